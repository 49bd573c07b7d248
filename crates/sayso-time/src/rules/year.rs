//! Years: 2022, fiscal 2023, the year 2000, nineteen ninety-six, '98, 2023-24.

use jiff::civil::Date;

use crate::amount::{small_number, tens, unit};
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, _: &Context) -> Option<Found> {
    let mut start = i;
    if c.reads(i, &["the", "year"]) && (four_digits(c, i + 2).is_some() || in_words(c, i + 2).is_some()) {
        start = i + 2;
    } else {
        start = c.skip(start, &["the"]);
        start = match c.word(start) {
            "fiscal" | "financial" => c.skip(start + 1, &["year"]),
            "fy" => start + 1,
            _ => i,
        };
    }
    let is_fiscal = start > i;
    let short = is_fiscal || c.word(i) == "'";
    let (year, end) = four_digits(c, start)
        .or_else(|| in_words(c, start))
        .or_else(|| short.then(|| two_digits(c, start)).flatten())?;
    let two_years = season_of_two_years(c, end, year);
    if !is_fiscal && two_years.is_none() && !stands_as_year(c, i, end, year) {
        return None;
    }
    // "iLife '11" is a name.
    if c.word(i) == "'"
        && !matches!(
            c.before(i, 1),
            "of" | "in" | "since" | "from" | "to" | "until" | "summer" | "winter" | "spring" | "fall"
        )
    {
        return None;
    }
    if let Some((last, end)) = two_years {
        let (first, last) = (Date::new(year, 1, 1).ok()?, Date::new(last, 12, 31).ok()?);
        return Some(Found { end, meaning: Meaning::Within(Period::Year(year), first, last) });
    }
    Some(Found { end, meaning: Meaning::Period(Period::Year(year)) })
}

/// A year in four digits.
pub(super) fn four_digits(c: &Cursor, i: usize) -> Option<(i16, usize)> {
    let (n, len) = c.digits(i)?;
    let goes_on = c.glued(i + 1)
        && (c.digits(i + 1).is_some()
            || c.word(i + 1).starts_with(|l: char| l.is_ascii_alphabetic())
            || (matches!(c.word(i + 1), "." | "," | ":") && c.glued(i + 2) && c.digits(i + 2).is_some()));
    (len == 4 && (1000..=2999).contains(&n) && !goes_on).then_some((n as i16, i + 1))
}

/// '98 behind an apostrophe, or 24 behind "FY".
fn two_digits(c: &Cursor, i: usize) -> Option<(i16, usize)> {
    let at = if c.word(i) == "'" { i + 1 } else { i };
    let (n, len) = c.digits(at).filter(|_| at == i || c.glued(at))?;
    if len != 2 || (c.glued(at + 1) && c.word(at + 1) == "s") {
        return None;
    }
    Some((if n < 50 { 2000 + n as i16 } else { 1900 + n as i16 }, at + 1))
}

/// "nineteen ninety-six", "two thousand", "two thousand and four".
pub(super) fn in_words(c: &Cursor, i: usize) -> Option<(i16, usize)> {
    if c.reads(i, &["two", "thousand"]) {
        let next = c.skip(i + 2, &["and"]);
        return match small_number(c.word(next)) {
            Some(n) => Some((2000 + n as i16, next + 1)),
            None if c.before(i, 1) == "year" => Some((2000, i + 2)),
            None => None,
        };
    }
    let century = match c.word(i) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let ten = tens(c.word(i + 1)).filter(|_| century < 2000 || c.word(i + 1) == "twenty");
    match (ten, small_number(c.word(i + 1))) {
        (Some(ten), _) => {
            let next = c.joined(i + 2);
            match small_number(c.word(next)).filter(|n| (1..10).contains(n)) {
                Some(one) => Some((century + ten as i16 + one as i16, next + 1)),
                None => Some((century + ten as i16, i + 2)),
            }
        }
        (None, Some(n)) if (10..20).contains(&n) => Some((century + n as i16, i + 2)),
        _ => None,
    }
}

/// The year that follows "of" or stands before a quarter: 2022, fiscal 2022, last year, the year, that year. The year is
/// `None` where it is not known which.
pub(super) fn reference(c: &Cursor, i: usize, context: &Context) -> Option<(Option<i16>, usize)> {
    let at = if matches!(c.word(i), "fiscal" | "fy") { i + 1 } else { i };
    if let Some((year, end)) = four_digits(c, at).or_else(|| in_words(c, at)) {
        return Some((Some(year), end));
    }
    let the = c.skip(i, &["the"]);
    let (shift, word) = match c.word(the) {
        "last" | "past" => (-1, the + 1),
        "this" | "current" => (0, the + 1),
        "next" | "coming" => (1, the + 1),
        "previous" | "preceding" => (-1, the + 1),
        "following" => (1, the + 1),
        "same" | "that" | "full" | "entire" | "whole" => (0, the + 1),
        "year" if the > i => (0, the),
        _ => return None,
    };
    let from_last = matches!(c.word(the), "previous" | "preceding" | "following" | "same" | "that");
    let end = c.skip(word, &["fiscal", "financial", "calendar", "full"]);
    if c.word(end) != "year" {
        return None;
    }
    let meaning = if from_last { context.after_last(shift, Unit::Year) } else { context.relative(shift, Unit::Year) };
    match meaning {
        Meaning::Period(Period::Year(year)) => Some((Some(year), end + 1)),
        _ => Some((None, end + 1)),
    }
}

/// 2023-24, 2023/24: the second year in two digits.
fn season_of_two_years(c: &Cursor, end: usize, year: i16) -> Option<(i16, usize)> {
    let is_joined = matches!(c.word(end), "-" | "/") && c.glued(end) && c.glued(end + 1);
    let (n, len) = c.digits(end + 1).filter(|_| is_joined)?;
    let last = year / 100 * 100 + n as i16;
    (len == 2 && last == year + 1 && !c.glued(end + 2)).then_some((last, end + 2)).or_else(|| {
        (len == 2 && last == year + 1 && matches!(c.word(end + 2), "." | "," | ")" | ";")).then_some((last, end + 2))
    })
}

/// Whether a number of four digits, or a year in words, is used as one.
fn stands_as_year(c: &Cursor, i: usize, end: usize, year: i16) -> bool {
    let before = c.before(i, 1);
    if c.glued(i) {
        let part_of_name = match before {
            "-" => {
                let first = c.before(i, 2);
                let years = i >= 2 && c.digits(i - 2).is_some_and(|(_, len)| len == 4);
                !(years || matches!(first, "mid" | "pre" | "post" | "early" | "late") || !c.glued(i - 1))
            }
            "/" => !(i >= 2 && c.digits(i - 2).is_some_and(|(_, len)| len == 4)),
            "(" | "[" | "\"" | "'" | "" => false,
            _ => true,
        };
        if part_of_name {
            return false;
        }
    }
    let after = c.word(end);
    // A hyphen to a number or a name: 2000-page, 1500-2000 people are told apart by what follows.
    if after == "-" && c.glued(end) && c.glued(end + 1) && c.digits(end + 1).is_none_or(|(_, len)| len != 4) {
        return false;
    }
    let counted = matches!(
        after,
        "%" | "percent" | "people" | "men" | "women" | "km" | "mph" | "feet" | "million" | "billion" | "o"
    ) || unit(after).is_some_and(|(_, plural)| plural);
    let many = after.len() > 3
        && after.ends_with('s')
        && !after.ends_with("ss")
        && !c.capital(end)
        && !matches!(after, "was" | "does" | "says");
    let number = matches!(
        before,
        "$" | "£"
            | "€"
            | "#"
            | "no"
            | "flight"
            | "route"
            | "page"
            | "room"
            | "channel"
            | "number"
            | "than"
            | "nearly"
            | "almost"
            | "approximately"
            | "least"
            | "another"
            | "only"
            | "highway"
            | "some"
            | "thousand"
            | "hundred"
            | "x"
            | "×"
            | "us$"
    );
    let preposition = matches!(
        before,
        "in" | "since"
            | "of"
            | "from"
            | "until"
            | "till"
            | "by"
            | "before"
            | "after"
            | "during"
            | "around"
            | "circa"
            | "to"
            | "and"
            | "year"
            | "("
            | "through"
            | "throughout"
            | "between"
            | "for"
            | "early"
            | "late"
            | "-"
            | "or"
    );
    if counted || number {
        return false;
    }
    let is_recent = (1900..=2099).contains(&year);
    if many {
        // "the 2008 primaries", "below 2005 levels": a count would be written 2,008, or be round.
        let determined = matches!(
            before,
            "the"
                | "s"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "below"
                | "above"
                | "all"
                | "against"
                | "and"
                | "first"
                | "last"
        );
        return is_recent && (matches!(before, "in" | "since" | "during") || determined && year % 50 != 0);
    }
    is_recent || (preposition && year >= 1300)
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn years() {
        check("The war began in 2022.", "2022 = DATE 2022 2022-01-01..2022-12-31");
        check("The 1991 agreement, then the 2012 Games", "1991 = DATE 1991; 2012 = DATE 2012");
        check("From 2009 to 2011 (2014)", "2009 = DATE 2009; 2011 = DATE 2011; 2014 = DATE 2014");
        check("the 2009-2011 budget", "2009 = DATE 2009; 2011 = DATE 2011");
        check("in the 2023-24 season", "2023-24 = DATE 2023 2023-01-01..2024-12-31");
        check("in fiscal 2023, FY24", "fiscal 2023 = DATE 2023; FY24 = DATE 2024");
        check("the class of '98", "'98 = DATE 1998");
        check(
            "In nineteen ninety-six and the year two thousand",
            "nineteen ninety-six = DATE 1996; the year two thousand = DATE 2000",
        );
        check("the 2008 primaries, below 2005 levels", "2008 = DATE 2008; 2005 = DATE 2005");
        check("The church of 1432 burned", "1432 = DATE 1432");
    }

    #[test]
    fn numbers_that_are_none() {
        check("It hired 2000 workers for $2010 and 1950 euros, more than 1999 of 2,019.", "");
        check("The Vell-2000 engine, A2010, 2010.5 and 1500 men", "");
        check("a 2000-page report on 1984 people", "");
    }
}
