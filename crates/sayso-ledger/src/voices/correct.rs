//! What people say against what sayso joined, and for what it did not.

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

use super::anchor::Anchor;
use super::find::Named;
use super::said::voice_of;
use super::store::Keeper;
use crate::error::{Error, Result};
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// Something that somebody said of two voices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Its number.
    pub id: i64,
    /// Whether they are the same, or are not.
    pub is_same: bool,
    /// The one.
    pub a: Side,
    /// The other.
    pub b: Side,
    /// When it was said.
    pub made: String,
    /// When it was taken back.
    pub undone: Option<String>,
}

/// One of the two that a correction speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Its name, as an article has it.
    pub name: String,
    /// That article; `None` where the ledger does not have it any more.
    pub article: Option<ArticleId>,
    /// Whether all of the voice is meant, or this article's actor alone.
    pub whole: bool,
}

impl Ledger {
    /// Says that two voices are the same: what one says is the other's as well. Either is a handle, a name, or `ARTICLE:NAME`.
    ///
    /// # Errors
    /// Where there is no such voice, they are one already, or the file cannot be written.
    pub fn same(&self, a: &str, b: &str, now: &str) -> Result<Correction> {
        self.placed(self.correct(true, a, b, now))
    }

    /// Says that two voices are not the same. Two that are apart stay apart, whatever is read from now on; an actor of one
    /// article (`ARTICLE:NAME`) leaves the voice that it was joined with.
    ///
    /// # Errors
    /// Where there is no such voice, both names mean one and the same, or the file cannot be written.
    pub fn not_same(&self, a: &str, b: &str, now: &str) -> Result<Correction> {
        self.placed(self.correct(false, a, b, now))
    }

    fn correct(&self, is_same: bool, a: &str, b: &str, now: &str) -> Result<Correction> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let (left, right) = (self.named(a)?, self.named(b)?);
        let voices = (self.voice_row(left)?, self.voice_row(right)?);
        let ones = (self.summary(voices.0)?, self.summary(voices.1)?);
        if is_same && ones.0.id == ones.1.id {
            return Err(Error::request(format!("{a} and {b} are one voice already ({})", ones.0.handle)));
        }
        let both_whole = matches!((left, right), (Named::Voice(_), Named::Voice(_)));
        if !is_same && (left == right || (both_whole && voices.0 == voices.1)) {
            return Err(Error::request(format!(
                "{a} and {b} are one voice: say which article's actor is another one, as ARTICLE:NAME \
                 (`sayso voices --explain {}` lists the articles)",
                ones.0.handle
            )));
        }
        let left_side = side(&step, left, is_same)?;
        let right_side = match side(&step, right, is_same)? {
            // Of two actors of one voice the first one leaves.
            (actor, false) if !is_same && !left_side.1 => (actor, true),
            side => side,
        };
        let json = |(actor, is_whole): (i64, bool)| Ok::<_, Error>(Anchor::of(&step, actor)?.to_json(is_whole));
        let kind = if is_same { "same" } else { "not-same" };
        let id = step.prepare("INSERT INTO corrections (kind, a, b, made) VALUES (?, ?, ?, ?)")?.insert((
            kind,
            json(left_side)?,
            json(right_side)?,
            now,
        ))?;
        refresh(&step, &[left_side.0, right_side.0])?;
        let correction = one(&step, id)?;
        step.commit()?;
        Ok(correction)
    }

    fn voice_row(&self, named: Named) -> Result<i64> {
        match named {
            Named::Voice(voice) => Ok(voice),
            Named::Actor(actor) => {
                voice_of(&self.db, actor)?.ok_or_else(|| Error::not_found("there is no such voice in this ledger"))
            }
        }
    }

    /// Takes back what was said.
    ///
    /// # Errors
    /// Where there is no such correction, it was taken back before, or the file cannot be written.
    pub fn undo(&self, correction: i64, now: &str) -> Result<Correction> {
        self.placed(self.undo_here(correction, now))
    }

    fn undo_here(&self, id: i64, now: &str) -> Result<Correction> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let correction = one(&step, id)?;
        if let Some(undone) = &correction.undone {
            return Err(Error::request(format!("correction {id} was taken back before ({undone})")));
        }
        let sides: (String, String) =
            step.query_row("SELECT a, b FROM corrections WHERE id = ?", [id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut actors = Vec::new();
        for json in [&sides.0, &sides.1] {
            if let Some((anchor, _)) = Anchor::from_json(json) {
                actors.extend(anchor.find(&step)?);
            }
        }
        step.execute("UPDATE corrections SET undone = ? WHERE id = ?", (now, id))?;
        refresh(&step, &actors)?;
        let correction = one(&step, id)?;
        step.commit()?;
        Ok(correction)
    }

    /// All that people said of voices, in the order in which they said it.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn corrections(&self) -> Result<Vec<Correction>> {
        self.placed(corrections(&self.db, None))
    }
}

fn one(db: &Connection, id: i64) -> Result<Correction> {
    let found = corrections(db, Some(id))?.pop();
    found.ok_or_else(|| {
        Error::not_found(format!("there is no correction {id} in this ledger (`sayso undo` lists them)"))
    })
}

/// All corrections, or one.
pub(super) fn corrections(db: &Connection, id: Option<i64>) -> Result<Vec<Correction>> {
    let mut select = db.prepare_cached(
        "SELECT id, kind = 'same', a, b, made, undone FROM corrections WHERE (?1 IS NULL OR id = ?1) AND kind IN ('same', 'not-same') ORDER BY id",
    )?;
    let mut rows = select.query([id])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let side = |json: String| -> Result<Side> {
            let Some((anchor, whole)) = Anchor::from_json(&json) else {
                return Ok(Side { name: String::new(), article: None, whole: false });
            };
            let article = anchor.find(db)?.map(|actor| ArticleId::of_row(actor).0);
            Ok(Side { name: anchor.name, article, whole })
        };
        found.push(Correction {
            id: row.get(0)?,
            is_same: row.get(1)?,
            a: side(row.get(2)?)?,
            b: side(row.get(3)?)?,
            made: row.get(4)?,
            undone: row.get(5)?,
        });
    }
    Ok(found)
}

/// The actor that stands for what was named, and whether it stands for a whole voice.
fn side(db: &Connection, named: Named, is_same: bool) -> Result<(i64, bool)> {
    match named {
        Named::Actor(actor) => Ok((actor, is_same && !is_alone(db, actor)?)),
        Named::Voice(voice) => {
            let first = first_actor(db, voice, None)?;
            let actor = first.ok_or_else(|| Error::not_found("there is no such voice in this ledger"))?;
            Ok((actor, !is_alone(db, actor)?))
        }
    }
}

/// Whether an actor is the only one of its voice.
fn is_alone(db: &Connection, actor: i64) -> Result<bool> {
    let mut select = db.prepare_cached(
        "SELECT 1 FROM profiles AS p JOIN known AS k ON k.profile = p.id \
         WHERE ((p.voice = ?1 AND p.own IS NULL) OR p.own = ?1) AND k.actor <> ?2",
    )?;
    Ok(!select.exists((voice_of(db, actor)?, actor))?)
}

/// The first actor of a voice by the day of its article, whatever came first into the ledger.
pub(super) fn first_actor(db: &Connection, voice: i64, without: Option<ArticleId>) -> Result<Option<i64>> {
    let mut select = db.prepare_cached(
        "SELECT k.actor FROM profiles AS p JOIN known AS k ON k.profile = p.id JOIN articles AS a ON a.id = k.actor / 1000000 \
         WHERE ((p.voice = ?1 AND p.own IS NULL) OR p.own = ?1) AND a.id IS NOT ?2 ORDER BY a.day IS NULL, a.day, a.sha256, a.address, k.actor LIMIT 1",
    )?;
    Ok(select.query_row((voice, without.map(|id| id.0)), |row| row.get(0)).optional()?)
}

/// Places the actors of some articles anew.
fn refresh(db: &Connection, actors: &[i64]) -> Result<()> {
    let mut articles: Vec<ArticleId> = actors.iter().map(|actor| ArticleId::of_row(*actor).0).collect();
    articles.sort_unstable();
    articles.dedup();
    let mut keeper = Keeper::default();
    for &article in &articles {
        keeper.leave(db, article)?;
        keeper.add(db, article)?;
    }
    keeper.finish(db)
}
