//! The walk through the article: names, descriptions and pronouns in the order of the text, each source resolved on the way.

use std::collections::HashMap;
use std::ops::Range;

use sayso_text::{Article, Attribution, AttributionId, Span};

use super::cast::{Cast, Touch};
use super::interview::{self, Interview};
use super::lexicon;
use super::names::Name;
use super::pool::Pool;
use super::rule::Rule;
use super::source;
use super::trained::Trained;
use crate::words::Words;

/// Everything that is at hand while walking.
pub(super) struct Walk<'a, 'd> {
    pub(super) article: &'a Article,
    pub(super) words: &'a Words<'d>,
    pub(super) names: &'a [Name],
    pub(super) attributions: &'a [Attribution],
    pub(super) pool: Pool,
    pub(super) cast: Cast,
    /// The voice of each attribution, as far as found.
    pub(super) of: Vec<Option<usize>>,
    /// The author, once somebody writes "I".
    pub(super) author: Option<usize>,
    pub(super) at_of: HashMap<AttributionId, usize>,
    pub(super) by_source: HashMap<Span, (Option<usize>, Rule)>,
    /// The rule that told each voice.
    pub(super) rules: Vec<Rule>,
    /// The attribution whose source was resolved last.
    pub(super) last_voice: Option<usize>,
    /// The voice that spoke last in the article's own words, in nobody's content.
    pub(super) last_outer: Option<usize>,
    /// Words of descriptions that stand beside a name, or that have brought somebody in already.
    pub(super) covered: Vec<bool>,
    /// Where sources stand.
    pub(super) sources: Vec<Span>,
    /// Where contents stand.
    pub(super) contents: Vec<Span>,
    pub(super) sentence_of: Vec<u32>,
    pub(super) paragraph_of: Vec<u32>,
    pub(super) trained: Option<Trained<'a>>,
    /// Whether the article is an interview in turns.
    pub(super) interview: Interview,
    /// Who asks in it, where that is told.
    pub(super) asker: Option<usize>,
}

/// What comes next in the text.
#[derive(Clone, Copy, Debug)]
enum Event {
    Name(usize),
    Noun(usize),
    Pronoun(usize),
    Source(usize),
}

impl<'a, 'd> Walk<'a, 'd> {
    pub(super) fn new(
        article: &'a Article,
        words: &'a Words<'d>,
        names: &'a [Name],
        attributions: &'a [Attribution],
        pool: Pool,
        cast: Cast,
        trained: Option<Trained<'a>>,
    ) -> Walk<'a, 'd> {
        let mut sentence_of = vec![0; words.len()];
        let mut paragraph_of = vec![0; words.len()];
        for (number, paragraph) in words.document.paragraphs.iter().enumerate() {
            for sentence in paragraph.sentences.clone() {
                for w in words.within(words.document.sentences[sentence]) {
                    sentence_of[w] = sentence as u32;
                    paragraph_of[w] = number as u32;
                }
            }
        }
        let mut sources: Vec<Span> = attributions.iter().flat_map(|a| a.source.iter().copied()).collect();
        sources.sort();
        let mut contents: Vec<Span> = attributions.iter().flat_map(|a| a.content.iter().copied()).collect();
        contents.sort();
        Walk {
            article,
            words,
            names,
            attributions,
            pool,
            cast,
            of: vec![None; attributions.len()],
            author: None,
            at_of: attributions.iter().enumerate().map(|(at, a)| (a.id, at)).collect(),
            by_source: HashMap::new(),
            rules: vec![Rule::NoSource; attributions.len()],
            last_voice: None,
            last_outer: None,
            covered: vec![false; words.len()],
            sources,
            contents,
            sentence_of,
            paragraph_of,
            trained,
            interview: Interview::None,
            asker: None,
        }
    }

    /// Walks from the first word to the last.
    pub(super) fn run(&mut self) {
        self.interview = interview::of(self);
        self.asker = interview::asker(self);
        self.roles();
        for (_, _, event) in self.events() {
            match event {
                Event::Name(at) => self.name(at),
                Event::Noun(at) => self.noun(at),
                Event::Pronoun(at) => self.pronoun_in_text(at),
                Event::Source(at) => self.source(at),
            }
        }
    }

    /// Names, nouns, pronouns and sources in the order in which they are taken.
    fn events(&self) -> Vec<(usize, usize, Event)> {
        let mut events = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            events.push((name.words.start, 1, Event::Name(at)));
        }
        for w in 0..self.words.len() {
            if matches!(self.words.lower(w), "he" | "she" | "his" | "her" | "him") {
                events.push((w, 2, Event::Pronoun(w)));
            } else if lexicon::noun(self.words.lower(w)).is_some() && !self.words.is_capital(w) {
                events.push((w, 3, Event::Noun(w)));
            }
        }
        for (at, attribution) in self.attributions.iter().enumerate() {
            let own = self.start_of(attribution);
            // A pronoun in a content may mean the voice around it, which must be known first.
            let mut latest = own;
            let mut outer = attribution.within;
            let mut steps = 0;
            while let Some(o) = outer.and_then(|id| self.at_of.get(&id)).filter(|_| steps < 8) {
                latest = latest.max(self.start_of(&self.attributions[*o]));
                outer = self.attributions[*o].within;
                steps += 1;
            }
            let order = if latest > own { 4 + steps } else { 0 };
            events.push((latest, order, Event::Source(at)));
        }
        events.sort_by_key(|&(at, order, _)| (at, order));
        events
    }

    fn start_of(&self, attribution: &Attribution) -> usize {
        attribution.source.first().map_or(0, |s| self.words.within(*s).start)
    }

    /// A mention of a name.
    fn name(&mut self, at: usize) {
        let Some(who) = self.pool.of[at] else { return };
        let name = &self.names[at];
        let span = self.words.span_of(name.words.clone());
        let mut touch = self.touch_at(name.whole.start);
        touch.owner = name.possessive;
        self.cast.touch(who, bare_span(self.words.text(), span), touch);
    }

    /// The source of an attribution.
    fn source(&mut self, at: usize) {
        let attribution = &self.attributions[at];
        let cached = attribution.source.first().and_then(|s| self.by_source.get(s)).copied();
        let (who, rule) = match cached {
            Some(known) if attribution.source.len() == 1 => known,
            _ => source::resolve(self, at),
        };
        if let Some(span) = attribution.source.first() {
            self.by_source.insert(*span, (who, rule));
        }
        self.rules[at] = rule;
        self.of[at] = who;
        if let Some(who) = who {
            self.cast.characters[who].voice = true;
            self.cast.characters[who].outer |= attribution.within.is_none();
            if let (Some(first), Some(last)) = (attribution.source.first(), attribution.source.last()) {
                let run = self.words.within(*first);
                if !run.is_empty() {
                    let mut touch = self.touch_at(run.start);
                    touch.spoke = true;
                    let whole = Span {
                        start: first.start,
                        end: if attribution.source.len() == 1 { last.end } else { first.end },
                    };
                    self.cast.touch(who, whole, touch);
                }
            }
            self.last_voice = Some(who);
            if attribution.within.is_none() {
                self.last_outer = Some(who);
            } else {
                self.outer_goes_on(at);
            }
        }
    }

    /// "Sorel had been told, he said. He left": who speaks behind a content is nearer than who speaks in it, though the walk comes
    /// to the inner one later.
    fn outer_goes_on(&mut self, inner: usize) {
        let Some(&outer) = self.attributions[inner].within.and_then(|id| self.at_of.get(&id)) else { return };
        let Some((voice, span)) = self.of[outer].zip(self.attributions[outer].source.first().copied()) else { return };
        let (own, around) = (self.start_of(&self.attributions[inner]), self.start_of(&self.attributions[outer]));
        if own < around {
            let mut touch = self.touch_at(around);
            touch.spoke = true;
            self.cast.touch(voice, span, touch);
            self.last_voice = Some(voice);
        }
    }

    /// Where a mention stands.
    pub(super) fn touch_at(&self, at: usize) -> Touch {
        let sentence = self.words.sentence_of(at);
        Touch {
            at,
            sentence: self.sentence_of[at] as usize,
            paragraph: self.paragraph_of[at] as usize,
            quoted: self.words.is_quoted(self.words.span(at).start),
            spoke: false,
            subject: self.opens_sentence(at, sentence.start),
            owner: false,
            number: 0,
        }
    }

    /// The voice around an attribution's content.
    pub(super) fn around(&self, attribution: usize) -> Option<usize> {
        let outer = self.attributions[attribution].within?;
        self.of[*self.at_of.get(&outer)?]
    }

    pub(super) fn in_source(&self, at: usize) -> bool {
        let byte = self.words.span(at).start;
        let until = self.sources.partition_point(|s| s.start <= byte);
        self.sources[until.saturating_sub(6)..until].iter().any(|s| byte < s.end)
    }

    /// Whether nothing but an opening word or the description of the same person stands before a word in its sentence.
    fn opens_sentence(&self, at: usize, start: usize) -> bool {
        let mut from = at;
        while from > start && at - from < 24 && self.covered[from - 1] {
            from -= 1;
        }
        from <= start + 1
    }

    /// Whether a word stands in what somebody says.
    pub(super) fn in_content(&self, at: usize) -> bool {
        let byte = self.words.span(at).start;
        let until = self.contents.partition_point(|s| s.start <= byte);
        self.contents[until.saturating_sub(6)..until].iter().any(|s| byte < s.end)
    }

    pub(super) fn cover(&mut self, run: Range<usize>) {
        self.covered[run].fill(true);
    }
}

/// A name's span without a possessive ending.
pub(super) fn bare_span(text: &str, span: Span) -> Span {
    let written = span.of(text);
    let bare = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
    Span { start: span.start, end: span.start + bare.len() as u32 }
}
