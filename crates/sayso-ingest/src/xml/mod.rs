//! XML of strangers: a stream is cut into small documents, and each is read into a tree, all within bounds.

mod cut;
mod encoding;
mod entities;
mod names;
mod pieces;
mod tree;
mod view;

pub(crate) use encoding::in_utf8;

pub(crate) use pieces::{Piece, PieceNames, Pieces};
pub(crate) use tree::{Element, Node, Rules, parse};
