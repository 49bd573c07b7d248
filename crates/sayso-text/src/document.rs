use std::ops::Range;
use std::sync::Arc;

use crate::Span;

/// An article's text cut into paragraphs, sentences and words: immutable, shared by all passes.
///
/// Paragraphs are in text order and do not overlap; each sentence lies in one paragraph, each word in one sentence.
/// None has white space at its edges, none is empty, and none covers the article's front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The text that every span points into.
    pub text: Arc<str>,
    /// Paragraphs, headings, list items and captions.
    pub paragraphs: Vec<Paragraph>,
    /// Sentences of all paragraphs.
    pub sentences: Vec<Span>,
    /// Words of all sentences, punctuation left out.
    pub words: Vec<Span>,
}

/// One block of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
    /// Its sentences, as indices into [`Document::sentences`].
    pub sentences: Range<usize>,
}

/// What a block of text is; only bodies and list items tell anything, the others are read apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParagraphKind {
    /// Running text.
    Body,
    /// A title or a heading between paragraphs.
    Heading,
    /// An item of a list.
    List,
    /// The words under a picture.
    Caption,
}
