//! Which tellings are one claim.

mod agglomerate;
mod neighbours;

use std::collections::BTreeMap;

use crate::Witness;
use crate::pair::{Side, compare, logit};

pub use neighbours::Settings;

/// A telling by its place: the number of its witness, its own number there.
pub type Place = (usize, usize);

/// Below this, in logits, two tellings are not even looked at again.
const FAR: f32 = -3.5;
/// Groups of tellings are joined while their tellings are on average nearer than this.
const JOIN: f32 = -2.0;

/// Tellings in groups, each a claim; every telling is in one. The witnesses' order must be that of their keys.
pub fn collate(witnesses: &[Witness], settings: &Settings) -> Vec<Vec<Place>> {
    let mut nodes: Vec<Place> = Vec::new();
    let mut first = Vec::with_capacity(witnesses.len());
    for (at, witness) in witnesses.iter().enumerate() {
        first.push(nodes.len());
        nodes.extend((0..witness.tellings.len()).map(|telling| (at, telling)));
    }
    let mut near: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    let mut look = |a: usize, b: usize| {
        for (i, x) in witnesses[a].tellings.iter().enumerate() {
            for (j, y) in witnesses[b].tellings.iter().enumerate().filter(|&(j, _)| a != b || j > i) {
                let side = |at: usize, telling| Side { witness: &witnesses[at], telling };
                let logit = logit(&compare(side(a, x), side(b, y)));
                if logit > FAR {
                    near.insert((first[a] + i, first[b] + j), logit);
                }
            }
        }
    };
    for (a, b) in neighbours::neighbours(witnesses, settings) {
        look(a, b);
    }
    let groups = agglomerate::agglomerate(nodes.len(), &near, JOIN, FAR);
    groups.into_iter().map(|group| group.into_iter().map(|node| nodes[node]).collect()).collect()
}
