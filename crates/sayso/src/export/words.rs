use crate::wire::Span;

/// A text whose words are asked for by code points.
pub(super) struct Words<'a> {
    text: &'a str,
    /// For every block of [`BLOCK`] code points the byte at which it begins; empty where the text is ASCII.
    begins: Vec<usize>,
    length: u32,
}

const BLOCK: usize = 64;

impl<'a> Words<'a> {
    /// The index of a text: one pass.
    pub(super) fn of(text: &'a str) -> Words<'a> {
        if text.is_ascii() {
            return Words { text, begins: Vec::new(), length: text.len() as u32 };
        }
        let mut length = 0;
        let mut begins = Vec::with_capacity(text.len() / BLOCK + 1);
        for (byte, _) in text.char_indices() {
            if (length as usize).is_multiple_of(BLOCK) {
                begins.push(byte);
            }
            length += 1;
        }
        Words { text, begins, length }
    }

    /// Code points of the text.
    pub(super) fn length(&self) -> u32 {
        self.length
    }

    /// The words of a span; of one that reaches beyond the text, what lies in it.
    pub(super) fn at(&self, [start, end]: Span) -> &'a str {
        let (start, end) = (self.byte(start), self.byte(end));
        &self.text[start.min(end)..end]
    }

    fn byte(&self, at: u32) -> usize {
        if at >= self.length {
            return self.text.len();
        }
        let at = at as usize;
        match self.begins.get(at / BLOCK) {
            Some(&begin) => {
                let within = self.text[begin..].char_indices().nth(at % BLOCK);
                begin + within.map_or(0, |(byte, _)| byte)
            }
            None => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting() {
        for text in ["", "plain", "“Zoë” 👩‍👩‍👧 said naïve things. ", "日本語"] {
            let text = text.repeat(40);
            let words = Words::of(&text);
            let count = text.chars().count() as u32;
            assert_eq!(words.length(), count);
            for start in 0..=count {
                for end in [start, start + 1, start + 70, count] {
                    let expected: String =
                        text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect();
                    assert_eq!(words.at([start, end]), expected, "{start}..{end}");
                }
            }
        }
    }

    #[test]
    fn spans_beyond_the_text_are_cut() {
        let words = Words::of("Né.");
        for (span, expected) in [([1, 900], "é."), ([3, 1], ""), ([7, 9], ""), ([u32::MAX, u32::MAX], "")] {
            assert_eq!(words.at(span), expected, "{span:?}");
        }
    }
}
