//! Holidays: Christmas Eve, Good Friday, Thanksgiving, the Fourth of July.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::year;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Period;
use crate::tense::tense;
use crate::token::Cursor;

/// How a holiday's day is found in a year.
#[derive(Clone, Copy)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth weekday of a month; counted from its end where negative.
    Nth(i8, i8, Weekday),
    /// Days after Easter Sunday.
    Easter(i64),
}

/// Longer names stand before the shorter that they begin with.
const HOLIDAYS: &[(&[&str], Rule)] = &[
    (&["christmas", "eve"], Rule::Fixed(12, 24)),
    (&["christmas", "day"], Rule::Fixed(12, 25)),
    (&["christmas"], Rule::Fixed(12, 25)),
    (&["boxing", "day"], Rule::Fixed(12, 26)),
    (&["new", "year", "'", "s", "eve"], Rule::Fixed(12, 31)),
    (&["new", "year", "'", "s", "day"], Rule::Fixed(1, 1)),
    (&["new", "year", "'", "s"], Rule::Fixed(1, 1)),
    (&["new", "years", "eve"], Rule::Fixed(12, 31)),
    (&["epiphany"], Rule::Fixed(1, 6)),
    (&["valentine", "'", "s", "day"], Rule::Fixed(2, 14)),
    (&["st", ".", "patrick", "'", "s", "day"], Rule::Fixed(3, 17)),
    (&["april", "fools", "'", "day"], Rule::Fixed(4, 1)),
    (&["may", "day"], Rule::Fixed(5, 1)),
    (&["victory", "day"], Rule::Fixed(5, 9)),
    (&["juneteenth"], Rule::Fixed(6, 19)),
    (&["independence", "day"], Rule::Fixed(7, 4)),
    (&["the", "fourth", "of", "july"], Rule::Fixed(7, 4)),
    (&["fourth", "of", "july"], Rule::Fixed(7, 4)),
    (&["bastille", "day"], Rule::Fixed(7, 14)),
    (&["halloween"], Rule::Fixed(10, 31)),
    (&["veterans", "day"], Rule::Fixed(11, 11)),
    (&["armistice", "day"], Rule::Fixed(11, 11)),
    (&["martin", "luther", "king", "day"], Rule::Nth(1, 3, Weekday::Monday)),
    (&["presidents", "'", "day"], Rule::Nth(2, 3, Weekday::Monday)),
    (&["memorial", "day"], Rule::Nth(5, -1, Weekday::Monday)),
    (&["labor", "day"], Rule::Nth(9, 1, Weekday::Monday)),
    (&["columbus", "day"], Rule::Nth(10, 2, Weekday::Monday)),
    (&["thanksgiving", "day"], Rule::Nth(11, 4, Weekday::Thursday)),
    (&["thanksgiving"], Rule::Nth(11, 4, Weekday::Thursday)),
    (&["ash", "wednesday"], Rule::Easter(-46)),
    (&["palm", "sunday"], Rule::Easter(-7)),
    (&["maundy", "thursday"], Rule::Easter(-3)),
    (&["good", "friday"], Rule::Easter(-2)),
    (&["easter", "sunday"], Rule::Easter(0)),
    (&["easter", "monday"], Rule::Easter(1)),
    (&["easter"], Rule::Easter(0)),
    (&["whit", "monday"], Rule::Easter(50)),
];

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let (which, at) = super::which::modifier(c, i).map_or((None, i), |(which, at)| (Some(which), at));
    if !c.capital(at) && c.word(at) != "the" {
        return None;
    }
    let (name, rule) = HOLIDAYS.iter().find(|(name, _)| c.reads(at, name))?;
    if name[0] == "the" && !c.capital(at + 1) {
        return None;
    }
    let end = at + name.len();
    // Black Friday's day after, "Easter Vell": only names that end here.
    let is_longer_name =
        name.len() == 1 && c.capital(end) && !matches!(c.word(end), "day" | "eve" | "monday" | "sunday");
    if is_longer_name {
        return None;
    }
    if let Some((year, end)) = year::reference(c, c.skip(end, &[","]), context).filter(|_| c.word(end) != "the") {
        return Some(Found { end, meaning: meaning(year.and_then(|y| rule.day(y)), *rule) });
    }
    let day_of = |year: i16| rule.day(year).map(Period::Day);
    let year = match which {
        Some(which) => which.year(context, day_of),
        None => context.nearest(tense(c, i, end), day_of),
    };
    Some(Found { end, meaning: meaning(year.and_then(|y| rule.day(y)), *rule) })
}

fn meaning(day: Option<Date>, rule: Rule) -> Meaning {
    let open = match rule {
        Rule::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Rule::Nth(month, ..) => format!("XXXX-{month:02}-XX"),
        Rule::Easter(_) => "XXXX-XX-XX".to_owned(),
    };
    Meaning::period_or(day.map(Period::Day), &open)
}

impl Rule {
    fn day(self, year: i16) -> Option<Date> {
        match self {
            Rule::Fixed(month, day) => Date::new(year, month, day).ok(),
            Rule::Nth(month, n, weekday) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(n, weekday).ok(),
            Rule::Easter(days) => easter(year)?.checked_add(days.days()).ok(),
        }
    }
}

/// Easter Sunday of the Western churches (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    if y < 1583 {
        return None;
    }
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    Date::new(year, (n / 31) as i8, (n % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn holidays() {
        check(
            "before Christmas Eve and on New Year's Day",
            "Christmas Eve = DATE 2023-12-24; New Year's Day = DATE 2024-01-01",
        );
        check("Talks will resume after Easter", "Easter = DATE 2024-03-31");
        check(
            "on Good Friday 2022, last Thanksgiving",
            "Good Friday 2022 = DATE 2022-04-15; last Thanksgiving = DATE 2023-11-23",
        );
        check("the Fourth of July", "the Fourth of July = DATE 2023-07-04");
        check("Mary Easter Vell, christmas", "");
        check_on("", "Halloween and Labor Day", "Halloween = DATE XXXX-10-31; Labor Day = DATE XXXX-09-XX");
    }
}
