//! When a page that was asked for is asked for again, by what is written of it in the ledger.

use std::time::Duration;

use jiff::Timestamp;
use sayso_ledger::Visit;

/// Times that a page is asked for which cannot be had at present.
const MOST: u32 = 5;

/// The pause after the first of them; each further one doubles it.
const FIRST: Duration = Duration::from_secs(10 * 60);

/// A page that its feed calls updated is asked for again no sooner than this: some feeds call everything updated, always.
const QUIET: Duration = Duration::from_secs(60 * 60);

/// The page, or what the feed has of it, is in the ledger.
pub(super) const READ: &str = "read";

/// The page cannot be had.
pub(super) const FAILED: &str = "failed";

/// Whether a page that a feed names is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Now; it could not be had so many times so far.
    Now(u32),
    /// Later.
    Later,
    /// No more.
    Done,
}

/// Whether it is asked for, by what came of it last and when its feed says that it was updated.
pub(super) fn turn(visit: Option<&Visit>, updated: Option<Timestamp>, now: Timestamp) -> Turn {
    let Some(visit) = visit else { return Turn::Now(0) };
    let (tries, not_before) = match awaited(&visit.outcome) {
        Some(awaited) => awaited,
        None => match (visit.visited.parse::<Timestamp>(), updated) {
            (Ok(visited), Some(updated)) if visited < updated && updated <= now => (0, visited + QUIET),
            _ => return Turn::Done,
        },
    };
    if not_before <= now { Turn::Now(tries) } else { Turn::Later }
}

/// What is written of a page that could not be had for now, for the `tries`th time; `None` where it is given up.
pub(super) fn outcome(tries: u32, retry_at: Option<Timestamp>, now: Timestamp) -> Option<String> {
    let pause = now + FIRST.saturating_mul(1 << tries.saturating_sub(1).min(MOST));
    let not_before = retry_at.map_or(pause, |at| at.max(pause));
    (tries < MOST).then(|| format!("again {tries} {not_before}"))
}

fn awaited(outcome: &str) -> Option<(u32, Timestamp)> {
    let (tries, not_before) = outcome.strip_prefix("again ")?.split_once(' ')?;
    Some((tries.parse().ok()?, not_before.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Timestamp {
        format!("2024-01-26T{time}:00Z").parse().unwrap()
    }

    /// The turn at noon of a page that was visited at `visited`.
    fn check(visited: &str, outcome: &str, updated: Option<&str>, expected: Turn) {
        let visit = Visit { visited: at(visited).to_string(), outcome: outcome.to_owned() };
        assert_eq!(turn(Some(&visit), updated.map(at), at("12:00")), expected, "{visit:?}, {updated:?}");
    }

    #[test]
    fn turns() {
        assert_eq!(turn(None, None, at("12:00")), Turn::Now(0));
        check("09:00", READ, None, Turn::Done);
        check("09:00", READ, Some("08:00"), Turn::Done);
        check("09:00", READ, Some("10:00"), Turn::Now(0));
        check("09:00", READ, Some("13:00"), Turn::Done);
        check("11:30", READ, Some("11:40"), Turn::Later);
        check("09:00", FAILED, None, Turn::Done);
        check("09:00", "again 2 2024-01-26T11:00:00Z", None, Turn::Now(2));
        check("09:00", "again 2 2024-01-26T13:00:00Z", None, Turn::Later);
        check("09:00", "again and again", None, Turn::Done);
    }

    #[test]
    fn outcomes() {
        for (tries, retry_at, expected) in [
            (1, None, Some("again 1 2024-01-26T12:10:00Z")),
            (3, None, Some("again 3 2024-01-26T12:40:00Z")),
            (1, Some("13:00"), Some("again 1 2024-01-26T13:00:00Z")),
            (1, Some("12:01"), Some("again 1 2024-01-26T12:10:00Z")),
            (5, None, None),
            (u32::MAX, None, None),
        ] {
            assert_eq!(outcome(tries, retry_at.map(at), at("12:00")).as_deref(), expected, "{tries} {retry_at:?}");
        }
    }
}
