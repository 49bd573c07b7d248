//! `sayso rebuild`.

use std::io::{self, Write};

use clap::Args;

use super::{Which, ended, line};
use crate::End;
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Everything but the articles, their readings and what you said of them is derived: the search index and the voices across
articles. This makes it anew, without reading an article again. It also brings the ledger of an earlier sayso up to date.

Exit codes:
  0  done
  2  the ledger is damaged, or could not be written";

/// Arguments of `sayso rebuild`.
#[derive(Debug, Args)]
pub(crate) struct RebuildArgs {
    /// Only check the file, and say what is wrong with it
    #[arg(long)]
    check: bool,

    #[command(flatten)]
    which: Which,
}

/// Makes anew what is derived, or checks the file.
pub(crate) fn run(args: &RebuildArgs) -> End {
    let ledger = if args.check { args.which.read() } else { args.which.write() };
    let Some(ledger) = ledger else { return End::Trouble };
    let done = if args.check { Ok(()) } else { ledger.rebuild() };
    let checked = done.and_then(|()| Ok((ledger.check()?, ledger.counts()?)));
    match checked {
        Ok((wrong, counts)) if wrong.is_empty() => {
            let articles = line::count(counts.articles as usize, "article");
            let done = if args.check { "whole" } else { "rebuilt" };
            let _ = writeln!(io::stdout(), "{}: {done}, {articles}", ledger.path().display());
            End::Done
        }
        Ok((wrong, _)) => {
            for line in wrong {
                complain(format_args!("{}: {line}", ledger.path().display()));
            }
            End::Trouble
        }
        Err(error) => ended(&error),
    }
}
