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
        ("as i|we understand it", 0.7, false),
        ("by all accounts", 0.7, true),
        ("on the face of it", 0.7, false),
        ("at first sight|glance", 0.7, false),
        ("on paper", 0.7, false),
        ("chances|odds are", 0.7, false),
        ("there is|was|'s a an? good|fair|slim|small|real|strong? chance|possibility|risk", 0.6, false),
        ("i|we dare say", 0.7, false),
        ("to some|a certain extent|degree", 0.8, false),
        ("if i|we remember rightly|correctly", 0.7, false),
        ("if memory serves", 0.7, false),
        ("if i am not mistaken", 0.7, false),
        ("it would appear|seem", 0.65, false),
        ("not yet? confirmed|verified", 0.6, false),
        ("not entirely|quite|wholly|completely? sure|certain", 0.6, false),
    ]
    .into_iter()
    .map(|(phrase, weight, hearsay)| (Pattern::new(phrase), weight, hearsay))
    .collect()
});

/// A weakening phrase that begins at a word.
pub(super) fn at(words: &Words, at: usize, bounds: &Range<usize>) -> Option<Hedge> {
    let word = words.lower(at);
    match word.as_bytes().first()? {
        b'i' | b'a' | b't' | b'p' | b'm' | b'f' | b'b' | b'o' | b'c' | b'w' | b'n' => {}
        _ => return semblance(words, at),
    }
    let phrase = PHRASES.iter().find_map(|(pattern, weight, hearsay)| {
        Some(Hedge { run: at..pattern.end_at(words, at, bounds)?, weight: *weight, hearsay: *hearsay })
    });
    phrase.or_else(|| semblance(words, at))
}

/// "appears to", "seems", and hearsay in the passive: "is believed to", "was thought to".
fn semblance(words: &Words, at: usize) -> Option<Hedge> {
    let word = words.lower(at);
    let after = words.lower(at + 1);
    let one = |weight, hearsay| Some(Hedge { run: at..at + 1, weight, hearsay });
    if is_form_of(word, "seem") {
        return one(0.65, false);
    }
    if is_form_of(word, "appear") && matches!(after, "to" | "that" | "likely" | "set") {
        return one(0.65, false);
    }
    if is_form_of(word, "look") && matches!(after, "likely" | "like" | "set" | "unlikely") {
        return one(0.65, false);
    }
    if after != "to" {
        return None;
    }
    // "is believed to have drowned", "a picture thought to be lost"; not "he thought to ask", "was reported to the police".
    let before = if at > 0 { words.lower(at - 1) } else { "" };
    let active =
        matches!(before, "he" | "she" | "they" | "we" | "i" | "who" | "has" | "have" | "had" | "never" | "and");
    let infinitive = matches!(words.lower(at + 2), "be" | "have");
    match word {
        "believed" | "thought" | "understood" | "assumed" | "presumed" | "rumoured" | "rumored" | "feared"
            if !active =>
        {
            one(0.65, true)
        }
        "said" | "reported" if !active && infinitive => one(0.65, true),
        _ => None,
    }
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
        check("A picture [thought] to be lost hung there.");
        check("No crack was reported to the office.");
        check("The deal holds [in principle].");
        check("The bridge is safe, [as far as we know].");
        check("A hearing is [pencilled in] for June.");
    }
}
