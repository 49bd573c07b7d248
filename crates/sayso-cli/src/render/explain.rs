//! Why attributions were read as they were: the network's judgement, and the rules that decided.

use std::io::{self, Write};

use sayso::{Attribution, Reading, Span};

use super::depth::Depth;
use super::marked::{Marked, Page};
use super::style::{Face, Ink};

/// Explains the attributions that have `at` in their source, cue or content, the smallest content first; says how many.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn explain(out: &mut dyn Write, page: Page, text: &str, reading: &Reading, at: Span) -> io::Result<usize> {
    let stands = |a: &&Attribution| [&a.source, &a.cue, &a.content].into_iter().flatten().any(|s| s.overlaps(at));
    let mut there: Vec<&Attribution> = reading.attributions.iter().filter(stands).collect();
    there.sort_by_key(|a| (a.content.iter().map(|s| s.len()).sum::<usize>(), a.id));
    if there.is_empty() {
        Marked::new("No attribution stands there.", Face::Quiet).print(out, page, &Marked::default(), usize::MAX)?;
    }
    let depth = Depth::new(reading, text);
    for (nth, attribution) in there.iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        let mut head = Marked::default();
        head.push_layout(&format!("{}  ", attribution.id.0), Face::Number);
        let mut line = Marked::default();
        for (separator, spans, ink) in [
            ("", &attribution.source, Ink::from(Face::Source)),
            (" · ", &attribution.cue, Face::Cue.into()),
            (" · ", &attribution.content, Ink::default()),
        ] {
            let words: Vec<&str> = spans.iter().map(|s| s.of(text)).collect();
            line.push(separator, Face::Quiet);
            line.push(if words.is_empty() { "(none)" } else { "" }, Face::Quiet);
            line.push(&words.join(" … "), ink);
        }
        line.print(out, page, &head, usize::MAX)?;
        let under = Marked::blanks(head.columns());
        for detail in depth.lines(attribution) {
            Marked::new(&detail, Face::Quiet).print(out, page, &under, usize::MAX)?;
        }
        for reason in reading.reasons.iter().filter(|reason| reason.of == attribution.id) {
            let mut line = Marked::new(reason.what, Face::Cue);
            line.push(&format!(": {}", reason.because), Face::Text);
            if let Some(span) = reason.span {
                line.push(&format!(" (“{}”)", span.of(text)), Face::Quiet);
            }
            line.print(out, page, &under, usize::MAX)?;
        }
    }
    Ok(there.len())
}

#[cfg(test)]
mod tests {
    use sayso::{AttributionId, Reason};

    use super::*;
    use crate::render::markup;

    #[test]
    fn the_innermost_comes_first_with_its_reasons() {
        let (article, _, mut reading) =
            markup::read("{1s The Post} {1c said} {1t {2s aides} {2c deny} {2t it fell}}. It rained.");
        reading.reasons = vec![Reason {
            of: AttributionId(2),
            what: "stance",
            because: "a verb of denial".to_owned(),
            span: Some(Span::new(20, 24)),
        }];
        let shown = |at: usize| {
            let mut out = Vec::new();
            let page = Page { columns: 60, colour: false };
            let count = explain(&mut out, page, &article.text, &reading, Span::new(at, at + 1)).expect("memory");
            (count, String::from_utf8(out).expect("UTF-8"))
        };
        let whole = "2  aides · deny · it fell\n   stance: a verb of denial (“deny”)\n\n1  The Post · said · aides deny it fell\n";
        assert_eq!(shown(26), (2, whole.to_owned()));
        assert_eq!(shown(0).0, 1);
        assert_eq!(shown(36), (0, "No attribution stands there.\n".to_owned()));
    }
}
