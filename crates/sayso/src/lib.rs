#![doc = include_str!("../README.md")]

pub mod adding;
pub mod brat;
pub mod claims;
mod error;
pub mod export;
pub mod inputs;
mod model;
pub mod network;
pub mod outlets;
mod reader;
pub mod score;
#[cfg(feature = "fetch")]
pub mod web;
pub mod wire;

pub use error::{Error, ErrorKind};
pub use export::csv;
pub use model::{model_name, vocabulary};
pub use reader::{Kernel, Read, Reader, Settings};
pub use sayso_ingest as ingest;
pub use sayso_ledger as ledger;
pub use sayso_read::Network;
pub use sayso_stemma as stemma;
pub use sayso_text::*;
