//! A paragraph cut into words, numbers and signs, and a cursor to look at them by.

use sayso_text::Span;

/// A run of letters, a run of digits, or one other sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token<'a> {
    /// Where it is in the text.
    pub(crate) span: Span,
    /// Whether nothing stands between it and the token before.
    pub(crate) glued: bool,
    /// Whether it begins with a capital letter.
    pub(crate) capital: bool,
    /// In lower case; signs that are written in several ways as one; empty where it is not ASCII.
    low: &'a str,
}

/// A word of ASCII as it is, signs that are written in several ways as one, anything else as nothing.
fn plain(word: &str) -> &str {
    match word {
        "’" | "‘" | "`" => "'",
        "–" | "‑" | "‐" | "−" => "-",
        word if word.is_ascii() => word,
        _ => "",
    }
}

/// The tokens of `span`, in order. `lower` is the text with its ASCII letters in lower case, so that no token needs memory.
pub(crate) fn tokens<'a>(text: &str, lower: &'a str, span: Span, into: &mut Vec<Token<'a>>) {
    into.clear();
    let words = span.of(text);
    let mut chars = words.char_indices().peekable();
    let mut end_before = usize::MAX;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let same = |c: char| {
            if first.is_ascii_digit() { c.is_ascii_digit() } else { first.is_alphabetic() && c.is_alphabetic() }
        };
        while let Some((at, c)) = chars.next_if(|&(_, c)| same(c)) {
            end = at + c.len_utf8();
        }
        let offset = span.start as usize;
        into.push(Token {
            span: Span::new(offset + start, offset + end),
            glued: end_before == start,
            capital: first.is_uppercase(),
            low: plain(&lower[offset + start..offset + end]),
        });
        end_before = end;
    }
}

/// A paragraph's tokens, looked at by number; numbers past the end give empty words.
#[derive(Clone, Copy)]
pub(crate) struct Cursor<'a> {
    /// The tokens.
    pub(crate) tokens: &'a [Token<'a>],
}

impl<'a> Cursor<'a> {
    /// The token in lower case, with one form for each sign (`'`, `-`); empty past the end.
    pub(crate) fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.low)
    }

    /// The word `back` tokens before `i`; empty before the start.
    pub(crate) fn before(&self, i: usize, back: usize) -> &'a str {
        i.checked_sub(back).map_or("", |at| self.word(at))
    }

    /// Whether the token stands right behind the one before, without white space.
    pub(crate) fn glued(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.glued)
    }

    /// Whether the token begins with a capital letter.
    pub(crate) fn capital(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|t| t.capital)
    }

    /// Whether the words from `i` on are these.
    pub(crate) fn reads(&self, i: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(k, w)| self.word(i + k) == *w)
    }

    /// `i`, or past the word there if it is one of `words`.
    pub(crate) fn skip(&self, i: usize, words: &[&str]) -> usize {
        if words.contains(&self.word(i)) && !self.word(i).is_empty() { i + 1 } else { i }
    }

    /// Past a hyphen that joins the words around it, or past white space: where a compound goes on.
    pub(crate) fn joined(&self, i: usize) -> usize {
        if self.word(i) == "-" && self.glued(i) && self.glued(i + 1) { i + 1 } else { i }
    }

    /// Whether a sentence's or clause's mark stands at `i`, or the paragraph ends.
    pub(crate) fn ends(&self, i: usize) -> bool {
        i >= self.tokens.len() || matches!(self.word(i), "." | "," | ";" | ":" | "?" | "!" | ")" | "\"") || self.sign(i)
    }

    /// Whether the token is a sign outside ASCII or a quotation mark.
    fn sign(&self, i: usize) -> bool {
        self.word(i).is_empty() || self.word(i) == "'"
    }

    /// The digits at `i` as a number, and how many there are.
    pub(crate) fn digits(&self, i: usize) -> Option<(u32, usize)> {
        let word = self.word(i);
        (word.len() <= 9 && word.bytes().all(|b| b.is_ascii_digit()) && !word.is_empty())
            .then(|| word.parse().ok().map(|n| (n, word.len())))
            .flatten()
    }

    /// Past `'s`, in one of the ways to write it; `None` where it does not stand there.
    pub(crate) fn possessive(&self, i: usize) -> Option<usize> {
        (self.word(i) == "'" && self.word(i + 1) == "s" && self.glued(i + 1)).then_some(i + 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_signs() {
        let text = "The ’90s: 3rd–4th May, 6:40 p.m. Überlänge";
        let mut found = Vec::new();
        let lower = text.to_ascii_lowercase();
        tokens(text, &lower, Span::new(0, text.len()), &mut found);
        let c = Cursor { tokens: &found };
        let shown: Vec<_> =
            (0..found.len()).map(|i| format!("{}{}", if c.glued(i) { "~" } else { "" }, c.word(i))).collect();
        let expected = "the ' ~90 ~s ~: 3 ~rd ~- ~4 ~th may ~, 6 ~: ~40 p ~. ~m ~. ";
        assert_eq!(shown.join(" "), expected);
    }
}
