#![doc = include_str!("../README.md")]

mod decode;
mod error;
mod fields;
mod front;
mod jsonl;
mod look;
mod text;

pub use error::{Error, ErrorKind, Place};
pub use jsonl::JsonLines;
pub use text::text;
