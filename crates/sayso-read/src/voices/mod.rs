//! Whom a source is: actors of the article, and where the text speaks of them.

mod anonymity;
mod bring_in;
mod cast;
mod clauses;
mod describe;
mod forward;
mod group;
mod interview;
mod known;
mod lexicon;
mod may_be_same;
mod named;
mod names;
mod naming;
mod parts;
mod people;
mod phrase;
mod places;
mod pool;
mod pronoun;
mod rank;
mod roles;
mod rule;
mod short;
mod shown;
mod source;
mod speaking;
mod trained;
mod walk;
mod writer;

pub(crate) use lexicon::Gender;
pub(crate) use people::{gender_of, people_named};
pub(crate) use rule::Rule;

use sayso_text::{Actor, ActorId, Article, Attribution, Mention, Note};

use crate::coref::Scorer;
use crate::words::Words;

#[cfg(test)]
mod tests;

/// The actors of an article and the voice of each attribution.
#[derive(Default)]
pub(crate) struct Voices {
    /// Who or what speaks or plays a part.
    pub(crate) actors: Vec<Actor>,
    /// Where the text speaks of them, in its order.
    pub(crate) mentions: Vec<Mention>,
    /// The voice of each attribution; `None` where it is not clear enough.
    pub(crate) of: Vec<Option<ActorId>>,
    /// The rule that told each voice.
    pub(crate) rules: Vec<Rule>,
    /// What a reader should know, such as that two descriptions may be the same people.
    pub(crate) notes: Vec<Note>,
}

/// Resolves the sources of the attributions to actors; a trained scorer, where there is one, is asked whom "he" and "she" mean.
pub(crate) fn voices(
    article: &Article,
    words: &Words,
    attributions: &[Attribution],
    scorer: Option<&Scorer>,
) -> Voices {
    let names = names::names(words, article.outlet.as_deref());
    let mut cast = cast::Cast::default();
    let pool = pool::pool(article, words, &names, attributions, &mut cast);
    let trained = scorer.map(|scorer| trained::Trained::new(scorer, words, &names, &pool, &cast));
    let mut walk = walk::Walk::new(article, words, &names, attributions, pool, cast, trained);
    walk.run();
    forward::join(&mut walk);
    anonymity::find(&mut walk);
    parts::find(&mut walk);
    let notes = may_be_same::notes(&walk);
    Voices { notes, ..shown::shown(walk) }
}
