//! From a telling to where it comes from in the end.

use sayso_text::{ActorKind, Stance};

use super::who::{Named, Who, is_body_by_name};
use crate::collate::Place;
use crate::descent::Descent;
use crate::witness::name_words;
use crate::{Voice, Witness};

/// A claim with what is known of where its tellings come from.
pub(super) struct Trail<'a> {
    pub(super) witnesses: &'a [&'a Witness],
    pub(super) claim: &'a [Place],
    pub(super) stances: &'a [Stance],
    pub(super) descents: &'a [Descent],
}

impl Trail<'_> {
    /// Follows a telling to where it comes from: who that is, and the telling at which the way ends.
    pub(super) fn end(&self, telling: usize) -> (Who, usize) {
        let mut at = telling;
        // Who cites in a circle comes back to where it began.
        for _ in 0..=self.claim.len() {
            let (article, number) = self.claim[at];
            let (witness, here) = (self.witnesses[article], &self.witnesses[article].tellings[number]);
            let parent = self.descents[at].parents.first();
            let source = source(&here.chain).filter(|voice| !self.is_outlet(voice));
            let next = parent.and_then(|parent| parent.witness).and_then(|held| self.in_article(held, at));
            let named = source.filter(|voice| has_name(voice));
            if let (Some(next), None | Some(ActorKind::Document)) = (next, named.and_then(|voice| voice.kind)) {
                at = next;
                continue;
            }
            if let Some(voice) = named {
                return (Who::Named(Named::of(voice, article, self.witnesses)), at);
            }
            let outside = parent.and_then(|parent| parent.outside.clone());
            let outlet = outside.or_else(|| witness.outlet.clone()).unwrap_or_else(|| witness.key.clone());
            let who = match source {
                Some(voice) if voice.kind.is_none() || voice.name.is_empty() => Who::Unclear(outlet),
                Some(voice) if voice.kind != Some(ActorKind::Outlet) => Who::group(outlet, article, voice),
                _ => Who::Outlet(outlet),
            };
            return (who, at);
        }
        let witness = self.witnesses[self.claim[telling].0];
        (Who::Outlet(witness.outlet.clone().unwrap_or_else(|| witness.key.clone())), telling)
    }

    /// The telling of an article that has the stance of another one, or any.
    fn in_article(&self, article: usize, like: usize) -> Option<usize> {
        let there = |same: bool| {
            (0..self.claim.len())
                .find(|&other| self.claim[other].0 == article && (!same || self.stances[other] == self.stances[like]))
        };
        there(true).or_else(|| there(false))
    }

    /// Whether a voice is the outlet of one of the articles, whatever it was taken for.
    fn is_outlet(&self, voice: &Voice) -> bool {
        let words = name_words(&voice.name);
        self.witnesses.iter().any(|witness| !witness.outlet_words.is_empty() && words == witness.outlet_words)
    }
}

/// The voice of a chain that vouches for what is told: the innermost, but where somebody without a name tells what another one said, all
/// rests on that somebody; and who reads out of papers vouches for them.
fn source(chain: &[Voice]) -> Option<&Voice> {
    let unnamed = chain.iter().find(|voice| voice.kind == Some(ActorKind::Unnamed) && !has_name(voice));
    unnamed.or_else(|| {
        let reader = chain.iter().rev().nth(1).filter(|outer| {
            let is_paper = chain.last().and_then(|voice| voice.kind) == Some(ActorKind::Document);
            is_paper && matches!(outer.kind, Some(ActorKind::NamedPerson | ActorKind::Organisation))
        });
        reader.or(chain.last())
    })
}

fn has_name(voice: &Voice) -> bool {
    let has_name = matches!(voice.kind, Some(ActorKind::NamedPerson | ActorKind::Organisation | ActorKind::Document));
    has_name || (voice.kind == Some(ActorKind::Unnamed) && (voice.is_official || is_body_by_name(&voice.name)))
}
