//! Names by their words.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words that a name shall have, whatever their case and accents.
pub(crate) struct Called {
    words: Vec<String>,
}

impl Called {
    pub(crate) fn of(wanted: &str) -> Called {
        Called { words: words(&plain(wanted)).map(str::to_owned).collect() }
    }

    /// Whether a name has all of them.
    pub(crate) fn fits(&self, name: &str) -> bool {
        let name = plain(name);
        self.words.iter().all(|word| words(&name).any(|has| has == word))
    }
}

/// Text without capitals and accents.
pub(super) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The words of plain text.
pub(super) fn words(plain: &str) -> impl Iterator<Item = &str> {
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_words() {
        for (name, wanted, expected) in [
            ("Ilse Toft", "toft", true),
            ("Zoë Vell-Aard", "zoe vell", true),
            ("Bank of Sarn", "sarn bank", true),
            ("Ilse Toft", "Toftness", false),
            ("Ilse Toft", "Ada Toft", false),
        ] {
            assert_eq!(Called::of(wanted).fits(name), expected, "{name}: {wanted}");
        }
    }
}
