//! Words with the places that answer a query.

use sayso_text::Span;

/// Words, and which of them answer the query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marked {
    /// The words.
    pub text: String,
    /// Bytes of it that answer the query.
    pub marks: Vec<Span>,
}

/// What FTS5 is told to put before and behind what it found: characters that no text means anything by.
pub(crate) const OPEN: char = '\u{2}';
pub(crate) const CLOSE: char = '\u{3}';

impl Marked {
    /// Reads what FTS5 marked.
    pub(crate) fn of(found: &str) -> Marked {
        let mut marked = Marked { text: String::with_capacity(found.len()), marks: Vec::new() };
        let mut open = None;
        for part in found.split_inclusive([OPEN, CLOSE]) {
            marked.text.push_str(part.trim_end_matches([OPEN, CLOSE]));
            let end = marked.text.len();
            if part.ends_with(OPEN) {
                open = Some(end);
            } else if part.ends_with(CLOSE) {
                marked.marks.extend(open.take().filter(|&start| start < end).map(|start| Span::new(start, end)));
            }
        }
        marked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read() {
        for (found, text, marks) in [
            ("the \u{2}harbour\u{3} closes", "the harbour closes", vec![(4, 11)]),
            ("\u{3}a\u{2}b", "ab", vec![]),
            ("\u{2}\u{3}a", "a", vec![]),
            ("\u{2}a\u{2}é\u{3}", "aé", vec![(1, 3)]),
        ] {
            let marks = marks.into_iter().map(|(start, end)| Span::new(start, end)).collect();
            assert_eq!(Marked::of(found), Marked { text: text.to_owned(), marks });
        }
    }
}
