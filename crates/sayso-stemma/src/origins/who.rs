//! What makes two origins one.

use sayso_text::ActorKind;

use crate::witness::{name_words, within};
use crate::words::{number, tokens};
use crate::{Voice, Witness};

/// Who stands behind a telling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// A person, a body, a document.
    Named(Named),
    /// Unnamed people of one outlet.
    Group {
        /// Who spoke to them.
        outlet: String,
        /// How it describes them.
        described: String,
        /// The same as stems.
        words: Vec<u64>,
        /// The article that does.
        article: usize,
        /// Whether so little is said of them that they may be those of others.
        is_vague: bool,
    },
    /// An outlet by itself.
    Outlet(String),
    /// Somebody whom an outlet tells of, without saying clearly who.
    Unclear(String),
}

/// Somebody or something with a name, or with an office that only one has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    shown: String,
    kind: ActorKind,
    /// The words of its name.
    name: Vec<u64>,
    /// The words of its offices.
    offices: Vec<u64>,
    /// The words of the body that it speaks for.
    body: Vec<u64>,
    is_official: bool,
    /// Whether it is called by a common noun alone: "the firm", "a letter".
    is_bare: bool,
    /// The article that has it so.
    article: usize,
}

impl Named {
    /// A voice of an article, with what other articles of the claim know of it.
    pub(super) fn of(voice: &Voice, article: usize, witnesses: &[&Witness]) -> Named {
        let kind = match voice.kind {
            Some(ActorKind::Unnamed) if is_body_by_name(&voice.name) => ActorKind::Organisation,
            kind => kind.unwrap_or(ActorKind::Unnamed),
        };
        let name = name_words(&voice.name);
        let mut body = voice.body.as_deref().map_or_else(Vec::new, name_words);
        let mut offices = if kind == ActorKind::Unnamed { name.clone() } else { Vec::new() };
        let mut is_official = voice.is_official;
        if kind == ActorKind::NamedPerson {
            for known in witnesses.iter().flat_map(|witness| &witness.people) {
                if within(&known.name, &name) {
                    offices.extend(&known.offices);
                    is_official |= known.is_official;
                    if body.is_empty() {
                        body.clone_from(&known.body);
                    }
                }
            }
        }
        let is_bare = !voice.name.contains(char::is_uppercase);
        Named { shown: voice.name.clone(), kind, name, offices, body, is_official, is_bare, article }
    }

    fn is_body(&self) -> bool {
        self.kind == ActorKind::Organisation
    }

    fn is_document(&self) -> bool {
        self.kind == ActorKind::Document
    }

    /// Whether two are one: a name that has all words of the other, a body and who speaks for it.
    fn is(&self, other: &Named) -> bool {
        if within(&self.name, &other.name) {
            return true;
        }
        match (self.is_document(), other.is_document()) {
            (true, true) => self.is_bare || other.is_bare,
            (false, false) => {
                self.speaks_for(other)
                    || other.speaks_for(self)
                    || (!self.body.is_empty() && self.body == other.body)
                    || self.is_office_of(other)
                    || other.is_office_of(self)
            }
            _ => false,
        }
    }

    fn speaks_for(&self, body: &Named) -> bool {
        let is_its = within(&self.body, &body.name);
        let is_its_office = !body.name.is_empty() && body.name.iter().any(|word| self.offices.contains(word));
        let stands_by_it = self.is_official && self.article == body.article;
        body.is_body()
            && !self.is_body()
            && (is_its || is_its_office || stands_by_it || (body.is_bare && self.is_official))
    }

    /// Whether this is the office alone of a person with a name: "the governor".
    fn is_office_of(&self, person: &Named) -> bool {
        self.kind == ActorKind::Unnamed
            && person.kind == ActorKind::NamedPerson
            && self.offices.iter().any(|word| person.offices.contains(word))
    }
}

impl Who {
    /// Unnamed people who spoke to an outlet.
    pub(super) fn group(outlet: String, article: usize, voice: &Voice) -> Who {
        let (described, words) = (voice.name.clone(), name_words(&voice.name));
        Who::Group { outlet, described, words, article, is_vague: is_vague(&voice.name) }
    }

    /// Whether two are one.
    pub(super) fn is(&self, other: &Who) -> bool {
        match (self, other) {
            (Who::Named(a), Who::Named(b)) => a.is(b),
            (
                Who::Group { outlet: a, words, article, is_vague, .. },
                Who::Group { outlet: b, words: its, article: at, is_vague: so, .. },
            ) => a == b && (article == at || *is_vague || *so || words.iter().any(|word| its.contains(word))),
            _ => self == other,
        }
    }

    /// Whether it may be one of the others, in other words.
    pub(super) fn is_vague(&self) -> bool {
        match self {
            Who::Named(_) => false,
            Who::Group { is_vague, .. } => *is_vague,
            Who::Outlet(_) | Who::Unclear(_) => true,
        }
    }

    /// Whether it is the same with more of a name.
    pub(super) fn says_more_than(&self, known: &Who) -> bool {
        match (self, known) {
            (Who::Named(a), Who::Named(b)) => b.is_bare && !a.is_bare,
            (Who::Group { is_vague: a, .. }, Who::Group { is_vague: b, .. }) => *b && !*a,
            _ => false,
        }
    }

    /// As it is shown.
    pub(super) fn name(&self) -> String {
        match self {
            Who::Named(named) => named.shown.clone(),
            Who::Group { outlet, described, .. } => format!("{described}, via {outlet}"),
            Who::Outlet(outlet) => outlet.clone(),
            Who::Unclear(outlet) => format!("unclear who, via {outlet}"),
        }
    }

    pub(super) fn kind(&self) -> ActorKind {
        match self {
            Who::Named(named) => named.kind,
            Who::Group { .. } | Who::Unclear(_) => ActorKind::Unnamed,
            Who::Outlet(_) => ActorKind::Outlet,
        }
    }

    /// Why it is one.
    pub(super) fn because(&self) -> String {
        match self {
            Who::Named(_) => "said or published it; whoever heard it counts once".to_owned(),
            Who::Group { outlet, .. } => format!("unnamed people who spoke to {outlet} count once"),
            Who::Outlet(outlet) => format!("{outlet} names no source for it"),
            Who::Unclear(outlet) => format!("{outlet} does not say clearly who"),
        }
    }
}

/// Whether what was taken for people is a body by its name: "General Staff of the Armed Forces", not "Kastane's spokesman".
pub(super) fn is_body_by_name(name: &str) -> bool {
    let name = name.strip_prefix("the ").unwrap_or(name);
    let head = name.split_whitespace().take_while(|word| !matches!(*word, "of" | "in" | "at" | "for" | "and" | "&"));
    let is_written_so = |word: &str| word.starts_with(char::is_uppercase);
    let mut words = head.peekable();
    words.peek().is_some() && words.all(is_written_so)
}

/// Whether people are called by a plural alone, "officials", "insiders on the probe": who has spoken to somebody says how many.
fn is_vague(described: &str) -> bool {
    let Some((_, first)) = tokens(described).next() else { return true };
    let lower = first.to_lowercase();
    let is_counted = number(first).is_some() || COUNTED.contains(&&*lower);
    !is_counted
}

const COUNTED: [&str; 9] = ["a", "an", "another", "both", "several", "the", "second", "every", "each"];
