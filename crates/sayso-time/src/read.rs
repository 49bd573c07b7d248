//! From a document to its times: every paragraph is walked once, at each word the longest expression wins.

use sayso_text::{Date, Document, Note, Span, Time, TimeId, TimeKind};

use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::rules;
use crate::token::{Cursor, tokens};

/// The expressions of time in a document, in the order of the text, none over another, read against the day on which it
/// was published and against each other; and notes on what stays open.
///
/// Without a publication date relative times keep an `X` in their value and have no days; one note of the kind
/// `no-publication-date` says how many. Linear in the length of the text; no clock, no files, no failure.
///
/// ```
/// use sayso_text::{Article, Date, Document};
/// let article = Article::from_text("harbour", "The harbour closed last month, Toft said on Wednesday.");
/// let document = Document::of(&article);
/// let (times, notes) = sayso_time::times(&document, Some(Date::constant(2024, 1, 26)));
/// let shown: Vec<_> = times.iter().map(|t| (t.span.of(&article.text), &*t.value)).collect();
/// assert_eq!(shown, [("last month", "2023-12"), ("Wednesday", "2024-01-24")]);
/// assert_eq!(times[0].earliest, Some(Date::constant(2023, 12, 1)));
/// assert!(notes.is_empty());
///
/// let (times, notes) = sayso_time::times(&document, None);
/// assert_eq!((&*times[0].value, times[0].earliest), ("XXXX-XX", None));
/// assert_eq!(notes[0].kind, "no-publication-date");
/// ```
pub fn times(document: &Document, published: Option<Date>) -> (Vec<Time>, Vec<Note>) {
    let mut context = Context { published, ..Context::default() };
    let (mut times, mut open) = (Vec::new(), Vec::new());
    let lower = document.text.to_ascii_lowercase();
    let mut words = Vec::new();
    for paragraph in &document.paragraphs {
        tokens(&document.text, &lower, paragraph.span, &mut words);
        let c = Cursor { tokens: &words };
        let mut i = 0;
        while i < words.len() {
            if c.word(i) == "." && !c.glued(i + 1) && c.capital(i + 1) {
                context.day_of_sentence = None;
            }
            let Some(found) = longest(&c, i, &context, rules::IN_TEXT) else {
                i += 1;
                continue;
            };
            let span = Span::new(words[i].span.start as usize, words[found.end - 1].span.end as usize);
            context.remember(&found.meaning);
            if published.is_none() && found.meaning.is_open() {
                open.push(span);
            }
            times.push(time(times.len(), span, &found.meaning));
            i = found.end;
        }
        context.day_of_sentence = None;
    }
    (times, notes(&open))
}

fn time(number: usize, span: Span, meaning: &Meaning) -> Time {
    let (earliest, latest) = meaning.days().unzip();
    let id = TimeId(u32::try_from(number).unwrap_or(u32::MAX));
    Time { id, span, kind: meaning.kind(), value: meaning.value(), earliest, latest }
}

fn notes(open: &[Span]) -> Vec<Note> {
    let Some(first) = open.first() else { return Vec::new() };
    let message = match open.len() {
        1 => "no publication date is known: one relative time stays open".to_owned(),
        n => format!("no publication date is known: {n} relative times stay open"),
    };
    vec![Note { span: Some(*first), kind: "no-publication-date".into(), message }]
}

/// The longest expression that any of the rules reads at `i`; of two as long, the rule that stands first in the table.
pub(crate) fn longest(c: &Cursor, i: usize, context: &Context, rules: &[rules::Rule]) -> Option<Found> {
    let mut best: Option<Found> = None;
    for rule in rules {
        if let Some(found) = (rule.read)(c, i, context) {
            debug_assert!(found.end > i && found.end <= c.tokens.len(), "{}", rule.name);
            if best.as_ref().is_none_or(|b| found.end > b.end) {
                best = Some(found);
            }
        }
    }
    best
}

/// What a given expression means, read against `anchor`: its type and its value; `None` where the rules do not know it.
///
/// Words that are a time only where someone says so ("once", "already", "the latest period") are read here as well.
///
/// ```
/// use sayso_text::{Date, TimeKind};
/// let anchor = Date::constant(1989, 10, 30);
/// assert_eq!(sayso_time::normalise("last Friday", anchor), Some((TimeKind::Date, "1989-10-27".into())));
/// assert_eq!(sayso_time::normalise("nearly two months", anchor), Some((TimeKind::Duration, "P2M".into())));
/// assert_eq!(sayso_time::normalise("a herring", anchor), None);
/// ```
pub fn normalise(expression: &str, anchor: Date) -> Option<(TimeKind, String)> {
    Sequence::new(anchor).normalise(expression)
}

/// Given expressions of one text, read one after the other: "the quarter" is the one that was named last.
///
/// ```
/// use sayso_text::Date;
/// let mut sequence = sayso_time::Sequence::new(Date::constant(1989, 11, 2));
/// assert_eq!(sequence.normalise("the third quarter").unwrap().1, "1989-Q3");
/// assert_eq!(sequence.normalise("a year earlier").unwrap().1, "1988-Q3");
/// ```
#[derive(Clone, Debug)]
pub struct Sequence {
    context: Context,
}

impl Sequence {
    /// No expression yet; all will be read against `anchor`.
    pub fn new(anchor: Date) -> Sequence {
        Sequence { context: Context { published: Some(anchor), ..Context::default() } }
    }

    /// As [`normalise`], read also against the expressions before this one.
    pub fn normalise(&mut self, expression: &str) -> Option<(TimeKind, String)> {
        let lower = expression.to_ascii_lowercase();
        let mut words = Vec::new();
        tokens(expression, &lower, Span::new(0, expression.len()), &mut words);
        let c = Cursor { tokens: &words };
        self.context.day_of_sentence = None;
        let meaning = rules::given(&c, &self.context)?;
        self.context.remember(&meaning);
        Some((meaning.kind(), meaning.value()))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;
    use sayso_text::Article;

    use super::*;

    /// Reads `text` as published on Friday, 26 January 2024.
    #[track_caller]
    pub(crate) fn check(text: &str, expected: &str) {
        check_on("2024-01-26", text, expected);
    }

    /// Reads `text` as published on a day (none where empty). `expected` lists `words = TYPE value`, joined by semicolons,
    /// each with ` first..last` behind it where its days matter.
    #[track_caller]
    pub(crate) fn check_on(published: &str, text: &str, expected: &str) {
        let document = Document::of(&Article::from_text("", text));
        let (times, _) = times(&document, published.parse().ok());
        let with_days: Vec<bool> = expected.split("; ").map(|e| e.contains("..")).collect();
        let shown: Vec<String> =
            times.iter().enumerate().map(|(k, t)| shown(t, text, with_days.get(k) == Some(&true))).collect();
        assert_eq!(shown.join("; "), expected, "{text}");
    }

    fn shown(time: &Time, text: &str, with_days: bool) -> String {
        let kind = match time.kind {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        };
        let days = match (time.earliest, time.latest) {
            (Some(first), Some(last)) if with_days => format!(" {first}..{last}"),
            _ => String::new(),
        };
        format!("{} = {kind} {}{days}", time.span.of(text), time.value)
    }

    #[test]
    fn one_note_for_all_that_stays_open() {
        let document = Document::of(&Article::from_text(
            "",
            "Toft left last week. She returns on Monday, as in 2019, for two days.",
        ));
        let (times, notes) = times(&document, None);
        assert_eq!(times.len(), 4);
        assert_eq!((notes.len(), &*notes[0].kind, notes[0].span), (1, "no-publication-date", Some(times[0].span)));
        assert!(notes[0].message.contains("2 relative times"));
    }

    #[test]
    fn work_grows_with_the_text_alone() {
        for piece in [
            "the ",
            "early ",
            "a year ",
            "1 ",
            "2 to 3 ",
            "last ",
            "Monday ",
            "10:30 ",
            "-",
            "the first half of ",
            "May ",
            "1,000",
            "and a half ",
        ] {
            let text = piece.repeat(20_000);
            let document = Document::of(&Article::from_text("", &*text));
            assert!(times(&document, None).0.len() <= text.len(), "{piece}");
        }
    }

    const WORDS: &str = "(the |a |an |last |next |this |of |in |early |mid-|Monday|May |June |Oct\\. |[0-9]{1,4}|[0-9]{4}-[0-9]{2}-[0-9]{2}|th |s |'|’|year|years|week |quarter|half |two |twenty|hundred |ago|later| |,|\\.|-|:|p\\.m\\.|UTC|GMT \\+8|\\(|é|“|Easter |\n\n){0,30}";

    proptest! {
        #[test]
        fn spans_are_whole_and_in_order(text in WORDS, day in proptest::option::of(-719_000i32..2_900_000)) {
            sound(&text, day)?;
        }

        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,80}", day in proptest::option::of(-719_000i32..2_900_000)) {
            sound(&text, day)?;
        }

        #[test]
        fn no_expression_makes_it_panic(text in WORDS) {
            let _ = normalise(&text, Date::constant(1989, 10, 30));
        }
    }

    fn sound(text: &str, day: Option<i32>) -> Result<(), TestCaseError> {
        use jiff::ToSpan;
        let published = day.and_then(|n| Date::constant(1970, 1, 1).checked_add(i64::from(n).days()).ok());
        let document = Document::of(&Article::from_text("", text));
        let (times, _) = times(&document, published);
        for pair in times.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for time in &times {
            prop_assert!(!time.span.of(text).is_empty());
            prop_assert_eq!(time.span.of(text).trim(), time.span.of(text));
            prop_assert!(!time.value.is_empty());
            prop_assert_eq!(time.earliest.is_some(), time.latest.is_some());
            prop_assert!(time.earliest <= time.latest);
        }
        Ok(())
    }
}
