use std::collections::{BTreeSet, VecDeque};

use sayso_fetch::{Outcome, Polled, Validators};
use sayso_ledger::{Feed, Known, address};
use sayso_text::{Article, Note};

use super::again::{self, Turn};
use super::watcher::{Watcher, keep, schedule, this_instant};
use super::{Missed, page, source};
use crate::adding::now;
use crate::inputs::{Item, taken};
use crate::{Error, ErrorKind};

/// One poll of a feed: an iterator over its new articles, each fetched when it is asked for. Where the feed has a summary alone it is the
/// page, else the entry; what went wrong is an item like any other.
///
/// Nothing is asked for twice, unless it could not be had for now or its feed says that it was updated.
/// What was asked for is not written down before [`Poll::finish`], which comes once the articles are stored: one that never came so far
/// has lost nothing.
pub struct Poll<'w> {
    watcher: &'w Watcher<'w>,
    before: Feed,
    after: Feed,
    polled: Polled,
    /// Of the feed; `None` where all were handed over.
    entries: Option<Box<dyn Iterator<Item = Item>>>,
    ready: VecDeque<Item>,
    seen: BTreeSet<String>,
    /// Pages that were asked for, when, and what came of it.
    visits: Vec<(String, String, String)>,
    /// Pages of this feed are to be asked for later.
    is_awaited: bool,
    failure: Option<sayso_ledger::Error>,
}

impl<'w> Poll<'w> {
    pub(super) fn of(watcher: &'w Watcher<'w>, feed: &Feed) -> Poll<'w> {
        let known = feed.answered_by.clone().map(|url| Validators {
            url,
            etag: feed.etag.clone(),
            last_modified: feed.last_modified.clone(),
        });
        let mut poll = Poll {
            watcher,
            before: feed.clone(),
            after: Feed { polled: Some(now()), ..feed.clone() },
            polled: Polled::Gone,
            entries: None,
            ready: VecDeque::new(),
            seen: BTreeSet::new(),
            visits: Vec::new(),
            is_awaited: false,
            failure: None,
        };
        let answer = match watcher.fetcher.get(&feed.url, known.as_ref()) {
            Ok(answer) => answer,
            Err(error) => {
                poll.polled = Polled::Failed { retry_at: error.retry_at() };
                poll.ready.push_back(Err(error.into()));
                return poll;
            }
        };
        if let Some(moved) = answer.moved {
            poll.after.url = moved;
        }
        match answer.outcome {
            Outcome::NotModified => poll.polled = Polled::Nothing { fresh_for: answer.fresh_for },
            Outcome::Gone => {
                let error = Error::new(ErrorKind::Web, &feed.url, "the feed is gone for good: it is asked no more");
                poll.ready.push_back(Err(error));
            }
            Outcome::Fetched(page) => {
                let validators = page.validators.clone().unwrap_or_default();
                poll.after.answered_by = (!validators.url.is_empty()).then_some(validators.url);
                (poll.after.etag, poll.after.last_modified) = (validators.etag, validators.last_modified);
                poll.polled = Polled::Nothing { fresh_for: answer.fresh_for };
                let entries = taken(source(answer.url, answer.retrieved, page), &watcher.taking);
                poll.entries = Some(Box::new(entries));
            }
        }
        poll
    }

    /// Writes down what was asked for and when the feed is due again. A poll that was broken off leaves its feed due.
    ///
    /// # Errors
    /// Where the ledger cannot be read or written.
    pub fn finish(mut self) -> sayso_ledger::Result<()> {
        let ledger = self.watcher.ledger;
        for (url, at, outcome) in &self.visits {
            ledger.visit(url, at, outcome)?;
        }
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        if self.entries.is_some() || !self.ready.is_empty() {
            return Ok(());
        }
        if self.is_awaited {
            // Asked by these, the host would not send the feed again as long as it stays the same.
            (self.after.answered_by, self.after.etag, self.after.last_modified) = (None, None, None);
        }
        keep(&mut self.after, &schedule(&self.before).after(&self.polled, this_instant()));
        ledger.put_feed(&self.after, Some(&self.before.url))
    }

    /// What comes of an entry: nothing where it is known.
    fn entry(&mut self, item: Item) -> sayso_ledger::Result<()> {
        let (watcher, now) = (self.watcher, this_instant());
        let Some((article, url)) = item.as_ref().ok().and_then(|(article, _)| Some((article, article.url.clone()?)))
        else {
            self.ready.push_back(item);
            return Ok(());
        };
        if !self.seen.insert(address(&url).into_owned()) {
            return Ok(());
        }
        let visit = watcher.ledger.visited(&url)?;
        if !is_summary(article) {
            // The words are there, and cost nobody anything: are they others than before?
            if visit.is_none() || matches!(watcher.ledger.knows(article)?, Known::Changed { .. }) {
                self.ready.push_back(item);
            }
            return Ok(());
        }
        let updated = article.updated.as_deref().and_then(|updated| updated.parse().ok());
        let tries = match again::turn(visit.as_ref(), updated, now) {
            Turn::Now(tries) => tries,
            Turn::Later => {
                self.is_awaited = true;
                return Ok(());
            }
            Turn::Done => return Ok(()),
        };
        let missed = match page(watcher.fetcher, &url) {
            Ok(source) => {
                let items: Vec<Item> = taken(source, &watcher.taking).collect();
                let is_read = items.iter().any(Result::is_ok);
                self.ready.extend(items.into_iter().map(|item| item.map(|page| told(page, article, &url))));
                if is_read {
                    self.visits.push((url, now.to_string(), again::READ.to_owned()));
                    return Ok(());
                }
                None
            }
            Err(Missed { error, is_passing, retry_at }) => {
                self.ready.push_back(Err(error));
                is_passing.then(|| again::outcome(tries + 1, retry_at, this_instant())).flatten()
            }
        };
        self.is_awaited |= missed.is_some();
        if missed.is_none() && matches!(watcher.ledger.knows(article)?, Known::New) {
            self.ready.push_back(item); // better the summary than nothing
        }
        self.visits.push((url, now.to_string(), missed.unwrap_or_else(|| again::FAILED.to_owned())));
        Ok(())
    }
}

impl Iterator for Poll<'_> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.ready.pop_front() {
                if let (true, Polled::Nothing { fresh_for }) = (item.is_ok(), &self.polled) {
                    self.polled = Polled::News { fresh_for: *fresh_for };
                }
                return Some(item);
            }
            let Some(item) = self.entries.as_mut()?.next() else {
                self.entries = None;
                continue;
            };
            if let Err(failure) = self.entry(item) {
                (self.entries, self.failure) = (None, Some(failure));
            }
        }
    }
}

/// A page with what its feed knows better: the address by which it will be asked for again, and what the page does not say.
fn told(page: (Article, Vec<Note>), entry: &Article, url: &str) -> (Article, Vec<Note>) {
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
