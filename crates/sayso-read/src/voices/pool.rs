//! Names that are one character's: "Ilse Toft", "Ms Toft", "the Ledger" for "The Brannow Ledger", "PAU" for its long name.

use std::collections::{HashMap, HashSet};

use sayso_text::{ActorKind, Article, Attribution};

use super::cast::{Cast, Character};
use super::lexicon::{self, Class, Gender, bare, gender_of_first_name};
use super::names::{Name, NameKind, is_shouted};
use super::places::{Evidence, evidence, roots, stem_of};
use super::short::Parts;
use super::speaking::{Speaking, speaking};
use crate::words::Words;

/// What the names of an article are: the character of each, and the article's own outlet.
pub(super) struct Pool {
    /// The character of each name; `None` for doubtful ones that nothing confirms.
    pub(super) of: Vec<Option<usize>>,
    /// The outlet that published the article.
    pub(super) own_outlet: Option<usize>,
    /// Surnames that two people share: whoever bears one, the first to come in first.
    pub(super) shared: HashMap<String, Vec<usize>>,
    /// Where each short name stands first.
    pub(super) short_first: HashMap<String, usize>,
}

/// A name's spelling, with all that its places say.
#[derive(Default)]
pub(super) struct Spelling {
    pub(super) votes: [u32; 5],
    pub(super) gender: [u32; 2],
    pub(super) first: usize,
    pub(super) written: String,
    pub(super) offices: Vec<String>,
    pub(super) modifies: u32,
    pub(super) titled: u32,
    pub(super) sure: bool,
    pub(super) times: u32,
    pub(super) counted: u32,
    pub(super) from_dateline: bool,
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
            Spelling { first: name.words.start, written: name.text.clone(), ..Spelling::default() }
        });
        spelling.sure |= !name.doubtful;
        spelling.times += 1;
        spelling.counted += u32::from(name.counted);
        spelling.modifies += u32::from(modifies(words, name));
        // "ZEREN, March 3 (Norwire)": where the article comes from is nobody, however it is spoken of later.
        let dateline = name.kind == NameKind::Place && is_shouted(&name.text);
        if spelling.from_dateline && !dateline && is_shouted(&spelling.written) {
            spelling.written = name.text.clone();
        }
        spelling.from_dateline |= dateline;
        let weight = if dateline {
            4
        } else if name.whole.start < name.words.start {
            3
        } else {
            1
        };
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
        if alone.contains(last) && !lexicon::is_body_or_outlet_word(last) {
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
    // "Karvelian" where no Karvelia is named: it only ever stands before a noun.
    let only_modifies = |k: &str| {
        let ending = ["ian", "ese", "ish"].iter().any(|e| k.ends_with(e)) && k.len() > 5 && !k.contains(' ');
        ending && spellings[k].modifies == spellings[k].times
    };
    let adjective = |k: &str| {
        only_modifies(k)
            || lexicon::is_demonym(k.strip_suffix('s').unwrap_or(k))
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
            let spoken = speaking.contains_key(k) && !lexicon::ends_as_several(k);
            let often = (spelling.times > 1 || spoken) && lexicon::noun(k).is_none();
            if !spelling.sure && !often {
                continue;
            }
            let written = without_legal_form(&spelling.written);
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
    let short_first = order.iter().filter(|k| !k.contains(' ')).map(|k| (k.clone(), spellings[k].first)).collect();
    Pool { of, own_outlet, shared: parts.shared_surnames(cast), short_first }
}

/// Whether a name stands before a noun in lower case, as adjectives do.
fn modifies(words: &Words, name: &Name) -> bool {
    let next = name.words.end;
    let touches = next < words.len() && words.before(next) == " " && !words.is_capital(next) && !name.possessive;
    let word = words.lower(next);
    touches
        && !lexicon::is_common(word)
        && !matches!(
            word,
            "said"
                | "says"
                | "told"
                | "added"
                | "denied"
                | "wants"
                | "announced"
                | "agreed"
                | "left"
                | "wrote"
                | "warned"
                | "insisted"
        )
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
    // "the broadcaster KVT": initials look like a body's everywhere else.
    let called = !key.contains(' ') && votes[slot(NameKind::Body)] > 0;
    if (outlet || called) && votes[slot(NameKind::Outlet)] > 0 {
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
