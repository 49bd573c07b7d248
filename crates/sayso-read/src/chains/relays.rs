//! Whether a relay stands among the attributions already, so that it is not told twice.

use sayso_text::Attribution;

use super::Relay;
use crate::words::Words;

/// Whether another attribution is this relay: it has its source and covers its content or its cue.
pub(super) fn is_same_relay(
    words: &Words,
    attributions: &[Attribution],
    inner: usize,
    other: usize,
    relay: Relay,
) -> bool {
    let (inner, other) = (&attributions[inner], &attributions[other]);
    let name = |span: sayso_text::Span| {
        let words = words.within(span).map(|w| words.lower(w).trim_end_matches("'s").to_owned());
        words.filter(|w| !matches!(w.as_str(), "the" | "a" | "an")).collect::<Vec<_>>()
    };
    let relay_name = name(relay.source);
    let same_source = (other.source.iter())
        .any(|&s| s.overlaps(relay.source) && s.len() <= 3 * relay.source.len() || name(s).ends_with(&relay_name));
    let near = other.cue.iter().any(|c| c.overlaps(relay.cue))
        || inner.within == Some(other.id)
        || other.content.iter().any(|&o| inner.content.iter().any(|&i| o.overlaps(i)));
    same_source && near
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_relay_that_stands_is_not_told_again() {
        for input in [
            "[s2 The officials] [c2<1 cited by] [s Bloomberg] [c said] [k2<1 they are not aware]. [k they are not aware]",
            "[s The Courier] [c reported] [k that [s2<1 two officials cited by the Courier] [c2 said] [k2 it closes]].",
        ] {
            check(input, None, "");
        }
    }
}
