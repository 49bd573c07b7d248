//! Words that name a time, as far as they end other phrases ("told reporters | late on Tuesday").

use crate::words::Words;

const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const SHORT_DAYS: &[&str] = &["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
];
const NEAR: &[&str] = &["today", "yesterday", "tonight", "tomorrow", "midday", "noon", "midnight", "overnight"];
const PARTS: &[&str] = &[
    "morning",
    "afternoon",
    "evening",
    "night",
    "lunchtime",
    "day",
    "days",
    "week",
    "weeks",
    "weekend",
    "month",
    "months",
    "year",
    "years",
    "quarter",
    "spring",
    "summer",
    "autumn",
    "winter",
    "hour",
    "hours",
    "minutes",
    "decade",
];
const POINTERS: &[&str] = &["this", "last", "next", "that", "same", "earlier", "late", "later", "early", "previous"];
const LEADS: &[&str] = &["on", "in", "at", "by", "since", "until", "during", "from", "over", "for"];

/// Whether an expression of time begins at a word: a bare one ("yesterday", "late on Tuesday", "3 March") or one with its
/// preposition ("on Tuesday", "in June", "at the weekend").
pub(crate) fn is_time(words: &Words, at: usize) -> bool {
    is_bare_time(words, at)
        || (LEADS.contains(&words.lower(at)) && {
            let next = if matches!(words.lower(at + 1), "the" | "a") { at + 2 } else { at + 1 };
            is_bare_time(words, next) || (next > at + 1 && PARTS.contains(&words.lower(next)))
        })
}

fn is_bare_time(words: &Words, at: usize) -> bool {
    let (here, next) = (words.lower(at), words.lower(at + 1));
    let bare = here.strip_suffix("'s").unwrap_or(here);
    if at >= words.len() {
        false
    } else if DAYS.contains(&bare) || SHORT_DAYS.contains(&bare) || MONTHS.contains(&bare) {
        words.is_capital(at)
    } else if NEAR.contains(&bare) || is_year(here) {
        true
    } else if POINTERS.contains(&here) {
        PARTS.contains(&next)
            || is_month_or_day(words, at + 1)
            || (matches!(here, "late" | "later" | "early" | "earlier")
                && (NEAR.contains(&next)
                    || matches!(next, "that" | "this" | "last")
                    || (LEADS.contains(&next) && is_time(words, at + 1))
                    || (matches!(here, "later" | "earlier") && at + 1 < words.len() && !words.is_capital(at + 1))))
    } else if here.starts_with(|c: char| c.is_ascii_digit()) {
        is_month_or_day(words, at + 1) || PARTS.contains(&next) || matches!(next, "am" | "pm" | "a.m" | "p.m")
    } else {
        PARTS.contains(&next) && matches!(words.lower(at + 2), "ago" | "earlier" | "later")
    }
}

fn is_month_or_day(words: &Words, at: usize) -> bool {
    let here = words.lower(at);
    at < words.len() && words.is_capital(at) && (DAYS.contains(&here) || MONTHS.contains(&here))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    #[test]
    fn beginnings_of_times() {
        for (text, expected) in [
            ("Tuesday", true),
            ("on Tuesday", true),
            ("on 3 March", true),
            ("in June", true),
            ("at the weekend", true),
            ("late on Friday", true),
            ("earlier this month", true),
            ("three weeks ago", true),
            ("in 2019", true),
            ("this afternoon", true),
            ("on the quay", false),
            ("this newspaper", false),
            ("may happen", false),
            ("late payment", false),
            ("in parliament", false),
            ("later", false), // the last word of a text
        ] {
            let document = Document::of(&Article::from_text("", text));
            assert_eq!(is_time(&Words::of(&document, &[]), 0), expected, "{text}");
        }
    }
}
