//! A glance at an article's rows, which says whether a saying of it may answer a query: most articles need no more.

use std::collections::HashSet;

use rusqlite::params;
use sayso_text::{ActorKind, CodePoints, Level, Stance};

use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

use super::called::{Called, plain, words};
use super::{Query, Term};

/// What to look for.
pub(super) struct Glance {
    who: Option<Called>,
    kind: Option<&'static str>,
    /// The ways of telling that are asked for: numbers of rows; `None` for any.
    manners: Option<HashSet<i64>>,
    /// For each group of words, how every form of one of them begins.
    beginnings: Vec<Vec<String>>,
}

impl Ledger {
    pub(super) fn glance(&self, query: &Query) -> Result<Glance> {
        let level = query.hedged.map(|hedged| if hedged { Level::Hedged } else { Level::Stated });
        let manners = if query.stance.is_some() || level.is_some() {
            let mut select = self.db.prepare_cached(
                "SELECT id FROM manners WHERE (?1 IS NULL OR stance = ?1) AND (?2 IS NULL OR certainty = ?2)",
            )?;
            let ids =
                select.query_map(params![query.stance.map(Stance::word), level.map(Level::word)], |row| row.get(0))?;
            Some(ids.collect::<rusqlite::Result<_>>()?)
        } else {
            None
        };
        Ok(Glance {
            who: query.who.as_deref().map(Called::of),
            kind: query.kind.map(ActorKind::word),
            manners,
            beginnings: query.words.iter().map(|group| group.iter().map(beginning).collect()).collect(),
        })
    }

    /// Whether an article may have a saying that answers; where it may not, it has none.
    pub(super) fn may_answer(&self, glance: &Glance, id: ArticleId) -> Result<bool> {
        let speakers = self.speakers(glance, id)?;
        if speakers.as_ref().is_some_and(HashSet::is_empty) {
            return Ok(false);
        }
        let [first, last] = id.rows();
        let mut select = self.db.prepare_cached(
            "SELECT manner, actor, content_start, content_end FROM attributions WHERE id BETWEEN ? AND ?",
        )?;
        let mut rows = select.query([first, last])?;
        let mut contents = Vec::new();
        while let Some(row) = rows.next()? {
            let (manner, actor) = (row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?);
            if glance.manners.as_ref().is_none_or(|manners| manners.contains(&manner))
                && speakers.as_ref().is_none_or(|speakers| actor.is_some_and(|actor| speakers.contains(&actor)))
            {
                contents.push((row.get::<_, Option<u32>>(2)?, row.get::<_, Option<u32>>(3)?));
            }
        }
        if contents.is_empty() || glance.beginnings.is_empty() {
            return Ok(!contents.is_empty());
        }
        let mut select = self.db.prepare_cached("SELECT text FROM articles WHERE id = ?")?;
        let mut rows = select.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(false) };
        let text = row.get_ref(0)?.as_str().unwrap_or("");
        let index = CodePoints::of(text);
        Ok(contents.into_iter().any(|ends| {
            let (Some(start), Some(end)) = ends else { return false };
            let content = plain(text.get(index.byte(start) as usize..index.byte(end) as usize).unwrap_or(""));
            let begins = |beginning: &String| words(&content).any(|word| word.starts_with(&**beginning));
            glance.beginnings.iter().all(|group| group.iter().any(begins))
        }))
    }

    /// Numbers of the actors who may be meant; `None` for anybody.
    fn speakers(&self, glance: &Glance, id: ArticleId) -> Result<Option<HashSet<i64>>> {
        if glance.who.is_none() && glance.kind.is_none() {
            return Ok(None);
        }
        let [first, last] = id.rows();
        let mut select = self.db.prepare_cached("SELECT id - ?1, name, kind FROM actors WHERE id BETWEEN ?1 AND ?2")?;
        let mut rows = select.query([first, last])?;
        let mut speakers = HashSet::new();
        while let Some(row) = rows.next()? {
            if glance.kind.is_none_or(|kind| row.get_ref(2).is_ok_and(|is| is.as_str() == Ok(kind)))
                && glance
                    .who
                    .as_ref()
                    .is_none_or(|who| who.fits(row.get_ref(1).map_or("", |n| n.as_str().unwrap_or(""))))
            {
                speakers.insert(row.get(0)?);
            }
        }
        Ok(Some(speakers))
    }
}

/// The letters with which every form of a term's first word begins, as the search index sees forms (Porter's stems): they differ at
/// their ends, "using" and "use" after two letters.
fn beginning(term: &Term) -> String {
    words(&plain(&term.text)).next().map_or_else(String::new, stem)
}

/// The same for each word of a phrase.
pub(super) fn beginnings(term: &Term) -> Vec<String> {
    words(&plain(&term.text)).map(stem).collect()
}

fn stem(word: &str) -> String {
    const ENDINGS: [&str; 8] = ["ing", "ied", "ies", "ed", "es", "s", "e", "y"];
    let stem = ENDINGS.iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| !stem.is_empty());
    let stem = stem.unwrap_or(word);
    let sure = if stem.chars().count() < 6 { 3 } else { 4 };
    stem.chars().take(sure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_begin_alike() {
        for (term, expected) in [
            ("talks", "tal"),
            ("using", "us"),
            ("use", "us"),
            ("days", "day"),
            ("Über", "ube"),
            ("go", "go"),
            ("s", "s"),
            ("denied it", "den"),
            ("presidents", "pres"),
            ("…", ""),
        ] {
            assert_eq!(beginning(&Term { text: term.to_owned(), is_prefix: false }), expected, "{term}");
        }
    }
}
