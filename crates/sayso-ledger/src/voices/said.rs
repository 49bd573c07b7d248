//! What people said of voices, as it bears on the making of them: who is taken out, which profiles are not the same, which
//! voices are.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::anchor::Anchor;
use super::handle::is_single;
use super::outlets::SameOutlets;
use super::profile::{Alone, Profile, Seen, Standing};
use super::store::{seen, year};
use crate::error::Result;
use crate::identity::ArticleId;

/// What people said, with the actors of the ledger that they meant.
#[derive(Default)]
pub(super) struct Said {
    outlets: SameOutlets,
    /// Articles that it speaks of.
    anchored: HashSet<Vec<u8>>,
    /// Actors that are taken out of the voices of their names.
    out: HashSet<i64>,
    /// Profiles of a name that are not the same.
    pairs: HashMap<String, Vec<(String, String)>>,
    /// In the order in which they were said.
    sayings: Vec<Saying>,
}

#[derive(Clone, Copy)]
struct Saying {
    is_same: bool,
    a: i64,
    b: i64,
}

impl Said {
    /// Reads what counts.
    pub(super) fn read(db: &Connection) -> Result<Said> {
        let mut said = Said { outlets: SameOutlets::of(db)?, ..Said::default() };
        let mut select =
            db.prepare_cached("SELECT kind = 'same', a, b FROM corrections WHERE undone IS NULL AND kind IN ('same', 'not-same') ORDER BY id")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (is_same, a, b): (bool, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let Some(((a, a_whole), (b, b_whole))) = Anchor::from_json(&a).zip(Anchor::from_json(&b)) else { continue };
            said.anchored.extend([a.sha256.clone(), b.sha256.clone()]);
            let Some((a, b)) = a.find(db)?.zip(b.find(db)?) else { continue };
            if !is_same {
                said.out.extend((!a_whole).then_some(a));
                said.out.extend((!b_whole).then_some(b));
                if a_whole && b_whole {
                    said.keep_apart(db, a, b)?;
                }
            }
            said.sayings.push(Saying { is_same, a, b });
        }
        Ok(said)
    }

    fn keep_apart(&mut self, db: &Connection, a: i64, b: i64) -> Result<()> {
        let joins = |actor| -> Result<Option<(String, Profile)>> {
            let standing = actor_seen(db, actor)?.map(|seen| Standing::of(&seen, &self.outlets));
            Ok(standing.and_then(|standing| match standing {
                Standing::Joins { key, profile } => Some((key, profile)),
                _ => None,
            }))
        };
        if let Some(((key, a), (other, b))) = joins(a)?.zip(joins(b)?).filter(|(a, b)| a.0 == b.0) {
            debug_assert_eq!(key, other);
            self.pairs.entry(key).or_default().push((a.to_json(), b.to_json()));
        }
        Ok(())
    }

    /// Whether anything was said of an actor of this article, or of one in an earlier version of it.
    pub(super) fn speaks_of(&self, db: &Connection, id: ArticleId) -> Result<bool> {
        if self.anchored.is_empty() {
            return Ok(false);
        }
        let mut select = db.prepare_cached("SELECT sha256 FROM articles WHERE id = ?1 OR newer = ?1")?;
        let mut hashes = select.query_map([id.0], |row| row.get::<_, Vec<u8>>(0))?;
        hashes.try_fold(false, |found, hash| Ok(found || self.anchored.contains(&hash?)))
    }

    /// How an actor stands to others, after what was said.
    pub(super) fn standing(&self, actor: i64, seen: &Seen) -> Standing {
        let mut standing = Standing::of(seen, &self.outlets);
        if self.out.contains(&actor) {
            standing.leave(Alone::TakenOut);
        }
        standing
    }

    /// Whether some profiles of a name were said not to be the same.
    pub(super) fn parts(&self, key: &str) -> bool {
        self.pairs.contains_key(key)
    }

    /// Which of the profiles of a name are not the same.
    pub(super) fn pairs(&self, key: &str, known: &[&str]) -> Vec<(usize, usize)> {
        let at = |known_as: &str| known.iter().position(|other| *other == known_as);
        let pairs = self.pairs.get(key).map(Vec::as_slice).unwrap_or_default();
        pairs.iter().filter_map(|(a, b)| at(a).zip(at(b))).collect()
    }

    /// Parts the voices that were joined because people said so: voices are made without what people said of them.
    pub(super) fn separate(&self, db: &Connection) -> Result<()> {
        db.prepare_cached("UPDATE profiles SET voice = own, own = NULL WHERE own IS NOT NULL")?.execute([])?;
        db.prepare_cached("UPDATE voices SET same_as = NULL WHERE same_as IS NOT NULL")?.execute([])?;
        Ok(())
    }

    /// Joins the voices that were said to be the same. What was said later counts.
    pub(super) fn unite(&self, db: &Connection) -> Result<()> {
        for (voice, one) in self.united(db)? {
            db.prepare_cached("UPDATE voices SET same_as = ? WHERE id = ?")?.execute([one, voice])?;
            db.prepare_cached("UPDATE profiles SET voice = ?1, own = ?2 WHERE voice = ?2")?.execute([one, voice])?;
        }
        Ok(())
    }

    fn united(&self, db: &Connection) -> Result<BTreeMap<i64, i64>> {
        let voices: Vec<Option<(i64, i64)>> = self
            .sayings
            .iter()
            .map(|saying| Ok(voice_of(db, saying.a)?.zip(voice_of(db, saying.b)?)))
            .collect::<Result<_>>()?;
        let is_pair = |one: Option<(i64, i64)>, other: (i64, i64)| {
            one.is_some_and(|one| one == other || one == (other.1, other.0))
        };
        // Each voice with the one that speaks for all: rather one of several articles than one of one, rather an early saying's.
        let mut one: BTreeMap<i64, (i64, Rank)> = BTreeMap::new();
        for (number, saying) in self.sayings.iter().enumerate() {
            let Some((a, b)) = voices[number].filter(|(a, b)| saying.is_same && a != b) else { continue };
            let is_taken_back =
                (number + 1..voices.len()).any(|later| !self.sayings[later].is_same && is_pair(voices[later], (a, b)));
            if is_taken_back {
                continue;
            }
            let mut pair = Vec::with_capacity(2);
            for (side, voice) in [a, b].into_iter().enumerate() {
                pair.push(match one.get(&voice) {
                    Some(known) => *known,
                    None => (voice, (is_of_one_article(db, voice)?, number, side)),
                });
                one.insert(voice, pair[side]);
            }
            let first = if pair[1].1 < pair[0].1 { pair[1] } else { pair[0] };
            for its in one.values_mut().filter(|its| its.0 == pair[0].0 || its.0 == pair[1].0) {
                *its = first;
            }
        }
        Ok(one.into_iter().filter(|(voice, (one, _))| voice != one).map(|(voice, (one, _))| (voice, one)).collect())
    }
}

/// The less, the sooner a voice gives its name to those that it is joined with.
type Rank = (bool, usize, usize);

fn is_of_one_article(db: &Connection, voice: i64) -> Result<bool> {
    let mut select = db.prepare_cached("SELECT handle FROM voices WHERE id = ?")?;
    let handle: Option<String> = select.query_row([voice], |row| row.get(0)).optional()?;
    Ok(handle.is_some_and(|handle| is_single(&handle)))
}

/// The row of voices that an actor belongs to before voices are joined by what people said.
pub(super) fn voice_of(db: &Connection, actor: i64) -> Result<Option<i64>> {
    let mut select = db.prepare_cached(
        "SELECT coalesce(p.own, p.voice) FROM known AS k JOIN profiles AS p ON p.id = k.profile WHERE k.actor = ?",
    )?;
    Ok(select.query_row([actor], |row| row.get(0)).optional()?)
}

/// An actor as the making of voices sees it.
pub(super) fn actor_seen(db: &Connection, actor: i64) -> Result<Option<Seen>> {
    let (article, _) = ArticleId::of_row(actor);
    let day: Option<Option<String>> = db
        .prepare_cached("SELECT day FROM articles WHERE id = ?")?
        .query_row([article.0], |row| row.get(0))
        .optional()?;
    let year = day.flatten().as_deref().and_then(year);
    let mut select = db.prepare_cached("SELECT name, kind, roles, body, metonym FROM actors WHERE id = ?")?;
    let mut rows = select.query([actor])?;
    rows.next()?.map(|row| seen(row, 0, year)).transpose()
}

/// Takes an article out of what was said before its words are forgotten: another article of the same voice steps in where there
/// is one.
pub(crate) fn forget(db: &Connection, id: ArticleId) -> Result<()> {
    let mut select = db.prepare("SELECT sha256 FROM articles WHERE id = ?1 OR newer = ?1")?;
    let hashes: BTreeSet<Vec<u8>> = select.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut select = db.prepare("SELECT id, a, b FROM corrections WHERE kind IN ('same', 'not-same')")?;
    let corrections = select
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<Vec<(i64, String, String)>>>()?;
    for (correction, a, b) in corrections {
        for (column, json) in [("a", a), ("b", b)] {
            let Some((anchor, is_whole)) = Anchor::from_json(&json) else { continue };
            if !hashes.contains(&anchor.sha256) {
                continue;
            }
            let other = if is_whole { stand_in(db, &anchor, id)? } else { None };
            match other {
                Some(other) => {
                    let sql = format!("UPDATE corrections SET {column} = ? WHERE id = ?");
                    db.execute(&sql, (other.to_json(true), correction))?;
                }
                None => drop(db.execute("DELETE FROM corrections WHERE id = ?", [correction])?),
            }
        }
    }
    Ok(())
}

/// Another article's actor of the same voice.
fn stand_in(db: &Connection, anchor: &Anchor, without: ArticleId) -> Result<Option<Anchor>> {
    let Some(actor) = anchor.find(db)? else { return Ok(None) };
    let Some(voice) = voice_of(db, actor)? else { return Ok(None) };
    let other = super::correct::first_actor(db, voice, Some(without))?;
    other.map(|other| Anchor::of(db, other)).transpose()
}
