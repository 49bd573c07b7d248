//! How many independent sources a claim has.

use sayso_text::{ActorKind, Denial, Stance, Told};

use crate::collate::Place;
use crate::descent::{Descent, How};
use crate::witness::{name_words, within};
use crate::{Voice, Witness};

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
    /// Why it is one.
    pub because: String,
}

/// The origins of one claim, the earliest first.
pub fn origins(witnesses: &[&Witness], claim: &[Place], stances: &[Stance], descents: &[Descent]) -> Vec<Origin> {
    let mut origins: Vec<(Key, Origin)> = Vec::new();
    let mut order: Vec<usize> = (0..claim.len()).collect();
    order.sort_by_key(|&at| (witnesses[claim[at].0].when(), claim[at]));
    for at in order {
        let telling = &witnesses[claim[at].0].tellings[claim[at].1];
        if matches!(stances[at], Stance::Doubts | Stance::Asks) || passes_on(witnesses, claim, at) {
            continue;
        }
        let (key, name, kind) = origin(witnesses, claim, stances, descents, at);
        let found = origins.iter_mut().find(|(other, origin)| origin.stance == stances[at] && other.is(&key));
        match found {
            Some((_, origin)) => origin.tellings.push(at),
            None => {
                let because = because(&key, descents[at].how);
                let origin =
                    Origin { name, kind, stance: stances[at], denial: telling.denial, tellings: vec![at], because };
                origins.push((key, origin));
            }
        }
    }
    // Who denies it in an article does not assert it there as well: one of the two was misread, or is about a part.
    let denies: Vec<(Key, usize)> = origins
        .iter()
        .filter(|(_, origin)| origin.stance == Stance::Denies)
        .flat_map(|(key, origin)| origin.tellings.iter().map(|&at| (key.clone(), claim[at].0)))
        .collect();
    origins.retain(|(key, origin)| {
        origin.stance != Stance::Asserts
            || !origin
                .tellings
                .iter()
                .all(|&at| denies.iter().any(|(other, article)| *article == claim[at].0 && other.is(key)))
    });
    // What an outlet tells in its own voice, or of somebody who is not clear, may be what the others told: it is no source of its own
    // while there are others, and of such alone the earliest is enough.
    let others = |stance| {
        let of = |origin: &&(Key, Origin)| origin.1.stance == stance && !origin.0.is_vague();
        origins.iter().any(|origin| of(&origin))
    };
    let mut first_vague = Vec::new();
    let stays: Vec<bool> = origins
        .iter()
        .map(|(key, origin)| {
            let is_first = !first_vague.contains(&origin.stance);
            if key.is_vague() && is_first {
                first_vague.push(origin.stance);
            }
            !key.is_vague() || (is_first && !others(origin.stance))
        })
        .collect();
    let mut stays = stays.into_iter();
    origins.retain(|_| stays.next().unwrap_or(true));
    origins.into_iter().map(|(_, origin)| origin).collect()
}

/// What makes two origins one.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Key {
    /// A person, a body, a document.
    Named(Named),
    /// The unnamed people of one outlet.
    Group(String),
    /// An outlet by itself.
    Outlet(String),
    /// Somebody whom an outlet tells of, without saying clearly who.
    Unclear(String),
}

/// Somebody with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    /// The words of its name.
    name: Vec<u64>,
    /// The words of the body that it speaks for.
    body: Vec<u64>,
    is_official: bool,
    is_body: bool,
    /// The article that has it so.
    article: usize,
}

impl Named {
    /// Whether two are one: a name that has all words of the other, a body and who speaks for it.
    fn is(&self, other: &Named) -> bool {
        let speaks_for = |person: &Named, body: &Named| {
            within(&person.body, &body.name)
                || (person.is_official && body.is_body && !person.is_body && person.article == body.article)
        };
        within(&self.name, &other.name)
            || speaks_for(self, other)
            || speaks_for(other, self)
            || (!self.body.is_empty() && self.body == other.body)
    }
}

impl Key {
    fn is_vague(&self) -> bool {
        matches!(self, Key::Outlet(_) | Key::Unclear(_))
    }

    fn is(&self, other: &Key) -> bool {
        match (self, other) {
            (Key::Named(a), Key::Named(b)) => a.is(b),
            _ => self == other,
        }
    }
}

fn because(key: &Key, how: How) -> String {
    match (key, how) {
        (Key::Named(..), _) => "said or published it; whoever heard it counts once".to_owned(),
        (Key::Group(outlet), _) => format!("unnamed people who spoke to {outlet} count once"),
        (Key::Outlet(outlet), _) => format!("{outlet} names no source for it"),
        (Key::Unclear(outlet), _) => format!("{outlet} does not say clearly who"),
    }
}

/// Follows a telling to where it comes from.
fn origin(
    witnesses: &[&Witness],
    claim: &[Place],
    stances: &[Stance],
    descents: &[Descent],
    at: usize,
) -> (Key, String, ActorKind) {
    let (mut at, mut steps) = (at, 0);
    loop {
        let (witness, telling) = (&witnesses[claim[at].0], &witnesses[claim[at].0].tellings[claim[at].1]);
        let parent = descents[at].parents.first();
        let inner = source(&telling.chain);
        if let Some(voice) = inner.filter(|voice| is_named(voice)) {
            let body = voice.body.as_deref().map_or_else(Vec::new, name_words);
            let key = Key::Named(Named {
                name: name_words(&voice.name),
                body,
                is_official: voice.is_official,
                is_body: voice.kind == Some(ActorKind::Organisation),
                article: claim[at].0,
            });
            return (key, voice.name.clone(), kind(voice));
        }
        if let Some(held) = parent.and_then(|parent| parent.witness).filter(|_| steps < claim.len()) {
            // The telling there that has this stance, or any.
            let there = |same: bool| {
                (0..claim.len()).find(|&other| claim[other].0 == held && (!same || stances[other] == stances[at]))
            };
            if let Some(next) = there(true).or_else(|| there(false)) {
                (at, steps) = (next, steps + 1);
                continue;
            }
        }
        let outside = parent.and_then(|parent| parent.outside.clone());
        let outlet = outside.or_else(|| witness.outlet.clone()).unwrap_or_else(|| witness.key.clone());
        return match inner {
            Some(voice) if voice.kind.is_none() || voice.name.is_empty() => {
                (Key::Unclear(outlet.clone()), format!("unclear who, via {outlet}"), ActorKind::Unnamed)
            }
            Some(voice) if kind(voice) != ActorKind::Outlet => {
                let name = format!("{}, via {outlet}", voice.name);
                (Key::Group(outlet), name, kind(voice))
            }
            _ => (Key::Outlet(outlet.clone()), outlet, ActorKind::Outlet),
        };
    }
}

/// Whether another telling of the claim is told inside this one: that one says from whom it is in the end.
fn passes_on(witnesses: &[&Witness], claim: &[Place], at: usize) -> bool {
    let (article, number) = claim[at];
    let Told::Attribution(outer) = witnesses[article].tellings[number].told else { return false };
    claim.iter().any(|&(other, number)| other == article && witnesses[other].tellings[number].within == Some(outer))
}

/// The voice of a chain that vouches for what is told: the innermost, but where somebody without a name tells what another one said,
/// all rests on that somebody.
fn source(chain: &[Voice]) -> Option<&Voice> {
    chain.iter().find(|voice| voice.kind == Some(ActorKind::Unnamed) && !voice.is_official).or(chain.last())
}

fn is_named(voice: &Voice) -> bool {
    let has_name = matches!(voice.kind, Some(ActorKind::NamedPerson | ActorKind::Organisation | ActorKind::Document));
    has_name || (voice.is_official && voice.kind == Some(ActorKind::Unnamed))
}

fn kind(voice: &Voice) -> ActorKind {
    voice.kind.unwrap_or(ActorKind::Unnamed)
}
