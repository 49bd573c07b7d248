//! Through what something was said: a place, a medium, a document ("at his weekly briefing", "by radio", "in a statement").

mod place;
pub(crate) mod venues;

use std::ops::Range;

use sayso_text::{Attribution, Spans};

use crate::phrases::clause::{Clause, Clauses, Part};
use crate::phrases::noun::{DETERMINERS, is_gap, is_stop, noun_phrase};
use crate::phrases::scene::{scenes, venue_of};
use crate::phrases::when::is_time;
use crate::words::Words;

/// Prepositions that lead to a venue or a medium.
const LEADS: &[&str] = &["at", "in", "on", "during", "via", "through", "by", "over", "from", "into", "outside", "with"];

/// The channel of each attribution; empty where none is named.
pub(crate) fn channels(words: &Words, attributions: &[Attribution]) -> Vec<Spans> {
    let clauses = Clauses::of(words, attributions);
    let of = |at: usize| {
        let clause = clauses.clause(at);
        let attribution = &attributions[at];
        let found = told_a_venue(words, &clause)
            .or_else(|| venue(words, &clause))
            .or_else(|| speaking(words, &clause))
            .or_else(|| place::place(words, attribution, &clause))?;
        Some(words.span_of(found))
    };
    let scenes = scenes(words, attributions, &clauses);
    let of_scene = |at: usize| scenes[at].as_ref().and_then(|s| venue_of(words, s)).map(|run| words.span_of(run));
    (0..attributions.len()).map(|at| of(at).or_else(|| of_scene(at)).into_iter().collect()).collect()
}

/// "told a news conference in Port Ellery".
fn told_a_venue(words: &Words, clause: &Clause) -> Option<Range<usize>> {
    let verb = clause
        .cue
        .clone()
        .rev()
        .find(|&w| matches!(words.lower(w), "told" | "tells" | "tell" | "telling" | "addressing"))?;
    let end = noun_phrase(words, verb + 1, clause.open_end(verb + 1))?;
    venues::is_occasion(words, verb + 1..end).then(|| verb + 1..extent(words, clause, verb + 1, end))
}

/// "at his weekly briefing", "in a statement on its website".
fn venue(words: &Words, clause: &Clause) -> Option<Range<usize>> {
    let open = |w: usize| matches!(clause.part(w), Part::Free | Part::Cue);
    let behind = clause.cue.start..clause.words.end;
    let before = clause.words.start..clause.cue.start;
    behind.chain(before).filter(|&w| open(w) && LEADS.contains(&words.lower(w))).find_map(|at| {
        let bound = clause.open_end(at + 1);
        let end = noun_phrase(words, at + 1, bound).filter(|_| !is_gap(words, at + 1))?;
        let from_verb = at > clause.cue.start;
        if from_verb && !clause.is_close(words, at) {
            return None;
        }
        let is_one = venues::is_venue(words, at + 1..end) && venues::fits(words, at, end);
        is_one.then(|| at..extent(words, clause, at + 1, end))
    })
}

/// How far a channel goes: past its noun phrase as long as words of the clause follow that are no time, no hearer and no new
/// sentence part ("on a conference call | arranged by the ministry").
fn extent(words: &Words, clause: &Clause, start: usize, end: usize) -> usize {
    let bound = clause.open_end(start);
    let ends = |w: usize| {
        is_gap(words, w)
            || is_time(words, w)
            || clause.part(w) == Part::Cue && !clause.cue.contains(&(w - 1))
            || (words.lower(w) == "to" && !is_addressed(words, start..w))
            || (words.lower(w) == "and" && !is_another(words, w, bound))
            || matches!(
                words.lower(w),
                "that" | "but" | "where" | "when" | "after" | "before" | "as" | "while" | "whether"
            )
            || (DETERMINERS.contains(&words.lower(w)) && !is_stop(words.lower(w - 1)))
    };
    let mut last = (end..bound).find(|&w| ends(w)).unwrap_or(bound.max(end));
    while last > end && is_stop(words.lower(last - 1)) {
        last -= 1;
    }
    last
}

/// Whether a document is sent to somebody: "in a letter | to the board".
fn is_addressed(words: &Words, phrase: Range<usize>) -> bool {
    let last = words.lower(phrase.end - 1);
    matches!(
        last,
        "letter"
            | "email"
            | "e-mail"
            | "memo"
            | "message"
            | "note"
            | "address"
            | "speech"
            | "submission"
            | "testimony"
            | "sent"
            | "addressed"
            | "written"
            | "posted"
            | "appeal"
            | "reply"
            | "response"
            | "lecture"
            | "remarks"
            | "presentation"
            | "telegram"
            | "petition"
            | "complaint"
    )
}

/// Whether "and" goes on to another venue: "in a statement and two letters".
fn is_another(words: &Words, and: usize, bound: usize) -> bool {
    noun_phrase(words, and + 1, bound).is_some_and(|end| venues::is_venue(words, and + 1..end))
}

/// "Speaking to reporters at the port, …": the place behind the hearer of a participle.
fn speaking(words: &Words, clause: &Clause) -> Option<Range<usize>> {
    let at = clause.words.clone().find(|&w| {
        clause.is_free(w)
            && matches!(
                words.lower(w),
                "speaking"
                    | "standing"
                    | "sitting"
                    | "seated"
                    | "talking"
                    | "addressing"
                    | "writing"
                    | "appearing"
                    | "testifying"
            )
    })?;
    place::place_from(words, clause, at + 1)
}

#[cfg(test)]
fn check(input: &str, expected: &str) {
    let marked = crate::phrases::marked::Marked::read(input);
    let found = channels(&marked.words(), &marked.attributions);
    let found: Vec<String> = found.iter().map(|spans| marked.text_of(spans)).collect();
    assert_eq!(found.join(" ; "), expected, "{input}");
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn venues_and_media() {
        for (input, expected) in [
            ("At her weekly briefing [s Toft] [c told] reporters [k it closes].", "At her weekly briefing"),
            ("[s Toft] [c said] in a statement on its website that [k it closes].", "in a statement on its website"),
            (
                "[s She] [c told] a news conference in Port Ellery that [k it closes].",
                "a news conference in Port Ellery",
            ),
            ("[s She] [c told] us by radio that [k it closes].", "by radio"),
            (
                "[s She] [c said] in an interview with the Courier that [k it closes].",
                "in an interview with the Courier",
            ),
            (
                "[s He] [c told] reporters on a conference call arranged by the ministry that [k it closes].",
                "on a conference call arranged by the ministry",
            ),
            ("In a televised address on Tuesday, [s Toft] [c said] [k it closes].", "In a televised address"),
            ("[s Toft] [c said] in a post on X [k it closes].", "in a post on X"),
            ("[s Toft] [c wrote] on Telegram that [k it closes].", "on Telegram"),
            (
                "[s Toft] [c has indicated] to Sarn through indirect channels that [k it closes].",
                "through indirect channels",
            ),
            ("[s Toft] [c said] on state television [k it closes].", "on state television"),
            ("[s Toft] [c said] by telephone late on Monday [k it closes].", "by telephone"),
            ("Speaking to reporters at the port on Monday, [s Toft] [c said] [k it closes].", "at the port"),
            ("Speaking in Sarn, [s Toft] [c said] [k it closes].", "in Sarn"),
            (
                "In an unusually blunt letter sent to members on Monday, [s Toft] [c said] [k it closes].",
                "In an unusually blunt letter sent to members",
            ),
            (
                "At a hearing of the budget committee on Tuesday [s Toft] [c said] [k it closes].",
                "At a hearing of the budget committee",
            ),
            ("[s Toft], in a letter to the board, [c said] [k it closes].", "in a letter to the board"),
            ("On its website the [s company] [c says] [k it closes].", "On its website"),
            ("In its minutes published on Friday, [s the board] [c said] [k it closes].", "In its minutes published"),
            ("Outside the courthouse, [s her lawyer] [c said] [k it closes].", "Outside the courthouse"),
            ("[s Toft] [c said] [k it closes]. He was speaking at a briefing in Sarn.", "at a briefing"),
            (
                "[s Toft] [c accused] [k Ulgat of lying]. Her comments came during a meeting with the board.",
                "during a meeting",
            ),
            (
                "In a televised address right before leaving, [s Toft] [c had reasoned] [k it closes].",
                "In a televised address",
            ),
            (
                "A briefing for the press was held today. [s Toft] [c said] [k it closes]. [s2 He] [c2 added] [k2 that it rains].",
                "A briefing for the press ; A briefing for the press",
            ),
            ("[s Toft] [c said] at Tuesday's briefing [k it closes].", "at Tuesday's briefing"),
            ("[s Toft] [c said] in a statement and two letters [k it closes].", "in a statement and two letters"),
            ("Standing at the gate, [s Toft] [c said] [k it closes].", "at the gate"),
            ("In Gradna, [s the ministry] [c said] [k it closes].", "In Gradna"),
            ("In Gradna the river rose; [s the ministry] [c said] [k it closes].", ""),
            ("[s Toft] [c said] on Tuesday [k it closes].", ""),
            ("[s Toft] [c said] in part [k it closes].", ""),
        ] {
            check(input, expected);
        }
    }
}
