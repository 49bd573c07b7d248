//! What something is given for or hangs on: "in exchange for", "in return for", "depending on".

use std::ops::Range;
use std::sync::LazyLock;

use crate::frame::{Pattern, patterns};
use crate::words::Words;

use super::clause;

static EXCHANGES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "only? in exchange|return for",
        "depending on|upon",
        "~depend on|upon",
        "dependent|contingent|conditional on|upon",
        "subject to approval|a|an|the|its|their|further|final",
        "~hinge on|upon",
        "~hang on whether|the",
    ])
});

/// An exchange or dependence that begins at a word.
pub(super) fn at(words: &Words, at: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    if !matches!(words.lower(at).as_bytes().first()?, b'o' | b'i' | b'd' | b'c' | b's' | b'h') {
        return None;
    }
    let opened = EXCHANGES.iter().find_map(|pattern| pattern.end_at(words, at, bounds))?;
    // "to be depended on": something has to follow.
    let end = clause::end(words, opened.max(at + 1) - 1, bounds);
    (end > opened).then_some(at..end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn exchanges() {
        check("The firm would lift its offer [in exchange for work on Sundays].");
        check("Nine will go home [in return for fourteen], he said.");
        check("The date [depends on the envoy’s health].");
        check("The sale is [conditional on a licence].");
        check("The two met in return.");
    }
}
