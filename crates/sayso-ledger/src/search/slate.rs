//! Marks in the texts that are shown.
//!
//! FTS5 marks what fits a query, but to do so it looks the row up again in the whole index, which for a frequent word takes longer
//! than all the rest. So the few texts that are shown, and the sayings that may be, get an index of their own, in memory, where the
//! same words fit the same way.

use rusqlite::{Connection, params};

use crate::error::Result;

use super::marks::{CLOSE, Marked, OPEN};

/// A few texts, indexed as the ledger's are.
pub(crate) struct Slate {
    db: Connection,
}

/// The table as the ledger has it, but with the words of its own.
const TABLE: &str =
    "CREATE VIRTUAL TABLE slate USING fts5 (text, title, tokenize = 'porter unicode61 remove_diacritics 2')";

impl Slate {
    pub(crate) fn new() -> Result<Slate> {
        let db = Connection::open_in_memory()?;
        db.execute_batch(TABLE)?;
        Ok(Slate { db })
    }

    /// Writes texts on it, in place of those that were there: number, text, title.
    pub(crate) fn write<T: AsRef<str>>(&self, texts: &[(i64, T, T)]) -> Result<()> {
        let all = self.db.unchecked_transaction()?;
        all.prepare_cached("DELETE FROM slate")?.execute([])?;
        let mut insert = all.prepare_cached("INSERT INTO slate (rowid, text, title) VALUES (?, ?, ?)")?;
        for (number, text, title) in texts {
            insert.execute(params![number, text.as_ref(), title.as_ref()])?;
        }
        drop(insert);
        Ok(all.commit()?)
    }

    /// For each text that fits, some words of it.
    pub(super) fn snippets(&self, matching: &str) -> Result<Vec<(i64, Marked)>> {
        self.marked("SELECT rowid, snippet(slate, 0, ?2, ?3, '…', 32) FROM slate WHERE slate MATCH ?1", matching)
    }

    /// For each text that fits, the whole of it.
    pub(crate) fn texts(&self, matching: &str) -> Result<Vec<(i64, Marked)>> {
        let sql = "SELECT rowid, highlight(slate, 0, ?2, ?3) FROM slate WHERE slate MATCH '{text} : (' || ?1 || ')'";
        self.marked(sql, matching)
    }

    fn marked(&self, sql: &str, matching: &str) -> Result<Vec<(i64, Marked)>> {
        let mut select = self.db.prepare_cached(sql)?;
        let mut rows = select.query(params![matching, OPEN.to_string(), CLOSE.to_string()])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push((row.get(0)?, Marked::of(row.get_ref(1)?.as_str().unwrap_or(""))));
        }
        Ok(found)
    }
}
