//! Clauses of substance in the reporter's own voice, and what headings do with what the body tells.

use sayso_text::{Attribution, Note, Statement};

use crate::words::Words;

/// Statements in the order of the text, and notes on headings and credits.
pub(crate) fn statements(_words: &Words, _attributions: &[Attribution]) -> (Vec<Statement>, Vec<Note>) {
    (Vec::new(), Vec::new())
}
