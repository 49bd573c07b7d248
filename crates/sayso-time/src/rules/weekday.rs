//! Days of the week: Friday, last Monday, Thursday night, Tuesday of last week, Friday Oct. 13.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::month;
use super::which::{Which, modifier};
use super::{daypart, year};
use crate::context::{Context, open_weekday};
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit, weekday_until};
use crate::tense::tense;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let (which, at) = match modifier(c, i) {
        Some((which, at)) => (Some(which), at),
        None => (None, i),
    };
    let (weekday, end) = name(c, at)?;
    if is_a_name(c, at, end) {
        return None;
    }
    // "Friday, April 25": the date says which Friday.
    let comma = c.skip(end, &[","]);
    if let Some(found) = month::read(c, comma, context) {
        if let Some(Period::Day(day)) = found.meaning.period() {
            let meaning = on_weekday(c, comma, found.end, day, weekday).unwrap_or(found.meaning);
            return Some(Found { end: found.end, meaning });
        }
        // Without a publication date: the day and month are known.
        if found.meaning.value().len() == 10 {
            return Some(found);
        }
    }
    let mut end = end;
    let mut meaning = match which {
        None => context.weekday(weekday, tense(c, i, end)),
        Some(which) => {
            let from_last = matches!(c.before(at, 1), "previous" | "following");
            of(which, weekday, context, from_last)
        }
    };
    if let Some((shift, past)) = week_behind(c, end)
        && which.is_none()
    {
        (meaning, end) = (of_week(weekday, context.relative(shift, Unit::Week)), past);
    }
    if let Some((part, past)) = daypart::part(c, c.skip(end, &["-"])) {
        let day = match meaning.period() {
            Some(Period::Day(day)) => Some(day),
            _ => None,
        };
        let meaning = match day {
            Some(day) => Meaning::Clock(Some(day), format!("T{part}")),
            None => Meaning::Open(format!("{}T{part}", meaning.value())),
        };
        return Some(Found { end: past, meaning });
    }
    Some(Found { end, meaning })
}

/// A date without its year is of the year, of three, in which it falls on this weekday.
fn on_weekday(c: &Cursor, start: usize, end: usize, day: Date, weekday: Weekday) -> Option<Meaning> {
    let has_year = (start..end).any(|at| year::four_digits(c, at).is_some());
    if has_year || day.weekday() == weekday {
        return None;
    }
    let other = [1i16, -1].iter().find_map(|k| {
        let other = Date::new(day.year().checked_add(*k)?, day.month(), day.day()).ok()?;
        (other.weekday() == weekday).then_some(other)
    });
    other.map(|day| Meaning::Period(Period::Day(day)))
}

/// A day of the week by its full name, or by its abbreviation where a point or a date follows.
pub(super) fn name(c: &Cursor, i: usize) -> Option<(Weekday, usize)> {
    let full = match c.word(i) {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return short_name(c, i),
    };
    Some((full, i + 1))
}

fn short_name(c: &Cursor, i: usize) -> Option<(Weekday, usize)> {
    let weekday = match c.word(i) {
        "mon" => Weekday::Monday,
        "tue" | "tues" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" | "thur" | "thurs" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    };
    if !c.capital(i) {
        return None;
    }
    let dotted = c.word(i + 1) == "." && c.glued(i + 1);
    let end = if dotted { i + 2 } else { i + 1 };
    let next = c.skip(end, &[","]);
    let before_date =
        month::month_name(c, next).is_some() || (c.digits(next).is_some() && month::month_name(c, next + 1).is_some());
    let verb_or_sun = matches!(c.word(i), "sat" | "sun" | "wed" | "mon" | "fri");
    (before_date || (dotted && (!verb_or_sun || c.before(i, 1) == "on"))).then_some((weekday, end))
}

/// "Black Friday", "the Sunday Times", "Monday Toft": no day of this week.
fn is_a_name(c: &Cursor, at: usize, end: usize) -> bool {
    let before = matches!(
        c.before(at, 1),
        "black" | "bloody" | "good" | "cyber" | "ash" | "easter" | "palm" | "holy" | "super" | "fat" | "news"
    );
    let after = matches!(
        c.word(end),
        "times"
            | "post"
            | "herald"
            | "mirror"
            | "telegraph"
            | "mail"
            | "express"
            | "live"
            | "star"
            | "tribune"
            | "club"
    );
    (before && c.capital(at - 1))
        || (after && c.capital(end))
        || (c.word(end) == "night" && c.capital(end) && c.capital(end + 1))
}

fn of(which: Which, weekday: Weekday, context: &Context, from_last: bool) -> Meaning {
    let last_day = context.last.and_then(|last| if from_last { last.first() } else { None });
    let day = last_day.or(context.published).and_then(|today| {
        let last = weekday_until(today, weekday)?;
        match which {
            Which::Last if last == today => last.checked_sub(7.days()).ok(),
            Which::Last => Some(last),
            Which::Next => last.checked_add(7.days()).ok(),
            // "This Sunday" lies ahead, or is today.
            Which::This if last == today => Some(last),
            Which::This => last.checked_add(7.days()).ok(),
        }
    });
    Meaning::period_or(day.map(Period::Day), &open_weekday(weekday))
}

/// "last week", "of this week", "next week" behind a day.
fn week_behind(c: &Cursor, i: usize) -> Option<(i32, usize)> {
    let at = c.skip(i, &["of"]);
    let shift = match c.word(at) {
        "last" => -1,
        "this" => 0,
        "next" => 1,
        _ => return None,
    };
    (c.word(at + 1) == "week").then_some((shift, at + 2))
}

fn of_week(weekday: Weekday, week: Meaning) -> Meaning {
    let day = match week {
        Meaning::Period(Period::Week(monday)) => {
            monday.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok().map(Period::Day)
        }
        _ => None,
    };
    Meaning::period_or(day, &open_weekday(weekday))
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn weekdays() {
        check("Toft said on Wednesday", "Wednesday = DATE 2024-01-24 2024-01-24..2024-01-24");
        check("Toft said Friday it will close Monday", "Friday = DATE 2024-01-26; Monday = DATE 2024-01-29");
        check("The trial is set to begin on Tuesday", "Tuesday = DATE 2024-01-30");
        check(
            "last Friday, next Friday, this Sunday",
            "last Friday = DATE 2024-01-19; next Friday = DATE 2024-02-02; this Sunday = DATE 2024-01-28",
        );
        check(
            "Tuesday of last week; on Thursday night",
            "Tuesday of last week = DATE 2024-01-16; Thursday night = TIME 2024-01-25TNI",
        );
        check(
            "Friday, Jan. 12, and Thu 11 January",
            "Friday, Jan. 12 = DATE 2024-01-12; Thu 11 January = DATE 2024-01-11",
        );
        check("It was put off to Tuesday 12 November", "Tuesday 12 November = DATE 2024-11-12");
        check("Monday's vote", "Monday = DATE 2024-01-22");
    }

    #[test]
    fn names() {
        check("The Sunday Times on Bloody Sunday, on Harbour News Sunday: he sat in the sun, wed and fried", "");
    }

    #[test]
    fn without_a_publication_date() {
        check_on("", "On Friday, Monday night", "Friday = DATE XXXX-WXX-5; Monday night = TIME XXXX-WXX-1TNI");
    }
}
