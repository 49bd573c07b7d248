//! The words that a content hangs on ("if Sarn shows goodwill").

use sayso_text::{Attribution, Spans};

use crate::words::Words;

/// The condition of each attribution's content; empty where it hangs on nothing.
pub(crate) fn conditions(_words: &Words, attributions: &[Attribution]) -> Vec<Spans> {
    vec![Vec::new(); attributions.len()]
}
