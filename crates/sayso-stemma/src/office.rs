//! Who speaks for a body by an office.

use sayso_text::{Actor, ActorKind};

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
