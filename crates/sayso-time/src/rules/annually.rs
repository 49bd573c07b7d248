//! What recurs: annual, daily, every Monday, each of two years, twice a week, 15 a year, Tuesday nights.

use super::{daypart, month, weekday};
use crate::amount::{Amount, Count, number, ordinal, unit};
use crate::context::{Context, open_weekday};
use crate::found::{Found, Meaning};
use crate::period::Unit;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, _: &Context) -> Option<Found> {
    adverb(c, i).or_else(|| every(c, i)).or_else(|| rate(c, i)).or_else(|| weekdays(c, i))
}

/// "annual", "daily": but not the Daily Vell.
fn adverb(c: &Cursor, i: usize) -> Option<Found> {
    let value = match c.word(i) {
        "hourly" => "PT1H",
        "daily" => "P1D",
        "nightly" => "P1D",
        "weekly" => "P1W",
        "biweekly" | "fortnightly" => "P2W",
        "monthly" => "P1M",
        "bimonthly" => "P2M",
        "quarterly" => "P1Q",
        "annual" | "annually" | "yearly" => "P1Y",
        "biennial" | "biannual" => "P2Y",
        _ => return None,
    };
    if c.capital(i) && (c.capital(i + 1) || i > 0 && c.capital(i - 1)) {
        return None;
    }
    // A year's profit is as long as a year; a conference comes once in one.
    let of_money = matches!(
        c.word(i + 1),
        "profit"
            | "profits"
            | "loss"
            | "losses"
            | "results"
            | "revenue"
            | "revenues"
            | "sales"
            | "earnings"
            | "income"
            | "net"
            | "turnover"
            | "deficit"
            | "growth"
            | "inflation"
            | "output"
            | "budget"
    );
    let meaning = if of_money && matches!(value, "P1Y" | "P1Q") {
        Meaning::Length(value.to_owned(), None)
    } else {
        Meaning::Set(value.to_owned())
    };
    Some(Found { end: i + 1, meaning })
}

/// "every Monday", "each year", "every two weeks", "every third day"
fn every(c: &Cursor, i: usize) -> Option<Found> {
    if !matches!(c.word(i), "every" | "each") {
        return None;
    }
    let at = c.skip(i + 1, &["single", "other"]);
    if let Some((day, end)) = weekday::name(c, at) {
        return Some(with_part(c, end, open_weekday(day)));
    }
    if let Some((month, end)) = month::month_name(c, at) {
        return Some(Found { end, meaning: Meaning::Set(format!("XXXX-{month:02}")) });
    }
    let season = match c.word(at) {
        "spring" => "XXXX-SP",
        "summer" => "XXXX-SU",
        "autumn" | "fall" => "XXXX-FA",
        "winter" => "XXXX-WI",
        _ => "",
    };
    if !season.is_empty() {
        return Some(Found { end: at + 1, meaning: Meaning::Set(season.to_owned()) });
    }
    if let Some((part, end)) = daypart::part(c, at) {
        return Some(Found { end, meaning: Meaning::Set(format!("XXXX-XX-XXT{part}")) });
    }
    let every_other = if c.word(i + 1) == "other" { 20 } else { 10 };
    let (count, at) = match (number(c, at), ordinal(c, at)) {
        (Some((tenths, at)), _) => (Count::Tenths(tenths), at),
        (None, Some((n, at))) => (Count::whole(n), at),
        (None, None) if matches!(c.word(at), "few" | "several") => (Count::Some, at + 1),
        _ => (Count::Tenths(every_other), at),
    };
    let (unit, _) = unit(c.word(at))?;
    Some(Found { end: at + 1, meaning: Meaning::Set(Amount { count, unit }.value()) })
}

/// "twice a week", "three times per year"; "a year" behind a quantity, "15 a year", "$3 million a year"
fn rate(c: &Cursor, i: usize) -> Option<Found> {
    if matches!(c.word(i), "once" | "twice") && matches!(c.word(i + 1), "a" | "an" | "per" | "every") {
        let (unit, plural) = unit(c.word(i + 2))?;
        return (!plural).then(|| Found { end: i + 3, meaning: set_of(unit) });
    }
    if !matches!(c.word(i), "a" | "an" | "per") {
        return None;
    }
    let (unit, plural) = unit(c.word(i + 1))?;
    if plural
        || matches!(c.word(i + 2), "ago" | "and" | "later" | "earlier" | "after" | "before" | "or")
        || c.word(i + 2) == "-"
    {
        return None;
    }
    let is_speed =
        matches!(c.before(i, 1), "miles" | "kilometers" | "kilometres" | "km" | "knots" | "feet" | "meters" | "metres");
    if is_speed || unit == Unit::Quarter || unit == Unit::Second {
        return None;
    }
    if c.word(i) == "per" {
        return Some(Found { end: i + 2, meaning: set_of(unit) });
    }
    // Of money, of counts, and of things counted right before.
    let is_quantity = |at: usize| {
        let is_year = c.digits(at).is_some_and(|(n, len)| len == 4 && (1900..2100).contains(&n)) && !c.glued(at);
        (c.digits(at).is_some() && !is_year) || number(c, at).is_some() && c.digits(at).is_none()
    };
    let before = c.before(i, 1);
    let of_money = matches!(
        before,
        "million"
            | "billion"
            | "trillion"
            | "thousand"
            | "%"
            | "percent"
            | "times"
            | "dollars"
            | "euros"
            | "pounds"
            | "cents"
            | "tons"
            | "tonnes"
    );
    let counted =
        i >= 2 && before.len() > 3 && before.ends_with('s') && is_quantity(i - 2) && unit_of(before).is_none()
            || i >= 3 && before.len() > 3 && before.ends_with('s') && is_quantity(i - 3) && unit_of(before).is_none();
    (of_money || counted || i >= 1 && is_quantity(i - 1)).then(|| Found { end: i + 2, meaning: set_of(unit) })
}

fn unit_of(word: &str) -> Option<Unit> {
    unit(word).map(|(unit, _)| unit)
}

fn set_of(unit: Unit) -> Meaning {
    Meaning::Set(Amount { count: Count::whole(1), unit }.value())
}

/// "Mondays", "Tuesday nights", "weekends"
fn weekdays(c: &Cursor, i: usize) -> Option<Found> {
    if c.word(i) == "weekends" {
        return Some(Found { end: i + 1, meaning: Meaning::Set("XXXX-WXX-WE".to_owned()) });
    }
    const NAMES: [&str; 7] = ["mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
    if let Some(n) = NAMES.iter().position(|name| *name == c.word(i)) {
        return Some(Found { end: i + 1, meaning: Meaning::Set(format!("XXXX-WXX-{}", n + 1)) });
    }
    let (day, end) = weekday::name(c, i)?;
    let part = match c.word(end) {
        "mornings" => "MO",
        "afternoons" => "AF",
        "evenings" => "EV",
        "nights" => "NI",
        _ => return None,
    };
    Some(Found { end: end + 1, meaning: Meaning::Set(format!("{}T{part}", open_weekday(day))) })
}

fn with_part(c: &Cursor, end: usize, day: String) -> Found {
    match daypart::part(c, end) {
        Some((part, end)) => Found { end, meaning: Meaning::Set(format!("{day}T{part}")) },
        None => Found { end, meaning: Meaning::Set(day) },
    }
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn sets() {
        check("its annual conference, a daily walk", "annual = SET P1Y; daily = SET P1D");
        check("an annual profit", "annual = DURATION P1Y");
        check(
            "every Monday, each July, every two weeks, every other day",
            "every Monday = SET XXXX-WXX-1; each July = SET XXXX-07; every two weeks = SET P2W; every other day = SET P2D",
        );
        check("tankers at a rate of 15 a year", "a year = SET P1Y");
        check(
            "20 new boats a month, $3 million a year, twice a week",
            "a month = SET P1M; a year = SET P1Y; twice a week = SET P1W",
        );
        check("on Tuesday nights and Fridays", "Tuesday nights = SET XXXX-WXX-2TNI; Fridays = SET XXXX-WXX-5");
    }

    #[test]
    fn none() {
        check("the Daily Vell, 60 miles an hour", "");
    }
}
