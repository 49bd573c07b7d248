//! Through what something was said ("in a televised address").

use sayso_text::{Attribution, Spans};

use crate::words::Words;

/// The channel of each attribution; empty where none is named.
pub(crate) fn channels(_words: &Words, attributions: &[Attribution]) -> Vec<Spans> {
    vec![Vec::new(); attributions.len()]
}
