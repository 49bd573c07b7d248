//! For tests: readings written by hand, as an article with markup.

use std::collections::BTreeMap;

use sayso::{Article, Attribution, AttributionId, Document, Paragraph, ParagraphKind, Reading, Span};

/// An article whose attributions are marked: `{1s Toft} {1c said} {1t it passed}` is the first one's source, cue and
/// content. Marks may nest. Blank lines part paragraphs; `# ` begins a heading, `- ` an item of a list.
pub(crate) fn read(markup: &str) -> (Article, Document, Reading) {
    let mut text = String::new();
    let mut open: Vec<(u32, char, usize)> = Vec::new();
    let mut found: BTreeMap<u32, Attribution> = BTreeMap::new();
    let mut rest = markup;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        if c == '{' {
            let (tag, after) = rest.split_once(' ').expect("a mark is a number, a letter, a blank and words");
            let (number, role) = tag.split_at(tag.len() - 1);
            let (number, role) = (number.parse().expect("a number"), role.chars().next().expect("a letter"));
            let within = open.iter().rfind(|&&(outer, r, _)| r == 't' && outer != number).map(|o| AttributionId(o.0));
            let attribution = found.entry(number).or_insert_with(|| empty(number));
            attribution.within = attribution.within.or(within.filter(|_| role == 't'));
            open.push((number, role, text.len()));
            rest = after;
        } else if c == '}' {
            let (number, role, start) = open.pop().expect("a mark to close");
            let attribution = found.get_mut(&number).expect("opened before");
            let spans = match role {
                's' => &mut attribution.source,
                'c' => &mut attribution.cue,
                _ => &mut attribution.content,
            };
            spans.push(Span::new(start, text.len()));
        } else {
            text.push(c);
        }
    }
    let article = Article::from_text("trial", text.as_str());
    let document = Document { paragraphs: paragraphs(&text), text: text.into(), sentences: vec![], words: vec![] };
    let reading = Reading { attributions: found.into_values().collect(), ..Reading::default() };
    (article, document, reading)
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for block in text.split("\n\n") {
        let span = Span::new(start, start + block.len()).trimmed(text);
        start += block.len() + 2;
        let (kind, mark) = match span.of(text).as_bytes() {
            [b'#', b' ', ..] => (ParagraphKind::Heading, 2),
            [b'-', b' ', ..] => (ParagraphKind::List, 2),
            _ => (ParagraphKind::Body, 0),
        };
        let span = Span { start: span.start + mark, ..span };
        paragraphs.extend((!span.is_empty()).then_some(Paragraph { span, kind, sentences: 0..0 }));
    }
    paragraphs
}

fn empty(number: u32) -> Attribution {
    Attribution::of_spans(AttributionId(number), vec![], vec![], vec![])
}
