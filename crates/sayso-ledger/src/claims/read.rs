//! Claims out of a ledger.

use std::sync::Arc;

use rusqlite::OptionalExtension;
use sayso_stemma::collate::Settings;
use sayso_stemma::{Claim, Witness};
use sayso_text::{Article, Document, Reading};

use super::correct::Rulings;
use super::name::{ClaimName, name_of};
use super::store::{Told, told};
use super::witnesses::{Witnesses, key};
use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// A claim's number in its ledger, as long as nothing is added: its name outlives that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub(crate) i64);

/// A claim with the articles that tell it.
pub struct ToldClaim {
    /// What it is called.
    pub name: ClaimName,
    /// The articles that tell it.
    pub articles: Vec<ArticleId>,
    /// The same, each at the same place, as witnesses.
    pub witnesses: Vec<Arc<Witness>>,
    /// The claim; its tellings are places among them.
    pub claim: Claim,
}

/// Reads claims, and keeps articles at hand that it read.
pub struct ClaimReader<'l> {
    ledger: &'l Ledger,
    held: Witnesses,
    /// What people said, once it was asked for.
    said: Option<Rulings>,
}

impl Ledger {
    /// Reads claims.
    pub fn claim_reader(&self) -> ClaimReader<'_> {
        ClaimReader { ledger: self, held: Witnesses::default(), said: None }
    }

    /// All claims, those that were told first before the others; `alone`: also those that are told once.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn claim_ids(&self, alone: bool) -> Result<Vec<ClaimId>> {
        let mut select = self.db.prepare(
            "SELECT t.id FROM tellings AS t JOIN articles AS a ON a.id = t.id / 1000000 LEFT JOIN claims AS c ON c.id = t.id \
             WHERE t.claim = t.id AND (?1 OR c.id IS NOT NULL) ORDER BY a.day IS NULL, a.day, t.name",
        )?;
        let found = select.query_map([alone], |row| Ok(ClaimId(row.get(0)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The claims that a name, or its beginning, may mean: also names that claims had before more of their tellings were known.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn claims_named(&self, name: ClaimName) -> Result<Vec<ClaimId>> {
        let mut select = self
            .db
            .prepare_cached("SELECT DISTINCT claim FROM tellings WHERE name BETWEEN ? AND ? ORDER BY name LIMIT 20")?;
        let found = select.query_map([name.from, name.to], |row| Ok(ClaimId(row.get(0)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// The claims that an article tells, in the order of its text.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn claims_in(&self, id: ArticleId) -> Result<Vec<ClaimId>> {
        let mut select = self.db.prepare_cached("SELECT claim FROM tellings WHERE id BETWEEN ? AND ? ORDER BY id")?;
        let found = select.query_map(id.rows(), |row| Ok(ClaimId(row.get(0)?)))?;
        let mut claims: Vec<ClaimId> = Vec::new();
        for claim in found {
            let claim = claim?;
            if !claims.contains(&claim) {
                claims.push(claim);
            }
        }
        Ok(claims)
    }
}

impl ClaimReader<'_> {
    /// A claim with all its tellings; `None` where there is none of this number.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn get(&mut self, id: ClaimId) -> Result<Option<ToldClaim>> {
        let db = &self.ledger.db;
        let name = db.prepare_cached("SELECT name FROM tellings WHERE id = ? AND claim = id")?;
        let name: Option<i64> = { name }.query_row([id.0], |row| row.get(0)).optional()?;
        let Some(name) = name else { return Ok(None) };
        let tellings: Vec<i64> = {
            let mut select = db.prepare_cached("SELECT id FROM tellings WHERE claim = ?1 AND claim <> id")?;
            select.query_map([id.0], |row| row.get(0))?.chain([Ok(id.0)]).collect::<rusqlite::Result<_>>()?
        };
        let said = match &mut self.said {
            Some(said) => said,
            said => said.insert(Rulings::read(self.ledger)?),
        };
        let Told { articles, witnesses, claim } = told(self.ledger, &mut self.held, said, &tellings)?;
        Ok(Some(ToldClaim { name: ClaimName::of_number(name), articles, witnesses, claim }))
    }
}

/// The claims of a few articles that are in no ledger; they are numbered in their order, from 0.
pub fn claims_among(articles: &[(&Article, &Document, &Reading)]) -> Vec<ToldClaim> {
    let mut held: Vec<(ArticleId, Arc<Witness>)> = articles
        .iter()
        .zip(0..)
        .map(|((article, document, reading), number)| {
            (ArticleId(number), Arc::new(Witness::of(key(article), article, document, reading)))
        })
        .collect();
    held.sort_by(|a, b| (&a.1.key, a.0).cmp(&(&b.1.key, b.0)));
    let (ids, witnesses): (Vec<_>, Vec<_>) = held.into_iter().unzip();
    let seen: Vec<&Witness> = witnesses.iter().map(|witness| &**witness).collect();
    let mut claims: Vec<ToldClaim> = sayso_stemma::claims(&seen, &Settings::default())
        .into_iter()
        .map(|claim| {
            let (at, telling) = claim.tellings[claim.first];
            let name = name_of(&witnesses[at], &witnesses[at].tellings[telling].content);
            ToldClaim { name, articles: ids.clone(), witnesses: witnesses.clone(), claim }
        })
        .collect();
    claims.sort_by_key(|told| {
        let first = told.claim.tellings[told.claim.first];
        (told.articles[first.0], told.witnesses[first.0].tellings[first.1].content.first().copied())
    });
    claims
}
