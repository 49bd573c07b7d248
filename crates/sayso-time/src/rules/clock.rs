//! Times of day: 6:40 p.m. (GMT +8), 18:00 UTC, 0830 GMT, noon Thursday, 5 o'clock.

use super::{DATES, month, today, weekday};
use crate::amount::small_number;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Period;
use crate::read::longest;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let at = c.skip(i, &["around", "about"]);
    let (time, end) = time_of_day(c, at)?;
    let (zone, end) = zone(c, end).unwrap_or((String::new(), end));
    let value = format!("T{time}{zone}");
    // "noon Thursday", "12:00 UTC Monday": one expression.
    for rule in [weekday::read, month::read, today::read] {
        if let Some(day) = rule(c, end, context) {
            if let Some(Period::Day(date)) = day.meaning.period() {
                return Some(Found { end: day.end, meaning: Meaning::Clock(Some(date), value) });
            }
            if day.meaning.value().len() == 10 {
                return Some(Found { end: day.end, meaning: Meaning::Open(format!("{}{value}", day.meaning.value())) });
            }
        }
    }
    // "16:15 UTC, June 1st", "5 p.m. on Friday": two, of one day.
    let next = if c.word(end) == "," || c.word(end) == "on" { end + 1 } else { end };
    let behind = longest(c, next, context, DATES).and_then(|day| match day.meaning.period() {
        Some(Period::Day(day)) if next > end => Some(day),
        _ => None,
    });
    Some(Found { end, meaning: Meaning::Clock(behind.or_else(|| context.day_here()), value) })
}

/// `HH:MM`, and where it ends.
fn time_of_day(c: &Cursor, i: usize) -> Option<(String, usize)> {
    match c.word(i) {
        "noon" => return Some(("12:00".to_owned(), i + 1)),
        "midnight" => return Some(("24:00".to_owned(), i + 1)),
        _ => {}
    }
    if c.glued(i) && !matches!(c.before(i, 1), "(" | "[" | "\"" | "") {
        return None;
    }
    let Some((hour, len)) = c.digits(i) else {
        let hour = small_number(c.word(i)).filter(|h| (1..=12).contains(h))?;
        let (end, is_pm) = half_of_day(c, i + 1).or_else(|| o_clock(c, i + 1).map(|end| (end, false)))?;
        return Some((clock(hour, 0, is_pm)?, end));
    };
    if len == 4 {
        // 0830 GMT
        let is_time = zone(c, i + 1).is_some() || matches!(c.word(i + 1), "hours" | "hrs");
        let end = if zone(c, i + 1).is_some() { i + 1 } else { i + 2 };
        return (is_time && hour / 100 <= 24 && hour % 100 < 60)
            .then(|| (format!("{:02}:{:02}", hour / 100, hour % 100), end));
    }
    if len > 2 || hour > 24 {
        return None;
    }
    let sign = c.word(i + 1);
    if matches!(sign, ":" | ".")
        && c.glued(i + 1)
        && c.glued(i + 2)
        && let Some((minute, 2)) = c.digits(i + 2).filter(|(m, _)| *m < 60)
    {
        let mut end = i + 3;
        let mut seconds = String::new();
        if sign == ":" && c.word(end) == ":" && c.glued(end) && c.digits(end + 1).is_some_and(|(_, len)| len == 2) {
            seconds = format!(":{}", c.word(end + 1));
            end += 2;
        }
        return match half_of_day(c, end) {
            Some((end, is_pm)) => Some((clock(hour, minute, is_pm)? + &seconds, end)),
            None if sign == "." || (c.glued(end) && (c.digits(end).is_some() || c.word(end) == ":")) => None,
            None => Some((format!("{hour:02}:{minute:02}{seconds}"), end)),
        };
    }
    if let Some((end, is_pm)) = half_of_day(c, i + 1) {
        return Some((clock(hour, 0, is_pm)?, end));
    }
    o_clock(c, i + 1).and_then(|end| Some((clock(hour, 0, false)?, end)))
}

fn clock(hour: u32, minute: u32, is_pm: bool) -> Option<String> {
    let hour = match (hour, is_pm) {
        (12, true) => 12,
        (h, true) if h < 12 => h + 12,
        (h, _) => h,
    };
    (hour <= 24).then(|| format!("{hour:02}:{minute:02}"))
}

/// a.m., am, p.m., pm: where it ends, and whether it is the second half of the day.
fn half_of_day(c: &Cursor, i: usize) -> Option<(usize, bool)> {
    match c.word(i) {
        "am" if c.glued(i) || !c.glued(i + 1) => Some((i + 1, false)),
        "pm" => Some((i + 1, true)),
        "a" | "p" if c.word(i + 1) == "." && c.glued(i + 1) && c.word(i + 2) == "m" && c.glued(i + 2) => {
            let end = if c.word(i + 3) == "." && c.glued(i + 3) { i + 4 } else { i + 3 };
            Some((end, c.word(i) == "p"))
        }
        _ => None,
    }
}

fn o_clock(c: &Cursor, i: usize) -> Option<usize> {
    c.reads(i, &["o", "'", "clock"]).then_some(i + 3)
}

/// A time zone as it goes into a value, and where it ends. Only Greenwich and what is counted from it are written there; by
/// other names a value is the time on the clocks of the place, as TIMEX3 has it.
fn zone(c: &Cursor, i: usize) -> Option<(String, usize)> {
    if c.word(i) == "(" {
        let (zone, end) = zone(c, i + 1)?;
        return (c.word(end) == ")").then_some((zone, end + 1));
    }
    match c.word(i) {
        "utc" | "gmt" => {
            let sign = match c.word(i + 1) {
                "+" => '+',
                "-" => '-',
                _ => return Some(("Z".to_owned(), i + 1)),
            };
            let Some((hours, _)) = c.digits(i + 2).filter(|(h, len)| *h <= 14 && *len <= 2) else {
                return Some(("Z".to_owned(), i + 1));
            };
            let minutes = c.digits(i + 4).filter(|(_, len)| c.word(i + 3) == ":" && *len == 2);
            let end = if minutes.is_some() { i + 5 } else { i + 3 };
            Some((format!("{sign}{hours:02}:{:02}", minutes.map_or(0, |(m, _)| m)), end))
        }
        "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "et" | "bst" | "cet" | "cest" | "ist"
        | "msk" | "jst" | "eet" | "aest"
            if c.capital(i) =>
        {
            Some((String::new(), i + 1))
        }
        "local" if c.word(i + 1) == "time" => Some((String::new(), i + 2)),
        "eastern" | "central" | "pacific" | "mountain" | "moscow" | "kyiv" if c.word(i + 1) == "time" => {
            Some((String::new(), i + 2))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn times_of_day() {
        check("It landed at 6:40 p.m. (GMT +8) and left", "6:40 p.m. (GMT +8) = TIME 2024-01-26T18:40+08:00");
        check(
            "It flew on Tuesday in Vell at 18:00 UTC.",
            "Tuesday = DATE 2024-01-23; 18:00 UTC = TIME 2024-01-23T18:00Z",
        );
        check("At 16:15 UTC, June 1st, she spoke", "16:15 UTC = TIME 2023-06-01T16:15Z; June 1st = DATE 2023-06-01");
        check(
            "at noon Thursday, 0830 GMT and 5 o'clock",
            "noon Thursday = TIME 2024-01-25T12:00; 0830 GMT = TIME 2024-01-25T08:30Z; 5 o'clock = TIME 2024-01-25T05:00",
        );
        check("10 pm EST Jan. 9", "10 pm EST Jan. 9 = TIME 2024-01-09T22:00");
        check("around 7:15am", "around 7:15am = TIME 2024-01-26T07:15");
    }

    #[test]
    fn none() {
        check("They won 3:2, 25:61, 4.30, A6:40", "");
        check_on("", "at 18:00 UTC", "18:00 UTC = TIME XXXX-XX-XXT18:00Z");
    }
}
