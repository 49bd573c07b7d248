//! The characters of an article as they are found: what they are called, and where they were spoken of last.

use std::collections::HashMap;

use sayso_text::{ActorKind, Span};

use super::lexicon::Gender;
use super::names::NameKind;

/// Someone or something that the article speaks of.
#[derive(Clone, Debug)]
pub(super) struct Character {
    /// What it is.
    pub(super) kind: ActorKind,
    /// Its fullest name or description.
    pub(super) name: String,
    /// What its name stands for; `None` for characters without one.
    pub(super) named: Option<NameKind>,
    /// Whether it is he or she.
    pub(super) gender: Option<Gender>,
    /// How many people at least.
    pub(super) at_least: u32,
    /// Whether it is one thing or several.
    pub(super) plural: bool,
    /// Whether its number is told ("two officials").
    pub(super) counted: bool,
    /// Nouns by which it can be called, in the singular.
    pub(super) nouns: Vec<String>,
    /// Words of its names and descriptions, lower case.
    pub(super) keys: Vec<String>,
    /// Offices and parts.
    pub(super) roles: Vec<String>,
    /// The body that it speaks for.
    pub(super) body: Option<String>,
    /// On whose side.
    pub(super) side: Option<String>,
    /// Why it is not named.
    pub(super) why_unnamed: Option<Span>,
    /// Whether a capital or a seat stands for it.
    pub(super) metonym: bool,
    /// Whether it is a source.
    pub(super) voice: bool,
    /// Whether it speaks in the article's own words, in nobody's content.
    pub(super) outer: bool,
    /// The group that it is one of.
    pub(super) group: Option<usize>,
    /// Whether it was brought in as known ("the minister") though nobody had been mentioned.
    pub(super) presumed: bool,
    /// Where the text speaks of it.
    pub(super) mentions: Vec<Span>,
    /// Its last mention.
    pub(super) last: Option<Touch>,
    /// Where it was first mentioned (word).
    pub(super) first: usize,
}

/// One mention as the next mentions see it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touch {
    /// The first word.
    pub(super) at: usize,
    /// Its sentence.
    pub(super) sentence: usize,
    /// Its paragraph.
    pub(super) paragraph: usize,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Whether it is a source.
    pub(super) spoke: bool,
    /// Whether it opens its sentence.
    pub(super) subject: bool,
    /// Whether it only owns something.
    pub(super) owner: bool,
    /// Counts all mentions.
    pub(super) number: u32,
}

/// All characters, and ways to find them.
#[derive(Default)]
pub(super) struct Cast {
    /// In the order in which they were found.
    pub(super) characters: Vec<Character>,
    by_noun: HashMap<String, Vec<usize>>,
    recent: Vec<usize>,
    touches: u32,
}

/// How many characters back a pronoun or description looks.
const REACH: usize = 24;

impl Cast {
    /// Adds a character and gives its number.
    pub(super) fn add(&mut self, character: Character) -> usize {
        let who = self.characters.len();
        let nouns = character.nouns.clone();
        self.characters.push(character);
        for noun in nouns {
            self.index(who, noun);
        }
        who
    }

    fn index(&mut self, who: usize, noun: String) {
        self.by_noun.entry(noun).or_default().push(who);
    }

    /// Lets a character be called by a noun.
    pub(super) fn call(&mut self, who: usize, noun: &str) {
        if !self.characters[who].nouns.iter().any(|n| n == noun) {
            self.characters[who].nouns.push(noun.to_owned());
            self.index(who, noun.to_owned());
        }
    }

    /// Notes a mention.
    pub(super) fn touch(&mut self, who: usize, span: Span, mut touch: Touch) {
        self.touches += 1;
        touch.number = self.touches;
        let character = &mut self.characters[who];
        if let Some(last) = character.last.filter(|l| l.sentence == touch.sentence) {
            // In one sentence the strongest mention counts: "Toft, who … her windows".
            touch.subject |= last.subject;
            touch.spoke |= last.spoke;
            touch.owner &= last.owner;
            touch.quoted &= last.quoted;
        }
        if character.mentions.last() != Some(&span) {
            character.mentions.push(span);
        }
        character.voice |= touch.spoke;
        character.last = Some(touch);
        character.first = character.first.min(touch.at);
        self.recent.retain(|&r| r != who);
        self.recent.push(who);
        if self.recent.len() > REACH {
            self.recent.remove(0);
        }
    }

    /// Characters mentioned lately, the last one first.
    pub(super) fn recent(&self) -> impl Iterator<Item = usize> + '_ {
        self.recent.iter().rev().copied()
    }

    /// Characters that can be called by a noun, the last found first; not all where they are very many.
    pub(super) fn called(&self, noun: &str) -> impl Iterator<Item = usize> + '_ {
        self.by_noun.get(noun).into_iter().flat_map(|all| all.iter().rev().take(REACH)).copied()
    }

    /// How many mentions have been noted.
    pub(super) fn touches(&self) -> u32 {
        self.touches
    }
}

impl Character {
    /// A character of a kind with a name, of which nothing else is known.
    pub(super) fn new(kind: ActorKind, name: String, first: usize) -> Character {
        Character {
            kind,
            name,
            named: None,
            gender: None,
            at_least: 1,
            plural: false,
            counted: false,
            nouns: Vec::new(),
            keys: Vec::new(),
            roles: Vec::new(),
            body: None,
            side: None,
            why_unnamed: None,
            metonym: false,
            voice: false,
            outer: false,
            group: None,
            presumed: false,
            mentions: Vec::new(),
            last: None,
            first,
        }
    }

    /// Whether it is one or more people, named or not.
    pub(super) fn is_human(&self) -> bool {
        matches!(self.kind, ActorKind::NamedPerson | ActorKind::Unnamed | ActorKind::Author)
    }
}
