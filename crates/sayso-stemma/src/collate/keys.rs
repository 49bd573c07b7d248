//! The words by which articles of one affair are found.

use sayso_text::{Article, Document};

use crate::words::Vocabulary;

/// The words that say most of what an article is about, with how much of it: a vector along them, of length [`WHOLE`].
///
/// ```
/// use sayso_stemma::collate::Keys;
/// use sayso_text::{Article, Document};
/// let keys = |text| {
///     let article = Article::from_text("a", text);
///     Keys::of(&article, &Document::of(&article))
/// };
/// let (a, b) = (keys("Kelstan may reopen its embassy in Sarn."), keys("Sarn hears of an embassy of Kelstan."));
/// assert!(a.shared(&b) > keys("Forty cranes stand idle in Oldhaven.").shared(&b));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(Vec<(u64, u8)>);

/// The length of the vector.
pub const WHOLE: u32 = 255;
/// How much the keys of two articles must share for their tellings to be looked at.
pub const ENOUGH: u32 = (0.08 * (WHOLE * WHOLE) as f64) as u32;

/// Words that say less are no key.
const RARE: f32 = 3.5;
/// A name says as much more.
const NAME: f32 = 0.7;
/// More words than this say no more of what an article is about.
const MOST: usize = 48;

impl Keys {
    /// The keys of an article: the words that are rare, and often there (Salton and Buckley 1988).
    pub fn of(article: &Article, document: &Document) -> Keys {
        Keys::of_words(&Vocabulary::of(&article.text, document, &[]).0)
    }

    /// The same from its words; what was read in it makes no difference.
    pub(crate) fn of_words(words: &Vocabulary) -> Keys {
        let rare = words.entries().iter().filter(|entry| entry.times > 0 && entry.weight >= RARE);
        let mut keys: Vec<(u64, f32)> = rare
            .map(|entry| {
                let says = entry.weight + if entry.is_written_as_name { NAME } else { 0.0 };
                (entry.stem, (1.0 + (entry.times as f32).ln()) * says)
            })
            .collect();
        keys.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        keys.truncate(MOST);
        let length = keys.iter().map(|key| key.1 * key.1).sum::<f32>().sqrt();
        let mut keys: Vec<(u64, u8)> =
            keys.iter().map(|key| (key.0, (key.1 / length * WHOLE as f32).round() as u8)).collect();
        keys.sort_unstable_by_key(|key| key.0);
        Keys(keys)
    }

    /// Stems, as numbers, in their order, with their shares.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u8)> + '_ {
        self.0.iter().copied()
    }

    /// How much two articles share; [`ENOUGH`] is enough.
    pub fn shared(&self, other: &Keys) -> u32 {
        self.shared_where(other, |_| true)
    }

    /// The same where only some stems count.
    pub fn shared_where(&self, other: &Keys, mut counts: impl FnMut(u64) -> bool) -> u32 {
        let both = self.0.iter().filter_map(|&(stem, share)| {
            let at = other.0.binary_search_by_key(&stem, |key| key.0).ok()?;
            Some((stem, u32::from(share) * u32::from(other.0[at].1)))
        });
        both.filter(|&(stem, _)| counts(stem)).map(|(_, share)| share).sum()
    }
}
