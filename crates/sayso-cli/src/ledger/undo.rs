//! `sayso undo`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use sayso::adding::now;

use super::find::end;
use super::{Which, ended, voice_why};
use crate::End;
use crate::render::harmless;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso undo                                 what was said with `sayso same` and `sayso not-same`, with its numbers
  sayso undo 3                               takes back number 3

Exit codes:
  0  done
  1  there is nothing to take back
  2  it was taken back before, or the ledger could not be written";

/// Arguments of `sayso undo`.
#[derive(Debug, Args)]
pub(crate) struct UndoArgs {
    /// What to take back, by its number
    #[arg(value_name = "N")]
    number: Option<i64>,

    #[command(flatten)]
    which: Which,
}

/// Lists corrections, or takes one back.
pub(crate) fn run(args: &UndoArgs) -> End {
    let ledger = if args.number.is_some() { args.which.write() } else { args.which.read() };
    let Some(ledger) = ledger else { return End::Trouble };
    let corrections = match args.number {
        Some(number) => ledger.undo(number, &now()).map(|undone| vec![undone]),
        None => ledger.corrections(),
    };
    match corrections {
        Ok(corrections) => {
            let mut out = BufWriter::new(io::stdout().lock());
            let mut print = || -> io::Result<()> {
                for correction in &corrections {
                    writeln!(out, "{}", harmless(&voice_why::said(correction)))?;
                }
                out.flush()
            };
            end(print(), corrections.is_empty())
        }
        Err(error) => ended(&error),
    }
}
