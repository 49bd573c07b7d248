//! `sayso undo`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use sayso::adding::now;
use sayso::ledger::{Error, Ledger};

use super::find::end;
use super::{Which, correct, ended, voice_why};
use crate::End;
use crate::render::harmless;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso undo                                 what was said with `sayso same`, `merge` and the like, with its numbers
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
    let lines = match args.number {
        Some(number) => taken_back(&ledger, number).map(|line| vec![line]),
        None => all(&ledger),
    };
    match lines {
        Ok(lines) => {
            let mut out = BufWriter::new(io::stdout().lock());
            let mut print = || -> io::Result<()> {
                for line in &lines {
                    writeln!(out, "{}", harmless(line))?;
                }
                out.flush()
            };
            end(print(), lines.is_empty())
        }
        Err(error) => ended(&error),
    }
}

/// Everything that was said, in the order in which it was said.
fn all(ledger: &Ledger) -> Result<Vec<String>, Error> {
    let voices = ledger.corrections()?.into_iter().map(|said| (said.id, voice_why::said(&said)));
    let claims = ledger.claim_corrections()?.into_iter().map(|said| (said.id, correct::said(&said)));
    let mut lines: Vec<(i64, String)> = voices.chain(claims).collect();
    lines.sort();
    Ok(lines.into_iter().map(|(_, line)| line).collect())
}

fn taken_back(ledger: &Ledger, number: i64) -> Result<String, Error> {
    match ledger.undo_of_claims(number, &now())? {
        Some(said) => Ok(correct::said(&said)),
        None => Ok(voice_why::said(&ledger.undo(number, &now())?)),
    }
}
