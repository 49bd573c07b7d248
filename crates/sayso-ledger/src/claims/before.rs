//! What of an article that is not in the ledger was told before.

use std::collections::{BTreeMap, BTreeSet};

use sayso_stemma::Witness;
use sayso_stemma::collate::{FAR, JOIN, near};
use sayso_text::{Article, Document, Reading};

use super::keys::{Index, Keyed};
use super::read::ClaimId;
use super::witnesses::{Witnesses, key, number};
use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// One telling of an article, and the claim of the ledger that it would be of.
#[derive(Clone, Debug)]
pub struct Before {
    /// Its number among the article's tellings.
    pub telling: usize,
    /// The claim; `None` where nothing of the kind was told.
    pub claim: Option<ClaimId>,
}

impl Ledger {
    /// What an article tells, as a witness, and of each telling which claim of the ledger it would be of. Nothing is added.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn told_before(
        &self,
        article: &Article,
        document: &Document,
        reading: &Reading,
    ) -> Result<(Witness, Vec<Before>)> {
        let witness = Witness::of(key(article), article, document, reading);
        let keyed = Keyed::new(NOT_HELD, witness.day, witness.keys().clone());
        let (mut index, mut held) = (Index::new(self.collation()), Witnesses::default());
        // How near each telling is to tellings of each claim: the sum of what is known, by the claim's row.
        let mut known: Vec<BTreeMap<i64, f32>> = vec![BTreeMap::new(); witness.tellings.len()];
        let mut of_row = self.db.prepare_cached("SELECT claim FROM tellings WHERE id = ?")?;
        for id in index.neighbours(&self.db, &keyed)? {
            let other = held.get(self, id)?;
            // The article itself, should it be there.
            if other.key == witness.key {
                continue;
            }
            for near in near(&witness, &other) {
                let row = id.row(number(&other.tellings[near.b]));
                let claim: i64 = of_row.query_row([row], |row| row.get(0))?;
                *known[near.a].entry(claim).or_default() += near.logit() - FAR;
            }
        }
        let mut size =
            self.db.prepare_cached("SELECT count(*) FROM tellings WHERE claim = ?1 AND (claim <> id OR id = ?1)")?;
        let mut found = Vec::with_capacity(known.len());
        for (telling, claims) in known.into_iter().enumerate() {
            let mut best: Option<(f32, i64)> = None;
            for (claim, together) in claims {
                let tellings: usize = size.query_row([claim], |row| row.get(0))?;
                let mean = together / tellings.max(1) as f32 + FAR;
                if mean > JOIN && best.is_none_or(|(most, _)| mean > most) {
                    best = Some((mean, claim));
                }
            }
            found.push(Before { telling, claim: best.map(|(_, claim)| ClaimId(claim)) });
        }
        Ok((witness, found))
    }
}

/// The number of an article that no ledger has.
const NOT_HELD: ArticleId = ArticleId(-1);

/// A report that is named and not held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Its name, as most articles have it.
    pub name: String,
    /// The claims that come from it, in the order of their rows.
    pub claims: Vec<ClaimId>,
    /// The articles that name it.
    pub articles: Vec<ArticleId>,
}

/// A report under the names that articles give it.
#[derive(Default)]
struct Named {
    names: BTreeMap<String, usize>,
    claims: BTreeSet<ClaimId>,
    articles: BTreeSet<ArticleId>,
}

impl Named {
    fn most_common(&self) -> String {
        let most = self.names.iter().max_by(|a, b| a.1.cmp(b.1).then(b.0.cmp(a.0)));
        most.map_or_else(String::new, |(name, _)| name.clone())
    }
}

impl Ledger {
    /// Reports that articles name and that are not held; those on which most claims hang come first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn wanted(&self) -> Result<Vec<Wanted>> {
        let mut select = self.db.prepare("SELECT name, claim, article FROM unheld ORDER BY name, claim, article")?;
        let mut rows = select.query([])?;
        let mut found: BTreeMap<String, Named> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let name: String = row.get(0)?;
            let bare = name.to_lowercase();
            let bare = bare.strip_prefix("the ").unwrap_or(&bare).to_owned();
            let named = found.entry(bare).or_default();
            *named.names.entry(name).or_default() += 1;
            named.claims.insert(ClaimId(row.get(1)?));
            named.articles.insert(ArticleId(row.get(2)?));
        }
        let mut wanted: Vec<Wanted> = found
            .into_values()
            .map(|named| Wanted {
                name: named.most_common(),
                claims: named.claims.into_iter().collect(),
                articles: named.articles.into_iter().collect(),
            })
            .collect();
        wanted.sort_by(|a, b| {
            b.claims.len().cmp(&a.claims.len()).then(b.articles.len().cmp(&a.articles.len())).then(a.name.cmp(&b.name))
        });
        Ok(wanted)
    }
}
