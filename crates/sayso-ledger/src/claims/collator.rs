//! What a batch of articles does to the claims.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use rayon::prelude::*;
use rusqlite::Connection;
use sayso_stemma::Witness;
use sayso_stemma::collate::{Keys, near};
use sayso_text::Document;

use super::cluster::{hang_together, parted};
use super::correct::Rulings;
use super::keys::{Index, Keyed};
use super::nearness::{self, Links};
use super::store;
use super::witnesses::Witnesses;
use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::put::erase_rows;

/// Keeps claims as articles come and go: the batch's own end does the work, once for all of them.
pub(crate) struct Collator {
    index: Index,
    witnesses: Witnesses,
    came: BTreeSet<ArticleId>,
    /// Tellings whose claims may be others.
    stirred: BTreeSet<i64>,
}

/// As many articles are compared at a time, which bounds memory.
const AT_A_TIME: usize = 512;

impl Collator {
    pub(crate) fn of(ledger: &Ledger) -> Collator {
        Collator {
            index: Index::new(ledger.collation()),
            witnesses: Witnesses::default(),
            came: BTreeSet::new(),
            stirred: BTreeSet::new(),
        }
    }

    /// Something was said of tellings.
    pub(super) fn stir(&mut self, tellings: impl IntoIterator<Item = i64>) {
        self.stirred.extend(tellings);
    }

    /// An article has been read, and is in the ledger.
    pub(crate) fn add(&mut self, id: ArticleId) {
        self.came.insert(id);
    }

    /// An article does not count any more, or is read anew; what was read in it is still there.
    pub(crate) fn leave(&mut self, ledger: &Ledger, id: ArticleId) -> Result<()> {
        let db = &ledger.db;
        if !self.came.remove(&id) {
            // Its words alone: what is at hand of it as a witness later is of another reading.
            let article = keyed_by_words(ledger, id)?;
            self.index.remove(db, &article)?;
        }
        self.forget_links(ledger, id)?;
        let gone = tellings_of(db, id)?;
        store::dissolve(db, &gone)?;
        self.stirred.retain(|telling| !gone.contains(telling));
        erase_rows(db, "tellings", "id", id)
    }

    /// Takes away what was found of an article and others; all tellings that were near its own are stirred, and those of their claims.
    fn forget_links(&mut self, ledger: &Ledger, id: ArticleId) -> Result<()> {
        let db = &ledger.db;
        let mut links = Links::default();
        let tellings: Vec<i64> = {
            let mut select = db.prepare_cached(
                "SELECT id FROM tellings WHERE claim IN (SELECT claim FROM tellings WHERE id BETWEEN ?1 AND ?2) \
                 OR id BETWEEN ?1 AND ?2",
            )?;
            select.query_map(id.rows(), |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        for telling in tellings {
            self.stirred.insert(telling);
            self.stirred.extend(links.of(db, telling)?.iter().map(|link| link.0));
        }
        nearness::erase_all(db, id)
    }

    /// Brings the claims up to what the batch did.
    pub(crate) fn finish(&mut self, ledger: &Ledger) -> Result<()> {
        let db = &ledger.db;
        let mut came: Vec<Keyed> = Vec::with_capacity(self.came.len());
        for id in std::mem::take(&mut self.came) {
            let article = self.keyed(ledger, id)?;
            self.index.insert(db, &article)?;
            store::insert_tellings(db, id, &*self.witnesses.get(ledger, id)?)?;
            came.push(article);
        }
        let [parted, united] = self.index.changed(db)?;
        for id in parted {
            let article = self.keyed(ledger, id)?;
            self.part(ledger, &article)?;
        }
        let known: BTreeSet<ArticleId> = came.iter().map(|article| article.id).collect();
        for id in united.into_iter().filter(|id| !known.contains(id)).collect::<BTreeSet<_>>() {
            came.push(self.keyed(ledger, id)?);
        }
        for articles in came.chunks(AT_A_TIME) {
            self.compare(ledger, articles)?;
        }
        self.regroup(ledger)
    }

    fn keyed(&mut self, ledger: &Ledger, id: ArticleId) -> Result<Keyed> {
        let witness = self.witnesses.get(ledger, id)?;
        Ok(Keyed::new(id, witness.day, witness.keys().clone()))
    }

    /// Takes away what was found of an article and those that are not about the same any more.
    fn part(&mut self, ledger: &Ledger, article: &Keyed) -> Result<()> {
        let db = &ledger.db;
        for other in nearness::partners(db, article.id)? {
            if other == article.id {
                continue;
            }
            let its = self.keyed(ledger, other)?;
            if !self.index.are_neighbours(db, article, &its)? {
                let mut links = Links::default();
                for telling in tellings_of(db, article.id)? {
                    let near = links.of(db, telling)?.iter().map(|link| link.0);
                    let there: Vec<i64> = near.filter(|&near| ArticleId::of_row(near).0 == other).collect();
                    if !there.is_empty() {
                        self.stirred.insert(telling);
                        self.stirred.extend(there);
                    }
                }
                nearness::erase(db, article.id, other)?;
            }
        }
        Ok(())
    }

    /// Looks at articles and all that are about the same, two by two.
    fn compare(&mut self, ledger: &Ledger, articles: &[Keyed]) -> Result<()> {
        let db = &ledger.db;
        let mut pairs: BTreeSet<(ArticleId, ArticleId)> = BTreeSet::new();
        for article in articles {
            pairs.insert((article.id, article.id));
            let near = self.index.neighbours(db, article)?;
            pairs.extend(near.into_iter().map(|other| (article.id.min(other), article.id.max(other))));
        }
        let mut looked_at = Vec::with_capacity(pairs.len());
        for (a, b) in pairs {
            looked_at.push(((a, self.witnesses.get(ledger, a)?), (b, self.witnesses.get(ledger, b)?)));
        }
        let found: Vec<_> = looked_at
            .par_iter()
            .map(|((_, a), (_, b))| {
                // Which of the two is first must not depend on their numbers here.
                if a.key <= b.key { (near(a, b), false) } else { (near(b, a), true) }
            })
            .collect();
        for (((a, of_a), (b, of_b)), (found, is_turned)) in looked_at.iter().zip(&found) {
            let (first, second): ((ArticleId, &Witness), (ArticleId, &Witness)) =
                if *is_turned { ((*b, of_b), (*a, of_a)) } else { ((*a, of_a), (*b, of_b)) };
            nearness::write(db, first, second, found)?;
            for near in found {
                self.stirred.insert(first.0.row(super::witnesses::number(&first.1.tellings[near.a])));
                self.stirred.insert(second.0.row(super::witnesses::number(&second.1.tellings[near.b])));
            }
        }
        Ok(())
    }

    /// Parts the stirred tellings, and all that hang together with them, into claims anew.
    fn regroup(&mut self, ledger: &Ledger) -> Result<()> {
        let db = &ledger.db;
        let stirred = std::mem::take(&mut self.stirred);
        let (mut links, said) = (Links::default(), Rulings::read(ledger)?);
        for together in hang_together(db, &stirred, &mut links, &said)? {
            let mut ordered: Vec<i64> = together.iter().copied().collect();
            if ordered.len() > 1 {
                let mut keys: HashMap<ArticleId, String> = HashMap::new();
                for &row in &ordered {
                    let (id, _) = ArticleId::of_row(row);
                    if let Entry::Vacant(entry) = keys.entry(id) {
                        entry.insert(self.witnesses.get(ledger, id)?.key.clone());
                    }
                }
                ordered.sort_by(|&x, &y| {
                    let ((a, i), (b, j)) = (ArticleId::of_row(x), ArticleId::of_row(y));
                    (&keys[&a], a, i).cmp(&(&keys[&b], b, j))
                });
            }
            store::dissolve(db, &together)?;
            for group in parted(db, &ordered, &mut links, &said)? {
                store::write(ledger, &mut self.witnesses, &said, &group)?;
            }
        }
        Ok(())
    }
}

/// The rows of an article's tellings.
fn tellings_of(db: &Connection, id: ArticleId) -> Result<BTreeSet<i64>> {
    let mut select = db.prepare_cached("SELECT id FROM tellings WHERE id BETWEEN ? AND ?")?;
    let found = select.query_map(id.rows(), |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn keyed_by_words(ledger: &Ledger, id: ArticleId) -> Result<Keyed> {
    let article = ledger.get_article(id)?;
    let document = Document::of(&article);
    Ok(Keyed::new(id, article.published.as_ref().map(|published| published.date), Keys::of(&article, &document)))
}
