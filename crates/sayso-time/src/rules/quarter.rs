//! Quarters and halves of years: the third quarter of 2023, third-quarter, Q3, this year's first half.

use super::year;
use crate::amount::ordinal;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::tense::{Tense, tense};
use crate::token::Cursor;

/// The year of a quarter: not said, said but not known, or known.
type YearOf = Option<Option<i16>>;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    short(c, i, context).or_else(|| long(c, i, context))
}

/// "the first quarter of 2009", "the 1988 third quarter", "last year's fourth quarter", "fiscal second-quarter"
fn long(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let mut at = c.skip(i, &["the", "a"]);
    let mut year: YearOf = None;
    if let Some((said, end)) = year::reference(c, at, context) {
        let end = c.possessive(end).unwrap_or(end);
        (year, at) = (Some(said), end);
    }
    at = c.skip(at, &["flat", "strong", "weak", "record"]);
    let first = at;
    let fiscal = c.skip(at, &["fiscal", "financial"]);
    if fiscal > at {
        at = c.joined(fiscal);
    }
    let (number, end) = match c.word(at) {
        "final" => (4, at + 1),
        "last" if at > i || c.word(i) != "last" => (0, at + 1),
        _ => ordinal(c, at)?,
    };
    let end = c.skip(c.joined(end), &["fiscal", "financial"]);
    match c.word(end) {
        "quarter" if number <= 4 => {
            let (said, end) = of_year(c, end + 1, context);
            if c.word(end) == "of" && said.is_none() {
                return None; // a quarter of something else
            }
            let year = year.or(said);
            if number == 0 {
                return quarter_last(context, year, end);
            }
            let number = number as i8;
            // A fiscal year begins when it likes; its quarters are told of when they are over.
            let is_fiscal = fiscal > first || c.before(end, 2) == "fiscal";
            let tense = if is_fiscal { Tense::Past } else { tense(c, i, end) };
            let year = year.unwrap_or_else(|| context.year_of_quarter(number, tense));
            let meaning = Meaning::period_or(year.map(|y| Period::Quarter(y, number)), &format!("XXXX-Q{number}"));
            Some(Found { end, meaning })
        }
        "half" if number <= 4 => {
            let number = if number == 1 { 1 } else { 2 };
            let (said, past) = of_year(c, end + 1, context);
            let of_business = matches!(
                c.word(end + 1),
                "profit" | "profits" | "results" | "loss" | "losses" | "earnings" | "revenue" | "sales" | "net"
            );
            if year.is_none() && said.is_none() && !of_business {
                return None; // of a match, a century, a list
            }
            let year = year.or(said).unwrap_or_else(|| context.published.map(|d| d.year()));
            let meaning = Meaning::period_or(year.map(|y| Period::Half(y, number)), &format!("XXXX-H{number}"));
            Some(Found { end: past, meaning })
        }
        _ => None,
    }
}

/// "the last quarter": of a year the fourth, else the one before this.
fn quarter_last(context: &Context, year: YearOf, end: usize) -> Option<Found> {
    let meaning = match year {
        Some(year) => Meaning::period_or(year.map(|y| Period::Quarter(y, 4)), "XXXX-Q4"),
        None => context.relative(-1, Unit::Quarter),
    };
    Some(Found { end, meaning })
}

/// "of 2009", "of last year", "2009" behind a quarter.
fn of_year(c: &Cursor, i: usize, context: &Context) -> (YearOf, usize) {
    let of = c.skip(i, &["of", "in", ","]);
    if let Some((year, end)) = year::reference(c, of, context) {
        let is_year = c.word(i) != "," && c.word(i) != "in" || year::four_digits(c, of).is_some();
        if is_year {
            return (Some(year), end);
        }
    }
    (None, i)
}

/// Q3, Q3 2023, 2023 Q3, 3Q, H1 2019
fn short(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let (said, at) = year::four_digits(c, i).map_or((None, i), |(y, e)| (Some(y), e));
    if c.glued(at) && said.is_none() {
        return None;
    }
    let (letter, n) = match (c.word(at), c.digits(at + 1), c.digits(at)) {
        (letter @ ("q" | "h"), Some((n, 1)), _) if c.glued(at + 1) => (letter, n),
        (_, _, Some((n, 1))) if c.word(at + 1) == "q" && c.glued(at + 1) && said.is_none() => ("q", n),
        _ => return None,
    };
    let end = at + 2;
    let (year, end) = match said {
        Some(year) => (Some(Some(year)), end),
        None => of_year(c, c.skip(end, &["fy"]), context),
    };
    let number = n as i8;
    let period = |year| if letter == "q" { Period::Quarter(year, number) } else { Period::Half(year, number) };
    if !(1..=if letter == "q" { 4 } else { 2 }).contains(&number) || (letter == "h" && year.is_none()) {
        return None;
    }
    let year = year.unwrap_or_else(|| context.year_of_quarter(number, tense(c, i, end)));
    let open = format!("XXXX-{}{number}", letter.to_uppercase());
    Some(Found { end, meaning: Meaning::period_or(year.map(period), &open) })
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn quarters() {
        check("in the third quarter of 2023", "the third quarter of 2023 = DATE 2023-Q3 2023-07-01..2023-09-30");
        check("In the first quarter of last year", "the first quarter of last year = DATE 2023-Q1");
        check("Our fourth-quarter results", "fourth-quarter = DATE 2023-Q4");
        check(
            "last year's third quarter, fiscal second quarter",
            "last year's third quarter = DATE 2023-Q3; fiscal second quarter = DATE 2023-Q2",
        );
        check("Q3 2022, 2022 Q4 and 1Q", "Q3 2022 = DATE 2022-Q3; 2022 Q4 = DATE 2022-Q4; 1Q = DATE 2024-Q1");
        check(
            "over the last quarter, for the final quarter of 2009",
            "the last quarter = DATE 2023-Q4; the final quarter of 2009 = DATE 2009-Q4",
        );
        check_on("2006-08-19", "It will cut during the fourth quarter", "the fourth quarter = DATE 2006-Q4");
        check_on("", "in the third quarter", "the third quarter = DATE XXXX-Q3");
    }

    #[test]
    fn halves() {
        check(
            "the first half of 2019, second-half profit",
            "the first half of 2019 = DATE 2019-H1 2019-01-01..2019-06-30; second-half = DATE 2024-H2",
        );
        check("They led in the first half of the match, a third quarter of the cake", "");
    }
}
