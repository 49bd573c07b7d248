//! The clauses of a sentence that no attribution covers.

use std::ops::Range;

use sayso_text::{Span, Spans};

use super::finite::{finite, is_clause_start};
use crate::phrases::noun::is_gap;
use crate::words::Words;

/// Words of the shortest statement.
const SHORTEST: usize = 4;
/// Words of the shortest clause beside an attribution.
const SHORTEST_BESIDE: usize = 5;
/// Words of the longest subject of a refusal.
const LONGEST_SUBJECT: usize = 10;

/// Adds the statements of one sentence; `told` are the covered spans from the sentence on, in order.
pub(super) fn clauses(words: &Words, sentence: Span, told: &[Span], found: &mut Vec<Spans>) {
    let text = words.text();
    let all = words.within(sentence);
    if all.is_empty() || is_question(sentence.of(text)) {
        return;
    }
    let covered: Vec<Span> = told.iter().take_while(|t| t.start < sentence.end).copied().collect();
    if covered.is_empty() {
        let all = behind_dateline(words, all);
        let quoted = words.is_quoted(words.span(all.start).start) && words.is_quoted(words.span(all.end - 1).start);
        let is_statement = all.len() >= SHORTEST && !quoted && finite(words, all.clone()).is_some();
        if is_statement && !is_silence(words, all.clone()) {
            found.push(vec![trimmed(words, all, sentence.end)]);
        }
        return;
    }
    // runs of words between what is covered
    let mut start = all.start;
    let mut runs = Vec::new();
    for span in &covered {
        let at = words.within(*span);
        if at.start > start {
            runs.push(start..at.start.min(all.end));
        }
        start = start.max(at.end);
    }
    if start < all.end {
        runs.push(start..all.end);
    }
    for run in runs {
        // a clause begins with the sentence, behind a strong stop, or with a joint and a subject
        let Some(first) =
            (run.start..run.end).find(|&w| w == all.start || is_strong(words, w) || is_clause_start(words, w))
        else {
            continue;
        };
        let mut end = run.end;
        if end < all.end {
            // what leads up to the source behind it is no part of the clause, but of the next
            let Some(cut) = (first + 1..=end).rev().find(|&w| {
                w == end && is_gap(words, w)
                    || w < end
                        && (is_strong(words, w) || words.before(w).contains(',') || is_joint_before(words, w, end))
            }) else {
                continue;
            };
            end = cut;
        }
        if words.is_quoted(words.span(first).start) || end < first + SHORTEST_BESIDE {
            continue;
        }
        if finite(words, first..end).is_some_and(|verb| !leads_to_the_next(words, first, verb))
            && !is_silence(words, first..end)
        {
            let is_joint = |w: usize| matches!(words.lower(w), "and" | "but" | "yet" | "so");
            let first = if first > all.start && is_joint(first) { first + 1 } else { first };
            let limit = if end == all.end { sentence.end } else { words.span(end - 1).end };
            found.push(vec![trimmed(words, first..end, limit)]);
        }
    }
}

/// Without a dateline: "SARN, Dec 13 (Agency) - ".
fn behind_dateline(words: &Words, all: Range<usize>) -> Range<usize> {
    let is_dash = |w: &usize| {
        let between = words.before(*w);
        between.contains(['—', '–']) || between.contains("--") || between.contains(" - ")
    };
    let dash = (all.start + 1..(all.start + 9).min(all.end)).find(is_dash);
    let written = words.written(all.start);
    let is_city = written.len() > 2 && written.chars().all(|c| !c.is_lowercase());
    dash.filter(|_| is_city).map_or(all.clone(), |start| start..all.end)
}

/// Whether a conjunction alone leads up to the source behind it: "Shares rose after | the agency reported".
fn is_joint_before(words: &Words, at: usize, end: usize) -> bool {
    at + 1 == end
        && matches!(words.lower(at), "after" | "before" | "when" | "while" | "because" | "although" | "though" | "as")
}

/// Whether a clause tells only that somebody would not speak: "It did not say how", "The mill did not respond to a letter".
fn is_silence(words: &Words, clause: Range<usize>) -> bool {
    let subject_end = clause.start + LONGEST_SUBJECT;
    let begin = (clause.start + 1..clause.end.min(subject_end))
        .find(|&w| !(clause.start..=w).skip(1).any(|v| is_gap(words, v)) && crate::stance::is_refusal(words, w));
    begin.is_some_and(|w| !(w + 1..clause.end).any(|v| is_gap(words, v) || words.lower(v) == "but"))
}

/// Whether the first verb of a clause stands in a phrase that only leads up to a source ("In a letter dated 3 March").
fn leads_to_the_next(words: &Words, first: usize, verb: usize) -> bool {
    let leads = matches!(
        words.lower(first),
        "in" | "at" | "on" | "by" | "from" | "through" | "via" | "during" | "over" | "with" | "after" | "outside"
    );
    let is_participle = matches!(
        words.lower(verb),
        "dated"
            | "published"
            | "posted"
            | "sent"
            | "seen"
            | "obtained"
            | "released"
            | "held"
            | "broadcast"
            | "aired"
            | "signed"
            | "addressed"
            | "written"
            | "read"
            | "made"
            | "issued"
            | "shared"
            | "called"
            | "titled"
            | "entitled"
            | "recorded"
            | "filed"
            | "shown"
            | "streamed"
            | "televised"
            | "carried"
            | "printed"
            | "marked"
            | "given"
            | "put"
    );
    let is_first_noun = !(first + 1..=verb).any(|w| is_gap(words, w));
    leads && is_participle && is_first_noun
}

fn is_question(sentence: &str) -> bool {
    sentence.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('?')
}

fn is_strong(words: &Words, at: usize) -> bool {
    words.before(at).contains([';', '—', '–', ':'])
}

/// From the first to the last word, with marks of its own behind it (a per cent sign, a closing quotation mark), without the
/// full stop.
fn trimmed(words: &Words, run: Range<usize>, limit: u32) -> Span {
    let span = words.span_of(run);
    let mut start = span.start as usize;
    let text = words.text();
    while let Some(c) = text[..start].chars().next_back().filter(|c| matches!(c, '"' | '“' | '‘' | '$' | '€' | '£'))
    {
        start -= c.len_utf8();
    }
    let end = span.start as usize
        + text[span.start as usize..limit.max(span.end) as usize]
            .trim_end_matches(['.', ',', ';', ' ', '\n', '!'])
            .len();
    Span::new(start, end.max(span.end as usize))
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn clauses_in_the_reporters_voice() {
        for (input, expected) in [
            (
                "The harbour closed on Monday. [s Toft] [c said] [k it will stay shut].",
                &["The harbour closed on Monday"][..],
            ),
            ("[s Toft], who has run it since 2010, [c said] [k no].", &[]),
            (
                "[s Toft] [c said] [k no], but the harbour has been shut for two weeks.",
                &["the harbour has been shut for two weeks"],
            ),
            ("The harbour was shut at noon; [s Toft] [c said] [k no].", &["The harbour was shut at noon"]),
            ("On Monday, [s Toft] [c said] [k no].", &[]),
            ("SARN, Dec 13 (Agency) - The harbour was shut at noon.", &["The harbour was shut at noon"]),
            ("Is the harbour closed for good?", &[]),
            ("It did not say how.", &[]),
            ("The harbour board would not say why.", &[]),
            ("In a letter dated 3 March, [s Toft] [c wrote] [k that it closes].", &[]),
            ("The board publishes the figures on its website.", &["The board publishes the figures on its website"]),
            ("Each owns half of the orchard.", &["Each owns half of the orchard"]),
            ("The talks ended without a handshake.", &["The talks ended without a handshake"]),
            (
                "Shares in the yard rose by nine per cent on Tuesday after [s the agency] [c reported] [k a bid].",
                &["Shares in the yard rose by nine per cent on Tuesday"],
            ),
            ("[s The ships the board sold], [c said] [k no].", &[]),
            ("No document. Five boats.", &[]),
            ("“We left on Monday with five boats.”", &[]),
            ("Reporting by Ilse Toft; editing by Ada Roke.", &[]),
            (
                "The firm employs 420 people and cools its halls with water.",
                &["The firm employs 420 people and cools its halls with water"],
            ),
        ] {
            assert_eq!(read(input).0, expected, "{input}");
        }
    }
}
