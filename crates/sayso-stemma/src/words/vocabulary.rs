//! An article's words: each once with what it says, and where they stand.

use std::collections::{BTreeMap, HashMap};

use sayso_text::{Document, Span};

use super::{Token, begins_a_sentence, token, tokens};

/// The words of an article that say something, each once, in the order of their stems.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary(Vec<Entry>);

/// A word of an article.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// Its stem, as a number (FNV-1a); two ways to write a number have one.
    pub(crate) stem: u64,
    /// How much it says ([`super::rarity`]).
    pub(crate) weight: f32,
    /// In how many sentences it is.
    pub(crate) sentences: u32,
    /// How often it is there.
    pub(crate) times: u32,
    /// Whether it is written as a name somewhere in the text.
    pub(crate) is_written_as_name: bool,
    /// Whether it is so written, or a word of a name that is known otherwise.
    pub(crate) is_name: bool,
}

impl Entry {
    /// How much it says, where it says less the more of the article's sentences have it: what the whole article is about tells its claims
    /// apart least.
    pub(crate) fn particular(&self) -> f32 {
        self.weight / self.sentences.max(1) as f32
    }
}

/// Some words of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bag {
    /// Their numbers in its vocabulary, each once, in order.
    pub(crate) words: Box<[u32]>,
    /// How much they say together.
    pub(crate) weight: f32,
    /// The same in particular.
    pub(crate) particular: f32,
}

/// An article's text, cut into words.
pub(crate) struct Tokens {
    tokens: Vec<Token>,
    /// The number of each token's word; [`NONE`] of those that say nothing.
    entries: Vec<u32>,
    /// Where each sentence's tokens begin.
    starts: Vec<usize>,
}

const NONE: u32 = u32::MAX;

impl Vocabulary {
    /// Cuts the sentences of a text into words. Further words, of names, have no place in the text.
    pub(crate) fn of(text: &str, document: &Document, further: &[Token]) -> (Vocabulary, Tokens) {
        let (mut all, mut starts) = (Vec::new(), Vec::new());
        for sentence in &document.sentences {
            starts.push(all.len());
            all.extend(tokens(sentence.of(text)).map(|(at, written)| {
                let at = sentence.start as usize + at;
                token(at, written, written.starts_with(char::is_uppercase) && !begins_a_sentence(text, at))
            }));
        }
        let mut words: BTreeMap<u64, (Entry, usize)> = BTreeMap::new();
        let numbered = starts.windows(2).map(|ends| (ends[0], ends[1])).chain(starts.last().map(|&s| (s, all.len())));
        let in_text = numbered.enumerate().flat_map(|(n, (from, to))| all[from..to].iter().map(move |t| (n, t)));
        for (sentence, token) in in_text.chain(further.iter().map(|token| (usize::MAX, token))) {
            let Some(weight) = token.weight else { continue };
            let (entry, last) = words.entry(token.stem).or_insert_with(|| {
                (
                    Entry {
                        stem: token.stem,
                        weight,
                        sentences: 0,
                        times: 0,
                        is_written_as_name: false,
                        is_name: false,
                    },
                    usize::MAX - 1,
                )
            });
            entry.is_name |= token.is_name;
            if sentence != usize::MAX {
                entry.is_written_as_name |= token.is_name;
                entry.times += 1;
                entry.sentences += u32::from(*last != sentence);
                *last = sentence;
            }
        }
        let vocabulary = Vocabulary(words.into_values().map(|(entry, _)| entry).collect());
        let numbers: HashMap<u64, u32> = vocabulary.0.iter().zip(0..).map(|(entry, n)| (entry.stem, n)).collect();
        let number = |token: &Token| token.weight.and_then(|_| numbers.get(&token.stem).copied()).unwrap_or(NONE);
        let entries = all.iter().map(number).collect();
        (vocabulary, Tokens { tokens: all, entries, starts })
    }

    pub(crate) fn entries(&self) -> &[Entry] {
        &self.0
    }

    pub(crate) fn entry(&self, number: u32) -> &Entry {
        &self.0[number as usize]
    }

    /// The number of a word; `None` where the article does not have it.
    pub(crate) fn number(&self, stem: u64) -> Option<u32> {
        self.0.binary_search_by_key(&stem, |entry| entry.stem).ok().map(|at| at as u32)
    }

    /// Some words together.
    pub(crate) fn bag(&self, mut words: Vec<u32>) -> Bag {
        words.sort_unstable();
        words.dedup();
        let entries = || words.iter().map(|&number| self.entry(number));
        let weight = entries().map(|entry| entry.weight).sum();
        let particular = entries().map(Entry::particular).sum();
        Bag { words: words.into_boxed_slice(), weight, particular }
    }
}

impl Tokens {
    /// The tokens that begin in a place.
    pub(crate) fn within(&self, place: Span) -> &[Token] {
        let (from, to) = self.range(place);
        &self.tokens[from..to]
    }

    /// The numbers of the words in some places.
    pub(crate) fn words(&self, places: &[Span]) -> Vec<u32> {
        let here = places.iter().flat_map(|&place| {
            let (from, to) = self.range(place);
            self.entries[from..to].iter().copied().filter(|&entry| entry != NONE)
        });
        here.collect()
    }

    /// The tokens of each sentence.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &[Token]> {
        let ends = self.starts.iter().skip(1).copied().chain([self.tokens.len()]);
        self.starts.iter().zip(ends).map(|(&from, to)| &self.tokens[from..to])
    }

    fn range(&self, place: Span) -> (usize, usize) {
        let at = |offset: u32| self.tokens.partition_point(|token| token.start < offset);
        let from = at(place.start);
        (from, at(place.end).max(from))
    }
}

#[cfg(test)]
mod tests {
    use sayso_text::Article;

    use super::*;

    #[test]
    fn words_and_their_places() {
        let text = "The embassy of Sarn reopens. Sarn paid 3 crowns for its embassies.";
        let document = Document::of(&Article::from_text("a", text));
        let (vocabulary, tokens) = Vocabulary::of(text, &document, &[]);
        let words = tokens.words(&[Span::new(0, 11)]);
        assert_eq!(words.len(), 1, "the embassy");
        let embassy = vocabulary.entry(words[0]);
        assert_eq!((embassy.times, embassy.sentences, embassy.is_name), (2, 2, false));
        assert_eq!(tokens.within(Span::new(4, 19)).len(), 3, "embassy of Sarn");
        assert_eq!(tokens.sentences().map(<[Token]>::len).collect::<Vec<_>>(), [5, 7]);
    }
}
