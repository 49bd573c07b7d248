//! Refusals and silences: "declined to comment", "did not respond", "would not be drawn".
//!
//! They are no stance towards anything, so they are kept as notes, and a cue of this kind asserts what it holds back.

use std::borrow::Cow;
use std::sync::LazyLock;

use sayso_text::Note;

use crate::frame::{Pattern, patterns};
use crate::words::Words;

use super::ASSERTS;
use super::cue::{self, Rule};

/// Phrases of those who will not speak.
const REFUSALS: &[&str] = &[
    "~decline to|any|comment|further",
    "~refuse … comment|say|discuss|elaborate|answer|speak|confirm|disclose|reveal|name|identify|explain|specify|talk",
    "would|will not be drawn",
    "wouldn't|won't be drawn",
    "would|could|can|will|did|does not immediately? comment|discuss|elaborate|confirm|disclose|say|specify|reveal|provide",
    "wouldn't|couldn't|can't|won't|didn't|doesn't immediately? comment|discuss|elaborate|confirm|disclose|say|specify|reveal",
    "do not comment|discuss",
    "would|will not be commenting",
    "wouldn't|won't be commenting",
    "~refuse to confirm|deny",
    "neither ~confirm nor",
    "~have no immediate? comment",
    "had nothing to say|add",
    "~have … nothing … to add|say",
];

/// Phrases of those who do not answer.
const SILENCES: &[&str] = &[
    "did|does|has|have|had not immediately? respond|responded|reply|replied|answer|answered|return|returned",
    "didn't|hasn't|haven't immediately? respond|responded|reply|replied|answer|answered|return|returned",
    "could not immediately? be reached",
    "couldn't be reached",
    "~be not immediately? available for|to",
    "~be unavailable for comment",
    "~say nothing",
    "~remain|keep|stay silent|quiet|mum|tight-lipped",
    "~make no comment|mention",
];

static NOTED: LazyLock<Vec<(Pattern, &'static str, &'static str)>> = LazyLock::new(|| {
    let refusals = patterns(REFUSALS).into_iter().map(|p| (p, "refusal", "somebody would not speak about this"));
    let silences = patterns(SILENCES).into_iter().map(|p| (p, "silence", "somebody did not answer, or said nothing"));
    refusals.chain(silences).collect()
});

/// All rules of refusal and silence in a cue.
pub(super) fn rules() -> Vec<Rule> {
    let mut all = cue::rules(REFUSALS, Some(ASSERTS), Some(ASSERTS));
    all.extend(cue::rules(SILENCES, Some(ASSERTS), Some(ASSERTS)));
    all.extend(cue::rules(&["~decline"], Some(ASSERTS), Some(ASSERTS)));
    all.extend(cue::rules(&["~say|disclose|specify|comment|elaborate|reveal|confirm"], None, None));
    all
}

/// Notes on refusals and silences, in the order of the text; each spans the words that tell of it.
pub(crate) fn refusals(words: &Words) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words.lower(at);
        // Most words begin no such phrase.
        if !matches!(
            word.as_bytes().first(),
            Some(b'd' | b'r' | b'w' | b'c' | b'h' | b'n' | b'i' | b'a' | b's' | b'k' | b'm')
        ) {
            at += 1;
            continue;
        }
        let bounds = at..words.sentence_of(at).end;
        let found = NOTED
            .iter()
            .find_map(|(pattern, kind, message)| Some((pattern.end_at(words, at, &bounds)?, kind, message)));
        match found {
            Some((end, kind, message)) => {
                notes.push(Note {
                    span: Some(words.span_of(at..end)),
                    kind: Cow::Borrowed(*kind),
                    message: (*message).to_owned(),
                });
                at = end;
            }
            None => at += 1,
        }
    }
    notes
}

/// Whether a phrase of refusal or silence begins at a word.
pub(crate) fn is_refusal(words: &Words, at: usize) -> bool {
    let bounds = at..words.sentence_of(at).end;
    NOTED.iter().any(|(pattern, ..)| pattern.end_at(words, at, &bounds).is_some())
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance;

    use super::super::tests::{check, read};
    use super::refusals;

    #[test]
    fn noted() {
        for (text, expected) in [
            ("Toft declined to comment.", Some(("declined to", "refusal"))),
            ("The mill did not immediately respond to a letter.", Some(("did not immediately respond", "silence"))),
            ("Toft would not be drawn on the plan.", Some(("would not be drawn", "refusal"))),
            ("Sales declined in May.", None),
            ("Toft responded at once.", None),
        ] {
            read(text, |words, _| {
                let notes = refusals(words);
                let shown = notes.first().map(|n| (n.span.expect("a place").of(words.text()), &*n.kind));
                assert_eq!(shown, expected, "{text}");
            });
        }
    }

    #[test]
    fn no_stance() {
        check("{Toft} <declined to say> [whether he would stand].", Stance::Asserts);
        check("{The union} <has refused to discuss> [a truce].", Stance::Asserts);
    }
}
