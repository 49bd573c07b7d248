//! Versions of the ledger's tables: making them, knowing them, bringing old ones forward.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, ErrorKind, Result};

/// The version of the tables that this program makes and reads.
pub const VERSION: i32 = 2;

/// SQLite's mark for whose file it is: "says" in ASCII.
const APPLICATION: i32 = 0x7361_7973;

/// What brings a ledger of version n to version n + 1, for n from 0 on.
const STEPS: &[&str] = &[concat!(include_str!("schema.sql"), include_str!("search.sql")), include_str!("claims.sql")];

/// Tables, views and indices that a ledger may have, by the beginning of their names; others are passed over in reading, and
/// none of them is ever run. Whether a ledger of an earlier version was brought forward: what is derived is to be made anew then.
pub(crate) fn prepare(db: &mut Connection, writes: bool) -> Result<bool> {
    let (application, version) = marks(db)?;
    let is_empty = is_empty(db)?;
    if application != APPLICATION && !is_empty {
        let message = "this is an SQLite file, but no ledger of sayso: name another file";
        return Err(Error::new(ErrorKind::NotALedger, "", message));
    }
    if version > VERSION {
        let message = format!(
            "a later version of sayso made this ledger (its tables are version {version}, this program knows {VERSION}): \
             use a newer sayso; nothing was changed"
        );
        return Err(Error::new(ErrorKind::Newer, "", message));
    }
    if version == VERSION && !is_empty {
        if writes {
            settle(db)?;
        }
        return Ok(false);
    }
    if !writes {
        let message = if is_empty {
            "this ledger is empty: put something in with `sayso add`".to_owned()
        } else {
            "an earlier version of sayso made this ledger: bring it up to date with `sayso rebuild`".to_owned()
        };
        return Err(Error::new(ErrorKind::NotALedger, "", message));
    }
    settle(db)?;
    migrate(db)?;
    Ok(!is_empty)
}

/// Smaller pages than SQLite's usual 4096 bytes: articles are longer than a page, and half a page of each is left empty.
const PAGE: i32 = 2048;

/// How the file is written: a log beside it, flushed at each commit; what is erased is overwritten.
fn settle(db: &Connection) -> Result<()> {
    db.pragma_update(None, "page_size", PAGE)?; // of new ledgers; others keep theirs
    db.pragma_update(None, "auto_vacuum", "INCREMENTAL")?; // the same: pages that fall empty can be given back
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "foreign_keys", false)?; // the program keeps them; checking each row costs a third of the time
    db.pragma_update(None, "cache_size", -32_000)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    Ok(())
}

fn migrate(db: &mut Connection) -> Result<()> {
    let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have come first.
    let (_, version) = marks(&step)?;
    for sql in &STEPS[version as usize..] {
        step.execute_batch(sql)?;
    }
    step.pragma_update(None, "application_id", APPLICATION)?;
    step.pragma_update(None, "user_version", VERSION)?;
    step.commit()?;
    Ok(())
}

fn marks(db: &Connection) -> Result<(i32, i32)> {
    let application = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: i32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version < 0 {
        return Err(Error::new(ErrorKind::NotALedger, "", "its version is negative: this is no ledger of sayso"));
    }
    Ok((application, version))
}

fn is_empty(db: &Connection) -> Result<bool> {
    Ok(db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?)
}
