//! Which articles may answer a query, in what order.

use std::collections::HashSet;

use rusqlite::{ToSql, params_from_iter};

use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

use super::called::Called;
use super::{Order, Query};

/// Where more articles fit than this, they are not all ranked: the newest ones are, which keeps every query short.
const RANKED: usize = 800;
/// Where fewer articles fit, their days are looked up one by one; where more do, the index of days is walked.
const FEW: usize = 500;
/// Where more articles fit, those on the way are asked one by one whether they do.
const MANY: usize = 10_000;

/// Takes an article; whether it wants another one.
type Each<'e> = &'e mut dyn FnMut(ArticleId) -> Result<bool>;

impl Ledger {
    /// Hands over the articles that fit a query's words, outlet and days, in order, until no more are wanted; how many they
    /// were chosen among, where not all could be ranked.
    pub(crate) fn candidates(&self, query: &Query, order: Order, each: Each<'_>) -> Result<Option<usize>> {
        let outlets = match &query.outlet {
            Some(outlet) => Some(self.outlets_called(outlet)?),
            None => None,
        };
        if outlets.as_ref().is_some_and(Vec::is_empty) {
            return Ok(None);
        }
        let narrow =
            Narrow { since: query.since.map(|d| d.to_string()), until: query.until.map(|d| d.to_string()), outlets };
        let Some(matching) = query.matching() else {
            // Without words the index of words does not say which versions count.
            let mut counts = self.db.prepare_cached("SELECT newer IS NULL FROM articles WHERE id = ?")?;
            let mut each = |id: ArticleId| Ok(!counts.query_row([id.0], |row| row.get::<_, bool>(0))? || each(id)?);
            self.walk(&narrow, order != Order::Oldest, &mut each)?;
            return Ok(None);
        };
        match order {
            Order::Relevance => self.ranked(&matching, &narrow, each),
            Order::Newest | Order::Oldest => {
                let newest = order == Order::Newest;
                let fitting = self.fitting(&matching)?;
                if fitting.len() > MANY {
                    let mut fits = self.db.prepare_cached("SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?")?;
                    self.walk(&narrow, newest, &mut |id| Ok(!fits.exists((&*matching, id.0))? || each(id)?))?;
                } else if fitting.len() > FEW {
                    self.walk(&narrow, newest, &mut |id| Ok(!fitting.contains(&id.0) || each(id)?))?;
                } else {
                    let mut fitting = self.dated(&matching, &narrow)?;
                    fitting.sort();
                    if newest {
                        fitting.reverse();
                    }
                    for (_, id) in fitting {
                        if !each(id)? {
                            break;
                        }
                    }
                }
                Ok(None)
            }
        }
    }

    /// Articles that fit the words, one more than [`MANY`] at most.
    fn fitting(&self, matching: &str) -> Result<HashSet<i64>> {
        let mut select = self.db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ? LIMIT ?")?;
        let ids = select.query_map((matching, MANY + 1), |row| row.get(0))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Articles by day.
    fn walk(&self, narrow: &Narrow, newest: bool, each: Each<'_>) -> Result<()> {
        let direction = if newest { "DESC" } else { "ASC" };
        let (conditions, values) = narrow.sql("a");
        let sql = format!(
            "SELECT a.id FROM articles AS a WHERE true{conditions} ORDER BY a.day {direction}, a.id {direction}"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let mut rows = select.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if !each(ArticleId(row.get(0)?))? {
                break;
            }
        }
        Ok(())
    }

    /// All that fits, with its day.
    fn dated(&self, matching: &str, narrow: &Narrow) -> Result<Vec<(Option<String>, ArticleId)>> {
        let (conditions, values) = narrow.sql("a");
        let sql = format!(
            "SELECT a.day, a.id FROM search JOIN articles AS a ON a.id = search.rowid WHERE search MATCH ?{conditions}"
        );
        let mut select = self.db.prepare_cached(&sql)?;
        let all = std::iter::once(Box::new(matching.to_owned()) as Box<dyn ToSql>).chain(values);
        let rows = select.query_map(params_from_iter(all), |row| Ok((row.get(0)?, ArticleId(row.get(1)?))))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What fits best first.
    fn ranked(&self, matching: &str, narrow: &Narrow, each: Each<'_>) -> Result<Option<usize>> {
        let (conditions, values) = narrow.sql("a");
        // The sign keeps SQLite from looking each of them up in the index of words, which takes far longer than to walk it.
        let of = if narrow.is_open() {
            String::new()
        } else {
            format!(" AND +rowid IN (SELECT a.id FROM articles AS a WHERE true{conditions})")
        };
        let mut select = self.db.prepare_cached(&format!(
            "SELECT bm25(search, 1.0, 4.0), rowid FROM search WHERE search MATCH ?{of} ORDER BY rowid DESC LIMIT {}",
            RANKED + 1
        ))?;
        let all = std::iter::once(Box::new(matching.to_owned()) as Box<dyn ToSql>).chain(values);
        let rows = select.query_map(params_from_iter(all), |row| Ok((row.get::<_, f64>(0)?, row.get::<_, i64>(1)?)))?;
        let mut ranked = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        let is_many = ranked.len() > RANKED;
        ranked.truncate(RANKED);
        // FTS5's rank is the smaller the better; of equals the one that came last.
        ranked.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        for (_, id) in ranked {
            if !each(ArticleId(id))? {
                break;
            }
        }
        Ok(is_many.then_some(RANKED))
    }

    /// The names of the outlets that have all the words.
    fn outlets_called(&self, wanted: &str) -> Result<Vec<String>> {
        // One step of the index a name, however many articles it has.
        let mut next = self.db.prepare_cached("SELECT min(outlet) FROM articles WHERE outlet > ?")?;
        let wanted = Called::of(wanted);
        let (mut last, mut called) = (String::new(), Vec::new());
        while let Some(outlet) = next.query_row([&last], |row| row.get::<_, Option<String>>(0))? {
            if wanted.fits(&outlet) {
                called.push(outlet.clone());
            }
            last = outlet;
        }
        Ok(called)
    }
}

/// Conditions on articles.
struct Narrow {
    since: Option<String>,
    until: Option<String>,
    outlets: Option<Vec<String>>,
}

impl Narrow {
    fn is_open(&self) -> bool {
        self.since.is_none() && self.until.is_none() && self.outlets.is_none()
    }

    fn sql(&self, table: &str) -> (String, Vec<Box<dyn ToSql>>) {
        let (mut sql, mut values): (String, Vec<Box<dyn ToSql>>) = (String::new(), Vec::new());
        for (day, sign) in [(&self.since, ">="), (&self.until, "<=")] {
            if let Some(day) = day {
                sql += &format!(" AND {table}.day {sign} ?");
                values.push(Box::new(day.clone()));
            }
        }
        if let Some(outlets) = &self.outlets {
            let marks = vec!["?"; outlets.len()].join(", ");
            sql += &format!(" AND {table}.outlet IN ({marks})");
            values.extend(outlets.iter().map(|outlet| Box::new(outlet.clone()) as Box<dyn ToSql>));
        }
        (sql, values)
    }
}
