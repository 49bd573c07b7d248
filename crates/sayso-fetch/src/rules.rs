use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::address::Address;
use crate::client::Reply;
use crate::clock;
use crate::error::{ErrorKind, Trouble};
use crate::fetcher::{Budget, Fetcher, is_strained, location};
use crate::http_date::after;
use crate::robots::{self, Robots};
use crate::user_agent::PRODUCT;

/// For how long a robots.txt is kept (RFC 9309: no longer than this).
const LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// Redirects that are followed to a robots.txt (RFC 9309: at least these).
const REDIRECTS: usize = 5;

/// Bytes that all kept rules may take; beyond it all are asked for again.
const ROOM: usize = 32 << 20;

/// The robots.txt files of hosts, as long as they live.
#[derive(Default)]
pub(crate) struct Rules(Mutex<BTreeMap<String, Kept>>);

struct Kept {
    until: Timestamp,
    robots: Arc<Robots>,
}

impl Rules {
    fn get(&self, origin: &str, now: Timestamp) -> Option<Arc<Robots>> {
        let kept = self.lock();
        // A clock that was set back does not make them live longer.
        let live = |kept: &&Kept| now < kept.until && kept.until <= after(now, LIFE);
        kept.get(origin).filter(live).map(|kept| kept.robots.clone())
    }

    fn keep(&self, origin: String, robots: Robots, now: Timestamp) -> Arc<Robots> {
        let mut kept = self.lock();
        let weight = |origin: &String, robots: &Robots| 200 + origin.len() + robots.weight();
        let all: usize = kept.iter().map(|(origin, kept)| weight(origin, &kept.robots)).sum();
        if all + weight(&origin, &robots) > ROOM {
            kept.clear();
        }
        let robots = Arc::new(robots);
        kept.insert(origin, Kept { until: after(now, LIFE), robots: robots.clone() });
        robots
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fetcher {
    /// What the robots.txt of an address's host says: as kept, or asked for now.
    pub(crate) fn robots(&self, at: &Address, budget: &mut Budget) -> Result<Arc<Robots>, Trouble> {
        let origin = at.origin();
        if let Some(robots) = self.rules.get(&origin, clock::now()) {
            return Ok(robots);
        }
        let turn = self.turn(at)?;
        // Another thread may have asked while this one waited.
        if let Some(robots) = self.rules.get(&origin, clock::now()) {
            return Ok(robots);
        }
        let at = at.robots();
        let reply = self.ask_in_turn(&turn, &at, None, robots::LONGEST, true, budget)?;
        if matches!(location(&reply), Ok(None)) {
            // The turn is kept until the next thread can see what was found.
            return self.understood(origin, &reply);
        }
        drop(turn);
        let reply = self.follow(at, reply, budget)?;
        self.understood(origin, &reply)
    }

    /// Follows a robots.txt that is kept elsewhere. Where it leads nowhere we go, it is as if there were none.
    fn follow(&self, mut at: Address, mut reply: Reply, budget: &mut Budget) -> Result<Reply, Trouble> {
        for _ in 0..REDIRECTS {
            let Ok(Some(location)) = location(&reply) else { break };
            let Ok(next) = at.join(&location) else { break };
            if self.guard(&next).is_err() {
                break;
            }
            at = next;
            reply = match self.ask(&at, None, robots::LONGEST, budget) {
                Err(trouble) if trouble.kind == ErrorKind::Refused => break,
                reply => reply?,
            };
        }
        Ok(reply)
    }

    fn understood(&self, origin: String, reply: &Reply) -> Result<Arc<Robots>, Trouble> {
        let robots = match reply.status {
            200..=299 => Robots::parse(&reply.body.bytes, PRODUCT),
            status if is_strained(status) => return Err(unreadable(status, reply.retry_at)),
            _ => Robots::default(),
        };
        Ok(self.rules.keep(origin, robots, clock::now()))
    }
}

fn unreadable(status: u16, retry_at: Option<Timestamp>) -> Trouble {
    let message = format!(
        "the host's robots.txt cannot be read at present ({status}), and nothing is fetched without: try again later"
    );
    Trouble { kind: ErrorKind::NotNow, message, retry_at }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2024-01-26T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn rules_live_for_a_day() {
        let rules = Rules::default();
        rules.keep("https://sarn.example".into(), Robots::default(), noon());
        for (origin, hours, expected) in [
            ("https://sarn.example", 0, true),
            ("https://sarn.example", 23, true),
            ("https://sarn.example", 24, false),
            ("https://sarn.example", -1, false),
            ("http://sarn.example", 0, false),
        ] {
            let now = noon() + jiff::SignedDuration::from_hours(hours);
            assert_eq!(rules.get(origin, now).is_some(), expected, "{origin} after {hours} h");
        }
    }

    #[test]
    fn rules_take_no_more_than_their_room() {
        let rules = Rules::default();
        let long =
            Robots::parse(("User-agent: *\n".to_owned() + &"Disallow: /abcdefgh\n".repeat(20_000)).as_bytes(), PRODUCT);
        for n in 0..100 {
            rules.keep(format!("https://{n}.example"), long.clone(), noon());
            let weight: usize = rules.lock().values().map(|kept| kept.robots.weight()).sum();
            assert!(weight <= ROOM, "{weight}");
        }
    }
}
