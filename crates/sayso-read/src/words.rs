//! A document's words as rules look at them.

use std::ops::Range;

use sayso_text::{Document, Quotation, Span};

/// The words of a document in lower case, with what stands between them, and ways to find one's place.
///
/// Words are counted through the whole document. A word holds its apostrophes ("doesn't", "Toft's") as the segmenter left them;
/// punctuation lies between words.
pub(crate) struct Words<'d> {
    /// The document that they are of.
    pub(crate) document: &'d Document,
    /// Its quotations, in order.
    pub(crate) quotations: &'d [Quotation],
    lower: Vec<String>,
}

impl<'d> Words<'d> {
    /// The words of a document; `quotations` are the document's.
    pub(crate) fn of(document: &'d Document, quotations: &'d [Quotation]) -> Words<'d> {
        let lower = |w: &Span| w.of(&document.text).replace('’', "'").to_lowercase();
        Words { document, quotations, lower: document.words.iter().map(lower).collect() }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.lower.len()
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'d str {
        &self.document.text
    }

    /// Where a word stands.
    pub(crate) fn span(&self, at: usize) -> Span {
        self.document.words[at]
    }

    /// From the first to the last of a run of words.
    ///
    /// # Panics
    /// Where the run is empty.
    pub(crate) fn span_of(&self, run: Range<usize>) -> Span {
        Span { start: self.span(run.start).start, end: self.span(run.end - 1).end }
    }

    /// A word as written.
    pub(crate) fn written(&self, at: usize) -> &'d str {
        self.span(at).of(self.text())
    }

    /// A word in lower case, with straight apostrophes; empty past the end.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.lower.get(at).map_or("", |w| w)
    }

    /// Whether the words from `at` on are these (lower case).
    pub(crate) fn are(&self, at: usize, these: &[&str]) -> bool {
        these.iter().enumerate().all(|(k, &w)| self.lower(at + k) == w)
    }

    /// Whether a word begins with a capital letter.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.written(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// What stands between a word and the one before it (from the text's start for the first).
    pub(crate) fn before(&self, at: usize) -> &'d str {
        let start = if at == 0 { 0 } else { self.span(at - 1).end as usize };
        let end = if at < self.len() { self.span(at).start as usize } else { self.text().len() };
        &self.text()[start.min(end)..end]
    }

    /// The words that lie in a span, at least in part.
    pub(crate) fn within(&self, span: Span) -> Range<usize> {
        let words = &self.document.words;
        let first = words.partition_point(|w| w.end <= span.start);
        let end = words.partition_point(|w| w.start < span.end);
        first..end.max(first)
    }

    /// The words of the sentence that a byte lies in, or of the next one where it lies in none.
    pub(crate) fn sentence_at(&self, byte: u32) -> Range<usize> {
        let sentences = &self.document.sentences;
        let at = sentences.partition_point(|s| s.end <= byte);
        sentences.get(at).map_or(self.len()..self.len(), |&s| self.within(s))
    }

    /// The words of the sentence that a word stands in.
    pub(crate) fn sentence_of(&self, at: usize) -> Range<usize> {
        if at < self.len() { self.sentence_at(self.span(at).start) } else { self.len()..self.len() }
    }

    /// Whether a byte lies inside quotation marks.
    pub(crate) fn is_quoted(&self, byte: u32) -> bool {
        let at = self.quotations.partition_point(|q| q.span.end <= byte);
        self.quotations.get(at).is_some_and(|q| q.span.start <= byte)
    }
}

#[cfg(test)]
mod tests {
    use sayso_text::Article;

    use super::*;

    #[test]
    fn words_and_what_lies_between() {
        let document = Document::of(&Article::from_text("a", "“No,” said Ada’s aide. Later, she left."));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        let words = Words::of(&document, &quotations);
        assert_eq!((0..words.len()).map(|w| words.lower(w)).collect::<Vec<_>>()[..3], ["no", "said", "ada's"]);
        assert_eq!(words.before(1), ",” ");
        assert!(words.is_capital(0) && !words.is_capital(1));
        assert!(words.is_quoted(words.span(0).start) && !words.is_quoted(words.span(1).start));
        assert_eq!(words.sentence_of(1), 0..4);
        assert_eq!(words.sentence_at(document.text.len() as u32), words.len()..words.len());
        assert!(words.are(1, &["said", "ada's"]) && !words.are(6, &["left", "it"]));
        assert_eq!(words.within(Span::new(0, 5)), 0..1);
    }
}
