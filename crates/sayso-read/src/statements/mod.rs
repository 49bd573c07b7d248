//! Clauses of substance in the reporter's own voice, what headings do with what the body tells, and credits.

mod boilerplate;
mod clause;
mod finite;
mod headings;

pub(crate) use boilerplate::is_credit;
use sayso_text::{Article, Attribution, Certainty, Note, ParagraphKind, Span, Spans, Stance, Statement, StatementId};

use crate::words::Words;

/// Statements in the order of the text, and notes on headings and credits.
///
/// `certainties` are those of the attributions. A statement's own certainty and condition are read by the passes that read
/// those of attributions: it leaves here without.
pub(crate) fn statements(
    article: &Article,
    words: &Words,
    attributions: &[Attribution],
    certainties: &[Certainty],
) -> (Vec<Statement>, Vec<Note>) {
    let told = told(attributions);
    let (mut contents, mut notes): (Vec<Spans>, Vec<Note>) = (Vec::new(), Vec::new());
    let mut next = 0;
    for paragraph in &words.document.paragraphs {
        if let Some(note) = boilerplate::credit(words.text(), paragraph) {
            notes.push(note);
            continue;
        }
        if !matches!(paragraph.kind, ParagraphKind::Body | ParagraphKind::List)
            || boilerplate::is_boilerplate(paragraph.span.of(words.text()))
        {
            continue;
        }
        for &sentence in &words.document.sentences[paragraph.sentences.clone()] {
            while next < told.len() && told[next].end <= sentence.start {
                next += 1;
            }
            clause::clauses(words, sentence, &told[next..], &mut contents);
        }
    }
    notes.extend(headings::notes(article, words, attributions, certainties));
    let statement = |(at, content): (usize, Spans)| Statement {
        id: StatementId(u32::try_from(at).unwrap_or(u32::MAX)),
        content,
        stance: Stance::Asserts,
        certainty: None,
        condition: Vec::new(),
    };
    (contents.into_iter().enumerate().map(statement).collect(), notes)
}

/// What attributions cover, in order, none over another.
fn told(attributions: &[Attribution]) -> Vec<Span> {
    let of = |a: &Attribution| {
        let roles = [&a.source, &a.cue, &a.content, &a.addressee, &a.channel].map(|spans| spans.to_vec());
        roles.into_iter().flatten()
    };
    let mut spans: Vec<Span> = attributions.iter().flat_map(of).collect();
    spans.sort();
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

#[cfg(test)]
fn read(input: &str) -> (Vec<String>, Vec<(String, String)>) {
    use sayso_text::{Level, Marker, WordsOf};
    let marked = crate::phrases::marked::Marked::read(input);
    let article = Article::from_text("test", marked.document.text.clone());
    let may = |a: &Attribution| {
        let content = a.content.first().copied().unwrap_or(Span { start: 0, end: 0 });
        let at = content.of(&marked.document.text).find("may ").map(|at| content.start as usize + at);
        let markers: Vec<Marker> =
            at.map(|at| Marker { span: Span::new(at, at + 3), words_of: WordsOf::Voice }).into_iter().collect();
        let level = if markers.is_empty() { Level::Stated } else { Level::Hedged };
        Certainty { level, score: 1.0, markers }
    };
    let certainties: Vec<Certainty> = marked.attributions.iter().map(may).collect();
    let (statements, notes) = statements(&article, &marked.words(), &marked.attributions, &certainties);
    let notes = notes
        .iter()
        .map(|n| (n.kind.to_string(), n.span.map_or("", |s| s.of(&marked.document.text)).to_owned()))
        .collect();
    (statements.iter().map(|s| marked.text_of(&s.content)).collect(), notes)
}
