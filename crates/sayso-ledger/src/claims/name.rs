//! What claims are called.

use std::fmt;
use std::str::FromStr;

use sayso_stemma::Witness;
use sayso_text::Span;
use sha2::{Digest, Sha256};

/// A claim's name: a hash of its earliest telling, twelve letters and digits; the beginning is enough where it is clear.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimName {
    /// The first number that it may be.
    pub(crate) from: i64,
    /// The last one.
    pub(crate) to: i64,
}

/// Crockford's base 32: no letter is taken for a digit.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Letters of a whole name; five bits each.
const WHOLE: usize = 12;
/// Letters that people are shown.
const SHORT: usize = 8;
/// A beginning shorter than this is no name.
const LEAST: usize = 4;

impl ClaimName {
    /// The name of a claim whose earliest telling is in this article, at this place.
    pub(crate) fn of(article: &str, place: Span) -> ClaimName {
        let mut hash = Sha256::new();
        hash.update(article.as_bytes());
        hash.update(place.start.to_le_bytes());
        hash.update(place.end.to_le_bytes());
        let bytes: [u8; 32] = hash.finalize().into();
        let number = bytes[..8].iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte)) >> 4;
        ClaimName::of_number(number as i64)
    }

    /// Its first letters: enough to find it in most ledgers.
    pub fn short(&self) -> String {
        let mut name = self.to_string();
        name.truncate(SHORT);
        name
    }

    pub(crate) fn of_number(number: i64) -> ClaimName {
        ClaimName { from: number, to: number }
    }
}

/// The name that a claim has whose earliest telling is this one.
pub(super) fn name_of(witness: &Witness, content: &[Span]) -> ClaimName {
    let start = content.first().map_or(0, |span| span.start);
    ClaimName::of(&witness.key, Span { start, end: content.last().map_or(start, |span| span.end) })
}

impl fmt::Display for ClaimName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = |at: usize| LETTERS[(self.from >> (5 * (WHOLE - 1 - at)) & 31) as usize];
        (0..WHOLE).try_for_each(|at| write!(f, "{}", char::from(letter(at))))
    }
}

impl FromStr for ClaimName {
    type Err = ();

    fn from_str(written: &str) -> Result<ClaimName, ()> {
        if !(LEAST..=WHOLE).contains(&written.len()) {
            return Err(());
        }
        let value = |letter: u8| LETTERS.iter().position(|&known| known == letter.to_ascii_lowercase());
        let bits = 5 * (WHOLE - written.len());
        let number = written.bytes().try_fold(0_i64, |all, letter| Some(all << 5 | value(letter)? as i64)).ok_or(())?;
        Ok(ClaimName { from: number << bits, to: (number << bits) + ((1 << bits) - 1) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let name = ClaimName::of("sarn.example/a", Span::new(3, 40));
        let written = name.to_string();
        assert_eq!(written.len(), WHOLE);
        assert_eq!(written.parse(), Ok(name));
        let beginning: ClaimName = written[..6].to_uppercase().parse().unwrap();
        assert!(beginning.from <= name.from && name.to <= beginning.to);
        for wrong in ["", "abc", "bill", "0123456789abc", "ééé"] {
            assert_eq!(wrong.parse::<ClaimName>(), Err(()), "{wrong}");
        }
    }
}
