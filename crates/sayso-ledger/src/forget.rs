use rusqlite::{Transaction, TransactionBehavior, params};

use crate::claims::{self, Collator};
use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::put::{erase_reading, erase_rows, leave_search};
use crate::voices::{self, Keeper};

/// What was forgotten, and what counts differently since.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// How many articles, versions counted.
    pub articles: usize,
    /// How many attributions in them.
    pub attributions: usize,
    /// Voices that had a part in them: the name, and in how many articles they are still heard.
    pub voices: Vec<(String, usize)>,
}

impl Ledger {
    /// Erases an article with all its versions: its words, what was read in it, and what was derived from it. What stays is a
    /// stone without words, so that it is not taken in again.
    ///
    /// # Errors
    /// Where the file cannot be written: nothing is forgotten then.
    pub fn forget(&self, id: ArticleId, now: &str, why: Option<&str>) -> Result<Forgotten> {
        self.placed(self.forget_here(id, now, why))
    }

    fn forget_here(&self, id: ArticleId, now: &str, why: Option<&str>) -> Result<Forgotten> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        let versions: Vec<i64> = {
            let mut select = step.prepare("SELECT id FROM articles WHERE id = ?1 OR newer = ?1 ORDER BY id")?;
            select.query_map([id.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?
        };
        let mut forgotten = Forgotten { articles: versions.len(), ..Forgotten::default() };
        forgotten.voices = {
            let mut select = step.prepare(
                "SELECT name, (SELECT count(DISTINCT actor / 1000000) FROM members WHERE voice = voices.id) - 1 FROM voices \
                 WHERE id IN (SELECT voice FROM members WHERE actor BETWEEN ? AND ?) ORDER BY handle",
            )?;
            select.query_map(id.rows(), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
        };
        voices::forget(&step, id)?;
        claims::forget(self, id)?;
        let (mut keeper, mut collator) = (Keeper::default(), Collator::of(self));
        keeper.leave(&step, id)?;
        collator.leave(self, id)?;
        for &version in &versions {
            forgotten.attributions +=
                step.query_row("SELECT count(*) FROM attributions WHERE article = ?", [version], |row| {
                    row.get::<_, usize>(0)
                })?;
            step.execute(
                "INSERT INTO tombstones (address, sha256, forgotten, why) SELECT address, sha256, ?, ? FROM articles WHERE id = ?",
                params![now, why, version],
            )?;
            leave_search(&step, ArticleId(version))?;
            erase_reading(&step, ArticleId(version))?;
            erase_rows(&step, "links", "id", ArticleId(version))?;
        }
        step.execute("UPDATE articles SET newer = NULL WHERE newer = ?", [id.0])?;
        for &version in &versions {
            step.execute("DELETE FROM articles WHERE id = ?", [version])?;
        }
        keeper.finish(&step)?;
        collator.finish(self)?;
        // Words leave the index when its parts are merged, not before.
        step.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
        step.commit()?;
        // The log still has the old pages: it is written into the file and emptied.
        self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(forgotten)
    }

    /// Lets articles that were forgotten come in again.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn remember(&self, address: Option<&str>, text: &str) -> Result<bool> {
        let hash = crate::identity::hash(text);
        let gone = self.db.execute(
            "DELETE FROM tombstones WHERE sha256 = ?1 OR (address IS NOT NULL AND address = ?2)",
            params![hash, address.map(crate::identity::address)],
        );
        Ok(self.placed(gone.map_err(Into::into))? > 0)
    }

    /// Marks an article as withdrawn by its outlet; `None` takes the mark away.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn retract(&self, id: ArticleId, mark: Option<&str>) -> Result<()> {
        let done = self.db.execute("UPDATE articles SET retracted = ? WHERE id = ?", params![mark, id.0]);
        self.placed(done.map(|_| ()).map_err(Into::into))
    }
}
