use std::ops::Range;

use sayso_nn::{Piece, Vocabulary};
use sayso_text::{Document, Paragraph, ParagraphKind, Quotation, Span};

/// Rows of the model's table of features; the last belongs to positions that are no text.
pub const FEATURE_ROWS: usize = 20;

/// Pieces after which a stretch ends at the next paragraph, and after which it ends anyway: they bound memory on texts
/// that are longer than articles are.
const STRETCH: usize = 6_000;
const LONGEST: usize = 12_000;

/// A stretch of a document as the network sees it: word pieces, and four features of each that uncased pieces do not show.
///
/// The same code prepares texts for training (`cargo xtask prepare`), so the two cannot drift apart.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Input {
    /// The pieces, with their bytes in the document's text.
    pub pieces: Vec<Piece>,
    /// For each piece its rows in the table of features: letter case, what stands before it, quotation, kind of paragraph.
    pub features: Vec<[u8; 4]>,
    /// Pieces at which a sentence begins, ascending; the first piece is not among them.
    pub breaks: Vec<usize>,
}

impl Input {
    /// The document in stretches: nearly always one. `quotations` are the document's.
    pub fn stretches(document: &Document, quotations: &[Quotation], vocabulary: &Vocabulary) -> Vec<Input> {
        let text = &*document.text;
        let mut quotes = quotations.iter().peekable();
        let mut out = vec![Input::default()];
        let mut pieces = Vec::new();
        let mut previous_end = 0;
        for paragraph in &document.paragraphs {
            let mut opens = true;
            for &sentence in &document.sentences[paragraph.sentences.clone()] {
                for chunk in chunks(sentence, text) {
                    let input = out.last_mut().expect("there is always one");
                    let so_far = input.pieces.len();
                    let input = if so_far >= LONGEST || (so_far >= STRETCH && opens) {
                        out.push(Input::default());
                        out.last_mut().expect("just made")
                    } else {
                        input
                    };
                    if !input.pieces.is_empty() {
                        input.breaks.push(input.pieces.len());
                    }
                    pieces.clear();
                    vocabulary.append_pieces(chunk.of(text), chunk.start as usize, &mut pieces);
                    for &piece in &pieces {
                        let span = Span { start: piece.start, end: piece.end };
                        while quotes.peek().is_some_and(|q| q.span.end <= piece.start) {
                            quotes.next();
                        }
                        let quoted = quotes.peek().is_some_and(|q| q.span.overlaps(span));
                        // Two pieces of one letter (a Hangul syllable) share its bytes: nothing stands between them.
                        let gap = previous_end.min(piece.start as usize)..piece.start as usize;
                        let before = if opens { 9 } else { before(&text[gap]) };
                        input.features.push([case(span.of(text)), before, 10 + u8::from(quoted), 12 + kind(paragraph)]);
                        input.pieces.push(piece);
                        previous_end = piece.end as usize;
                        opens = false;
                    }
                }
            }
        }
        for input in &mut out {
            let last = input.pieces.len();
            input.breaks.retain(|&b| b < last);
            input.breaks.dedup();
        }
        out
    }

    /// The words of the text that a run of pieces covers.
    pub(crate) fn span(&self, run: Range<usize>) -> Span {
        Span { start: self.pieces[run.start].start, end: self.pieces[run.end - 1].end }
    }
}

/// A sentence in pieces of bounded size, cut at white space where there is any: nearly always one.
fn chunks(sentence: Span, text: &str) -> impl Iterator<Item = Span> {
    const MOST: usize = 16 * 1024;
    let (mut start, end) = (sentence.start as usize, sentence.end as usize);
    std::iter::from_fn(move || {
        if start >= end {
            return None;
        }
        let mut cut = end;
        if end - start > MOST {
            cut = (start + MOST..).find(|&i| text.is_char_boundary(i)).unwrap_or(end).min(end);
            if let Some(space) = text[start..cut].rfind(char::is_whitespace).filter(|&s| s > 0) {
                cut = start + space;
            }
        }
        let chunk = Span::new(start, cut);
        start = cut;
        Some(chunk)
    })
}

/// Rows 0-5: how a piece is written.
fn case(piece: &str) -> u8 {
    let mut letters = piece.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return if piece.contains(|c: char| c.is_numeric()) { 4 } else { 5 };
    };
    if piece.contains(|c: char| c.is_numeric()) {
        return 4;
    }
    let rest_upper = letters.clone().any(char::is_uppercase);
    let rest_lower = letters.any(|c| !c.is_uppercase());
    match (first.is_uppercase(), rest_upper, rest_lower) {
        (false, false, _) => 0,
        (true, false, _) => 1,
        (true, true, false) => 2,
        _ => 3,
    }
}

/// Rows 6-9: what stands between a piece and the one before it: nothing, a space, a line break; 9 begins a paragraph.
fn before(gap: &str) -> u8 {
    if gap.is_empty() {
        6
    } else if gap.contains('\n') {
        8
    } else {
        7
    }
}

/// Rows 12-15: the kind of the paragraph.
fn kind(paragraph: &Paragraph) -> u8 {
    match paragraph.kind {
        ParagraphKind::Body => 0,
        ParagraphKind::Heading => 1,
        ParagraphKind::List => 2,
        ParagraphKind::Caption => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letter_case() {
        for (piece, row) in [
            ("said", 0),
            ("Toft", 1),
            ("U", 1),
            ("UN", 2),
            ("iPhone", 3),
            ("MacAr", 3),
            ("17th", 4),
            ("“", 5),
            ("…", 5),
            ("ß", 0),
        ] {
            assert_eq!(case(piece), row, "{piece}");
        }
    }

    #[test]
    fn pieces_of_one_letter_have_nothing_between_them() {
        let pieces = "[UNK] [CLS] [SEP] ᄋ ##ᅦ ##ᆯ ᅦ toft".split(' ');
        let vocabulary = Vocabulary::parse(&pieces.collect::<Vec<_>>().join("\n")).unwrap();
        let document = Document::of(&sayso_text::Article::from_text("a", "엘 Toft"));
        let input = &Input::stretches(&document, &[], &vocabulary)[0];
        assert_eq!(input.pieces.len(), 4, "{:?}", input.pieces);
        let before: Vec<u8> = input.features.iter().map(|f| f[1]).collect();
        assert_eq!(before, [9, 6, 6, 7]);
    }

    #[test]
    fn long_sentences_are_cut_at_white_space_and_lose_nothing() {
        let text = format!("{} {}", "word ".repeat(8_000), "é".repeat(40_000));
        let cut: Vec<Span> = chunks(Span::new(0, text.len()), &text).collect();
        assert!(cut.len() > 3);
        assert_eq!(cut.iter().map(|c| c.of(&text)).collect::<String>(), text);
        assert!(cut.windows(2).all(|w| w[0].end == w[1].start));
    }
}
