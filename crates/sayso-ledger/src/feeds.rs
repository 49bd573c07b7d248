use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::identity::address;
use crate::ledger::Ledger;

/// A feed that is watched. Instants are as `2024-01-26T09:30:00Z`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its address.
    pub url: String,
    /// What it is called.
    pub title: Option<String>,
    /// The address that gave the two below.
    pub answered_by: Option<String>,
    /// What to ask by for what has changed.
    pub etag: Option<String>,
    /// What to ask by for what has changed.
    pub last_modified: Option<String>,
    /// When it was asked last.
    pub polled: Option<String>,
    /// When it is due.
    pub next: String,
    /// Seconds between polls.
    pub every: u32,
    /// Polls that failed since one went well.
    pub failures: u32,
    /// Whether it is gone for good.
    pub is_gone: bool,
}

/// A page that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// When, as `2024-01-26T09:30:00Z`.
    pub visited: String,
    /// What came of it.
    pub outcome: String,
}

impl Ledger {
    /// The feeds that are watched, by address.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        let mut select = self.db.prepare_cached(
            "SELECT url, title, answered_by, etag, last_modified, polled, next, every, failures, gone FROM feeds ORDER BY url",
        )?;
        let feeds = select.query_map([], |row| {
            Ok(Feed {
                url: row.get(0)?,
                title: row.get(1)?,
                answered_by: row.get(2)?,
                etag: row.get(3)?,
                last_modified: row.get(4)?,
                polled: row.get(5)?,
                next: row.get(6)?,
                every: row.get(7)?,
                failures: row.get(8)?,
                is_gone: row.get(9)?,
            })
        })?;
        Ok(feeds.collect::<rusqlite::Result<_>>()?)
    }

    /// Keeps what is known of a feed; `before` is the address that it had, where it moved.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn put_feed(&self, feed: &Feed, before: Option<&str>) -> Result<()> {
        let put = || -> Result<()> {
            if let Some(before) = before.filter(|before| *before != feed.url) {
                self.db.execute("DELETE FROM feeds WHERE url = ?", [before])?;
            }
            self.db.execute(
                "INSERT OR REPLACE INTO feeds (url, title, answered_by, etag, last_modified, polled, next, every, failures, gone) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    feed.url,
                    feed.title,
                    feed.answered_by,
                    feed.etag,
                    feed.last_modified,
                    feed.polled,
                    feed.next,
                    feed.every,
                    feed.failures,
                    feed.is_gone,
                ],
            )?;
            Ok(())
        };
        self.placed(put())
    }

    /// What came of a page that was asked for already, or is held or forgotten.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn visited(&self, url: &str) -> Result<Option<Visit>> {
        let address = address(url);
        let mut visit = self.db.prepare_cached(
            "SELECT visited, outcome FROM ( \
             SELECT forgotten AS visited, 'forgotten' AS outcome, 0 AS rank FROM tombstones WHERE address = ?1 \
             UNION ALL SELECT visited, outcome, 1 FROM visits WHERE address = ?1 \
             UNION ALL SELECT added, 'read', 1 FROM articles WHERE address = ?1) \
             ORDER BY rank, visited DESC LIMIT 1",
        )?;
        let visit = visit.query_row([&*address], |row| Ok(Visit { visited: row.get(0)?, outcome: row.get(1)? }));
        Ok(visit.optional()?)
    }

    /// Keeps that a page was asked for, and what came of it.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn visit(&self, url: &str, now: &str, outcome: &str) -> Result<()> {
        let done = self.db.execute(
            "INSERT OR REPLACE INTO visits (address, visited, outcome) VALUES (?, ?, ?)",
            params![address(url), now, outcome],
        );
        self.placed(done.map(|_| ()).map_err(Into::into))
    }
}
