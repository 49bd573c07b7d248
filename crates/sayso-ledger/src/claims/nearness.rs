//! Which tellings of two articles may be of one claim, as rows.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;
use sayso_stemma::Witness;
use sayso_stemma::collate::Near;

use super::witnesses::number;
use crate::error::Result;
use crate::identity::ArticleId;

/// A row's bytes for a pair of tellings.
const BYTES: usize = 5;

/// Writes what was found of two articles, in place of what was there.
pub(super) fn write(
    db: &Connection,
    (a, of_a): (ArticleId, &Witness),
    (b, of_b): (ArticleId, &Witness),
    found: &[Near],
) -> Result<()> {
    let mut pairs = Vec::with_capacity(found.len() * BYTES);
    for near in found {
        let (i, j) = (number(&of_a.tellings[near.a]), number(&of_b.tellings[near.b]));
        // An article with more tellings than that is no news.
        let (Ok(i), Ok(j)) = (u16::try_from(i), u16::try_from(j)) else { continue };
        let (i, j) = if a <= b { (i, j) } else { (j, i) };
        pairs.extend(i.to_be_bytes());
        pairs.extend(j.to_be_bytes());
        pairs.push(near.nearness as u8);
    }
    let (first, second) = (a.min(b), a.max(b));
    if pairs.is_empty() {
        return erase(db, first, second);
    }
    let mut insert = db.prepare_cached("INSERT OR REPLACE INTO near (a, b, pairs) VALUES (?, ?, ?)")?;
    insert.execute((first.0, second.0, pairs))?;
    Ok(())
}

/// Takes away what was found of two articles.
pub(super) fn erase(db: &Connection, a: ArticleId, b: ArticleId) -> Result<()> {
    db.prepare_cached("DELETE FROM near WHERE a = ? AND b = ?")?.execute((a.0.min(b.0), a.0.max(b.0)))?;
    Ok(())
}

/// The articles with tellings near those of one, itself among them.
pub(super) fn partners(db: &Connection, id: ArticleId) -> Result<Vec<ArticleId>> {
    let mut select =
        db.prepare_cached("SELECT b FROM near WHERE a = ?1 UNION SELECT a FROM near INDEXED BY near_b WHERE b = ?1")?;
    let found = select.query_map([id.0], |row| Ok(ArticleId(row.get(0)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// Takes away all that was found of an article.
pub(super) fn erase_all(db: &Connection, id: ArticleId) -> Result<()> {
    for other in partners(db, id)? {
        erase(db, id, other)?;
    }
    Ok(())
}

/// Tellings near tellings, by the numbers of their rows, read once each.
#[derive(Default)]
pub(super) struct Links {
    of: HashMap<i64, Vec<(i64, f32)>>,
    read: HashSet<ArticleId>,
}

impl Links {
    /// The tellings near one, with how likely they are of one claim, in logits.
    pub(super) fn of(&mut self, db: &Connection, telling: i64) -> Result<&[(i64, f32)]> {
        let (article, _) = ArticleId::of_row(telling);
        if self.read.insert(article) {
            self.read_article(db, article)?;
        }
        Ok(self.of.get(&telling).map_or(&[], Vec::as_slice))
    }

    fn read_article(&mut self, db: &Connection, id: ArticleId) -> Result<()> {
        let mut select = db.prepare_cached(
            "SELECT a, b, pairs FROM near WHERE a = ?1 \
             UNION ALL SELECT a, b, pairs FROM near INDEXED BY near_b WHERE b = ?1 AND a <> ?1",
        )?;
        let mut rows = select.query([id.0])?;
        while let Some(row) = rows.next()? {
            let (a, b) = (ArticleId(row.get(0)?), ArticleId(row.get(1)?));
            let pairs = row.get_ref(2)?.as_blob().unwrap_or_default();
            for bytes in pairs.chunks_exact(BYTES) {
                let first = a.row(u32::from(u16::from_be_bytes([bytes[0], bytes[1]])));
                let second = b.row(u32::from(u16::from_be_bytes([bytes[2], bytes[3]])));
                let logit = Near { a: 0, b: 0, nearness: bytes[4] as i8 }.logit();
                if a == id {
                    self.of.entry(first).or_default().push((second, logit));
                }
                if b == id {
                    self.of.entry(second).or_default().push((first, logit));
                }
            }
        }
        Ok(())
    }
}
