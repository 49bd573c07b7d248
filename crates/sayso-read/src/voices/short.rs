//! Whose short form a name is: "Toft" of Ilse Toft, "the Ledger" of The Brannow Ledger, "PAU" of its long name.

use std::collections::HashMap;

use super::cast::Cast;
use super::lexicon::{self, Gender, gender_of_first_name};
use super::names::NameKind;
use super::places::Evidence;
use super::pool::Spelling;

/// How many names that share a word are looked at.
const MANY: usize = 16;

/// Parts of long names, to find whose short ones are.
#[derive(Default)]
pub(super) struct Parts {
    last: HashMap<String, Vec<usize>>,
    first: HashMap<String, Vec<usize>>,
    any: HashMap<String, Vec<usize>>,
    initials: HashMap<String, Vec<usize>>,
}

impl Parts {
    pub(super) fn add(&mut self, key: &str, who: usize, kind: NameKind) {
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
    pub(super) fn join(
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
            let same = self.last.get(last).into_iter().flatten().take(MANY).copied().find(|&w| {
                is(w, NameKind::Person)
                    && kind == NameKind::Person
                    && cast.characters[w]
                        .keys
                        .first()
                        .is_some_and(|first| first == words[0] || is_slip(first, words[0]))
            });
            let whole = |w: usize, part: bool| {
                let long = super::pool::key(&cast.characters[w].name);
                let (short, long) = if part { (key, long.as_str()) } else { (long.as_str(), key) };
                long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
                    || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
            };
            let people = self.last.get(last).into_iter().flatten().take(MANY).copied();
            // "Vargas Llosa" for "Mario Vargas Llosa".
            let same = same.or_else(|| {
                people
                    .filter(|&w| is(w, NameKind::Person))
                    .find(|&w| super::pool::key(&cast.characters[w].name).ends_with(&format!(" {key}")))
            });
            // "Channel Nine" for "Channel Nine Morvenia"; only media and bodies are called by a part of several words.
            let parts = self.any.get(words[0]).into_iter().flatten().take(MANY).copied();
            return same.or_else(|| {
                parts
                    .filter(|&w| is(w, NameKind::Outlet) || is(w, NameKind::Body))
                    .find(|&w| cast.characters[w].keys.len() > 1 && whole(w, true))
            });
        }
        let of_people: Vec<usize> =
            self.last.get(key).into_iter().flatten().take(MANY).copied().filter(|&w| is(w, NameKind::Person)).collect();
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
            let by_first = self.first.get(key).into_iter().flatten().take(MANY).copied();
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
            let outlets =
                self.last.get(key).into_iter().flatten().take(MANY).copied().find(|&w| is(w, NameKind::Outlet));
            if outlets.is_some() && !place && !country(evidence) {
                return outlets;
            }
            // "the Ledger", "the Guild": a noun of the long name.
            if lexicon::is_outlet_word(key) || lexicon::is_body_word(key) {
                let found =
                    self.any.get(key).into_iter().flatten().take(MANY).copied().find(|&w| !is(w, NameKind::Person));
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
    pub(super) fn shared_surnames(&self, cast: &Cast) -> HashMap<String, Vec<usize>> {
        let people = |all: &Vec<usize>| -> Vec<usize> {
            let mut people: Vec<usize> =
                all.iter().copied().filter(|&w| cast.characters[w].named == Some(NameKind::Person)).collect();
            people.sort_by_key(|&w| cast.characters[w].first);
            people.dedup();
            people.truncate(MANY);
            people
        };
        self.last.iter().map(|(k, all)| (k.clone(), people(all))).filter(|(_, all)| all.len() > 1).collect()
    }
}

/// Whether two first names differ by no more than a slip of the pen: one letter of six or more, neither the first nor the last
/// ("Kristin" and "Kristen" Wilkins in one article; "Maria" and "Marie" stay apart).
fn is_slip(a: &str, b: &str) -> bool {
    let differing: Vec<usize> =
        a.chars().zip(b.chars()).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
    let length = a.chars().count();
    length == b.chars().count() && length >= 6 && matches!(differing[..], [i] if 0 < i && i + 1 < length)
}

fn country(evidence: Option<&Evidence>) -> bool {
    evidence.is_some_and(|e| e.country)
}

/// Agencies are called by the first word of their names ("Osprey" for "Osprey Newswire").
fn agency(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
    matches!(last.as_str(), "newswire" | "agency" | "wire" | "news" | "press" | "newsroom" | "media" | "bank")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{check, check_in};

    #[test]
    fn short_forms() {
        check_in("The Brannow Ledger", "[The Ledger] asked.", &["outlet The Brannow Ledger"]);
        check("The Prensa Andina Unida was there. [PAU] said so.", &["outlet Prensa Andina Unida"]);
        check("[Sobrin Bank] was there. [Sobrin] said so.", &["body Sobrin Bank", "body Sobrin Bank"]);
        check("Ilse Toft and her son Orrin Toft came. [Toft] left.", &["?"]);
        check("Judith and Peter Toft own it. [Toft] left. [Ms Toft] stayed.", &["?", "person Judith Toft"]);
        check("Kristin Toft came. Kristen Toft, a sailor, stayed. [Toft] left.", &["person Kristin Toft"]);
        check("Maria Toft came. Marie Toft stayed. [Toft] left.", &["?"]);
        check("Ilse Toft came. Toft has a son, Orrin Toft. [Toft] left.", &["person Ilse Toft"]);
    }
}
