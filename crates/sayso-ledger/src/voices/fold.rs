//! Words as they are compared: small letters without marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word in small letters, without accents, without points, and without what stands around it: "Müller’s," is "muller",
/// "U.S." is "us".
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ð' | 'đ' => folded.push('d'),
            'ł' => folded.push('l'),
            'ı' => folded.push('i'),
            '’' | '‘' | 'ʼ' | '`' => folded.push('\''),
            '‐' | '‑' | '–' | '—' | '−' => folded.push('-'),
            '.' => {}
            // Small letters of capitals such as İ bring their own marks.
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
    }
    let inner = folded.trim_matches(|c: char| !c.is_alphanumeric());
    let bare = inner.strip_suffix("'s").unwrap_or(inner);
    bare.to_owned()
}

/// Words joined into what handles are made of: letters, digits and hyphens; an apostrophe parts nothing ("o'brien" is "obrien").
pub(super) fn slug<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    /// Handles are typed; what is longer is no name.
    const LONGEST: usize = 60;
    let mut slug = String::new();
    for word in words {
        if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        for c in word.chars().filter(|c| *c != '\'') {
            let c = if c.is_alphanumeric() { c } else { '-' };
            if c != '-' || !(slug.is_empty() || slug.ends_with('-')) {
                slug.push(c);
            }
        }
    }
    if slug.len() > LONGEST {
        slug.truncate(slug.floor_char_boundary(LONGEST));
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (word, expected) in [
            ("Toft", "toft"),
            ("TOFT’s", "toft"),
            ("Müller,", "muller"),
            ("Łódź", "lodz"),
            ("Bjørn", "bjorn"),
            ("U.S.", "us"),
            ("O’Brien", "o'brien"),
            ("“Bo”", "bo"),
            ("Jean–Luc", "jean-luc"),
            ("İstanbul", "istanbul"),
            ("ｆｕｌｌ", "full"),
            ("Токарев", "токарев"),
            ("...", ""),
        ] {
            assert_eq!(fold(word), expected, "{word}");
        }
    }

    #[test]
    fn slugs() {
        let check = |words: &[&str], expected: &str| assert_eq!(slug(words.iter().copied()), expected);
        check(&["ilse", "toft"], "ilse-toft");
        check(&["sean", "o'brien"], "sean-obrien");
        check(&["at&t"], "at-t");
        check(&["-", "a--b", "-"], "a-b");
        check(&[], "");
        assert_eq!(slug(["x".repeat(99).as_str()]).len(), 60);
        assert!(slug(["é".repeat(59).as_str()]).len() <= 60);
    }
}
