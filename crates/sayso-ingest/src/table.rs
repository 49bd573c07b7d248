use crate::open::{self, Items, Settings};
use crate::{Error, ErrorKind, Source};

/// The articles of one source in this format.
pub(crate) fn articles(source: Source, _settings: &Settings) -> Items {
    open::one(Err(Error::new(ErrorKind::Format, source.place(), "this format is not read yet")))
}
