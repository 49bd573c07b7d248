use std::time::Duration;

use jiff::Timestamp;

use crate::http_date::{after, until};

/// Never longer than this between two requests because a robots.txt asks for it.
pub(crate) const LONGEST_CRAWL_DELAY: Duration = Duration::from_secs(30);

/// The pause after the first failure; each further one doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(30);

/// The longest pause that failures alone bring.
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// The longest pause that a host can ask for.
const LONGEST_WISH: Duration = Duration::from_secs(24 * 60 * 60);

/// A host's own pace: when it may be asked again. Time comes in as an argument.
///
/// ```
/// use std::time::Duration;
/// use sayso_fetch::{Heard, Pace};
/// let mut pace = Pace::new(Duration::from_secs(1));
/// let noon = "2024-01-26T12:00:00Z".parse().unwrap();
/// assert_eq!(pace.ready_at(noon), noon);
/// pace.heard("sarn.example", &Heard::Well, noon);
/// assert_eq!(pace.ready_at(noon).to_string(), "2024-01-26T12:00:01Z");
/// pace.heard("sarn.example", &Heard::Strained { retry_after: Some(Duration::from_secs(90)) }, noon);
/// assert_eq!(pace.ready_at(noon).to_string(), "2024-01-26T12:01:30Z");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pace {
    /// The least time between two requests.
    pub gap: Duration,
    /// Not before then.
    pub not_before: Option<Timestamp>,
    /// Failures since the host was last well.
    pub failures: u32,
}

/// How a request went, as far as the host's pace goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The host answered, be it that there is no such page.
    Well,
    /// It has too much to do (429, 5xx), was silent, or could not be reached.
    Strained {
        /// How long it asks to be left alone.
        retry_after: Option<Duration>,
    },
}

impl Pace {
    /// A host that was never asked.
    pub fn new(gap: Duration) -> Pace {
        Pace { gap, not_before: None, failures: 0 }
    }

    /// When the host may be asked: `now`, or later.
    pub fn ready_at(&self, now: Timestamp) -> Timestamp {
        // A clock that was set back must not silence a host for years.
        self.not_before.unwrap_or(now).clamp(now, after(now, LONGEST_WISH))
    }

    /// Takes in how a request to `host` went that ended at `now`.
    pub fn heard(&mut self, host: &str, heard: &Heard, now: Timestamp) {
        let pause = match heard {
            Heard::Well => {
                self.failures = 0;
                self.gap
            }
            Heard::Strained { retry_after } => {
                self.failures = self.failures.saturating_add(1);
                retry_after
                    .unwrap_or_else(|| pause(host, self.failures))
                    .clamp(self.gap.min(LONGEST_WISH), LONGEST_WISH)
            }
        };
        self.not_before = Some(after(now, pause));
    }

    /// Takes in the `Crawl-delay` of the host's robots.txt.
    pub fn slow_down(&mut self, crawl_delay: Duration) {
        self.gap = self.gap.max(crawl_delay.min(LONGEST_CRAWL_DELAY));
    }

    /// Whether nothing would be lost if it were forgotten.
    pub(crate) fn is_idle(&self, now: Timestamp) -> bool {
        self.failures == 0 && until(self.ready_at(now), now).is_zero()
    }
}

/// The pause after a number of failures, up to a quarter longer or shorter: hosts that failed together are not asked together.
pub(crate) fn pause(host: &str, failures: u32) -> Duration {
    let doubled = FIRST_PAUSE.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(LONGEST_PAUSE);
    let thousandths = 750 + u32::try_from(spread(host, failures) % 501).unwrap_or(0);
    doubled * thousandths / 1000
}

/// A number that looks random and is the same each time (FNV-1a).
fn spread(host: &str, failures: u32) -> u64 {
    let bytes = host.bytes().chain(failures.to_le_bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOST: &str = "sarn.example";

    fn noon() -> Timestamp {
        "2024-01-26T12:00:00Z".parse().unwrap()
    }

    /// Seconds until the host may be asked again, after all that was heard at noon.
    fn check(gap: u64, heard: &[Heard], expected: std::ops::RangeInclusive<u64>) {
        let mut pace = Pace::new(Duration::from_secs(gap));
        for heard in heard {
            pace.heard(HOST, heard, noon());
        }
        let wait = until(pace.ready_at(noon()), noon()).as_secs();
        assert!(expected.contains(&wait), "{gap} s, {heard:?}: {wait} s, expected {expected:?}");
    }

    fn strained(retry_after: Option<u64>) -> Heard {
        Heard::Strained { retry_after: retry_after.map(Duration::from_secs) }
    }

    #[test]
    fn pauses() {
        check(1, &[], 0..=0);
        check(1, &[Heard::Well], 1..=1);
        check(7, &[Heard::Well, Heard::Well], 7..=7);
        check(1, &[strained(None)], 22..=38);
        check(1, &[strained(None), strained(None)], 45..=75);
        check(1, &vec![strained(None); 7], 1440..=2400);
        check(1, &vec![strained(None); 500], 2700..=4500);
        check(1, &[strained(None), strained(None), Heard::Well], 1..=1);
        check(1, &[strained(Some(120))], 120..=120);
        check(1, &[strained(None), strained(Some(5))], 5..=5);
        check(7, &[strained(Some(0))], 7..=7);
        check(1, &[strained(Some(u64::MAX))], 86400..=86400);
        check(u64::MAX, &[strained(None)], 86400..=86400);
        check(u64::MAX, &[Heard::Well], 86400..=86400);
    }

    #[test]
    fn crawl_delays_are_met_within_reason() {
        for (gap, asked, expected) in [(1, 10, 10), (1, 0, 1), (20, 10, 20), (1, 3600, 30), (60, 10, 60)] {
            let mut pace = Pace::new(Duration::from_secs(gap));
            pace.slow_down(Duration::from_secs(asked));
            assert_eq!(pace.gap.as_secs(), expected, "{gap} s, asked {asked} s");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_silences_nobody() {
        let mut pace = Pace::new(Duration::from_secs(1));
        pace.heard(HOST, &Heard::Well, "2999-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(pace.ready_at(noon()).to_string(), "2024-01-27T12:00:00Z");
    }

    #[test]
    fn pauses_differ_by_host_and_not_by_day() {
        assert_eq!(pause(HOST, 3), pause(HOST, 3));
        let pauses: std::collections::BTreeSet<_> = (0..50).map(|n| pause(&format!("{n}.example"), 3)).collect();
        assert!(pauses.len() > 40, "{pauses:?}");
    }

    proptest! {
        #[test]
        fn no_pause_is_shorter_than_the_gap_or_longer_than_a_day(gap in 0u64..1000, after: Option<u64>, failures in 0usize..40, at in 0i64..4_000_000_000) {
            let now = Timestamp::from_second(at).unwrap();
            let mut pace = Pace::new(Duration::from_secs(gap));
            for _ in 0..failures {
                pace.heard(HOST, &Heard::Strained { retry_after: None }, now);
            }
            pace.heard(HOST, &Heard::Strained { retry_after: after.map(Duration::from_secs) }, now);
            let wait = until(pace.ready_at(now), now).as_secs();
            prop_assert!((gap.min(22)..=86400).contains(&wait) && wait >= gap.min(86400), "{wait}");
        }
    }
}
