//! The trained part: where sources, cues and contents are, and which belong together.

mod attributions;
mod calibration;
mod empty_cue;
mod inner;
mod input;
mod labels;
mod long_cue;
mod model;
mod network;
mod style;
mod viterbi;
mod windows;

pub use input::{FEATURE_ROWS, Input};
pub use labels::{INNER, ROLE_NAMES, ROLES, TAG_NAMES, TAGS};
pub(crate) use model::NO_TEXT;
pub use model::{Model, ModelError};
pub use network::{Look, Network, Roles};
pub use windows::{Window, windows};

use std::ops::Range;

use sayso_text::{Attribution, AttributionId, Document, Quotation, Reason, Span, Spans, Style};

use crate::coref::Scorer;
use attributions::{Chance, Found};

/// The attributions that the network sees in a document, nested ones too, in the order of their cues, numbered; and how sure
/// it is of each. The look of an article of usual length is handed on for questions about its pronouns; that of longer texts is
/// not kept, which bounds memory.
pub(crate) fn tagged<'n>(
    document: &Document,
    quotations: &[Quotation],
    network: &'n dyn Network,
) -> (Vec<Attribution>, Vec<Reason>, Scorer<'n>) {
    let (mut out, mut reasons) = (Vec::new(), Vec::new());
    let mut scorer = Scorer::empty(network.vocabulary());
    let inputs = Input::stretches(document, quotations, network.vocabulary());
    let usual = inputs.len() == 1;
    for input in inputs {
        let look = network.look(&input);
        let mut found = attributions::outermost(&*look);
        let tells = |cue: &Range<usize>| {
            !empty_cue::is_empty(whole_words(input.span(cue.clone()), &document.text).of(&document.text))
        };
        found.extend(inner::inner(&*look, &found, &tells));
        let first = out.len();
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&at| (found[at].cue.start, at));
        let mut id = vec![AttributionId(0); found.len()];
        order.iter().enumerate().for_each(|(nth, &at)| id[at] = AttributionId((first + nth) as u32));
        out.extend(order.iter().map(|&at| {
            let within = found[at].within.map(|holder| id[holder]);
            let confidence = look.calibrated(found[at].chance.whole());
            reasons.push(why(id[at], found[at].chance, confidence));
            let [source, cue, content] = spans(&found[at], &input, &document.text);
            let style = style::style(&content, &document.text, quotations);
            attribution(id[at], within, [source, cue, content], style, confidence)
        }));
        if usual {
            scorer.add(input, Some(look));
        }
    }
    (out, reasons, scorer)
}

fn why(of: AttributionId, chance: Chance, confidence: f32) -> Reason {
    let Chance { cue, source, content } = chance;
    let because = format!(
        "cue {cue:.2}, source {source:.2}, content {content:.2}; of attributions like that {:.0} in 100 are right",
        100.0 * confidence
    );
    Reason { of, what: "confidence", because, span: None }
}

/// Source, cue and content as spans of whole words; a word that the cue and the content share is the cue's.
fn spans(found: &Found, input: &Input, text: &str) -> [Spans; 3] {
    let whole = |run: &Range<usize>| whole_words(input.span(run.clone()), text);
    let mut cue = whole(&found.cue);
    let content = found.contents.iter().map(|run| without(whole(run), cue)).filter(|span| !span.is_empty());
    let mut content = joined(content.map(|span| span.trimmed(text)).collect());
    long_cue::cut(&mut cue, &mut content, text);
    [found.source.iter().map(whole).collect(), vec![cue], content]
}

/// The span, made longer where an edge cuts a word in two; scripts without blanks are not made longer for ever.
fn whole_words(span: Span, text: &str) -> Span {
    const LONGEST: usize = 40;
    let is_letter = |c: char| c.is_alphanumeric();
    let letters = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take(LONGEST).take_while(|&c| is_letter(c)).map(char::len_utf8).sum()
    };
    let (mut start, mut end) = (span.start as usize, span.end as usize);
    if text[start..].starts_with(is_letter) {
        start -= letters(&mut text[..start].chars().rev());
    }
    if text[..end].ends_with(is_letter) {
        end += letters(&mut text[end..].chars());
    }
    Span::new(start, end)
}

/// The span without the words of a cue that reach into one of its edges.
fn without(span: Span, cue: Span) -> Span {
    if cue.start <= span.start && span.start < cue.end {
        Span { start: cue.end.min(span.end), ..span }
    } else if span.start < cue.start && cue.start < span.end && span.end <= cue.end {
        Span { end: cue.start, ..span }
    } else {
        span
    }
}

fn attribution(
    id: AttributionId,
    within: Option<AttributionId>,
    [source, cue, content]: [Spans; 3],
    style: Style,
    confidence: f32,
) -> Attribution {
    Attribution { style, within, confidence, ..Attribution::of_spans(id, source, cue, content) }
}

/// Spans in order; those that overlap are made one (two pieces may share the bytes of one letter).
fn joined(mut spans: Spans) -> Spans {
    spans.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_spans_that_overlap_but_not_neighbours() {
        let s = Span::new;
        assert_eq!(joined(vec![s(0, 3), s(2, 5), s(5, 6), s(8, 9)]), [s(0, 5), s(5, 6), s(8, 9)]);
    }

    #[test]
    fn words_are_whole_and_shared_ones_are_the_cues() {
        let text = "supposed overtures né again";
        let at = |span: Span| span.of(text);
        assert_eq!(at(whole_words(Span::new(0, 17), text)), "supposed overtures");
        assert_eq!(at(whole_words(Span::new(17, 18), text)), "overtures");
        assert_eq!(at(whole_words(Span::new(19, 20), text)), "né");
        assert_eq!(at(whole_words(Span::new(8, 9), text)), " ");
        let cue = Span::new(0, 18);
        assert_eq!(at(without(Span::new(9, 28), cue)), " né again");
        assert_eq!(at(without(Span::new(0, 28), Span::new(19, 28))), "supposed overtures ");
        assert!(without(Span::new(9, 18), cue).is_empty());
    }
}
