//! Whether two tellings are of one claim, by the two alone. One phenomenon a file.

mod between;
mod days;
mod features;
mod names;
mod numbers;
mod place;
mod scorer;
mod vectors;
mod voices;
mod words;

pub use between::Between;
pub use features::Features;
pub use scorer::{logit, parts};

use crate::witness::Telling;

/// Two tellings of two articles, or of one.
#[derive(Clone, Copy)]
struct Pair<'a> {
    between: &'a Between<'a>,
    a: &'a Telling,
    b: &'a Telling,
}

/// What its numbers are called, and what puts them.
type Phenomenon = (&'static [&'static str], fn(Pair<'_>, &mut Features));

/// What tellings are compared by: what its numbers are called, and what makes them.
const PHENOMENA: [Phenomenon; 7] = [
    (&words::NAMES, words::put),
    (&names::NAMES, names::put),
    (&numbers::NAMES, numbers::put),
    (&days::NAMES, days::put),
    (&voices::NAMES, voices::put),
    (&place::NAMES, place::put),
    (&vectors::NAMES, vectors::put),
];

/// What the numbers are called, in their order.
pub fn names() -> impl Iterator<Item = &'static str> {
    PHENOMENA.iter().flat_map(|(names, _)| names.iter().copied())
}

/// What two tellings have in common, and what parts them: by their numbers in the two articles.
pub fn compare(between: &Between<'_>, of_a: usize, of_b: usize) -> Features {
    let pair = Pair { between, a: &between.a.tellings[of_a], b: &between.b.tellings[of_b] };
    let mut features = Features::default();
    for (names, put) in PHENOMENA {
        let before = features.0.len();
        put(pair, &mut features);
        debug_assert_eq!(features.0.len() - before, names.len(), "{names:?}");
    }
    features
}
