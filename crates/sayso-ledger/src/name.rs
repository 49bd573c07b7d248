//! What people call articles.

use crate::error::{Error, Result};
use crate::identity::{ArticleId, address};
use crate::ledger::Ledger;

impl Ledger {
    /// The one article that is called so: by its number (`17` or `#17`), its URL, or the name that it came with. Of several
    /// versions it is the one that counts.
    ///
    /// # Errors
    /// Where there is none, or several of that name.
    pub fn called(&self, name: &str) -> Result<ArticleId> {
        match self.all_called(name)?[..] {
            [] => Err(Error::not_found(format!(
                "{name}: there is no such article in this ledger (name it by its number, its URL, or the name it came with)"
            ))),
            [id] => Ok(id),
            [first, second, ..] => Err(Error::request(format!(
                "{name}: several articles came with this name (#{}, #{} …): name one by its number or its URL",
                first.0, second.0
            ))),
        }
    }

    /// All articles that are called so, those that count.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn all_called(&self, name: &str) -> Result<Vec<ArticleId>> {
        let by = |condition: &str, value: &dyn rusqlite::ToSql| -> Result<Vec<ArticleId>> {
            let sql = format!("SELECT id FROM articles WHERE newer IS NULL AND {condition} ORDER BY id");
            let mut select = self.db.prepare_cached(&sql)?;
            let ids = select.query_map([value], |row| Ok(ArticleId(row.get(0)?)))?;
            Ok(ids.collect::<rusqlite::Result<_>>()?)
        };
        if name.contains("://") {
            return by("address = ?", &address(name));
        }
        if let Some(number) = name.strip_prefix('#').and_then(|digits| digits.parse::<i64>().ok()) {
            return by("id = ?", &number);
        }
        let named = by("name = ?", &name)?;
        match name.parse::<i64>() {
            Ok(number) if named.is_empty() => by("id = ?", &number),
            _ => Ok(named),
        }
    }
}
