//! Vectors of what is told: two tellings of one claim have vectors that point much the same way, whatever words they choose.
//!
//! A vector depends on the words of a content alone, not on where they stand: each word piece adds a trained map of its word
//! embedding, weighed by how much the piece says. A sentence encoder was the teacher (`training/sayso_train/meaning.py`); summing what it
//! taught finds tellings nearly as well and costs next to nothing.

use sayso_nn::{Encoder, Error, Kernel, Linear, Piece, Weights};
use sayso_text::{Attribution, Span, Statement, Told, Vector};

use crate::Network;

/// Numbers of a vector.
pub const MEANING: usize = 64;
/// The largest of them: four bits hold them, and finer ones find no more.
const MOST: f32 = 7.0;
/// The part of the greatest number that becomes [`MOST`]; the few beyond it are cut.
const CLIP: f32 = 0.6;
/// Bytes of a content that count: it says by then what it is about.
const ENOUGH: usize = 4096;
/// Pieces that are looked up at a time, which bounds memory.
const BATCH: usize = 256;

/// The trained part; tensor names are those of `models/README.md`.
pub(crate) struct Meaning {
    map: Linear,
    weight: Linear,
}

impl Meaning {
    /// From the bytes of its file, for an encoder with states of `hidden` numbers.
    pub(crate) fn load(bytes: &[u8], hidden: usize) -> Result<Meaning, Error> {
        let weights = Weights::parse(bytes)?;
        weights.is_of("sayso-meaning-1")?;
        Ok(Meaning {
            map: Linear::load(&weights, "meaning.map", Some(MEANING), hidden)?,
            weight: Linear::load(&weights, "meaning.weight", Some(1), hidden)?,
        })
    }

    /// The vector of some pieces; `None` where there is nothing to go by.
    pub(crate) fn of(&self, encoder: &Encoder, kernel: Kernel, pieces: &[Piece]) -> Option<Box<[i8]>> {
        let hidden = encoder.hidden();
        let mut sum = [0.0; MEANING];
        for pieces in pieces.chunks(BATCH) {
            let mut words = vec![0.0; pieces.len() * hidden];
            words.chunks_exact_mut(hidden).zip(pieces).for_each(|(word, piece)| encoder.add_word(piece.id, word));
            let (mut rows, mut weights) = (vec![0.0; pieces.len() * MEANING], vec![0.0; pieces.len()]);
            self.map.apply(kernel, &words, &mut rows);
            self.weight.apply(kernel, &words, &mut weights);
            for (row, weight) in rows.chunks_exact(MEANING).zip(weights) {
                sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x * weight.exp());
            }
        }
        rounded(&sum)
    }
}

/// Small whole numbers in the proportions of `sum`.
fn rounded(sum: &[f32]) -> Option<Box<[i8]>> {
    let one = CLIP * sum.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    (one > 0.0).then(|| sum.iter().map(|x| ((x / one).clamp(-1.0, 1.0) * MOST).round_ties_even() as i8).collect())
}

/// A vector for every content and statement, in their order; none where the network was not trained to make them.
pub(crate) fn vectors(
    text: &str,
    attributions: &[Attribution],
    statements: &[Statement],
    network: &dyn Network,
) -> Vec<Vector> {
    let attributions = attributions.iter().map(|a| (Told::Attribution(a.id), &a.content));
    let told = attributions.chain(statements.iter().map(|s| (Told::Statement(s.id), &s.content)));
    let mut pieces = Vec::new();
    let of = |(of, content): (Told, &sayso_text::Spans)| {
        pieces.clear();
        let mut left = ENOUGH;
        for span in content {
            let span = first_bytes(*span, left, text);
            left -= span.len();
            network.vocabulary().append_pieces(span.of(text), span.start as usize, &mut pieces);
        }
        Some(Vector { of, values: network.meaning(&pieces)? })
    };
    told.filter_map(of).collect()
}

/// The first bytes of a span, as many as `most` at the end of a letter.
fn first_bytes(span: Span, most: usize, text: &str) -> Span {
    let mut end = (span.start as usize + most).min(span.end as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start as usize, end)
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
    fn long_contents_are_cut_between_letters() {
        let text = "aéé";
        for (most, expected) in [(0, ""), (1, "a"), (2, "a"), (3, "aé"), (9, "aéé")] {
            assert_eq!(first_bytes(Span::new(0, text.len()), most, text).of(text), expected, "{most}");
        }
    }
}
