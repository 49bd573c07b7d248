//! Groups from pairs: average linkage (Sokal and Michener 1958).

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// Below this, in logits, two tellings are not even looked at again.
pub const FAR: f32 = -3.5;
/// Groups of tellings are joined while their tellings are on average nearer than this. Tellings that no chain of nearer ones binds
/// together are never in one group.
pub const JOIN: f32 = -2.3;

/// Tellings, by their numbers, in groups, each a claim: by how likely each two are of one claim, in logits. Two that are not among `near`
/// are as far apart as [`FAR`].
pub fn group(nodes: usize, near: &BTreeMap<(usize, usize), f32>) -> Vec<Vec<usize>> {
    agglomerate(nodes, near, JOIN, FAR)
}

/// Joins the two nearest groups as long as their members are on average nearer than `join`; pairs that are not in `near` are as far apart
/// as `far`. Ties go to the earliest. Groups come in the order of their first members.
fn agglomerate(nodes: usize, near: &BTreeMap<(usize, usize), f32>, join: f32, far: f32) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..nodes).map(|node| vec![node]).collect();
    // What is known of the pairs between two groups: how much nearer than `far` they are together.
    let mut between: Vec<BTreeMap<usize, f64>> = vec![BTreeMap::new(); nodes];
    let mut heap = BinaryHeap::new();
    let mean = |together: f64, a: usize, b: usize| (together / (a * b) as f64) as f32 + far;
    for (&(a, b), &logit) in near {
        let gain = f64::from(logit - far);
        between[a].insert(b, gain);
        between[b].insert(a, gain);
        if logit > join {
            heap.push(Join { nearness: logit, a, b });
        }
    }
    while let Some(Join { nearness, a, b }) = heap.pop() {
        let Some(&together) = between[a].get(&b) else { continue };
        if mean(together, groups[a].len(), groups[b].len()) != nearness {
            continue; // one of them has grown since
        }
        let gone = std::mem::take(&mut between[b]);
        let members = std::mem::take(&mut groups[b]);
        groups[a].extend(members);
        between[a].remove(&b);
        for (other, gain) in gone {
            if other == a {
                continue;
            }
            between[other].remove(&b);
            *between[a].entry(other).or_default() += gain;
        }
        let others: Vec<(usize, f64)> = between[a].iter().map(|(&other, &gain)| (other, gain)).collect();
        for (other, gain) in others {
            between[other].insert(a, gain);
            let nearness = mean(gain, groups[a].len(), groups[other].len());
            if nearness > join {
                heap.push(Join { nearness, a: a.min(other), b: a.max(other) });
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_iter().filter(|group| !group.is_empty()).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable();
    groups
}

/// Two groups that may be joined.
struct Join {
    nearness: f32,
    a: usize,
    b: usize,
}

impl Ord for Join {
    fn cmp(&self, other: &Join) -> Ordering {
        self.nearness.total_cmp(&other.nearness).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Join) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Join {
    fn eq(&self, other: &Join) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Join {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(nodes: usize, near: &[(usize, usize, f32)], expected: &[&[usize]]) {
        let near = near.iter().map(|&(a, b, logit)| ((a, b), logit)).collect();
        assert_eq!(agglomerate(nodes, &near, 0.0, -4.0), expected);
    }

    #[test]
    fn the_nearest_are_joined_first() {
        check(3, &[], &[&[0], &[1], &[2]]);
        check(3, &[(0, 1, 2.0)], &[&[0, 1], &[2]]);
        check(3, &[(0, 1, 2.0), (1, 2, 1.0)], &[&[0, 1], &[2]]); // 2 is far from 0
        check(3, &[(0, 1, 2.0), (1, 2, 3.0), (0, 2, 1.0)], &[&[0, 1, 2]]);
        check(4, &[(0, 1, 1.0), (2, 3, 1.0), (1, 2, 0.5)], &[&[0, 1], &[2, 3]]);
        check(2, &[(0, 1, -1.0)], &[&[0], &[1]]);
        check(0, &[], &[]);
    }
}
