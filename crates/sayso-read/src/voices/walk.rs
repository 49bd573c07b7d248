//! The walk through the article: names, descriptions and pronouns in the order of the text, each source resolved on the way.

use std::collections::HashMap;
use std::ops::Range;

use sayso_text::{ActorKind, Article, Attribution, AttributionId, Span};

use super::cast::{Cast, Character, Touch};
use super::lexicon::{self, Class, Gender};
use super::names::{Name, NameKind, owns};
use super::pool::Pool;
use super::rank::{self, Features};
use super::{roles, source};
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
    at_of: HashMap<AttributionId, usize>,
    by_source: HashMap<Span, Option<usize>>,
    /// The attribution whose source was resolved last.
    pub(super) last_voice: Option<usize>,
    /// Words of descriptions that stand beside a name, or that have brought somebody in already.
    covered: Vec<bool>,
    /// Where sources stand.
    sources: Vec<Span>,
    /// Where contents stand.
    contents: Vec<Span>,
    sentence_of: Vec<u32>,
    paragraph_of: Vec<u32>,
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
            last_voice: None,
            covered: vec![false; words.len()],
            sources,
            contents,
            sentence_of,
            paragraph_of,
        }
    }

    /// Walks from the first word to the last.
    pub(super) fn run(&mut self) {
        self.roles();
        for (_, _, event) in self.events() {
            match event {
                Event::Name(at) => self.name(at),
                Event::Noun(at) => self.noun(at),
                Event::Pronoun(at) => self.pronoun(at),
                Event::Source(at) => self.source(at),
            }
        }
    }

    /// Gives people the roles that stand beside their names.
    fn roles(&mut self) {
        for (at, name) in self.names.iter().enumerate() {
            let Some(who) = self.pool.of[at] else { continue };
            if self.cast.characters[who].named != Some(NameKind::Person) {
                self.trade(at, who);
                continue;
            }
            for beside in roles::beside(self.words, name) {
                let role = super::names::join(self.words, beside.role.clone());
                let role =
                    if beside.role.clone().all(|w| self.words.is_capital(w)) { role.to_lowercase() } else { role };
                self.cast.call(who, &beside.noun.singular);
                let body = beside.body.clone().map(|b| self.body_name(b));
                let character = &mut self.cast.characters[who];
                character.gender = beside.noun.gender.or(character.gender);
                if !character.roles.iter().any(|r| r.contains(&role)) {
                    character.roles.retain(|r| !role.contains(r.as_str()));
                    character.roles.push(role);
                }
                if character.body.is_none() {
                    character.body = body.flatten();
                }
                for w in beside.role.clone() {
                    let word = lexicon::bare(self.words.lower(w)).to_owned();
                    if !character.keys.contains(&word) {
                        character.keys.push(word);
                    }
                }
                self.cover(beside.whole);
            }
        }
    }

    /// Lets a body be called by the noun beside its name: "the charity Northern Cross", "Ferro Clasp, a maker of buckles,".
    fn trade(&mut self, at: usize, who: usize) {
        let words = self.words;
        let name = &self.names[at];
        let sentence = words.sentence_of(name.words.start);
        let fits = |class: Class| matches!(class, Class::Body | Class::Outlet);
        if name.whole.start > sentence.start
            && words.before(name.whole.start) == " "
            && !owns(words, name.whole.start - 1)
        {
            let before = lexicon::noun(words.lower(name.whole.start - 1))
                .filter(|n| fits(n.class) || lexicon::is_company(&n.singular));
            if let Some(noun) = before.filter(|n| !n.plural) {
                self.cast.call(who, &noun.singular);
            }
        }
        let after = name.words.end;
        let comma = after + 1 < sentence.end && words.before(after).trim_end() == ",";
        if comma && matches!(words.lower(after), "a" | "an" | "the") {
            let end =
                (after + 1..sentence.end).find(|&w| !matches!(words.before(w), " " | "-")).unwrap_or(sentence.end);
            let phrase = super::phrase::phrase(words, after..end);
            if let Some(noun) = phrase.noun.filter(|n| !n.plural && (fits(n.class) || lexicon::is_company(&n.singular)))
            {
                self.cast.call(who, &noun.singular);
            }
        }
    }

    /// The body that stands in some words, as written; `None` for mere pronouns.
    fn body_name(&self, run: Range<usize>) -> Option<String> {
        let pronoun =
            run.len() == 1 && matches!(self.words.lower(run.start), "its" | "his" | "her" | "their" | "our" | "my");
        let start = if matches!(self.words.lower(run.start), "the" | "a" | "an") && run.len() > 1 {
            run.start + 1
        } else {
            run.start
        };
        (!pronoun).then(|| super::names::join(self.words, start..run.end))
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

    /// A description in the running text: one that brings somebody in ("a second man", "his wife") or comes back to him.
    fn noun(&mut self, at: usize) {
        let words = self.words;
        if owns(words, at) || self.covered[at] || self.in_source(at) {
            return;
        }
        let Some(noun) = lexicon::noun(words.lower(at)) else { return };
        let sentence = words.sentence_of(at);
        let next_joins = at + 1 < sentence.end && words.before(at + 1) == " ";
        if next_joins && lexicon::noun(words.lower(at + 1)).is_some() || next_joins && words.is_capital(at + 1) {
            return;
        }
        let mut from = at;
        while from > sentence.start && at - from < 7 && matches!(words.before(from), " " | "-") {
            let word = words.lower(from - 1);
            if matches!(
                word,
                "of" | "for"
                    | "at"
                    | "in"
                    | "by"
                    | "with"
                    | "from"
                    | "to"
                    | "and"
                    | "or"
                    | "on"
                    | "that"
                    | "as"
                    | "than"
                    | "said"
                    | "is"
                    | "was"
                    | "are"
                    | "were"
                    | "has"
                    | "had"
                    | "have"
                    | "be"
                    | "been"
            ) {
                break;
            }
            from -= 1;
            if matches!(
                word,
                "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "this" | "another" | "those" | "these"
            ) || lexicon::number_of(word).is_some()
                || owns(words, from)
            {
                break;
            }
        }
        if from >= sentence.start + 3
            && words.lower(from - 1) == "of"
            && matches!(words.lower(from - 2), "couple" | "pair" | "handful" | "group" | "number" | "dozens")
        {
            from -= if matches!(words.lower(from - 3), "a" | "the") { 3 } else { 2 };
        }
        let definite = matches!(words.lower(from), "the" | "those" | "these");
        let owned = matches!(words.lower(from), "our" | "his" | "her" | "its" | "their") || owns(words, from);
        let fresh =
            matches!(words.lower(from), "a" | "an" | "another") || lexicon::number_of(words.lower(from)).is_some();
        // "Colleagues remember a man who read the annexes": nobody new in what somebody says.
        let vague = matches!(
            noun.singular.as_str(),
            "man"
                | "woman"
                | "person"
                | "someone"
                | "somebody"
                | "anyone"
                | "anybody"
                | "nobody"
                | "everybody"
                | "everyone"
        );
        if vague && self.in_content(at) {
            return;
        }
        if owned && noun.class == Class::Person && !noun.plural {
            let phrase = super::phrase::phrase(words, from..at + 1);
            let known =
                self.described(&phrase, None).filter(|&w| self.cast.characters[w].nouns.contains(&noun.singular));
            let who = known.unwrap_or_else(|| self.introduce(&phrase, from));
            self.cast.characters[who].presumed |= known.is_none();
            self.cover(from..at + 1);
            let touch = self.touch_at(from);
            self.cast.touch(who, words.span_of(from..at + 1), touch);
            return;
        }
        if definite {
            let phrase = super::phrase::phrase(words, from..at + 1);
            if let Some(who) = self.described(&phrase, None) {
                let touch = self.touch_at(from);
                self.cast.touch(who, words.span_of(from..at + 1), touch);
            }
            return;
        }
        if fresh && noun.class == Class::Document && !noun.plural && matches!(words.lower(from), "a" | "an") {
            let end = self.told_until(at + 1, sentence.end, false);
            let phrase = super::phrase::phrase(words, from..end);
            let who = self.introduce(&phrase, from);
            let touch = self.touch_at(from);
            self.cast.touch(who, words.span_of(from..at + 1), touch);
            return;
        }
        if !fresh || noun.class != Class::Person {
            return;
        }
        // An apposition tells more: "a second man, a surveyor for a contractor, who …".
        let mut run = from..self.told_until(at + 1, sentence.end, true);
        let after = at + 1;
        if after + 1 < sentence.end && words.before(after).trim_end() == "," && matches!(words.lower(after), "a" | "an")
        {
            let end = (after + 1..sentence.end).find(|&w| words.before(w).contains(',')).unwrap_or(sentence.end);
            let phrase = super::phrase::phrase(words, after..end);
            if phrase.noun.as_ref().is_some_and(|n| n.class == Class::Person) {
                run = after..end;
            }
        }
        let phrase = super::phrase::phrase(words, run);
        let who = self.introduce(&phrase, from);
        self.cast.call(who, &noun.singular);
        if self.cast.characters[who].gender.is_none() {
            self.cast.characters[who].gender = noun.gender;
        }
        self.cover(phrase.run.clone());
        let touch = self.touch_at(from);
        self.cast.touch(who, words.span_of(from..at + 1), touch);
    }

    /// "he", "she", "his", "her" in the running text: whom it means is spoken of again.
    fn pronoun(&mut self, at: usize) {
        // Who is spoken of inside quotation marks says little about who goes on speaking outside.
        if self.in_source(at) || self.words.is_quoted(self.words.span(at).start) {
            return;
        }
        let gender = if self.words.lower(at).starts_with('h') && self.words.lower(at) != "her" {
            Gender::He
        } else {
            Gender::She
        };
        if let Some(who) = self.he_or_she(at, gender, None) {
            let mut touch = self.touch_at(at);
            touch.owner = matches!(self.words.lower(at), "his" | "her");
            self.cast.touch(who, self.words.span(at), touch);
            // Objects and owners are too often somebody else to learn from.
            let learns = matches!(self.words.lower(at), "he" | "she");
            let character = &mut self.cast.characters[who];
            if learns {
                character.gender = character.gender.or(Some(gender));
            }
        }
    }

    /// The source of an attribution.
    fn source(&mut self, at: usize) {
        let attribution = &self.attributions[at];
        let cached = attribution.source.first().and_then(|s| self.by_source.get(s)).copied();
        let who = match cached {
            Some(known) if attribution.source.len() == 1 => known,
            _ => source::resolve(self, at),
        };
        if let Some(span) = attribution.source.first() {
            self.by_source.insert(*span, who);
        }
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

    /// What is known of a candidate as seen from a word.
    pub(super) fn features(&self, who: usize, at: usize, attribution: Option<usize>) -> Option<Features> {
        let character = &self.cast.characters[who];
        let last = character.last?;
        let quoted = self.words.is_quoted(self.words.span(at).start);
        let content_holds =
            |a: &Attribution| a.content.iter().any(|c| c.range().contains(&(self.words.span(last.at).start as usize)));
        let around = attribution.and_then(|a| self.around(a));
        Some(Features {
            sentences: (self.sentence_of[at] as usize).abs_diff(last.sentence) as u32,
            paragraphs: (self.paragraph_of[at] as usize).abs_diff(last.paragraph) as u32,
            others_since: self.cast.touches() - last.number,
            spoke: last.spoke,
            spoke_last: self.last_voice == Some(who),
            subject: last.subject,
            owner: last.owner,
            other_side_of_quotes: last.quoted && !quoted,
            in_own_content: attribution.is_some_and(|a| content_holds(&self.attributions[a])) && !last.spoke,
            voice_around: around == Some(who) && !quoted,
            named: character.named.is_some(),
            agrees: false,
            same_noun: false,
            strange_modifiers: 0,
            voice: character.voice,
        })
    }

    /// The voice around an attribution's content.
    pub(super) fn around(&self, attribution: usize) -> Option<usize> {
        let outer = self.attributions[attribution].within?;
        self.of[*self.at_of.get(&outer)?]
    }

    /// Whom "he" or "she" means.
    pub(super) fn he_or_she(&self, at: usize, gender: Gender, attribution: Option<usize>) -> Option<usize> {
        let around = attribution.and_then(|a| self.around(a));
        let quoted = self.words.is_quoted(self.words.span(at).start);
        let candidates = self.cast.recent().filter_map(|who| {
            let character = &self.cast.characters[who];
            let human = matches!(character.kind, ActorKind::NamedPerson | ActorKind::Unnamed);
            if !human || character.plural || character.gender.is_some_and(|g| g != gender) {
                return None;
            }
            // Inside quotation marks the speaker is "I".
            if quoted && Some(who) == around {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            features.agrees = character.gender == Some(gender);
            Some((who, features))
        });
        rank::best(candidates)
    }

    /// Whom "they" means.
    pub(super) fn they(&self, at: usize, attribution: Option<usize>) -> Option<usize> {
        // Several people who were just spoken of come before a body that "they" can be said of too.
        let here = self.sentence_of[at] as usize;
        let near = |who: usize| {
            let c = &self.cast.characters[who];
            c.plural && c.kind == ActorKind::Unnamed && c.last.is_some_and(|l| here.saturating_sub(l.sentence) <= 2)
        };
        let some_near = self.cast.recent().any(near);
        let candidates = self.cast.recent().filter_map(|who| {
            let character = &self.cast.characters[who];
            let many = character.plural && character.kind != ActorKind::Document;
            let body = matches!(character.kind, ActorKind::Organisation | ActorKind::Outlet);
            if !many && !body || some_near && !near(who) {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            features.agrees = many;
            features.named &= many;
            Some((who, features))
        });
        rank::best(candidates)
    }

    /// What "it" means.
    pub(super) fn it(&self, at: usize, attribution: Option<usize>) -> Option<usize> {
        let candidates = self.cast.recent().filter_map(|who| {
            let character = &self.cast.characters[who];
            if !matches!(character.kind, ActorKind::Organisation | ActorKind::Outlet | ActorKind::Document)
                || character.plural
                || character.kind == ActorKind::Document && !character.voice
            {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            // A body that spoke or is the subject is meant, not a place that was passed.
            features.agrees = character.voice || character.named != Some(NameKind::Place);
            Some((who, features))
        });
        rank::best(candidates)
    }

    fn in_source(&self, at: usize) -> bool {
        let byte = self.words.span(at).start;
        let until = self.sources.partition_point(|s| s.start <= byte);
        self.sources[until.saturating_sub(6)..until].iter().any(|s| byte < s.end)
    }

    /// Past what tells more of somebody or something after the noun: "of 10 March from the directorate", "at the guest villa",
    /// "who handles landing permits".
    fn told_until(&self, from: usize, limit: usize, person: bool) -> usize {
        let words = self.words;
        let link = |w: usize| match words.lower(w) {
            "of" | "from" | "by" | "to" | "for" | "on" => !person || words.lower(w) != "to" && words.lower(w) != "by",
            "at" | "in" | "with" | "near" => person,
            _ => false,
        };
        let small = |w: usize| matches!(words.lower(w), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our");
        let limit = limit.min(from + 12);
        let mut end = from;
        while end < limit && words.before(end) == " " {
            let linked = end > from && (link(end - 1) || small(end - 1));
            let goes_on = link(end)
                || end > from
                    && (small(end) && link(end - 1)
                        || words.is_capital(end)
                        || lexicon::noun(words.lower(end)).is_some());
            if !goes_on && !linked {
                break;
            }
            end += 1;
        }
        while end > from && (link(end - 1) || small(end - 1)) {
            end -= 1;
        }
        if person && end < limit && words.before(end) == " " && words.lower(end) == "who" {
            let stop = (end + 1..limit).find(|&w| {
                words.before(w) != " " || matches!(words.lower(w), "and" | "but" | "said" | "told" | "says")
            });
            end = stop.unwrap_or(limit);
        }
        end
    }

    /// Whether nothing but an opening word or the description of the same person stands before a word in its sentence.
    fn opens_sentence(&self, at: usize, start: usize) -> bool {
        let mut from = at;
        while from > start && self.covered[from - 1] {
            from -= 1;
        }
        from <= start + 1
    }

    /// Whether a word stands in what somebody says.
    fn in_content(&self, at: usize) -> bool {
        let byte = self.words.span(at).start;
        let until = self.contents.partition_point(|s| s.start <= byte);
        self.contents[until.saturating_sub(6)..until].iter().any(|s| byte < s.end)
    }

    fn cover(&mut self, run: Range<usize>) {
        self.covered[run].fill(true);
    }
}

/// A name's span without a possessive ending.
fn bare_span(text: &str, span: Span) -> Span {
    let written = span.of(text);
    let bare = written.strip_suffix("'s").or_else(|| written.strip_suffix("’s")).unwrap_or(written);
    Span { start: span.start, end: span.start + bare.len() as u32 }
}
