use jiff::civil::Date;
use sayso_text::Published;

/// A date or an instant that somebody wrote, as ISO 8601: `Jan. 26, 2024, 9:30 a.m. GMT` is `2024-01-26T09:30:00Z`.
///
/// What is ISO already stays as it is. A time whose zone is not clear is left out, and of `03/04/2024` it is unknown
/// which is the month: `None`, as wherever no whole date is found. Words around a date do no harm, a second date does
/// not count.
pub(crate) fn iso(written: &str) -> Option<String> {
    let written = written.trim();
    let head: String = written.chars().take(LONGEST).collect();
    if Published::parse(&head).is_some() {
        return Some(head);
    }
    let parts = parts(&head);
    (0..parts.len()).find_map(|at| day(&parts[at..]).map(|(date, used)| (date, at, at + used))).map(
        |(date, at, after)| {
            let time = time(&parts[after..]).or_else(|| time_before(&parts[..at]));
            format!("{date}{}", time.unwrap_or_default())
        },
    )
}

/// A date is not longer, nor does it stand further behind.
const LONGEST: usize = 120;

/// Numbers, words, and the marks between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Number(&'a str),
    Word(&'a str),
    Mark(char),
}

use Part::{Mark, Number, Word};

fn parts(written: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let is_same = |c: char| match first {
            '0'..='9' => c.is_ascii_digit(),
            _ => c.is_alphabetic() && first.is_alphabetic(),
        };
        let end = rest.find(|c| !is_same(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.split_at(end);
        match first {
            '0'..='9' => parts.push(Number(part)),
            c if c.is_alphabetic() => parts.push(Word(part)),
            c if c.is_whitespace() => {}
            c => parts.push(Mark(c)),
        }
        rest = after;
    }
    parts
}

/// The date at the beginning, and how many parts it takes.
fn day(parts: &[Part<'_>]) -> Option<(Date, usize)> {
    let (date, used) = match *parts {
        // 2024-01-26, 2024/01/26, 2024.01.26; 2024年1月26日
        [Number(y), Mark(a), Number(m), Mark(b), Number(d), ..] if y.len() == 4 && a == b && is_between(a) => {
            (date(y, number(m)?, d)?, 5)
        }
        [Number(y), Word("年"), Number(m), Word("月"), Number(d), ..] => (date(y, number(m)?, d)?, 5),
        // 20240126
        [Number(all), ..] if all.len() == 8 && all.starts_with(['1', '2']) => {
            (date(&all[..4], number(&all[4..6])?, &all[6..])?, 1)
        }
        // 26.01.2024, 26/01/2024: which is the month has to be clear.
        [Number(a), Mark(mark), Number(b), Mark(same), Number(y), ..]
            if y.len() == 4 && mark == same && is_between(mark) =>
        {
            let (first, second) = (number(a)?, number(b)?);
            let is_day_first = mark == '.' || first > 12 || first == second;
            let (day, month) = if is_day_first {
                (a, second)
            } else if second > 12 {
                (b, first)
            } else {
                return None;
            };
            (date(y, month, day)?, 5)
        }
        // 26 January 2024, 26th of January, 2024, 26. Januar 2024, 26 de enero de 2024
        [Number(d), ..] if d.len() <= 2 => {
            let mut at = 1;
            skip(parts, &mut at, &["st", "nd", "rd", "th", "er", "º", "de", "di", "of"], &['.', '-', '/', ',']);
            let month = parts.get(at).copied().and_then(month)?;
            at += 1;
            skip(parts, &mut at, &["de", "del"], &['.', ',', '-', '/']);
            let Some(&Number(y)) = parts.get(at) else { return None };
            (date(y, month, d)?, at + 1)
        }
        // January 26, 2024; Jan. 26th 2024
        [Word(_), ..] => {
            let month = month(parts[0])?;
            let mut at = 1;
            skip(parts, &mut at, &[], &['.', '-', '/']);
            let Some(&Number(d)) = parts.get(at) else { return None };
            at += 1;
            skip(parts, &mut at, &["st", "nd", "rd", "th"], &[',', '-', '/']);
            let Some(&Number(y)) = parts.get(at) else { return None };
            (date(y, month, d)?, at + 1)
        }
        _ => return None,
    };
    Some((date, used))
}

fn skip(parts: &[Part<'_>], at: &mut usize, words: &[&str], marks: &[char]) {
    while parts.get(*at).is_some_and(|part| match part {
        Word(word) => words.contains(&word.to_lowercase().as_str()),
        Mark(mark) => marks.contains(mark),
        Number(_) => false,
    }) {
        *at += 1;
    }
}

fn is_between(mark: char) -> bool {
    matches!(mark, '-' | '/' | '.')
}

fn number(digits: &str) -> Option<i8> {
    digits.parse().ok()
}

fn date(year: &str, month: i8, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| (1600..2200).contains(year))?;
    Date::new(year, month, number(day)?).ok()
}

fn month(part: Part<'_>) -> Option<i8> {
    let Word(word) = part else { return None };
    let word = word.to_lowercase();
    let is_it = |name: &&str| word == *name || word.chars().count() >= 3 && name.starts_with(&word) && name.is_ascii();
    MONTHS.iter().position(|names| names.iter().any(is_it)).map(|at| at as i8 + 1)
}

/// In English, German, French, Spanish, Italian, Portuguese, Dutch; abbreviations are their beginnings.
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "gennaio", "janeiro", "januari", "января"],
    &["february", "februar", "février", "fevrier", "febrero", "febbraio", "fevereiro", "februari", "февраля"],
    &["march", "märz", "mrz", "mars", "marzo", "março", "marco", "maart", "марта"],
    &["april", "avril", "abril", "aprile", "апреля"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "мая"],
    &["june", "juni", "juin", "junio", "giugno", "junho", "июня"],
    &["july", "juli", "juillet", "julio", "luglio", "julho", "июля"],
    &["august", "août", "aout", "agosto", "augustus", "августа"],
    &["september", "septembre", "septiembre", "settembre", "setembro", "сентября"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro", "октября"],
    &["november", "novembre", "noviembre", "novembro", "ноября"],
    &["december", "dezember", "décembre", "decembre", "diciembre", "dicembre", "dezembro", "декабря"],
];

/// The time of day that follows a date, with its zone: `T09:30:00Z`. Another number before it ends the search.
fn time(parts: &[Part<'_>]) -> Option<String> {
    let at = parts.iter().position(|part| matches!(part, Number(_)))?;
    clock(&parts[at..], parts[..at].len() <= 4)
}

/// The time of day in front of a date: `09:30, 26 January 2024`.
fn time_before(parts: &[Part<'_>]) -> Option<String> {
    let at = parts.windows(3).position(|p| matches!(p, [Number(_), Mark(':'), Number(_)]))?;
    clock(&parts[at..], true)
}

fn clock(parts: &[Part<'_>], is_near: bool) -> Option<String> {
    let (hour, minute, mut used) = match *parts {
        [Number(h), Mark(':' | 'h' | '.'), Number(m), ..] if is_near && m.len() == 2 => (number(h)?, number(m)?, 3),
        [Number(h), Word(half), ..] if is_near && is_half(half) => (number(h)?, 0, 1),
        _ => return None,
    };
    let second = match *parts.get(used..)? {
        [Mark(':'), Number(s), ..] => {
            used += 2;
            if let [Mark('.'), Number(_), ..] = parts[used..] {
                used += 2;
            }
            number(s)?
        }
        _ => 0,
    };
    let (half, after) = half(&parts[used..]);
    used += after;
    let hour = match half {
        Some('p') if hour < 12 => hour + 12,
        Some('a') if hour == 12 => 0,
        _ => hour,
    };
    let is_time = (0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second);
    let zone = zone(&parts[used..])?;
    is_time.then(|| format!("T{hour:02}:{minute:02}:{second:02}{zone}"))
}

fn is_half(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "am" | "pm" | "a" | "p")
}

/// `am`, `p.m.`: its letter, and how many parts it takes.
fn half(parts: &[Part<'_>]) -> (Option<char>, usize) {
    let first = |word: &str| word.chars().next().map(|c| c.to_ascii_lowercase());
    match *parts {
        [Word(half), Mark('.'), Word("m" | "M"), Mark('.'), ..] if is_half(half) => (first(half), 4),
        [Word(half), Mark('.'), Word("m" | "M"), ..] if is_half(half) => (first(half), 3),
        [Word(half), ..] if is_half(half) && half.len() == 2 => (first(half), 1),
        _ => (None, 0),
    }
}

/// The zone as an offset; empty where none is named, `None` where it is named but not clear.
fn zone(parts: &[Part<'_>]) -> Option<String> {
    match *parts {
        [Mark(sign @ ('+' | '-')), Number(h), Mark(':'), Number(m), ..] if h.len() == 2 && m.len() == 2 => {
            Some(format!("{sign}{h}:{m}"))
        }
        [Mark('+' | '-'), Number("0000"), ..] => Some("Z".to_owned()),
        [Mark(sign @ ('+' | '-')), Number(all), ..] if all.len() == 4 => {
            Some(format!("{sign}{}:{}", &all[..2], &all[2..]))
        }
        [Word("Z" | "z" | "UTC" | "GMT"), ..] | [Mark('('), Word("UTC" | "GMT"), ..] => Some("Z".to_owned()),
        [Word(name), ..] | [Mark('('), Word(name), ..] if name.len() >= 2 && name.chars().all(char::is_uppercase) => {
            ZONES.iter().find(|(zone, _)| *zone == name).map(|(_, offset)| (*offset).to_owned())
        }
        _ => Some(String::new()),
    }
}

/// Zones whose letters mean one offset; IST, CST, BST mean several.
const ZONES: &[(&str, &str)] = &[
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
    ("EET", "+02:00"),
    ("EEST", "+03:00"),
    ("JST", "+09:00"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(written: &str, expected: Option<&str>) {
        assert_eq!(iso(written).as_deref(), expected, "{written}");
    }

    #[test]
    fn iso_stays() {
        check("2024-01-26", Some("2024-01-26"));
        check(" 2024-01-26T09:30:00.000+05:30 ", Some("2024-01-26T09:30:00.000+05:30"));
        check("2024-01-26 09:30", Some("2024-01-26 09:30"));
    }

    #[test]
    fn words_and_numbers() {
        check("January 26, 2024", Some("2024-01-26"));
        check("Updated Jan. 26th, 2024", Some("2024-01-26"));
        check("Friday 26 January 2024", Some("2024-01-26"));
        check("26th of January, 2024", Some("2024-01-26"));
        check("26-Jan-2024", Some("2024-01-26"));
        check("26. Januar 2024", Some("2024-01-26"));
        check("le 26 février 2024", Some("2024-02-26"));
        check("26 de enero de 2024", Some("2024-01-26"));
        check("2024/01/26", Some("2024-01-26"));
        check("20240126", Some("2024-01-26"));
        check("2024年1月26日", Some("2024-01-26"));
        check("26.01.2024", Some("2024-01-26"));
        check("26/01/2024", Some("2024-01-26"));
        check("01/26/2024", Some("2024-01-26"));
        check("4 мая 2024", Some("2024-05-04"));
    }

    #[test]
    fn times_of_day() {
        check("Fri, 26 Jan 2024 09:30:00 GMT", Some("2024-01-26T09:30:00Z"));
        check("Fri, 26 Jan 2024 09:30:00 +0530", Some("2024-01-26T09:30:00+05:30"));
        check("Jan. 26, 2024, 9:30 p.m. ET", Some("2024-01-26"));
        check("Jan. 26, 2024 at 9:30 p.m. EST", Some("2024-01-26T21:30:00-05:00"));
        check("January 26, 2024 12:05 AM", Some("2024-01-26T00:05:00"));
        check("26 January 2024, 09:30", Some("2024-01-26T09:30:00"));
        check("09:30, Fri, Jan 26, 2024", Some("2024-01-26T09:30:00"));
        check("20240126T0930", Some("2024-01-26"));
        check("2024-01-26T25:00", Some("2024-01-26T25:00"));
        check("Jan 26, 2024 | 14 comments", Some("2024-01-26"));
    }

    #[test]
    fn what_is_no_date_or_not_clear() {
        for written in [
            "",
            "yesterday",
            "January 2024",
            "03/04/2024",
            "30 February 2024",
            "2024-13-01",
            "26 Jan",
            "May I",
            "1706261400",
            "12345678",
            "Room 26, January",
        ] {
            check(written, None);
        }
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_a_date(written in "([0-9]{1,4}|Jan|may|[-/:., +]|\\PC){0,14}") {
            if let Some(iso) = iso(&written) {
                prop_assert!(Published::parse(&iso).is_some(), "{} {}", written, iso);
            }
        }
    }
}
