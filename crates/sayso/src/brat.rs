//! brat standoff, as PolNeAR has it: `NAME.txt` with the text and `NAME.ann` with its attributions.

use std::fmt::Write;

use crate::Read;
use crate::wire::CodePoints;

/// The `.ann` file that goes with an article's text: for each attribution its spans (`T` lines, offsets in code points,
/// pieces parted by `;`) and an event that ties them together (`E` line).
///
/// ```
/// use sayso::{Article, Document, Read, Reading, brat};
/// let article = Article::from_text("note", "Nobody said a word.");
/// let document = Document::of(&article);
/// assert_eq!(brat::annotations(&Read { article, document, reading: Reading::default() }), "");
/// ```
pub fn annotations(read: &Read) -> String {
    let text = &*read.article.text;
    let index = CodePoints::of(text);
    let mut out = String::new();
    let mut spans = 0;
    let mut span_line = |out: &mut String, kind: &str, pieces: &[sayso_text::Span]| {
        spans += 1;
        let offsets: Vec<String> = pieces.iter().map(|&p| index.span(p)).map(|[s, e]| format!("{s} {e}")).collect();
        let words: Vec<&str> = pieces.iter().map(|p| p.of(text)).collect();
        let words = words.join(" ").replace(['\n', '\r', '\t', '\u{2028}', '\u{2029}', '\u{85}'], " ");
        writeln!(out, "T{spans}\t{kind} {}\t{words}", offsets.join(";")).expect("writing to a string");
        format!("T{spans}")
    };
    for (at, attribution) in read.reading.attributions.iter().enumerate() {
        let mut event = Vec::new();
        for (role, pieces) in
            [("Source", &attribution.source), ("Cue", &attribution.cue), ("Content", &attribution.content)]
        {
            if !pieces.is_empty() {
                event.push(format!("{role}:{}", span_line(&mut out, role, pieces)));
            }
        }
        let anchor = [&attribution.cue, &attribution.content].into_iter().find(|p| !p.is_empty());
        if let Some(anchor) = anchor {
            let anchor = span_line(&mut out, "Attribution", anchor);
            writeln!(out, "E{}\tAttribution:{anchor} {}", at + 1, event.join(" ")).expect("writing to a string");
        }
    }
    out
}
