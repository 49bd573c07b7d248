//! What people say against what sayso made of claims.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use super::anchor::Anchor;
use super::collator::Collator;
use super::read::ClaimId;
use crate::error::{Error, Result};
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// What may be said of tellings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ruling {
    /// Two tellings are of one claim.
    Merge,
    /// Two tellings are not of one claim.
    Split,
    /// A telling does not come from an article.
    NotFrom,
    /// Two tellings come from one source in the end.
    OneSource,
}

impl Ruling {
    /// The word for it in a ledger, and the command that says it.
    pub fn word(self) -> &'static str {
        match self {
            Ruling::Merge => "merge",
            Ruling::Split => "split",
            Ruling::NotFrom => "not-from",
            Ruling::OneSource => "same-as",
        }
    }

    fn of_word(word: &str) -> Option<Ruling> {
        [Ruling::Merge, Ruling::Split, Ruling::NotFrom, Ruling::OneSource].into_iter().find(|r| r.word() == word)
    }
}

/// Something that somebody said of two tellings, or of a telling and an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimCorrection {
    /// Its number, one of those of all corrections.
    pub id: i64,
    /// What was said.
    pub ruling: Ruling,
    /// The words of the one telling.
    pub a: String,
    /// The words of the other one; empty of an article.
    pub b: String,
    /// The articles that they are in; `None` where the ledger does not have one any more.
    pub articles: (Option<ArticleId>, Option<ArticleId>),
    /// When it was said.
    pub made: String,
    /// When it was taken back.
    pub undone: Option<String>,
}

/// What people said, by the rows of tellings.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rulings {
    /// Two tellings, and what was said of them, in the order in which it was said.
    pub(super) pairs: Vec<(i64, i64, Ruling)>,
    /// A telling, and an article that it is not from.
    pub(super) not_from: Vec<(i64, ArticleId)>,
}

impl Rulings {
    /// Reads what counts.
    pub(super) fn read(ledger: &Ledger) -> Result<Rulings> {
        let mut rulings = Rulings::default();
        let mut select = ledger.db.prepare_cached(
            "SELECT kind, a, b FROM corrections WHERE undone IS NULL AND kind NOT IN ('same', 'not-same') ORDER BY id",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (kind, a, b): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let Some(ruling) = Ruling::of_word(&kind) else { continue };
            let Some((a, b)) = Anchor::from_json(&a).zip(Anchor::from_json(&b)) else { continue };
            let Some(telling) = a.telling(ledger)? else { continue };
            if ruling == Ruling::NotFrom {
                rulings.not_from.extend(b.article(&ledger.db)?.map(|article| (telling, article)));
            } else if let Some(other) = b.telling(ledger)? {
                rulings.pairs.push((telling, other, ruling));
            }
        }
        Ok(rulings)
    }

    /// The tellings that something was said of together with one.
    pub(super) fn of(&self, telling: i64) -> impl Iterator<Item = i64> + '_ {
        self.pairs.iter().filter_map(move |&(a, b, _)| match telling {
            _ if a == telling => Some(b),
            _ if b == telling => Some(a),
            _ => None,
        })
    }
}

impl Ledger {
    /// Says that two claims are one.
    ///
    /// # Errors
    /// Where one is not there, they are one already, or the file cannot be written.
    pub fn merge_claims(&self, a: ClaimId, b: ClaimId, now: &str) -> Result<ClaimCorrection> {
        if a == b {
            return Err(Error::request("they are one claim already"));
        }
        self.placed(self.rule(Ruling::Merge, a.0, Other::Telling(b.0), now))
    }

    /// Says that a telling (`ARTICLE.NUMBER`) is not of the claim that it is of.
    ///
    /// # Errors
    /// Where there is no such telling, it is the only one of its claim, or the file cannot be written.
    pub fn split_claim(&self, telling: &str, now: &str) -> Result<ClaimCorrection> {
        let row = self.telling_row(telling)?;
        let claim: i64 = self.db.query_row("SELECT claim FROM tellings WHERE id = ?", [row], |row| row.get(0))?;
        // Of the telling that gives the claim its name the next one stays behind.
        let other = match claim == row {
            false => Some(claim),
            true => {
                self.db.query_row("SELECT min(id) FROM tellings WHERE claim = ? AND id <> claim", [claim], |row| {
                    row.get(0)
                })?
            }
        };
        let other: i64 = other.ok_or_else(|| Error::request(format!("{telling} is the only telling of its claim")))?;
        self.placed(self.rule(Ruling::Split, row, Other::Telling(other), now))
    }

    /// Says that a telling does not come from an article.
    ///
    /// # Errors
    /// Where there is no such telling or article, or the file cannot be written.
    pub fn not_from(&self, telling: &str, article: ArticleId, now: &str) -> Result<ClaimCorrection> {
        let row = self.telling_row(telling)?;
        self.placed(self.rule(Ruling::NotFrom, row, Other::Article(article), now))
    }

    /// Says that two tellings come from one source in the end.
    ///
    /// # Errors
    /// Where there is no such telling, both are one, or the file cannot be written.
    pub fn one_source(&self, a: &str, b: &str, now: &str) -> Result<ClaimCorrection> {
        let (a, b) = (self.telling_row(a)?, self.telling_row(b)?);
        if a == b {
            return Err(Error::request("both are one telling"));
        }
        self.placed(self.rule(Ruling::OneSource, a, Other::Telling(b), now))
    }

    /// All that people said of claims, in the order in which they said it.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn claim_corrections(&self) -> Result<Vec<ClaimCorrection>> {
        self.placed(self.claim_corrections_here(None))
    }

    /// Takes back what was said of claims; `None` where the number is of something else.
    ///
    /// # Errors
    /// Where it was taken back before, or the file cannot be written.
    pub fn undo_of_claims(&self, id: i64, now: &str) -> Result<Option<ClaimCorrection>> {
        self.placed(self.undo_of_claims_here(id, now))
    }

    fn undo_of_claims_here(&self, id: i64, now: &str) -> Result<Option<ClaimCorrection>> {
        let Some(before) = self.claim_corrections_here(Some(id))?.pop() else { return Ok(None) };
        if let Some(undone) = &before.undone {
            return Err(Error::request(format!("correction {id} was taken back before ({undone})")));
        }
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let stirred = Rulings::read(self)?;
        step.execute("UPDATE corrections SET undone = ? WHERE id = ?", (now, id))?;
        self.settle(&stirred)?;
        step.commit()?;
        Ok(self.claim_corrections_here(Some(id))?.pop())
    }

    fn rule(&self, ruling: Ruling, telling: i64, other: Other, now: &str) -> Result<ClaimCorrection> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let gone = || Error::not_found("there is no such telling in this ledger");
        let a = Anchor::of_telling(self, telling)?.ok_or_else(gone)?;
        let b = match other {
            Other::Telling(row) => Anchor::of_telling(self, row)?.ok_or_else(gone)?,
            Other::Article(id) => Anchor::of_article(self, id)?,
        };
        let id = step.prepare("INSERT INTO corrections (kind, a, b, made) VALUES (?, ?, ?, ?)")?.insert((
            ruling.word(),
            a.to_json(),
            b.to_json(),
            now,
        ))?;
        self.settle(&Rulings::read(self)?)?;
        step.commit()?;
        let made = self.claim_corrections_here(Some(id))?.pop();
        made.ok_or_else(|| Error::not_found("the correction is gone"))
    }

    /// Makes the claims of all tellings anew that something was said of.
    fn settle(&self, said: &Rulings) -> Result<()> {
        let pairs = said.pairs.iter().flat_map(|&(a, b, _)| [a, b]);
        let tellings: BTreeSet<i64> = pairs.chain(said.not_from.iter().map(|(telling, _)| *telling)).collect();
        let mut collator = Collator::of(self);
        collator.stir(tellings);
        collator.finish(self)
    }

    fn claim_corrections_here(&self, id: Option<i64>) -> Result<Vec<ClaimCorrection>> {
        let mut select = self.db.prepare_cached(
            "SELECT id, kind, a, b, made, undone FROM corrections WHERE (?1 IS NULL OR id = ?1) ORDER BY id",
        )?;
        let mut rows = select.query([id])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(ruling) = Ruling::of_word(&row.get::<_, String>(1)?) else { continue };
            let (a, b): (String, String) = (row.get(2)?, row.get(3)?);
            let Some((a, b)) = Anchor::from_json(&a).zip(Anchor::from_json(&b)) else { continue };
            found.push(ClaimCorrection {
                id: row.get(0)?,
                ruling,
                articles: (a.article(&self.db)?, b.article(&self.db)?),
                a: a.quote,
                b: b.quote,
                made: row.get(4)?,
                undone: row.get(5)?,
            });
        }
        Ok(found)
    }

    /// The row of a telling by its article's number and its own, as `17.4`.
    fn telling_row(&self, written: &str) -> Result<i64> {
        let wrong =
            || Error::request(format!("{written} is no telling: say ARTICLE.NUMBER, as `sayso trace` shows it"));
        let (article, number) = written.trim_start_matches('#').split_once('.').ok_or_else(wrong)?;
        let (article, number) = article.parse::<i64>().ok().zip(number.parse::<u32>().ok()).ok_or_else(wrong)?;
        if !(0..=i64::MAX / 2_000_000).contains(&article) || number >= 1_000_000 {
            return Err(wrong());
        }
        let row = ArticleId(article).row(number);
        let known = self.db.query_row("SELECT id FROM tellings WHERE id = ?", [row], |row| row.get(0)).optional()?;
        known.ok_or_else(|| Error::not_found(format!("there is no telling {written} in this ledger")))
    }
}

enum Other {
    Telling(i64),
    Article(ArticleId),
}

/// Takes away what was said of an article's tellings, before its words are forgotten.
pub(crate) fn forget(ledger: &Ledger, id: ArticleId) -> Result<()> {
    let all = ledger.claim_corrections_here(None)?;
    let of_it = all.into_iter().filter(|said| said.articles.0 == Some(id) || said.articles.1 == Some(id));
    for said in of_it {
        ledger.db.execute("DELETE FROM corrections WHERE id = ?", [said.id])?;
    }
    Ok(())
}
