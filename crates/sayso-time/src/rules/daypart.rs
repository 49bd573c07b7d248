//! Parts of a day: this morning, last night, tonight, overnight, the evening of June 3, the following morning.

use super::DATES;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::read::longest;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    match c.word(i) {
        "tonight" => return found(i + 1, context.relative(0, Unit::Day), "NI"),
        "overnight" => return found(i + 1, context.relative(-1, Unit::Day), "NI"),
        _ => {}
    }
    let at = mode(c, i);
    if c.reads(at, &["last", "night"]) {
        return found(at + 2, context.relative(-1, Unit::Day), "NI");
    }
    if c.word(at) == "this" {
        let (part, end) = part(c, at + 1)?;
        return found(end, context.relative(0, Unit::Day), part);
    }
    if c.word(at) == "that" || c.reads(at, &["the", "same"]) {
        let (part, end) = part(c, at + if c.word(at) == "that" { 1 } else { 2 })?;
        return found(end, context.after_last(0, Unit::Day), part);
    }
    if c.word(at) == "the" {
        let (shift, next) = match c.word(at + 1) {
            "next" | "following" => (1, at + 2),
            "previous" => (-1, at + 2),
            _ => (0, at + 1),
        };
        if let Some((part, end)) = part(c, next) {
            if shift != 0 {
                return found(end, context.after_last(shift, Unit::Day), part);
            }
            if c.reads(end, &["before"]) && c.ends(end + 1) {
                return found(end + 1, context.after_last(-1, Unit::Day), part);
            }
            if let Some(day) = (c.word(end) == "of").then(|| longest(c, end + 1, context, DATES)).flatten() {
                return Some(Found { end: day.end, meaning: of(day.meaning, part) });
            }
            let in_the = matches!(c.before(i, 1), "in" | "during" | "by" | "through" | "throughout");
            return in_the.then(|| Found { end, meaning: here(context, part) });
        }
    }
    // mid-afternoon yesterday, early morning on Friday
    if at > i {
        let (part, end) = part(c, at)?;
        let on = c.skip(end, &["on"]);
        return Some(match longest(c, on, context, DATES) {
            Some(day) => Found { end: day.end, meaning: of(day.meaning, part) },
            None => Found { end, meaning: here(context, part) },
        });
    }
    let (part, end) = part(c, i)?;
    matches!(c.word(end), "trading" | "trade" | "rush").then(|| Found { end, meaning: here(context, part) })
}

/// The code of a part of the day, and where its name ends.
pub(super) fn part(c: &Cursor, i: usize) -> Option<(&'static str, usize)> {
    let code = match c.word(i) {
        "morning" | "dawn" => "MO",
        "midday" | "noontime" | "lunchtime" => "MI",
        "afternoon" => "AF",
        "evening" | "dusk" => "EV",
        "night" | "nighttime" => "NI",
        _ => return None,
    };
    Some((code, i + 1))
}

fn mode(c: &Cursor, i: usize) -> usize {
    match c.word(i) {
        "early" | "late" | "later" | "earlier" => i + 1,
        "mid" => c.joined(i + 1),
        _ => i,
    }
}

fn found(end: usize, day: Meaning, part: &str) -> Option<Found> {
    Some(Found { end, meaning: of(day, part) })
}

fn of(day: Meaning, part: &str) -> Meaning {
    match day.period() {
        Some(Period::Day(day)) => Meaning::Clock(Some(day), format!("T{part}")),
        _ if day.value().len() == 10 => Meaning::Open(format!("{}T{part}", day.value())),
        _ => Meaning::Clock(None, format!("T{part}")),
    }
}

/// On the day that the sentence, or else the article, is about.
fn here(context: &Context, part: &str) -> Meaning {
    Meaning::Clock(context.day_here(), format!("T{part}"))
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn parts_of_days() {
        check("The bridge closed this morning", "this morning = TIME 2024-01-26TMO 2024-01-26..2024-01-26");
        check(
            "late last night, tonight, overnight",
            "late last night = TIME 2024-01-25TNI; tonight = TIME 2024-01-26TNI; overnight = TIME 2024-01-25TNI",
        );
        check(
            "On Wednesday he left; the following morning she came",
            "Wednesday = DATE 2024-01-24; the following morning = TIME 2024-01-25TMO",
        );
        check("on the evening of June 3, 2023", "the evening of June 3, 2023 = TIME 2023-06-03TEV");
        check(
            "On Tuesday, shares rose in morning trading and fell in the afternoon",
            "Tuesday = DATE 2024-01-23; morning = TIME 2024-01-23TMO; the afternoon = TIME 2024-01-23TAF",
        );
        check("by mid-afternoon yesterday", "mid-afternoon yesterday = TIME 2024-01-25TAF");
        check("a morning person, a night at sea", "");
        check_on("", "this morning", "this morning = TIME XXXX-XX-XXTMO");
    }
}
