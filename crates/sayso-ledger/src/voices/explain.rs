//! Why the articles of a voice are put together.

use std::collections::BTreeSet;

use super::correct::{Correction, corrections};
use super::find::VoiceSummary;
use super::handle::{ALONE, is_single, key_of};
use super::join::{Doubtful, Place};
use super::profile::{Alone, Profile, Standing};
use super::said::{Said, actor_seen};
use super::store::settled;
use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// Why a voice is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The voice.
    pub voice: VoiceSummary,
    /// What its articles know it as.
    pub parts: Vec<Part>,
    /// What people said of it.
    pub corrections: Vec<Correction>,
    /// Others of its name that are kept apart, each with the reason.
    pub apart: Vec<(String, String)>,
}

/// Articles of a voice that know it as the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The handle that they would have alone: another one where people joined two voices.
    pub handle: String,
    /// What they know it as, in words.
    pub known_as: String,
    /// Why that is joined with the rest.
    pub why: String,
    /// The articles.
    pub articles: Vec<ArticleId>,
}

impl Ledger {
    /// Why the articles of a voice are put together; `name` is a handle or a name.
    ///
    /// # Errors
    /// As [`Ledger::voice`].
    pub fn explain_voice(&self, name: &str) -> Result<Explanation> {
        let voice = self.voice(name)?;
        self.placed(self.explain_here(voice))
    }

    fn explain_here(&self, voice: VoiceSummary) -> Result<Explanation> {
        let said = Said::read(&self.db)?;
        let mut select = self
            .db
            .prepare_cached("SELECT id, handle FROM voices WHERE id = ?1 OR same_as = ?1 ORDER BY id <> ?1, handle")?;
        let rows = select
            .query_map([voice.id.0], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
        let (mut parts, mut apart, mut articles) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (row, handle) in &rows {
            let key = key_of(handle);
            let of_key = settled(&self.db, &said, key)?;
            let mut select = self.db.prepare_cached(
                "SELECT p.known_as, k.actor FROM profiles AS p JOIN known AS k ON k.profile = p.id \
                 WHERE (p.voice = ?1 AND p.own IS NULL) OR p.own = ?1 ORDER BY p.known_as, k.actor",
            )?;
            let members = select
                .query_map([row], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(String, i64)>>>()?;
            let all: BTreeSet<i64> = members.iter().map(|(_, actor)| ArticleId::of_row(*actor).0.0).collect();
            articles.extend(all.iter().copied());
            for same in members.chunk_by(|a, b| a.0 == b.0) {
                let (known_as, actor) = &same[0];
                let place = of_key.iter().find(|known| known.known_as == *known_as).map(|known| &known.place);
                let mut articles: Vec<ArticleId> = same.iter().map(|(_, actor)| ArticleId::of_row(*actor).0).collect();
                articles.dedup();
                parts.push(Part {
                    handle: handle.clone(),
                    known_as: Profile::from_json(known_as)
                        .map_or_else(|| voice.name.clone(), |profile| profile.words()),
                    why: self.why(&said, *actor, place, all.len())?,
                    articles,
                });
            }
            for known in of_key.iter().filter(|known| !rows.iter().any(|(_, handle)| *handle == known.handle)) {
                let why = match (&known.place, known.apart_from(&of_key, handle)) {
                    (Place::Apart(doubtful), _) => doubtful.words(),
                    (Place::In { .. }, Some(conflict)) => conflict.words(),
                    (Place::In { .. }, None) => "nothing says that they are the same".to_owned(),
                };
                apart.push((known.handle.clone(), why));
            }
        }
        apart.sort();
        apart.dedup_by(|a, b| a.0 == b.0);
        let speaks = |side: &super::correct::Side| side.article.is_some_and(|id| articles.contains(&id.0));
        let corrections = corrections(&self.db, None)?.into_iter().filter(|c| speaks(&c.a) || speaks(&c.b)).collect();
        Ok(Explanation { voice, parts, corrections, apart })
    }

    /// Why articles with one profile are with the rest of their voice.
    fn why(&self, said: &Said, actor: i64, place: Option<&Place>, articles: usize) -> Result<String> {
        Ok(match place {
            Some(Place::In { .. }) if articles == 1 => "so far the only article with this name".to_owned(),
            Some(Place::In { because, .. }) => because.words().to_owned(),
            Some(Place::Apart(doubtful)) => doubtful.words(),
            None => match actor_seen(&self.db, actor)?.map(|seen| said.standing(actor, &seen)) {
                Some(Standing::Alone { why, .. }) => why.words().to_owned(),
                _ => Alone::SecondInArticle.words().to_owned(),
            },
        })
    }
}

impl Alone {
    /// In words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Alone::OneName => "one name alone is never joined",
            Alone::Initial => "an initial and a family name are never joined",
            Alone::NoName => "this does not look like a name",
            Alone::Common => "many people have this name, and nothing says which one it is",
            Alone::Generic => "many bodies are called so",
            Alone::SecondInArticle => "its article tells it from another one of this name",
            Alone::TakenOut => "you said that it is another one",
        }
    }
}

impl Doubtful {
    /// In words.
    pub(super) fn words(&self) -> String {
        match self {
            Doubtful::Torn(conflict) => format!("could be either of two: {}", conflict.words()),
            Doubtful::Common => "many people have this name, and nothing says which one it is".to_owned(),
        }
    }
}

/// Whether a handle is one that stands for a single actor whatever else there is.
pub(super) fn is_alone(handle: &str) -> bool {
    is_single(handle) && handle.contains(ALONE)
}
