//! Tellings that hang together, parted into claims.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::Connection;
use sayso_stemma::collate::{JOIN, group};

use super::correct::{Ruling, Rulings};
use super::nearness::Links;
use crate::error::Result;

/// Tellings that hang together, by the numbers of their rows: by ways from one to the next that are near enough to join them, by claims
/// that they are of so far, and by what people said. Each of the sets is all that its claims depend on.
pub(super) fn hang_together(
    db: &Connection,
    from: &BTreeSet<i64>,
    links: &mut Links,
    said: &Rulings,
) -> Result<Vec<BTreeSet<i64>>> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for &start in from {
        if !seen.insert(start) {
            continue;
        }
        let (mut together, mut open) = (BTreeSet::from([start]), vec![start]);
        while let Some(telling) = open.pop() {
            let near = links.of(db, telling)?.iter().filter(|link| link.1 > JOIN).map(|link| link.0);
            let mut next: Vec<i64> = near.chain(said.of(telling)).collect();
            next.extend(of_one_claim(db, telling)?);
            for other in next {
                if seen.insert(other) {
                    together.insert(other);
                    open.push(other);
                }
            }
        }
        found.push(together);
    }
    Ok(found)
}

/// The tellings of the claim that a telling is of so far.
fn of_one_claim(db: &Connection, telling: i64) -> Result<Vec<i64>> {
    let mut select = db.prepare_cached("SELECT claim FROM tellings WHERE id = ?")?;
    let mut claims = select.query_map([telling], |row| row.get::<_, i64>(0))?;
    let Some(claim) = claims.next().transpose()? else { return Ok(Vec::new()) };
    let mut select = db.prepare_cached("SELECT id FROM tellings WHERE claim = ?1 AND claim <> id")?;
    let mut found: Vec<i64> = select.query_map([claim], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    // A claim may be named by a telling that has just gone.
    if claim != telling && db.prepare_cached("SELECT 1 FROM tellings WHERE id = ? AND claim = id")?.exists([claim])? {
        found.push(claim);
    }
    Ok(found)
}

/// Farther apart than any number of others can bring two tellings, in logits.
const NEVER: f32 = -1e6;

/// Parts tellings that hang together into claims; they are given in the order that decides between equals.
pub(super) fn parted(db: &Connection, tellings: &[i64], links: &mut Links, said: &Rulings) -> Result<Vec<Vec<i64>>> {
    let places: HashMap<i64, usize> = tellings.iter().enumerate().map(|(at, &telling)| (telling, at)).collect();
    let mut near = BTreeMap::new();
    for (at, &telling) in tellings.iter().enumerate() {
        for &(other, logit) in links.of(db, telling)? {
            if let Some(&other) = places.get(&other).filter(|&&other| other > at) {
                near.insert((at, other), logit);
            }
        }
    }
    let said = said.pairs.iter().filter_map(|&(a, b, ruling)| Some((*places.get(&a)?, *places.get(&b)?, ruling)));
    let mut one = Vec::new();
    for (a, b, ruling) in said {
        // What was said later counts.
        one.retain(|pair| *pair != (a.min(b), a.max(b)));
        match ruling {
            Ruling::Merge => one.push((a.min(b), a.max(b))),
            Ruling::Split => {
                near.insert((a.min(b), a.max(b)), NEVER);
            }
            Ruling::NotFrom | Ruling::OneSource => {}
        }
    }
    let mut groups = group(tellings.len(), &near);
    for (a, b) in one {
        unite(&mut groups, a, b);
    }
    groups.sort_unstable();
    Ok(groups.into_iter().map(|group| group.into_iter().map(|at| tellings[at]).collect()).collect())
}

/// Makes the groups of two members one.
fn unite(groups: &mut Vec<Vec<usize>>, a: usize, b: usize) {
    let group_of = |groups: &[Vec<usize>], member| groups.iter().position(|group| group.contains(&member));
    if let (Some(first), Some(second)) = (group_of(groups, a), group_of(groups, b))
        && first != second
    {
        let gone = groups.swap_remove(first.max(second));
        let stays = &mut groups[first.min(second)];
        stays.extend(gone);
        stays.sort_unstable();
    }
}
