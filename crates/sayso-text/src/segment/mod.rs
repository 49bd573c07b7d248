//! Cuts an article's text into paragraphs, sentences and words. One phenomenon, one file.

mod abbreviations;
mod blocks;
mod caption;
mod heading;
mod list;
mod sentences;
mod words;

use std::ops::Range;

use crate::{Article, Document, Paragraph, ParagraphKind, Span};

impl Document {
    /// Cuts an article's text into paragraphs, sentences and words. The front matter is left out; nothing else is.
    ///
    /// ```
    /// use sayso_text::{Article, Document, ParagraphKind};
    /// let text = "Harbour to close\n\nGen. Mara A. Toft spoke on Jan. 17. “It closes,” she said.";
    /// let document = Document::of(&Article::from_text("harbour", text));
    /// assert_eq!(document.paragraphs[0].kind, ParagraphKind::Heading);
    /// let body = &document.sentences[document.paragraphs[1].sentences.clone()];
    /// assert_eq!(body[0].of(text), "Gen. Mara A. Toft spoke on Jan. 17.");
    /// assert_eq!(body[1].of(text), "“It closes,” she said.");
    /// ```
    ///
    /// # Panics
    /// When the text is 4 GiB or longer.
    pub fn of(article: &Article) -> Document {
        let text = &*article.text;
        let mut document =
            Document { text: article.text.clone(), paragraphs: Vec::new(), sentences: Vec::new(), words: Vec::new() };
        for region in regions(text, article.front) {
            let blocks = blocks::blocks(text, region);
            let kinds = kinds_of(text, &blocks, article.title.as_deref());
            for (block, kind) in blocks.into_iter().zip(kinds) {
                document.push(block.span, kind);
            }
        }
        debug_assert_eq!(document.defect(article.front), None);
        document
    }

    fn push(&mut self, span: Span, kind: ParagraphKind) {
        let marker = if kind == ParagraphKind::List { list::marker(span.of(&self.text)).unwrap_or(0) } else { 0 };
        let words_of_it = Span { start: span.start + marker as u32, ..span };
        let first = self.sentences.len();
        sentences::push_sentences(&self.text, words_of_it, &mut self.sentences);
        for &sentence in &self.sentences[first..] {
            words::push_words(&self.text, sentence, &mut self.words);
        }
        self.paragraphs.push(Paragraph { span, kind, sentences: first..self.sentences.len() });
    }

    /// The first promise of this type that is broken, in words; for tests.
    fn defect(&self, front: Option<Span>) -> Option<String> {
        let is_whole =
            |span: &Span| self.text.get(span.range()).is_some_and(|words| !words.is_empty() && words == words.trim());
        let in_order = |spans: &[Span]| spans.windows(2).all(|pair| pair[0].end <= pair[1].start);
        let paragraphs: Vec<Span> = self.paragraphs.iter().map(|p| p.span).collect();
        for (spans, what) in [(&paragraphs, "paragraph"), (&self.sentences, "sentence"), (&self.words, "word")] {
            if let Some(bad) = spans.iter().find(|span| !is_whole(span)) {
                return Some(format!("{what} {bad:?} is empty, has white space at an edge, or is no part of the text"));
            }
            if !in_order(spans) {
                return Some(format!("the {what}s are not in order"));
            }
        }
        let mut next = 0;
        for paragraph in &self.paragraphs {
            if front.is_some_and(|front| front.overlaps(paragraph.span)) {
                return Some(format!("paragraph {:?} covers the front matter", paragraph.span));
            }
            let Range { start, end } = paragraph.sentences.clone();
            let inside = |sentences: &[Span]| sentences.iter().all(|s| paragraph.span.contains(*s));
            if start != next || end <= start || !self.sentences.get(start..end).is_some_and(inside) {
                return Some(format!("paragraph {:?} does not hold its sentences {start}..{end}", paragraph.span));
            }
            next = end;
        }
        let mut sentences = self.sentences.iter();
        let mut sentence = sentences.next();
        for word in &self.words {
            while sentence.is_some_and(|s| s.end <= word.start) {
                sentence = sentences.next();
            }
            if !sentence.is_some_and(|s| s.contains(*word)) {
                return Some(format!("word {word:?} lies in no sentence"));
            }
        }
        (next != self.sentences.len()).then(|| "a sentence lies in no paragraph".to_owned())
    }
}

/// The text before and after the front matter; the whole text where its span does not fit.
fn regions(text: &str, front: Option<Span>) -> Vec<Range<usize>> {
    match front.filter(|front| text.get(front.range()).is_some()) {
        Some(front) => vec![0..front.start as usize, front.end as usize..text.len()],
        None => vec![0..text.len(); 1],
    }
}

fn kinds_of(text: &str, blocks: &[blocks::Block], title: Option<&str>) -> Vec<ParagraphKind> {
    let by_itself = |words: &str| {
        if caption::is_caption(words) {
            ParagraphKind::Caption
        } else if list::marker(words).is_some() {
            ParagraphKind::List
        } else {
            ParagraphKind::Body
        }
    };
    let mut kinds: Vec<ParagraphKind> = blocks.iter().map(|block| by_itself(block.span.of(text))).collect();
    heading::mark_headings(text, blocks, &mut kinds);
    let repeats_title = |first: &blocks::Block| title.is_some_and(|title| is_same_line(first.span.of(text), title));
    if blocks.len() > 1 && blocks.first().is_some_and(repeats_title) {
        kinds[0] = ParagraphKind::Heading;
    }
    kinds
}

/// Whether a block repeats the title, however it is spaced, quoted and ended.
fn is_same_line(block: &str, title: &str) -> bool {
    let letters =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).take(400).collect::<String>();
    block.len() <= 2 * title.len() + 16 && letters(block) == letters(title) && title.contains(char::is_alphanumeric)
}

#[cfg(test)]
fn kinds(text: &str) -> Vec<ParagraphKind> {
    Document::of(&Article::from_text("", text)).paragraphs.into_iter().map(|p| p.kind).collect()
}

#[cfg(test)]
mod tests;
