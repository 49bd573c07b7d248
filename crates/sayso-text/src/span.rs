use std::fmt;
use std::ops::Range;

/// A stretch of one article's text: `start..end` in bytes, end exclusive, on character boundaries.
///
/// On the wire offsets are Unicode code points; `sayso::wire` converts. Four billion bytes are the
/// limit of one article.
///
/// ```
/// use sayso_text::Span;
/// let text = "“No,” said Ada.";
/// let who = Span::new(15, 18);
/// assert_eq!(who.of(text), "Ada");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// The pieces of a role, in text order; empty where the text names nothing.
pub type Spans = Vec<Span>;

impl Span {
    /// The span `start..end`, in bytes.
    ///
    /// # Panics
    /// When `end < start`, or when an offset does not fit 32 bits.
    pub fn new(start: usize, end: usize) -> Span {
        assert!(start <= end, "a span cannot end ({end}) before it starts ({start})");
        let fit = |n: usize| u32::try_from(n).expect("an article is shorter than 4 GiB");
        Span { start: fit(start), end: fit(end) }
    }

    /// The words that this span covers in `text`; empty where it does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// As a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The span without white space at either edge.
    pub fn trimmed(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start as usize + words.len() - words.trim_start().len();
        Span::new(start, start + words.trim().len())
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trims_to_words() {
        let text = "  a word \n";
        assert_eq!(Span::new(0, text.len()).trimmed(text).of(text), "a word");
        assert!(Span::new(0, 2).trimmed(text).is_empty());
    }

    #[test]
    fn a_span_of_another_text_is_empty_not_a_panic() {
        assert_eq!(Span::new(1, 9).of("é"), "");
    }
}
