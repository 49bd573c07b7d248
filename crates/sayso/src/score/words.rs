use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

/// The words of a text, as Python's `\w+` finds them, with offsets in code points.
pub(super) struct Words {
    spans: Vec<(u32, u32)>,
    text: Vec<String>,
}

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let (mut spans, mut words): (Vec<(u32, u32)>, Vec<String>) = (Vec::new(), Vec::new());
        for (at, c) in (0u32..).zip(text.chars()) {
            if !is_word(c) {
                continue;
            }
            match spans.last_mut() {
                Some(last) if last.1 == at => {
                    last.1 = at + 1;
                    words.last_mut().expect("as many words as spans").push(c);
                }
                _ => {
                    spans.push((at, at + 1));
                    words.push(c.into());
                }
            }
        }
        Words { spans, text: words }
    }

    /// Indices of the words that any of the spans covers at least in part, ascending.
    pub(super) fn covered(&self, spans: &[[u32; 2]]) -> Vec<u32> {
        let mut out: Vec<u32> = spans.iter().flat_map(|&span| self.range(span)).map(|i| i as u32).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    fn range(&self, [start, end]: [u32; 2]) -> Range<usize> {
        let first = self.spans.partition_point(|w| w.1 <= start);
        let last = self.spans.partition_point(|w| w.0 < end);
        first..last.max(first)
    }

    /// The words at the indices.
    pub(super) fn show(&self, indices: &[u32]) -> String {
        indices.iter().map(|&i| self.text[i as usize].as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Python's `\w`: letters, numbers and the underscore, of the categories L and N. Rust's letters are those of the property
/// Alphabetic, which has vowel signs and circled letters beside them. (The same for every code point that Python knows.)
fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric() && (c.is_ascii() || !is_combining_mark(c) && !is_circled(c))
}

/// Letters in circles and squares: symbols.
fn is_circled(c: char) -> bool {
    matches!(c, 'Ⓐ'..='ⓩ' | '\u{1F130}'..='\u{1F149}' | '\u{1F150}'..='\u{1F169}' | '\u{1F170}'..='\u{1F189}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_python() {
        // Each as re.findall(r"\w+", text) gives it.
        for (text, expected) in [
            ("don’t e-mail_me 3.5m", vec!["don", "t", "e", "mail_me", "3", "5m"]),
            ("½ cup ² Ⅳ", vec!["½", "cup", "²", "Ⅳ"]),
            ("नमस्ते", vec!["नमस", "त"]), // vowel signs and virama are marks
            ("Ⓐ 🅱 ß_Ж 日本", vec!["ß_Ж", "日本"]),
            ("𞤀𞤣 ꟊ ᲀ𑅗", vec!["𞤀𞤣", "ꟊ", "ᲀ𑅗"]), // letters of Unicode 9 and later
            ("ⷀ ๓ ٣ 〇 ㊤ ª", vec!["ⷀ", "๓", "٣", "〇", "ª"]),
            ("cafe\u{301}s", vec!["cafe", "s"]),
            ("", vec![]),
        ] {
            assert_eq!(Words::of(text).text, expected, "{text}");
        }
    }

    #[test]
    fn a_span_covers_words_that_it_touches() {
        let words = Words::of("one two, three");
        assert_eq!(words.covered(&[[1, 5]]), [0, 1]);
        assert!(words.covered(&[[3, 4]]).is_empty());
        assert_eq!(words.covered(&[[7, 9], [0, 3], [8, 10]]), [0, 2]);
        assert!(words.covered(&[[9, 2]]).is_empty());
        assert_eq!(words.show(&[0, 2]), "one three");
    }
}
