//! What a trained scorer has to say on whom "he" or "she" means: it may overrule the rules between people with names.

use std::collections::HashMap;

use sayso_text::{ActorKind, Span};

use super::cast::Cast;
use super::names::Name;
use super::pool::Pool;
use super::rule::{Judgement, Meant};
use super::walk::bare_span;
use crate::coref::{Mention, Scorer};
use crate::words::Words;

/// From which chance on the scorer overrules the rules …
const ENOUGH: f32 = 0.5;
/// … if it gives whom the rules mean no more than this share of that chance.
const LESS: f32 = 0.5;

/// A scorer with the people whom it can be asked about.
pub(super) struct Trained<'a> {
    scorer: &'a Scorer<'a>,
    mentions: Vec<Mention>,
    /// The character of each mention.
    who: Vec<usize>,
}

impl<'a> Trained<'a> {
    pub(super) fn new(scorer: &'a Scorer<'a>, words: &Words, names: &[Name], pool: &Pool, cast: &Cast) -> Trained<'a> {
        let named = names.iter().zip(&pool.of).filter_map(|(name, who)| {
            let who = who.filter(|&who| cast.characters[who].kind == ActorKind::NamedPerson)?;
            Some(((bare_span(words.text(), words.span_of(name.words.clone())), false), who))
        });
        let (spans, who): (Vec<(Span, bool)>, Vec<usize>) = named.unzip();
        Trained { scorer, mentions: Mention::of_spans(words, &spans), who }
    }

    /// Whom a pronoun means: whom the rules mean, unless the scorer is sure enough of another of those whom it may mean.
    pub(super) fn judge(&self, pronoun: Span, ruled: Meant, may_be: &[usize]) -> Meant {
        let told = |who: &usize| self.who.contains(who);
        if !told(&ruled.who) || !may_be.iter().any(|who| *who != ruled.who && told(who)) {
            return ruled;
        }
        let Some(chances) = self.scorer.chances(pronoun, &self.mentions, 0) else { return ruled };
        let mut of: HashMap<usize, f32> = HashMap::new();
        self.who.iter().zip(&chances).for_each(|(who, chance)| *of.entry(*who).or_default() += chance);
        let chance = |who: usize| of.get(&who).copied().unwrap_or_default();
        let best =
            may_be.iter().copied().fold(ruled.who, |best, who| if chance(who) > chance(best) { who } else { best });
        let overrules = best != ruled.who && chance(best) >= ENOUGH && chance(ruled.who) <= LESS * chance(best);
        let who = if overrules { best } else { ruled.who };
        Meant { who, trained: Some(Judgement { chance: chance(who), overrules }), ..ruled }
    }
}
