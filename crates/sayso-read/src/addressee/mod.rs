//! To whom something was said ("told the Courier", "appealed to the chancellor", "directors were alerted").

mod hearers;
mod object;
mod passive;
mod question;
mod towards;

use std::ops::Range;

use sayso_text::{Attribution, Span, Spans};

use crate::channel::venues;
use crate::phrases::clause::{Clause, Clauses, Part};
use crate::phrases::scene::{hearers_of, scenes};
use crate::words::Words;

/// What is looked at to find an addressee.
struct Seen<'a> {
    words: &'a Words<'a>,
    attribution: &'a Attribution,
    clause: &'a Clause,
}

/// A way to find an addressee.
type Way = fn(&Seen) -> Option<Range<usize>>;

/// The ways in which an addressee is named, surest first.
const WAYS: &[Way] = &[passive::addressee, object::addressee, towards::addressee, question::addressee];

/// The addressee of each attribution; empty where none is named.
pub(crate) fn addressees(words: &Words, attributions: &[Attribution]) -> Vec<Spans> {
    let clauses = Clauses::of(words, attributions);
    let named = |at: usize| {
        let clause = clauses.clause(at);
        let seen = Seen { words, attribution: &attributions[at], clause: &clause };
        let found = WAYS.iter().find_map(|way| way(&seen))?;
        // whoever is told "a news conference" is told something at it
        (!venues::is_occasion(words, found.clone())).then(|| words.span_of(found))
    };
    let own: Vec<Option<Span>> = (0..attributions.len()).map(named).collect();
    let scenes = scenes(words, attributions, &clauses);
    let of_scene = |at: usize| scenes[at].as_ref().and_then(|s| hearers_of(words, s)).map(|run| words.span_of(run));
    (0..own.len())
        .map(|at| {
            own[at]
                .or_else(|| shared(words, attributions, &clauses, &own, at))
                .or_else(|| of_scene(at))
                .into_iter()
                .collect()
        })
        .collect()
}

/// "sounded them out and asked whether": an asking cue shares the hearer of the cue before it, where source and sentence are one.
fn shared(
    words: &Words,
    attributions: &[Attribution],
    clauses: &Clauses,
    own: &[Option<Span>],
    at: usize,
) -> Option<Span> {
    let attribution = &attributions[at];
    let cue = *attribution.cue.first()?;
    if attribution.source.is_empty() || !words.within(cue).any(|w| object::is_asking(words.lower(w))) {
        return None;
    }
    clauses.neighbours(at).filter_map(|other| Some((&attributions[other], own[other]?))).find_map(|(other, hearer)| {
        let before = other
            .cue
            .first()
            .is_some_and(|c| c.start < cue.start && words.sentence_at(c.start) == words.sentence_at(cue.start));
        (before && other.source == attribution.source).then_some(hearer)
    })
}

impl Seen<'_> {
    /// The words behind the verb of the cue that a test accepts, as far as they can belong to the clause.
    fn after_verb(&self, is_verb: impl Fn(&str) -> bool) -> Option<usize> {
        let cue = &self.clause.cue;
        cue.clone().rev().find(|&w| is_verb(self.words.lower(w))).map(|w| w + 1)
    }

    /// Whether a word stands in a role that no addressee can stand in.
    fn is_taken(&self, at: usize) -> bool {
        matches!(self.clause.part(at), Part::Source | Part::Other)
    }
}

#[cfg(test)]
fn check(input: &str, expected: &str) {
    let marked = crate::phrases::marked::Marked::read(input);
    let found = addressees(&marked.words(), &marked.attributions);
    let found: Vec<String> = found.iter().map(|spans| marked.text_of(spans)).collect();
    assert_eq!(found.join(" ; "), expected, "{input}");
}
