//! Lengths of time: nearly two months, 27-year, between 60 and 90 days, decades-long, for weeks, over the years.

use super::so_long::{amount, bare, simple};
use crate::amount::{Amount, Count, number, unit};
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Unit;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, _: &Context) -> Option<Found> {
    between(c, i)
        .or_else(|| long(c, i))
        .or_else(|| counted(c, i))
        .or_else(|| unknown(c, i))
        .or_else(|| over_the_years(c, i))
        .or_else(|| plural(c, i))
}

/// "nearly two months"; "a day" only where a preposition or "after" shows that it is a length.
fn counted(c: &Cursor, i: usize) -> Option<Found> {
    if c.digits(i).is_some() && matches!(c.before(i, 1), "$" | "£" | "€" | "#") {
        return None;
    }
    let (amount, mut end) = amount(c, i)?;
    let article = matches!(c.word(end - 2), "a" | "an" | "one") && c.before(end, 1) != "half";
    if article && matches!(amount.unit, Unit::Day | Unit::Weekend) {
        let before = matches!(
            c.before(i, 1),
            "for" | "in" | "within" | "than" | "just" | "about" | "only" | "after" | "lasted" | "last" | "every"
        );
        let after = matches!(c.word(end), "after" | "before" | "earlier" | "later");
        if !before && !after {
            return None;
        }
    }
    // "the nine months ended", "the four days"
    // "60 miles an hour"
    if article
        && matches!(
            c.before(i, 1),
            "miles" | "km" | "kilometers" | "kilometres" | "knots" | "feet" | "meters" | "metres"
        )
    {
        return None;
    }
    let mut value = amount.value();
    if c.word(end) == "and"
        && let Some((more, past)) = simple(c, end + 1).filter(|(more, _)| more.unit < amount.unit)
    {
        (value, end) = (joined(&value, &more.value()), past);
    }
    Some(Found { end, meaning: Meaning::Length(value, None) })
}

/// `P2Y` and `P3M` are `P2Y3M`; `P1D` and `PT2H` are `P1DT2H`.
fn joined(first: &str, second: &str) -> String {
    match (first.starts_with("PT"), second.strip_prefix("PT"), second.strip_prefix('P')) {
        (true, Some(time), _) => format!("{first}{time}"),
        (false, Some(time), _) => format!("{first}T{time}"),
        (_, None, Some(date)) => format!("{first}{date}"),
        _ => first.to_owned(),
    }
}

/// "between 60 and 90 days": "60" is a length as well.
fn between(c: &Cursor, i: usize) -> Option<Found> {
    if c.before(i, 1) != "between" {
        return None;
    }
    let (first, at) = number(c, i)?;
    if c.word(at) != "and" {
        return None;
    }
    let (second, _) = simple(c, at + 1)?;
    let value = Amount { count: Count::Tenths(first), unit: second.unit }.value();
    Some(Found { end: at, meaning: Meaning::Length(value, None) })
}

/// "decades-long", "weeklong", "year-long"
fn long(c: &Cursor, i: usize) -> Option<Found> {
    let one = match c.word(i) {
        "weeklong" => "P1W",
        "monthlong" => "P1M",
        "yearlong" => "P1Y",
        "daylong" => "P1D",
        "hourlong" => "PT1H",
        _ => "",
    };
    if !one.is_empty() {
        return Some(Found { end: i + 1, meaning: Meaning::Length(one.to_owned(), None) });
    }
    let (unit, plural) = unit(c.word(i))?;
    if c.word(i + 1) != "-" || c.word(i + 2) != "long" || c.glued(i) {
        return None;
    }
    let count = if plural { Count::Some } else { Count::whole(1) };
    Some(Found { end: i + 3, meaning: Meaning::Length(Amount { count, unit }.value(), None) })
}

/// "an undetermined period of time", "some time", "a while"
fn unknown(c: &Cursor, i: usize) -> Option<Found> {
    let found = |end| Some(Found { end, meaning: Meaning::Length("PXX".to_owned(), None) });
    if !matches!(c.word(i), "a" | "an") {
        return None;
    }
    match (1..4).find(|k| c.reads(i + k, &["period", "of", "time"])) {
        Some(k) => found(i + k + 3),
        None if c.word(i + 1) == "while" && matches!(c.before(i, 1), "for" | "in" | "after") => found(i + 2),
        None => None,
    }
}

/// "over the years", "through the decades"
fn over_the_years(c: &Cursor, i: usize) -> Option<Found> {
    if !matches!(c.word(i), "over" | "through" | "throughout") || c.word(i + 1) != "the" {
        return None;
    }
    let (amount, end) = bare(c, i + 2).filter(|(amount, _)| amount.unit >= Unit::Day)?;
    Some(Found { end, meaning: Meaning::Length(amount.value(), None) })
}

/// "for weeks", "days after", "decades in the making": units alone, where the words around show a length.
fn plural(c: &Cursor, i: usize) -> Option<Found> {
    let (amount, end) = bare(c, i)?;
    let before = matches!(
        c.before(i, 1),
        "for" | "in" | "within" | "after" | "takes" | "take" | "took" | "last" | "lasted" | "spent"
    );
    let after = matches!(c.word(end), "after" | "before" | "of" | "in" | "or" | "later" | "earlier");
    let quoted = c.glued(i) && matches!(c.before(i, 1), "'" | "\"" | "" | "(");
    if c.glued(i) && !quoted
        || !(before || after)
        || amount.unit == Unit::Second && !before
        || amount.unit == Unit::Quarter
    {
        return None;
    }
    if !before
        && matches!(c.word(end), "in" | "or")
        && !(c.reads(end, &["in", "the", "making"]) || bare(c, end + 1).is_some())
    {
        return None;
    }
    // "weeks or months"
    let end = match c.word(end) {
        "or" if bare(c, end + 1).is_some() => end + 2,
        _ => end,
    };
    Some(Found { end, meaning: Meaning::Length(amount.value(), None) })
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn with_a_number() {
        check("for nearly two months and 30 minutes", "nearly two months and 30 minutes = DURATION P2MT30M");
        check(
            "a 27-year contract, a 12-hour flight, its fifty-year life",
            "27-year = DURATION P27Y; 12-hour = DURATION PT12H; fifty-year = DURATION P50Y",
        );
        check(
            "almost two and a half years, 2 1/2 years, half an hour",
            "almost two and a half years = DURATION P2Y6M; 2 1/2 years = DURATION P2Y6M; half an hour = DURATION PT30M",
        );
        check(
            "two to three weeks, a few days, a couple of years",
            "two to three weeks = DURATION P2W; a few days = DURATION PXD; a couple of years = DURATION P2Y",
        );
        check("between 60 and 90 days", "60 = DURATION P60D; 90 days = DURATION P90D");
        check(
            "two decades, a century, 1,200 years",
            "two decades = DURATION P20Y; a century = DURATION P100Y; 1,200 years = DURATION P1200Y",
        );
        check("an 8-month-old boy", "8-month-old = DURATION P8M");
    }

    #[test]
    fn without() {
        check(
            "Days after she spoke; for weeks; decades-long, weeklong",
            "Days = DURATION PXD; weeks = DURATION PXW; decades-long = DURATION PXY; weeklong = DURATION P1W",
        );
        check(
            "over the years, in recent years, for an unknown period of time, in the coming months",
            "over the years = DURATION PXY; recent years = DURATION PXY; an unknown period of time = DURATION PXX; the coming months = DATE FUTURE_REF",
        );
        check("weeks or months", "weeks or months = DURATION PXW");
    }

    #[test]
    fn none() {
        check("a difficult day, three quarters of it, the second time, $40 days, A380s", "");
    }
}
