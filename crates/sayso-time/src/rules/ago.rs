//! So long ago: two weeks ago, nearly four years ago, a year and a half ago, years ago.

use super::so_long;
use crate::amount::{Amount, Count};
use crate::context::{Context, ToldOf};
use crate::found::{Found, Meaning};
use crate::period::Unit;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if matches!(c.word(i), "long") && c.word(i + 1) == "ago" {
        return Some(Found { end: i + 2, meaning: Meaning::Past });
    }
    if c.reads(i, &["some", "time", "ago"]) || c.reads(i, &["a", "while", "ago"]) {
        return Some(Found { end: i + 3, meaning: Meaning::Past });
    }
    let (amount, end) = so_long::amount(c, i).or_else(|| so_long::bare(c, i))?;
    let end = if c.reads(end, &["or", "so"]) || c.reads(end, &["or", "more"]) { end + 2 } else { end };
    if c.word(end) != "ago" {
        return None;
    }
    Some(Found { end: end + 1, meaning: back(context, amount) })
}

/// Granularity is kept: two years ago is a year, two weeks ago a week. "A year ago" behind a quarter is that quarter's.
fn back(context: &Context, amount: Amount) -> Meaning {
    let Amount { count, unit } = amount;
    let Some(n) = count.as_whole() else {
        return match (count, unit) {
            (Count::Tenths(n), Unit::Year) => context.relative(-(i32::try_from(n * 12 / 10).unwrap_or(0)), Unit::Month),
            _ => Meaning::Past,
        };
    };
    if let (1, Unit::Year, Some(ToldOf::Quarter(_))) = (n, unit, context.told_of) {
        return context.year_before();
    }
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Meaning::Clock(context.published, "TXX".to_owned()),
        Unit::Millennium => Meaning::Past,
        _ => context.relative(-n, unit),
    }
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn so_long_ago() {
        check("two weeks ago, 10 days ago", "two weeks ago = DATE 2024-W02; 10 days ago = DATE 2024-01-16");
        check("nearly four years ago; a month ago", "nearly four years ago = DATE 2020; a month ago = DATE 2023-12");
        check(
            "a year and a half ago, a week or so ago",
            "a year and a half ago = DATE 2022-07; a week or so ago = DATE 2024-W03",
        );
        check("in the third quarter, from a year ago", "the third quarter = DATE 2023-Q3; a year ago = DATE 2022-Q3");
        check(
            "years ago, several months ago, long ago",
            "years ago = DATE PAST_REF; several months ago = DATE PAST_REF; long ago = DATE PAST_REF",
        );
        check("three decades ago, two hours ago", "three decades ago = DATE 199; two hours ago = TIME 2024-01-26TXX");
        check_on("", "two weeks ago", "two weeks ago = DATE XXXX-WXX");
    }
}
