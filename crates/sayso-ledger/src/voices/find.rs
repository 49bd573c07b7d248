//! Which voice is meant.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension;
use sayso_text::ActorKind;

use super::body::BodyName;
use super::fold::{fold, slug};
use super::handle::{ALONE, TELLS_APART, UNDECIDED};
use super::person::PersonName;
use super::said::voice_of;
use crate::error::{Error, Result};
use crate::identity::ArticleId;
use crate::ledger::Ledger;

/// Number of a voice in its ledger; it may change when voices are made anew. Handles do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VoiceId(pub i64);

/// A voice, in figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceSummary {
    /// Its number.
    pub id: VoiceId,
    /// What commands call it.
    pub handle: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// In how many articles it speaks.
    pub articles: usize,
    /// How many attributions are its own.
    pub sayings: usize,
}

/// What an argument of a command means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// A voice, with all its articles.
    Voice(i64),
    /// An actor of one article.
    Actor(i64),
}

/// At most so many are listed where a name means several.
const LISTED: usize = 8;

impl Ledger {
    /// The one voice of a handle ("ilse-toft") or a name ("Ilse Toft", "Toft").
    ///
    /// # Errors
    /// Where there is none, or several: the error names their handles.
    pub fn voice(&self, name: &str) -> Result<VoiceSummary> {
        self.placed(self.voice_here(name))
    }

    fn voice_here(&self, name: &str) -> Result<VoiceSummary> {
        let id = match self.named(name)? {
            Named::Voice(id) => id,
            Named::Actor(actor) => voice_of(&self.db, actor)?
                .ok_or_else(|| Error::not_found(format!("{name}: says nothing in this article")))?,
        };
        self.summary(id)
    }

    /// The voice of an actor, by the number of its article and its own in it; `None` where it has none.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn voice_of(&self, article: ArticleId, actor: sayso_text::ActorId) -> Result<Option<VoiceSummary>> {
        let voice = self.placed(voice_of(&self.db, article.row(actor.0)))?;
        voice.map(|voice| self.placed(self.summary(voice))).transpose()
    }

    pub(super) fn summary(&self, voice: i64) -> Result<VoiceSummary> {
        let mut select = self.db.prepare_cached(
            "SELECT one.id, one.handle, one.name, one.kind, count(DISTINCT k.actor / 1000000), coalesce(sum(k.sayings), 0) \
             FROM voices AS asked JOIN voices AS one ON one.id = coalesce(asked.same_as, asked.id) \
             JOIN profiles AS p ON p.voice = one.id JOIN known AS k ON k.profile = p.id WHERE asked.id = ? GROUP BY one.id",
        )?;
        let found = select.query_row([voice], |row| {
            Ok(VoiceSummary {
                id: VoiceId(row.get(0)?),
                handle: row.get(1)?,
                name: row.get(2)?,
                kind: ActorKind::from_word(&row.get::<_, String>(3)?).unwrap_or(ActorKind::Organisation),
                articles: row.get(4)?,
                sayings: row.get(5)?,
            })
        });
        found.optional()?.ok_or_else(|| Error::not_found("there is no such voice in this ledger"))
    }

    /// What an argument means: a handle, a name, or `ARTICLE:NAME`.
    pub(super) fn named(&self, argument: &str) -> Result<Named> {
        let argument = argument.trim();
        let handle = argument.to_lowercase();
        let mut select = self.db.prepare_cached("SELECT id FROM voices WHERE handle = ?")?;
        // A handle has no capitals and no blanks; a name has, and may mean several.
        if handle == argument
            && !argument.contains(char::is_whitespace)
            && let Some(id) = select.query_row([&handle], |row| row.get(0)).optional()?
        {
            return Ok(Named::Voice(id));
        }
        if let Some(actor) = self.actor_named(argument)? {
            return Ok(Named::Actor(actor));
        }
        let mut found: BTreeSet<(String, i64)> = BTreeSet::new();
        for key in keys(argument) {
            found.extend(self.voices_of_key(&key)?);
        }
        let key = slug(argument.split_whitespace().map(fold).collect::<Vec<_>>().iter().map(String::as_str));
        if !key.contains('-') && !key.is_empty() {
            found.extend(self.voices_with_family_name(&key)?);
        }
        let voices: BTreeSet<i64> = found.iter().map(|(_, one)| *one).collect();
        match (voices.len(), voices.first()) {
            (1, Some(one)) => Ok(Named::Voice(*one)),
            (0, _) => Err(Error::not_found(format!(
                "{argument}: there is no such voice in this ledger (name it by its handle, its full name, or as ARTICLE:NAME; \
                 `sayso voices` lists them)"
            ))),
            (several, _) => {
                let mut handles: Vec<&str> = found.iter().map(|(handle, _)| handle.as_str()).collect();
                let more = if handles.len() > LISTED { " …" } else { "" };
                handles.truncate(LISTED);
                Err(Error::request(format!(
                    "{argument}: {several} voices are called so: name one by its handle ({}{more})",
                    handles.join(", ")
                )))
            }
        }
    }

    /// The voices of a key, by handle, each with the one that it was joined with.
    fn voices_of_key(&self, key: &str) -> Result<Vec<(String, i64)>> {
        let mut select = self.db.prepare_cached(
            "SELECT handle, coalesce(same_as, id) FROM voices WHERE handle = ?1 OR (handle >= ?2 AND handle < ?3) \
             OR (handle >= ?4 AND handle < ?5) OR (handle >= ?6 AND handle < ?7) ORDER BY handle",
        )?;
        let ranges: Vec<String> = [TELLS_APART, UNDECIDED, ALONE]
            .into_iter()
            .flat_map(|sign| [format!("{key}{sign}"), format!("{key}{sign}\u{10ffff}")])
            .collect();
        let values = std::iter::once(key).chain(ranges.iter().map(String::as_str));
        let voices = select.query_map(rusqlite::params_from_iter(values), |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(voices.collect::<rusqlite::Result<_>>()?)
    }

    fn voices_with_family_name(&self, name: &str) -> Result<Vec<(String, i64)>> {
        let mut select = self.db.prepare_cached(
            "SELECT handle, coalesce(same_as, id) FROM voices WHERE kind = 'named-person' \
             AND (handle LIKE ?1 ESCAPE '\\' OR handle LIKE ?2 ESCAPE '\\') ORDER BY handle LIMIT 100",
        )?;
        let escaped = name.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let patterns = [format!("%-{escaped}"), format!("%-{escaped}{TELLS_APART}%")];
        let voices = select.query_map(patterns, |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(voices.collect::<rusqlite::Result<_>>()?)
    }

    /// The actor that `ARTICLE:NAME` means; `None` where the argument has no such form.
    fn actor_named(&self, argument: &str) -> Result<Option<i64>> {
        for (at, _) in argument.char_indices().rev().filter(|(_, c)| *c == ':') {
            let (article, name) = (argument[..at].trim(), argument[at + 1..].trim());
            let [id] = self.all_called(article)?[..] else { continue };
            if name.is_empty() {
                continue;
            }
            let mut select = self.db.prepare_cached(
                "SELECT w.id, w.name FROM actors AS w JOIN known AS k ON k.actor = w.id WHERE w.id BETWEEN ? AND ? ORDER BY w.id",
            )?;
            let actors = select
                .query_map(id.rows(), |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<rusqlite::Result<Vec<(i64, String)>>>()?;
            let wanted = keys(name);
            let exact = actors.iter().find(|(_, its)| its == name);
            let like = || actors.iter().find(|(_, its)| keys(its).iter().any(|key| wanted.contains(key)));
            return match exact.or_else(like) {
                Some((actor, _)) => Ok(Some(*actor)),
                None => {
                    let names: Vec<&str> = actors.iter().map(|(_, name)| name.as_str()).take(LISTED).collect();
                    Err(Error::not_found(format!(
                        "{argument}: no voice of article #{} is called {name} (there are: {})",
                        id.0,
                        names.join(", ")
                    )))
                }
            };
        }
        Ok(None)
    }
}

/// The keys that a name can stand under.
fn keys(name: &str) -> Vec<String> {
    let words: Vec<String> = name.split(|c: char| c.is_whitespace() || c == '_').map(str::to_owned).collect();
    let capital = |word: &String| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().chain(chars).collect::<String>()).unwrap_or_default()
    };
    let spelled = words.iter().map(capital).collect::<Vec<_>>().join(" ");
    let folded: Vec<String> = words.iter().map(|word| fold(word)).filter(|word| !word.is_empty()).collect();
    let mut keys = vec![slug(folded.iter().map(String::as_str))];
    keys.extend(PersonName::of(&spelled).map(|person| person.key));
    for is_outlet in [false, true] {
        keys.extend(
            [name, &spelled].into_iter().filter_map(|name| BodyName::of(name, is_outlet, false)).map(|body| body.key),
        );
    }
    keys.retain(|key| !key.is_empty());
    keys.sort_unstable();
    keys.dedup();
    keys
}
