//! Articles from the web: pages that the user names, and feeds that are watched.

use jiff::Timestamp;
use sayso_fetch::{Fetcher, Outcome, Page, Polled, Schedule, Validators};
use sayso_ingest::{Bytes, Settings, Source};
use sayso_ledger::{Feed, Ledger};
use sayso_text::Article;

use crate::adding::now;
use crate::inputs::{Item, taken};
use crate::{Error, ErrorKind};

pub use sayso_fetch as fetch;

impl From<sayso_fetch::Error> for Error {
    fn from(error: sayso_fetch::Error) -> Error {
        Error::new(ErrorKind::Web, error.url(), error.message())
    }
}

/// The articles at an address that the user names: a page, a feed, any format.
pub fn articles(fetcher: &Fetcher, url: &str, taking: &Settings) -> Vec<Item> {
    let fetched = fetcher.get(url, None).map_err(Error::from).and_then(|answer| match answer.outcome {
        Outcome::Fetched(page) => Ok(source(answer.url, answer.retrieved, page)),
        Outcome::NotModified => {
            Err(Error::new(ErrorKind::Web, url, "the host says that nothing has changed, but nothing was known"))
        }
        Outcome::Gone => Err(Error::new(ErrorKind::Web, url, "it is gone for good, says the host")),
    });
    match fetched {
        Ok(source) => taken(source, taking).collect(),
        Err(error) => vec![Err(error)],
    }
}

fn source(url: String, retrieved: Timestamp, page: Page) -> Source {
    Source {
        content_type: page.content_type,
        retrieved: Some(retrieved.to_string()),
        url: Some(url.clone()),
        ..Source::new(url, Bytes::held(page.bytes))
    }
}

/// Watches feeds: what is new in them goes into a ledger.
pub struct Watcher<'l> {
    ledger: &'l Ledger,
    fetcher: &'l Fetcher,
    taking: Settings,
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

    /// Asks a feed what is new, and hands over its new articles: the page where the feed has a summary alone, else the entry.
    /// Nothing is asked for twice. What went wrong is an item like any other.
    ///
    /// # Errors
    /// Where the ledger cannot be written.
    pub fn poll(&self, feed: &Feed) -> sayso_ledger::Result<Vec<Item>> {
        let known = feed.answered_by.clone().map(|url| Validators {
            url,
            etag: feed.etag.clone(),
            last_modified: feed.last_modified.clone(),
        });
        let (mut after, mut items) = (feed.clone(), Vec::new());
        after.polled = Some(now());
        let polled = match self.fetcher.get(&feed.url, known.as_ref()) {
            Err(error) => {
                let retry_at = error.retry_at();
                items.push(Err(Error::from(error)));
                Polled::Failed { retry_at }
            }
            Ok(answer) => {
                after.url = answer.moved.unwrap_or(after.url);
                match answer.outcome {
                    Outcome::NotModified => Polled::Nothing { fresh_for: answer.fresh_for },
                    Outcome::Gone => {
                        items.push(Err(Error::new(
                            ErrorKind::Web,
                            &feed.url,
                            "the feed is gone for good: it is asked no more",
                        )));
                        Polled::Gone
                    }
                    Outcome::Fetched(page) => {
                        let validators = page.validators.clone().unwrap_or_default();
                        after.answered_by = (!validators.url.is_empty()).then_some(validators.url);
                        (after.etag, after.last_modified) = (validators.etag, validators.last_modified);
                        items = self.entries(source(answer.url, answer.retrieved, page))?;
                        match items.iter().any(Result::is_ok) {
                            true => Polled::News { fresh_for: answer.fresh_for },
                            false => Polled::Nothing { fresh_for: answer.fresh_for },
                        }
                    }
                }
            }
        };
        keep(&mut after, &schedule(feed).after(&polled, this_instant()));
        self.ledger.put_feed(&after, Some(&feed.url))?;
        Ok(items)
    }

    fn entries(&self, source: Source) -> sayso_ledger::Result<Vec<Item>> {
        let mut items = Vec::new();
        for entry in taken(source, &self.taking) {
            let Ok((article, _)) = &entry else {
                items.push(entry);
                continue;
            };
            let Some(url) = article.url.clone() else {
                items.push(entry);
                continue;
            };
            if self.ledger.has_visited(&url)? {
                continue;
            }
            if !is_summary(article) {
                items.push(entry);
                continue;
            }
            let pages = articles(self.fetcher, &url, &self.taking);
            let is_read = pages.iter().any(Result::is_ok);
            self.ledger.visit(&url, &now(), if is_read { "read" } else { "failed" })?;
            if is_read {
                let at_its_address = pages.into_iter().map(|item| item.map(|page| told(page, article, &url)));
                items.extend(at_its_address);
            } else {
                // Better the summary than nothing: the trouble with the page is said, too.
                items.extend(pages);
                items.push(entry);
            }
        }
        Ok(items)
    }
}

/// A page with what its feed knows better: the address by which it will be asked for again, and what the page does not say.
fn told(page: (Article, Vec<sayso_text::Note>), entry: &Article, url: &str) -> (Article, Vec<sayso_text::Note>) {
    let (mut article, notes) = page;
    article.url = Some(url.to_owned());
    article.title = article.title.or_else(|| entry.title.clone());
    article.published = article.published.or_else(|| entry.published.clone());
    article.outlet = article.outlet.or_else(|| entry.outlet.clone());
    (article, notes)
}

/// Whether a feed's entry is a summary of a page that has more.
fn is_summary(entry: &Article) -> bool {
    entry.metadata.contains_key("feed-summary")
}

fn schedule(feed: &Feed) -> Schedule {
    Schedule {
        next: feed.next.parse().unwrap_or(Timestamp::UNIX_EPOCH),
        every: feed.every,
        failures: feed.failures,
        is_gone: feed.is_gone,
    }
}

fn keep(feed: &mut Feed, schedule: &Schedule) {
    feed.next = schedule.next.to_string();
    (feed.every, feed.failures, feed.is_gone) = (schedule.every, schedule.failures, schedule.is_gone);
}

fn this_instant() -> Timestamp {
    now().parse().unwrap_or(Timestamp::UNIX_EPOCH)
}
