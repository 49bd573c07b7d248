use std::fmt;
use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::{SQLITE_FULL, SQLITE_IOERR_SHMSIZE};

/// What went wrong with a ledger: which one, what, likely why, and what to do.
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    place: String,
    message: String,
}

/// Kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no such file.
    Missing,
    /// The file is something else.
    NotALedger,
    /// A later version of sayso made it.
    Newer,
    /// It is damaged.
    Corrupt,
    /// It may not be written.
    ReadOnly,
    /// The disk is full.
    Full,
    /// Another program is writing.
    Busy,
    /// What was asked for is not in it.
    NotFound,
    /// What was asked for cannot be meant so: a query, a name that several have.
    Request,
    /// Anything else that the file system or SQLite says.
    Io,
}

/// The result of what may fail with a ledger.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub(crate) fn new(kind: ErrorKind, place: impl Into<String>, message: impl Into<String>) -> Error {
        Error { kind, place: place.into(), message: message.into() }
    }

    /// A request that cannot be followed.
    pub fn request(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Request, "", message)
    }

    /// Something that is not there.
    pub fn not_found(message: impl Into<String>) -> Error {
        Error::new(ErrorKind::NotFound, "", message)
    }

    /// What kind it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The same error of the ledger at `path`.
    pub(crate) fn at(self, path: &Path) -> Error {
        let place = if self.place.is_empty() { path.display().to_string() } else { self.place };
        Error { place, ..self }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place.as_str() {
            "" => f.write_str(&self.message),
            place => write!(f, "{place}: {}", self.message),
        }
    }
}

impl std::error::Error for Error {}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        let code = error.sqlite_error_code();
        let (kind, message) = match code {
            Some(ErrorCode::NotADatabase) => {
                (ErrorKind::NotALedger, "this is no ledger (nor any SQLite file); name another file".to_owned())
            }
            Some(ErrorCode::DatabaseCorrupt) => (
                ErrorKind::Corrupt,
                format!(
                    "the file is damaged ({error}): nothing was written to it; restore a copy, or save what can be read \
                     with `sqlite3 FILE .recover`"
                ),
            ),
            Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) if is_full(&error) => (
                ErrorKind::Full,
                "the disk is full: what was reported as stored is kept, the rest is not; make room and run it again"
                    .to_owned(),
            ),
            Some(ErrorCode::SystemIoFailure) => (
                ErrorKind::Io,
                format!(
                    "the disk did not give or take it ({error}): is it over a quota, unplugged or failing? What was reported as \
                     stored is kept; run it again once that is mended"
                ),
            ),
            Some(ErrorCode::ReadOnly) => (
                ErrorKind::ReadOnly,
                "it may not be written: check the permissions of the file and of its folder".to_owned(),
            ),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => (
                ErrorKind::Busy,
                "another program is writing to it (another `sayso add` or `watch`?): wait for its end, then run it again"
                    .to_owned(),
            ),
            Some(ErrorCode::CannotOpen) => (
                ErrorKind::Io,
                format!("cannot be opened ({error}): is there such a folder, and may it be written?"),
            ),
            None if is_foreign(&error) => (
                ErrorKind::Corrupt,
                format!("a row holds what sayso never writes ({error}): the file was changed by something else"),
            ),
            _ => (ErrorKind::Io, format!("SQLite says: {error}")),
        };
        Error { kind, place: String::new(), message }
    }
}

/// Whether there is no room for the file, its log, or the index of its log.
fn is_full(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    matches!(code, Some(SQLITE_FULL | SQLITE_IOERR_SHMSIZE))
}

/// Whether a value is of another type or size than its column has.
fn is_foreign(error: &rusqlite::Error) -> bool {
    use rusqlite::Error;
    matches!(
        error,
        Error::FromSqlConversionFailure(..)
            | Error::IntegralValueOutOfRange(..)
            | Error::InvalidColumnType(..)
            | Error::Utf8Error(..)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    fn check(code: i32, kind: ErrorKind, part: &str) {
        let error = Error::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
        assert_eq!(error.kind(), kind, "{code}: {error}");
        assert!(error.message().contains(part), "{code}: {error}");
    }

    #[test]
    fn disks() {
        check(ffi::SQLITE_FULL, ErrorKind::Full, "the disk is full");
        check(ffi::SQLITE_IOERR_SHMSIZE, ErrorKind::Full, "make room");
        check(ffi::SQLITE_IOERR_WRITE, ErrorKind::Io, "over a quota");
        check(ffi::SQLITE_IOERR_READ, ErrorKind::Io, "run it again");
        check(ffi::SQLITE_BUSY, ErrorKind::Busy, "another program");
    }
}
