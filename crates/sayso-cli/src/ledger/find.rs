//! `sayso find`.

use std::io::{self, BufWriter, ErrorKind, Write};

use clap::{Args, ValueEnum};
use sayso::ledger::{Found, Hit, Ledger, Order, Query};

use super::saying::{self, Table};
use super::{Which, ended};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Marked, Page, quiet};
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Words must all occur, in any form; \"a phrase\" as it stands; begin* any word that begins so; -not this; one OR other.
Filters: who:toft  outlet:courier  stance:denies  kind:unnamed  hedged:yes  since:2024-01  until:2024-01-26
With who:, stance:, kind: or hedged: sayings are found, and the words must occur in what is said.

Examples:
  sayso find harbour talks                        articles, what fits best first
  sayso find '\"neutral status\" who:petrov hedged:yes'
  sayso find stance:denies since:2024-01 --sort newest --format csv > denials.csv

Exit codes:
  0  done
  1  nothing was found
  2  the query or the ledger could not be read";

/// Arguments of `sayso find`.
#[derive(Debug, Args)]
pub(crate) struct FindArgs {
    /// What to find
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,

    /// What comes first
    #[arg(long, value_enum, default_value_t)]
    sort: Sort,

    /// How many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    most: usize,

    /// What to print
    #[arg(long, short, value_enum, default_value_t)]
    format: Table,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Orders of what is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// What fits the words best
    #[default]
    Relevance,
    /// What was published last
    Newest,
    /// What was published first
    Oldest,
}

/// Finds articles or sayings.
pub(crate) fn run(args: &FindArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let order = match args.sort {
        Sort::Relevance => Order::Relevance,
        Sort::Newest => Order::Newest,
        Sort::Oldest => Order::Oldest,
    };
    let found = Query::parse(&args.query.join(" ")).and_then(|query| ledger.find(&query, order, args.most));
    match found {
        Ok(found) => end(print(args, &ledger, &found), found.hits.is_empty()),
        Err(error) => ended(&error),
    }
}

/// How a command ends that has printed what it found.
pub(crate) fn end(printed: io::Result<()>, is_empty: bool) -> End {
    match printed {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(format_args!("standard output: writing stopped ({error})"));
            End::Trouble
        }
        _ if is_empty => End::Nothing,
        _ => End::Done,
    }
}

fn print(args: &FindArgs, ledger: &Ledger, found: &Found) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    match args.format {
        Table::Text => {
            for (number, hit) in found.hits.iter().enumerate() {
                if number > 0 {
                    writeln!(out)?;
                }
                text(&mut out, page, hit)?;
            }
            if found.hits.is_empty() {
                quiet(&mut out, page, &format!("Nothing found in {}.", ledger.path().display()))?;
            }
            if found.more {
                writeln!(out)?;
                quiet(&mut out, page, MORE)?;
            }
            if let Some(among) = among(found) {
                quiet(&mut out, page, &among)?;
            }
        }
        Table::Jsonl => {
            for hit in &found.hits {
                writeln!(
                    out,
                    "{}",
                    sayso::wire::hit::Hit::of(&hit.article, hit.saying.as_ref(), Some(&hit.snippet)).line()
                )?;
            }
        }
        Table::Csv => saying::csv(
            &mut out,
            found.hits.iter().map(|hit| (&hit.article, hit.saying.as_ref(), hit.snippet.text.as_str())),
        )?,
    }
    out.flush()?;
    // A file of what was found does not tell that it is not all.
    if args.format != Table::Text {
        found.more.then_some(MORE.to_owned()).into_iter().chain(among(found)).for_each(complain);
    }
    Ok(())
}

const MORE: &str = "There is more: say --most, or narrow it down.";

/// What is to be said where not all that fits could be ranked.
fn among(found: &Found) -> Option<String> {
    found.ranked_among.map(|ranked| format!("Very many fit: these are the best of the {ranked} that came last."))
}

fn text(out: &mut dyn Write, page: Page, hit: &Hit) -> io::Result<()> {
    saying::heading(out, page, &hit.article)?;
    let indent = Marked::blanks(4);
    match &hit.saying {
        Some(said) => {
            saying::voice(&said.voice, said).print(out, page, &Marked::blanks(2), usize::MAX)?;
            saying::marked(&hit.snippet, &said.content).print(out, page, &indent, 6)
        }
        None => saying::marked(&hit.snippet, "").print(out, page, &Marked::blanks(2), 6),
    }
}
