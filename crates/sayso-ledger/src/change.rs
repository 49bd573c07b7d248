use similar::{ChangeTag, TextDiff};

use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// What changed from one version of an article to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Words that came.
    pub added: usize,
    /// Words that went.
    pub removed: usize,
    /// The paragraphs that changed, in the order of the text.
    pub changes: Vec<Change>,
}

/// A paragraph that changed: what it was, and what it is; `None` where there was, or is, none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its words before.
    pub before: Option<String>,
    /// Its words now.
    pub now: Option<String>,
}

/// A version of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its number.
    pub id: ArticleId,
    /// When it came into the ledger.
    pub added: String,
    /// When it was changed, as written in it.
    pub updated: Option<String>,
    /// Its text.
    pub text: String,
}

impl Ledger {
    /// The versions of an article in the order in which they came; the last one counts.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn versions(&self, id: ArticleId) -> Result<Vec<Version>> {
        let mut select = self
            .db
            .prepare_cached("SELECT id, added, updated, text FROM articles WHERE id = ?1 OR newer = ?1 ORDER BY id")?;
        let versions = select.query_map([id.0], |row| {
            Ok(Version { id: ArticleId(row.get(0)?), added: row.get(1)?, updated: row.get(2)?, text: row.get(3)? })
        })?;
        Ok(versions.collect::<rusqlite::Result<_>>()?)
    }
}

impl Difference {
    /// What changed, paragraph by paragraph; white space does not count.
    ///
    /// ```
    /// use sayso_ledger::Difference;
    /// let found = Difference::between("It will close.\n\nToft said so.", "It may close.\n\nToft said so.");
    /// assert_eq!((found.added, found.removed, found.changes.len()), (1, 1, 1));
    /// assert_eq!(found.changes[0].now.as_deref(), Some("It may close."));
    /// ```
    pub fn between(before: &str, now: &str) -> Difference {
        let (before, now) = (paragraphs(before), paragraphs(now));
        let blocks = TextDiff::from_slices(&before, &now);
        let mut found = Difference::default();
        for group in blocks.ops() {
            if group.tag() == similar::DiffTag::Equal {
                continue;
            }
            let (old, new) = (&before[group.old_range()], &now[group.new_range()]);
            for at in 0..old.len().max(new.len()) {
                let (before, now) = (old.get(at).copied(), new.get(at).copied());
                let (added, removed) = words_changed(before.unwrap_or(""), now.unwrap_or(""));
                found.added += added;
                found.removed += removed;
                found.changes.push(Change { before: before.map(str::to_owned), now: now.map(str::to_owned) });
            }
        }
        found
    }
}

fn paragraphs(text: &str) -> Vec<&str> {
    text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn words_changed(before: &str, now: &str) -> (usize, usize) {
    let (before, now): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), now.split_whitespace().collect());
    let words = TextDiff::from_slices(&before, &now);
    let count = |tag| words.iter_all_changes().filter(|change| change.tag() == tag).count();
    (count(ChangeTag::Insert), count(ChangeTag::Delete))
}
