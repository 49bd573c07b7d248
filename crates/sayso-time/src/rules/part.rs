//! Parts of a stretch: early next year, later this month, the end of March, mid-2011, the last week of March, year-end, the
//! eve of June 3.

use super::DATES;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::read::longest;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    year_end(c, i, context)
        .or_else(|| mode(c, i, context))
        .or_else(|| eve(c, i, context))
        .or_else(|| edge(c, i, context))
}

/// "early June", "the late summer", "mid-November", "earlier this month", "later in the year", "sometime next year"
fn mode(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let the = c.skip(i, &["the"]);
    let word = c.word(the);
    let inner = match word {
        "early" | "late" | "sometime" | "around" => the + 1,
        "earlier" | "later" => c.skip(the + 1, &["in", "on"]),
        "mid" => c.joined(the + 1),
        _ => return None,
    };
    if c.word(inner) == "the" && inner == the + 1 {
        return None;
    }
    // "The year" is one only behind a preposition, which is "in" here.
    let found = longest(c, inner, context, DATES)?;
    Some(Found { end: found.end, meaning: narrowed(found.meaning, word, context) })
}

/// What lies before "earlier this month" is over, and "later this month" has not begun.
fn narrowed(meaning: Meaning, word: &str, context: &Context) -> Meaning {
    let (Meaning::Period(period), Some(today)) = (&meaning, context.published) else { return meaning };
    let (Some(first), Some(last)) = (period.first(), period.last()) else { return meaning };
    match word {
        "earlier" if first < today && today <= last => Meaning::Within(*period, first, today),
        "later" if first <= today && today < last => Meaning::Within(*period, today, last),
        _ => meaning,
    }
}

/// "the end of last year", "the very beginning of March", "the last week of March"
fn edge(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let the = c.skip(i, &["the"]);
    let at = c.skip(the, &["very"]);
    let of = match c.word(at) {
        "end" | "beginning" | "start" | "middle" | "close" | "rest" | "remainder" | "height" | "dawn" => at + 1,
        "last" | "first" | "opening" | "closing" | "final"
            if matches!(c.word(at + 1), "days" | "weeks" | "months" | "week" | "half" | "quarter") =>
        {
            at + 2
        }
        "second" | "latter" if matches!(c.word(at + 1), "half") => at + 2,
        _ => return None,
    };
    if c.word(of) != "of" {
        return None;
    }
    let found = longest(c, of + 1, context, DATES)?;
    let meaning = match (found.meaning.period(), c.word(of - 1)) {
        (Some(Period::Month(year, month)), "week") => {
            let is_first = matches!(c.word(at), "first" | "opening");
            week_of_month(year, month, is_first).map_or(found.meaning, Meaning::Period)
        }
        _ => found.meaning,
    };
    Some(Found { end: found.end, meaning })
}

/// The first or last week that has most of its days in the month: that of its first or last Thursday.
fn week_of_month(year: i16, month: i8, is_first: bool) -> Option<Period> {
    let first = jiff::civil::Date::new(year, month, 1).ok()?;
    let thursday = first.nth_weekday_of_month(if is_first { 1 } else { -1 }, jiff::civil::Weekday::Thursday).ok()?;
    Period::holding(thursday, Unit::Week)
}

/// "year-end", "the year's end"
fn year_end(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let at = c.skip(i, &["around", "the"]);
    let (unit, after) = match c.word(at) {
        "year" => (Unit::Year, at + 1),
        "month" => (Unit::Month, at + 1),
        _ => return None,
    };
    let end = c.possessive(after).unwrap_or_else(|| c.joined(after));
    let follows =
        c.word(end) == "end" && (end > after || c.ends(end + 1) || c.before(i, 1) == "by" || c.before(i, 1) == "at");
    follows.then(|| Found { end: end + 1, meaning: context.relative(0, unit) })
}

/// "the eve of June 3": the day before it; of anything else it is a day that is not known.
fn eve(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if !c.reads(i, &["the", "eve", "of"]) {
        return None;
    }
    match longest(c, i + 3, context, DATES) {
        Some(Found { end, meaning }) => {
            let before = match meaning.period() {
                Some(Period::Day(day)) => Period::Day(day).shift(-1, Unit::Day),
                _ => None,
            };
            Some(Found { end, meaning: Meaning::period_or(before, Unit::Day.open()) })
        }
        None => Some(Found { end: i + 2, meaning: Meaning::Open(Unit::Day.open().to_owned()) }),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn parts() {
        check("by early June, or late 2006", "early June = DATE 2023-06; late 2006 = DATE 2006");
        check(
            "earlier this month and later this year",
            "earlier this month = DATE 2024-01 2024-01-01..2024-01-26; later this year = DATE 2024 2024-01-26..2024-12-31",
        );
        check("At the end of last year", "the end of last year = DATE 2023");
        check("in the last week of March 2009", "the last week of March 2009 = DATE 2009-W13");
        check("in mid-2011, mid-November", "mid-2011 = DATE 2011; mid-November = DATE 2023-11");
        check("earlier in the year, by year-end", "earlier in the year = DATE 2024; year-end = DATE 2024");
        check(
            "on the eve of June 3, on the eve of the vote",
            "the eve of June 3 = DATE 2023-06-02; the eve = DATE XXXX-XX-XX",
        );
        check("the end of the war, early on, late for work", "");
    }
}
