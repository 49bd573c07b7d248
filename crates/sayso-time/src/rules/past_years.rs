//! Lengths that end or begin now, or stand in an order: the past three years, the next few days, the first nine months, recent
//! years, coming months.

use super::so_long::{amount, approximately, bare};
use crate::amount::{Amount, Count, unit};
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::token::Cursor;

/// "the past three years", "the next few days", "the first nine months", "recent years", "coming months", "these days"
pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
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

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn up_to_now_and_from_now() {
        check("over the past three years", "the past three years = DURATION P3Y 2021-01-26..2024-01-26");
        check("within the next six months", "the next six months = DURATION P6M 2024-01-26..2024-07-26");
        check(
            "in the first nine months, these days",
            "the first nine months = DURATION P9M; these days = DATE PRESENT_REF",
        );
    }

    #[test]
    fn without_a_number() {
        check(
            "in recent weeks, in the coming months",
            "recent weeks = DURATION PXW; the coming months = DATE FUTURE_REF",
        );
    }
}
