//! An actor of one article, named so that it is found again after rebuilding, reading anew, and in a new version.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::handle::single;
use crate::error::Result;
use crate::identity::{hex, unhex, with_hash};

/// An actor of one article: the article's hash, the actor's name there, and where it is first named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) sha256: Vec<u8>,
    /// Copies of a text at several addresses have one hash.
    pub(super) address: Option<String>,
    pub(super) name: String,
    pub(super) at: Option<i64>,
}

impl Anchor {
    /// The anchor of a row of actors.
    pub(super) fn of(db: &Connection, actor: i64) -> Result<Anchor> {
        let mut select = db.prepare_cached(
            "SELECT a.sha256, a.address, w.name, w.mentions FROM actors AS w JOIN articles AS a ON a.id = w.id / 1000000 WHERE w.id = ?",
        )?;
        Ok(select.query_row([actor], |row| {
            let mentions: Option<String> = row.get(3)?;
            Ok(Anchor { sha256: row.get(0)?, address: row.get(1)?, name: row.get(2)?, at: first(mentions.as_deref()) })
        })?)
    }

    /// The row of actors that it means; `None` where the article is gone, or nobody in it fits.
    pub(super) fn find(&self, db: &Connection) -> Result<Option<i64>> {
        let Some(article) = with_hash(db, &self.sha256, self.address.as_deref())? else { return Ok(None) };
        let mut select =
            db.prepare_cached("SELECT id, name, mentions FROM actors WHERE id BETWEEN ? AND ? ORDER BY id")?;
        let mut rows = select.query(article.rows())?;
        let (mut best, mut rank) = (None, 0);
        while let Some(row) = rows.next()? {
            let (id, name, mentions): (i64, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let starts = starts(mentions.as_deref());
            let is_named = name == self.name;
            let is_here = self.at.is_some_and(|at| starts.first() == Some(&at));
            let is_met_here = self.at.is_some_and(|at| starts.contains(&at));
            let fits = match (is_named, is_here, is_met_here) {
                (true, true, _) => 4,
                (true, _, true) => 3,
                (false, _, true) => 2,
                (true, ..) => 1,
                _ => 0,
            };
            if fits > rank {
                (best, rank) = (Some(id), fits);
            }
        }
        Ok(best)
    }

    /// As corrections keep it.
    pub(super) fn to_json(&self, is_whole: bool) -> String {
        json!({"sha256": hex(&self.sha256), "address": self.address, "name": self.name, "at": self.at, "whole": is_whole})
            .to_string()
    }

    /// As read back, with whether the whole voice is meant.
    pub(super) fn from_json(json: &str) -> Option<(Anchor, bool)> {
        let value: Value = serde_json::from_str(json).ok()?;
        let sha256 = unhex(value.get("sha256")?.as_str()?)?;
        let anchor = Anchor {
            sha256,
            address: value.get("address").and_then(Value::as_str).map(str::to_owned),
            name: value.get("name")?.as_str()?.to_owned(),
            at: value.get("at").and_then(Value::as_i64),
        };
        Some((anchor, value.get("whole").and_then(Value::as_bool).unwrap_or(false)))
    }
}

/// The handle of an actor that is a voice of its own: the same in every ledger that has the article.
pub(super) fn single_handle(db: &Connection, actor: i64, key: &str, sign: char) -> Result<String> {
    let mut select = db.prepare_cached(
        "SELECT a.sha256, a.address, a.outlet, w.name, w.mentions \
         FROM actors AS w JOIN articles AS a ON a.id = w.id / 1000000 WHERE w.id = ?",
    )?;
    Ok(select.query_row([actor], |row| {
        let sha256: Vec<u8> = row.get(0)?;
        let (address, outlet): (Option<String>, Option<String>) = (row.get(1)?, row.get(2)?);
        let (name, mentions): (String, Option<String>) = (row.get(3)?, row.get(4)?);
        let at = first(mentions.as_deref()).unwrap_or(-1);
        let (address, outlet) = (address.unwrap_or_default(), outlet.unwrap_or_default());
        Ok(single(key, sign, &[&sha256, address.as_bytes(), outlet.as_bytes(), name.as_bytes(), &at.to_le_bytes()]))
    })?)
}

fn first(mentions: Option<&str>) -> Option<i64> {
    starts(mentions).first().copied()
}

/// Where the places that speak of an actor begin.
fn starts(mentions: Option<&str>) -> Vec<i64> {
    let ends: Vec<i64> = mentions.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    ends.chunks_exact(2).map(|pair| pair[0]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_round_trip() {
        let anchor = Anchor { sha256: vec![0xab; 32], address: None, name: "Ilse Toft".to_owned(), at: Some(17) };
        assert_eq!(Anchor::from_json(&anchor.to_json(true)), Some((anchor, true)));
        for json in ["", "{}", "[]", r#"{"sha256": "é", "name": "x"}"#, r#"{"sha256": "zz", "name": "x"}"#] {
            assert_eq!(Anchor::from_json(json), None, "{json}");
        }
    }
}
