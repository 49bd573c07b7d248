//! Which articles are about the same: an index of their keys.

use std::collections::{BTreeMap, HashMap, HashSet};

use rusqlite::Connection;
use sayso_stemma::collate::{BLOCK, ENOUGH, Keys, Settings, days};
use sayso_text::Date;

use crate::error::Result;
use crate::identity::ArticleId;

/// A key within a stretch of days: where too many articles have it, it says nothing of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Stretch {
    stem: i64,
    block: i32,
}

/// An article with its keys.
#[derive(Clone, Debug)]
pub(super) struct Keyed {
    pub(super) id: ArticleId,
    day: i32,
    keys: Keys,
}

impl Keyed {
    pub(super) fn new(id: ArticleId, published: Option<Date>, keys: Keys) -> Keyed {
        Keyed { id, day: published.map_or(UNKNOWN, days), keys }
    }
}

/// The day of an article that does not say it.
const UNKNOWN: i32 = 0;

/// The index of keys, and how often keys are in it.
pub(super) struct Index {
    /// How many more articles have a key since the batch began.
    change: BTreeMap<Stretch, i64>,
    /// Whether a key says nothing within its stretch, as far as was asked.
    idle: HashMap<Stretch, bool>,
    settings: Settings,
}

impl Index {
    pub(super) fn new(settings: Settings) -> Index {
        Index { change: BTreeMap::new(), idle: HashMap::new(), settings }
    }

    /// Puts an article's keys in.
    pub(super) fn insert(&mut self, db: &Connection, article: &Keyed) -> Result<()> {
        let mut insert =
            db.prepare_cached("INSERT OR REPLACE INTO keys (stem, day, article, share) VALUES (?, ?, ?, ?)")?;
        for (stem, share) in article.keys.iter() {
            insert.execute((stem as i64, article.day, article.id.0, share))?;
            *self.change.entry(stretch(stem, article.day)).or_default() += 1;
        }
        Ok(())
    }

    /// Takes an article's keys out.
    pub(super) fn remove(&mut self, db: &Connection, article: &Keyed) -> Result<()> {
        let mut delete = db.prepare_cached("DELETE FROM keys WHERE stem = ? AND day = ? AND article = ?")?;
        for (stem, _) in article.keys.iter() {
            let gone = delete.execute((stem as i64, article.day, article.id.0))?;
            *self.change.entry(stretch(stem, article.day)).or_default() -= gone as i64;
        }
        Ok(())
    }

    /// The articles with keys that came to say nothing within their stretch since the batch began, and those with keys that say
    /// something again.
    pub(super) fn changed(&mut self, db: &Connection) -> Result<[HashSet<ArticleId>; 2]> {
        let mut changed = [HashSet::new(), HashSet::new()];
        for (stretch, change) in std::mem::take(&mut self.change) {
            let most = self.settings.most as i64;
            let now = count(db, stretch, most + 1 + change.abs())?;
            let (was_idle, is_idle) = (now - change > most, now > most);
            self.idle.insert(stretch, is_idle);
            if was_idle != is_idle {
                let mut select =
                    db.prepare_cached("SELECT article FROM keys WHERE stem = ? AND day BETWEEN ? AND ?")?;
                let (from, to) = stretch.days();
                let articles = select.query_map((stretch.stem, from, to), |row| Ok(ArticleId(row.get(0)?)))?;
                for article in articles {
                    changed[usize::from(was_idle)].insert(article?);
                }
            }
        }
        Ok(changed)
    }

    /// The articles that are about the same as one, itself left out, in the order of their numbers.
    pub(super) fn neighbours(&mut self, db: &Connection, article: &Keyed) -> Result<Vec<ArticleId>> {
        let mut shared: HashMap<i64, u32> = HashMap::new();
        let window = self.settings.days;
        let (from, to) =
            if article.day == UNKNOWN { (i32::MIN, i32::MAX) } else { (article.day - window, article.day + window) };
        for (stem, share) in article.keys.iter() {
            if self.is_idle(db, stretch(stem, article.day))? {
                continue;
            }
            let mut select = db.prepare_cached(
                "SELECT day, article, share FROM keys WHERE stem = ?1 AND day BETWEEN ?2 AND ?3 \
                 UNION ALL SELECT day, article, share FROM keys WHERE stem = ?1 AND day = 0 AND ?2 > 0",
            )?;
            let mut rows = select.query((stem as i64, from, to))?;
            while let Some(row) = rows.next()? {
                let (day, other, its): (i32, i64, u8) = (row.get(0)?, row.get(1)?, row.get(2)?);
                if other != article.id.0 && !self.is_idle(db, stretch(stem, day))? {
                    *shared.entry(other).or_default() += u32::from(share) * u32::from(its);
                }
            }
        }
        let mut found: Vec<ArticleId> =
            shared.into_iter().filter(|&(_, shared)| shared >= ENOUGH).map(|(id, _)| ArticleId(id)).collect();
        found.sort_unstable();
        Ok(found)
    }

    /// Whether two articles are about the same, as [`Index::neighbours`] has it.
    pub(super) fn are_neighbours(&mut self, db: &Connection, a: &Keyed, b: &Keyed) -> Result<bool> {
        let mut trouble = Ok(());
        let shared = a.keys.shared_where(&b.keys, |stem| {
            let mut counts = |day| self.is_idle(db, stretch(stem, day)).map(|idle| !idle);
            match counts(a.day).and_then(|here| Ok(here && counts(b.day)?)) {
                Ok(counts) => counts,
                Err(error) => {
                    trouble = Err(error);
                    false
                }
            }
        });
        trouble.map(|()| shared >= ENOUGH)
    }

    fn is_idle(&mut self, db: &Connection, stretch: Stretch) -> Result<bool> {
        if let Some(&idle) = self.idle.get(&stretch) {
            return Ok(idle);
        }
        let most = self.settings.most as i64;
        let idle = count(db, stretch, most + 1)? > most;
        self.idle.insert(stretch, idle);
        Ok(idle)
    }
}

/// How many articles have a key within a stretch, as far as `most`.
fn count(db: &Connection, stretch: Stretch, most: i64) -> Result<i64> {
    let mut select =
        db.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM keys WHERE stem = ? AND day BETWEEN ? AND ? LIMIT ?)")?;
    let (from, to) = stretch.days();
    Ok(select.query_row((stretch.stem, from, to, most), |row| row.get(0))?)
}

fn stretch(stem: u64, day: i32) -> Stretch {
    Stretch { stem: stem as i64, block: if day == UNKNOWN { NO_BLOCK } else { day.div_euclid(BLOCK) } }
}

/// The block of articles without a day.
const NO_BLOCK: i32 = i32::MIN;

impl Stretch {
    /// Its first and its last day.
    fn days(self) -> (i32, i32) {
        if self.block == NO_BLOCK {
            (UNKNOWN, UNKNOWN)
        } else {
            ((self.block * BLOCK).max(1), self.block * BLOCK + BLOCK - 1)
        }
    }
}
