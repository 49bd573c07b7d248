//! Months, and days of months: 18 February, June 2023, March 15, 2007, last April, January this year, June 3-5.

use jiff::civil::Date;

use super::which::{Which, modifier};
use super::year;
use crate::amount::ordinal;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Period;
use crate::tense::{Tense, tense};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    modified(c, i, context).or_else(|| month_first(c, i, context)).or_else(|| day_first(c, i, context))
}

/// A month by name or abbreviation (its point included), and where it ends.
pub(super) fn month_name(c: &Cursor, i: usize) -> Option<(i8, usize)> {
    let (month, is_short) = match c.word(i) {
        "january" => (1, false),
        "february" => (2, false),
        "march" => (3, false),
        "april" => (4, false),
        "may" => (5, false),
        "june" => (6, false),
        "july" => (7, false),
        "august" => (8, false),
        "september" => (9, false),
        "october" => (10, false),
        "november" => (11, false),
        "december" => (12, false),
        "jan" => (1, true),
        "feb" => (2, true),
        "mar" => (3, true),
        "apr" => (4, true),
        "jun" => (6, true),
        "jul" => (7, true),
        "aug" => (8, true),
        "sep" | "sept" => (9, true),
        "oct" => (10, true),
        "nov" => (11, true),
        "dec" => (12, true),
        _ => return None,
    };
    let end = if is_short && c.word(i + 1) == "." && c.glued(i + 1) { i + 2 } else { i + 1 };
    (c.capital(i) || c.before(i, 1) == "-").then_some((month, end))
}

/// "last April", "this September", "next March", "the following June".
fn modified(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let (which, at) = modifier(c, i)?;
    let (month, end) = month_name(c, at)?;
    if c.digits(end).is_some_and(|(_, len)| len <= 2) && which != Which::This {
        return None;
    }
    let (day, end) = day_number(c, end).map_or((None, end), |(d, e)| (Some(d), e));
    let year = which.year(context, |year| match day {
        Some(day) => Date::new(year, month, day).ok().map(Period::Day),
        None => Some(Period::Month(year, month)),
    });
    Some(Found { end, meaning: meaning(year, month, day) })
}

/// "February 18, 2024", "June 2023", "June of last year", "June 3-5", "January".
fn month_first(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let (month, after) = month_name(c, i)?;
    let is_short = c.word(i).len() < 5 && !matches!(c.word(i), "may" | "june" | "july");
    if let Some((day, end)) = day_number(c, after) {
        let of_2001 = (month, day) == (9, 11)
            && matches!(c.word(end), "attacks" | "attack" | "terror" | "terrorist" | "hijackings" | "hijackers");
        let (year, end) = match year_behind(c, end, context) {
            Some((year, end)) => (year, end),
            None if of_2001 => (Some(2001), end),
            None => (context.year_of(month, Some(day), tense(c, i, end)), end),
        };
        if let Some((last, past)) = last_day(c, end) {
            return days(year, month, day, last, past);
        }
        return Some(Found { end, meaning: meaning(year, month, Some(day)) });
    }
    let of = c.skip(after, &["of", ","]);
    let full = year::four_digits(c, of)
        .map(|(y, e)| (Some(y), e))
        .or_else(|| year::in_words(c, of).map(|(y, e)| (Some(y), e)));
    let said = if c.word(after) == "," { None } else { year::reference(c, of, context) };
    if let Some((year, end)) = full.or(said) {
        return Some(Found { end, meaning: meaning(year, month, None) });
    }
    let ago = ["a", "year"];
    if c.reads(after, &ago) && matches!(c.word(after + 2), "ago" | "earlier") {
        let year = context.year_of(month, None, Tense::Past).map(|y| y - 1);
        return Some(Found { end: after + 3, meaning: meaning(year, month, None) });
    }
    if is_short && after == i + 1 || !stands_as_month(c, i, after) {
        return None;
    }
    let year = context.year_of(month, None, tense(c, i, after));
    Some(Found { end: after, meaning: meaning(year, month, None) })
}

/// A month that is known to be one, without its year.
pub(super) fn bare(c: &Cursor, i: usize, context: &Context) -> Option<Meaning> {
    let (month, end) = month_name(c, i)?;
    Some(meaning(context.year_of(month, None, tense(c, i, end)), month, None))
}

/// "18 February 2024", "the 3rd of May", "3-5 June".
fn day_first(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if c.glued(i) && !matches!(c.before(i, 1), "(" | "-" | "[" | "\"" | "") {
        return None;
    }
    let the = c.skip(i, &["the"]);
    let (day, mut end) = day_number(c, the)?;
    let mut last = None;
    if let Some((day, past)) = last_day(c, end) {
        (last, end) = (Some(day), past);
    }
    let of = c.skip(end, &["of"]);
    let (month, after) = month_name(c, of)?;
    let (year, end) = match year_behind(c, after, context) {
        Some((year, end)) => (year, end),
        None => (context.year_of(month, Some(day), tense(c, i, after)), after),
    };
    match last {
        Some(last) => days(year, month, day, last, end),
        None => Some(Found { end, meaning: meaning(year, month, Some(day)) }),
    }
}

/// A day of the month, in digits or as an ordinal in words.
fn day_number(c: &Cursor, i: usize) -> Option<(i8, usize)> {
    let (n, end) = match ordinal(c, i) {
        Some(found) => found,
        None => {
            let (n, len) = c.digits(i)?;
            let goes_on = c.glued(i + 1)
                && (matches!(c.word(i + 1), "%" | ":" | "/")
                    || c.word(i + 1).starts_with(|l: char| l.is_ascii_alphabetic())
                    || (matches!(c.word(i + 1), "." | ",") && c.glued(i + 2) && c.digits(i + 2).is_some()));
            (len <= 2 && !goes_on).then_some((n, i + 1))?
        }
    };
    (1..=31).contains(&n).then_some((n as i8, end))
}

/// The last of several days: "-5", "–5th", "to 5".
fn last_day(c: &Cursor, i: usize) -> Option<(i8, usize)> {
    let is_dash = c.word(i) == "-" && c.glued(i) == c.glued(i + 1);
    if is_dash { day_number(c, i + 1) } else { None }
}

/// The year behind a day: ", 2007", "2007", "last year", "of this year".
fn year_behind(c: &Cursor, i: usize, context: &Context) -> Option<(Option<i16>, usize)> {
    let comma = c.skip(i, &[","]);
    if let Some((year, end)) = year::four_digits(c, comma).or_else(|| year::in_words(c, i)) {
        return Some((Some(year), end));
    }
    year::reference(c, c.skip(i, &["of"]), context).filter(|_| c.word(i) != "the")
}

fn days(year: Option<i16>, month: i8, first: i8, last: i8, end: usize) -> Option<Found> {
    let found = |meaning| Some(Found { end, meaning });
    let Some(year) = year else { return found(meaning(None, month, Some(first))) };
    let (first, last) = (Date::new(year, month, first).ok()?, Date::new(year, month, last).ok()?);
    (first <= last).then_some(Found { end, meaning: Meaning::Within(Period::Day(first), first, last) })
}

fn meaning(year: Option<i16>, month: i8, day: Option<i8>) -> Meaning {
    let open = match day {
        Some(day) => format!("XXXX-{month:02}-{day:02}"),
        None => format!("XXXX-{month:02}"),
    };
    let period = year.and_then(|year| match day {
        Some(day) => Date::new(year, month, day).ok().map(Period::Day),
        None => Some(Period::Month(year, month)),
    });
    Meaning::period_or(period, &open)
}

/// Whether a month's name that stands alone is one, and no verb ("may", "march") and nobody's name ("April Vell").
fn stands_as_month(c: &Cursor, i: usize, after: usize) -> bool {
    let before = c.before(i, 1);
    let preposition = matches!(
        before,
        "in" | "since"
            | "until"
            | "till"
            | "of"
            | "by"
            | "during"
            | "early"
            | "late"
            | "mid"
            | "from"
            | "to"
            | "through"
            | "before"
            | "after"
            | "every"
            | "each"
            | "for"
            | "between"
            | "around"
            | "-"
            | "next"
            | "this"
            | "last"
            | "their"
            | "its"
    );
    let in_list = before == "and" && i >= 2 && month_name(c, i - 2).is_some();
    match c.word(i) {
        "may" | "march" => preposition || in_list,
        "april" | "june" | "august" => preposition || in_list || !c.capital(after),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn days_of_months() {
        check("ULGAT, 18 January. The harbour closed", "18 January = DATE 2024-01-18 2024-01-18..2024-01-18");
        check("It closed on March 15, 2007", "March 15, 2007 = DATE 2007-03-15");
        check("On Jan. 17, or 17 Jan 2023", "Jan. 17 = DATE 2024-01-17; 17 Jan 2023 = DATE 2023-01-17");
        check("on the 3rd of May 2023", "the 3rd of May 2023 = DATE 2023-05-03");
        check("He spoke on June 1st", "June 1st = DATE 2023-06-01");
        check("The talks of June 3-5, 2023", "June 3-5 = DATE 2023-06-03; 2023 = DATE 2023");
        check("the talks of 3–5 June 2023", "3–5 June 2023 = DATE 2023-06-03 2023-06-03..2023-06-05");
        check("It was signed on November 6 last year", "November 6 last year = DATE 2023-11-06");
        check("the Sept. 11 attacks", "Sept. 11 = DATE 2001-09-11");
        check("a leap year's 29 February", "29 February = DATE 2024-02-29");
    }

    #[test]
    fn months() {
        check("In June 2023, Toft spoke", "June 2023 = DATE 2023-06 2023-06-01..2023-06-30");
        check("It was closed in October", "October = DATE 2023-10");
        check("It will close in October", "October = DATE 2024-10");
        check(
            "last March, this September and next June",
            "last March = DATE 2023-03; this September = DATE 2024-09; next June = DATE 2024-06",
        );
        check(
            "in June last year and October of next year",
            "June last year = DATE 2023-06; October of next year = DATE 2025-10",
        );
        check(
            "in January and February, and by May",
            "January = DATE 2024-01; February = DATE 2024-02; May = DATE 2024-05",
        );
    }

    #[test]
    fn no_months() {
        check("They may march. May Toft, April Vell and June Harrow march.", "");
        check("Mar the day, Dec the halls", "");
    }

    #[test]
    fn looks_back_but_for_the_next_weeks() {
        check_on(
            "1989-10-30",
            "It is payable Dec. 7; holders of Nov. 30",
            "Dec. 7 = DATE 1989-12-07; Nov. 30 = DATE 1989-11-30",
        );
        check_on("1989-11-02", "on Jan. 2", "Jan. 2 = DATE 1990-01-02");
        check_on("1989-10-30", "in September", "September = DATE 1989-09");
    }

    #[test]
    fn without_a_publication_date() {
        check_on("", "On June 3 and in June", "June 3 = DATE XXXX-06-03; June = DATE XXXX-06");
    }
}
