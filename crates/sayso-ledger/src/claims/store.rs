//! Claims as rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use rusqlite::Connection;
use sayso_stemma::{Claim, Corrections, Witness, claim_corrected};

use super::correct::{Ruling, Rulings};
use super::name::name_of;
use super::witnesses::{Witnesses, number};
use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// A claim with the articles that tell it.
pub(crate) struct Told {
    /// Their numbers, in the order of their keys.
    pub(crate) articles: Vec<ArticleId>,
    /// The same as witnesses.
    pub(crate) witnesses: Vec<Arc<Witness>>,
    /// The claim; its tellings are places among them.
    pub(crate) claim: Claim,
}

/// Puts a claim together from the rows of its tellings.
pub(crate) fn told(ledger: &Ledger, held: &mut Witnesses, said: &Rulings, tellings: &[i64]) -> Result<Told> {
    let ids: BTreeSet<ArticleId> = tellings.iter().map(|&row| ArticleId::of_row(row).0).collect();
    let mut articles = Vec::with_capacity(ids.len());
    for id in ids {
        articles.push((held.get(ledger, id)?, id));
    }
    articles.sort_by(|a, b| (&a.0.key, a.1).cmp(&(&b.0.key, b.1)));
    let mut places = Vec::with_capacity(tellings.len());
    for &row in tellings {
        let (id, wanted) = ArticleId::of_row(row);
        let at = articles.iter().position(|article| article.1 == id);
        let place = at.and_then(|at| {
            let telling = articles[at].0.tellings.iter().position(|telling| number(telling) == wanted)?;
            Some((at, telling))
        });
        places.extend(place);
    }
    places.sort_unstable();
    let (witnesses, articles): (Vec<_>, Vec<_>) = articles.into_iter().unzip();
    let seen: Vec<&Witness> = witnesses.iter().map(|witness| &**witness).collect();
    let place = |row: i64| {
        let (id, wanted) = ArticleId::of_row(row);
        let at = articles.iter().position(|article| *article == id)?;
        Some((at, seen[at].tellings.iter().position(|telling| number(telling) == wanted)?))
    };
    let corrections = Corrections {
        not_from: said
            .not_from
            .iter()
            .filter_map(|&(row, from)| Some((place(row)?, articles.iter().position(|article| *article == from)?)))
            .collect(),
        one_source: said
            .pairs
            .iter()
            .filter(|pair| pair.2 == Ruling::OneSource)
            .filter_map(|&(a, b, _)| Some((place(a)?, place(b)?)))
            .collect(),
    };
    let claim = claim_corrected(&seen, places, &corrections);
    Ok(Told { articles, witnesses, claim })
}

/// Writes which claim its tellings are of, and the claim itself where there is more than one.
pub(super) fn write(ledger: &Ledger, held: &mut Witnesses, said: &Rulings, tellings: &[i64]) -> Result<()> {
    let db = &ledger.db;
    let mut of_claim = db.prepare_cached("UPDATE tellings SET claim = ? WHERE id = ?")?;
    let told = told(ledger, held, said, tellings)?;
    let (claim, witnesses) = (&told.claim, &told.witnesses);
    let row = |&(at, telling): &(usize, usize)| told.articles[at].row(number(&witnesses[at].tellings[telling]));
    let Some(first) = claim.tellings.get(claim.first).map(row) else { return Ok(()) };
    for place in &claim.tellings {
        of_claim.execute([first, row(place)])?;
    }
    let mut unheld = db.prepare_cached("INSERT OR IGNORE INTO unheld (claim, name, article) VALUES (?, ?, ?)")?;
    for (place, descent) in claim.tellings.iter().zip(&claim.descents) {
        for outside in descent.parents.iter().filter_map(|parent| parent.outside.as_ref()) {
            unheld.execute((first, outside, told.articles[place.0].0))?;
        }
    }
    if tellings.len() == 1 {
        return Ok(());
    }
    let mut outlets: Vec<_> = claim.tellings.iter().map(|place| &witnesses[place.0].outlet).collect();
    outlets.sort_unstable();
    outlets.dedup();
    let mut days: Vec<_> = claim.tellings.iter().filter_map(|place| witnesses[place.0].day).collect();
    days.sort_unstable();
    let articles: BTreeSet<usize> = claim.tellings.iter().map(|place| place.0).collect();
    let mut insert = db.prepare_cached(
        "INSERT OR REPLACE INTO claims (id, tellings, articles, outlets, asserting, asserting_low, asserting_high, denying, \
         denying_low, denying_high, earliest, latest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    insert.execute(rusqlite::params![
        first,
        claim.tellings.len(),
        articles.len(),
        outlets.len(),
        claim.asserting.best,
        claim.asserting.low,
        claim.asserting.high,
        claim.denying.best,
        claim.denying.low,
        claim.denying.high,
        days.first().map(|day| day.to_string()),
        days.last().map(|day| day.to_string()),
    ])?;
    Ok(())
}

/// Takes away the rows of claims that some tellings are of so far; each is alone then.
pub(super) fn dissolve(db: &Connection, tellings: &BTreeSet<i64>) -> Result<()> {
    let mut claims = db.prepare_cached("DELETE FROM claims WHERE id IN (SELECT claim FROM tellings WHERE id = ?)")?;
    let mut unheld =
        db.prepare_cached("DELETE FROM unheld WHERE claim IN (SELECT claim FROM tellings WHERE id = ?)")?;
    for &telling in tellings {
        claims.execute([telling])?;
        unheld.execute([telling])?;
    }
    Ok(())
}

/// Writes the rows of an article's tellings, each alone.
pub(super) fn insert_tellings(db: &Connection, id: ArticleId, witness: &Witness) -> Result<()> {
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO tellings (id, name, claim) VALUES (?1, ?2, ?1)")?;
    for telling in &witness.tellings {
        let name = name_of(witness, &telling.content);
        insert.execute((id.row(number(telling)), name.from))?;
    }
    Ok(())
}
