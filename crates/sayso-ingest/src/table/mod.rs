//! Parquet: one article a row.

#[cfg(feature = "parquet")]
mod cells;
#[cfg(feature = "parquet")]
mod chunks;
#[cfg(feature = "parquet")]
mod columns;
#[cfg(feature = "parquet")]
mod rows;

#[cfg(feature = "parquet")]
pub(crate) use rows::articles;

#[cfg(not(feature = "parquet"))]
use crate::open::{self, Items, Settings};
#[cfg(not(feature = "parquet"))]
use crate::{Error, ErrorKind, Source};

/// A build without the reader of Parquet says so.
#[cfg(not(feature = "parquet"))]
pub(crate) fn articles(source: Source, _: &Settings) -> Items {
    let message =
        "this build does not read Parquet: build it with the feature `parquet`, or convert the file to JSON lines";
    open::one(Err(Error::new(ErrorKind::Format, source.place(), message)))
}
