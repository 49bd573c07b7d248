use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::tz::TimeZone;

/// The instant that an HTTP date means: `Sun, 06 Nov 1994 08:49:37 GMT`, or one of the two older ways of writing it.
pub(crate) fn http_date(written: &str) -> Option<Timestamp> {
    let written = written.trim();
    // A week day that does not go with the date is a slip of the host's; the date is what counts.
    static PARSER: DateTimeParser = DateTimeParser::new().relaxed_weekday(true);
    if let Ok(instant) = PARSER.parse_timestamp(written) {
        return Some(instant);
    }
    let (_, without_weekday) = written.split_once(' ')?;
    let older = ["%d-%b-%y %H:%M:%S GMT", "%b %d %H:%M:%S %Y"];
    older.iter().find_map(|format| {
        let time = DateTime::strptime(format, without_weekday.trim()).ok()?;
        TimeZone::UTC.to_timestamp(time).ok()
    })
}

/// How long `Retry-After` asks to wait from `now`: a number of seconds, or a date.
pub(crate) fn retry_after(written: &str, now: Timestamp) -> Option<Duration> {
    let written = written.trim();
    if !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit()) {
        // More digits than a number has mean a very long time.
        return Some(Duration::from_secs(written.parse().unwrap_or(u64::from(u32::MAX))));
    }
    Some(until(http_date(written)?, now))
}

/// The time from `now` until `then`; none where it is past.
pub(crate) fn until(then: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(then.duration_since(now)).unwrap_or_default()
}

/// `now` and `wait` together, at the latest the last instant that there is.
pub(crate) fn after(now: Timestamp, wait: Duration) -> Timestamp {
    now.checked_add(wait).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn dates() {
        for (written, expected) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some("1994-11-06T08:49:37Z")),
            ("Sun, 6 Nov 1994 08:49:37 GMT", Some("1994-11-06T08:49:37Z")),
            ("Sun, 06 Nov 1994 08:49:37 +0100", Some("1994-11-06T07:49:37Z")),
            ("Mon, 06 Nov 1994 08:49:37 GMT", Some("1994-11-06T08:49:37Z")),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some("1994-11-06T08:49:37Z")),
            ("Sun Nov  6 08:49:37 1994", Some("1994-11-06T08:49:37Z")),
            ("Sun, 31 Feb 1994 08:49:37 GMT", None),
            ("tomorrow", None),
            ("0", None),
            ("", None),
        ] {
            assert_eq!(http_date(written).map(|t| t.to_string()).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn waits() {
        let now = "1994-11-06T08:49:30Z".parse().unwrap();
        for (written, expected) in [
            ("120", Some(120)),
            (" 0 ", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(7)),
            ("Sun, 06 Nov 1994 08:49:07 GMT", Some(0)),
            ("99999999999999999999999999", Some(u64::from(u32::MAX))),
            ("-3", None),
            ("1.5", None),
            ("soon", None),
        ] {
            assert_eq!(retry_after(written, now).map(|d| d.as_secs()), expected, "{written}");
        }
    }

    proptest! {
        #[test]
        fn anything_may_stand_there(written in "\\PC{0,40}", day in "[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9]{2,4} [0-9:]{5,8} GMT") {
            let _ = retry_after(&written, Timestamp::UNIX_EPOCH);
            let _ = retry_after(&day, Timestamp::UNIX_EPOCH);
        }
    }
}
