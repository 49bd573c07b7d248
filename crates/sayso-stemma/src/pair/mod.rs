//! Whether two tellings are of one claim, by the two alone. One phenomenon a file.

mod days;
mod features;
mod names;
mod numbers;
mod place;
mod scorer;
mod vectors;
mod voices;
mod words;

pub use features::Features;
pub use scorer::{logit, parts};

use crate::witness::{Telling, Witness};

/// A telling in its article.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// The article.
    pub witness: &'a Witness,
    /// The telling.
    pub telling: &'a Telling,
}

/// What two tellings have in common, and what parts them.
pub fn compare(a: Side<'_>, b: Side<'_>) -> Features {
    let mut features = Features::default();
    words::put(a, b, &mut features);
    names::put(a, b, &mut features);
    numbers::put(a, b, &mut features);
    days::put(a, b, &mut features);
    voices::put(a, b, &mut features);
    place::put(a, b, &mut features);
    vectors::put(a, b, &mut features);
    features
}
