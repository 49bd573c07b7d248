//! Where a condition's clause ends.

use std::ops::Range;

use crate::words::Words;

/// The end of a clause that begins at a word: the next comma, semicolon, colon, dash or end of the bounds.
///
/// A comma between two conditions ("if A, and if B", "if A, or B") ends the first one all the same.
pub(super) fn end(words: &Words, start: usize, bounds: &Range<usize>) -> usize {
    let stops = |at: &usize| {
        let gap = words.before(*at);
        gap.contains([',', ';', ':', '—', '–', '(', ')', '?', '!', '.']) || gap.contains(" - ") || gap.contains(" -- ")
    };
    (start + 1..bounds.end).find(stops).unwrap_or(bounds.end)
}

/// Whether a clause stands at the start of its sentence or of a quotation.
pub(super) fn is_first(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    at == bounds.start || at == words.sentence_of(at).start || words.before(at).contains(['“', '"', '‘', ':'])
}
