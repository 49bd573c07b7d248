/// What went wrong while reading a model file or a vocabulary.
///
/// The message names the tensor or line, what was expected and what was found. Which file it was, the caller knows.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    kind: ErrorKind,
    message: String,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The bytes are no safetensors file, or a damaged one.
    Container,
    /// A key of the metadata is absent or not as expected.
    Metadata,
    /// A tensor that the model needs is absent.
    Missing,
    /// A tensor has another shape than expected.
    Shape,
    /// A tensor is stored in a number type that isn't read here.
    Type,
    /// A tensor holds an infinite number or one that is none.
    Value,
    /// The vocabulary lacks a piece it must have, or holds one twice.
    Vocabulary,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self { kind, message: message.into() }
    }

    /// What kind of trouble it is, to be matched on.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}
