//! The words of a telling, as tellings are compared by them.

mod number;
mod rarity;
pub(crate) mod stem;
mod vocabulary;

pub(crate) use number::number;
use rarity::rarity;
use stem::stem;
pub(crate) use vocabulary::{Bag, Tokens, Vocabulary};

/// A word where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Token {
    /// Where it begins, in bytes of the text.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// Its stem, as a number (FNV-1a); of numbers, what they mean.
    pub(crate) stem: u64,
    /// How much it says, in nats; `None` where it only holds sentences together.
    pub(crate) weight: Option<f32>,
    /// What it means as a number.
    pub(crate) number: Option<f64>,
    /// Whether it is written as a name.
    pub(crate) is_name: bool,
}

fn token(at: usize, written: &str, is_name: bool) -> Token {
    let form = stem(written);
    let number = number(written);
    Token {
        start: at as u32,
        end: (at + written.len()) as u32,
        stem: number.map_or_else(|| hash(&form), |number| number.to_bits()),
        weight: (!says_nothing(written)).then(|| rarity(&form)),
        number,
        is_name,
    }
}

/// The words of a name that say something.
pub(crate) fn words_of_name(name: &str) -> impl Iterator<Item = Token> {
    tokens(name).map(|(at, written)| token(at, written, true)).filter(|token| token.weight.is_some())
}

/// Words and numbers, with their places: `3.1` is one, `$340m` two.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(|c: char| c.is_alphabetic() || c.is_ascii_digit())?;
        let is_digit = text.as_bytes()[start].is_ascii_digit();
        let mut end = start;
        for c in text[start..].chars() {
            let goes_on = if is_digit {
                c.is_ascii_digit() || (matches!(c, '.' | ',') && followed_by_digit(text, end + 1))
            } else {
                c.is_alphabetic() || (matches!(c, '\'' | '’') && followed_by_letter(text, end + c.len_utf8()))
            };
            if !goes_on {
                break;
            }
            end += c.len_utf8();
        }
        rest = end;
        Some((start, &text[start..end]))
    })
}

fn followed_by_digit(text: &str, at: usize) -> bool {
    text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
}

fn followed_by_letter(text: &str, at: usize) -> bool {
    text[at..].starts_with(char::is_alphabetic)
}

/// Whether what stands before ends a sentence, or a quotation begins here: a capital says nothing then.
fn begins_a_sentence(text: &str, at: usize) -> bool {
    text[..at].trim_end().chars().next_back().is_none_or(|last| matches!(last, '.' | '!' | '?' | '\n' | '“' | '"'))
}

/// Whether a word is one of those that hold sentences together.
pub(crate) fn says_nothing(token: &str) -> bool {
    let mut lower = [0; 8];
    let Some(lower) = lower.get_mut(..token.len()) else { return false };
    lower.copy_from_slice(token.as_bytes());
    lower.make_ascii_lowercase();
    str::from_utf8(lower).is_ok_and(|lower| NOTHING.binary_search(&lower).is_ok())
}

const NOTHING: [&str; 92] = [
    "a", "about", "after", "also", "an", "and", "are", "as", "at", "be", "been", "before", "being", "but", "by", "can",
    "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "he's", "her", "him", "his", "i", "if",
    "in", "into", "is", "it", "it's", "its", "just", "may", "me", "might", "more", "my", "no", "not", "of", "on",
    "only", "or", "our", "out", "over", "s", "said", "say", "says", "shall", "she", "should", "so", "t", "than",
    "that", "that's", "the", "their", "them", "then", "there", "these", "they", "they're", "this", "those", "to",
    "told", "up", "us", "was", "we", "we're", "were", "what", "which", "who", "who's", "will", "with", "would", "you",
    "your",
];

/// FNV-1a: the same on every machine.
pub(crate) fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_news() {
        let found: Vec<&str> =
            tokens("$340m, 3.1% of “Ulgat’s” half-point 1,200. Élan's").map(|(_, token)| token).collect();
        assert_eq!(found, ["340", "m", "3.1", "of", "Ulgat’s", "half", "point", "1,200", "Élan's"]);
    }

    #[test]
    fn words_that_say_nothing() {
        assert!(NOTHING.is_sorted(), "for binary search");
        for (word, expected) in [("The", true), ("he", true), ("harbour", false), ("reopening", false), ("über", false)]
        {
            assert_eq!(says_nothing(word), expected, "{word}");
        }
    }
}
