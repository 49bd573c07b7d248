use sayso_text::Published;

/// A date as `2024-01-26`, or an instant as `2024-01-26T09:30:00+05:30` with the offset at which it was written, from the
/// ways in which feeds (`Fri, 26 Jan 2024 09:30:00 +0530`), agencies (`20240126T093000+0530`) and PDF files
/// (`D:20240126093000+05'30'`) write it. `None` for anything else, and for days that are in no calendar.
pub(crate) fn iso(written: &str) -> Option<String> {
    let written = written.trim();
    if written.len() > LONGEST || !written.is_ascii() {
        return None;
    }
    let iso = digits(written).or_else(|| words(written))?;
    Published::parse(&iso).map(|published| published.written)
}

const LONGEST: usize = 80;

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Zones that mail may name (RFC 2822), with what is east of Greenwich.
const ZONES: &[(&str, &str)] = &[
    ("Z", "Z"),
    ("GMT", "Z"),
    ("UT", "Z"),
    ("UTC", "Z"),
    ("EST", "-05:00"),
    ("EDT", "-04:00"),
    ("CST", "-06:00"),
    ("CDT", "-05:00"),
    ("MST", "-07:00"),
    ("MDT", "-06:00"),
    ("PST", "-08:00"),
    ("PDT", "-07:00"),
    ("BST", "+01:00"),
    ("CET", "+01:00"),
    ("CEST", "+02:00"),
];

/// Dates in digits: with hyphens and colons or without.
fn digits(written: &str) -> Option<String> {
    let written = written.strip_prefix("D:").unwrap_or(written);
    let has_hyphens = written.as_bytes().get(4) == Some(&b'-');
    let (date, rest) = written.split_at_checked(if has_hyphens { 10 } else { 8 })?;
    let bare: String = date.chars().filter(char::is_ascii_digit).collect();
    if bare.len() != 8 || (has_hyphens && (date.as_bytes()[7] != b'-' || date.len() != 10)) {
        return None;
    }
    let date = format!("{}-{}-{}", &bare[..4], &bare[4..6], &bare[6..]);
    let rest = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest).trim_start();
    if rest.is_empty() {
        return Some(date);
    }
    let time_end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(rest.len());
    Some(format!("{date}T{}{}", time(&rest[..time_end])?, zone(rest[time_end..].trim())?))
}

/// `09:30:00` of `09:30`, `9:30:00.123`, `0930`, `093000`.
fn time(written: &str) -> Option<String> {
    let whole = written.split('.').next()?;
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| matches!(part.len(), 1 | 2));
    let parts: Vec<u8> = if whole.contains(':') {
        whole.split(':').map(number).collect::<Option<_>>()?
    } else {
        whole.as_bytes().chunks(2).map(|two| number(std::str::from_utf8(two).ok()?)).collect::<Option<_>>()?
    };
    let (hour, minute, second) = match parts[..] {
        [hour] => (hour, 0, 0),
        [hour, minute] => (hour, minute, 0),
        // A second that is one too many is one that clocks were held back for.
        [hour, minute, second] => (hour, minute, second.min(59)),
        _ => return None,
    };
    (hour < 24 && minute < 60 && parts.get(2).is_none_or(|&second| second <= 60))
        .then(|| format!("{hour:02}:{minute:02}:{second:02}"))
}

/// `Z`, `+05:30`, or nothing where nothing is written.
fn zone(written: &str) -> Option<String> {
    if written.is_empty() {
        return Some(String::new());
    }
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)) {
        return Some((*offset).to_owned());
    }
    let upper = written.to_ascii_uppercase();
    let written = ["GMT", "UTC", "Z"].iter().find_map(|name| upper.strip_prefix(name)).unwrap_or(&upper);
    if written == "00'00'" || written == "00'00" {
        return Some("Z".to_owned());
    }
    let sign = written.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits: String = written[1..].chars().filter(|c| !matches!(c, ':' | '\'')).collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        4 => digits.split_at(2),
        _ => return None,
    };
    let (hours, minutes) = (hours.parse::<u8>().ok()?, minutes.parse::<u8>().ok()?);
    match (hours, minutes) {
        (0, 0) => Some("Z".to_owned()),
        (0..=18, 0..=59) => Some(format!("{sign}{hours:02}:{minutes:02}")),
        _ => None,
    }
}

/// Dates with the name of the month: as in mail, as in English, as programs write them.
fn words(written: &str) -> Option<String> {
    let (mut day, mut month, mut year) = (None, None, None);
    let (mut clock, mut offset, mut half) = (None, String::new(), None);
    for word in written.split([' ', ',', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        let start = word.get(..3).unwrap_or(word).to_ascii_lowercase();
        let is_name = word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'.');
        match word {
            _ if is_name && month.is_none() && MONTHS.contains(&start.as_str()) => {
                month = MONTHS.iter().position(|name| *name == start);
            }
            _ if is_name && clock.is_none() && is_weekday(&start) => {}
            _ if word.contains(':') && clock.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) => {
                let upper = word.to_ascii_uppercase();
                let bare = upper.trim_end_matches(['A', 'P', 'M']);
                half = half.or(half_of_day(&upper[bare.len()..]));
                let end = bare.find(|c: char| !(c.is_ascii_digit() || matches!(c, ':' | '.'))).unwrap_or(bare.len());
                clock = Some(time(&bare[..end])?);
                offset = zone(&bare[end..])?;
            }
            "AM" | "am" | "a.m." | "PM" | "pm" | "p.m." => half = half_of_day(word),
            _ if word.bytes().all(|b| b.is_ascii_digit()) => match word.len() {
                4 => year = Some(word.parse::<u16>().ok()?),
                1 | 2 if day.is_none() => day = Some(word.parse::<u8>().ok()?),
                2 if year.is_none() => {
                    year = Some(word.parse::<u16>().ok().map(|y| y + if y < 50 { 2000 } else { 1900 })?)
                }
                _ => return None,
            },
            _ if clock.is_some() && offset.is_empty() => offset = zone(word)?,
            _ if clock.is_some() && word.starts_with('(') => {} // the zone's name after its offset
            _ => return None,
        }
    }
    let date = format!("{:04}-{:02}-{:02}", year?, month? + 1, day?);
    Some(match clock {
        Some(clock) => format!("{date}T{}{offset}", in_half(&clock, half)?),
        None => date,
    })
}

fn is_weekday(start: &str) -> bool {
    matches!(start, "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")
}

fn half_of_day(word: &str) -> Option<bool> {
    match word.get(..1)? {
        "A" | "a" => Some(false),
        "P" | "p" => Some(true),
        _ => None,
    }
}

/// `21:30:00` of `09:30:00` in the afternoon.
fn in_half(clock: &str, is_afternoon: Option<bool>) -> Option<String> {
    let hour: u8 = clock[..2].parse().ok()?;
    let hour = match is_afternoon {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    Some(format!("{hour:02}{}", &clock[2..]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates() {
        for (written, expected) in [
            ("2024-01-26", Some("2024-01-26")),
            ("2024-01-26T09:30:00Z", Some("2024-01-26T09:30:00Z")),
            ("2024-01-26T09:30:00.123+05:30", Some("2024-01-26T09:30:00+05:30")),
            ("2024-01-26 09:30", Some("2024-01-26T09:30:00")),
            ("2024-01-26 09:30:00 UTC", Some("2024-01-26T09:30:00Z")),
            ("2024-01-26T09:30:00-0500", Some("2024-01-26T09:30:00-05:00")),
            ("2024-01-26T23:59:60Z", Some("2024-01-26T23:59:59Z")),
            ("20240126T093000-0500", Some("2024-01-26T09:30:00-05:00")),
            ("20240126", Some("2024-01-26")),
            ("20240126T0930Z", Some("2024-01-26T09:30:00Z")),
            ("D:20240126093000+05'30'", Some("2024-01-26T09:30:00+05:30")),
            ("D:20240126093000Z00'00'", Some("2024-01-26T09:30:00Z")),
            ("D:20240126", Some("2024-01-26")),
            ("Fri, 26 Jan 2024 09:30:00 +0530", Some("2024-01-26T09:30:00+05:30")),
            ("Fri, 26 Jan 2024 09:30:00 GMT", Some("2024-01-26T09:30:00Z")),
            ("26 Jan 24 09:30 EST", Some("2024-01-26T09:30:00-05:00")),
            ("Fri, 26 Jan 2024 23:30:00 -0500 (EST)", Some("2024-01-26T23:30:00-05:00")),
            ("Wed, 26 Jan 2024 09:30:00 -0000", Some("2024-01-26T09:30:00Z")),
            ("Friday, January 26, 2024 9:30 PM", Some("2024-01-26T21:30:00")),
            ("Jan. 26, 2024, 12:05am", Some("2024-01-26T00:05:00")),
            ("Fri Jan 26 09:30:00 GMT 2024", Some("2024-01-26T09:30:00Z")),
            ("26 Sept 2024", Some("2024-09-26")),
            ("26 May 1999 10:00:00 UT", Some("1999-05-26T10:00:00Z")),
            ("30 Feb 2024", None),
            ("2024-13-45", None),
            ("2024-01-26T25:00:00Z", None),
            ("26/01/2024", None),
            ("yesterday", None),
            ("1706261400", None),
            ("2024", None),
            ("", None),
            ("26 Jan 2024 09:30 Café", None),
        ] {
            assert_eq!(iso(written).as_deref(), expected, "{written}");
        }
    }

    proptest! {
        #[test]
        fn any_text_ends(written in "(\\PC|[0-9:T+' -]|Jan|Fri|D:|PM){0,20}") {
            if let Some(found) = iso(&written) {
                prop_assert!(Published::parse(&found).is_some());
                prop_assert_eq!(iso(&found), Some(found.clone()));
            }
        }
    }
}
