//! `sayso claims`.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use sayso::claims::Claims;
use sayso::ledger::{Error, Ledger};
use sayso::wire::claims::ClaimJson;

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
    match list(&ledger, args.format) {
        Ok((printed, none)) => find::end(printed, none),
        Err(error) => ended(&error),
    }
}

fn list(ledger: &Ledger, format: Format) -> Result<(io::Result<()>, bool), Error> {
    let ids = ledger.claim_ids(true)?;
    let mut claims = Claims::of(ledger);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut print = |words: &str| out.write_all(words.as_bytes());
    let mut printed = match format {
        Format::Json => print("{\"claims\": ["),
    };
    let mut between = "\n";
    for &id in &ids {
        if printed.is_err() {
            break;
        }
        let Some(claim) = claims.get(id)? else { continue };
        printed = print(between).and_then(|()| print(&ClaimJson::of(&claim).json()));
        between = ",\n";
    }
    let printed = printed.and_then(|()| print("\n]}\n")).and_then(|()| out.flush());
    Ok((printed, ids.is_empty()))
}
