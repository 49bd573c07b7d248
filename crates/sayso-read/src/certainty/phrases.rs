//! Phrases that weaken: "appears to", "is believed to", "as far as I know", "in all likelihood".

use std::ops::Range;
use std::sync::LazyLock;

use crate::frame::{Pattern, is_form_of};
use crate::words::Words;

use super::Hedge;

/// Phrases with what is left of certainty; all of their words are the hedge.
static PHRASES: LazyLock<Vec<(Pattern, f32, bool)>> = LazyLock::new(|| {
    [
        ("in all likelihood|probability", 0.75, false),
        ("in principle|theory", 0.7, false),
        ("as far as i|we|he|she|they know|knows|knew", 0.7, false),
        ("as far as i|we|he|she|they can|could tell|see", 0.7, false),
        ("as far as i|we|he|she am|are|is|was|were aware", 0.7, false),
        ("as far as is known", 0.7, false),
        ("to my|our|his|her|their knowledge", 0.7, false),
        ("to the best of my|our|his|her|their knowledge", 0.7, false),
        ("pencilled|penciled in", 0.7, false),
        ("more likely than not", 0.7, false),
        ("if true|confirmed", 0.6, false),
        ("for all i|we know", 0.5, false),
    ]
    .into_iter()
    .map(|(phrase, weight, hearsay)| (Pattern::new(phrase), weight, hearsay))
    .collect()
});

/// A weakening phrase that begins at a word.
pub(super) fn at(words: &Words, at: usize, bounds: &Range<usize>) -> Option<Hedge> {
    let word = words.lower(at);
    match word.as_bytes().first()? {
        b'i' | b'a' | b't' | b'p' | b'm' | b'f' => {}
        _ => return semblance(words, at, bounds),
    }
    let phrase = PHRASES.iter().find_map(|(pattern, weight, hearsay)| {
        Some(Hedge { run: at..pattern.end_at(words, at, bounds)?, weight: *weight, hearsay: *hearsay })
    });
    phrase.or_else(|| semblance(words, at, bounds))
}

/// "appears to", "seems", and hearsay in the passive: "is believed to", "was thought to".
fn semblance(words: &Words, at: usize, bounds: &Range<usize>) -> Option<Hedge> {
    let word = words.lower(at);
    let after = words.lower(at + 1);
    let one = |weight, hearsay| Some(Hedge { run: at..at + 1, weight, hearsay });
    if is_form_of(word, "seem") {
        return one(0.65, false);
    }
    if is_form_of(word, "appear") && matches!(after, "to" | "that" | "likely" | "set") {
        return one(0.65, false);
    }
    let passive = at > bounds.start.saturating_sub(2)
        && at > 0
        && matches!(
            words.lower(at - 1),
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "widely"
                | "generally"
                | "commonly"
                | "now"
                | "still"
                | "also"
        );
    if after == "to" && passive {
        return match word {
            "believed" | "thought" | "understood" | "said" | "rumoured" | "rumored" | "assumed" | "presumed"
            | "reported" => one(0.65, true),
            _ => None,
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn phrases_that_weaken() {
        check("The fire [appears] to have begun in the loft.");
        check("She appears in court on Monday.");
        check("It [seems] the keys were copied.");
        check("Two men are [believed] to have drowned.");
        check("He believed the guards.");
        check("The deal holds [in principle].");
        check("The bridge is safe, [as far as we know].");
        check("A hearing is [pencilled in] for June.");
    }
}
