#![doc = include_str!("../README.md")]

mod elementwise;
mod embedding;
mod encoder;
mod error;
mod kernel;
mod linear;
mod watch;
mod weights;
mod wide;
mod wordpiece;

pub use elementwise::{gelu, softmax};
pub use encoder::{Encoder, FORMAT, Scratch, Token};
pub use error::{Error, ErrorKind};
pub use kernel::{Kernel, View, ViewMut};
pub use linear::{LayerNorm, Linear};
pub use watch::{Watch, Watched};
pub use weights::{Matrix, Weights};
pub use wordpiece::{Piece, Vocabulary};
