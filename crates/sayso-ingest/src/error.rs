use std::fmt;

/// Why something could not be read as an article: where, what, likely why, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {message}")]
pub struct Error {
    kind: ErrorKind,
    place: Place,
    message: String,
}

/// Kinds of [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no text in it.
    Empty,
    /// It is no text: a picture, an archive, a program.
    Binary,
    /// It is longer than can be read.
    TooLong,
    /// A line is no JSON object.
    Json,
    /// A field is missing or of the wrong type.
    Field,
    /// The reader failed.
    Io,
    /// It is damaged: cut off, or not what it says it is.
    Damaged,
    /// A format that this build does not read, or that holds no articles.
    Format,
}

/// Where an [`Error`] occurred; shown as `news.jsonl:3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, or whatever name the caller gave.
    pub file: String,
    /// The line, counted from 1, in formats that have one article a line.
    pub line: Option<u64>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, place: Place, message: impl Into<String>) -> Error {
        Error { kind, place, message: message.into() }
    }

    /// The same error at another place.
    pub(crate) fn at(self, place: Place) -> Error {
        Error { place, ..self }
    }

    /// What kind it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }

    /// What is wrong, without the place.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where it occurred.
    pub fn place(&self) -> &Place {
        &self.place
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}
