use std::ops::Range;

use sayso_nn::{Piece, Vocabulary};

use super::{INNER, Input, ROLES, TAGS};
use crate::MEANING;
use crate::coref::Passage;

/// The trained judge of words; a stub stands in for it in tests.
pub trait Network: Send + Sync {
    /// Its name with the start of its hash, as readings record it.
    fn name(&self) -> String;
    /// The arithmetic path that it runs on, such as `gemm`.
    fn kernel(&self) -> String;
    /// The word pieces that it knows.
    fn vocabulary(&self) -> &Vocabulary;
    /// Looks at a stretch of text once; every question about it is answered from that look.
    fn look(&self, input: &Input) -> Box<dyn Look + '_>;
    /// What parts of a sentence mean, by the pieces of the sentence and those of each part: vectors that add up over several sentences.
    /// Empty where the network was not trained to tell.
    fn meaning(&self, _sentence: &[Piece], _parts: &[Range<usize>]) -> Vec<[f32; MEANING]> {
        Vec::new()
    }
}

/// A stretch of text as the network sees it.
pub trait Look {
    /// For every piece, how likely it is each of [`TAG_NAMES`](crate::TAG_NAMES): natural logarithms of probabilities.
    fn tags(&self) -> &[[f32; TAGS]];
    /// For every piece, how likely it begins (1) or continues (2) a cue inside a content, or neither (0): logarithms of
    /// probabilities.
    fn inner(&self) -> &[[f32; INNER]];
    /// What the pieces around a cue are to it; `cue` counts pieces of the input.
    fn roles(&self, cue: Range<usize>) -> Roles;
    /// How often attributions for which the decoding gives `chance` are right.
    fn calibrated(&self, chance: f32) -> f32 {
        chance
    }
    /// How likely each candidate is whom a pronoun means, and last that none of them is; `None` where the network was not
    /// trained to tell.
    fn pronoun(&self, _passage: &Passage) -> Option<Vec<f32>> {
        None
    }
}

/// What the pieces around one cue are to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Roles {
    /// The first piece that `scores` speaks of.
    pub from: usize,
    /// For that piece and those after it, how likely each of [`ROLE_NAMES`](crate::ROLE_NAMES): logarithms of probabilities.
    pub scores: Vec<[f32; ROLES]>,
}
