//! Phrases as rules write them, found among the words of a document.

use std::ops::Range;

use crate::words::Words;

use super::inflection::is_form_of;

/// How many words a gap may hold.
const GAP: usize = 6;

/// A phrase: words divided by blanks, alternatives by `|`. `~deny|reject` stands for any form of these verbs, `…` for a
/// gap of up to six words; a word that ends in `?` may be missing.
#[derive(Clone, Debug)]
pub(crate) struct Pattern(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Verb(Vec<&'static str>),
    Word(Vec<&'static str>),
    Maybe(Vec<&'static str>),
    Gap,
}

impl Pattern {
    /// The pattern that a phrase describes.
    pub(crate) fn new(phrase: &'static str) -> Pattern {
        let piece = |p: &'static str| {
            if p == "…" {
                Piece::Gap
            } else if let Some(verbs) = p.strip_prefix('~') {
                Piece::Verb(verbs.split('|').collect())
            } else if let Some(words) = p.strip_suffix('?') {
                Piece::Maybe(words.split('|').collect())
            } else {
                Piece::Word(p.split('|').collect())
            }
        };
        Pattern(phrase.split(' ').map(piece).collect())
    }

    /// Where the phrase ends if it begins at a word and stays inside `bounds`.
    pub(crate) fn end_at(&self, words: &Words, at: usize, bounds: &Range<usize>) -> Option<usize> {
        matched(&self.0, words, at, bounds.end)
    }
}

/// Patterns of a table of phrases.
pub(crate) fn patterns(phrases: &[&'static str]) -> Vec<Pattern> {
    phrases.iter().map(|p| Pattern::new(p)).collect()
}

fn matched(pieces: &[Piece], words: &Words, at: usize, end: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
    match piece {
        Piece::Gap => (at..=(at + GAP).min(end)).find_map(|next| matched(rest, words, next, end)),
        Piece::Maybe(these) => (at < end && these.contains(&words.lower(at)))
            .then(|| matched(rest, words, at + 1, end))
            .flatten()
            .or_else(|| matched(rest, words, at, end)),
        _ if at >= end => None,
        Piece::Word(these) if !these.contains(&words.lower(at)) => None,
        Piece::Verb(these) if !these.iter().any(|verb| is_form_of(words.lower(at), verb)) => None,
        Piece::Word(_) | Piece::Verb(_) => matched(rest, words, at + 1, end),
    }
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    fn check(text: &str, phrase: &'static str, expected: Option<&str>) {
        let document = Document::of(&Article::from_text("a", text));
        let words = Words::of(&document, &[]);
        let (pattern, all) = (Pattern::new(phrase), 0..words.len());
        let found = all.clone().find_map(|at| Some(at..pattern.end_at(&words, at, &all)?));
        assert_eq!(found.map(|run| words.span_of(run).of(text)), expected, "{text}: {phrase}");
    }

    #[test]
    fn phrases() {
        check("Toft ruled it out on Monday.", "~rule … out", Some("ruled it out"));
        check("Toft ruled out a vote.", "~rule … out", Some("ruled out"));
        check("Toft denies it.", "~reject|deny it|that", Some("denies it"));
        check("Toft denies all.", "~reject|deny it|that", None);
        check("There is really no vote.", "~be really? no", Some("is really no"));
        check("There is no vote.", "~be really? no", Some("is no"));
        check("She knows of", "~know of no", None);
    }
}
