//! Who has a telling from whom.

mod kinship;

use sayso_text::ActorKind;

use crate::collate::Place;
use crate::pair::{Between, compare, logit};
use crate::witness::within;
use crate::{Telling, Witness};

pub use kinship::{Kinship, kinship};

/// How an outlet came by what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// From its own sources, or by its own eyes.
    Own,
    /// From what somebody said or published for everybody to hear.
    Statement,
    /// From another outlet, which it names.
    Cites,
    /// Word for word, or nearly, from another article.
    Reprints,
    /// From another article, in other words, without naming it.
    Rewrites,
}

impl How {
    /// The word for it, as the wire has it.
    pub fn word(self) -> &'static str {
        match self {
            How::Own => "own",
            How::Statement => "statement",
            How::Cites => "cites",
            How::Reprints => "reprints",
            How::Rewrites => "rewrites",
        }
    }
}

/// Where one telling comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Descent {
    /// How its outlet came by it.
    pub how: How,
    /// From whom, the primary parent first; empty where it is its outlet's own.
    pub parents: Vec<Parent>,
}

/// One source of a telling.
#[derive(Clone, Debug, PartialEq)]
pub struct Parent {
    /// The article that it comes from, by its number; `None` where that is not held.
    pub witness: Option<usize>,
    /// Its name where it is not held.
    pub outside: Option<String>,
    /// How.
    pub how: How,
    /// Why we think so, in words.
    pub evidence: Vec<String>,
    /// How likely that is right, 0 to 1.
    pub confidence: f32,
}

/// Where each telling of one claim comes from, in the order of the tellings.
/// `not_from` has tellings with articles that they do not come from, as people said.
pub fn descend(witnesses: &[&Witness], claim: &[Place], not_from: &[(Place, usize)]) -> Vec<Descent> {
    claim.iter().map(|&place| Search::of(witnesses, claim, place, not_from).descent()).collect()
}

/// The search for the parent of one telling.
struct Search<'a> {
    witnesses: &'a [&'a Witness],
    claim: &'a [Place],
    witness: &'a Witness,
    telling: &'a Telling,
    /// Articles that tell the claim and may have been published before.
    earlier: Vec<usize>,
}

impl<'a> Search<'a> {
    fn of(
        witnesses: &'a [&'a Witness],
        claim: &'a [Place],
        (at, number): Place,
        not_from: &[(Place, usize)],
    ) -> Search<'a> {
        let witness = &witnesses[at];
        let others = claim.iter().map(|place| place.0);
        let mut earlier: Vec<usize> = others
            .filter(|&other| other != at && may_be_later(witness, witnesses[other]))
            .filter(|&other| !not_from.contains(&((at, number), other)))
            .collect();
        earlier.sort_unstable();
        earlier.dedup();
        Search { witnesses, claim, witness, telling: &witness.tellings[number], earlier }
    }

    fn descent(&self) -> Descent {
        let from = |parent: Parent| Descent { how: parent.how, parents: vec![parent] };
        if let Some(parent) = self.cited().or_else(|| self.reprinted()) {
            return from(parent);
        }
        if self.telling.chain.last().is_some_and(|voice| is_public(voice.kind)) {
            return Descent { how: How::Statement, parents: Vec::new() };
        }
        if let Some(parent) = self.rewritten() {
            return from(parent);
        }
        let how = if self.telling.chain.is_empty() && self.was_public() { How::Statement } else { How::Own };
        Descent { how, parents: Vec::new() }
    }

    /// The outlet that the telling's chain names: its article of this claim where one is held.
    fn cited(&self) -> Option<Parent> {
        for (voice, words) in self.telling.chain.iter().zip(&self.telling.seen.voices) {
            let is_its = |other: &usize| within(words, &self.witnesses[*other].outlet_words);
            let evidence = vec![format!("names “{}”", voice.name)];
            if let Some(held) = self.nearest(self.earlier.iter().copied().filter(is_its)) {
                return Some(Parent {
                    witness: Some(held),
                    outside: None,
                    how: How::Cites,
                    evidence,
                    confidence: 0.95,
                });
            }
            if voice.kind == Some(ActorKind::Outlet) && !within(words, &self.witness.outlet_words) {
                let outside = Some(voice.name.clone());
                return Some(Parent { witness: None, outside, how: How::Cites, evidence, confidence: 0.95 });
            }
        }
        None
    }

    /// The one of some articles whose telling of this claim is nearest to this one.
    fn nearest(&self, articles: impl Iterator<Item = usize>) -> Option<usize> {
        articles.max_by(|&a, &b| self.nearness(a).total_cmp(&self.nearness(b)).then(b.cmp(&a)))
    }

    /// How near the nearest telling of this claim in another article is.
    fn nearness(&self, other: usize) -> f32 {
        let between = Between::new(self.witness, self.witnesses[other]);
        let there = self.claim.iter().filter(|place| place.0 == other);
        let logits = there.map(|place| logit(&compare(&between, self.telling.seen.number, place.1)));
        logits.fold(f32::NEG_INFINITY, f32::max)
    }

    /// The earlier article that this one is a copy of.
    fn reprinted(&self) -> Option<Parent> {
        let (other, kin) = self.most_akin()?;
        (kin.runs >= REPRINTED).then(|| self.copy(other, kin, How::Reprints, 0.9))
    }

    /// The earlier article that this one retells without naming it: where it could not have come from a public statement.
    fn rewritten(&self) -> Option<Parent> {
        let (other, kin) = self.most_akin()?;
        let is_own_voice = self.telling.chain.is_empty();
        if kin.words >= REWRITTEN || (is_own_voice && !self.was_public() && kin.words >= RETOLD) {
            return Some(self.copy(other, kin, How::Rewrites, 0.6));
        }
        None
    }

    fn copy(&self, other: usize, kin: Kinship, how: How, confidence: f32) -> Parent {
        let evidence = vec![format!(
            "shares {:.0} in 100 of what its words say, and {} runs of four words, with an earlier article",
            kin.words * 100.0,
            kin.shared_runs
        )];
        Parent { witness: Some(other), outside: None, how, evidence, confidence }
    }

    fn most_akin(&self) -> Option<(usize, Kinship)> {
        let kin = self.earlier.iter().map(|&other| (other, kinship(self.witness, self.witnesses[other])));
        kin.max_by(|a, b| score(a.1).total_cmp(&score(b.1)).then(b.0.cmp(&a.0)))
    }

    /// Whether somebody with a name, or a document, had told it before: everybody could hear it then.
    fn was_public(&self) -> bool {
        self.claim.iter().any(|&(at, number)| {
            self.earlier.contains(&at)
                && self.witnesses[at].tellings[number].chain.last().is_some_and(|voice| is_public(voice.kind))
        })
    }
}

fn is_public(kind: Option<ActorKind>) -> bool {
    matches!(kind, Some(ActorKind::NamedPerson | ActorKind::Organisation | ActorKind::Document))
}

/// Shares of another article's wording above which it was copied without a word.
const REPRINTED: f32 = 0.25;
const REWRITTEN: f32 = 0.42;
/// The same where nobody can have told it in public.
const RETOLD: f32 = 0.0;

fn score(kin: Kinship) -> f32 {
    kin.words + 2.0 * kin.runs
}

/// Whether an article may have been published after another; where one has no date, or both have one day and no times, it may.
fn may_be_later(witness: &Witness, other: &Witness) -> bool {
    let (Some(a), Some(b)) = (witness.day, other.day) else { return true };
    if a != b {
        return a > b;
    }
    match (&witness.published, &other.published) {
        // Two instants written alike.
        (Some(a), Some(b)) if a.len() > 10 && a.len() == b.len() => a > b,
        _ => false,
    }
}
