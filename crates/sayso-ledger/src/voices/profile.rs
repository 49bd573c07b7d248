//! What one article knows an actor as, as far as other articles can agree or disagree with it.

use std::collections::BTreeSet;

use sayso_text::ActorKind;
use serde_json::{Map, Value, json};

use super::body::{BodyName, Enough};
use super::fold::{fold, slug};
use super::lexicon::{
    Walk, is_body_word, is_country, is_known_body, is_known_outlet, is_place, is_telling, office, walk,
};
use super::outlets::SameOutlets;
use super::person::{NoKey, PersonName};

/// An actor of one article, as the ledger has it.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) name: String,
    pub(super) kind: ActorKind,
    pub(super) roles: Vec<String>,
    pub(super) body: Option<String>,
    pub(super) metonym: bool,
    /// The year of publication.
    pub(super) year: Option<i32>,
}

/// How an actor stands to those of other articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It may be joined with others of the same key.
    Joins {
        /// What they are looked up by.
        key: String,
        /// What it is known as.
        profile: Profile,
    },
    /// It is a voice of its own whatever the others are.
    Alone {
        /// What its handle begins with.
        key: String,
        /// Its name to show.
        shown: String,
        /// Why nothing is joined with it.
        why: Alone,
    },
    /// It is no voice across articles: people without a name, documents, authors.
    None,
}

/// Why an actor is joined with no other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alone {
    /// A first or family name alone.
    OneName,
    /// An initial and a family name.
    Initial,
    /// It does not look like a name.
    NoName,
    /// A name that many people have, and nothing said of which one it is.
    Common,
    /// A name that many bodies have.
    Generic,
    /// Its article knows another one of this name.
    SecondInArticle,
    /// Somebody said that it is another one.
    TakenOut,
}

/// What an actor is known as. The same profile: nothing tells the two apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Profile {
    pub(super) family: Family,
    /// The name to show.
    pub(super) shown: String,
    /// Middle names and initials in it, folded.
    pub(super) middle: Vec<String>,
    /// Walks of life that its roles tell.
    pub(super) walks: BTreeSet<Walk>,
    /// Offices with their places: "mayor of sarn".
    pub(super) offices: BTreeSet<(String, String)>,
    /// For names that many people have: what may say which one it is.
    pub(super) signs: BTreeSet<String>,
    /// When it was met: the decade of a person (2010), the year of a campaign (2016).
    pub(super) when: Option<i32>,
}

/// People, and what is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// People.
    Person,
    /// Bodies.
    Body,
    /// Outlets; they are bodies, too.
    Outlet,
}

impl Family {
    pub(super) fn is_person(self) -> bool {
        self == Family::Person
    }

    pub(super) fn kind(self) -> ActorKind {
        match self {
            Family::Person => ActorKind::NamedPerson,
            Family::Body => ActorKind::Organisation,
            Family::Outlet => ActorKind::Outlet,
        }
    }
}

impl Standing {
    /// How an actor stands to those of other articles.
    pub(super) fn of(seen: &Seen, outlets: &SameOutlets) -> Standing {
        let family = match seen.kind {
            ActorKind::NamedPerson => Family::Person,
            ActorKind::Organisation => Family::Body,
            ActorKind::Outlet => Family::Outlet,
            ActorKind::Unnamed | ActorKind::Document | ActorKind::Author => return Standing::None,
        };
        let is_known = || BodyName::of(&seen.name, true, false).and_then(|name| known_family(&name.key));
        match is_known().filter(|_| family.is_person()) {
            Some(known) => body(seen, known, outlets),
            None if family.is_person() => person(seen),
            None => body(seen, family, outlets),
        }
    }
}

impl Standing {
    /// The key of a person who may be joined.
    pub(super) fn key_of_person(&self) -> Option<&str> {
        match self {
            Standing::Joins { key, profile } if profile.family.is_person() => Some(key),
            _ => None,
        }
    }

    /// Makes one that may be joined stay alone.
    pub(super) fn leave(&mut self, why: Alone) {
        if let Standing::Joins { key, profile } = self {
            *self = Standing::Alone { key: std::mem::take(key), shown: std::mem::take(&mut profile.shown), why };
        }
    }
}

/// What the world knows by a name that was taken for a person's.
fn known_family(key: &str) -> Option<Family> {
    match () {
        () if is_known_outlet(key) => Some(Family::Outlet),
        () if is_known_body(key) => Some(Family::Body),
        () => None,
    }
}

fn person(seen: &Seen) -> Standing {
    let alone = |why| {
        let folded: Vec<String> = seen.name.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let key = slug(folded.iter().map(String::as_str));
        let is_described = !seen.name.chars().any(char::is_uppercase) && seen.name.chars().any(char::is_lowercase);
        // "Ilse Toft and Bo Holm" speak together; no other article has the two as one.
        let are_several = folded.iter().any(|word| word == "and") || seen.name.contains(',');
        if key.is_empty() || is_described || (are_several && why == Alone::NoName) {
            return Standing::None;
        }
        Standing::Alone { key, shown: seen.name.split_whitespace().collect::<Vec<_>>().join(" "), why }
    };
    let name = match PersonName::of(&seen.name) {
        Ok(name) => name,
        Err(NoKey::OneName) => return alone(Alone::OneName),
        Err(NoKey::Initial) => return alone(Alone::Initial),
        Err(NoKey::NoName) => return alone(Alone::NoName),
    };
    let mut first_walk = None;
    let mut profile = Profile {
        family: Family::Person,
        shown: name.shown,
        middle: name.middle,
        walks: BTreeSet::new(),
        offices: BTreeSet::new(),
        signs: BTreeSet::new(),
        when: seen.year.map(|year| year.div_euclid(10) * 10),
    };
    for role in &seen.roles {
        profile.add_role(role, seen.body.as_deref(), name.common);
        // "Senator" stands with the name; what else is read of somebody in office is mostly of those around. Of others the first
        // role is the surest.
        if profile.walks.len() > 1 {
            let first = profile.walks.contains(&Walk::Politics).then_some(Walk::Politics).or(first_walk);
            profile.walks = first.into_iter().collect();
        }
        first_walk = profile.walks.first().copied();
    }
    if name.common {
        profile.signs.extend(seen.body.as_deref().and_then(sign_of_body));
        if profile.signs.is_empty() && profile.offices.is_empty() && profile.middle.is_empty() {
            return alone(Alone::Common);
        }
    }
    Standing::Joins { key: name.key, profile }
}

fn body(seen: &Seen, family: Family, outlets: &SameOutlets) -> Standing {
    let Some(mut name) = BodyName::of(&seen.name, family == Family::Outlet, seen.metonym && seen.body.is_some()) else {
        return Standing::None;
    };
    if let Some(one) = outlets.one(&name.key) {
        (name.key, name.enough) = (one.to_owned(), Enough::Yes);
    }
    if name.enough == Enough::No {
        return Standing::Alone { key: name.key, shown: name.shown, why: Alone::Generic };
    }
    let profile = Profile {
        family,
        shown: name.shown,
        middle: Vec::new(),
        walks: BTreeSet::new(),
        offices: BTreeSet::new(),
        signs: BTreeSet::new(),
        when: seen.year.filter(|_| name.enough == Enough::ForAWhile),
    };
    Standing::Joins { key: name.key, profile }
}

/// Words of a role that is one: what is longer has swallowed other words.
const LONGEST_ROLE: usize = 3;

impl Profile {
    /// Takes from a role what it tells.
    fn add_role(&mut self, role: &str, body: Option<&str>, is_common: bool) {
        let head = role.split(" of ").next().unwrap_or(role);
        let words: Vec<String> = head.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
        let Some(last) = words.last().filter(|_| words.len() <= LONGEST_ROLE) else { return };
        let before = words.len().checked_sub(2).map_or("", |at| words[at].as_str());
        let is_of_a_body =
            *last == "president" && body.is_some_and(|body| place(body).is_none_or(|place| !is_place(&place)));
        self.walks.extend(walk(before, last).filter(|_| !is_of_a_body));
        if is_common && is_telling(before, last) {
            self.signs.insert(office(before, last).map_or_else(|| slug([before, last]), str::to_owned));
        }
        if let Some((office, place)) = office(before, last).zip(body.and_then(place)) {
            let fits = match office {
                "president" | "prime minister" => is_country(&place),
                "senator" | "governor" | "representative" => is_place(&place) && !is_country(&place),
                _ => true,
            };
            if fits {
                self.offices.insert((office.to_owned(), place));
            }
        }
    }

    /// In words.
    pub(super) fn words(&self) -> String {
        let mut words = vec![format!("“{}”", self.shown)];
        words.extend(self.offices.iter().map(|(office, place)| format!("{office} of {place}")));
        words.extend(self.walks.iter().map(|walk| format!("in {}", walk.word())));
        words.extend(self.signs.iter().cloned());
        words.extend(self.when.map(|when| if self.family.is_person() { format!("{when}s") } else { when.to_string() }));
        words.join(", ")
    }

    /// As the ledger writes it.
    pub(super) fn to_json(&self) -> String {
        let mut object = Map::new();
        match self.family {
            Family::Person => {}
            Family::Body => drop(object.insert("kind".to_owned(), json!("body"))),
            Family::Outlet => drop(object.insert("kind".to_owned(), json!("outlet"))),
        }
        object.insert("name".to_owned(), json!(self.shown));
        if !self.walks.is_empty() {
            object.insert("walks".to_owned(), self.walks.iter().map(|walk| walk.word()).collect());
        }
        if !self.offices.is_empty() {
            object.insert(
                "offices".to_owned(),
                self.offices.iter().map(|(office, place)| json!([office, place])).collect(),
            );
        }
        if !self.signs.is_empty() {
            object.insert("signs".to_owned(), self.signs.iter().map(String::as_str).collect());
        }
        if let Some(when) = self.when {
            object.insert("when".to_owned(), json!(when));
        }
        Value::Object(object).to_string()
    }

    /// As read back; the file may be anybody's.
    pub(super) fn from_json(json: &str) -> Option<Profile> {
        let object: Map<String, Value> = serde_json::from_str(json).ok()?;
        let words = |key: &str| object.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let family = match object.get("kind").and_then(Value::as_str) {
            None => Family::Person,
            Some("outlet") => Family::Outlet,
            Some(_) => Family::Body,
        };
        let shown = text(object.get("name")?)?;
        let middle = PersonName::of(&shown).ok().filter(|_| family.is_person()).map(|name| name.middle);
        Some(Profile {
            family,
            shown,
            middle: middle.unwrap_or_default(),
            walks: words("walks").iter().filter_map(|walk| Walk::from_word(walk.as_str()?)).collect(),
            offices: words("offices")
                .iter()
                .filter_map(|pair| Some((text(pair.get(0)?)?, text(pair.get(1)?)?)))
                .collect(),
            signs: words("signs").iter().filter_map(text).collect(),
            when: object.get("when").and_then(Value::as_i64).and_then(|when| i32::try_from(when).ok()),
        })
    }
}

/// The place that a body names: "Sarn", "the city of Sarn".
fn place(body: &str) -> Option<String> {
    let words: Vec<String> = body.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !matches!(*word, "the" | "city" | "state" | "of" | "county"))
        .collect();
    let name = slug(words.iter().copied());
    let is_name = body
        .split_whitespace()
        .all(|word| !word.starts_with(char::is_lowercase) || matches!(word, "of" | "the" | "city"));
    let fits = is_place(&name) || (words.len() <= 3 && is_name && words.iter().all(|word| is_body_word(word)));
    (fits && !name.is_empty()).then_some(name)
}

/// What the body that somebody of a common name speaks for says of which one it is.
fn sign_of_body(body: &str) -> Option<String> {
    let body = BodyName::of(body, false, false)?;
    let says_something = body.key.split('-').any(is_body_word);
    says_something.then(|| format!("of {}", body.key))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(name: &str, kind: ActorKind, roles: &[&str], body: Option<&str>) -> Seen {
        Seen {
            name: name.to_owned(),
            kind,
            roles: roles.iter().map(|role| (*role).to_owned()).collect(),
            body: body.map(str::to_owned),
            metonym: false,
            year: Some(2016),
        }
    }

    #[test]
    fn what_people_are_known_as() {
        for (name, roles, body, expected) in [
            ("Ilse Toft", &[][..], None, r#"{"name":"Ilse Toft","when":2010}"#),
            (
                "Ilse Toft",
                &["mayor"],
                Some("Sarn"),
                r#"{"name":"Ilse Toft","offices":[["mayor","sarn"]],"walks":["politics"],"when":2010}"#,
            ),
            (
                "Ilse Toft",
                &["mayor"],
                Some("the city of Sarn"),
                r#"{"name":"Ilse Toft","offices":[["mayor","sarn"]],"walks":["politics"],"when":2010}"#,
            ),
            ("Ilse Toft", &["mayor"], Some("Friday"), r#"{"name":"Ilse Toft","walks":["politics"],"when":2010}"#),
            ("Ilse Toft", &["deputy mayor"], Some("Sarn"), r#"{"name":"Ilse Toft","walks":["politics"],"when":2010}"#),
            ("Ilse Toft", &["president"], Some("Velmar Lines"), r#"{"name":"Ilse Toft","when":2010}"#),
            (
                "Ilse Toft",
                &["president"],
                Some("Denmark"),
                r#"{"name":"Ilse Toft","offices":[["president","denmark"]],"walks":["politics"],"when":2010}"#,
            ),
            ("Ilse Toft", &["quarterback"], None, r#"{"name":"Ilse Toft","walks":["sport"],"when":2010}"#),
            ("Ilse Toft", &["whose words were read out by the senator"], None, r#"{"name":"Ilse Toft","when":2010}"#),
            (
                "John Smith",
                &["spokesman"],
                Some("Velmar Lines"),
                r#"{"name":"John Smith","signs":["of velmar-lines"],"when":2010}"#,
            ),
            (
                "John Smith",
                &["prime minister"],
                None,
                r#"{"name":"John Smith","signs":["prime minister"],"walks":["politics"],"when":2010}"#,
            ),
            ("John A. Smith", &[], None, r#"{"name":"John A. Smith","when":2010}"#),
        ] {
            let found = Standing::of(&seen(name, ActorKind::NamedPerson, roles, body), &SameOutlets::default());
            let Standing::Joins { profile, .. } = found else { panic!("{name} {roles:?}: {found:?}") };
            assert_eq!(profile.to_json(), expected);
            assert_eq!(Profile::from_json(expected), Some(profile));
        }
    }

    #[test]
    fn bodies_taken_for_people() {
        let found = Standing::of(&seen("Reuters", ActorKind::NamedPerson, &[], None), &SameOutlets::default());
        let Standing::Joins { key, profile } = found else { panic!("{found:?}") };
        assert_eq!((key.as_str(), profile.family), ("reuters", Family::Outlet));
    }

    #[test]
    fn who_stays_alone() {
        for (name, kind, body, expected) in [
            ("John Smith", ActorKind::NamedPerson, None, Some(Alone::Common)),
            ("John Smith", ActorKind::NamedPerson, Some("Friday"), Some(Alone::Common)),
            ("John Smith", ActorKind::NamedPerson, Some("the company"), Some(Alone::Common)),
            ("Toft", ActorKind::NamedPerson, None, Some(Alone::OneName)),
            ("J. Toft", ActorKind::NamedPerson, None, Some(Alone::Initial)),
            ("Police", ActorKind::Organisation, None, Some(Alone::Generic)),
            ("New York", ActorKind::Outlet, None, Some(Alone::Generic)),
            ("Nevada Democrats", ActorKind::Organisation, None, Some(Alone::Generic)),
            ("The Times", ActorKind::Outlet, None, Some(Alone::Generic)),
            ("police", ActorKind::Organisation, None, None),
            ("Ilse Toft and Bo Holm", ActorKind::NamedPerson, None, None),
            ("Ilse of Sarn", ActorKind::NamedPerson, None, Some(Alone::NoName)),
            ("officials", ActorKind::Unnamed, None, None),
            ("Ilse Toft", ActorKind::Author, None, None),
            ("Velmar Report", ActorKind::Document, None, None),
        ] {
            let found = Standing::of(&seen(name, kind, &[], body), &SameOutlets::default());
            let why = match &found {
                Standing::Alone { why, .. } => Some(*why),
                Standing::None => None,
                Standing::Joins { .. } => panic!("{name}: {found:?}"),
            };
            assert_eq!(why, expected, "{name}");
        }
    }

    #[test]
    fn what_is_no_profile() {
        for json in ["", "[]", "{}", r#"{"name": 7}"#] {
            assert_eq!(Profile::from_json(json), None);
        }
        assert!(
            Profile::from_json(
                r#"{"name": "Toft", "walks": [7, "nowhere"], "offices": [[], ["mayor"]], "when": 1e99}"#
            )
            .is_some()
        );
    }
}
