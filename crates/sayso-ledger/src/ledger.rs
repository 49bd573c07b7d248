use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};
use sayso_stemma::collate::Settings;

use crate::error::{Error, ErrorKind, Result};
use crate::schema;

/// A ledger: one SQLite file.
///
/// One program writes at a time, any number read meanwhile (SQLite's write-ahead log). Nothing in the file is believed: it may
/// have come from a stranger.
///
/// ```
/// use sayso_ledger::Ledger;
/// let folder = tempfile::tempdir().unwrap();
/// let ledger = Ledger::create(&folder.path().join("sayso.db"))?;
/// assert_eq!(ledger.counts()?.articles, 0);
/// # Ok::<(), sayso_ledger::Error>(())
/// ```
pub struct Ledger {
    pub(crate) db: Connection,
    path: PathBuf,
    /// In how many articles a key says something of them.
    most_keys: Cell<usize>,
}

/// How long to wait for another writer.
const PATIENCE: Duration = Duration::from_secs(5);

impl Ledger {
    /// Opens a ledger for writing and makes it where there is none; one of an earlier version is brought up to this one.
    ///
    /// # Errors
    /// Where the file is no ledger, is damaged, comes from a later version, or may not be written.
    pub fn create(path: &Path) -> Result<Ledger> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        open(path, flags, true).map_err(|e| e.at(path))
    }

    /// Opens a ledger for writing that must be there.
    ///
    /// # Errors
    /// As [`Ledger::create`], and where there is none.
    pub fn write(path: &Path) -> Result<Ledger> {
        is_there(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        open(path, flags, true).map_err(|e| e.at(path))
    }

    /// Opens a ledger for reading alone.
    ///
    /// # Errors
    /// As [`Ledger::write`]; one of an earlier version is refused as well, since reading does not change it.
    pub fn read(path: &Path) -> Result<Ledger> {
        is_there(path)?;
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        match open(path, flags, false) {
            // The log of a ledger in a folder that may not be written cannot be opened; without a log the file is whole.
            Err(error) if matches!(error.kind(), ErrorKind::Io | ErrorKind::ReadOnly) && !has_log(path) => {
                let flags = flags | OpenFlags::SQLITE_OPEN_URI;
                open(Path::new(&immutable(path)), flags, false).map_err(|_| error.at(path))
            }
            opened => opened.map_err(|e| e.at(path)),
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Lets the file grow to `pages` pages: what a full disk looks like from inside.
    #[doc(hidden)]
    pub fn limit_pages_for_tests(&self, pages: u32) {
        let _ = self.db.pragma_update(None, "max_page_count", pages);
    }

    /// Lets keys be in `most` articles at a time: what a ledger of a hundred times as many looks like.
    #[doc(hidden)]
    pub fn limit_keys_for_tests(&self, most: usize) {
        self.most_keys.set(most);
    }

    /// How far collation looks.
    pub(crate) fn collation(&self) -> Settings {
        Settings { most: self.most_keys.get(), ..Settings::default() }
    }

    /// The same error, with this ledger's place.
    pub(crate) fn placed<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|e| e.at(&self.path))
    }
}

#[allow(clippy::disallowed_methods, reason = "the ledger is a file")]
fn is_there(path: &Path) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let message = "there is no ledger here; make one with `sayso add ARTICLE`, or name another with --ledger";
    Err(Error::new(ErrorKind::Missing, path.display().to_string(), message))
}

fn open(path: &Path, flags: OpenFlags, writes: bool) -> Result<Ledger> {
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    defend(&db)?;
    let most_keys = Cell::new(Settings::default().most);
    let mut ledger = Ledger { db, path: path.to_owned(), most_keys };
    if schema::prepare(&mut ledger.db, writes)? {
        ledger.rebuild_claims()?;
    }
    Ok(ledger)
}

/// Takes from the file what a stranger could use against its reader: functions and tables run from views and triggers, values
/// of any length, statements that never end.
fn defend(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    db.set_limit(Limit::SQLITE_LIMIT_LENGTH, 256 << 20)?;
    db.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    db.pragma_update(None, "cell_size_check", true)?;
    db.pragma_update(None, "mmap_size", 0)?;
    Ok(())
}

fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).exists()
}

/// The path as a URI that says that nobody writes to the file.
fn immutable(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let escaped = shown.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    format!("file:{escaped}?immutable=1")
}
