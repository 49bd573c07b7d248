//! Days counted from today: today, earlier today, yesterday, tomorrow night, the day after tomorrow.

use super::daypart;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let at = c.skip(i, &["earlier", "later", "early", "late"]);
    if c.reads(i, &["the", "day", "before", "yesterday"]) {
        return Some(Found { end: i + 4, meaning: context.relative(-2, Unit::Day) });
    }
    if c.reads(i, &["the", "day", "after", "tomorrow"]) {
        return Some(Found { end: i + 4, meaning: context.relative(2, Unit::Day) });
    }
    let shift = match c.word(at) {
        "today" => 0,
        "yesterday" => -1,
        "tomorrow" => 1,
        _ => return None,
    };
    // USA Today, Russia Today: an outlet.
    if c.capital(at) && at == i && i > 0 && c.capital(i - 1) && !c.ends(i - 1) {
        return None;
    }
    let day = context.relative(shift, Unit::Day);
    if let Some((part, end)) = daypart::part(c, at + 1) {
        let meaning = match day {
            Meaning::Period(Period::Day(day)) => Meaning::Clock(Some(day), format!("T{part}")),
            _ => Meaning::Clock(None, format!("T{part}")),
        };
        return Some(Found { end, meaning });
    }
    Some(Found { end: at + 1, meaning: day })
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn days_from_today() {
        check("Toft said today, and earlier today", "today = DATE 2024-01-26; earlier today = DATE 2024-01-26");
        check(
            "yesterday, late yesterday, yesterday morning",
            "yesterday = DATE 2024-01-25; late yesterday = DATE 2024-01-25; yesterday morning = TIME 2024-01-25TMO",
        );
        check(
            "Tomorrow and the day after tomorrow",
            "Tomorrow = DATE 2024-01-27; the day after tomorrow = DATE 2024-01-28",
        );
        check("told Harbour Today", "");
        check_on("", "yesterday", "yesterday = DATE XXXX-XX-XX");
    }
}
