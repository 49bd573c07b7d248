//! A telling, named so that it is found again after rebuilding, reading anew, and in a new version.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::witnesses::number;
use crate::error::Result;
use crate::identity::{ArticleId, hex, unhex, with_hash};
use crate::ledger::Ledger;
use crate::sayings::words;

/// A telling: its article's hash, its words and where they begin. Without words, the article as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    sha256: Vec<u8>,
    /// Copies of a text at several addresses have one hash.
    address: Option<String>,
    pub(super) quote: String,
    at: u32,
}

impl Anchor {
    /// The anchor of a telling.
    pub(super) fn of_telling(ledger: &Ledger, row: i64) -> Result<Option<Anchor>> {
        let (id, wanted) = ArticleId::of_row(row);
        let mut anchor = Anchor::of_article(ledger, id)?;
        let (witness, text) = (ledger.witness(id)?, ledger.get_article(id)?.text);
        let Some(telling) = witness.tellings.iter().find(|telling| number(telling) == wanted) else { return Ok(None) };
        anchor.quote = words(&text, &telling.content);
        anchor.at = telling.content.first().map_or(0, |span| span.start);
        Ok(Some(anchor))
    }

    /// The anchor of an article as a whole.
    pub(super) fn of_article(ledger: &Ledger, id: ArticleId) -> Result<Anchor> {
        let mut select = ledger.db.prepare_cached("SELECT sha256, address FROM articles WHERE id = ?")?;
        Ok(select.query_row([id.0], |row| {
            Ok(Anchor { sha256: row.get(0)?, address: row.get(1)?, quote: String::new(), at: 0 })
        })?)
    }

    /// The article that it means, in the version that counts; `None` where it is gone.
    pub(super) fn article(&self, db: &Connection) -> Result<Option<ArticleId>> {
        with_hash(db, &self.sha256, self.address.as_deref())
    }

    /// The row of the telling that it means; `None` where its article or its words are gone.
    pub(super) fn telling(&self, ledger: &Ledger) -> Result<Option<i64>> {
        let Some(id) = self.article(&ledger.db)? else { return Ok(None) };
        let (witness, text) = (ledger.witness(id)?, ledger.get_article(id)?.text);
        let place = |telling: &&sayso_stemma::Telling| {
            telling.content.first().map_or(u32::MAX, |span| span.start.abs_diff(self.at))
        };
        let has_its_words = |telling: &&sayso_stemma::Telling| words(&text, &telling.content) == self.quote;
        let found = witness.tellings.iter().filter(has_its_words).min_by_key(place);
        // Read anew, a telling may have other ends, but begins in the same place.
        let found = found.or_else(|| witness.tellings.iter().find(|telling| place(telling) == 0));
        Ok(found.map(|telling| id.row(number(telling))))
    }

    pub(super) fn to_json(&self) -> String {
        json!({"sha256": hex(&self.sha256), "address": self.address, "quote": self.quote, "at": self.at}).to_string()
    }

    pub(super) fn from_json(json: &str) -> Option<Anchor> {
        let value: Value = serde_json::from_str(json).ok()?;
        Some(Anchor {
            sha256: unhex(value.get("sha256")?.as_str()?)?,
            address: value.get("address").and_then(Value::as_str).map(str::to_owned),
            quote: value.get("quote")?.as_str()?.to_owned(),
            at: value.get("at").and_then(Value::as_u64).and_then(|at| u32::try_from(at).ok()).unwrap_or(0),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_round_trip() {
        let anchor =
            Anchor { sha256: vec![0xab; 32], address: None, quote: "the port “will close”".to_owned(), at: 17 };
        assert_eq!(Anchor::from_json(&anchor.to_json()), Some(anchor));
        for json in ["", "{}", "[]", r#"{"sha256": "é", "quote": "x"}"#, r#"{"sha256": 7}"#] {
            assert_eq!(Anchor::from_json(json), None, "{json}");
        }
    }
}
