//! Numbers and lengths of time: "two and a half", "1,200", "a few", "27-year".

use crate::period::Unit;
use crate::token::Cursor;

/// How many: a number in tenths, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    /// In tenths of one.
    Tenths(u64),
    /// "Several", "a few".
    Some,
}

impl Count {
    /// A whole number.
    pub(crate) fn whole(n: u32) -> Count {
        Count::Tenths(u64::from(n) * 10)
    }

    /// The number, where it is known and whole.
    pub(crate) fn as_whole(self) -> Option<i32> {
        match self {
            Count::Tenths(n) if n % 10 == 0 => i32::try_from(n / 10).ok(),
            _ => None,
        }
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Amount {
    /// How many.
    pub(crate) count: Count,
    /// Of what.
    pub(crate) unit: Unit,
}

impl Amount {
    /// The value of TIMEX3: `P3D`, `PT12H`, `P2Y6M`, `PXY`. Decades and centuries are told in years, as news corpora do.
    pub(crate) fn value(self) -> String {
        let (factor, letter) = match self.unit {
            Unit::Second => (1, "S"),
            Unit::Minute => (1, "M"),
            Unit::Hour => (1, "H"),
            Unit::Day => (1, "D"),
            Unit::Weekend => return self.plain(1, "P", "WE"),
            Unit::Week => (1, "W"),
            Unit::Month => (1, "M"),
            Unit::Quarter => (1, "Q"),
            Unit::Half => (6, "M"),
            Unit::Year => (1, "Y"),
            Unit::Decade => (10, "Y"),
            Unit::Century => (100, "Y"),
            Unit::Millennium => (1000, "Y"),
        };
        let prefix = if self.unit <= Unit::Hour { "PT" } else { "P" };
        match (self.count, self.unit) {
            (Count::Tenths(n), Unit::Year) if n % 10 == 5 && n > 10 => format!("P{}Y6M", n / 10),
            (Count::Tenths(5), Unit::Year) => "P6M".to_owned(),
            (Count::Tenths(n), Unit::Hour) if n % 10 == 5 && n > 10 => format!("PT{}H30M", n / 10),
            (Count::Tenths(5), Unit::Hour) => "PT30M".to_owned(),
            (Count::Tenths(n), Unit::Minute) if n % 10 == 5 && n > 10 => format!("PT{}M30S", n / 10),
            (Count::Tenths(5), Unit::Day) => "PT12H".to_owned(),
            _ => self.plain(factor, prefix, letter),
        }
    }

    fn plain(self, factor: u64, prefix: &str, letter: &str) -> String {
        match self.count {
            Count::Some => format!("{prefix}X{letter}"),
            Count::Tenths(n) => match n.saturating_mul(factor) {
                n if n % 10 == 0 => format!("{prefix}{}{letter}", n / 10),
                n => format!("{prefix}{}.{}{letter}", n / 10, n % 10),
            },
        }
    }
}

/// The unit that a word names, and whether the word is a plural.
pub(crate) fn unit(word: &str) -> Option<(Unit, bool)> {
    Some(match word {
        "second" | "sec" => (Unit::Second, false),
        "seconds" | "secs" => (Unit::Second, true),
        "minute" | "min" => (Unit::Minute, false),
        "minutes" | "mins" => (Unit::Minute, true),
        "hour" => (Unit::Hour, false),
        "hours" => (Unit::Hour, true),
        "day" => (Unit::Day, false),
        "days" => (Unit::Day, true),
        "weekend" => (Unit::Weekend, false),
        "weekends" => (Unit::Weekend, true),
        "week" => (Unit::Week, false),
        "weeks" => (Unit::Week, true),
        "month" => (Unit::Month, false),
        "months" => (Unit::Month, true),
        "quarter" => (Unit::Quarter, false),
        "quarters" => (Unit::Quarter, true),
        "year" => (Unit::Year, false),
        "years" => (Unit::Year, true),
        "decade" => (Unit::Decade, false),
        "decades" => (Unit::Decade, true),
        "century" => (Unit::Century, false),
        "centuries" => (Unit::Century, true),
        "millennium" => (Unit::Millennium, false),
        "millennia" => (Unit::Millennium, true),
        _ => return None,
    })
}

/// A number below one hundred as a word.
pub(crate) fn small_number(word: &str) -> Option<u32> {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    ONES.iter().position(|w| *w == word).map(|n| n as u32).or_else(|| tens(word))
}

/// Twenty to ninety.
pub(crate) fn tens(word: &str) -> Option<u32> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    TENS.iter().position(|w| *w == word).map(|n| (n as u32 + 2) * 10)
}

/// An ordinal in words or digits ("third", "3rd", "twenty-first"), and where it ends.
pub(crate) fn ordinal(c: &Cursor, i: usize) -> Option<(u32, usize)> {
    if let Some((n, len)) = c.digits(i) {
        let is_ordinal = len <= 3 && c.glued(i + 1) && matches!(c.word(i + 1), "st" | "nd" | "rd" | "th");
        return is_ordinal.then_some((n, i + 2));
    }
    const WORDS: [&str; 20] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
    ];
    let simple = |word: &str| WORDS.iter().position(|w| *w == word).map(|n| n as u32 + 1);
    if let Some(n) = simple(c.word(i)) {
        return Some((n, i + 1));
    }
    if c.word(i) == "thirtieth" {
        return Some((30, i + 1));
    }
    let ten = tens(c.word(i))?;
    let next = c.joined(i + 1);
    simple(c.word(next)).filter(|n| *n < 10).map(|n| (ten + n, next + 1))
}

/// A number in digits or words ("2.5", "1,200", "2 1/2", "two and a half", "a hundred"), and where it ends.
pub(crate) fn number(c: &Cursor, i: usize) -> Option<(u64, usize)> {
    let (tenths, next) = if c.digits(i).is_some() { in_digits(c, i)? } else { in_words(c, i)? };
    if c.reads(next, &["and", "a", "half"]) && unit(c.word(next + 3)).is_some() {
        return Some((tenths + 5, next + 3));
    }
    if c.reads(next, &["-", "and", "-", "a", "-", "half"]) {
        return Some((tenths + 5, next + 6));
    }
    Some((tenths, next))
}

fn in_digits(c: &Cursor, i: usize) -> Option<(u64, usize)> {
    let (n, _) = c.digits(i)?;
    let (mut n, mut next) = (u64::from(n), i + 1);
    while c.word(next) == "," && c.glued(next) && c.glued(next + 1) && c.digits(next + 1).is_some_and(|(_, l)| l == 3) {
        n = n.checked_mul(1000)?.checked_add(u64::from(c.digits(next + 1)?.0))?;
        next += 2;
    }
    let mut tenths = n.checked_mul(10)?;
    if c.word(next) == "." && c.glued(next) && c.glued(next + 1) {
        let (part, len) = c.digits(next + 1)?;
        if len > 1 {
            return None;
        }
        tenths += u64::from(part);
        next += 2;
    } else if c.digits(next) == Some((1, 1)) && c.word(next + 1) == "/" && c.digits(next + 2) == Some((2, 1)) {
        tenths += 5;
        next += 3;
    }
    (tenths < 1_000_000_000).then_some((tenths, next))
}

fn in_words(c: &Cursor, i: usize) -> Option<(u64, usize)> {
    let (mut n, mut next) = match small_number(c.word(i)) {
        Some(n) => (n, i + 1),
        None if matches!(c.word(i), "a" | "one") && matches!(c.word(i + 1), "hundred" | "thousand" | "dozen") => {
            (1, i + 1)
        }
        None => return None,
    };
    if n >= 20 {
        let more = c.joined(next);
        if let Some(one) = small_number(c.word(more)).filter(|one| (1..10).contains(one)) {
            (n, next) = (n + one, more + 1);
        }
    }
    match c.word(next) {
        "hundred" => (n, next) = (n * 100, next + 1),
        "thousand" => (n, next) = (n * 1000, next + 1),
        "dozen" => (n, next) = (n * 12, next + 1),
        _ => {}
    }
    Some((u64::from(n) * 10, next))
}
