//! Voices as the ledger keeps them: each actor has a profile, each profile a voice. Putting in an article changes what it must
//! and no more; the result is the same as of making all voices anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use sayso_text::ActorKind;

use super::anchor::single_handle;
use super::conflict::{Background, Conflict};
use super::handle::{self, ALONE, Group, TELLS_APART, UNDECIDED, is_single, key_of};
use super::join::{Entry, FAR_MORE, Place, join};
use super::profile::{Alone, Profile, Seen, Standing};
use super::said::Said;
use crate::error::Result;
use crate::identity::ArticleId;

/// What is kept between the articles of a batch: what people said of voices, read once.
#[derive(Default)]
pub(crate) struct Keeper {
    said: Option<Said>,
}

impl Keeper {
    /// Gives the actors of an article their voices.
    pub(crate) fn add(&mut self, db: &Connection, id: ArticleId) -> Result<()> {
        let is_spoken_of = match &self.said {
            None => true,
            Some(said) => said.speaks_of(db, id)?,
        };
        if is_spoken_of {
            let said = Said::read(db)?;
            said.separate(db)?;
            self.said = Some(said);
        }
        let Some(said) = &self.said else { return Ok(()) };
        for (speaker, standing) in standings(said, speakers(db, id)?) {
            place(db, said, &speaker, standing)?;
        }
        Ok(())
    }

    /// Takes the actors of an article out of their voices.
    pub(crate) fn leave(&mut self, db: &Connection, id: ArticleId) -> Result<()> {
        let said = match self.said.take() {
            Some(said) => said,
            None => {
                let said = Said::read(db)?;
                said.separate(db)?;
                said
            }
        };
        let left = remove(db, id)?;
        for key in left {
            settle(db, &said, &key)?;
        }
        self.said = Some(said);
        Ok(())
    }

    /// Joins what people said is the same: the last step of a batch.
    pub(crate) fn finish(&mut self, db: &Connection) -> Result<()> {
        match &self.said {
            Some(said) => said.unite(db),
            None => Ok(()),
        }
    }
}

/// Makes all voices anew.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    db.execute_batch("DELETE FROM known; DELETE FROM profiles; DELETE FROM voices;")?;
    let mut select = db.prepare("SELECT id FROM articles WHERE newer IS NULL ORDER BY id")?;
    let ids = select.query_map([], |row| row.get(0).map(ArticleId))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut keeper = Keeper::default();
    for id in ids {
        keeper.add(db, id)?;
    }
    keeper.finish(db)
}

/// An actor that speaks.
struct Speaker {
    actor: i64,
    sayings: u32,
    seen: Seen,
}

/// How the actors of an article stand to those of others. Of two people whom their article tells apart though they have one name
/// only the one who says more is joined with others.
fn standings(said: &Said, speakers: Vec<Speaker>) -> Vec<(Speaker, Standing)> {
    let mut all: Vec<(Speaker, Standing)> = speakers
        .into_iter()
        .map(|speaker| {
            let standing = said.standing(speaker.actor, &speaker.seen);
            (speaker, standing)
        })
        .collect();
    let mut first: BTreeMap<String, (u32, i64)> = BTreeMap::new();
    for (speaker, standing) in &all {
        if let Some(key) = standing.key_of_person() {
            let rank = (speaker.sayings, -speaker.actor);
            let best = first.entry(key.to_owned()).or_insert(rank);
            *best = rank.max(*best);
        }
    }
    for (speaker, standing) in &mut all {
        let Some(key) = standing.key_of_person() else { continue };
        if first.get(key).is_some_and(|best| *best != (speaker.sayings, -speaker.actor)) {
            standing.leave(Alone::SecondInArticle);
        }
    }
    all
}

/// The actors of an article that speak, with how often.
fn speakers(db: &Connection, id: ArticleId) -> Result<Vec<Speaker>> {
    let mut select =
        db.prepare_cached("SELECT actor FROM attributions WHERE id BETWEEN ? AND ? AND actor IS NOT NULL")?;
    let mut sayings: BTreeMap<i64, u32> = BTreeMap::new();
    for actor in select.query_map(id.rows(), |row| row.get(0))? {
        *sayings.entry(actor?).or_default() += 1;
    }
    let day: Option<String> = db
        .prepare_cached("SELECT day FROM articles WHERE id = ?")?
        .query_row([id.0], |row| row.get(0))
        .optional()?
        .flatten();
    let year = day.as_deref().and_then(year);
    let mut select = db.prepare_cached(
        "SELECT id, id % 1000000, name, kind, roles, body, metonym FROM actors WHERE id BETWEEN ? AND ? ORDER BY id",
    )?;
    let mut rows = select.query(id.rows())?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let Some(&sayings) = sayings.get(&row.get(1)?) else { continue };
        found.push(Speaker { actor: row.get(0)?, sayings, seen: seen(row, 2, year)? });
    }
    Ok(found)
}

/// An actor, from its columns name, kind, roles, body, metonym.
pub(super) fn seen(row: &rusqlite::Row<'_>, first: usize, year: Option<i32>) -> Result<Seen> {
    let roles: Option<String> = row.get(first + 2)?;
    Ok(Seen {
        name: row.get(first)?,
        kind: ActorKind::from_word(&row.get::<_, String>(first + 1)?).unwrap_or(ActorKind::Unnamed),
        roles: roles.and_then(|roles| serde_json::from_str(&roles).ok()).unwrap_or_default(),
        body: row.get(first + 3)?,
        metonym: row.get(first + 4)?,
        year,
    })
}

/// The year of a day as the ledger writes it.
pub(super) fn year(day: &str) -> Option<i32> {
    day.get(..4)?.parse().ok()
}

fn place(db: &Connection, said: &Said, speaker: &Speaker, standing: Standing) -> Result<()> {
    let Speaker { actor, sayings, seen } = speaker;
    let (actor, sayings) = (*actor, *sayings);
    match standing {
        Standing::None => Ok(()),
        Standing::Alone { key, shown, .. } => {
            let handle = single_handle(db, actor, &key, ALONE)?;
            let voice = new_voice(db, &handle, &shown, seen.kind)?;
            let profile = new_profile(db, voice, "")?;
            know(db, actor, profile, sayings)
        }
        Standing::Joins { key, profile } => {
            let known_as = profile.to_json();
            let rows = rows(db, &key)?;
            let voices: BTreeSet<i64> = rows.iter().map(|row| row.voice).collect();
            let same = rows.iter().find(|row| row.known_as == known_as && !is_single(&row.handle));
            if let (Some(same), 1, false) = (same, voices.len(), said.parts(&key)) {
                return know(db, actor, same.profile, sayings);
            }
            let is_first = rows.is_empty();
            let handle = if is_first { key.clone() } else { single_handle(db, actor, &key, UNDECIDED)? };
            let voice = new_voice(db, &handle, &profile.shown, handle::family(&key, &[&profile]).kind())?;
            let row = new_profile(db, voice, &known_as)?;
            know(db, actor, row, sayings)?;
            if is_first { Ok(()) } else { settle(db, said, &key) }
        }
    }
}

fn new_voice(db: &Connection, handle: &str, name: &str, kind: ActorKind) -> Result<i64> {
    // Two actors of an article that nothing tells apart, not even where they are named, are one.
    let mut find = db.prepare_cached("SELECT id FROM voices WHERE handle = ?")?;
    if let Some(id) = find.query_row([handle], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    let mut insert = db.prepare_cached("INSERT INTO voices (handle, name, kind) VALUES (?, ?, ?)")?;
    Ok(insert.insert((handle, name, kind.word()))?)
}

fn new_profile(db: &Connection, voice: i64, known_as: &str) -> Result<i64> {
    Ok(db.prepare_cached("INSERT INTO profiles (voice, known_as) VALUES (?, ?)")?.insert((voice, known_as))?)
}

fn know(db: &Connection, actor: i64, profile: i64, sayings: u32) -> Result<()> {
    db.prepare_cached("INSERT INTO known (actor, profile, sayings) VALUES (?, ?, ?)")?
        .execute((actor, profile, sayings))?;
    Ok(())
}

/// A profile of a name, with its voice.
struct Row {
    voice: i64,
    handle: String,
    profile: i64,
    known_as: String,
}

/// The profiles of a name that may be joined.
fn rows(db: &Connection, key: &str) -> Result<Vec<Row>> {
    let mut select = db.prepare_cached(
        "SELECT v.id, v.handle, p.id, p.known_as FROM voices AS v \
         JOIN profiles AS p ON (p.voice = v.id AND p.own IS NULL) OR p.own = v.id WHERE (v.handle = ?1 OR (v.handle >= ?2 AND v.handle < ?3) OR (v.handle >= ?4 AND v.handle < ?5)) AND p.known_as <> '' \
         ORDER BY p.id",
    )?;
    let [apart, undecided] =
        [TELLS_APART, UNDECIDED].map(|sign| [format!("{key}{sign}"), format!("{key}{sign}\u{10ffff}")]);
    let rows = select.query_map([key, &apart[0], &apart[1], &undecided[0], &undecided[1]], |row| {
        Ok(Row { voice: row.get(0)?, handle: row.get(1)?, profile: row.get(2)?, known_as: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Takes the actors of an article out of their profiles, and takes away profiles and voices that nobody has any more. Returns
/// the names that are to be settled.
fn remove(db: &Connection, id: ArticleId) -> Result<BTreeSet<String>> {
    let mut select = db.prepare_cached(
        "SELECT DISTINCT p.id, v.id, v.handle FROM known AS k JOIN profiles AS p ON p.id = k.profile JOIN voices AS v ON v.id = p.voice \
         WHERE k.actor BETWEEN ? AND ?",
    )?;
    let had: Vec<(i64, i64, String)> = select
        .query_map(id.rows(), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    db.prepare_cached("DELETE FROM known WHERE actor BETWEEN ? AND ?")?.execute(id.rows())?;
    let mut left = BTreeSet::new();
    for (profile, voice, handle) in had {
        let mut gone = db.prepare_cached(
            "DELETE FROM profiles WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM known WHERE profile = ?1)",
        )?;
        if gone.execute([profile])? > 0 {
            bury(db, voice)?;
        }
        if !handle.contains(ALONE) {
            left.insert(key_of(&handle).to_owned());
        }
    }
    Ok(left)
}

/// Takes away a voice that has no profile.
fn bury(db: &Connection, voice: i64) -> Result<()> {
    let mut gone =
        db.prepare_cached("DELETE FROM voices WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM profiles WHERE voice = ?1)")?;
    gone.execute([voice])?;
    Ok(())
}

/// How many actors have a profile.
fn actors(db: &Connection, profile: i64) -> Result<u64> {
    Ok(db.prepare_cached("SELECT count(*) FROM known WHERE profile = ?")?.query_row([profile], |row| row.get(0))?)
}

/// Puts the profiles of a name together as they belong.
fn settle(db: &Connection, said: &Said, key: &str) -> Result<()> {
    let rows = rows(db, key)?;
    let mut entries: BTreeMap<&str, Entry> = BTreeMap::new();
    for row in &rows {
        let Some(profile) = Profile::from_json(&row.known_as) else { continue };
        let entry = entries.entry(&row.known_as).or_insert(Entry { profile, actors: 0 });
        entry.actors += actors(db, row.profile)?;
    }
    let known: Vec<&str> = entries.keys().copied().collect();
    let entries: Vec<Entry> = entries.values().cloned().collect();
    let places = join(&entries, &said.pairs(key, &known));
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        match place {
            Place::In { voice, .. } => members.entry(*voice).or_default().push(at),
            Place::Apart(_) => part(db, key, &rows, known[at], &entries[at].profile)?,
        }
    }
    let members: Vec<Vec<usize>> = members.into_values().collect();
    let groups: Vec<Group<'_>> = members
        .iter()
        .map(|members| Group {
            profiles: members.iter().map(|&at| &entries[at].profile).collect(),
            actors: members.iter().map(|&at| entries[at].actors).sum(),
        })
        .collect();
    let handles = handle::handles(key, &groups, FAR_MORE);
    let voices = voices_for(db, &rows, &handles, &groups)?;
    for (voice, members) in voices.iter().zip(&members) {
        for &at in members {
            unite(db, &rows, known[at], *voice)?;
        }
    }
    for voice in rows.iter().map(|row| row.voice).collect::<BTreeSet<_>>() {
        bury(db, voice)?;
    }
    Ok(())
}

/// Makes each actor of a profile a voice of its own.
fn part(db: &Connection, key: &str, rows: &[Row], known_as: &str, profile: &Profile) -> Result<()> {
    for row in rows.iter().filter(|row| row.known_as == known_as && !is_single(&row.handle)) {
        let mut select = db.prepare_cached("SELECT actor FROM known WHERE profile = ?")?;
        let actors = select.query_map([row.profile], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        for actor in actors {
            let handle = single_handle(db, actor, key, UNDECIDED)?;
            let voice = new_voice(db, &handle, &profile.shown, profile.family.kind())?;
            let own = new_profile(db, voice, known_as)?;
            db.prepare_cached("UPDATE known SET profile = ? WHERE actor = ?")?.execute([own, actor])?;
        }
        db.prepare_cached("DELETE FROM profiles WHERE id = ?")?.execute([row.profile])?;
    }
    Ok(())
}

/// The rows of voices for the groups of a name: those of the same handle, then any that the name has, then new ones.
fn voices_for(db: &Connection, rows: &[Row], handles: &[String], groups: &[Group<'_>]) -> Result<Vec<i64>> {
    let mut free: BTreeMap<&str, i64> =
        rows.iter().filter(|row| !is_single(&row.handle)).map(|row| (row.handle.as_str(), row.voice)).collect();
    let named: Vec<Option<i64>> = handles.iter().map(|handle| free.remove(handle.as_str())).collect();
    let mut free = free.into_values();
    let mut voices = Vec::with_capacity(handles.len());
    for ((handle, group), named) in handles.iter().zip(groups).zip(named) {
        let (name, kind) = (handle::name(&group.profiles), handle::family(key_of(handle), &group.profiles).kind());
        let voice = match named.or_else(|| free.next()) {
            Some(voice) => voice,
            None => new_voice(db, handle, name, kind)?,
        };
        let mut update = db.prepare_cached(
            "UPDATE voices SET handle = ?2, name = ?3, kind = ?4 WHERE id = ?1 AND (handle <> ?2 OR name <> ?3 OR kind <> ?4)",
        )?;
        update.execute((voice, handle, name, kind.word()))?;
        voices.push(voice);
    }
    Ok(voices)
}

/// Brings all actors of a profile together in one row, and the row to its voice.
fn unite(db: &Connection, rows: &[Row], known_as: &str, voice: i64) -> Result<()> {
    let mut its = rows.iter().filter(|row| row.known_as == known_as);
    let Some(first) = its.next() else { return Ok(()) };
    db.prepare_cached("UPDATE profiles SET voice = ?2 WHERE id = ?1 AND voice <> ?2")?
        .execute([first.profile, voice])?;
    for other in its {
        db.prepare_cached("UPDATE known SET profile = ? WHERE profile = ?")?.execute([first.profile, other.profile])?;
        db.prepare_cached("DELETE FROM profiles WHERE id = ?")?.execute([other.profile])?;
    }
    Ok(())
}

/// A profile of a name, as it is placed.
pub(super) struct Settled {
    pub(super) known_as: String,
    pub(super) profile: Profile,
    /// The handle of its voice; of one of them where each of its actors has its own.
    pub(super) handle: String,
    pub(super) actors: u64,
    pub(super) place: Place,
}

impl Settled {
    /// What keeps it from being of the voice of a handle.
    pub(super) fn apart_from(&self, all: &[Settled], handle: &str) -> Option<Conflict> {
        let background = Background::of(all.iter().map(|known| &known.profile));
        let theirs = all.iter().filter(|known| known.handle == handle);
        theirs.filter_map(|other| background.conflict(&self.profile, &other.profile)).next()
    }
}

/// The profiles of a name, with where they belong and why: what [`settle`] made.
pub(super) fn settled(db: &Connection, said: &Said, key: &str) -> Result<Vec<Settled>> {
    let mut found: BTreeMap<String, (Entry, String)> = BTreeMap::new();
    for row in rows(db, key)? {
        let Some(profile) = Profile::from_json(&row.known_as) else { continue };
        let entry = found.entry(row.known_as).or_insert((Entry { profile, actors: 0 }, row.handle));
        entry.0.actors += actors(db, row.profile)?;
    }
    let known: Vec<&str> = found.keys().map(String::as_str).collect();
    let entries: Vec<Entry> = found.values().map(|(entry, _)| entry.clone()).collect();
    let places = join(&entries, &said.pairs(key, &known));
    let settled = found.into_iter().zip(places).map(|((known_as, (entry, handle)), place)| Settled {
        known_as,
        profile: entry.profile,
        handle,
        actors: entry.actors,
        place,
    });
    Ok(settled.collect())
}
