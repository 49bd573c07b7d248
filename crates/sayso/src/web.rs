//! Articles from the web: pages that the user names, and feeds that are watched.

mod again;
mod poll;
mod watcher;

use jiff::Timestamp;
use sayso_fetch::{Fetcher, Outcome, Page};
use sayso_ingest::{Bytes, Settings, Source};

use crate::inputs::{Item, taken};
use crate::{Error, ErrorKind};

pub use poll::Poll;
pub use sayso_fetch as fetch;
pub use watcher::Watcher;

impl From<sayso_fetch::Error> for Error {
    fn from(error: sayso_fetch::Error) -> Error {
        Error::new(ErrorKind::Web, error.url(), error.message())
    }
}

/// The articles at an address that the user names: a page, a feed, any format.
pub fn articles(fetcher: &Fetcher, url: &str, taking: &Settings) -> Vec<Item> {
    match page(fetcher, url) {
        Ok(source) => taken(source, taking).collect(),
        Err(missed) => vec![Err(missed.error)],
    }
}

/// Why a page was not had, and whether it may be had later.
struct Missed {
    error: Error,
    is_passing: bool,
    retry_at: Option<Timestamp>,
}

fn page(fetcher: &Fetcher, url: &str) -> Result<Source, Missed> {
    let lost = |message| Missed { error: Error::new(ErrorKind::Web, url, message), is_passing: false, retry_at: None };
    let answer = fetcher.get(url, None).map_err(|error| Missed {
        is_passing: error.is_passing(),
        retry_at: error.retry_at(),
        error: error.into(),
    })?;
    match answer.outcome {
        Outcome::Fetched(page) => Ok(source(answer.url, answer.retrieved, page)),
        Outcome::NotModified => Err(lost("the host says that nothing has changed, but nothing was known")),
        Outcome::Gone => Err(lost("it is gone for good, says the host")),
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
