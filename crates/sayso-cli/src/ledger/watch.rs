//! `sayso watch`.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args;
use sayso::Reader;
use sayso::adding;
use sayso::ingest::{Settings, feeds};
use sayso::ledger::{ErrorKind, Feed, Ledger};
use sayso::web::Watcher;

use super::add::{Report, stop_on_interrupt};
use super::web::{Fetching, address};
use super::{Which, ended};
use crate::End;
use crate::args::Engine;
use crate::progress::Progress;
use crate::read::settings;
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Feeds are asked politely: only for what has changed, at the pace of their hosts; robots.txt is obeyed. No page is asked for twice,
unless it could not be had for now or its feed says that it was updated. Ctrl-C ends it after the page that is on its way, and keeps
what came; a second Ctrl-C ends it at once.

Examples:
  sayso watch https://sarn.example/feed.xml   begin to watch a feed, and go on until Ctrl-C
  sayso watch feeds.opml                      all feeds of a list
  sayso watch --once                          ask the feeds of the ledger that are due, and end: for cron

Exit codes:
  0  done
  1  there is no feed to watch
  2  something could not be fetched, read or stored (one line on stderr for each; the rest was)";

/// Arguments of `sayso watch`.
#[derive(Debug, Args)]
pub(crate) struct WatchArgs {
    /// Feeds, or lists of feeds (OPML); those of the ledger are watched as well
    #[arg(value_name = "FEEDS.opml|URL")]
    feeds: Vec<PathBuf>,

    /// Ask the feeds that are due, and end
    #[arg(long)]
    once: bool,

    /// Store the articles without reading them
    #[arg(long)]
    no_read: bool,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    fetching: Fetching,

    #[command(flatten)]
    engine: Engine,
}

/// Watches feeds.
pub(crate) fn run(args: &WatchArgs) -> End {
    let Some(ledger) = args.which.create() else { return End::Trouble };
    let fetcher = args.fetching.fetcher();
    let watcher = Watcher::new(&ledger, &fetcher, Settings::default());
    for feed in &args.feeds {
        if let Err(end) = begin(&watcher, feed) {
            return end;
        }
    }
    let reader = match (!args.no_read).then(|| Reader::new(&settings(&args.engine, None))).transpose() {
        Ok(reader) => reader,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let stop = stop_on_interrupt();
    let mut last = End::Done;
    loop {
        let due = match watcher.due() {
            Ok(due) => due,
            Err(error) => return ended(&error),
        };
        if !due.is_empty() {
            let (end, goes_on) = round(&ledger, &watcher, reader.as_ref(), &due, &stop);
            if !goes_on {
                return end;
            }
            last = end;
        }
        match watcher.next() {
            Err(error) => return ended(&error),
            Ok(None) => {
                complain("there is no feed to watch: name one, or a list of them");
                return End::Nothing;
            }
            Ok(Some(next)) if args.once && due.is_empty() && !args.feeds.is_empty() => {
                complain(format_args!("no feed is due before {next}: nobody was asked"));
                return last;
            }
            Ok(Some(_)) if args.once || stop.load(Ordering::Relaxed) => return last,
            // A feed that could not be kept, since another program was writing, is due still: it is not asked at once.
            Ok(Some(_)) => wait(&stop, if due.is_empty() { 5 } else { 60 }),
        }
    }
}

/// Begins to watch a feed, or those of a list.
fn begin(watcher: &Watcher<'_>, feed: &Path) -> Result<(), End> {
    let shown = feed.display();
    if let Some(url) = address(feed) {
        return watcher.watch(&url, None).map_err(|error| ended(&error));
    }
    #[allow(clippy::disallowed_methods, reason = "the user names the file")]
    let bytes = std::fs::read(feed).map_err(|error| {
        complain(format_args!("{shown}: cannot be read ({error}): name an OPML file, or the address of a feed"));
        End::Trouble
    })?;
    let listed = feeds(&bytes).map_err(|error| {
        complain(format_args!("{shown}: {}", error.message()));
        End::Trouble
    })?;
    for feed in listed {
        watcher.watch(&feed.url, feed.title.as_deref()).map_err(|error| ended(&error))?;
    }
    Ok(())
}

/// Asks the feeds that are due, and stores what is new. Whether there is any use in going on, besides: there is none where the ledger
/// cannot be written or nobody reads the output any more.
fn round(
    ledger: &Ledger,
    watcher: &Watcher<'_>,
    reader: Option<&Reader>,
    due: &[Feed],
    stop: &AtomicBool,
) -> (End, bool) {
    let is_stopped = || stop.load(Ordering::Relaxed);
    let mut report = Report::new(Progress::new(!io::stdout().is_terminal(), || None));
    let mut result = Ok(());
    for feed in due {
        if is_stopped() {
            break;
        }
        let mut poll = watcher.poll(feed);
        // Ctrl-C ends the poll after the page that is on its way; what came until then is stored.
        let items = std::iter::from_fn(|| if is_stopped() { None } else { poll.next() });
        result = adding::add(ledger, reader, items, |added| {
            match added {
                Ok(added) => report.article(ledger, &added),
                Err(error) => report.complain(&error),
            }
            if report.is_closed { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .and_then(|()| poll.finish());
        if result.is_err() || report.is_closed {
            break;
        }
    }
    // Another program that writes will have done at some time.
    let is_writable = result.as_ref().map_or_else(|error| error.kind() == ErrorKind::Busy, |()| true);
    let goes_on = is_writable && !report.is_closed;
    let end = match report.finish(ledger, result, is_stopped()) {
        End::Nothing => End::Done,
        end => end,
    };
    (end, goes_on)
}

/// Some seconds, unless Ctrl-C comes.
fn wait(stop: &AtomicBool, seconds: u32) {
    for _ in 0..10 * seconds {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
}
