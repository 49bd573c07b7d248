//! The clauses of a sentence that no attribution covers.

use sayso_text::{Span, Spans};

use super::finite::{finite, is_clause_start};
use crate::phrases::noun::is_gap;
use crate::words::Words;

/// Words of the shortest statement.
const SHORTEST: usize = 4;
/// Words of the shortest clause beside an attribution.
const SHORTEST_BESIDE: usize = 5;

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
        if all.len() >= SHORTEST && !quoted && finite(words, all.clone()).is_some() {
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
                w == end && is_gap(words, w) || w < end && (is_strong(words, w) || words.before(w).contains(','))
            }) else {
                continue;
            };
            end = cut;
        }
        if words.is_quoted(words.span(first).start) || end < first + SHORTEST_BESIDE {
            continue;
        }
        if finite(words, first..end).is_some() {
            let is_joint = |w: usize| matches!(words.lower(w), "and" | "but" | "yet" | "so");
            let first = if first > all.start && is_joint(first) { first + 1 } else { first };
            let limit = if end == all.end { sentence.end } else { words.span(end - 1).end };
            found.push(vec![trimmed(words, first..end, limit)]);
        }
    }
}

/// Without a dateline: "SARN, Dec 13 (Agency) - ".
fn behind_dateline(words: &Words, all: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let is_dash = |w: &usize| {
        let between = words.before(*w);
        between.contains(['—', '–']) || between.contains("--") || between.contains(" - ")
    };
    let dash = (all.start + 1..(all.start + 9).min(all.end)).find(is_dash);
    let written = words.written(all.start);
    let is_city = written.len() > 2 && written.chars().all(|c| !c.is_lowercase());
    dash.filter(|_| is_city).map_or(all.clone(), |start| start..all.end)
}

fn is_question(sentence: &str) -> bool {
    sentence.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('?')
}

fn is_strong(words: &Words, at: usize) -> bool {
    words.before(at).contains([';', '—', '–', ':'])
}

/// From the first to the last word, with marks of its own behind it (a per cent sign, a closing quotation mark), without the
/// full stop.
fn trimmed(words: &Words, run: std::ops::Range<usize>, limit: u32) -> Span {
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
