use std::ops::Range;

use rayon::prelude::*;
use sayso_nn::{Encoder, Error, Kernel, Linear, Matrix, Piece, Scratch, Token, Vocabulary, Weights, gelu};

use super::calibration::Calibration;
use super::network::{Look, Network, Roles};
use super::{FEATURE_ROWS, INNER, Input, ROLES, TAGS, Window, windows};
use crate::coref::{Head, Kept, Passage};
use crate::meaning::{MEANING, Meaning};

/// The trained network: an encoder, a head that tags pieces, one that finds cues inside contents, and a reader that asks for every cue what is its own.
///
/// Tensor names and shapes are those of `models/README.md`; `training/sayso_train/model.py` is the same in Python.
pub struct Model {
    name: String,
    kernel: Kernel,
    vocabulary: Vocabulary,
    encoder: Encoder,
    tag: Linear,
    inner: Linear,
    piece: Linear,
    cue_scale: Linear,
    cue_shift: Linear,
    distance: Matrix,
    mix: Linear,
    role: Linear,
    coref: Option<Head>,
    calibration: Calibration,
    meaning: Option<Meaning>,
}

/// Why a model could not be loaded.
pub type ModelError = Error;

/// Pieces on either side of a cue that it may claim.
const REACH: usize = 192;
/// The row of features of the pieces that open and close a window.
pub(crate) const NO_TEXT: [u32; 4] = [FEATURE_ROWS as u32 - 1; 4];

impl Model {
    /// Loads a model from the bytes of its safetensors file and the lines of its vocabulary; `name` goes into readings.
    ///
    /// # Errors
    /// Where the file is no model of this kind, or is damaged: it says which tensor is missing or misshapen.
    pub fn load(name: String, weights: &[u8], vocabulary: Vocabulary, kernel: Kernel) -> Result<Model, ModelError> {
        let weights = Weights::parse(weights)?;
        let encoder = Encoder::load(&weights)?;
        let (hidden, read) = (encoder.hidden(), weights.count("read")?);
        let head = |name, outputs, inputs| Linear::load(&weights, &format!("heads.{name}"), Some(outputs), inputs);
        Ok(Model {
            tag: head("tag", TAGS, hidden)?,
            inner: head("inner", INNER, hidden)?,
            piece: head("piece", read, hidden)?,
            cue_scale: head("cue_scale", read, 2 * hidden)?,
            cue_shift: head("cue_shift", read, 2 * hidden)?,
            distance: weights.matrix("heads.distance.weight", Some(2 * NEAR_TO_FAR), Some(read))?,
            mix: head("mix", read, read)?,
            role: head("role", ROLES, read)?,
            coref: Head::load(&weights, &encoder)?,
            calibration: Calibration::of(&weights)?,
            meaning: None,
            name,
            kernel,
            vocabulary,
            encoder,
        })
    }

    /// The model with what makes the vectors of contents, from the bytes of a file made by `training/sayso_train/meaning.py`.
    ///
    /// # Errors
    /// As [`Model::load`].
    pub fn with_meaning(self, weights: &[u8]) -> Result<Model, ModelError> {
        let meaning = Some(Meaning::load(weights, &self.encoder)?);
        Ok(Model { meaning, ..self })
    }

    /// Whether a piece is a known word or a part of one.
    fn is_word(&self, piece: u32) -> bool {
        piece != self.vocabulary.unknown() && self.vocabulary.text(piece).contains(char::is_alphabetic)
    }

    /// What one window yields for the pieces that it keeps.
    fn look_at(&self, input: &Input, window: &Window, scratch: &mut Scratch) -> Seen {
        let (hidden, read, kept) = (self.encoder.hidden(), self.piece.outputs(), window.keeps.len());
        if !input.pieces[window.sees.clone()].iter().any(|p| self.is_word(p.id)) {
            // Nothing but marks: there is nothing to tell, so the network is not asked.
            return Seen {
                states: vec![0.0; kept * hidden],
                pieces: vec![0.0; kept * read],
                tags: vec![NOTHING; kept],
                inner: vec![NO_CUE; kept],
                watched: None,
            };
        }
        let features: Vec<[u32; 4]> = input.features[window.sees.clone()].iter().map(|f| f.map(u32::from)).collect();
        let edge = |piece| Token { piece, features: &NO_TEXT };
        let inside = input.pieces[window.sees.clone()].iter().zip(&features);
        let tokens: Vec<Token> = std::iter::once(edge(self.vocabulary.begin()))
            .chain(inside.map(|(p, features)| Token { piece: p.id, features }))
            .chain(std::iter::once(edge(self.vocabulary.end())))
            .collect();
        let first = 1 + window.keeps.start - window.sees.start;
        let watch = self.coref.as_ref().and_then(|c| c.watch(input, window, &self.vocabulary, &self.encoder));
        let (states, watched) = match watch {
            None => (self.encoder.encode(self.kernel, &tokens, scratch), None),
            Some(watch) => {
                let (states, seen) = self.encoder.encode_watched(self.kernel, &tokens, scratch, &watch);
                (states, Some(Kept::new(watch, seen)))
            }
        };
        let states = states[first * hidden..][..kept * hidden].to_vec();
        let mut pieces = vec![0.0; kept * read];
        self.piece.apply(self.kernel, &states, &mut pieces);
        let mut logits = vec![0.0; kept * TAGS];
        self.tag.apply(self.kernel, &states, &mut logits);
        let tags = logits.chunks_exact(TAGS).map(log_softmax).collect();
        let mut logits = vec![0.0; kept * INNER];
        self.inner.apply(self.kernel, &states, &mut logits);
        Seen { states, pieces, tags, inner: logits.chunks_exact(INNER).map(log_softmax).collect(), watched }
    }
}

impl Network for Model {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn kernel(&self) -> String {
        self.kernel.name().to_owned()
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn look(&self, input: &Input) -> Box<dyn Look + '_> {
        let windows = windows(input.pieces.len(), &input.breaks);
        let seen: Vec<Seen> = windows
            .par_iter()
            .map_init(Scratch::default, |scratch, window| self.look_at(input, window, scratch))
            .collect();
        let mut all = Seen::default();
        let mut kept = Vec::new();
        for (window, at) in seen.into_iter().zip(windows) {
            kept.extend(window.watched.map(|watched| (at.sees, watched)));
            all.states.extend(window.states);
            all.pieces.extend(window.pieces);
            all.tags.extend(window.tags);
            all.inner.extend(window.inner);
        }
        Box::new(ModelLook { model: self, seen: all, kept })
    }

    fn meaning(&self, sentence: &[Piece], parts: &[Range<usize>]) -> Vec<[f32; MEANING]> {
        let meaning = self.meaning.as_ref();
        meaning.map_or_else(Vec::new, |meaning| meaning.of(self.kernel, &self.vocabulary, sentence, parts))
    }
}

/// States [n, hidden], pieces as the cue reader sees them [n, read], tags [n] and inner cues [n].
#[derive(Default)]
struct Seen {
    states: Vec<f32>,
    pieces: Vec<f32>,
    tags: Vec<[f32; TAGS]>,
    inner: Vec<[f32; INNER]>,
    /// What the head of pronouns wants of a window with pronouns in it.
    watched: Option<Kept>,
}

struct ModelLook<'m> {
    model: &'m Model,
    seen: Seen,
    /// What was kept of windows with pronouns, and the pieces that they see.
    kept: Vec<(Range<usize>, Kept)>,
}

impl Look for ModelLook<'_> {
    fn tags(&self) -> &[[f32; TAGS]] {
        &self.seen.tags
    }

    fn inner(&self) -> &[[f32; INNER]] {
        &self.seen.inner
    }

    fn roles(&self, cue: Range<usize>) -> Roles {
        let Model { encoder, kernel, cue_scale, cue_shift, distance, mix, role, .. } = self.model;
        let (hidden, read) = (encoder.hidden(), mix.outputs());
        let state = |piece: usize| &self.seen.states[piece * hidden..][..hidden];
        let ends = [state(cue.start), state(cue.end - 1)].concat();
        let (mut scale, mut shift) = (vec![0.0; read], vec![0.0; read]);
        cue_scale.apply(*kernel, &ends, &mut scale);
        cue_shift.apply(*kernel, &ends, &mut shift);

        let range = cue.start.saturating_sub(REACH)..(cue.end + REACH).min(self.seen.tags.len());
        let mut seen = self.seen.pieces[range.start * read..range.end * read].to_vec();
        for (piece, row) in range.clone().zip(seen.chunks_exact_mut(read)) {
            let far = &distance.values[bucket(piece, &cue) * read..][..read];
            for (((x, scale), shift), far) in row.iter_mut().zip(&scale).zip(&shift).zip(far) {
                *x = *x * (1.0 + scale) + shift + far;
            }
        }
        gelu(&mut seen);
        let mut mixed = vec![0.0; seen.len()];
        mix.apply(*kernel, &seen, &mut mixed);
        gelu(&mut mixed);
        mixed.iter_mut().zip(&seen).for_each(|(m, s)| *m += s);
        let mut logits = vec![0.0; range.len() * ROLES];
        role.apply(*kernel, &mixed, &mut logits);
        let mut scores: Vec<[f32; ROLES]> = logits.chunks_exact(ROLES).map(log_softmax).collect();
        scores[cue.start - range.start..cue.end - range.start].fill(NONE_OF_ITS_OWN);
        Roles { from: range.start, scores }
    }

    fn pronoun(&self, passage: &Passage) -> Option<Vec<f32>> {
        let (_, kept) = self.kept.iter().find(|(sees, _)| *sees == passage.sees)?;
        self.model.coref.as_ref()?.chances(self.model.kernel, passage, kept)
    }

    fn calibrated(&self, chance: f32) -> f32 {
        self.model.calibration.apply(chance)
    }
}

/// Surely no source, cue or content.
const NOTHING: [f32; TAGS] = surely_first();
/// Surely no cue inside a content.
const NO_CUE: [f32; INNER] = surely_first();
/// A cue is neither its own source nor its own content.
const NONE_OF_ITS_OWN: [f32; ROLES] = surely_first();

const fn surely_first<const N: usize>() -> [f32; N] {
    let mut row = [-1e4; N];
    row[0] = 0.0;
    row
}

/// Buckets of distance on either side.
const NEAR_TO_FAR: usize = 24;

/// The row of the table of distances for a piece: 0 inside the cue; before it 1, 2, … 8 and then by steps of 1.4;
/// after it the same, [`NEAR_TO_FAR`] rows further on.
fn bucket(piece: usize, cue: &Range<usize>) -> usize {
    /// 8 x 1.4^k, rounded up.
    const STEPS: [usize; 14] = [12, 16, 22, 31, 44, 61, 85, 119, 166, 232, 324, 454, 636, 890];
    let near_to_far = |size: usize| if size <= 8 { size } else { 9 + STEPS.partition_point(|&step| step <= size) };
    if piece < cue.start {
        near_to_far(cue.start - piece)
    } else if piece >= cue.end {
        NEAR_TO_FAR + near_to_far(piece + 1 - cue.end)
    } else {
        0
    }
}

fn log_softmax<const N: usize>(logits: &[f32]) -> [f32; N] {
    let top = logits.iter().fold(f32::NEG_INFINITY, |a, &b| a.max(b));
    let sum: f32 = logits.iter().map(|l| (l - top).exp()).sum();
    std::array::from_fn(|i| logits[i] - top - sum.ln())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_fall_into_buckets() {
        let cue = 300..302;
        for (piece, expected) in [
            (300, 0),
            (301, 0),
            (299, 1),
            (292, 8),
            (291, 9),
            (289, 9),
            (288, 10),
            (108, 18),
            (0, 19),
            (302, 25),
            (309, 32),
            (310, 33),
            (1500, 47),
        ] {
            assert_eq!(bucket(piece, &cue), expected, "{piece}");
        }
    }

    #[test]
    fn chances_add_up() {
        let row: [f32; 3] = log_softmax(&[1000.0, 999.0, -5.0]);
        assert!((row.iter().map(|l| l.exp()).sum::<f32>() - 1.0).abs() < 1e-6);
    }
}
