//! The words that a content hangs on ("if Sarn shows goodwill").

mod clause;
mod exchange;
mod subordinate;

use std::ops::Range;

use sayso_text::{Attribution, Span, Spans};

use crate::frame::is_form_of;
use crate::words::Words;

/// One phenomenon: the run of a condition that begins at a word and stays inside the bounds.
type Finder = fn(&Words, usize, &Range<usize>) -> Option<Range<usize>>;

/// All phenomena, looked for in this order.
const FINDERS: &[Finder] = &[subordinate::at, exchange::at];

/// The condition of each attribution's content; empty where it hangs on nothing.
pub(crate) fn conditions(words: &Words, attributions: &[Attribution]) -> Vec<Spans> {
    let mut inner: Vec<Vec<usize>> = vec![Vec::new(); attributions.len()];
    let mut by_id: Vec<(u32, usize)> = attributions.iter().enumerate().map(|(at, a)| (a.id.0, at)).collect();
    by_id.sort_unstable();
    for (at, attribution) in attributions.iter().enumerate() {
        let Some(outer) = attribution.within else { continue };
        if let Ok(found) = by_id.binary_search_by_key(&outer.0, |&(id, _)| id) {
            inner[by_id[found].1].push(at);
        }
    }
    let of = |at: usize| {
        let children = inner[at].iter().map(|&child| &attributions[child]);
        condition_of_attribution(words, &attributions[at], children.collect())
    };
    (0..attributions.len()).map(of).collect()
}

/// The conditions in pieces of text, whoever speaks.
pub(crate) fn condition_of(words: &Words, pieces: &[Span]) -> Spans {
    let mut found = Vec::new();
    for &piece in pieces {
        found.extend(conditions_in(words, words.within(piece)).into_iter().map(|run| words.span_of(run)));
    }
    found
}

/// The conditions in a run of words, in order, sentence by sentence.
fn conditions_in(words: &Words, run: Range<usize>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = run.start;
    while at < run.end {
        let sentence = words.sentence_of(at);
        let bounds = sentence.start.max(run.start)..sentence.end.min(run.end).max(at + 1);
        while at < bounds.end {
            match FINDERS.iter().find_map(|find| find(words, at, &bounds)) {
                Some(condition) => {
                    at = condition.end.max(at + 1);
                    found.push(condition);
                }
                None => at += 1,
            }
        }
    }
    found
}

fn condition_of_attribution(words: &Words, attribution: &Attribution, inner: Vec<&Attribution>) -> Spans {
    let within = |span: Span, pieces: &[Span]| pieces.iter().any(|p| p.contains(span));
    // A condition in what an inner voice says is that voice's, unless both say the same words.
    let is_inner = |span: Span| {
        inner.iter().any(|a| {
            within(span, &a.content) && !a.cue.is_empty() && a.cue.iter().all(|&cue| within(cue, &attribution.content))
        })
    };
    let mut found: Spans = condition_of(words, &attribution.content)
        .into_iter()
        .filter(|&span| !is_inner(span) && !is_asked(words, attribution, span))
        .collect();
    found.extend(around(words, attribution));
    found.sort_unstable();
    found.dedup();
    found
}

/// "asked Toft if she would stand": the question itself.
fn is_asked(words: &Words, attribution: &Attribution, condition: Span) -> bool {
    let first = words.within(condition).start;
    let opens = attribution.content.first().is_some_and(|&piece| words.within(piece).start == first);
    let asks = |at| {
        ["ask", "wonder", "question", "inquire", "enquire", "query", "see", "know"]
            .iter()
            .any(|verb| is_form_of(words.lower(at), verb))
    };
    words.lower(first) == "if" && opens && attribution.cue.iter().flat_map(|&cue| words.within(cue)).any(asks)
}

/// A condition beside the content: one that holds the cue ("If the two have it right, the bank is closed"), or one that
/// the content's piece breaks off before.
fn around(words: &Words, attribution: &Attribution) -> Option<Span> {
    let cue = words.within(*attribution.cue.first()?);
    let sentence = words.sentence_of(cue.start);
    let holds =
        |span: Span| span.start <= words.span(cue.start).start && attribution.content.iter().all(|c| !c.overlaps(span));
    conditions_in(words, sentence.start..cue.end.max(sentence.start))
        .last()
        .map(|run| {
            let full = FINDERS.iter().find_map(|find| find(words, run.start, &sentence)).unwrap_or(run.clone());
            words.span_of(full)
        })
        .filter(|&span| span.contains(words.span_of(cue.clone())) && holds(span))
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    /// The conditions of a sentence are those in brackets, and no others.
    pub(super) fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let document = Document::of(&Article::from_text("a", text.as_str()));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        let words = Words::of(&document, &quotations);
        let mut shown = String::new();
        let mut at = 0;
        for span in condition_of(&words, &[Span::new(0, text.len())]) {
            shown += &text[at..span.start as usize];
            shown += &format!("[{}]", span.of(&text));
            at = span.end as usize;
        }
        assert_eq!(shown + &text[at..], marked);
    }

    #[test]
    fn sentence_by_sentence() {
        check("[If it rains], we stay. We go [unless the bridge is shut].");
    }
}
