//! What an article tells, as collation sees it.

use std::collections::{BTreeSet, HashMap};

use sayso_text::{
    Actor, ActorId, ActorKind, Article, Attribution, AttributionId, Date, Denial, Document, Level, Reading, Span,
    Spans, Stance, Style, Told,
};

use crate::testimony::is_testimony;
use crate::words::{Word, hash, number, stem::stem, tokens, words, words_of_name};

/// An article as a witness: what it tells, when, and who publishes it.
#[derive(Clone, Debug, Default)]
pub struct Witness {
    /// What the article is called in a ledger: the same for the same article, wherever it is.
    pub key: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// The day, or the instant, of publication, as received: ISO 8601.
    pub published: Option<String>,
    /// The same day.
    pub day: Option<Date>,
    /// What it tells.
    pub tellings: Vec<Telling>,
    pub(crate) outlet_words: Vec<u64>,
    pub(crate) wording: Wording,
    pub(crate) title: Vec<Word>,
}

/// An article's words, by which copies of it are known.
#[derive(Clone, Debug, Default)]
pub(crate) struct Wording {
    /// Its words with what they say, by stem.
    pub(crate) words: Vec<(u64, f32)>,
    /// Four words in a row, as numbers, but for direct speech: who quotes the same voice has not copied.
    pub(crate) shingles: Vec<u64>,
}

/// One attribution's content or one statement: a claim is told here.
#[derive(Clone, Debug)]
pub struct Telling {
    /// Which of the article's attributions or statements it is.
    pub told: Told,
    /// The attribution whose content holds this one's.
    pub within: Option<AttributionId>,
    /// Its words, in bytes of the article's text.
    pub content: Spans,
    /// What the innermost voice does with it.
    pub stance: Stance,
    /// What kind of denial it is, where it is one.
    pub denial: Option<Denial>,
    /// Stated or hedged.
    pub level: Level,
    /// Through whom it is told, from the article's own outermost voice inwards; the article's outlet is not among them.
    pub chain: Vec<Voice>,
    /// Its vector; empty where there is none.
    pub vector: Box<[i8]>,
    pub(crate) seen: Seen,
}

/// A voice in a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Which of the article's actors it is; `None` where that is not clear.
    pub actor: Option<ActorId>,
    /// Its name, or the words of the source where it is not clear who that is.
    pub name: String,
    /// What it is.
    pub kind: Option<ActorKind>,
    /// The body that it speaks for.
    pub body: Option<String>,
    /// Whether it speaks for a body by its office, named or not: a spokeswoman, a minister, a director.
    pub is_official: bool,
}

/// What comparing looks at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// Words of the content, with the names of those that its pronouns mean.
    pub(crate) content: Vec<Word>,
    /// Words of the sentences that hold it.
    pub(crate) sentence: Vec<Word>,
    /// Words of what stands before, and of the headline.
    pub(crate) around: Vec<Word>,
    /// All its words in a row, two and two: pairs of stems.
    pub(crate) pairs: Vec<u64>,
    /// Numbers with the stem of the word behind them.
    pub(crate) numbers: Vec<(u64, u64)>,
    /// Days that its sentences speak of.
    pub(crate) days: Vec<(Date, Date)>,
    /// The words of each voice's name.
    pub(crate) voices: Vec<Vec<u64>>,
    /// Its number among the article's tellings.
    pub(crate) number: usize,
    /// In which sentence of the article it begins, from 0.
    pub(crate) sentence_number: usize,
    /// Whether it has a word that turns its meaning round.
    pub(crate) is_negated: bool,
    /// How much its words say together.
    pub(crate) weight: f32,
}

impl Witness {
    /// What an article tells, by its reading.
    pub fn of(key: String, article: &Article, document: &Document, reading: &Reading) -> Witness {
        let title = article.title.as_deref().map_or_else(Vec::new, |title| words(title, &[Span::new(0, title.len())]));
        let outlet_words = article.outlet.as_deref().map_or_else(Vec::new, name_words);
        let mut spread: HashMap<u64, u32> = HashMap::new();
        for sentence in &document.sentences {
            let stems: BTreeSet<u64> = words(&article.text, &[*sentence]).iter().map(|word| word.stem).collect();
            stems.into_iter().for_each(|stem| *spread.entry(stem).or_default() += 1);
        }
        let maker =
            Maker { text: &article.text, document, reading, title: &title, spread, outlet_words: &outlet_words };
        let mut tellings: Vec<Telling> = reading
            .attributions
            .iter()
            .filter(|said| !said.content.is_empty() && (said.within.is_none() || maker.is_testimony(said)))
            .map(|said| maker.attribution(said))
            .chain(reading.statements.iter().map(|told| {
                let level = told.certainty.as_ref().map_or(Level::Stated, |c| c.level);
                maker.telling(Told::Statement(told.id), &told.content, told.stance, None, level, Vec::new())
            }))
            .collect();
        tellings.sort_by_key(|telling| (telling.content.first().map(|s| (s.start, s.end)), telling.told));
        for (number, telling) in tellings.iter_mut().enumerate() {
            telling.seen.number = number;
        }
        let published = article.published.as_ref();
        Witness {
            key,
            outlet: article.outlet.clone(),
            published: published.map(|p| p.written.clone()),
            day: published.map(|p| p.date),
            tellings,
            outlet_words,
            wording: Wording::of(&article.text, document, reading),
            title,
        }
    }
}

impl Wording {
    fn of(text: &str, document: &Document, reading: &Reading) -> Wording {
        let mut all: Vec<(u64, f32)> =
            words(text, &document.sentences).iter().map(|word| (word.stem, word.weight)).collect();
        all.sort_unstable_by_key(|word| word.0);
        all.dedup_by_key(|word| word.0);
        let quoted: Vec<Span> = reading
            .attributions
            .iter()
            .filter(|said| said.style == Style::Direct)
            .flat_map(|said| said.content.iter().copied())
            .collect();
        let mut shingles = Vec::new();
        for sentence in &document.sentences {
            let told = tokens(sentence.of(text)).filter(|(at, _)| {
                let at = sentence.start + *at as u32;
                !quoted.iter().any(|quote| quote.start <= at && at < quote.end)
            });
            let stems: Vec<u64> = told.map(|(_, token)| hash(&stem(token))).collect();
            shingles
                .extend(stems.windows(4).map(|four| four.iter().fold(0_u64, |all, stem| all.rotate_left(17) ^ stem)));
        }
        sort(&mut shingles);
        Wording { words: all, shingles }
    }
}

struct Maker<'a> {
    text: &'a str,
    document: &'a Document,
    reading: &'a Reading,
    title: &'a [Word],
    /// In how many sentences of the article a stem is.
    spread: HashMap<u64, u32>,
    outlet_words: &'a [u64],
}

impl Maker<'_> {
    fn attribution(&self, said: &Attribution) -> Telling {
        let level = said.certainty.as_ref().map_or(Level::Stated, |c| c.level);
        let stance = said.stance.unwrap_or(Stance::Asserts);
        let told = Told::Attribution(said.id);
        let telling = self.telling(told, &said.content, stance, said.denial, level, self.chain(said));
        Telling { within: said.within, ..telling }
    }

    fn telling(
        &self,
        told: Told,
        content: &[Span],
        stance: Stance,
        denial: Option<Denial>,
        level: Level,
        chain: Vec<Voice>,
    ) -> Telling {
        let vector = self.reading.vectors.iter().find(|vector| vector.of == told);
        Telling {
            told,
            within: None,
            content: content.to_vec(),
            stance,
            denial,
            level,
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
        let mut around = self.words(&[Span { start: before, end: sentence.start }]);
        around.extend(self.title.iter().cloned());
        let mut words_of_content = self.words(content);
        words_of_content.extend(self.meant(content));
        let weight = words_of_content.iter().map(|word| word.weight).sum();
        let tokens: Vec<&str> =
            content.iter().flat_map(|piece| tokens(piece.of(self.text)).map(|(_, token)| token)).collect();
        let stems: Vec<u64> = tokens.iter().map(|token| hash(&stem(token))).collect();
        let mut pairs: Vec<u64> = stems.windows(2).map(|two| two[0].rotate_left(1) ^ two[1]).collect();
        sort(&mut pairs);
        let numbers = tokens.iter().enumerate().filter_map(|(at, token)| {
            number(token).map(|value| (value.to_bits(), stems.get(at + 1).copied().unwrap_or(0)))
        });
        let mut numbers: Vec<(u64, u64)> = numbers.collect();
        sort(&mut numbers);
        let days = self.reading.times.iter().filter(|time| sentence.contains(time.span));
        Seen {
            content: words_of_content,
            sentence: self.words(&[sentence]),
            around,
            pairs,
            numbers,
            days: days.filter_map(|time| Some((time.earliest?, time.latest.or(time.earliest)?))).collect(),
            voices: chain.iter().map(|voice| name_words(&voice.name)).collect(),
            number: 0,
            sentence_number: place,
            is_negated: is_negated(&tokens),
            weight,
        }
    }

    fn words(&self, places: &[Span]) -> Vec<Word> {
        let mut words = words(self.text, places);
        for word in &mut words {
            word.particular = word.weight / self.spread.get(&word.stem).map_or(1.0, |&spread| spread as f32);
        }
        words
    }

    /// The names of those whom pronouns in some places mean.
    fn meant(&self, places: &[Span]) -> Vec<Word> {
        let pronouns = self.reading.mentions.iter().filter(|mention| {
            places.iter().any(|place| place.contains(mention.span))
                && PRONOUNS.contains(&&*mention.span.of(self.text).to_ascii_lowercase())
        });
        pronouns.filter_map(|mention| self.actor(mention.actor)).flat_map(|actor| words_of_name(&actor.name)).collect()
    }
}

/// Whether an actor has an office in which it speaks for a body.
fn is_official(actor: &Actor) -> bool {
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

/// A chain longer than this is none.
const LONGEST_CHAIN: usize = 16;

const PRONOUNS: [&str; 12] = ["he", "she", "it", "they", "him", "her", "his", "its", "their", "them", "i", "we"];

/// Whether the main clause, as far as the first word that opens another one, is turned round by a word.
fn is_negated(tokens: &[&str]) -> bool {
    let lower: Vec<String> = tokens.iter().map(|token| token.to_lowercase().replace('’', "'")).collect();
    let main = lower.iter().skip(1).position(|token| OPENERS.contains(&&**token)).map_or(lower.len(), |at| at + 1);
    lower[..main].iter().enumerate().any(|(at, token)| {
        let next = lower.get(at + 1).map_or("", String::as_str);
        let turns = NEGATIONS.contains(&&**token) || token.ends_with("n't");
        turns
            && !matches!(
                next,
                "only" | "just" | "doubt" | "longer" | "later" | "less" | "more" | "fewer" | "exceptions" | "yet"
            )
    })
}

const NEGATIONS: [&str; 12] =
    ["not", "no", "never", "neither", "nor", "none", "without", "denied", "untrue", "false", "nothing", "nobody"];

const OPENERS: [&str; 18] = [
    "that", "which", "who", "whose", "whom", "when", "while", "until", "if", "because", "as", "where", "although",
    "though", "since", "after", "before", "unless",
];

/// The stems of a name's words, sorted.
pub(crate) fn name_words(name: &str) -> Vec<u64> {
    let mut stems: Vec<u64> = words_of_name(name).map(|word| word.stem).collect();
    sort(&mut stems);
    stems
}

/// Whether one name has all the words of the other.
pub(crate) fn within(a: &[u64], b: &[u64]) -> bool {
    let has = |all: &[u64], some: &[u64]| !some.is_empty() && some.iter().all(|stem| all.binary_search(stem).is_ok());
    has(a, b) || has(b, a)
}

fn sort<T: Ord>(items: &mut Vec<T>) {
    items.sort_unstable();
    items.dedup();
}
