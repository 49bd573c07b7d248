//! How much of one article's wording is in another.

use crate::Witness;

/// What a later article shares with an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kinship {
    /// How much of what the later one's words say is in the earlier one, 0 to 1.
    pub words: f32,
    /// How many of the later one's runs of four words are in the earlier one, direct speech left out, 0 to 1.
    pub runs: f32,
    /// How many runs those are.
    pub shared_runs: usize,
}

/// What `later` shares with `earlier`.
pub fn kinship(later: &Witness, earlier: &Witness) -> Kinship {
    let (a, b) = (&later.wording, &earlier.wording);
    let all: f32 = a.words.iter().map(|word| word.1).sum();
    let is_there = |stem: u64| b.words.binary_search_by_key(&stem, |word| word.0).is_ok();
    let found: f32 = a.words.iter().filter(|word| is_there(word.0)).map(|word| word.1).sum();
    let shared_runs = a.shingles.iter().filter(|run| b.shingles.binary_search(run).is_ok()).count();
    Kinship {
        words: if all > 0.0 { found / all } else { 0.0 },
        runs: shared_runs as f32 / a.shingles.len().max(1) as f32,
        shared_runs,
    }
}
