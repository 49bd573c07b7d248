//! Dates in digits: 2024-01-26, 2024-01-26T09:30Z, 7/8/07, 26.01.2024.

use jiff::civil::Date;

use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Period;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, _: &Context) -> Option<Found> {
    let (first, first_len) = c.digits(i)?;
    if c.glued(i) && matches!(c.before(i, 1), "-" | "/" | "." | "," | ":" | "$") {
        return None;
    }
    let sign = c.word(i + 1);
    if first == 9
        && first_len == 1
        && sign == "/"
        && c.digits(i + 2) == Some((11, 2))
        && !(c.glued(i + 3) && c.word(i + 3) == "/")
    {
        return Some(Found { end: i + 3, meaning: Meaning::Period(Period::Day(Date::constant(2001, 9, 11))) });
    }
    if !matches!(sign, "-" | "/" | ".") || c.word(i + 3) != sign || !(i + 1..=i + 4).all(|at| c.glued(at)) {
        return None;
    }
    let ((second, second_len), (third, third_len)) = (c.digits(i + 2)?, c.digits(i + 4)?);
    if c.glued(i + 5) && (c.word(i + 5) == sign && c.glued(i + 6) || c.digits(i + 5).is_some()) {
        return None;
    }
    let date = |year: u32, month: u32, day: u32| {
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    if first_len == 4 && second_len == 2 && third_len == 2 {
        let day = date(first, second, third)?;
        let (time, end) = time_of(c, i + 5);
        let meaning = if time.is_empty() { Meaning::Period(Period::Day(day)) } else { Meaning::Clock(Some(day), time) };
        return Some(Found { end, meaning });
    }
    if sign == "-" || first_len > 2 || second_len > 2 || !matches!(third_len, 2 | 4) || (sign == "." && third_len == 2)
    {
        return None;
    }
    let year = match third_len {
        4 => third,
        _ if third < 50 => 2000 + third,
        _ => 1900 + third,
    };
    // Points are European: the day comes first. With slashes the month does, as in American news, where it can.
    let day = if sign == "/" && first <= 12 { date(year, first, second) } else { date(year, second, first) };
    Some(Found { end: i + 5, meaning: Meaning::Period(Period::Day(day?)) })
}

/// `T09:30`, `T09:30:00Z` behind a date, as it is written.
fn time_of(c: &Cursor, i: usize) -> (String, usize) {
    let none = (String::new(), i);
    if c.word(i) != "t" || !c.glued(i) || !c.glued(i + 1) {
        return none;
    }
    let two = |at: usize| c.digits(at).filter(|(_, len)| *len == 2).map(|_| c.word(at));
    let Some(hour) = two(i + 1) else { return none };
    let (mut time, mut end) = (format!("T{hour}"), i + 2);
    while c.word(end) == ":" && c.glued(end) && end < i + 6 {
        let Some(more) = two(end + 1) else { break };
        time = format!("{time}:{more}");
        end += 2;
    }
    if c.word(end) == "z" && c.glued(end) {
        time.push('Z');
        end += 1;
    }
    (time, end)
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn in_digits() {
        check("It opened on 2023-11-06.", "2023-11-06 = DATE 2023-11-06");
        check("Sent at 2023-11-06T22:52:00Z.", "2023-11-06T22:52:00Z = TIME 2023-11-06T22:52:00Z");
        check("As Americans write it, 7/8/07", "7/8/07 = DATE 2007-07-08");
        check("On 26/01/2024 and 26.01.2024", "26/01/2024 = DATE 2024-01-26; 26.01.2024 = DATE 2024-01-26");
        check("Call 555-01-26-7 or 1.2.3, chapter 24/7", "");
        check("On 30/02/2024", "");
        check("since 9/11", "9/11 = DATE 2001-09-11");
    }
}
