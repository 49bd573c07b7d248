//! What the text says of a name that nobody knows: a country, a town, a company, a person.

use std::collections::{HashMap, HashSet};

use super::lexicon::{self, Class, bare};
use super::names::{Name, owns};
use super::pool::key;
use crate::words::Words;

/// Signs of what a name stands for, counted over all its places.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// It has a government, an embassy, people called by it.
    pub(super) country: bool,
    /// One can be in it.
    pub(super) place: u32,
    /// It employs, sells, is owned.
    pub(super) body: u32,

    /// It is told things, cited, quoted.
    pub(super) outlet: u32,
    /// It speaks as people do, or is spoken of as he or she.
    pub(super) person: u32,
    /// The country whose capital the text calls it.
    pub(super) capital_of: Option<String>,
}

/// Gathers the signs for each spelling of a name.
pub(super) fn evidence(words: &Words, names: &[Name]) -> HashMap<String, Evidence> {
    let mut found: HashMap<String, Evidence> = HashMap::new();
    let demonyms = demonyms(words);
    let mut previous: Option<&Name> = None;
    for name in names {
        let at = name.words.start;
        let end = name.words.end;
        let entry = found.entry(key(&name.text)).or_default();
        let before = if at > 0 && words.before(at) == " " { words.lower(at - 1) } else { "" };
        let next = if end < words.len() { words.lower(end) } else { "" };
        let next_touches = end < words.len() && matches!(words.before(end), " " | "' " | "’ ");
        if matches!(before, "in" | "near" | "across" | "throughout" | "outside" | "inside" | "around") {
            entry.place += 1;
        }
        let skip = usize::from(before == "the");
        let back = |n: usize| if at >= n + skip { words.lower(at - n - skip) } else { "" };
        let before = if skip > 0 { back(1) } else { before };

        let told = before == "told"
            && (end >= words.len()
                || !matches!(words.before(end), " ")
                || matches!(next, "that" | "in" | "on" | "the" | "it" | "they" | "he" | "she" | "there"));
        let passive = matches!(before, "by")
            && matches!(
                back(2),
                "cited" | "quoted" | "seen" | "obtained" | "reviewed" | "interviewed" | "reported" | "viewed"
            );
        if told
            || passive
            || before == "with" && back(2) == "interview"
            || matches!(next, "reports" | "reported")
                && next_touches
                && matches!(words.lower(end + 1), "that" | "on" | "earlier" | "last" | "this")
        {
            entry.outlet += 1;
        }
        if matches!(before, "shares") {
            entry.body += 1;
        }
        if owns(words, end - 1) && next_touches {
            for w in end..words.len().min(end + 3) {
                match words.lower(w) {
                    "government" | "embassy" | "ambassador" | "foreign" | "parliament" | "army" | "military"
                    | "border" | "capital" | "prime" | "defence" | "defense" | "territory" | "troops" | "justice"
                    | "president" | "interior" | "mission" | "constitution" => {
                        if w == end || matches!(words.lower(w), "ministry" | "minister" | "government") || w == end + 1
                        {
                            let chief =
                                words.lower(w) == "president" && matches!(words.lower(w + 1), "and" | "for" | "of");
                            if !chief {
                                entry.country = true;
                                entry.place += 2;
                            }
                        }
                        break;
                    }
                    "reporter" | "reporters" | "correspondent" | "editor" | "editors" | "readers" | "report"
                    | "story" | "account" | "article" | "scoop" | "front" | "columnist" | "newsroom" => {
                        entry.outlet += 2;
                        break;
                    }
                    "chief" | "shares" | "spokeswoman" | "spokesman" | "customers" | "products" | "parent"
                    | "owner" | "founder" | "board" | "chairman" | "chairwoman" | "manager" | "staff" | "workers"
                    | "employees" | "management" | "profits" | "headquarters" | "website" | "branches"
                    | "shareholders" | "rival" | "rivals" => {
                        entry.body += 2;
                        break;
                    }
                    _ => {}
                }
            }
        }
        if before == "of"
            && at >= 2
            && matches!(
                words.lower(at - 2),
                "government"
                    | "republic"
                    | "kingdom"
                    | "emirate"
                    | "president"
                    | "people"
                    | "citizens"
                    | "nationals"
                    | "capital"
            )
        {
            entry.country = true;
            entry.place += 2;
        }
        if next_touches && !owns(words, end - 1) {
            match next {
                "employs" | "sells" | "makes" | "owns" | "operates" | "produces" | "shares" | "employees"
                | "customers" | "plant" => entry.body += 1,
                _ => {}
            }
        }
        if at > 0 && words.before(at).trim_end() == "," || before == "capital" {
            let back = at.saturating_sub(1);
            if words.lower(back) == "capital"
                && let Some(country) = previous.filter(|p| p.possessive && p.words.end == back)
            {
                entry.capital_of = Some(country.text.clone());
            }
        }
        if end + 3 < words.len() && words.before(end).trim_end() == "," && words.are(end, &["the", "capital", "of"]) {
            let country = names.binary_search_by_key(&(end + 3), |n| n.words.start).ok().map(|n| &names[n]);
            entry.place += 2;
            entry.capital_of = country.map(|c| c.text.clone());
        }
        if name.words.len() == 1 && demonyms.contains(&stem(bare(words.lower(at)))) {
            entry.country = true;
            entry.place += 2;
        }
        if before != "agency" && lexicon::noun(before).is_some_and(|n| n.class == Class::Body) {
            entry.body += 1;
        }
        previous = Some(name);
    }
    found
}

/// Stems of words by which the people of a country are called ("Kelstani", "Morvenian").
fn demonyms(words: &Words) -> HashSet<String> {
    let mut found = HashSet::new();
    for at in (0..words.len()).filter(|&w| words.is_capital(w)) {
        found.extend(roots(bare(words.lower(at))));
    }
    found
}

/// The countries, as stems, that a word may say somebody is of.
pub(super) fn roots(word: &str) -> Vec<String> {
    let word = word.strip_suffix('s').unwrap_or(word);
    let long = |root: &&str| word.chars().count() > 5 && root.chars().count() >= 4;
    let endings = ["ian", "an", "ani", "i", "ese", "ish", "er", "ic"];
    endings.iter().filter_map(|e| word.strip_suffix(e)).filter(long).map(stem_of).collect()
}

/// What a country's name and its people's share: the name without a final vowel.
fn stem(country: &str) -> String {
    stem_of(country)
}

pub(super) fn stem_of(word: &str) -> String {
    word.trim_end_matches(['a', 'e', 'i', 'o', 'u', 'y']).to_owned()
}
