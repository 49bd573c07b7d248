//! Which tellings are surely of their claim.
//!
//! A claim takes in tellings that are near enough on the whole; some of them may tell something else. Where sources are counted, only those
//! count that are sure: a telling too many makes a source too many.

use std::collections::BTreeMap;

use crate::Witness;
use crate::collate::Place;
use crate::pair::{Between, compare, logit};

/// A telling is sure where it is, on average, as near as this to the few tellings that are nearest to it, in logits.
const SURE: f32 = 0.3;
/// How many those are.
const FEW: usize = 3;
/// Of more tellings, each is compared with as many before and behind it alone.
const MOST: usize = 48;

/// Whether each telling of a claim is surely of it; where none is, all count as sure.
pub(crate) fn sure(witnesses: &[&Witness], claim: &[Place]) -> Vec<bool> {
    let mut nearest: Vec<Vec<f32>> = vec![Vec::new(); claim.len()];
    let mut between: BTreeMap<(usize, usize), Between<'_>> = BTreeMap::new();
    for i in 0..claim.len() {
        for j in i + 1..claim.len().min(i + 1 + MOST) {
            let ((a, of_a), (b, of_b)) = (claim[i], claim[j]);
            let between = between.entry((a, b)).or_insert_with(|| Between::new(witnesses[a], witnesses[b]));
            let near = logit(&compare(between, of_a, of_b));
            nearest[i].push(near);
            nearest[j].push(near);
        }
    }
    let is_sure = |mut near: Vec<f32>| {
        near.sort_by(|a, b| b.total_cmp(a));
        near.truncate(FEW);
        near.is_empty() || near.iter().sum::<f32>() / near.len() as f32 >= SURE
    };
    let sure: Vec<bool> = nearest.into_iter().map(is_sure).collect();
    if sure.contains(&true) { sure } else { vec![true; claim.len()] }
}
