//! Which tellings are one claim.
//!
//! Articles that are about the same ([`Keys`]) are looked at two by two; of their tellings, two by two, it is decided how likely they are
//! of one claim ([`near`]); then tellings are grouped ([`group`]). Each step depends on its two articles, or on the tellings that hang
//! together, alone: so a ledger can keep what it found, and add to it.

mod agglomerate;
mod keys;
mod near;
mod neighbours;

use std::collections::BTreeMap;

use crate::Witness;

pub use agglomerate::{FAR, JOIN, group};
pub use keys::{ENOUGH, Keys, WHOLE};
pub use near::{Near, near};
pub use neighbours::{BLOCK, Settings, are_near_in_time, block, days};

/// A telling by its place: the number of its witness, its own number there.
pub type Place = (usize, usize);

/// Tellings in groups, each a claim; every telling is in one. The witnesses' order must be that of their keys.
pub fn collate(witnesses: &[&Witness], settings: &Settings) -> Vec<Vec<Place>> {
    let mut nodes: Vec<Place> = Vec::new();
    let mut first = Vec::with_capacity(witnesses.len());
    for (at, witness) in witnesses.iter().enumerate() {
        first.push(nodes.len());
        nodes.extend((0..witness.tellings.len()).map(|telling| (at, telling)));
    }
    let mut all = BTreeMap::new();
    for (a, b) in neighbours::neighbours(witnesses, settings) {
        let found = near(witnesses[a], witnesses[b]);
        all.extend(found.iter().map(|near| ((first[a] + near.a, first[b] + near.b), near.logit())));
    }
    let groups = group(nodes.len(), &all);
    groups.into_iter().map(|group| group.into_iter().map(|node| nodes[node]).collect()).collect()
}
