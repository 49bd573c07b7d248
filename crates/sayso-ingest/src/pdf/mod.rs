//! PDF files with a layer of text.
//!
//! `hayro-syntax` and `hayro-font` read objects and fonts; what a page shows, and how its words make lines, columns and
//! paragraphs, is read here.

#[cfg(feature = "pdf")]
mod content;
#[cfg(feature = "pdf")]
mod extract;
#[cfg(feature = "pdf")]
mod glyphs;
#[cfg(feature = "pdf")]
mod heads;
#[cfg(feature = "pdf")]
mod metadata;
#[cfg(feature = "pdf")]
mod order;
#[cfg(feature = "pdf")]
mod packed;
#[cfg(feature = "pdf")]
mod paragraphs;
#[cfg(feature = "pdf")]
mod pieces;

#[cfg(feature = "pdf")]
pub(crate) use extract::articles;

#[cfg(not(feature = "pdf"))]
use crate::open::{self, Items, Settings};
#[cfg(not(feature = "pdf"))]
use crate::{Error, ErrorKind, Source};

/// A build without the reader of PDF says so.
#[cfg(not(feature = "pdf"))]
pub(crate) fn articles(source: Source, _: &Settings) -> Items {
    let message = "this build does not read PDF: build it with the feature `pdf`, or extract the text first";
    open::one(Err(Error::new(ErrorKind::Format, source.place(), message)))
}
