//! Who speaks for a body by an office.

use sayso_text::{Actor, ActorKind};

use crate::witness::name_words;

/// A person with a name, and what an article says it is; words as stems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Office {
    pub(crate) name: Vec<u64>,
    pub(crate) offices: Vec<u64>,
    pub(crate) body: Vec<u64>,
    pub(crate) is_official: bool,
}

impl Office {
    /// `None` of an actor that is no person with a name, or of whom nothing is said.
    pub(crate) fn of(actor: &Actor) -> Option<Office> {
        let is_said = actor.kind == ActorKind::NamedPerson && (!actor.roles.is_empty() || actor.body.is_some());
        is_said.then(|| Office {
            name: name_words(&actor.name),
            offices: actor.roles.iter().flat_map(|role| name_words(role)).collect(),
            body: actor.body.as_deref().map_or_else(Vec::new, name_words),
            is_official: is_official(actor),
        })
    }
}

/// Whether an actor has an office in which it speaks for a body.
pub(crate) fn is_official(actor: &Actor) -> bool {
    let words =
        actor.roles.iter().map(String::as_str).chain((actor.kind == ActorKind::Unnamed).then_some(&*actor.name));
    words.flat_map(str::split_whitespace).any(|word| OFFICES.contains(&&*word.to_lowercase()))
}

const OFFICES: [&str; 21] = [
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "secretary",
    "head",
    "chief",
    "director",
    "minister",
    "governor",
    "president",
    "chairman",
    "chairwoman",
    "chair",
    "commander",
    "commissioner",
    "mayor",
    "prosecutor",
    "ambassador",
    "executive",
    "ceo",
    "colonel",
];
