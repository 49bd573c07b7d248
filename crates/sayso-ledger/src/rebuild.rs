use crate::error::Result;
use crate::ledger::Ledger;

impl Ledger {
    /// Makes everything that is derived anew from the articles and their readings; no model is needed.
    ///
    /// # Errors
    /// Where the file cannot be written; then it stays as it was.
    pub fn rebuild(&self) -> Result<()> {
        self.placed(self.rebuild_search())?;
        self.rebuild_voices()?;
        self.rebuild_claims()
    }

    fn rebuild_search(&self) -> Result<()> {
        let step = rusqlite::Transaction::new_unchecked(&self.db, rusqlite::TransactionBehavior::Immediate)?;
        // FTS5's own 'rebuild' would take in versions that were replaced.
        step.execute_batch("DROP TABLE IF EXISTS search")?;
        step.execute_batch(include_str!("search.sql"))?;
        step.execute(
            "INSERT INTO search (rowid, text, title) SELECT id, text, title FROM articles WHERE newer IS NULL ORDER BY id",
            [],
        )?;
        step.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
        step.commit()?;
        Ok(())
    }

    /// Brings together parts of the search index that came with `articles` new articles: it is smaller and faster then. The pages
    /// that fall empty are given back.
    ///
    /// The work is in proportion to what came, however large the ledger is.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn tidy(&self, articles: usize) -> Result<()> {
        let pages = 64 + 4 * articles.min(1 << 20) as i64;
        let tidied = || -> rusqlite::Result<()> {
            self.db.execute("INSERT INTO search (search, rank) VALUES ('merge', ?)", [pages])?;
            // It gives back a page a row.
            let mut vacuum = self.db.prepare(&format!("PRAGMA incremental_vacuum({})", 4 * pages))?;
            let mut rows = vacuum.query([])?;
            while rows.next()?.is_some() {}
            Ok(())
        };
        self.placed(tidied().map_err(Into::into))
    }

    /// What is wrong with the file, a line each: pages, rows, the search index; empty where nothing is.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn check(&self) -> Result<Vec<String>> {
        let mut select = self.db.prepare("PRAGMA integrity_check(20)")?;
        let lines = select.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }
}
