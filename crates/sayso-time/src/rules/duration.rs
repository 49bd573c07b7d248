//! Lengths of time: nearly two months, 27-year, the past three years, two and a half years, decades-long, for weeks.

use crate::amount::{Amount, Count, number, unit};
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    anchored(c, i, context)
        .or_else(|| between(c, i))
        .or_else(|| long(c, i))
        .or_else(|| counted(c, i))
        .or_else(|| unknown(c, i))
        .or_else(|| over_the_years(c, i))
        .or_else(|| plural(c, i))
}

/// A length with its number: "two and a half years", "27-year", "more than a week", "a few days"; and where it ends.
pub(super) fn amount(c: &Cursor, i: usize) -> Option<(Amount, usize)> {
    let at = approximately(c, i);
    let (amount, mut end) = simple(c, at)?;
    // "a year and a half", "an hour and a half"
    if c.reads(end, &["and", "a", "half"]) {
        if let Count::Tenths(n) = amount.count {
            return Some((Amount { count: Count::Tenths(n + 5), ..amount }, end + 3));
        }
    }
    if c.word(end) == "'" && !c.glued(end + 1) {
        end += 0; // "two years' work": the apostrophe is no part of it
    }
    Some((amount, end))
}

/// Units alone, as "years" in "years ago"; and where they end.
pub(super) fn bare(c: &Cursor, i: usize) -> Option<(Amount, usize)> {
    unit(c.word(i)).filter(|(_, plural)| *plural).map(|(unit, _)| (Amount { count: Count::Some, unit }, i + 1))
}

/// Past "nearly", "more than", "at least" and the like.
fn approximately(c: &Cursor, i: usize) -> usize {
    match (c.word(i), c.word(i + 1)) {
        ("more" | "less" | "fewer", "than") | ("at", "least" | "most") | ("up", "to") => i + 2,
        ("no", "more" | "less" | "fewer") if c.word(i + 2) == "than" => i + 3,
        ("nearly" | "almost" | "about" | "roughly" | "approximately" | "around" | "some" | "over", _) => i + 1,
        _ => i,
    }
}

fn simple(c: &Cursor, i: usize) -> Option<(Amount, usize)> {
    if c.word(i) == "half" {
        // half an hour, half a century
        let (unit, plural) = unit(c.word(i + 2)).filter(|_| matches!(c.word(i + 1), "a" | "an"))?;
        return (!plural).then_some((Amount { count: Count::Tenths(5), unit }, i + 3));
    }
    let (count, mut at, is_one) = count(c, i)?;
    if c.word(at) == "-" {
        if !c.glued(at) {
            return None;
        }
        at += 1;
    }
    // "two to three weeks", "12 to 18 months", "three or four days", "2-3 weeks": the first is kept.
    let or = c.skip(at, &["to", "or"]);
    if or > at || c.before(at, 1) == "-" {
        let or = if c.word(or) == "-" { or + 1 } else { or };
        if let Some((_, past)) = number(c, or) {
            at = if c.word(past) == "-" { past + 1 } else { past };
        }
    }
    at = c.skip(
        at,
        &[
            "more",
            "full",
            "additional",
            "consecutive",
            "straight",
            "long",
            "fiscal",
            "trading",
            "business",
            "working",
            "calendar",
            "whole",
            "further",
            "extra",
        ],
    );
    if c.word(at) == "fortnight" || c.word(at) == "fortnights" {
        let weeks = match count {
            Count::Tenths(n) => Count::Tenths(n * 2),
            Count::Some => Count::Some,
        };
        return Some((Amount { count: weeks, unit: Unit::Week }, at + 1));
    }
    let (unit, plural) = unit(c.word(at))?;
    let hyphened = c.before(at, 1) == "-";
    if is_one && (plural || matches!(unit, Unit::Second | Unit::Quarter))
        || (!plural && !is_one && !hyphened && count != Count::whole(1) && c.capital(at))
    {
        return None;
    }
    // A fraction: three quarters of the cake.
    if unit == Unit::Quarter && (c.word(at + 1) == "of" || !plural && !hyphened) {
        return None;
    }
    let mut end = at + 1;
    if c.word(end) == "-" && c.word(end + 1) == "old" || c.word(end) == "-" && c.word(end + 1) == "long" {
        end += 2;
    }
    Some((Amount { count, unit }, end))
}

/// A number, "a", "a few", "several"; where it ends; and whether it is the article.
fn count(c: &Cursor, i: usize) -> Option<(Count, usize, bool)> {
    let glued_to_letters = c.glued(i) && !matches!(c.before(i, 1), "(" | "[" | "\"" | "'" | "" | "-" | "/");
    if glued_to_letters {
        return None;
    }
    match (c.word(i), c.word(i + 1)) {
        ("a", "few") | ("a", "couple") if c.word(i + 1) == "few" => return Some((Count::Some, i + 2, false)),
        ("a", "couple") => return Some((Count::whole(2), c.skip(i + 2, &["of"]), false)),
        ("a", "number") if c.word(i + 2) == "of" => return Some((Count::Some, i + 3, false)),
        ("several" | "few" | "many" | "multi" | "numerous", _) => return Some((Count::Some, i + 1, false)),
        ("couple", "of") => return Some((Count::whole(2), i + 2, false)),
        ("dozens", "of") | ("hundreds", "of") | ("thousands", "of") => return Some((Count::Some, i + 2, false)),
        _ => {}
    }
    if let Some((tenths, end)) = number(c, i) {
        return Some((Count::Tenths(tenths), end, false));
    }
    matches!(c.word(i), "a" | "an" | "another").then_some((Count::whole(1), i + 1, true))
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
    if c.word(end) == "and" {
        if let Some((more, past)) = simple(c, end + 1).filter(|(more, _)| more.unit < amount.unit) {
            (value, end) = (joined(&value, &more.value()), past);
        }
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

/// "the past three years", "the next few days", "the first nine months", "recent years", "coming months", "these days"
fn anchored(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if c.reads(i, &["these", "days"]) {
        return Some(Found { end: i + 2, meaning: Meaning::Present });
    }
    // "Over the past three years" is no approximation.
    let at = if matches!(c.word(i), "over" | "some" | "around") { i } else { approximately(c, i) };
    let the = c.skip(at, &["the", "its", "his", "her", "their", "our"]);
    let word = c.word(the);
    let known = matches!(
        word,
        "past"
            | "last"
            | "previous"
            | "preceding"
            | "next"
            | "coming"
            | "following"
            | "first"
            | "final"
            | "latest"
            | "recent"
            | "future"
            | "early"
            | "opening"
    );
    let after = if known { the + 1 } else { the };
    if !known && the == at {
        return None;
    }
    if let Some((amount, end)) = amount(c, after).filter(|_| !matches!(c.word(after), "a" | "an" | "another")) {
        if !is_plural(c, end) && !matches!(amount.count, Count::Tenths(10)) {
            return None;
        }
        // "the next year or two"
        let days = covered(context, word, amount);
        let end = if c.reads(end, &["or", "so"]) { end + 2 } else { end };
        return Some(Found { end, meaning: Meaning::Length(amount.value(), days) });
    }
    let (amount, end) = bare(c, after).filter(|_| known)?;
    let meaning = match word {
        "coming" | "next" | "future" => Meaning::Future,
        "past" | "last" if the > i => Meaning::Past,
        "recent" | "latest" => Meaning::Length(amount.value(), None),
        "first" if amount.unit == Unit::Hour => Meaning::Length(amount.value(), None),
        "early" if the > i && amount.unit >= Unit::Year => Meaning::Length(amount.value(), None),
        _ => return None,
    };
    Some(Found { end, meaning })
}

fn is_plural(c: &Cursor, end: usize) -> bool {
    unit(c.before(end, 1)).is_some_and(|(_, plural)| plural) || matches!(c.before(end, 1), "fortnights" | "fortnight")
}

/// The days of a length that ends or begins with the publication.
fn covered(context: &Context, word: &str, amount: Amount) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let today = context.published?;
    let n = amount.count.as_whole()?;
    let at = |n: i32| match amount.unit {
        Unit::Second | Unit::Minute | Unit::Hour => None,
        unit => Period::Day(today).shift(n, unit)?.first(),
    };
    match word {
        "past" | "last" => Some((at(-n)?, today)),
        "next" | "coming" => Some((today, at(n)?)),
        _ => None,
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
    fn anchored() {
        check("over the past three years", "the past three years = DURATION P3Y 2021-01-26..2024-01-26");
        check("within the next six months", "the next six months = DURATION P6M 2024-01-26..2024-07-26");
        check(
            "in the first nine months, these days",
            "the first nine months = DURATION P9M; these days = DATE PRESENT_REF",
        );
    }

    #[test]
    fn none() {
        check("a difficult day, three quarters of it, the second time, $40 days, A380s", "");
    }
}
