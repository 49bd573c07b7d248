#![doc = include_str!("../README.md")]

mod charset;
mod credit;
mod dates;
mod decode;
mod error;
mod feed;
mod fields;
mod format;
mod front;
mod gzip;
mod html;
mod json_feed;
mod jsonl;
mod limits;
mod look;
mod mhtml;
mod newsml;
mod nitf;
mod open;
mod opml;
mod pdf;
mod source;
mod table;
mod text;
mod warc;
mod zip;

pub use error::{Error, ErrorKind, Place};
pub use format::Format;
pub use jsonl::JsonLines;
pub use limits::{LIMITS, Limits};
pub use open::{Item, Items, Settings, articles};
pub use source::{Bytes, ReadSeek, Source};
pub use text::text;
