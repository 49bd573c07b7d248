//! Word lists: what a noun can stand for, names of people by gender, capitals and countries.

mod bodies;
mod common;
mod documents;
mod first_names;
mod outlets;
mod people;
mod places;
mod table;

pub(super) use common::{is_common, is_link, number_of};
pub(super) use first_names::gender_of_first_name;
pub(super) use outlets::{is_known_outlet, is_outlet_word};
pub(super) use people::{Title, gender_of_honorific, is_kin, is_postnominal, is_rank, is_title};
pub(super) use places::{is_country, is_demonym, seat_of};

/// What a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    /// People.
    Person,
    /// Bodies: companies, ministries, unions.
    Body,
    /// Media.
    Outlet,
    /// Things that are read: reports, data, pictures.
    Document,
}

/// Whom a pronoun can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// He.
    He,
    /// She.
    She,
}

/// A noun as the lists know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noun {
    /// In the singular, lower case.
    pub(super) singular: String,
    /// What it stands for.
    pub(super) class: Class,
    /// Of whom it is said ("spokeswoman").
    pub(super) gender: Option<Gender>,
    /// Whether it stands in the plural, or is a word for many ("staff").
    pub(super) plural: bool,
}

impl Noun {
    /// Whether it stands for one person.
    pub(super) fn is_one_person(&self) -> bool {
        self.class == Class::Person && !self.plural
    }
}

/// Whether a word in lower case is a noun for one person.
pub(super) fn is_one_person(word: &str) -> bool {
    noun(word).is_some_and(|noun| noun.is_one_person())
}

/// The noun that a word in lower case is, if the lists know it; a possessive ending is no part of it.
pub(super) fn noun(word: &str) -> Option<Noun> {
    let word = bare(word);
    // "co-operative" is a noun of its own, "vice-president" a president.
    known(word).or_else(|| word.rsplit_once('-').and_then(|(_, last)| known(last)))
}

/// The noun that a word is, as it stands.
fn known(word: &str) -> Option<Noun> {
    if word.is_empty() {
        return None;
    }
    let many = |singular: &str, class| Noun { singular: singular.to_owned(), class, gender: None, plural: true };
    if let Some(singular) = people::collective(word) {
        return Some(many(singular, Class::Person));
    }
    for (singular, plural) in singulars(word) {
        let class = if people::is_person(&singular) {
            Class::Person
        } else if outlets::is_outlet_noun(&singular) {
            Class::Outlet
        } else if documents::is_document(&singular) {
            Class::Document
        } else if bodies::is_body(&singular) {
            Class::Body
        } else {
            continue;
        };
        let gender = if class == Class::Person { people::gender_of_noun(&singular) } else { None };
        return Some(Noun { singular, class, gender, plural });
    }
    None
}

/// Whether a name holds a word that only bodies have in theirs ("Ministry", "Ltd").
pub(super) fn is_body_word(word: &str) -> bool {
    bodies::is_body(word) || bodies::is_body_in_names(word) || word.strip_suffix('s').is_some_and(bodies::is_body)
}

/// Whether a name holds a word that only bodies and outlets have in theirs.
pub(super) fn is_body_or_outlet_word(word: &str) -> bool {
    is_body_word(word) || is_outlet_word(word)
}

/// Whether two nouns can name the same body ("the firm" for a lender).
pub(super) fn same_trade(a: &str, b: &str) -> bool {
    a == b || bodies::trade(a).is_some_and(|t| bodies::trade(b) == Some(t))
}

/// Whether a noun is said of companies.
pub(super) fn is_company(noun: &str) -> bool {
    bodies::trade(noun) == Some(bodies::Trade::Company)
}

/// Whether a noun is said of states and their governments.
pub(super) fn is_state(noun: &str) -> bool {
    bodies::trade(noun) == Some(bodies::Trade::State)
}

/// Whether a word that no list knows ends as words for several people do ("hauliers", "strategists"), and surnames seldom.
pub(super) fn ends_as_several(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "ers", "ors", "ists", "ians", "ants", "ents", "ees", "ives", "ials", "ics", "ies", "ings", "ions", "men",
        "folks", "groups", "lords",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// A word without its possessive ending.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// What a word may be in the singular, and whether it then was a plural.
fn singulars(word: &str) -> Vec<(String, bool)> {
    let mut found = vec![(word.to_owned(), false)];
    let mut plural = |s: String| found.push((s, true));
    if let Some(stem) = word.strip_suffix("ies") {
        plural(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("men") {
        plural(format!("{stem}man"));
    }
    if let Some(stem) = word.strip_suffix("ives") {
        plural(format!("{stem}ife"));
    }
    if let Some(stem) = word.strip_suffix("es") {
        plural(stem.to_owned());
    }
    if let Some(stem) = word.strip_suffix('s') {
        plural(stem.to_owned());
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns() {
        let check = |word: &str, expected: Option<(&str, Class, bool)>| {
            let found = noun(word);
            assert_eq!(found.as_ref().map(|n| (n.singular.as_str(), n.class, n.plural)), expected, "{word}");
        };
        check("officials", Some(("official", Class::Person, true)));
        check("spokeswoman's", Some(("spokeswoman", Class::Person, false)));
        check("spokesmen", Some(("spokesman", Class::Person, true)));
        check("secretaries", Some(("secretary", Class::Person, true)));
        check("wives", Some(("wife", Class::Person, true)));
        check("people", Some(("person", Class::Person, true)));
        check("ministries", Some(("ministry", Class::Body, true)));
        check("daily", Some(("daily", Class::Outlet, false)));
        check("records", Some(("record", Class::Document, true)));
        check("co-operative", Some(("co-operative", Class::Body, false)));
        check("co-founders", Some(("co-founder", Class::Person, true)));
        check("harbour", None);
        assert_eq!(noun("chairwoman").and_then(|n| n.gender), Some(Gender::She));
        assert!(same_trade("firm", "lender") && !same_trade("firm", "union"));
    }
}
