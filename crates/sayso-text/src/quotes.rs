use crate::{Paragraph, Span};

/// Words between quotation marks, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// From the opening mark to past the closing one; to the end of the paragraph where none closes it.
    pub span: Span,
    /// Whether a closing mark ends it. News opens a quotation anew in each paragraph and closes it in the last alone:
    /// one that is not closed goes on where the next paragraph begins with a quotation.
    pub closed: bool,
}

/// The quotations of a text in order, none inside another, none longer than its paragraph.
///
/// Known are “ ” „ " '' \`\` ‘‘ ’’ « » and, where nothing else quotes around them, ‘ ’ ' ‚ that open at the start of a word,
/// close at the end of one and are no apostrophes; single marks that find no partner in their paragraph are none.
/// Linear in the length of the text.
///
/// ```
/// use sayso_text::{Article, Document, quotations};
/// let text = "“It’s closed,” Toft said. She called it a ‘shame’.";
/// let document = Document::of(&Article::from_text("harbour", text));
/// let found: Vec<_> = quotations(text, &document.paragraphs).iter().map(|q| q.span.of(text)).collect();
/// assert_eq!(found, ["“It’s closed,”", "‘shame’"]);
/// ```
pub fn quotations(text: &str, paragraphs: &[Paragraph]) -> Vec<Quotation> {
    let mut found = Vec::new();
    for paragraph in paragraphs {
        in_paragraph(text, paragraph.span, &mut found);
    }
    found
}

/// A quotation mark and its neighbours in the paragraph.
struct Mark {
    start: usize,
    end: usize,
    sign: Sign,
    before: Option<char>,
    after: Option<char>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// “ „ \`\` ‘‘
    Opening,
    /// ” ’’
    Closing,
    /// " and '', which look alike on both sides
    Straight,
    /// «
    Left,
    /// »
    Right,
    /// ‘ ‚ \`
    SingleOpening,
    /// ’ and '
    Single,
}

/// A double quotation that no mark has closed yet.
struct Open {
    start: usize,
    sign: Sign,
}

fn in_paragraph(text: &str, paragraph: Span, found: &mut Vec<Quotation>) {
    let words = paragraph.of(text);
    let offset = paragraph.start as usize;
    let quotation = |start: usize, end: usize, closed: bool| Quotation {
        span: Span::new(offset + start, offset + end).trimmed(text),
        closed,
    };
    let mut open: Option<Open> = None;
    // A single mark that may have opened a quotation, and how many quotations were found before it.
    let mut single: Option<(usize, usize)> = None;
    let mut at = 0;
    while let Some(mark) = next_mark(words, at) {
        at = mark.end;
        match (&open, mark.is_single()) {
            (Some(outer), false) if mark.is_kin(outer.sign) => {
                let (start, sign) = (outer.start, outer.sign);
                if mark.closes(sign) {
                    found.push(quotation(start, mark.end, true));
                    open = None;
                } else {
                    found.push(quotation(start, mark.start, false));
                    open = Some(Open { start: mark.start, sign: mark.sign });
                }
            }
            (Some(_), _) => {} // a quotation inside another
            (None, false) if mark.opens() => open = Some(Open { start: mark.start, sign: mark.sign }),
            (None, false) => {}
            (None, true) => match single {
                Some((start, before)) if mark.closes_single(words, found.len() > before) => {
                    found.truncate(before);
                    found.push(quotation(start, mark.end, true));
                    single = None;
                }
                _ if mark.opens_single(words) => single = Some((mark.start, found.len())),
                _ => {}
            },
        }
    }
    if let Some(open) = open {
        found.push(quotation(open.start, words.len(), false));
    }
}

fn next_mark(words: &str, from: usize) -> Option<Mark> {
    let start = from + words[from..].find(SIGNS)?;
    let first = words[start..].chars().next()?;
    let run = words[start..].chars().take_while(|&c| c == first).take(3).count();
    let (sign, count) = match (first, run) {
        ('"', _) => (Sign::Straight, 1),
        ('“' | '„', _) => (Sign::Opening, 1),
        ('”', _) => (Sign::Closing, 1),
        ('«', _) => (Sign::Left, 1),
        ('»', _) => (Sign::Right, 1),
        ('\'', 1) | ('’', 1) => (Sign::Single, 1),
        ('\'', n) => (Sign::Straight, n), // ''' is one in another: the outer counts
        ('’', _) => (Sign::Closing, 2),
        ('‘' | '`', 1) | ('‚', _) => (Sign::SingleOpening, 1),
        _ => (Sign::Opening, 2),
    };
    let end = start + count * first.len_utf8();
    Some(Mark { start, end, sign, before: words[..start].chars().next_back(), after: words[end..].chars().next() })
}

const SIGNS: [char; 11] = ['‚', '"', '“', '”', '„', '«', '»', '\'', '‘', '’', '`'];

impl Mark {
    fn is_single(&self) -> bool {
        matches!(self.sign, Sign::Single | Sign::SingleOpening)
    }

    /// Whether the mark can have to do with a quotation that `open` began; « » keep to themselves.
    fn is_kin(&self, open: Sign) -> bool {
        let is_guillemet = |sign: Sign| matches!(sign, Sign::Left | Sign::Right);
        is_guillemet(self.sign) == is_guillemet(open)
    }

    fn opens(&self) -> bool {
        match self.sign {
            Sign::Opening | Sign::Left => true,
            Sign::Closing | Sign::Right => self.is_at_word_start(),
            // Not the inches of 6' 2", nor a closing mark whose opening one is missing.
            Sign::Straight => {
                self.after.is_some() && (!self.is_attached() || self.after.is_some_and(char::is_alphanumeric))
            }
            Sign::Single | Sign::SingleOpening => false,
        }
    }

    /// Whether it closes what `open` began; where not, it opens anew and the closing mark was forgotten.
    fn closes(&self, open: Sign) -> bool {
        match self.sign {
            Sign::Closing => true,
            Sign::Opening => self.is_attached() && !self.after.is_some_and(char::is_alphanumeric), // „so“
            Sign::Left | Sign::Right => self.sign != open,
            _ => !self.is_at_word_start(),
        }
    }

    fn opens_single(&self, words: &str) -> bool {
        let leads = self.after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '“' | '"' | '[' | '$' | '…'));
        leads && !self.is_attached() && !is_elision(&words[self.end..])
    }

    /// `doubles_inside`: quotations were found since it opened; then only a mark beside punctuation is sure enough.
    fn closes_single(&self, words: &str, doubles_inside: bool) -> bool {
        let is_at_word_end =
            self.before.is_some_and(|c| !c.is_whitespace()) && !self.after.is_some_and(char::is_alphanumeric);
        let is_by_punctuation =
            !self.after.is_some_and(char::is_whitespace) || !self.before.is_some_and(char::is_alphanumeric);
        self.sign == Sign::Single
            && is_at_word_end
            && (is_by_punctuation || !(doubles_inside || (self.is_after_s() && closes_later(&words[self.end..]))))
    }

    fn is_after_s(&self) -> bool {
        matches!(self.before, Some('s' | 'S'))
    }

    /// Whether something other than white space, an opening bracket or a dash stands directly before it.
    fn is_attached(&self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace() && !OPENS.contains(&c))
    }

    fn is_at_word_start(&self) -> bool {
        let is_free = self.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['));
        is_free
            && self.after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '“' | '‘' | '\'' | '[' | '(' | '$' | '…'))
    }
}

const OPENS: [char; 13] = ['(', '[', '{', '—', '–', '-', '―', '/', '“', '"', '‘', '„', '«'];

/// Words that an apostrophe begins: ’90s, ’em.
fn is_elision(after: &str) -> bool {
    let letters = after.chars().take(8).take_while(|c| c.is_alphanumeric());
    let word = after[..letters.map(char::len_utf8).sum()].trim_end_matches('s');
    let is_year = word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit());
    is_year
        || ["em", "til", "ti", "twa", "cau", "cause", "n", "round", "bout", "cuz"]
            .iter()
            .any(|e| e.eq_ignore_ascii_case(word))
}

/// Whether a single mark that closes comes soon, before one that opens: then the one before it was "the boys’".
fn closes_later(rest: &str) -> bool {
    let mut before = None;
    let mut chars = rest.chars().take(300).peekable();
    while let Some(c) = chars.next() {
        if matches!(c, '\'' | '’') {
            let is_word_end = chars.peek().is_none_or(|c| !c.is_alphanumeric());
            match before {
                Some(b) if !char::is_whitespace(b) && is_word_end => return true,
                Some(b) if char::is_whitespace(b) => return false,
                _ => {}
            }
        } else if c == '‘' {
            return false;
        }
        before = Some(c);
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Article, Document};

    fn found(text: &str) -> Vec<Quotation> {
        let document = Document::of(&Article::from_text("", text));
        quotations(text, &document.paragraphs)
    }

    /// An unclosed quotation is followed by `~`.
    fn check(text: &str, expected: &[&str]) {
        let shown: Vec<String> =
            found(text).iter().map(|q| format!("{}{}", q.span.of(text), if q.closed { "" } else { "~" })).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn double_marks() {
        check("“No,” Toft said. “Never.”", &["“No,”", "“Never.”"]);
        check("\"No,\" Toft said. \"Never.\"", &["\"No,\"", "\"Never.\""]);
        check("''No,'' Toft said. ``Never.''", &["''No,''", "``Never.''"]);
        check("‘‘No,’’ Toft said.", &["‘‘No,’’"]);
        check("«Non», „Nein“, „No”, »Nej«", &["«Non»", "„Nein“", "„No”", "»Nej«"]);
        check("(\"No\")—\"Yes\"", &["\"No\"", "\"Yes\""]);
        check("“Mixed\" marks", &["“Mixed\""]);
        check("\" spaced \" marks", &["\" spaced \""]);
    }

    #[test]
    fn single_marks() {
        check("the 'garbage of history' shortly", &["'garbage of history'"]);
        check("the ‘garbage’ of the boys’ club", &["‘garbage’"]);
        check("‘It’s the boys’ club,’ he said", &["‘It’s the boys’ club,’"]);
        check("Toft's and the Vells' house isn't O'Dell's", &[]);
        check("’90s rock ’n’ roll for ’em", &[]);
        check("a ‘stray mark", &[]);
        check("‘She said “no” to me,’ he said", &["‘She said “no” to me,’"]);
    }

    #[test]
    fn one_in_another() {
        check("“She said ‘no’ to me,” he said", &["“She said ‘no’ to me,”"]);
        check("'''Harbour,''' he replied.", &["'''Harbour,'''"]);
        check("“She «said» no”", &["“She «said» no”"]);
    }

    #[test]
    fn marks_without_partner() {
        check("“I go, he said. “You stay.”", &["“I go, he said.~", "“You stay.”"]);
        check("\"I go, he said. \"You stay.\"", &["\"I go, he said.~", "\"You stay.\""]);
        check("He is 6' 2\" tall.", &[]);
        check("I go,” he said.", &[]);
        check("“I go.\n\nYou stay.", &["“I go.~"]);
    }

    #[test]
    fn quotations_over_paragraphs() {
        check("“I go.\n\n“You stay,” Toft said.", &["“I go.~", "“You stay,”"]);
        check("\"I go.\n\n\"You stay,\" Toft said.", &["\"I go.~", "\"You stay,\""]);
    }

    #[test]
    fn work_grows_with_the_text_alone() {
        for piece in ["\"", "'", "''", "“", "”", "s' ", " 'a", "‘a", "a' \"b\" ", "’ ", "«"] {
            let text = piece.repeat(200_000);
            assert!(found(&text).len() <= text.len(), "{piece}");
        }
    }

    proptest! {
        #[test]
        fn in_order_and_inside_paragraphs(text in "(a|s|it|[ \n.,—]|\n\n|[\"'“”‘’„«»`(]){0,60}") {
            let document = Document::of(&Article::from_text("", &*text));
            let quotations = quotations(&text, &document.paragraphs);
            for pair in quotations.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
            for quotation in &quotations {
                prop_assert!(!quotation.span.is_empty());
                prop_assert!(!quotation.span.of(&text).is_empty());
                prop_assert!(document.paragraphs.iter().any(|p| p.span.contains(quotation.span)));
            }
        }
    }
}
