use std::fmt;

/// Something that could not be read, written or loaded: where, what, likely why, and what to do.
///
/// ```
/// use sayso::{ErrorKind, Reader, Settings};
/// let settings = Settings { model: Some("no/such/model".into()), ..Settings::default() };
/// let error = Reader::new(&settings).err().unwrap();
/// assert_eq!(error.kind(), ErrorKind::Missing);
/// assert!(error.to_string().starts_with("no/such/model: "));
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    place: String,
    message: String,
}

/// What kind of trouble it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// A path that is not there.
    Missing,
    /// A file or folder that could not be opened, read or written.
    Io,
    /// Input that is no article: empty, binary, too long, a broken line.
    Input,
    /// A model that could not be loaded.
    Model,
    /// A page or feed that could not, or must not, be fetched.
    Web,
    /// A setting that this build or machine cannot follow.
    Setting,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, place: impl Into<String>, message: impl fmt::Display) -> Error {
        Error { kind, place: place.into(), message: message.to_string() }
    }

    /// A file that could not be opened or read.
    pub(crate) fn io(place: impl Into<String>, error: &std::io::Error) -> Error {
        let (kind, message) = match error.kind() {
            std::io::ErrorKind::NotFound => (ErrorKind::Missing, "there is no such file or folder".to_owned()),
            std::io::ErrorKind::PermissionDenied => {
                (ErrorKind::Io, "may not be read; check its permissions".to_owned())
            }
            _ => (ErrorKind::Io, format!("cannot be read: {error}")),
        };
        Error { kind, place: place.into(), message }
    }

    /// What kind of trouble it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// Where it is: a file, with a line where there is one.
    pub fn place(&self) -> &str {
        &self.place
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
