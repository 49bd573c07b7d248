use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;

use crate::clock;
use crate::http_date::{after, until};
use crate::pace::{Heard, Pace};

/// Hosts whose paces are kept; beyond it those with nothing to remember are forgotten.
const MOST: usize = 10_000;

/// Whose turn it is: one request to a host at a time, at the host's pace.
pub(crate) struct Turns {
    gap: Duration,
    patience: Duration,
    hosts: Mutex<BTreeMap<String, Host>>,
    changed: Condvar,
}

struct Host {
    pace: Pace,
    is_busy: bool,
}

/// The right to ask a host, until it is dropped.
pub(crate) struct Turn<'a> {
    turns: &'a Turns,
    host: String,
}

impl Turns {
    pub(crate) fn new(gap: Duration, patience: Duration) -> Turns {
        Turns { gap, patience, hosts: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits until the host may be asked; where that is longer than patience lasts, the time when it may.
    pub(crate) fn take(&self, host: &str) -> Result<Turn<'_>, Timestamp> {
        let deadline = after(clock::now(), self.patience);
        let mut hosts = self.lock();
        loop {
            let now = clock::now();
            if hosts.len() >= MOST && !hosts.contains_key(host) {
                hosts.retain(|_, host| host.is_busy || !host.pace.is_idle(now));
            }
            let entry =
                hosts.entry(host.to_owned()).or_insert_with(|| Host { pace: Pace::new(self.gap), is_busy: false });
            let ready = entry.pace.ready_at(now);
            if !entry.is_busy && ready <= now {
                entry.is_busy = true;
                return Ok(Turn { turns: self, host: host.to_owned() });
            }
            if ready > deadline || now >= deadline {
                return Err(ready.max(after(now, self.gap)));
            }
            let wait = until(if entry.is_busy { deadline } else { ready }, now);
            hosts = self.changed.wait_timeout(hosts, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Takes in the `Crawl-delay` of a host's robots.txt.
    pub(crate) fn slow_down(&self, host: &str, crawl_delay: Duration) {
        let mut hosts = self.lock();
        let entry = hosts.entry(host.to_owned()).or_insert_with(|| Host { pace: Pace::new(self.gap), is_busy: false });
        entry.pace.slow_down(crawl_delay);
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<String, Host>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn<'_> {
    /// Takes in how the request went; when the host may be asked again.
    pub(crate) fn heard(&self, heard: &Heard) -> Timestamp {
        let now = clock::now();
        let mut hosts = self.turns.lock();
        let Some(entry) = hosts.get_mut(&self.host) else { return now };
        entry.pace.heard(&self.host, heard, now);
        entry.pace.ready_at(now)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(entry) = self.turns.lock().get_mut(&self.host) {
            entry.is_busy = false;
        }
        self.turns.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Stopwatch;

    const GAP: Duration = Duration::from_millis(60);

    #[test]
    fn hosts_wait_for_themselves_alone() {
        let turns = Turns::new(GAP, Duration::from_secs(5));
        let watch = Stopwatch::started();
        for host in ["sarn.example", "tern.example"] {
            turns.take(host).ok().unwrap().heard(&Heard::Well);
        }
        assert!(watch.elapsed() < GAP, "{:?}", watch.elapsed());
        turns.take("sarn.example").ok().unwrap();
        assert!(watch.elapsed() >= GAP, "{:?}", watch.elapsed());
    }

    #[test]
    fn one_request_at_a_time() {
        let turns = Turns::new(Duration::ZERO, Duration::from_secs(5));
        let busy = Mutex::new(());
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let turn = turns.take("sarn.example").ok().unwrap();
                    let alone = busy.try_lock().expect("two requests to one host at a time");
                    std::thread::sleep(Duration::from_millis(3));
                    drop(alone);
                    turn.heard(&Heard::Well);
                });
            }
        });
    }

    #[test]
    fn patience_ends() {
        let turns = Turns::new(GAP, Duration::from_millis(20));
        let turn = turns.take("sarn.example").ok().unwrap();
        assert!(turns.take("sarn.example").is_err());
        let ready = turn.heard(&Heard::Strained { retry_after: Some(Duration::from_secs(3600)) });
        drop(turn);
        assert_eq!(turns.take("sarn.example").err(), Some(ready));
    }

    #[test]
    fn hosts_are_forgotten_where_nothing_is_lost() {
        let turns = Turns::new(Duration::ZERO, Duration::ZERO);
        let wish = Heard::Strained { retry_after: Some(Duration::from_secs(3600)) };
        turns.take("tern.example").ok().unwrap().heard(&wish);
        for n in 0..MOST + 10 {
            turns.take(&format!("{n}.example")).ok().unwrap().heard(&Heard::Well);
        }
        assert!(turns.lock().len() <= MOST);
        assert!(turns.take("tern.example").is_err());
    }
}
