//! What an article tells, as collation sees it.

use sayso_text::{
    ActorId, ActorKind, Article, AttributionId, Date, Denial, Document, Level, Reading, Span, Spans, Stance, Style,
    Told,
};

use crate::collate::Keys;
use crate::office::Office;
use crate::tell::Teller;
use crate::words::{Bag, Tokens, Vocabulary, words_of_name};

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
    /// People whose offices it names, whether they speak or not.
    pub(crate) people: Vec<Office>,
    /// The words of its outlet's name, as stems, sorted.
    pub(crate) outlet_words: Vec<u64>,
    /// Its words.
    pub(crate) words: Vocabulary,
    /// The words by which it is found.
    pub(crate) keys: Keys,
    /// Four words in a row, as numbers, but for direct speech: who quotes the same voice has not copied.
    pub(crate) shingles: Vec<u64>,
    /// The words of its headline, as stems with what they say.
    pub(crate) title: Vec<(u64, f32)>,
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
    /// The words that hedge it.
    pub hedges: Spans,
    /// Through whom it is told, from the article's own outermost voice inwards; the article's outlet is not among them.
    pub chain: Vec<Voice>,
    /// Its vector; empty where there is none.
    pub vector: Box<[i8]>,
    pub(crate) seen: Seen,
}

/// A number, and what it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Amount {
    /// Its value, as the bits of a float.
    pub(crate) value: u64,
    /// The stem of the word behind it; 0 where there is none.
    pub(crate) of: u64,
    /// Where it stands.
    pub(crate) span: Span,
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
    pub(crate) content: Bag,
    /// Words of the sentences that hold it.
    pub(crate) sentence: Bag,
    /// Words of what stands before, and of the headline.
    pub(crate) around: Bag,
    /// All its words in a row, two and two: pairs of stems.
    pub(crate) pairs: Vec<u64>,
    /// Its numbers.
    pub(crate) numbers: Vec<Amount>,
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
}

impl Witness {
    /// What an article tells, by its reading.
    pub fn of(key: String, article: &Article, document: &Document, reading: &Reading) -> Witness {
        let title: Vec<_> = article.title.as_deref().map_or_else(Vec::new, |title| words_of_name(title).collect());
        let mut further = title.clone();
        further.extend(reading.actors.iter().flat_map(|actor| words_of_name(&actor.name)));
        let (words, tokens) = Vocabulary::of(&article.text, document, &further);
        let outlet_words = article.outlet.as_deref().map_or_else(Vec::new, name_words);
        let title: Vec<(u64, f32)> = title.iter().map(|token| (token.stem, token.weight.unwrap_or(0.0))).collect();
        let teller = Teller {
            text: &article.text,
            document,
            reading,
            title: title.iter().filter_map(|word| words.number(word.0)).collect(),
            words: &words,
            tokens: &tokens,
            outlet_words: &outlet_words,
        };
        let tellings = teller.tellings();
        let published = article.published.as_ref();
        Witness {
            key,
            outlet: article.outlet.clone(),
            published: published.map(|p| p.written.clone()),
            day: published.map(|p| p.date),
            tellings,
            people: reading.actors.iter().filter_map(Office::of).collect(),
            outlet_words,
            shingles: shingles(&tokens, reading),
            title,
            keys: Keys::of_words(&words),
            words,
        }
    }
}

impl Witness {
    /// The words by which it is found.
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// By what articles are put in the order of their publication: the day, then the instant where it is known; without a date, last.
    pub fn when(&self) -> (bool, Option<Date>, Option<&str>) {
        (self.day.is_none(), self.day, self.published.as_deref())
    }
}

fn shingles(tokens: &Tokens, reading: &Reading) -> Vec<u64> {
    let quoted: Vec<Span> = reading
        .attributions
        .iter()
        .filter(|said| said.style == Style::Direct)
        .flat_map(|said| said.content.iter().copied())
        .collect();
    let is_quoted = |at: u32| quoted.iter().any(|quote| quote.start <= at && at < quote.end);
    let mut shingles = Vec::new();
    for sentence in tokens.sentences() {
        let stems: Vec<u64> = sentence.iter().filter(|token| !is_quoted(token.start)).map(|token| token.stem).collect();
        shingles.extend(stems.windows(4).map(|four| four.iter().fold(0_u64, |all, stem| all.rotate_left(17) ^ stem)));
    }
    sort(&mut shingles);
    shingles
}

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

pub(crate) fn sort<T: Ord>(items: &mut Vec<T>) {
    items.sort_unstable();
    items.dedup();
}
