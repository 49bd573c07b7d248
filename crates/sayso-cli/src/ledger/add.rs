//! `sayso add`.

use std::io::{self, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use sayso::adding::{self, Added};
use sayso::ingest::{Limits, Settings};
use sayso::inputs::Item;
use sayso::ledger::{ArticleId, Difference, Ledger, Put};
use sayso::{Published, Reader};

use super::{Which, ended, is_path, line, web};
use crate::End;
use crate::args::Engine;
use crate::clipboard::Clipboard;
use crate::progress::{Progress, thousands};
use crate::read::settings;
use crate::render::harmless;
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso add article.html                     read an article and store it in sayso.db
  sayso add https://sarn.example/harbour     the same from the web: robots.txt is obeyed
  sayso add archive/ crawl.warc.gz           everything in them; what is there already is not read again
  sayso add - --outlet \"Sarn Courier\" --published 2024-01-26 < article.txt
  sayso add --clipboard --outlet \"Sarn Courier\" the words that you have just copied
  sayso add news.parquet --column text=body --column published=date
  sayso add --retracted https://sarn.example/harbour
  sayso add --reread                         read anew what an earlier version of sayso read

When standard output is no terminal, a line is printed for each article once it is on the disk:
stored, changed, read, known or forgotten, its number, its name and its URL, parted by tabs.

Exit codes:
  0  done
  1  there was no article in it
  2  something could not be read or stored (one line on stderr for each; the rest was)";

/// Arguments of `sayso add`.
#[derive(Debug, Args)]
pub(crate) struct AddArgs {
    /// Articles: files of any format that sayso reads, folders, addresses of pages, or - for standard input
    #[arg(required_unless_present_any = ["reread", "clipboard"], value_name = "PATH|URL")]
    paths: Vec<PathBuf>,

    #[command(flatten)]
    clipboard: Clipboard,

    #[command(flatten)]
    which: Which,

    /// Store the articles without reading them
    #[arg(long)]
    no_read: bool,

    /// Read anew what another version of sayso or of its model read
    #[arg(long, conflicts_with_all = ["no_read", "retracted", "clipboard"])]
    reread: bool,

    /// Mark the articles as withdrawn by their outlet; names of articles in the ledger will do
    #[arg(long)]
    retracted: bool,

    /// Why they were withdrawn
    #[arg(long, value_name = "WORDS", requires = "retracted")]
    why: Option<String>,

    /// Take in again what was forgotten
    #[arg(long)]
    again: bool,

    /// Who published them, whatever they say themselves
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,

    /// When they were published, whatever they say themselves: 2024-01-26
    #[arg(long, value_name = "DATE", value_parser = date)]
    published: Option<Published>,

    /// For tables: the column that holds a field of an article, such as text=body
    #[arg(long = "column", value_name = "FIELD=COLUMN", value_parser = column)]
    columns: Vec<(String, String)>,

    /// Take more or less of a file than usual, such as article=8M or ratio=500
    #[arg(long = "limit", value_name = "NAME=NUMBER")]
    limits: Vec<String>,

    /// Threads to read with [default: one for each core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,

    #[command(flatten)]
    fetching: web::Fetching,

    #[command(flatten)]
    engine: Engine,
}

/// Reads what the arguments name and stores it.
pub(crate) fn run(args: &AddArgs) -> End {
    let (taking, pasted) = match taking(args).and_then(|taking| Ok((args.clipboard.items(&taking)?, taking))) {
        Ok((pasted, taking)) => (taking, pasted),
        Err(message) => {
            complain(message);
            return End::Trouble;
        }
    };
    let Some(ledger) = args.which.create() else { return End::Trouble };
    if args.reread {
        return reread(args, &ledger);
    }
    let (paths, held): (Vec<PathBuf>, Vec<PathBuf>) =
        args.paths.iter().cloned().partition(|path| !args.retracted || is_path(path));
    for name in &held {
        let marked = ledger.called(&name.to_string_lossy()).and_then(|id| ledger.retract(id, Some(&mark(args))));
        match marked {
            Ok(()) => complain(format_args!("{}: marked as withdrawn", name.display())),
            Err(error) => return ended(&error),
        }
    }
    if paths.is_empty() && pasted.is_empty() {
        return End::Done;
    }
    let reader = match (!args.no_read).then(|| Reader::new(&settings(&args.engine, args.threads))).transpose() {
        Ok(reader) => reader,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let stop = stop_on_interrupt();
    let mut report = Report::new(Progress::new(!io::stdout().is_terminal(), || {
        sayso::inputs::count(&paths).map(|files| files + pasted.len())
    }));
    let articles = pasted.into_iter().chain(web::inputs(paths, &args.fetching, &taking));
    let articles = articles.map(|item| given(args, &ledger, item));
    let result = adding::add(&ledger, reader.as_ref(), articles, |added| {
        match added {
            Ok(added) => {
                report.article(&ledger, &added);
                if let Some(id) = id_of(&added).filter(|_| args.retracted) {
                    match ledger.retract(id, Some(&mark(args))) {
                        Ok(()) => report.say(&format!("{}: marked as withdrawn", added.name)),
                        Err(error) => report.complain(&error),
                    }
                }
            }
            Err(error) => report.complain(&error),
        }
        if stop.load(Ordering::Relaxed) || report.is_closed {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    report.finish(&ledger, result, stop.load(Ordering::Relaxed))
}

fn taking(args: &AddArgs) -> Result<Settings, String> {
    let mut limits = Limits::default();
    for limit in &args.limits {
        limits.set(limit).map_err(|message| format!("--limit {message}"))?;
    }
    Ok(Settings { limits, columns: args.columns.clone() })
}

/// The item with what the user says of it.
fn given(args: &AddArgs, ledger: &Ledger, item: Item) -> Item {
    let (mut article, notes) = item?;
    if let Some(outlet) = &args.outlet {
        article.outlet = Some(outlet.clone());
    }
    if let Some(published) = &args.published {
        article.published = Some(published.clone());
    }
    if args.again {
        // A ledger that cannot be written says so when the article is stored.
        let _ = ledger.remember(article.url.as_deref(), &article.text);
    }
    Ok((article, notes))
}

fn mark(args: &AddArgs) -> String {
    let today = adding::now();
    let day = today.get(..10).unwrap_or("").to_owned();
    args.why.as_ref().map_or(day.clone(), |why| format!("{day}: {why}"))
}

fn id_of(added: &Added) -> Option<ArticleId> {
    match added.put {
        Put::New(id) | Put::Changed { id, .. } | Put::Read(id) | Put::Held(id) => Some(id),
        Put::Forgotten => None,
    }
}

fn reread(args: &AddArgs, ledger: &Ledger) -> End {
    let reader = match Reader::new(&settings(&args.engine, args.threads)) {
        Ok(reader) => reader,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let stop = stop_on_interrupt();
    let mut count = 0;
    let mut progress = Progress::new(false, || ledger.read_otherwise(&reader.made_by()).map(|ids| ids.len()).ok());
    let result = adding::reread(ledger, &reader, |_, article, _| {
        count += 1;
        progress.article(article.text.split_whitespace().count());
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    drop(progress);
    if let Err(error) = result {
        return ended(&error);
    }
    let _ = writeln!(io::stdout(), "{} read anew", line::count(count, "article"));
    End::Done
}

/// A flag that Ctrl-C sets; a second Ctrl-C ends the program at once, which loses nothing that was reported.
pub(super) fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    // Where no handler can be set, Ctrl-C ends the program at once.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    stop
}

/// What is said while articles are stored, and at the end.
pub(super) struct Report {
    progress: Progress,
    terminal: bool,
    pub(super) is_closed: bool,
    new: usize,
    changed: usize,
    read: usize,
    known: usize,
    forgotten: usize,
    foreign: usize,
    failed: usize,
    lines: Vec<String>,
}

/// On a terminal the articles are listed at the end where there are no more than these.
const LISTED: usize = 12;

/// Changed paragraphs that are shown of one article.
const SHOWN_CHANGES: usize = 4;

impl Report {
    pub(super) fn new(progress: Progress) -> Report {
        Report {
            progress,
            terminal: io::stdout().is_terminal(),
            is_closed: false,
            new: 0,
            changed: 0,
            read: 0,
            known: 0,
            forgotten: 0,
            foreign: 0,
            failed: 0,
            lines: Vec::new(),
        }
    }

    pub(super) fn complain(&mut self, error: &dyn std::fmt::Display) {
        self.progress.clear();
        complain(error);
        self.failed += 1;
    }

    /// Something that is no failure.
    fn say(&mut self, message: &str) {
        self.progress.clear();
        complain(message);
    }

    pub(super) fn article(&mut self, ledger: &Ledger, added: &Added) {
        let (what, id) = match added.put {
            Put::New(id) => ("stored", Some(id)),
            Put::Changed { id, .. } => ("changed", Some(id)),
            Put::Read(id) => ("read", Some(id)),
            Put::Held(id) => ("known", Some(id)),
            Put::Forgotten => ("forgotten", None),
        };
        match added.put {
            Put::New(_) => self.new += 1,
            Put::Changed { .. } => self.changed += 1,
            Put::Read(_) => self.read += 1,
            Put::Held(_) => self.known += 1,
            Put::Forgotten => self.forgotten += 1,
        }
        let is_foreign = added.language.as_deref().is_some_and(|tag| !sayso::ingest::is_english(tag));
        self.foreign += usize::from(is_foreign && !matches!(added.put, Put::Held(_)));
        for fault in &added.faults {
            self.say(&format!("{}: {}", added.name, fault.message));
        }
        self.progress.article(added.words);
        if !self.terminal {
            let number = id.map_or(String::new(), |id| id.0.to_string());
            let url = added.url.as_deref().unwrap_or("");
            self.print(&format!("{what}\t{number}\t{}\t{}", harmless(&added.name), harmless(url)));
            return;
        }
        if self.lines.len() <= 4 * LISTED && !matches!(added.put, Put::Held(_)) {
            let head = line::of(&added.name, added.outlet.as_deref(), added.title.as_deref());
            let found = match added.attributions {
                Some(found) => line::count(found, "attribution"),
                None if is_foreign => format!("in another language ({})", added.language.as_deref().unwrap_or("?")),
                None => "not read".to_owned(),
            };
            self.lines.push(format!("{:>6}  {head} · {found}", id.map_or(String::new(), |id| format!("#{}", id.0))));
            if let Put::Changed { id, before } = added.put {
                self.lines.extend(changes(ledger, before, id));
            }
        }
    }

    fn print(&mut self, text: &str) {
        // Whoever closed the pipe has seen enough.
        let mut out = io::stdout().lock();
        self.is_closed |= writeln!(out, "{text}").and_then(|()| out.flush()).is_err();
    }

    pub(super) fn finish(mut self, ledger: &Ledger, result: sayso::ledger::Result<()>, stopped: bool) -> End {
        self.progress.clear();
        if self.lines.len() <= 4 * LISTED {
            for line in std::mem::take(&mut self.lines) {
                self.print(&line);
            }
        }
        let mut said = vec![format!("{} stored", line::count(self.new, "article"))];
        for (count, what) in [
            (self.changed, "changed"),
            (self.read, "now read"),
            (self.known, "known already"),
            (self.foreign, "of them in other languages, not read"),
            (self.forgotten, "forgotten before, left out"),
            (self.failed, "could not be read"),
        ] {
            if count > 0 {
                said.push(format!("{} {what}", thousands(count as u64)));
            }
        }
        let held = ledger.counts().map(|counts| {
            format!(
                "; {} holds {} with {}",
                ledger.path().display(),
                line::count(counts.articles as usize, "article"),
                line::count(counts.attributions as usize, "attribution")
            )
        });
        let summary = format!("{}{}", said.join(", "), held.unwrap_or_default());
        if self.terminal {
            self.print(&summary);
        } else {
            complain(&summary);
        }
        if stopped {
            complain("stopped: what was stored is kept; run it again to go on");
        }
        if let Err(error) = &result {
            complain(error);
        }
        match result {
            Ok(()) if self.failed == 0 && self.new + self.changed + self.read + self.known + self.forgotten == 0 => {
                End::Nothing
            }
            Ok(()) if self.failed == 0 => End::Done,
            _ => End::Trouble,
        }
    }
}

/// What changed, for people.
fn changes(ledger: &Ledger, before: ArticleId, now: ArticleId) -> Vec<String> {
    let text = |id| ledger.get(id).map(|held| held.article.text.clone());
    let (Ok(before), Ok(now_text)) = (text(before), text(now)) else { return Vec::new() };
    let difference = Difference::between(&before, &now_text);
    let mut lines = vec![format!("        +{} −{} words", difference.added, difference.removed)];
    for change in difference.changes.iter().take(SHOWN_CHANGES) {
        let shown = |mark: &str, words: &Option<String>| {
            words.as_ref().map(|words| format!("        {mark} {}", line::cut(&harmless(words), 200)))
        };
        lines.extend(shown("−", &change.before));
        lines.extend(shown("+", &change.now));
    }
    if difference.changes.len() > SHOWN_CHANGES {
        lines.push(format!("        … `sayso versions {}` shows all", now.0));
    }
    lines
}

fn date(written: &str) -> Result<Published, String> {
    Published::parse(written).ok_or_else(|| "write it as 2024-01-26 or 2024-01-26T09:30:00Z".to_owned())
}

fn column(written: &str) -> Result<(String, String), String> {
    let (field, column) = written.split_once('=').ok_or("write FIELD=COLUMN, such as text=body")?;
    Ok((field.trim().to_owned(), column.trim().to_owned()))
}
