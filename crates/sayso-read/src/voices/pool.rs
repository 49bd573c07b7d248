//! Names that are one character's: "Ilse Toft", "Ms Toft", "the Ledger" for "The Brannow Ledger", "PAU" for its long name.

use std::collections::{HashMap, HashSet};

use sayso_text::{ActorKind, Article, Attribution};

use super::cast::{Cast, Character};
use super::lexicon::{self, Class, Gender, bare, gender_of_first_name};
use super::names::{Name, NameKind};
use super::places::{Evidence, evidence, roots, stem_of};
use super::speaking::{Speaking, speaking};
use crate::words::Words;

/// What the names of an article are: the character of each, and the article's own outlet.
pub(super) struct Pool {
    /// The character of each name; `None` for doubtful ones that nothing confirms.
    pub(super) of: Vec<Option<usize>>,
    /// The outlet that published the article.
    pub(super) own_outlet: Option<usize>,
    /// Surnames that two people share: whoever bears one.
    pub(super) shared: HashMap<String, Vec<usize>>,
}

/// A name's spelling, with all that its places say.
#[derive(Default)]
struct Spelling {
    votes: [u32; 5],
    gender: [u32; 2],
    first: usize,
    offices: Vec<String>,
    titled: u32,
    sure: bool,
    times: u32,
    counted: u32,
}

fn slot(kind: NameKind) -> usize {
    match kind {
        NameKind::Person => 0,
        NameKind::Body => 1,
        NameKind::Outlet => 2,
        NameKind::Place => 3,
        NameKind::Unknown => 4,
    }
}

/// Makes the characters of all names.
pub(super) fn pool(
    article: &Article,
    words: &Words,
    names: &[Name],
    attributions: &[Attribution],
    cast: &mut Cast,
) -> Pool {
    let mut order: Vec<String> = Vec::new();
    let mut spellings: HashMap<String, Spelling> = HashMap::new();
    for name in names {
        let spelling = spellings.entry(key(&name.text)).or_insert_with_key(|k| {
            order.push(k.clone());
            Spelling { first: name.words.start, ..Spelling::default() }
        });
        spelling.sure |= !name.doubtful;
        spelling.times += 1;
        spelling.counted += u32::from(name.counted);
        let weight = if name.whole.start < name.words.start { 3 } else { 1 };
        spelling.votes[slot(name.kind)] += weight;
        spelling.titled += u32::from(name.kind == NameKind::Person && weight > 1);
        match name.gender {
            Some(Gender::He) => spelling.gender[0] += weight,
            Some(Gender::She) => spelling.gender[1] += weight,
            None => {}
        }
        if let Some(office) = &name.office
            && !spelling.offices.contains(office)
        {
            spelling.offices.push(office.clone());
        }
    }
    let evidence = evidence(words, names);
    // People go on by their last name, companies by their first.
    let alone: HashSet<&str> = order.iter().filter(|k| !k.contains(' ')).map(String::as_str).collect();
    for k in order.iter().filter(|k| k.contains(' ')) {
        let last = k.rsplit(' ').next().unwrap_or(k);
        let first = k.split(' ').next().unwrap_or(k);
        let spelling = spellings.get_mut(k).expect("every key has its spelling");
        if alone.contains(last) && !lexicon::is_body_word(last) && !lexicon::is_outlet_word(last) {
            spelling.votes[slot(NameKind::Person)] += 1;
        }
        if spelling.counted == 0
            && alone.contains(first)
            && !alone.contains(last)
            && gender_of_first_name(first).is_none()
        {
            spelling.votes[slot(NameKind::Body)] += 1;
        }
    }
    let stems: HashMap<String, usize> =
        order.iter().filter(|k| !k.contains(' ')).map(|k| (stem_of(k), k.len())).collect();
    let speaking = speaking(words, names, attributions);
    let adjective = |k: &str| {
        lexicon::is_demonym(k.strip_suffix('s').unwrap_or(k))
            || !k.contains(' ') && lexicon::noun(k).is_some_and(|n| n.plural && n.class == Class::Person)
            || !k.contains(' ')
                && roots(k).iter().any(|r| stems.get(r).is_some_and(|&len| len < k.len() && stem_of(k) != *r))
    };
    let mut who: HashMap<String, usize> = HashMap::new();
    let mut parts = Parts::default();
    let own_outlet = article.outlet.as_ref().map(|outlet| {
        let own = cast.add(Character {
            named: Some(NameKind::Outlet),
            keys: split(&key(outlet)),
            ..Character::new(ActorKind::Outlet, outlet.clone(), usize::MAX)
        });
        who.insert(key(outlet), own);
        parts.add(&key(outlet), own, NameKind::Outlet);
        own
    });
    // Long names first: short ones may be theirs.
    for long in [true, false] {
        for k in &order {
            let spelling = &spellings[k];
            if k.contains(' ') != long || who.contains_key(k) || adjective(k) {
                continue;
            }
            let kind = kind(k, spelling, evidence.get(k), speaking.get(k));
            if let Some(known) = parts.join(k, kind, spelling, cast, evidence.get(k)) {
                who.insert(k.clone(), known);
                learn(cast, known, k, spelling);
                continue;
            }
            let spoken = speaking.contains_key(k) && !k.ends_with('s');
            let often = (spelling.times > 1 || spoken) && lexicon::noun(k).is_none();
            if !spelling.sure && !often {
                continue;
            }
            let written = names
                .iter()
                .find(|n| key(&n.text) == *k && n.words.start == spelling.first)
                .map_or_else(|| k.clone(), |n| n.text.clone());
            let written = without_legal_form(&written);
            let actor = match kind {
                NameKind::Person => ActorKind::NamedPerson,
                NameKind::Outlet => ActorKind::Outlet,
                _ => ActorKind::Organisation,
            };
            let new = cast.add(Character { named: Some(kind), ..Character::new(actor, written, spelling.first) });
            learn(cast, new, k, spelling);
            // Products are called by their makers' names, and are none of theirs.
            if kind != NameKind::Unknown || spelling.counted == 0 {
                parts.add(k, new, kind);
            }
            who.insert(k.clone(), new);
        }
    }
    let of = names.iter().map(|n| who.get(&key(&n.text)).copied()).collect();
    Pool { of, own_outlet, shared: parts.shared_surnames(cast) }
}

/// A company's name without "Ltd" and the like.
fn without_legal_form(name: &str) -> String {
    const FORMS: [&str; 16] = [
        "ltd",
        "limited",
        "inc",
        "incorporated",
        "plc",
        "gmbh",
        "corp",
        "corporation",
        "llc",
        "jsc",
        "ag",
        "sa",
        "nv",
        "spa",
        "oyj",
        "pty",
    ];
    match name.rsplit_once(' ') {
        Some((rest, last)) if FORMS.contains(&last.trim_end_matches('.').to_lowercase().as_str()) => rest.to_owned(),
        _ => name.to_owned(),
    }
}

/// A name in lower case without its article.
pub(super) fn key(name: &str) -> String {
    let lower = name.to_lowercase().replace('’', "'");
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

fn split(key: &str) -> Vec<String> {
    key.split(' ').map(str::to_owned).collect()
}

/// What a spelling stands for: the strongest of what its places say.
fn kind(key: &str, spelling: &Spelling, evidence: Option<&Evidence>, speaking: Option<&Speaking>) -> NameKind {
    let mut votes = spelling.votes;
    // What the name's own words say counts most.
    let (outlet, body) = (key.split(' ').any(lexicon::is_outlet_word), key.split(' ').any(lexicon::is_body_word));
    if outlet && votes[slot(NameKind::Outlet)] > 0 {
        votes[slot(NameKind::Outlet)] += 3;
    } else if body && votes[slot(NameKind::Body)] > 0 {
        votes[slot(NameKind::Body)] += 3;
    }
    if spelling.titled > 0 && !outlet && !body {
        return NameKind::Person;
    }
    if spelling.counted > 0 && !outlet && !body {
        return NameKind::Unknown;
    }
    if let Some(s) = speaking {
        votes[slot(NameKind::Person)] += 2 * s.person;
        votes[slot(NameKind::Body)] += s.body;
        votes[slot(NameKind::Outlet)] += s.outlet;
    }
    if let Some(e) = evidence {
        votes[slot(NameKind::Place)] += e.place;
        votes[slot(NameKind::Body)] += e.body;
        votes[slot(NameKind::Person)] += e.person;
        votes[slot(NameKind::Outlet)] += e.outlet;
    }
    if lexicon::is_country(key) || lexicon::seat_of(key).is_some() {
        return NameKind::Place;
    }
    let best = (0..4).max_by_key(|&k| (votes[k], 4 - k)).filter(|&k| votes[k] > 0);
    match best {
        Some(0) => NameKind::Person,
        Some(1) => NameKind::Body,
        Some(2) => NameKind::Outlet,
        Some(3) => NameKind::Place,
        // "the Torch says": bodies with an article have a noun in their names.
        _ if !key.contains(' ') && speaking.is_some_and(|s| s.article > 0) => NameKind::Outlet,
        // Two or three capitals that speak, of which nothing else is known, are a person more often than not.
        _ if key.contains(' ') && spelling.counted == 0 && speaking.is_some_and(|s| s.alone > 0) => NameKind::Person,
        _ => NameKind::Unknown,
    }
}

/// Adds to a character what a spelling knows.
fn learn(cast: &mut Cast, who: usize, key: &str, spelling: &Spelling) {
    for office in &spelling.offices {
        let noun = office.split(" of ").next().unwrap_or(office).rsplit(' ').next().unwrap_or(office);
        cast.call(who, noun);
        let character = &mut cast.characters[who];
        if !character.roles.contains(office) {
            character.roles.push(office.clone());
        }
    }
    let character = &mut cast.characters[who];
    let person = character.named == Some(NameKind::Person);
    for word in key.split(' ') {
        if !character.keys.iter().any(|k| k == word) {
            character.keys.push(word.to_owned());
        }
    }
    let [he, she] = spelling.gender;
    if person && he != she {
        character.gender = Some(if he > she { Gender::He } else { Gender::She });
    }
    character.first = character.first.min(spelling.first);
    if !person {
        let nouns: Vec<String> = key.split(' ').filter_map(|w| lexicon::noun(bare(w)).map(|n| n.singular)).collect();
        for noun in nouns {
            cast.call(who, &noun);
        }
    }
}

/// Parts of long names, to find whose short ones are.
#[derive(Default)]
struct Parts {
    last: HashMap<String, Vec<usize>>,
    first: HashMap<String, Vec<usize>>,
    any: HashMap<String, Vec<usize>>,
    initials: HashMap<String, Vec<usize>>,
}

impl Parts {
    fn add(&mut self, key: &str, who: usize, kind: NameKind) {
        let words: Vec<&str> = key.split(' ').collect();
        if words.len() < 2 {
            return;
        }
        self.last.entry(words[words.len() - 1].to_owned()).or_default().push(who);
        self.first.entry(words[0].to_owned()).or_default().push(who);
        for word in &words {
            self.any.entry((*word).to_owned()).or_default().push(who);
        }
        if kind != NameKind::Person {
            let initials: String = words
                .iter()
                .filter(|w| !matches!(**w, "of" | "the" | "for" | "and" | "&"))
                .filter_map(|w| w.chars().next())
                .collect();
            self.initials.entry(initials).or_default().push(who);
        }
    }

    /// The character that a shorter or longer spelling is another name of.
    fn join(
        &self,
        key: &str,
        kind: NameKind,
        spelling: &Spelling,
        cast: &Cast,
        evidence: Option<&Evidence>,
    ) -> Option<usize> {
        let words: Vec<&str> = key.split(' ').collect();
        let is = |who: usize, k: NameKind| cast.characters[who].named == Some(k);
        let gender = match spelling.gender {
            [he, she] if he > she => Some(Gender::He),
            [he, she] if she > he => Some(Gender::She),
            _ => None,
        };
        let place = kind == NameKind::Place;
        if words.len() > 1 {
            // "Joseph R. Biden" for "Joseph Biden", "Piplow Ltd" apart: same first and last name.
            let last = words[words.len() - 1];
            let same = self.last.get(last).into_iter().flatten().copied().find(|&w| {
                is(w, NameKind::Person)
                    && kind == NameKind::Person
                    && cast.characters[w].keys.first().map(String::as_str) == Some(words[0])
            });
            let whole = |w: usize, part: bool| {
                let long = self::key(&cast.characters[w].name);
                let (short, long) = if part { (key, long.as_str()) } else { (long.as_str(), key) };
                long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
                    || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
            };
            let people = self.last.get(last).into_iter().flatten().copied();
            // "Vargas Llosa" for "Mario Vargas Llosa".
            let same = same.or_else(|| {
                people
                    .filter(|&w| is(w, NameKind::Person))
                    .find(|&w| self::key(&cast.characters[w].name).ends_with(&format!(" {key}")))
            });
            // "Channel Nine" for "Channel Nine Morvenia"; only media and bodies are called by a part of several words.
            let parts = self.any.get(words[0]).into_iter().flatten().copied();
            return same.or_else(|| {
                parts
                    .filter(|&w| is(w, NameKind::Outlet) || is(w, NameKind::Body))
                    .find(|&w| cast.characters[w].keys.len() > 1 && whole(w, true))
            });
        }
        let of_people: Vec<usize> =
            self.last.get(key).into_iter().flatten().copied().filter(|&w| is(w, NameKind::Person)).collect();
        if !place || !of_people.is_empty() {
            let fits = |w: &&usize| {
                gender.is_none()
                    || cast.characters[**w].gender.is_none_or(|g| Some(g) == gender)
                    || spelling.votes[0] == 0
            };
            let fitting: Vec<&usize> = of_people.iter().filter(fits).collect();
            if let Some(&&first) = fitting.first() {
                return Some(first);
            }
        }
        if kind != NameKind::Person || gender_of_first_name(key).is_some() {
            let by_first = self.first.get(key).into_iter().flatten().copied();
            for w in by_first {
                let character = &cast.characters[w];
                match character.named {
                    Some(NameKind::Person) if kind != NameKind::Place => return Some(w),
                    Some(NameKind::Body) if !place && !country(evidence) => return Some(w),
                    Some(NameKind::Unknown) if !place && !country(evidence) && character.first < spelling.first => {
                        return Some(w);
                    }
                    Some(NameKind::Outlet) if !country(evidence) && agency(&character.name) => return Some(w),
                    _ => {}
                }
            }
        }
        if kind != NameKind::Person {
            // "the Torch" for the "Evening Torch".
            let outlets = self.last.get(key).into_iter().flatten().copied().find(|&w| is(w, NameKind::Outlet));
            if outlets.is_some() && !place && !country(evidence) {
                return outlets;
            }
            // "the Ledger", "the Guild": a noun of the long name.
            if lexicon::is_outlet_word(key) || lexicon::is_body_word(key) {
                let found = self.any.get(key).into_iter().flatten().copied().find(|&w| !is(w, NameKind::Person));
                if found.is_some() {
                    return found;
                }
            }
            if key.chars().count() > 1
                && let Some(found) = self.initials.get(&key.replace('.', "")).and_then(|all| all.first())
            {
                return Some(*found);
            }
        }
        None
    }

    /// Surnames that more than one person bears.
    fn shared_surnames(&self, cast: &Cast) -> HashMap<String, Vec<usize>> {
        let people = |all: &Vec<usize>| -> Vec<usize> {
            let mut people: Vec<usize> =
                all.iter().copied().filter(|&w| cast.characters[w].named == Some(NameKind::Person)).collect();
            people.dedup();
            people
        };
        self.last.iter().map(|(k, all)| (k.clone(), people(all))).filter(|(_, all)| all.len() > 1).collect()
    }
}

fn country(evidence: Option<&Evidence>) -> bool {
    evidence.is_some_and(|e| e.country)
}

/// Agencies are called by the first word of their names ("Osprey" for "Osprey Newswire").
fn agency(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    matches!(last.as_str(), "newswire" | "agency" | "wire" | "news" | "press" | "newsroom" | "media" | "bank")
}
