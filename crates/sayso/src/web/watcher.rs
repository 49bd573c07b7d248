use jiff::Timestamp;
use sayso_fetch::{Fetcher, Schedule};
use sayso_ingest::Settings;
use sayso_ledger::{Feed, Ledger};

use super::Poll;
use crate::adding::now;

/// Watches feeds: what is new in them goes into a ledger.
pub struct Watcher<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) fetcher: &'l Fetcher,
    pub(super) taking: Settings,
}

impl<'l> Watcher<'l> {
    /// A watcher of the feeds that are in a ledger.
    pub fn new(ledger: &'l Ledger, fetcher: &'l Fetcher, taking: Settings) -> Watcher<'l> {
        Watcher { ledger, fetcher, taking }
    }

    /// Begins to watch a feed; one that is watched already stays as it is.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn watch(&self, url: &str, title: Option<&str>) -> sayso_ledger::Result<()> {
        if self.ledger.feeds()?.iter().any(|feed| feed.url == url) {
            return Ok(());
        }
        let mut feed = Feed { url: url.to_owned(), title: title.map(str::to_owned), ..Feed::default() };
        keep(&mut feed, &Schedule::new(this_instant()));
        self.ledger.put_feed(&feed, None)
    }

    /// The feeds that are due now.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn due(&self) -> sayso_ledger::Result<Vec<Feed>> {
        let now = this_instant();
        let mut feeds = self.ledger.feeds()?;
        feeds.retain(|feed| schedule(feed).is_due(now));
        Ok(feeds)
    }

    /// When the next feed is due; `None` where none ever is.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn next(&self) -> sayso_ledger::Result<Option<Timestamp>> {
        Ok(self.ledger.feeds()?.iter().filter(|feed| !feed.is_gone).map(|feed| schedule(feed).next).min())
    }

    /// Asks a feed what is new.
    pub fn poll(&self, feed: &Feed) -> Poll<'_> {
        Poll::of(self, feed)
    }
}

pub(super) fn schedule(feed: &Feed) -> Schedule {
    Schedule {
        next: feed.next.parse().unwrap_or(Timestamp::UNIX_EPOCH),
        every: feed.every,
        failures: feed.failures,
        is_gone: feed.is_gone,
    }
}

pub(super) fn keep(feed: &mut Feed, schedule: &Schedule) {
    feed.next = schedule.next.to_string();
    (feed.every, feed.failures, feed.is_gone) = (schedule.every, schedule.failures, schedule.is_gone);
}

pub(super) fn this_instant() -> Timestamp {
    now().parse().unwrap_or(Timestamp::UNIX_EPOCH)
}
