#![doc = include_str!("../README.md")]

mod claim;
pub mod collate;
mod core;
pub mod descent;
mod negation;
mod office;
pub mod origins;
pub mod pair;
mod polarity;
pub mod stemma;
mod tell;
mod testimony;
mod witness;
mod words;

pub use claim::{Claim, Corrections, claim, claim_corrected, claims};
pub use origins::Count;
pub use witness::{Telling, Voice, Witness};

/// What training needs of the inside.
#[doc(hidden)]
pub mod training {
    /// The stems of a text's words.
    pub fn stems(text: &str) -> Vec<String> {
        crate::words::tokens(text).map(|(_, token)| crate::words::stem::stem(token)).collect()
    }
}
