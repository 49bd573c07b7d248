//! Which articles may tell the same: those that are about the same, by their keys, and were published within some days.

use std::collections::{BTreeMap, BTreeSet};

use sayso_text::Date;

use super::keys::ENOUGH;
use crate::Witness;

/// How far collation looks.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Articles published more days apart are not compared; those without a date are compared with all.
    pub days: i32,
    /// A key that more articles have within as many days as [`block`] has says nothing of them.
    pub most: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { days: 60, most: 200 }
    }
}

/// In which stretch of [`BLOCK`] days an article was published; `None` where that is not known.
pub fn block(day: Option<Date>) -> Option<i32> {
    day.map(|day| days(day).div_euclid(BLOCK))
}

/// A day as a number: how many days it is from the first of the year 1.
pub fn days(day: Date) -> i32 {
    day.since(Date::constant(1, 1, 1)).map_or(0, |span| span.get_days())
}

/// Days within which it is counted how many articles have a key.
pub const BLOCK: i32 = 30;

/// Pairs of articles to compare, each also with itself.
pub(super) fn neighbours(witnesses: &[&Witness], settings: &Settings) -> BTreeSet<(usize, usize)> {
    let mut postings: BTreeMap<u64, Vec<(usize, u8)>> = BTreeMap::new();
    let mut counts: BTreeMap<(u64, Option<i32>), usize> = BTreeMap::new();
    for (at, witness) in witnesses.iter().enumerate() {
        for (stem, share) in witness.keys.iter() {
            postings.entry(stem).or_default().push((at, share));
            *counts.entry((stem, block(witness.day))).or_default() += 1;
        }
    }
    let counts_for = |stem: u64, at: usize| counts[&(stem, block(witnesses[at].day))] <= settings.most;
    let mut shared: BTreeMap<(usize, usize), u32> = BTreeMap::new();
    for (&stem, articles) in &postings {
        let articles: Vec<(usize, u8)> = articles.iter().copied().filter(|&(at, _)| counts_for(stem, at)).collect();
        for (number, &(a, share)) in articles.iter().enumerate() {
            for &(b, other) in &articles[..number] {
                if are_near_in_time(witnesses[a].day, witnesses[b].day, settings.days) {
                    *shared.entry((b, a)).or_default() += u32::from(share) * u32::from(other);
                }
            }
        }
    }
    let near = shared.into_iter().filter(|&(_, shared)| shared >= ENOUGH).map(|(pair, _)| pair);
    near.chain((0..witnesses.len()).map(|at| (at, at))).collect()
}

/// Whether two articles were published within some days of each other; true where that is not known.
pub fn are_near_in_time(a: Option<Date>, b: Option<Date>, days: i32) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return true };
    b.since(a).is_ok_and(|span| span.get_days().abs() <= days)
}
