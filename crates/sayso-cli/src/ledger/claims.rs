//! `sayso claims`.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use sayso::wire::claims::AllClaims;

use super::{Which, ended, find};
use crate::End;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso claims --format json > claims.json

Exit codes:
  0  done
  1  there are none
  2  the ledger could not be read";

/// Arguments of `sayso claims`.
#[derive(Debug, Args)]
pub(crate) struct ClaimsArgs {
    /// What to print
    #[arg(long, short, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    which: Which,
}

/// Formats of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For programs
    #[default]
    Json,
}

/// Lists the claims of a ledger.
pub(crate) fn run(args: &ClaimsArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    match sayso::claims::of(&ledger) {
        Ok(all) => {
            let printed = match args.format {
                Format::Json => print(&AllClaims::of(&all)),
            };
            find::end(printed, all.claims.is_empty())
        }
        Err(error) => ended(&error),
    }
}

fn print(claims: &AllClaims) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "{}", claims.json())?;
    out.flush()
}
