//! The trained part: where sources, cues and contents are, and which belong together.

mod attributions;
mod calibration;
mod inner;
mod input;
mod labels;
mod model;
mod network;
mod style;
mod viterbi;
mod windows;

pub use input::{FEATURE_ROWS, Input};
pub use labels::{INNER, ROLE_NAMES, ROLES, TAG_NAMES, TAGS};
pub use model::{Model, ModelError};
pub use network::{Look, Network, Roles};
pub use windows::{Window, windows};

use std::ops::Range;

use sayso_text::{Attribution, AttributionId, Document, Quotation, Reason, Spans};

use attributions::{Chance, Found};

/// The attributions that the network sees in a document, nested ones too, in the order of their cues, numbered; and how sure
/// it is of each.
pub(crate) fn tagged(
    document: &Document,
    quotations: &[Quotation],
    network: &dyn Network,
) -> (Vec<Attribution>, Vec<Reason>) {
    let (mut out, mut reasons) = (Vec::new(), Vec::new());
    for input in Input::stretches(document, quotations, network.vocabulary()) {
        let look = network.look(&input);
        let mut found = attributions::outermost(&*look);
        found.extend(inner::inner(&*look, &found));
        let first = out.len();
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|&at| (found[at].cue.start, at));
        let mut id = vec![AttributionId(0); found.len()];
        order.iter().enumerate().for_each(|(nth, &at)| id[at] = AttributionId((first + nth) as u32));
        let style = |content: &Spans| style::style(content, &document.text, quotations);
        out.extend(order.iter().map(|&at| {
            let within = found[at].within.map(|holder| id[holder]);
            let confidence = look.calibrated(found[at].chance.whole());
            reasons.push(why(id[at], found[at].chance, confidence));
            attribution(id[at], within, &found[at], &input, style, confidence)
        }));
    }
    (out, reasons)
}

fn why(of: AttributionId, chance: Chance, confidence: f32) -> Reason {
    let Chance { cue, source, content } = chance;
    let because = format!(
        "cue {cue:.2}, source {source:.2}, content {content:.2}; of attributions like that {:.0} in 100 are right",
        100.0 * confidence
    );
    Reason { of, what: "confidence", because, span: None }
}

fn attribution(
    id: AttributionId,
    within: Option<AttributionId>,
    found: &Found,
    input: &Input,
    style: impl Fn(&Spans) -> sayso_text::Style,
    confidence: f32,
) -> Attribution {
    let spans = |runs: &[Range<usize>]| joined(runs.iter().map(|run| input.span(run.clone())).collect());
    let content = spans(&found.contents);
    Attribution {
        id,
        source: spans(found.source.as_slice()),
        cue: vec![input.span(found.cue.clone())],
        style: style(&content),
        content,
        within,
        derived: false,
        voice: None,
        stance: None,
        denial: None,
        certainty: None,
        condition: Vec::new(),
        addressee: Vec::new(),
        channel: Vec::new(),
        said: None,
        confidence,
    }
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
    use sayso_text::Span;

    use super::*;

    #[test]
    fn joins_spans_that_overlap_but_not_neighbours() {
        let s = Span::new;
        assert_eq!(joined(vec![s(0, 3), s(2, 5), s(5, 6), s(8, 9)]), [s(0, 5), s(5, 6), s(8, 9)]);
    }
}
