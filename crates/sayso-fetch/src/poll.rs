use std::time::Duration;

use jiff::Timestamp;

use crate::http_date::after;

/// A feed is asked again after this at first.
const FIRST: u32 = 15 * 60;

/// However often it changes, it is asked no sooner than this.
const SHORTEST: u32 = 5 * 60;

/// However seldom, it is asked after this.
const LONGEST: u32 = 24 * 60 * 60;

/// A feed that has been quiet for days and has news again is asked after this at the latest: news seldom comes alone.
const AWAKE: u32 = 60 * 60;

/// When a feed is due next. Plain data, to be kept between runs; time comes in as an argument.
///
/// About one poll in three finds news: each that does halves the time between them, each that doesn't makes it half as long again.
///
/// ```
/// use sayso_fetch::{Polled, Schedule};
/// let noon = "2024-01-26T12:00:00Z".parse().unwrap();
/// let schedule = Schedule::new(noon);
/// assert!(schedule.is_due(noon));
/// let schedule = schedule.after(&Polled::News { fresh_for: None }, noon);
/// assert_eq!(schedule.next.to_string(), "2024-01-26T12:07:30Z");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// When it is due.
    pub next: Timestamp,
    /// Seconds between polls, by how often it changed.
    pub every: u32,
    /// Polls that failed since one went well.
    pub failures: u32,
    /// It is gone for good, and never due again.
    pub is_gone: bool,
}

/// What a poll of a feed found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Polled {
    /// Entries that were not there before.
    News {
        /// For how long the host (`Cache-Control`) or the feed itself (`ttl`) says that it won't change; the longer of both.
        fresh_for: Option<Duration>,
    },
    /// Nothing new.
    Nothing {
        /// As with [`Polled::News`].
        fresh_for: Option<Duration>,
    },
    /// It could not be fetched, or is no feed.
    Failed {
        /// Not before then ([`Error::retry_at`](crate::Error::retry_at)).
        retry_at: Option<Timestamp>,
    },
    /// It is gone for good (410).
    Gone,
}

impl Schedule {
    /// A feed that was never polled: due at once.
    pub fn new(now: Timestamp) -> Schedule {
        Schedule { next: now, every: FIRST, failures: 0, is_gone: false }
    }

    /// Whether it is due.
    pub fn is_due(&self, now: Timestamp) -> bool {
        // A clock that was set back must not silence a feed for years.
        !self.is_gone && (self.next <= now || self.next > after(now, seconds(2 * LONGEST)))
    }

    /// The schedule after a poll that ended at `now`.
    pub fn after(&self, polled: &Polled, now: Timestamp) -> Schedule {
        let every = self.every.clamp(SHORTEST, LONGEST);
        match polled {
            Polled::News { fresh_for } => Schedule::well((every / 2).clamp(SHORTEST, AWAKE), *fresh_for, now),
            Polled::Nothing { fresh_for } => Schedule::well((every + every / 2).min(LONGEST), *fresh_for, now),
            Polled::Failed { retry_at } => {
                let failures = self.failures.saturating_add(1);
                let pause = SHORTEST.saturating_mul(1 << (failures - 1).min(16)).min(LONGEST);
                let latest = after(now, seconds(LONGEST));
                let next = after(now, seconds(pause)).max(retry_at.unwrap_or(now).min(latest));
                Schedule { next, every, failures, is_gone: false }
            }
            Polled::Gone => Schedule { next: Timestamp::MAX, every, failures: 0, is_gone: true },
        }
    }

    fn well(every: u32, fresh_for: Option<Duration>, now: Timestamp) -> Schedule {
        let wait = seconds(every).max(fresh_for.unwrap_or_default()).min(seconds(LONGEST));
        Schedule { next: after(now, wait), every, failures: 0, is_gone: false }
    }
}

fn seconds(seconds: u32) -> Duration {
    Duration::from_secs(seconds.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http_date::until;
    use proptest::prelude::*;

    const NEWS: Polled = Polled::News { fresh_for: None };
    const NOTHING: Polled = Polled::Nothing { fresh_for: None };
    const FAILED: Polled = Polled::Failed { retry_at: None };

    fn noon() -> Timestamp {
        "2024-01-26T12:00:00Z".parse().unwrap()
    }

    /// Minutes from the last of the polls to the next one.
    fn check(polls: &[Polled], expected: f64) {
        let schedule = polls.iter().fold(Schedule::new(noon()), |s, polled| s.after(polled, noon()));
        let minutes = until(schedule.next, noon()).as_secs_f64() / 60.0;
        assert!((minutes - expected).abs() < 0.1, "{polls:?}: {minutes} min, expected {expected} min");
    }

    #[test]
    fn times_between_polls() {
        check(&[], 0.0);
        check(&[NEWS], 7.5);
        check(&[NEWS, NEWS], 5.0);
        check(&[NEWS, NEWS, NEWS, NEWS], 5.0);
        check(&[NOTHING], 22.5);
        check(&[NOTHING, NOTHING], 33.75);
        check(&vec![NOTHING; 40], 24.0 * 60.0);
        check(&[vec![NOTHING; 40], vec![NEWS]].concat(), 60.0);
        check(&[NEWS, NOTHING, NOTHING], 16.875);
    }

    #[test]
    fn what_hosts_and_feeds_say() {
        let fresh_for = |minutes: u64| Some(Duration::from_secs(60 * minutes));
        check(&[Polled::News { fresh_for: fresh_for(60) }], 60.0);
        check(&[Polled::Nothing { fresh_for: fresh_for(1) }], 22.5);
        check(&[Polled::Nothing { fresh_for: fresh_for(1_000_000) }], 24.0 * 60.0);
        check(&[Polled::News { fresh_for: Some(Duration::MAX) }], 24.0 * 60.0);
        check(&[Polled::News { fresh_for: fresh_for(60) }, NEWS], 5.0);
    }

    #[test]
    fn failures() {
        check(&[FAILED], 5.0);
        check(&[FAILED, FAILED], 10.0);
        check(&vec![FAILED; 6], 160.0);
        check(&vec![FAILED; 100], 24.0 * 60.0);
        check(&[vec![FAILED; 6], vec![NOTHING]].concat(), 22.5);
        let at = |written: &str| Polled::Failed { retry_at: Some(written.parse().unwrap()) };
        check(&[at("2024-01-26T13:00:00Z")], 60.0);
        check(&[at("2024-01-26T11:00:00Z")], 5.0);
        check(&[at("2999-01-01T00:00:00Z")], 24.0 * 60.0);
    }

    #[test]
    fn what_is_gone_is_never_due() {
        let schedule = Schedule::new(noon()).after(&Polled::Gone, noon());
        assert!(!schedule.is_due(noon()) && !schedule.is_due(Timestamp::MAX));
    }

    #[test]
    fn a_clock_that_is_set_back_silences_no_feed() {
        let schedule = Schedule::new("2999-01-01T00:00:00Z".parse().unwrap());
        assert!(schedule.is_due(noon()));
        let schedule = Schedule { next: after(noon(), seconds(LONGEST)), ..schedule };
        assert!(!schedule.is_due(noon()));
    }

    proptest! {
        #[test]
        fn the_next_poll_is_between_minutes_and_a_day_away(polls in prop::collection::vec(0u8..3, 1..60), every: u32, fresh: Option<u64>) {
            let now = noon();
            let mut schedule = Schedule { every, ..Schedule::new(now) };
            for poll in polls {
                let fresh_for = fresh.map(Duration::from_secs);
                let polled = match poll {
                    0 => Polled::News { fresh_for },
                    1 => Polled::Nothing { fresh_for },
                    _ => FAILED,
                };
                schedule = schedule.after(&polled, now);
                prop_assert!((SHORTEST..=LONGEST).contains(&u32::try_from(until(schedule.next, now).as_secs()).unwrap()));
                prop_assert!(!schedule.is_due(now) && schedule.is_due(schedule.next));
            }
        }
    }
}
