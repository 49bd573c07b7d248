//! Vectors of what is told: two tellings of one claim have vectors that point much the same way, whatever words they choose.
//!
//! A sentence encoder of its own looks at each sentence alone; a content's vector is the sum of what it makes of the content's word
//! pieces. It learned from invented affairs which tellings are of one claim (`training/sayso_train/meaning.py`).

use std::ops::Range;

use rayon::prelude::*;
use sayso_nn::{Encoder, Error, Kernel, Linear, Piece, Scratch, Token, Vocabulary, Weights};
use sayso_text::{Attribution, Document, Span, Spans, Statement, Told, Vector};

use crate::Network;
use crate::tagger::NO_TEXT;

/// Numbers of a vector.
pub const MEANING: usize = 96;
/// The largest of them: four bits hold them, and finer ones find no more.
const MOST: f32 = 7.0;
/// The part of the greatest number that becomes [`MOST`]; the few beyond it are cut.
const CLIP: f32 = 0.6;
/// Pieces that are looked at together; of longer sentences one part after the other.
const WINDOW: usize = 254;

/// The trained part; tensor names are those of `models/README.md`.
pub(crate) struct Meaning {
    encoder: Encoder,
    map: Linear,
}

impl Meaning {
    /// From the bytes of its file; it stands on the embeddings of the tagger.
    pub(crate) fn load(bytes: &[u8], below: &Encoder) -> Result<Meaning, Error> {
        let weights = Weights::parse(bytes)?;
        let encoder = Encoder::load_above(&weights, below)?;
        Ok(Meaning { map: Linear::load(&weights, "meaning.map", Some(MEANING), encoder.hidden())?, encoder })
    }

    /// The vectors of some parts of a sentence, not yet rounded: of each the sum over its pieces.
    pub(crate) fn of(
        &self,
        kernel: Kernel,
        vocabulary: &Vocabulary,
        pieces: &[Piece],
        parts: &[Range<usize>],
    ) -> Vec<[f32; MEANING]> {
        let hidden = self.encoder.hidden();
        let mut sums = vec![0.0; parts.len() * hidden];
        let mut scratch = Scratch::default();
        for (number, window) in pieces.chunks(WINDOW).enumerate() {
            let start = number * WINDOW;
            let edge = |piece| Token { piece, features: &NO_TEXT };
            let tokens: Vec<Token> = std::iter::once(edge(vocabulary.begin()))
                .chain(window.iter().map(|piece| edge(piece.id)))
                .chain(std::iter::once(edge(vocabulary.end())))
                .collect();
            let states = self.encoder.encode(kernel, &tokens, &mut scratch);
            for (part, sum) in parts.iter().zip(sums.chunks_exact_mut(hidden)) {
                let here = part.start.max(start)..part.end.min(start + window.len());
                for piece in here {
                    let state = &states[(1 + piece - start) * hidden..][..hidden];
                    sum.iter_mut().zip(state).for_each(|(sum, x)| *sum += x);
                }
            }
        }
        let mut vectors = vec![0.0; parts.len() * MEANING];
        self.map.apply(kernel, &sums, &mut vectors);
        vectors.chunks_exact(MEANING).map(|row| std::array::from_fn(|at| row[at])).collect()
    }
}

/// Small whole numbers in the proportions of `sum`.
fn rounded(sum: &[f32]) -> Option<Box<[i8]>> {
    let one = CLIP * sum.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    (one > 0.0).then(|| sum.iter().map(|x| ((x / one).clamp(-1.0, 1.0) * MOST).round_ties_even() as i8).collect())
}

/// A vector for every content and statement, in their order; none where the network was not trained to make them.
pub(crate) fn vectors(
    document: &Document,
    attributions: &[Attribution],
    statements: &[Statement],
    network: &dyn Network,
) -> Vec<Vector> {
    let attributions = attributions.iter().map(|a| (Told::Attribution(a.id), &a.content));
    let told: Vec<(Told, &Spans)> =
        attributions.chain(statements.iter().map(|s| (Told::Statement(s.id), &s.content))).collect();
    // What of each sentence is told: by the number of the telling, in bytes of the text.
    let mut of_sentence: Vec<Vec<(usize, Span)>> = vec![Vec::new(); document.sentences.len()];
    for (number, (_, content)) in told.iter().enumerate() {
        for span in content.iter() {
            let first = document.sentences.partition_point(|sentence| sentence.end <= span.start);
            let rest = document.sentences[first..].iter().zip(&mut of_sentence[first..]);
            for (_, of) in rest.take_while(|(sentence, _)| sentence.start < span.end) {
                of.push((number, *span));
            }
        }
    }
    let looked_at: Vec<Vec<(usize, [f32; MEANING])>> = document
        .sentences
        .par_iter()
        .zip(&of_sentence)
        .filter(|(_, told)| !told.is_empty())
        .map(|(sentence, told)| {
            let mut pieces = Vec::new();
            network.vocabulary().append_pieces(sentence.of(&document.text), sentence.start as usize, &mut pieces);
            let parts: Vec<Range<usize>> = told.iter().map(|(_, span)| within(&pieces, *span)).collect();
            let vectors = network.meaning(&pieces, &parts);
            told.iter().map(|(number, _)| *number).zip(vectors).collect()
        })
        .collect();
    let mut sums: Vec<Option<[f32; MEANING]>> = vec![None; told.len()];
    for (number, vector) in looked_at.into_iter().flatten() {
        match &mut sums[number] {
            Some(sum) => sum.iter_mut().zip(vector).for_each(|(sum, x)| *sum += x),
            none => *none = Some(vector),
        }
    }
    let vectors = told.iter().zip(sums).map(|((of, _), sum)| Some(Vector { of: *of, values: rounded(&sum?)? }));
    vectors.flatten().collect()
}

/// The pieces that a span covers at least in part.
fn within(pieces: &[Piece], span: Span) -> Range<usize> {
    let first = pieces.partition_point(|piece| piece.end <= span.start);
    let end = pieces.partition_point(|piece| piece.start < span.end);
    first..end.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_small_and_nothing_has_no_vector() {
        assert_eq!(rounded(&[0.0, 0.0]), None);
        assert_eq!(rounded(&[-2.0, 0.6, 0.1]).as_deref(), Some(&[-7, 4, 1][..]));
        assert_eq!(rounded(&[1e-9, -1e-9]).as_deref(), Some(&[7, -7][..]));
    }

    #[test]
    fn pieces_of_a_span() {
        let piece = |start, end| Piece { id: 0, start, end };
        let pieces = [piece(0, 3), piece(4, 7), piece(7, 9)];
        for (span, expected) in [((0, 3), 0..1), ((2, 8), 0..3), ((4, 7), 1..2), ((3, 4), 1..1), ((9, 20), 3..3)] {
            assert_eq!(within(&pieces, Span::new(span.0, span.1)), expected, "{span:?}");
        }
    }
}
