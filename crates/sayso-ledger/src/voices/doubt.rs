//! Joins that sayso did not make and somebody might.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::explain::is_alone;
use super::handle::{is_single, key_of};
use super::join::Place;
use super::said::{Said, actor_seen};
use super::store::settled;
use crate::error::Result;
use crate::ledger::Ledger;
use crate::voices::profile::Standing;

/// Two voices that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The handle of the one.
    pub a: String,
    /// Its name.
    pub a_name: String,
    /// In how many articles it speaks, those of others with this name and this doubt counted in.
    pub a_articles: usize,
    /// The handle of the other.
    pub b: String,
    /// Its name.
    pub b_name: String,
    /// In how many articles it speaks.
    pub b_articles: usize,
    /// Why they are apart.
    pub why: String,
}

impl Ledger {
    /// Voices that may be the same and were not joined, those that matter most first: at most `most` of them.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn doubtful(&self, most: usize) -> Result<Vec<Doubt>> {
        self.placed(doubts(&self.db, most))
    }
}

/// A voice or, of voices of one article each that share their name and their doubt, the first.
#[derive(Clone)]
struct Heard {
    id: i64,
    handle: String,
    name: String,
    is_person: bool,
    articles: usize,
}

/// Of one name no more doubts are listed.
const EACH: usize = 4;

fn doubts(db: &Connection, most: usize) -> Result<Vec<Doubt>> {
    let (voices, alone) = heard(db)?;
    let mut doubts = same_name(db, &voices)?;
    doubts.extend(too_little(db, &voices, &alone)?);
    doubts.extend(like_names(&voices));
    doubts.extend(initials(&voices));
    doubts.extend(campaigns(&voices));
    doubts.sort_by(|x, y| {
        let weight = |d: &Doubt| d.a_articles.min(d.b_articles) + (d.a_articles + d.b_articles) / 8;
        weight(y).cmp(&weight(x)).then_with(|| (&x.a, &x.b).cmp(&(&y.a, &y.b)))
    });
    let mut seen = BTreeSet::new();
    doubts.retain(|d| seen.insert(if d.a < d.b { (d.a.clone(), d.b.clone()) } else { (d.b.clone(), d.a.clone()) }));
    doubts.truncate(most);
    Ok(doubts)
}

/// Voices, and those that a key has.
type HeardAndApart = (Vec<Heard>, BTreeMap<String, Vec<Heard>>);

/// All voices that may be joined, and by key those of which the name says too little.
fn heard(db: &Connection) -> Result<HeardAndApart> {
    let mut select = db.prepare(
        "SELECT v.id, v.handle, v.name, v.kind = 'named-person', count(DISTINCT k.actor / 1000000) \
         FROM voices AS v JOIN profiles AS p ON p.voice = v.id JOIN known AS k ON k.profile = p.id \
         GROUP BY v.id ORDER BY v.handle",
    )?;
    let rows = select.query_map([], |row| {
        Ok(Heard {
            id: row.get(0)?,
            handle: row.get(1)?,
            name: row.get(2)?,
            is_person: row.get(3)?,
            articles: row.get(4)?,
        })
    })?;
    let (mut voices, mut alone) = (Vec::new(), BTreeMap::<String, Vec<Heard>>::new());
    for heard in rows {
        let heard = heard?;
        if is_alone(&heard.handle) {
            alone.entry(key_of(&heard.handle).to_owned()).or_default().push(heard);
        } else {
            voices.push(heard);
        }
    }
    Ok((voices, alone))
}

fn doubt(a: &Heard, a_articles: usize, b: &Heard, why: impl Into<String>) -> Doubt {
    Doubt {
        a: a.handle.clone(),
        a_name: a.name.clone(),
        a_articles,
        b: b.handle.clone(),
        b_name: b.name.clone(),
        b_articles: b.articles,
        why: why.into(),
    }
}

/// Voices of one name.
fn same_name(db: &Connection, voices: &[Heard]) -> Result<Vec<Doubt>> {
    let mut doubts = Vec::new();
    let mut said = None;
    for same in voices.chunk_by(|a, b| key_of(&a.handle) == key_of(&b.handle)).filter(|same| same.len() > 1) {
        let said = match &said {
            Some(said) => said,
            None => said.insert(Said::read(db)?),
        };
        let known = settled(db, said, key_of(&same[0].handle))?;
        let by_handle = |handle: &str| same.iter().find(|heard| heard.handle == handle);
        let groups: Vec<&Heard> = same.iter().filter(|heard| !is_single(&heard.handle)).collect();
        for (at, a) in groups.iter().enumerate() {
            for b in groups[at + 1..].iter().take(EACH) {
                let why = known.iter().filter(|k| k.handle == a.handle).find_map(|k| k.apart_from(&known, &b.handle));
                let why = why.map_or("nothing says that they are the same".to_owned(), |conflict| conflict.words());
                doubts.push(doubt(a, a.articles, b, why));
            }
        }
        for undecided in known.iter() {
            let Place::Apart(doubtful) = &undecided.place else { continue };
            let Some(first) = by_handle(&undecided.handle) else { continue };
            for group in groups.iter().take(EACH) {
                if undecided.apart_from(&known, &group.handle).is_none() {
                    doubts.push(doubt(first, undecided.actors as usize, group, doubtful.words()));
                }
            }
        }
    }
    Ok(doubts)
}

/// Names that say too little, with the voices that may be meant.
fn too_little(db: &Connection, voices: &[Heard], alone: &BTreeMap<String, Vec<Heard>>) -> Result<Vec<Doubt>> {
    let mut by_last: BTreeMap<&str, Vec<&Heard>> = BTreeMap::new();
    for heard in voices.iter().filter(|heard| heard.is_person && !is_single(&heard.handle)) {
        by_last.entry(last_name(&heard.handle)).or_default().push(heard);
    }
    for same in by_last.values_mut() {
        same.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.handle.cmp(&b.handle)));
    }
    let said = Said::default();
    let mut doubts = Vec::new();
    for (key, same) in alone {
        let first = &same[0];
        let mut select = db.prepare_cached(
            "SELECT k.actor FROM profiles AS p JOIN known AS k ON k.profile = p.id WHERE p.voice = ?",
        )?;
        let actor: i64 = select.query_row([first.id], |row| row.get(0))?;
        let Some(Standing::Alone { why, .. }) = actor_seen(db, actor)?.map(|seen| said.standing(actor, &seen)) else {
            continue;
        };
        let candidates: Vec<&&Heard> = if first.is_person {
            let named = by_last.get(last_name(key)).map(Vec::as_slice).unwrap_or_default();
            let initial = key.split_once('-').and_then(|(first, _)| first.chars().next());
            named.iter().filter(|heard| initial.is_none_or(|c| heard.handle.starts_with(c))).take(EACH).collect()
        } else {
            Vec::new()
        };
        doubts.extend(candidates.iter().map(|heard| doubt(first, same.len(), heard, why.words())));
        if let ([_, second, ..], true) = (same.as_slice(), candidates.is_empty()) {
            doubts.push(doubt(first, same.len() - 1, second, why.words()));
        }
    }
    Ok(doubts)
}

/// The last word of a person's key, without what tells fathers from sons.
fn last_name(handle: &str) -> &str {
    let key = key_of(handle);
    let key = ["-jr", "-sr", "-2", "-3", "-4"].iter().find_map(|suffix| key.strip_suffix(suffix)).unwrap_or(key);
    key.rsplit('-').next().unwrap_or(key)
}

/// People of one family name whose first names are spelled or shortened alike: "Mike" and "Michael", "Hilary" and "Hillary".
fn like_names(voices: &[Heard]) -> Vec<Doubt> {
    let mut by_last: BTreeMap<(&str, Option<char>), Vec<&Heard>> = BTreeMap::new();
    for heard in voices.iter().filter(|heard| heard.is_person && !is_single(&heard.handle)) {
        by_last.entry((last_name(&heard.handle), initial(&heard.handle))).or_default().push(heard);
    }
    let mut doubts = Vec::new();
    for same in by_last.values() {
        for (at, a) in same.iter().enumerate() {
            for b in same[at + 1..].iter().take(50) {
                let (first, second) = (first_name(&a.handle), first_name(&b.handle));
                if key_of(&a.handle) != key_of(&b.handle) && are_like(first, second) {
                    doubts.push(doubt(a, a.articles, b, "the same family name; their first names are alike"));
                }
            }
        }
    }
    doubts
}

fn first_name(handle: &str) -> &str {
    key_of(handle).split('-').next().unwrap_or(handle)
}

/// The letter under which short and long forms of a first name are found together ("Bill" and "William").
fn initial(handle: &str) -> Option<char> {
    let first = first_name(handle);
    long_form(first).unwrap_or(first).chars().next()
}

fn are_like(a: &str, b: &str) -> bool {
    let (long_a, long_b) = (long_form(a).unwrap_or(a), long_form(b).unwrap_or(b));
    let starts = |a: &str, b: &str| a.len() >= 3 && b.starts_with(a);
    a == b || long_a == long_b || starts(a, b) || starts(b, a) || (a.len() > 4 && b.len() > 4 && one_letter_off(a, b))
}

/// Whether one letter put in, left out or changed makes the one word the other.
fn one_letter_off(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let start = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    match long.len() - short.len() {
        0 => short[start..].iter().skip(1).eq(long[start..].iter().skip(1)),
        1 => short[start..] == long[start + 1..],
        _ => false,
    }
}

/// What a first name is short for.
fn long_form(name: &str) -> Option<&'static str> {
    Some(match name {
        "bill" | "billy" | "will" => "william",
        "bob" | "bobby" | "rob" => "robert",
        "dick" | "rick" | "rich" => "richard",
        "mike" | "mick" => "michael",
        "jim" | "jimmy" => "james",
        "jack" | "johnny" => "john",
        "joe" => "joseph",
        "tom" | "tommy" => "thomas",
        "ted" => "edward",
        "ed" | "eddie" => "edward",
        "tony" => "anthony",
        "liz" | "beth" | "betty" => "elizabeth",
        "kate" | "kathy" | "katie" => "katherine",
        "peggy" => "margaret",
        "chuck" | "charlie" => "charles",
        "larry" => "lawrence",
        "andy" | "drew" => "andrew",
        "jeff" => "jeffrey",
        "steve" => "steven",
        "dave" => "david",
        "tim" => "timothy",
        "bernie" => "bernard",
        "alex" => "alexander",
        _ => return None,
    })
}

/// A body and the initials of its words.
fn initials(voices: &[Heard]) -> Vec<Doubt> {
    let mut by_initials: BTreeMap<String, Vec<&Heard>> = BTreeMap::new();
    let bodies = || voices.iter().filter(|heard| !heard.is_person);
    for heard in bodies() {
        let words =
            key_of(&heard.handle).split('-').filter(|word| !matches!(*word, "of" | "and" | "for" | "the" | "in"));
        let initials: String = words.filter_map(|word| word.chars().next()).collect();
        if initials.chars().count() > 1 {
            by_initials.entry(initials).or_default().push(heard);
        }
    }
    let mut doubts = Vec::new();
    for short in bodies().filter(|heard| key_of(&heard.handle).len() <= 6 && !key_of(&heard.handle).contains('-')) {
        let long = by_initials.get(key_of(&short.handle)).map(Vec::as_slice).unwrap_or_default();
        doubts.extend(
            long.iter().take(EACH).map(|long| doubt(short, short.articles, long, "the initials of the other's name")),
        );
    }
    doubts
}

/// "Toft campaign" and "campaign of Ilse Toft".
fn campaigns(voices: &[Heard]) -> Vec<Doubt> {
    let bodies = || voices.iter().filter(|heard| !heard.is_person);
    let short: BTreeMap<&str, &Heard> =
        bodies().filter_map(|heard| Some((key_of(&heard.handle).strip_suffix("-campaign")?, heard))).collect();
    let long = bodies().filter_map(|heard| Some((key_of(&heard.handle).strip_prefix("campaign-of-")?, heard)));
    long.filter_map(|(whose, heard)| {
        let short = short.get(whose.rsplit('-').next().unwrap_or(whose))?;
        Some(doubt(short, short.articles, heard, "the campaigns of one family name"))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_names_that_are_alike() {
        for (a, b, expected) in [
            ("mike", "michael", true),
            ("mick", "mike", true),
            ("hilary", "hillary", true),
            ("tove", "tova", false),
            ("christina", "christine", true),
            ("jon", "jonathan", true),
            ("bo", "bodil", false),
            ("anna", "bodil", false),
        ] {
            assert_eq!((are_like(a, b), are_like(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn family_names() {
        for (handle, expected) in
            [("bo-toft", "toft"), ("bo-toft-jr", "toft"), ("bo-toft~police", "toft"), ("toft@3fa9c17b", "toft")]
        {
            assert_eq!(last_name(handle), expected);
        }
    }
}
