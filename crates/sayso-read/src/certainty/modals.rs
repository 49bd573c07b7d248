//! Modal verbs of possibility: may, might, could. What can, will, would, should or must be is told without reserve.

use std::ops::Range;

use crate::frame::{is_form_of, is_negation};
use crate::words::Words;

use super::Hedge;

/// A modal at a word.
pub(super) fn at(words: &Words, at: usize, _bounds: &Range<usize>) -> Option<Hedge> {
    let weight = match words.written(at) {
        "may" => may(words, at)?,
        "might" => might(words, at)?,
        "could" => could(words, at)?,
        _ => return None,
    };
    Some(Hedge { run: at..at + 1, weight, hearsay: false })
}

/// The verb, not the month, which has a capital. "May we?" begins a question, "may they rest" a wish: capitals too.
fn may(words: &Words, at: usize) -> Option<f32> {
    // "come what may", "be that as it may"
    let idle = words.lower(at - at.min(1)) == "what" || words.are(at - at.min(3), &["that", "as", "it"]);
    (!idle).then_some(0.6)
}

/// The verb, not the strength: "with all his might", "military might".
fn might(words: &Words, at: usize) -> Option<f32> {
    let after = words.lower(at + 1);
    let ends = matches!(after, "" | "of" | "and" | "in" | "is" | "was" | "on" | "to" | "as") || ends_clause(words, at);
    let noun = at > 0
        && matches!(
            words.lower(at - 1),
            "the" | "its" | "his" | "her" | "their" | "our" | "all" | "military" | "economic" | "naval"
        );
    // "asked if they might see it" asks for leave.
    let leave = at > 2
        && matches!(words.lower(at - 1), "i" | "we" | "he" | "she" | "they")
        && matches!(words.lower(at - 2), "if" | "whether")
        && is_form_of(words.lower(at - 3), "ask");
    (!ends && !noun && !leave).then_some(0.5)
}

/// What could be; not what could not, what one was able to do, or the courtesy of a question.
fn could(words: &Words, at: usize) -> Option<f32> {
    let after = words.lower(at + 1);
    if is_negation(after) || matches!(after, "hardly" | "barely" | "scarcely" | "n't") || ends_clause(words, at) {
        return None;
    }
    let sentence = words.sentence_of(at);
    // "so that trains could pass", "whatever he could", "as fast as they could", "if only they could": what somebody was able to do.
    let same_clause = |w: &usize| !words.before(w + 1).contains([',', ';', ':', '—', '–']);
    let lead: Vec<&str> = (sentence.start..at).rev().take(5).take_while(same_clause).map(|w| words.lower(w)).collect();
    let able = lead.iter().any(|w| {
        matches!(
            *w,
            "whatever" | "wherever" | "whether" | "how" | "nobody" | "nothing" | "none" | "no" | "neither" | "only"
        )
    }) || lead.windows(2).any(|w| w == ["that", "so"])
        || lead.iter().take(3).any(|w| *w == "as" || *w == "if");
    // What the senses could do is told as done: "they could smell the smoke".
    let sensed =
        matches!(after, "hear" | "smell" | "feel" | "taste" | "remember" | "tell" | "afford" | "no" | "say" | "ever")
            || after == "see"
                && matches!(words.lower(at + 2), "the" | "him" | "her" | "them" | "it" | "how" | "that" | "why");
    if able || sensed {
        return None;
    }
    Some(0.6)
}

/// Whether a clause ends behind a word.
fn ends_clause(words: &Words, at: usize) -> bool {
    at + 1 >= words.len() || words.before(at + 1).contains(['.', ',', ';', '!', '?', ':', '—'])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn possibilities() {
        check("The clinic [may] close in May.");
        check("Talks [might] resume, but the navy's might is gone.");
        check("Some trains [could] be cancelled.");
        check("She could not comment, and he couldn't hear.");
        check("Drivers asked if they might see the report.");
        check("They asked whether he could pay.");
        check("If rain falls, the dam [could] burst.");
        check("They ran as fast as they could.");
        check("Residents could smell the smoke.");
        check("It can lend six crews, would do so, and should.");
        check("Come what may, the mayor stays.");
    }
}
