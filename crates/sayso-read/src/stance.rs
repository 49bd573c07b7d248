//! What a voice does with a content: asserts, denies, doubts or asks.

use sayso_text::{Attribution, Denial, Stance};

use crate::words::Words;

/// A stance, and the kind of denial where it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stands {
    pub(crate) stance: Stance,
    pub(crate) denial: Option<Denial>,
}

/// The stance of each attribution's voice towards its content.
pub(crate) fn stances(_words: &Words, attributions: &[Attribution]) -> Vec<Stands> {
    vec![Stands { stance: Stance::Asserts, denial: None }; attributions.len()]
}
