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
    let in_text = || later.words.entries().iter().filter(|entry| entry.times > 0);
    let all: f32 = in_text().map(|entry| entry.weight).sum();
    let is_there = |stem: u64| earlier.words.number(stem).is_some();
    let found: f32 = in_text().filter(|entry| is_there(entry.stem)).map(|entry| entry.weight).sum();
    let shared_runs = later.shingles.iter().filter(|run| earlier.shingles.binary_search(run).is_ok()).count();
    Kinship {
        words: if all > 0.0 { found / all } else { 0.0 },
        runs: shared_runs as f32 / later.shingles.len().max(1) as f32,
        shared_runs,
    }
}
