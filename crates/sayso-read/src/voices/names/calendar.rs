//! Months, days and feasts: written with a capital, and nobody's names, unless a first or last name stands with them ("May Toft").

use std::ops::Range;

use super::super::lexicon::{self, Title, bare, is_common, is_title};
use crate::words::Words;

/// Whether a word is a month or a day where it stands, rather than part of a name.
pub(super) fn is_time(words: &Words, at: usize) -> bool {
    let word = bare(words.lower(at));
    if word == "may" {
        return !is_first_name(words, at) && !is_surname(words, at) && is_dated(words, at);
    }
    if ALSO_NAMES.contains(&word) && (is_first_name(words, at) || is_surname(words, at)) {
        return false;
    }
    is_month_or_day(word)
}

/// Months besides May that people are called by.
const ALSO_NAMES: &[&str] = &["april", "june", "august", "jan"];

/// Whether a run holds nothing but days that are kept ("New Year's Eve", "Easter Sunday").
pub(super) fn is_feast(words: &Words, run: Range<usize>) -> bool {
    let within = |w: usize, list: &[&str]| list.contains(&bare(words.lower(w)));
    let led = run.clone().any(|w| within(w, FEASTS))
        || run.len() > 1 && within(run.start, &["new"]) && within(run.start + 1, &["year", "years"]);
    let after = run.start > 0
        && matches!(words.lower(run.start), "eve" | "day")
        && matches!(words.lower(run.start - 1), "year's" | "years" | "easter" | "christmas" | "midsummer");
    after && run.len() == 1
        || led
            && run.clone().all(|w| within(w, FEASTS) || within(w, WITH_FEASTS) || is_month_or_day(bare(words.lower(w))))
}

const FEASTS: &[&str] = &[
    "christmas",
    "easter",
    "ramadan",
    "thanksgiving",
    "halloween",
    "whitsun",
    "pentecost",
    "hanukkah",
    "passover",
    "diwali",
    "michaelmas",
    "epiphany",
    "midsummer",
];

const WITH_FEASTS: &[&str] = &["new", "year", "years", "eve", "day", "week", "weekend", "time", "good", "boxing"];

/// "May Toft", "June van Lund": a first name before a last one.
pub(super) fn is_first_name(words: &Words, at: usize) -> bool {
    let next = at + 1;
    let named = next < words.len()
        && words.before(next) == " "
        && words.is_capital(next)
        && !is_month_or_day(bare(words.lower(next)))
        && !is_common(bare(words.lower(next)))
        && lexicon::noun(words.lower(next)).is_none()
        && is_title(words.lower(next)).is_none();
    let month = words.lower(at) == "may" || ALSO_NAMES.contains(&words.lower(at));
    month
        && named
        && !words.lower(at).ends_with("'s")
        && (at == 0 || words.before(at) != " " || !is_before_times(words.lower(at - 1)))
}

/// "Mrs May", "Ilse May": a last name after a title or a first one.
fn is_surname(words: &Words, at: usize) -> bool {
    at > 0
        && words.before(at) == " "
        && words.is_capital(at - 1)
        && !is_before_times(words.lower(at - 1))
        && (matches!(is_title(words.lower(at - 1)), Some(Title::Honorific)) || !is_common(bare(words.lower(at - 1))))
}

/// "in May", "its May number", "May 5": what stands beside it dates something.
fn is_dated(words: &Words, at: usize) -> bool {
    let before = at > 0 && matches!(words.before(at), " " | "-") && is_before_times(words.lower(at - 1));
    let after = at + 1 < words.len()
        && words.before(at + 1) == " "
        && words.lower(at + 1).starts_with(|c: char| c.is_ascii_digit());
    let day = at > 0 && words.before(at) == " " && words.lower(at - 1).starts_with(|c: char| c.is_ascii_digit());
    before || after || day
}

fn is_before_times(word: &str) -> bool {
    [
        "in",
        "by",
        "until",
        "till",
        "since",
        "from",
        "to",
        "after",
        "before",
        "during",
        "through",
        "throughout",
        "between",
        "of",
        "early",
        "late",
        "mid",
        "last",
        "next",
        "this",
        "that",
        "each",
        "every",
        "as",
        "the",
        "a",
        "its",
        "his",
        "her",
        "their",
        "our",
        "following",
        "previous",
        "for",
        "or",
        "on",
        "around",
        "towards",
        "past",
        "second",
        "first",
        "third",
        "fourth",
    ]
    .contains(&word)
        || is_month_or_day(word)
}

/// Whether a word (lower case) is a month or a day of the week.
pub(super) fn is_month_or_day(word: &str) -> bool {
    is_common(word)
        && (word.ends_with("day") && word.len() > 5 && !["today", "yesterday"].contains(&word)
            || [
                "january",
                "february",
                "march",
                "april",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ]
            .contains(&word)
            || ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"].contains(&word)
            || ["gmt", "am", "pm"].contains(&word))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::check;

    #[test]
    fn months_are_nobody() {
        check("The inquest will open in May, [the coroner] said.", &["unnamed coroner"]);
        check("Talks could resume as early as May, [the newspaper] said.", &["outlet newspaper"]);
        check(
            "[Brine Holdings] closed. In its May number [it] said so.",
            &["body Brine Holdings", "body Brine Holdings"],
        );
        check("They met by a bank in Vask, [the diplomat] said.", &["unnamed diplomat"]);
        check("It was on New Year's Eve, [the porter] said.", &["unnamed porter"]);
    }

    #[test]
    fn names_with_months() {
        check("[May Tindale, a neighbour,] spoke. [Ms Tindale] left.", &["person May Tindale", "person May Tindale"]);
        check("They met [Mrs May] in May. [Mrs May] left.", &["person May", "person May"]);
        check("[June Lund] left in June.", &["person June Lund"]);
    }
}
