#![doc = include_str!("../README.md")]

pub mod brat;
mod error;
pub mod export;
pub mod inputs;
mod model;
pub mod network;
mod reader;
pub mod score;
pub mod wire;

pub use error::{Error, ErrorKind};
pub use export::csv;
pub use model::{model_name, vocabulary};
pub use reader::{Kernel, Read, Reader, Settings};
pub use sayso_read::Network;
pub use sayso_text::*;
