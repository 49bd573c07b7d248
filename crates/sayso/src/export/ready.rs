use std::collections::BTreeMap;
use std::io;

use super::iri::Names;
use super::words::Words;
use super::{check, no_text};
use crate::wire::{Actor, Article, Attribution, Span, Time};

/// An article to be written: its words, if they may be, and what its numbers stand for.
pub(super) struct Ready<'a> {
    /// The article; without its words where they may not be written.
    pub(super) article: &'a Article,
    pub(super) names: Names,
    words: Option<Words<'a>>,
    actors: BTreeMap<u32, &'a Actor>,
    attributions: BTreeMap<u32, &'a Attribution>,
    times: BTreeMap<u32, &'a Time>,
}

impl<'a> Ready<'a> {
    /// Checks an article and hands it on, without its words if `bare`.
    pub(super) fn with<T>(article: &Article, bare: bool, write: impl FnOnce(&Ready) -> io::Result<T>) -> io::Result<T> {
        let words = Words::of(&article.text);
        check::check(article, &words)?;
        if bare {
            let bare = no_text::without_words(article);
            let names = Names::of(article, bare.url.as_deref());
            write(&Ready::new(&bare, names, None))
        } else {
            write(&Ready::new(article, Names::of(article, article.url.as_deref()), Some(words)))
        }
    }

    /// An article that was just read, with its words.
    pub(super) fn of(article: &'a Article) -> Ready<'a> {
        Ready::new(article, Names::of(article, article.url.as_deref()), Some(Words::of(&article.text)))
    }

    fn new(article: &'a Article, names: Names, words: Option<Words<'a>>) -> Ready<'a> {
        Ready {
            article,
            names,
            words,
            actors: article.actors.iter().map(|a| (a.id, a)).collect(),
            attributions: article.attributions.iter().map(|a| (a.id, a)).collect(),
            times: article.times.iter().map(|t| (t.id, t)).collect(),
        }
    }

    /// Whether words of the article may be written.
    pub(super) fn has_words(&self) -> bool {
        self.words.is_some()
    }

    /// The words of one span.
    pub(super) fn at(&self, span: Span) -> Option<&'a str> {
        self.words.as_ref().map(|words| words.at(span))
    }

    /// The words of a role, pieces parted by `…`; `None` where there are none, or none may be written.
    pub(super) fn words(&self, spans: &[Span]) -> Option<String> {
        let words = self.words.as_ref()?;
        let pieces: Vec<&str> = spans.iter().map(|&span| words.at(span)).collect();
        (!pieces.is_empty()).then(|| pieces.join(" … "))
    }

    /// Who speaks, where that is clear.
    pub(super) fn voice(&self, attribution: &Attribution) -> Option<&'a Actor> {
        attribution.voice.and_then(|id| self.actors.get(&id).copied())
    }

    /// Through whom it came: the attributions in whose contents it lies, the outermost first.
    pub(super) fn relays(&self, attribution: &Attribution) -> Vec<&'a Attribution> {
        let mut relays = Vec::new();
        let mut outer = attribution.within;
        while let Some(relay) = outer.and_then(|id| self.attributions.get(&id)) {
            // An article that was not checked may go in circles.
            if relays.len() > self.attributions.len() {
                break;
            }
            relays.push(*relay);
            outer = relay.within;
        }
        relays.reverse();
        relays
    }

    /// When it was said, as a TIMEX3 value.
    pub(super) fn said(&self, attribution: &Attribution) -> Option<&'a str> {
        attribution.said.and_then(|id| self.times.get(&id)).map(|time| time.value.as_str())
    }
}

/// What to call an actor: its name, else its kind.
pub(super) fn called(actor: &Actor) -> &str {
    if actor.name.is_empty() { &actor.kind } else { &actor.name }
}
