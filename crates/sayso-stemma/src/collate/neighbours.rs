//! Which articles may tell the same: those that share rare words and names, and were published within some days.

use std::collections::{BTreeMap, BTreeSet};

use crate::Witness;

/// How far collation looks.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Articles published more days apart are not compared; those without a date are compared with all.
    pub days: i32,
    /// A word that more articles have within a window of days says nothing of them.
    pub most: usize,
    /// How much the words that two articles share must say together, in nats.
    pub enough: f32,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { days: 60, most: 200, enough: 8.0 }
    }
}

/// Words that say less are no key.
const RARE: f32 = 3.5;

/// Pairs of articles to compare, each also with itself.
pub(super) fn neighbours(witnesses: &[Witness], settings: &Settings) -> BTreeSet<(usize, usize)> {
    let mut postings: BTreeMap<u64, Vec<(usize, f32)>> = BTreeMap::new();
    for (at, witness) in witnesses.iter().enumerate() {
        for &(stem, weight) in witness.wording.words.iter().filter(|word| word.1 >= RARE) {
            postings.entry(stem).or_default().push((at, weight));
        }
    }
    let mut shared: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for articles in postings.values().filter(|articles| articles.len() <= settings.most) {
        for (number, &(a, weight)) in articles.iter().enumerate() {
            for &(b, _) in &articles[..number] {
                if is_near_in_time(&witnesses[a], &witnesses[b], settings.days) {
                    *shared.entry((b, a)).or_default() += weight;
                }
            }
        }
    }
    let near = shared.into_iter().filter(|&(_, weight)| weight >= settings.enough).map(|(pair, _)| pair);
    near.chain((0..witnesses.len()).map(|at| (at, at))).collect()
}

fn is_near_in_time(a: &Witness, b: &Witness, days: i32) -> bool {
    let (Some(a), Some(b)) = (a.day, b.day) else { return true };
    b.since(a).is_ok_and(|span| span.get_days().abs() <= days)
}
