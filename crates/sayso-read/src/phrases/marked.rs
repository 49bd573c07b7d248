//! Texts with marked parts, for tables of sentences in tests.

use sayso_text::{Article, Attribution, AttributionId, Document, Quotation, Span};

use crate::words::Words;

/// A text and the attributions that were marked in it.
pub(crate) struct Marked {
    pub(crate) document: Document,
    pub(crate) quotations: Vec<Quotation>,
    pub(crate) attributions: Vec<Attribution>,
}

impl Marked {
    /// Reads marks such as `[s Ilse Toft] [c told] reporters [k it closed]`: source, cue and content of the first attribution;
    /// `[s2 …]` of the second, `[k2<1 …]` the content of one that lies within the first. Marks may lie in each other.
    pub(crate) fn read(input: &str) -> Marked {
        let (mut text, mut open, mut pieces) = (String::new(), Vec::new(), Vec::new());
        let mut rest = input;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            if c == '[' {
                let (label, after) = rest.split_once(' ').expect("a mark has a label");
                open.push((label, text.len()));
                rest = after;
            } else if c == ']' {
                let (label, start) = open.pop().expect("a mark that was opened");
                pieces.push((label, Span::new(start, text.len())));
            } else {
                text.push(c);
            }
        }
        pieces.sort_by_key(|&(_, span)| span);
        let mut attributions: Vec<Attribution> = Vec::new();
        for (label, span) in pieces {
            let (number, within) = label[1..].split_once('<').unwrap_or((&label[1..], ""));
            let number = number.parse().unwrap_or(1_usize);
            while attributions.len() < number {
                attributions.push(bare(attributions.len() as u32));
            }
            let of = &mut attributions[number - 1];
            of.within = within.parse().ok().map(|n: u32| AttributionId(n - 1)).or(of.within);
            match &label[..1] {
                "s" => of.source.push(span),
                "c" => of.cue.push(span),
                _ => of.content.push(span),
            }
        }
        let document = Document::of(&Article::from_text("test", text));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        Marked { document, quotations, attributions }
    }

    pub(crate) fn words(&self) -> Words<'_> {
        Words::of(&self.document, &self.quotations)
    }

    /// The words of spans, pieces joined by a stroke.
    pub(crate) fn text_of(&self, spans: &[Span]) -> String {
        spans.iter().map(|s| s.of(&self.document.text)).collect::<Vec<_>>().join(" | ")
    }
}

fn bare(id: u32) -> Attribution {
    Attribution::of_spans(AttributionId(id), Vec::new(), Vec::new(), Vec::new())
}
