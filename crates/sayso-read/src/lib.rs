//! The passes of sayso: from a document to a reading.

mod network;

pub use network::Network;

use sayso_text::{Document, Reading};

/// Reads a document: who said what.
///
/// `network` judges the words; everything else is arithmetic on its answers, so the same answers give the same reading.
pub fn read(document: &Document, network: &dyn Network) -> Reading {
    let _ = (document, network);
    Reading::default()
}
