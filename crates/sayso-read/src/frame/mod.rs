//! The frame that a cue makes: its words, whether it is turned round by a negation, and phrases in it.

mod inflection;
mod pattern;

use std::ops::Range;

use sayso_text::{Attribution, Span};

use crate::words::Words;

pub(crate) use inflection::{is_auxiliary, is_form_of, is_negation};
pub(crate) use pattern::{Pattern, patterns};

/// The words of all pieces of a role, in the order of the text.
pub(crate) fn words_of(words: &Words, pieces: &[Span]) -> Vec<usize> {
    pieces.iter().flat_map(|&piece| words.within(piece)).collect()
}

/// The words of an attribution's cue.
pub(crate) fn cue_words(words: &Words, attribution: &Attribution) -> Vec<usize> {
    words_of(words, &attribution.cue)
}

/// Whether a word is turned round by a negation before it: "did not at any time deny", "never quite said", "no denial".
///
/// Only helping verbs and adverbs may stand between; the look-around is bounded by the sentence.
pub(crate) fn is_negated(words: &Words, at: usize) -> bool {
    let sentence = words.sentence_of(at);
    for before in (sentence.start..at).rev().take(5) {
        let word = words.lower(before);
        if word == "no" {
            return before + 1 == at || before + 2 == at;
        }
        if is_negation(word) && word != "nothing" && word != "nobody" && word != "none" {
            return true;
        }
        let light = is_auxiliary(word)
            || word.ends_with("ly")
            || matches!(
                word,
                "to" | "at" | "even" | "yet" | "so" | "far" | "quite" | "ever" | "any" | "time" | "directly" | "itself"
            );
        if !light || words.before(before + 1).contains([',', ';', ':', '—', '–']) {
            return false;
        }
    }
    false
}

/// The sentence of a word, from the word on.
pub(crate) fn rest_of_sentence(words: &Words, at: usize) -> Range<usize> {
    at..words.sentence_of(at).end.max(at)
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    #[test]
    fn negations_before_a_verb() {
        for (text, verb, expected) in [
            ("Toft did not deny it.", "deny", true),
            ("Toft has never really denied it.", "denied", true),
            ("Toft couldn't rule it out.", "rule", true),
            ("There was no denial.", "denial", true),
            ("Not today, Toft denied.", "denied", false),
            ("No member denied it.", "denied", false),
            ("Toft denied it.", "denied", false),
        ] {
            let document = Document::of(&Article::from_text("a", text));
            let words = Words::of(&document, &[]);
            let at = (0..words.len()).find(|&at| words.lower(at) == verb).expect("in the text");
            assert_eq!(is_negated(&words, at), expected, "{text}");
        }
    }
}
