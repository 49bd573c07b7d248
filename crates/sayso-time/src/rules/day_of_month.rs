//! Days of a month that is not said again: on the 17th, the 3rd of that month.

use jiff::civil::Date;

use crate::amount::ordinal;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Period;
use crate::token::Cursor;

/// "on the 17th", "the 3rd of that month": of the month named last, else of that of publication.
pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if c.word(i) != "the"
        || c.digits(i + 1).is_none()
        || !matches!(c.before(i, 1), "on" | "by" | "until" | "since" | "of")
    {
        return None;
    }
    let (day, end) = ordinal(c, i + 1).filter(|(day, _)| (1..=31).contains(day))?;
    let of_month =
        c.word(end) == "of" && matches!(c.word(end + 1), "that" | "the" | "this") && c.word(end + 2) == "month";
    let stands_alone = c.ends(end)
        || matches!(
            c.word(end),
            "and" | "to" | "when" | "but" | "after" | "before" | "that" | "in" | "at" | "he" | "she" | "they"
        );
    if !of_month && !stands_alone {
        return None;
    }
    let named = match context.last {
        Some(Period::Month(year, month)) => Some((year, month)),
        Some(Period::Day(day)) => Some((day.year(), day.month())),
        _ => context.published.map(|d| (d.year(), d.month())),
    };
    let day = named.and_then(|(year, month)| Date::new(year, month, day as i8).ok()).map(Period::Day);
    let end = if of_month { end + 3 } else { end };
    Some(Found { end, meaning: Meaning::period_or(day, "XXXX-XX-XX") })
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn of_the_month_named_last() {
        check(
            "In May 2023, on the 17th of that month and on the 19th, he wrote",
            "May 2023 = DATE 2023-05; the 17th of that month = DATE 2023-05-17; the 19th = DATE 2023-05-19",
        );
        check("on the 17th floor, the 3rd of four", "");
    }
}
