use super::abbreviations::{Abbreviation, begins_sentences, belongs_to_time};
use crate::Span;

/// Adds the sentences of one paragraph (or of an item without its marker) to `sentences`.
///
/// A sentence ends after `.`, `!`, `?` or `…` and the closing marks that follow, where white space and then something
/// that can begin a sentence come next. It never begins in lower case or with a closing mark, so a quotation may span
/// sentences, and `“Why?” he asked` is one. In doubt it goes on: two sentences in one hurt less than half a one.
///
/// One pass over the text; what is looked at around a full stop is bounded.
pub(super) fn push_sentences(text: &str, paragraph: Span, sentences: &mut Vec<Span>) {
    let words = paragraph.of(text);
    let mut push = |start: usize, end: usize| {
        let offset = paragraph.start as usize;
        let span = Span::new(offset + start, offset + end).trimmed(text);
        if !span.is_empty() {
            sentences.push(span);
        }
    };
    let mut start = 0;
    let mut at = 0;
    let mut straight = Straight::default();
    while let Some(found) = words[at..].find(is_stop) {
        let stop = Stop::read(words, at + found, &mut straight);
        if stop.ends_sentence(words, start) {
            push(start, stop.end);
            start = words.len() - stop.rest.len(); // past white space, which is looked at once
        }
        at = stop.end.max(stop.next);
    }
    push(start, words.len());
}

/// A mark that may end a sentence, and what stands around it.
struct Stop<'a> {
    kind: Kind,
    /// Where the mark begins.
    at: usize,
    /// Past the closing marks after it.
    end: usize,
    /// Where to look for the next one.
    next: usize,
    /// The closing marks.
    closing: &'a str,
    /// Whether white space follows.
    is_spaced: bool,
    /// What follows the white space, with its opening marks.
    rest: &'a str,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Period,
    /// Two or three dots.
    Ellipsis,
    /// `!` or `?`, and four dots.
    Strong,
    /// Of scripts that put no space after it.
    Ideographic,
    /// The start of an item within a line.
    Bullet,
}

/// How many straight double quotation marks were passed: an odd one closes.
#[derive(Default)]
struct Straight {
    passed: usize,
    up_to: usize,
}

impl Straight {
    fn is_open(&mut self, words: &str, at: usize) -> bool {
        if at > self.up_to {
            self.passed += words[self.up_to..at].bytes().filter(|&b| b == b'"').count();
            self.up_to = at;
        }
        self.passed % 2 == 1
    }
}

impl<'a> Stop<'a> {
    fn read(words: &'a str, at: usize, straight: &mut Straight) -> Stop<'a> {
        let first = words[at..].chars().next().expect("a mark was found here");
        if is_bullet(first) {
            let next = at + first.len_utf8();
            return Stop { kind: Kind::Bullet, at, end: at, next, closing: "", is_spaced: false, rest: &words[at..] };
        }
        let run_end = end_of_run(words, at);
        let mut end = run_end + prefix(&words[run_end..], |c| CLOSING.contains(&c));
        // Closing marks set apart by a space: `I go. ” He left.`
        loop {
            let rest = &words[end..];
            let gap = prefix(rest, char::is_whitespace);
            let mark = rest[gap..].chars().next();
            let after = mark.and_then(|m| rest[gap + m.len_utf8()..].chars().next());
            let stands_alone = gap > 0 && after.is_none_or(|c| c.is_whitespace() || CLOSING.contains(&c));
            match mark {
                Some('”') => end += gap + '”'.len_utf8(),
                Some(m @ ('»' | '’')) if stands_alone => end += gap + m.len_utf8(),
                Some('"') if stands_alone && straight.is_open(words, end) => end += gap + 1,
                _ => break,
            }
        }
        let rest = &words[end..];
        let gap = prefix(rest, char::is_whitespace);
        Stop {
            kind: kind(&words[at..run_end]),
            at,
            end,
            next: end,
            closing: &words[run_end..end],
            is_spaced: gap > 0,
            rest: &rest[gap..],
        }
    }

    fn ends_sentence(&self, words: &str, start: usize) -> bool {
        let so_far = &words[start..self.at];
        if so_far.is_empty() || self.rest.is_empty() {
            return false;
        }
        if !self.is_spaced {
            return match self.kind {
                Kind::Ideographic => !self.rest.starts_with(char::is_lowercase),
                Kind::Bullet => so_far.ends_with(char::is_whitespace),
                _ => self.lacks_space(so_far),
            };
        }
        let bare = self.rest.trim_start_matches(OPENING);
        let Some(first) = bare.chars().next() else { return false };
        if !can_begin(first, bare) || is_marker(so_far) {
            return false;
        }
        let next = first_word(bare);
        let begins = begins_sentences(next) && !is_initial(bare);
        if self.closing.contains([')', ']', '}']) {
            return begins || so_far.trim_start().starts_with(['(', '[', '{']);
        }
        let is_quoted = self.closing.contains(QUOTES);
        match self.kind {
            Kind::Period => match Abbreviation::of(last_word(so_far)) {
                None => true,
                Some(Abbreviation::Title) => false,
                Some(Abbreviation::BeforeNumber) => !first.is_numeric(),
                Some(Abbreviation::Hour) => !belongs_to_time(next),
                Some(Abbreviation::Other) => begins,
            },
            Kind::Ellipsis if is_quoted => begins || !is_cued(bare),
            Kind::Ellipsis => (begins && next != "I") || self.rest.len() > bare.len(),
            Kind::Strong if is_quoted => begins || !is_cued(bare),
            Kind::Strong => begins || !NAMES_WITH_MARK.contains(&last_word(so_far)),
            Kind::Ideographic | Kind::Bullet => true,
        }
    }

    /// "He left.The mayor" and `“He left.”The mayor`: the space was lost on the way.
    fn lacks_space(&self, so_far: &str) -> bool {
        let mut next = self.rest.chars();
        let is_word =
            next.next().is_some_and(char::is_uppercase) && next.next().is_some_and(|c| c.is_lowercase() || c == ' ');
        let word = last_word(so_far);
        is_word
            && match (self.kind, self.closing) {
                (Kind::Period, "") => {
                    word.chars().rev().take_while(|c| c.is_lowercase()).count() >= 4
                        && !word.contains(['.', '@', '/', ':'])
                        && Abbreviation::of(word).is_none()
                }
                (_, closing) => closing.ends_with('”'),
            }
    }
}

/// Stops and what may close after them.
const CLOSING: [char; 10] = ['”', '’', '"', '\'', '»', '`', ')', ']', '}', '›'];
const QUOTES: [char; 7] = ['”', '’', '"', '\'', '»', '`', '›'];
const OPENING: [char; 14] = ['“', '‘', '"', '\'', '`', '«', '„', '‚', '(', '[', '{', '¿', '¡', '‹'];
/// Names that end in a mark.
const NAMES_WITH_MARK: &[&str] = &["Yahoo", "Jeopardy", "Yum"];
const IDEOGRAPHIC: [char; 6] = ['。', '！', '？', '｡', '।', '॥'];

fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉') || IDEOGRAPHIC.contains(&c) || is_bullet(c)
}

fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '●' | '▪')
}

fn prefix(s: &str, of: impl Fn(char) -> bool) -> usize {
    s.len() - s.trim_start_matches(of).len()
}

/// Past a run of stops; dots may have spaces between them (`. . .`).
fn end_of_run(words: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        end += prefix(&words[end..], |c| is_stop(c) && !is_bullet(c));
        match words.as_bytes().get(end..end + 2) {
            Some([b' ', b'.']) if !words[end + 2..].starts_with(char::is_alphanumeric) => end += 1,
            _ => return end,
        }
    }
}

fn kind(run: &str) -> Kind {
    let dots: usize = run
        .chars()
        .take(8)
        .map(|c| {
            if c == '.' {
                1
            } else if c == '…' {
                3
            } else {
                0
            }
        })
        .sum();
    if run.contains(IDEOGRAPHIC) {
        Kind::Ideographic
    } else if run.contains(['!', '?', '؟', '‼', '⁇', '⁈', '⁉']) || dots > 3 {
        Kind::Strong
    } else if dots > 1 {
        Kind::Ellipsis
    } else {
        Kind::Period
    }
}

/// Whether a sentence can begin with `first`: no small letter (but "iPhone"), no dash, no punctuation.
fn can_begin(first: char, bare: &str) -> bool {
    if first.is_lowercase() {
        return bare.chars().nth(1).is_some_and(char::is_uppercase);
    }
    first.is_alphanumeric()
        || matches!(first, '#' | '@' | '$' | '€' | '£' | '¥')
        || is_bullet(first)
        || first > '\u{2bff}'
}

/// Whether all that stands before the stop is a list's number or a speaker's letter ("1", "Q").
fn is_marker(so_far: &str) -> bool {
    let sign = so_far.trim();
    sign.len() <= 3 && (sign.bytes().all(|b| b.is_ascii_digit()) || sign.chars().nth(1).is_none())
}

/// The characters of a word before a stop or after it that are looked at.
const WORD: usize = 32;

fn last_word(so_far: &str) -> &str {
    let is_edge = |c: char| {
        c.is_whitespace() || OPENING.contains(&c) || matches!(c, '-' | '–' | '—' | '/' | '\u{2011}' | '”' | '»')
    };
    let letters = so_far.chars().rev().take(WORD).take_while(|&c| !is_edge(c));
    &so_far[so_far.len() - letters.map(char::len_utf8).sum::<usize>()..]
}

fn first_word(rest: &str) -> &str {
    let letters = rest.chars().take(WORD).take_while(|&c| c.is_alphanumeric() || matches!(c, '\'' | '’' | '.' | '-'));
    rest[..letters.map(char::len_utf8).sum()].trim_end_matches(['.', '-'])
}

fn is_initial(bare: &str) -> bool {
    let mut chars = bare.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.')
}

/// Whether a name and a verb of saying follow: `“Why?” Toft asked.` is one sentence.
fn is_cued(rest: &str) -> bool {
    let end = rest.char_indices().nth(96).map_or(rest.len(), |(at, _)| at);
    let mut words = rest[..end].split_whitespace().take(5);
    let is_name = words.next().is_some_and(|first| !first.ends_with([',', ':', ';', '!', '?']));
    let mut before = "";
    is_name
        && words.any(|word| {
            let goes_on = !before.ends_with([',', ':', ';', '!', '?']);
            before = word;
            goes_on && SAYING.contains(&word.trim_end_matches([',', '.', ':']))
        })
}

const SAYING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "told",
    "wrote",
    "writes",
    "tweeted",
    "added",
    "replied",
    "responded",
    "answered",
    "continued",
    "shouted",
    "exclaimed",
    "wondered",
    "cried",
    "yelled",
    "joked",
    "quipped",
    "demanded",
    "declared",
    "recalled",
    "insisted",
    "argued",
];

#[cfg(test)]
mod tests;
