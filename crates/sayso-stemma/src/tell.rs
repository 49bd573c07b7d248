//! The tellings of one article.

use sayso_text::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, Certainty, Document, Level, Reading, Span, Stance,
    Statement, Told,
};

use crate::negation::is_negated;
use crate::office::is_official;
use crate::testimony::is_testimony;
use crate::witness::{Amount, Seen, Telling, Voice, name_words, sort, within};
use crate::words::{Token, Tokens, Vocabulary, words_of_name};

/// What tellings are made of.
pub(crate) struct Teller<'a> {
    pub(crate) text: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) reading: &'a Reading,
    /// The words of the headline.
    pub(crate) title: Vec<u32>,
    pub(crate) words: &'a Vocabulary,
    pub(crate) tokens: &'a Tokens,
    pub(crate) outlet_words: &'a [u64],
}

impl Teller<'_> {
    /// What the article tells, in the order of its text.
    pub(crate) fn tellings(&self) -> Vec<Telling> {
        let said = self.reading.attributions.iter();
        let said = said.filter(|said| !said.content.is_empty() && (said.within.is_none() || self.is_testimony(said)));
        let mut tellings: Vec<Telling> = said
            .map(|said| self.attribution(said))
            .chain(self.reading.statements.iter().map(|told| self.statement(told)))
            .collect();
        tellings.sort_by_key(|telling| (telling.content.first().map(|s| (s.start, s.end)), telling.told));
        for (number, telling) in tellings.iter_mut().enumerate() {
            telling.seen.number = number;
        }
        tellings
    }

    fn attribution(&self, said: &Attribution) -> Telling {
        let told = Told::Attribution(said.id);
        let telling = self.telling(told, &said.content, said.certainty.as_ref(), self.chain(said));
        let stance = said.stance.unwrap_or(Stance::Asserts);
        Telling { within: said.within, stance, denial: said.denial, ..telling }
    }

    fn statement(&self, told: &Statement) -> Telling {
        let telling = self.telling(Told::Statement(told.id), &told.content, told.certainty.as_ref(), Vec::new());
        Telling { stance: told.stance, ..telling }
    }

    fn telling(&self, told: Told, content: &[Span], certainty: Option<&Certainty>, chain: Vec<Voice>) -> Telling {
        let vector = self.reading.vectors.iter().find(|vector| vector.of == told);
        Telling {
            told,
            within: None,
            content: content.to_vec(),
            stance: Stance::Asserts,
            denial: None,
            level: certainty.map_or(Level::Stated, |certainty| certainty.level),
            hedges: certainty.map_or_else(Vec::new, |certainty| certainty.markers.iter().map(|m| m.span).collect()),
            vector: vector.map_or_else(Box::default, |vector| vector.values.clone()),
            seen: self.seen(content, &chain),
            chain,
        }
    }

    /// From the outermost voice to the one that tells; who passes on a saying of their own is named once.
    fn chain(&self, said: &Attribution) -> Vec<Voice> {
        let mut chain = vec![self.voice(said)];
        let mut outer = said.within;
        for _ in 0..LONGEST_CHAIN {
            let Some(said) = outer.and_then(|id| self.said(id)) else { break };
            let voice = self.voice(said);
            if !self.is_testimony(said) && said.within.is_some() {
                outer = said.within;
                continue;
            }
            if chain.last().is_none_or(|inner| voice.actor.is_none() || inner.actor != voice.actor) {
                chain.push(voice);
            }
            outer = said.within;
        }
        chain.reverse();
        if chain.first().is_some_and(|outermost| self.is_the_outlet(outermost)) {
            chain.remove(0);
        }
        chain
    }

    fn is_testimony(&self, said: &Attribution) -> bool {
        said.derived || is_testimony(&said.cue.iter().map(|piece| piece.of(self.text)).collect::<Vec<_>>().join(" "))
    }

    fn said(&self, id: AttributionId) -> Option<&Attribution> {
        self.reading.attributions.iter().find(|said| said.id == id)
    }

    fn voice(&self, said: &Attribution) -> Voice {
        match said.voice.and_then(|id| self.actor(id)) {
            Some(actor) => Voice {
                actor: Some(actor.id),
                name: actor.name.clone(),
                kind: Some(actor.kind),
                body: actor.body.clone(),
                is_official: is_official(actor),
            },
            None => {
                let source: Vec<&str> = said.source.iter().map(|piece| piece.of(self.text)).collect();
                Voice { actor: None, name: source.join(" … "), kind: None, body: None, is_official: false }
            }
        }
    }

    fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.reading.actors.iter().find(|actor| actor.id == id)
    }

    fn is_the_outlet(&self, voice: &Voice) -> bool {
        matches!(voice.kind, Some(ActorKind::Outlet | ActorKind::Author))
            && (voice.kind == Some(ActorKind::Author) || within(&name_words(&voice.name), self.outlet_words))
    }

    fn seen(&self, content: &[Span], chain: &[Voice]) -> Seen {
        let (Some(first), Some(last)) = (content.first(), content.last()) else { return Seen::default() };
        let sentences = &self.document.sentences;
        let place = sentences.partition_point(|sentence| sentence.end <= first.start);
        let place_of_last = sentences.partition_point(|sentence| sentence.start < last.end).max(place + 1) - 1;
        let sentence = match (sentences.get(place), sentences.get(place_of_last)) {
            (Some(a), Some(b)) if a.start <= first.start => Span { start: a.start, end: b.end.max(a.start) },
            _ => Span { start: first.start, end: last.end },
        };
        let before = sentences.get(place.saturating_sub(2)).map_or(sentence.start, |s| s.start.min(sentence.start));
        let before = Span { start: before, end: sentence.start };
        let mut words = self.tokens.words(content);
        words.extend(self.meant(content));
        let mut around = self.tokens.words(&[before]);
        around.extend(&self.title);
        let tokens: Vec<&Token> = content.iter().flat_map(|&piece| self.tokens.within(piece)).collect();
        let mut pairs: Vec<u64> = tokens.windows(2).map(|two| two[0].stem.rotate_left(1) ^ two[1].stem).collect();
        sort(&mut pairs);
        let numbers = tokens.iter().enumerate().filter_map(|(at, token)| {
            let of = tokens.get(at + 1).map_or(0, |next| next.stem);
            let span = Span { start: token.start, end: token.end };
            token.number.map(|value| Amount { value: value.to_bits(), of, span })
        });
        let numbers: Vec<Amount> = numbers.collect();
        let written: Vec<&str> =
            tokens.iter().map(|token| &self.text[token.start as usize..token.end as usize]).collect();
        let days = self.reading.times.iter().filter(|time| sentence.contains(time.span));
        Seen {
            content: self.words.bag(words),
            sentence: self.words.bag(self.tokens.words(&[sentence])),
            around: self.words.bag(around),
            pairs,
            numbers,
            days: days.filter_map(|time| Some((time.earliest?, time.latest.or(time.earliest)?))).collect(),
            voices: chain.iter().map(|voice| name_words(&voice.name)).collect(),
            number: 0,
            sentence_number: place,
            is_negated: is_negated(&written),
        }
    }

    /// The names of those whom pronouns in some places mean.
    fn meant(&self, places: &[Span]) -> Vec<u32> {
        let pronouns = self.reading.mentions.iter().filter(|mention| {
            places.iter().any(|place| place.contains(mention.span))
                && PRONOUNS.contains(&&*mention.span.of(self.text).to_ascii_lowercase())
        });
        let names =
            pronouns.filter_map(|mention| self.actor(mention.actor)).flat_map(|actor| words_of_name(&actor.name));
        names.filter_map(|word| self.words.number(word.stem)).collect()
    }
}

/// A chain longer than this is none.
const LONGEST_CHAIN: usize = 16;

const PRONOUNS: [&str; 12] = ["he", "she", "it", "they", "him", "her", "his", "its", "their", "them", "i", "we"];
