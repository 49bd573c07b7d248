//! How long: two and a half years, more than a week, a few days, 27-year. Shared by all rules that count units.

use crate::amount::{Amount, Count, number, unit};
use crate::period::Unit;
use crate::token::Cursor;

/// A length with its number: "two and a half years", "27-year", "more than a week", "a few days"; and where it ends.
pub(super) fn amount(c: &Cursor, i: usize) -> Option<(Amount, usize)> {
    let at = approximately(c, i);
    let (amount, end) = simple(c, at)?;
    // "a year and a half", "an hour and a half"
    if c.reads(end, &["and", "a", "half"])
        && let Count::Tenths(n) = amount.count
    {
        return Some((Amount { count: Count::Tenths(n + 5), ..amount }, end + 3));
    }
    Some((amount, end))
}

/// Units alone, as "years" in "years ago"; and where they end.
pub(super) fn bare(c: &Cursor, i: usize) -> Option<(Amount, usize)> {
    unit(c.word(i)).filter(|(_, plural)| *plural).map(|(unit, _)| (Amount { count: Count::Some, unit }, i + 1))
}

/// Past "nearly", "more than", "at least" and the like.
pub(super) fn approximately(c: &Cursor, i: usize) -> usize {
    match (c.word(i), c.word(i + 1)) {
        ("more" | "less" | "fewer", "than") | ("at", "least" | "most") | ("up", "to") => i + 2,
        ("no", "more" | "less" | "fewer") if c.word(i + 2) == "than" => i + 3,
        ("nearly" | "almost" | "about" | "roughly" | "approximately" | "around" | "some" | "over", _) => i + 1,
        _ => i,
    }
}

/// A length without "nearly" and "and a half".
pub(super) fn simple(c: &Cursor, i: usize) -> Option<(Amount, usize)> {
    if c.word(i) == "half" {
        // half an hour, half a century
        let (unit, plural) = unit(c.word(i + 2)).filter(|_| matches!(c.word(i + 1), "a" | "an"))?;
        return (!plural).then_some((Amount { count: Count::Tenths(5), unit }, i + 3));
    }
    // a quarter-century, a half-hour
    let part = c.skip(i, &["a"]);
    let tenths = match (c.word(part), c.word(c.joined(part + 1))) {
        ("half", "century" | "hour" | "decade") => 5,
        ("quarter", "century") => 25, // of decades
        _ => 0,
    };
    if tenths > 0 && c.joined(part + 1) > part + 1 {
        let end = c.joined(part + 1) + 1;
        let unit = if tenths == 25 { Unit::Decade } else { unit(c.word(end - 1))?.0 };
        return Some((Amount { count: Count::Tenths(tenths), unit }, end));
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
        ("a", "few") => return Some((Count::Some, i + 2, false)),
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

#[cfg(test)]
mod tests {
    use sayso_text::Span;

    use super::amount;
    use crate::token::{Cursor, tokens};

    #[test]
    fn lengths() {
        for (text, value) in [
            ("two and a half years", "P2Y6M"),
            ("more than 30 days", "P30D"),
            ("a few weeks", "PXW"),
            ("12 to 18 months", "P12M"),
            ("a fortnight", "P2W"),
            ("twenty-four hours", "PT24H"),
            ("half a century", "P50Y"),
            ("nearly a quarter-century", "P25Y"),
            ("a half-hour", "PT30M"),
            ("an hour and a half", "PT1H30M"),
        ] {
            let mut words = Vec::new();
            tokens(text, text, Span::new(0, text.len()), &mut words);
            let (found, end) = amount(&Cursor { tokens: &words }, 0).unwrap();
            assert_eq!((found.value().as_str(), end), (value, words.len()), "{text}");
        }
    }
}
