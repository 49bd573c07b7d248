//! The time in the clause of the cue: "said on Tuesday", "On Monday the ministry denied", "today announced".

use sayso_text::{Attribution, Time};

use crate::phrases::clause::{Clause, Part};
use crate::phrases::noun::AUXILIARIES;
use crate::words::Words;

/// Words before a time that make it the time of something else.
const OTHERS: &[&str] = &[
    "after",
    "before",
    "since",
    "until",
    "till",
    "for",
    "from",
    "by",
    "due",
    "ahead",
    "between",
    "following",
    "about",
    "regarding",
    "of",
    "to",
    "as",
    "than",
    "scheduled",
    "planned",
    "expected",
    "dated",
    "with",
    "through",
    "because",
];
/// Words that begin a clause of its own, whose time is its own.
const CLAUSES: &[&str] = &[
    "after",
    "before",
    "when",
    "while",
    "who",
    "which",
    "whose",
    "where",
    "as",
    "because",
    "since",
    "until",
    "if",
    "than",
    "ahead",
    "following",
];
/// Those of them that lead to a time of saying behind the cue: "said as he left court on Monday", or, with a noun alone,
/// "said after talks on Monday".
const SAME_DAY: (&[&str], &[&str]) = (&["when", "while", "as"], &["after", "before", "following"]);
/// Words of a cue that look ahead or stand for a state of mind: a time beside them is that of what is wanted or known.
const STATES: &[&str] = &[
    "want",
    "wants",
    "wanted",
    "wanting",
    "intend",
    "intends",
    "intended",
    "plan",
    "plans",
    "planned",
    "planning",
    "hope",
    "hopes",
    "hoped",
    "hoping",
    "expect",
    "expects",
    "expected",
    "means",
    "mean",
    "willing",
    "ready",
    "prepared",
    "prefer",
    "prefers",
    "aim",
    "aims",
    "seek",
    "seeks",
    "wish",
    "wishes",
    "fear",
    "fears",
    "feared",
    "believe",
    "believes",
    "think",
    "thinks",
    "know",
    "knows",
    "known",
    "would",
    "will",
    "may",
    "might",
    "could",
    "needs",
    "need",
    "considering",
    "determined",
    "likely",
    "due",
    "supposed",
    "forecast",
    "forecasts",
    "sees",
    "see",
    "predicts",
    "predict",
    "foresee",
    "foresees",
];
/// Nouns that a time in the genitive may date: "at Tuesday's briefing".
const OCCASIONS: &[&str] = &[
    "briefing",
    "conference",
    "interview",
    "statement",
    "speech",
    "address",
    "report",
    "hearing",
    "meeting",
    "session",
    "release",
    "editorial",
    "edition",
    "issue",
    "bulletin",
    "programme",
    "broadcast",
    "debate",
    "article",
    "column",
    "call",
    "post",
    "note",
    "letter",
    "email",
    "minutes",
    "ruling",
    "trial",
    "edition",
    "paper",
    "talk",
    "lunch",
    "dinner",
    "event",
    "presentation",
    "lecture",
    "announcement",
    "notice",
    "update",
    "press",
    "news",
    "television",
];

/// The nearest time among the words of the clause.
pub(super) fn time(
    words: &Words,
    of: &Attribution,
    clause: &Clause,
    times: &[Time],
    in_order: &[usize],
) -> Option<usize> {
    if clause.words.is_empty() {
        return None;
    }
    if clause.cue.clone().any(|w| STATES.contains(&words.lower(w))) {
        return None;
    }
    let window = words.span_of(clause.words.clone());
    let first = in_order.partition_point(|&t| times[t].span.start < window.start);
    let inside = in_order[first..].iter().copied().take_while(|&t| times[t].span.end <= window.end);
    let source_start = of.source.first().map_or(clause.cue.start, |&s| words.within(s).start);
    let fits = |t: usize| {
        let at = words.within(times[t].span);
        let free = at.clone().all(|w| matches!(clause.part(w), Part::Free | Part::Cue)) && !at.is_empty();
        free && is_of_the_cue(words, clause, at, source_start)
    };
    let distance = |t: usize| {
        let at = words.within(times[t].span);
        // behind the cue, then before it, then behind the content
        if at.start >= clause.cue.start {
            (at.start - clause.cue.start) * 2
        } else {
            (clause.cue.start - at.start) * 2 + 1
        }
    };
    inside.filter(|&t| fits(t)).min_by_key(|&t| distance(t))
}

fn is_of_the_cue(words: &Words, clause: &Clause, at: std::ops::Range<usize>, source_start: usize) -> bool {
    let start = clause.words.start;
    let mut before = at.start;
    // "earlier in the day", "late on Monday", "on the morning of"
    while before > start
        && clause.is_free(before - 1)
        && matches!(
            words.lower(before - 1),
            "on" | "in" | "at" | "late" | "early" | "earlier" | "later" | "the" | "during"
        )
    {
        before -= 1;
    }
    let previous = if before > start { words.lower(before - 1) } else { "" };
    // "dates from June 2022, when …": what follows was then
    let is_then = at.end < source_start && matches!(words.lower(at.end), "when");
    if is_then {
        return true;
    }
    // "as early as spring"
    let early =
        previous == "as" && matches!(words.lower(before.saturating_sub(2)), "early" | "late" | "recently" | "long");
    if !early && OTHERS.contains(&previous) && clause.is_free(before - 1) && words.before(before).trim().is_empty() {
        return false;
    }
    if words.lower(at.end - 1).ends_with("'s")
        || words.before(at.end).starts_with("'s")
        || words.before(at.end).starts_with("’s")
    {
        let genitive = (at.end..(at.end + 3).min(words.len())).any(|w| OCCASIONS.contains(&words.lower(w)));
        if !genitive {
            return false;
        }
    }
    let turns = |w: usize| {
        let joint = words.lower(w);
        CLAUSES.contains(&joint)
            && !SAME_DAY.0.contains(&joint)
            && !(SAME_DAY.1.contains(&joint) && w + 2 < before && !(w + 1..before).any(|v| is_verb(words.lower(v))))
    };
    // another clause between the time and the cue
    if at.start >= clause.cue.end {
        let from = (clause.cue.end..at.start).rev().find(|&w| !clause.is_free(w)).map_or(clause.cue.end, |w| w + 1);
        !(from..at.start).any(turns)
    } else {
        let to = source_start.min(clause.cue.start).max(at.end);
        !(start..at.start).rev().take(12).any(|w| clause.is_free(w) && turns(w))
            && !(at.end..to).any(|w| CLAUSES.contains(&words.lower(w)))
            && (!is_dateline(words, at.end, to) || announces(words, clause))
    }
}

fn is_verb(word: &str) -> bool {
    AUXILIARIES.contains(&word)
        || (word.len() > 3 && word.ends_with("ed"))
        || matches!(word, "came" | "went" | "met" | "left" | "fell" | "took" | "lost" | "won" | "struck")
}

/// Whether a dash or colon parts a time from the source: "SARN, Nov 5 (Agency) - ", "Correction, 8 November: ".
fn is_dateline(words: &Words, from: usize, to: usize) -> bool {
    (from..to + 1).any(|w| {
        let between = words.before(w);
        between.contains(['—', '–', ':', '|'])
            || between.contains("--")
            || between.contains(" - ")
            || between.contains(") -")
    })
}

/// Whether a cue announces in the present, as press releases do, whose dateline is the time of saying.
fn announces(words: &Words, clause: &Clause) -> bool {
    clause.cue.clone().any(|w| {
        matches!(
            words.lower(w),
            "announce" | "announces" | "announcing" | "confirms" | "invites" | "presents" | "launches"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn times_in_the_clause() {
        for (input, times, expected) in [
            ("[k It closes], [s Toft] [c said] on Tuesday.", &[("Tuesday", "2025-02-18")][..], "2025-02-18"),
            ("[k It closes], [s Toft] [c said] late on Monday.", &[("late on Monday", "2025-02-17TEV")], "2025-02-17"),
            (
                "On Friday [s the ministry] on its part [c denied] [k a plan].",
                &[("Friday", "2025-02-14")],
                "2025-02-14",
            ),
            (
                "[s The ministry] on Thursday [c denied] [k a plan for Monday].",
                &[("Thursday", "2025-02-13"), ("Monday", "2025-02-17")],
                "2025-02-13",
            ),
            ("[s Toft] [c said] [k it closes on Monday].", &[("Monday", "2025-02-17")], "-"),
            ("[s Toft] [c said] after Monday's vote that [k it closes].", &[("Monday", "2025-02-17")], "-"),
            ("[s Toft] [c said] at Monday's briefing that [k it closes].", &[("Monday", "2025-02-17")], "2025-02-17"),
            (
                "[s Toft] [c said] when she left on Monday that [k it closes].",
                &[("Monday", "2025-02-17")],
                "2025-02-17",
            ),
            (
                "[s Toft] [c said] after talks in Sarn on Monday that [k it closes].",
                &[("Monday", "2025-02-17")],
                "2025-02-17",
            ),
            ("[s Toft] [c said] after she was freed on Monday that [k it closes].", &[("Monday", "2025-02-17")], "-"),
            ("[s Toft] [c wants] [k a cut] in December.", &[("December", "2025-12")], "-"),
            (
                "[s She] [c said] on Monday [k it closes], [c2 dismissing] [k2 the toll].",
                &[("Monday", "2025-02-17")],
                "2025-02-17 -",
            ),
            ("SARN, Nov 5 (Agency) - [k It closes], [s Toft] [c said] in Ulgat.", &[("Nov 5", "2025-11-05")], "-"),
            (
                "SARN, 21 March 2023 – [s The firm] [c is proud to announce] [k a contract].",
                &[("21 March 2023", "2023-03-21")],
                "2023-03-21",
            ),
            (
                "It dates from June 2022, when [s the coastguards] [c agreed] [k to help].",
                &[("June 2022", "2022-06")],
                "2022-06",
            ),
            (
                "They spent Wednesday at sea after [s the paper] [c reported] [k a ban].",
                &[("Wednesday", "2025-02-19")],
                "-",
            ),
            (
                "[s He] [c reported] [k the fault] in the autumn of 2022.",
                &[("the autumn of 2022", "2022-FA")],
                "2022-FA",
            ),
        ] {
            check(input, times, expected);
        }
    }
}
