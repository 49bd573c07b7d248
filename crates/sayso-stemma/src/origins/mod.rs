//! How many independent sources a claim has.

mod count;
mod follow;
mod who;

use sayso_text::{ActorKind, Denial, Stance, Told};

use crate::Witness;
use crate::collate::Place;
use crate::descent::Descent;

pub use count::{Count, count};
use follow::Trail;
use who::Who;

/// Where a claim comes from in the end, as far as is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// Who.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// What it does with the claim.
    pub stance: Stance,
    /// What kind of denial it is, where it is one.
    pub denial: Option<Denial>,
    /// The tellings that come from it, by their numbers within the claim; the earliest first.
    pub tellings: Vec<usize>,
    /// For each of them, the telling at which the way back to it ends: its own, or one that it comes from.
    pub ends: Vec<usize>,
    /// Why it is one.
    pub because: String,
    /// Whether it may be another one in other words.
    pub is_vague: bool,
    /// Whether it counts: one that is vague does not while there are others.
    pub counts: bool,
}

/// The origins of one claim, the earliest first; also those that do not count.
///
/// `one_source` has tellings that come from one source, as people said.
pub fn origins(
    witnesses: &[&Witness],
    claim: &[Place],
    stances: &[Stance],
    descents: &[Descent],
    sure: &[bool],
    one_source: &[(Place, Place)],
) -> Vec<Origin> {
    let said_to_be_one = |at: usize, origin: &Origin| {
        one_source.iter().any(|&(a, b)| {
            let other = if claim[at] == a { b } else { a };
            (claim[at] == a || claim[at] == b) && origin.tellings.iter().any(|&known| claim[known] == other)
        })
    };
    let trail = Trail { witnesses, claim, stances, descents };
    let mut origins: Vec<(Who, Origin)> = Vec::new();
    let mut order: Vec<usize> = (0..claim.len()).collect();
    order.sort_by_key(|&at| (witnesses[claim[at].0].when(), claim[at]));
    for at in order {
        let telling = &witnesses[claim[at].0].tellings[claim[at].1];
        if !sure[at] || matches!(stances[at], Stance::Doubts | Stance::Asks) || passes_on(witnesses, claim, at) {
            continue;
        }
        let (who, end) = trail.end(at);
        let found = origins
            .iter_mut()
            .find(|(other, origin)| origin.stance == stances[at] && (other.is(&who) || said_to_be_one(at, origin)));
        match found {
            Some((known, origin)) => {
                origin.tellings.push(at);
                origin.ends.push(end);
                if who.says_more_than(known) {
                    (origin.name, origin.kind, origin.because) = (who.name(), who.kind(), who.because());
                    *known = who;
                }
            }
            None => {
                let origin = Origin {
                    name: who.name(),
                    kind: who.kind(),
                    stance: stances[at],
                    denial: telling.denial,
                    tellings: vec![at],
                    ends: vec![end],
                    because: who.because(),
                    is_vague: who.is_vague(),
                    counts: true,
                };
                origins.push((who, origin));
            }
        }
    }
    without_those_who_deny(&mut origins, claim);
    without_the_vague(&mut origins);
    origins.into_iter().map(|(_, origin)| origin).collect()
}

/// Who denies it in an article does not assert it there as well: one of the two was misread, or is about a part.
fn without_those_who_deny(origins: &mut Vec<(Who, Origin)>, claim: &[Place]) {
    let denies: Vec<(Who, usize)> = origins
        .iter()
        .filter(|(_, origin)| origin.stance == Stance::Denies)
        .flat_map(|(who, origin)| origin.tellings.iter().map(|&at| (who.clone(), claim[at].0)))
        .collect();
    origins.retain(|(who, origin)| {
        let denied = |at: usize| denies.iter().any(|(other, article)| *article == claim[at].0 && other.is(who));
        origin.stance != Stance::Asserts || !origin.tellings.iter().all(|&at| denied(at))
    });
}

/// What an outlet tells in its own voice, or of somebody who is not clear, may be what the others told: it is no source of its own while
/// there are others, and of such alone the earliest is enough.
fn without_the_vague(origins: &mut [(Who, Origin)]) {
    for stance in [Stance::Asserts, Stance::Denies] {
        let of = || origins.iter().enumerate().filter(move |(_, (_, origin))| origin.stance == stance);
        let clear = of().any(|(_, (_, origin))| !origin.is_vague);
        let first = of().next().map(|(at, _)| at);
        for (at, (_, origin)) in origins.iter_mut().enumerate().filter(|(_, (_, origin))| origin.stance == stance) {
            origin.counts = !origin.is_vague || (!clear && first == Some(at));
        }
    }
}

/// Whether another telling of the claim is told inside this one: that one says from whom it is in the end.
fn passes_on(witnesses: &[&Witness], claim: &[Place], at: usize) -> bool {
    let (article, number) = claim[at];
    let Told::Attribution(outer) = witnesses[article].tellings[number].told else { return false };
    claim.iter().any(|&(other, number)| other == article && witnesses[other].tellings[number].within == Some(outer))
}
