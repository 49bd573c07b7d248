//! Days, weeks, months and years by their place from now or from a date named before: last month, this week, the following
//! day, that year, the weekend.

use super::month;
use crate::amount::unit;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let the = c.skip(i, &["the"]);
    // "last", "the previous", … : how far, and from what
    let word = c.word(the);
    let (shift, from, at) = match word {
        "last" => (-1, From::Publication, the + 1),
        "past" if the > i => (-1, From::Publication, the + 1),
        "this" if the == i => match c.word(i + 1) {
            "past" | "last" => (-1, From::Publication, i + 2),
            "coming" | "next" => (1, From::Publication, i + 2),
            "same" => (0, From::Last, i + 2),
            _ => (0, From::Publication, i + 1),
        },
        "current" if the > i => (0, From::Publication, the + 1),
        "entire" | "full" | "whole" if the > i => (0, From::Last, the + 1),
        "next" if the == i => (1, From::Publication, the + 1),
        "next" => (1, From::Last, the + 1),
        "coming" => (1, From::Publication, the + 1),
        "previous" | "preceding" | "prior" if the > i => (-1, From::Last, the + 1),
        "following" | "ensuing" if the > i => (1, From::Last, the + 1),
        "same" if the > i => (0, From::Last, the + 1),
        "that" if the == i => (0, From::Last, the + 1),
        _ if the > i => (0, From::Article, the),
        _ => return None,
    };
    // "by that time": the date named last.
    if c.word(i) == "that" && c.word(at) == "time" && matches!(c.before(i, 1), "by" | "until" | "since" | "before") {
        return context.last.map(|last| Found { end: at + 1, meaning: Meaning::Period(last) });
    }
    let at = c.skip(at, &["fiscal", "financial", "calendar", "academic", "full"]);
    let (unit, is_plural) = unit(c.word(at))?;
    if is_plural || unit < Unit::Day || unit == Unit::Millennium {
        return None;
    }
    let end = at + 1;
    if matches!(from, From::Article) {
        return alone(c, i, end, unit, context);
    }
    let is_day = unit == Unit::Day;
    if is_day
        && !matches!(word, "following" | "previous" | "preceding" | "same" | "that")
        && !(word == "next" && the > i)
    {
        return None;
    }
    // "The last week of March" and "the next quarter of the cake" are others' business; "that century" is none.
    let of_date = c.word(end) == "of"
        && (c.word(end + 1) == "the" || c.digits(end + 1).is_some() || month::month_name(c, end + 1).is_some());
    if of_date && the > i && word != "same" || c.word(end) == "-" && c.glued(end) && c.glued(end + 1) {
        return None;
    }
    if matches!(word, "last" | "past") && the > i && matches!(unit, Unit::Decade | Unit::Century) {
        return length(context, unit, end);
    }
    let meaning = match from {
        From::Last => context.after_last(shift, unit),
        _ => context.relative(shift, unit),
    };
    Some(Found { end, meaning: recent(context, meaning, word == "past") })
}

enum From {
    /// The day of publication.
    Publication,
    /// The date named last.
    Last,
    /// Nothing: "the year".
    Article,
}

/// "the past decade": as long as that, until now.
fn length(context: &Context, unit: Unit, end: usize) -> Option<Found> {
    let value = if unit == Unit::Decade { "P10Y" } else { "P100Y" };
    let days = context.published.and_then(|today| Some((Period::Day(today).shift(-1, unit)?.first()?, today)));
    Some(Found { end, meaning: Meaning::Length(value.to_owned(), days) })
}

/// "the past year" is the last one by its value; its days reach until now.
fn recent(context: &Context, meaning: Meaning, until_now: bool) -> Meaning {
    match (meaning, context.published) {
        (Meaning::Period(period), Some(today)) if until_now => {
            let first = Period::Day(today).shift(-1, period.unit()).and_then(Period::first);
            first.map_or(Meaning::Period(period), |first| Meaning::Within(period, first, today))
        }
        (meaning, _) => meaning,
    }
}

/// "the weekend"; "the year" and so on where a preposition stands before them; "the day before", "the year previous".
fn alone(c: &Cursor, i: usize, end: usize, unit: Unit, context: &Context) -> Option<Found> {
    let ends = |at: usize| c.ends(at) || matches!(c.word(at), "and" | "but" | "when" | "in" | "at");
    match c.word(end) {
        "before" | "previous" | "prior" if ends(end + 1) => {
            return Some(Found { end: end + 1, meaning: context.after_last(-1, unit) });
        }
        "after" if ends(end + 1) => return Some(Found { end: end + 1, meaning: context.after_last(1, unit) }),
        _ => {}
    }
    if unit == Unit::Weekend {
        return Some(Found { end, meaning: weekend(context) });
    }
    if c.word(end) == "-" || c.word(end) == "of" && unit != Unit::Year {
        return None;
    }
    let preposition = matches!(
        c.before(i, 1),
        "in" | "of" | "for" | "during" | "through" | "throughout" | "by" | "on" | "over" | "within"
    );
    if !preposition {
        return None;
    }
    if matches!(c.word(end), "end" | "ended" | "ending" | "to" | "until" | "through") && unit >= Unit::Month {
        let letter = if unit == Unit::Year {
            "P1Y"
        } else if unit == Unit::Quarter {
            "P1Q"
        } else {
            "P1M"
        };
        return Some(Found { end, meaning: Meaning::Length(letter.to_owned(), None) });
    }
    let meaning = match unit {
        Unit::Day => Meaning::period_or(context.day_here().map(Period::Day), unit.open()),
        Unit::Quarter => Meaning::period_or(context.quarter, unit.open()),
        Unit::Week | Unit::Month | Unit::Year => context.relative(0, unit),
        _ => return None,
    };
    let is_known = unit != Unit::Quarter || context.quarter.is_some();
    is_known.then_some(Found { end, meaning })
}

/// The last weekend, or the one that the article appears on.
fn weekend(context: &Context) -> Meaning {
    let is_weekend = context.published.is_some_and(|day| day.weekday().to_monday_zero_offset() >= 5);
    context.relative(if is_weekend { 0 } else { -1 }, Unit::Weekend)
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn from_the_day_of_publication() {
        check(
            "last week and this month",
            "last week = DATE 2024-W03 2024-01-15..2024-01-21; this month = DATE 2024-01",
        );
        check(
            "last month, next year, this quarter",
            "last month = DATE 2023-12 2023-12-01..2023-12-31; next year = DATE 2025; this quarter = DATE 2024-Q1",
        );
        check(
            "the current fiscal year, this past weekend",
            "the current fiscal year = DATE 2024; this past weekend = DATE 2024-W03-WE 2024-01-20..2024-01-21",
        );
        check(
            "over the past year, the past decade",
            "the past year = DATE 2023 2023-01-26..2024-01-26; the past decade = DURATION P10Y 2014-01-26..2024-01-26",
        );
        check("by the end of the year", "the end of the year = DATE 2024");
    }

    #[test]
    fn from_the_date_named_last() {
        check(
            "On Jan. 17 she left; the following day he came",
            "Jan. 17 = DATE 2024-01-17; the following day = DATE 2024-01-18",
        );
        check("in 2009, from the previous year", "2009 = DATE 2009; the previous year = DATE 2008");
        check(
            "It sank in May 2019. That year, and the year before, it rained",
            "May 2019 = DATE 2019-05; That year = DATE 2019; the year before = DATE 2018",
        );
        check(
            "It fell on Tuesday. The day before, it rose",
            "Tuesday = DATE 2024-01-23; The day before = DATE 2024-01-22",
        );
    }

    #[test]
    fn none() {
        check("the day of days, the week that was, last day, this day", "");
        check_on("", "last month and the weekend", "last month = DATE XXXX-XX; the weekend = DATE XXXX-WXX-WE");
    }
}
