//! `sayso wanted`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use sayso::claims::Claims;
use sayso::ledger::{Error, Ledger, Wanted};

use super::find::end;
use super::{Which, ended, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Face, Marked, quiet};

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso wanted                            reports that articles name and that the ledger does not have
  sayso wanted -n 5                       those on which most claims hang

Exit codes:
  0  done
  1  none is wanted
  2  the ledger could not be read";

/// Arguments of `sayso wanted`.
#[derive(Debug, Args)]
pub(crate) struct WantedArgs {
    /// How many at most
    #[arg(long, short = 'n', value_name = "N", default_value_t = 20)]
    most: usize,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Lists reports that are named and not held.
pub(crate) fn run(args: &WantedArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    match ledger.wanted().and_then(|wanted| Ok((print(args, &ledger, &wanted)?, wanted.is_empty()))) {
        Ok((printed, is_empty)) => end(printed, is_empty),
        Err(error) => ended(&error),
    }
}

/// Claims that are shown of each.
const SHOWN: usize = 3;

fn print(args: &WantedArgs, ledger: &Ledger, wanted: &[Wanted]) -> Result<io::Result<()>, Error> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    let mut claims = Claims::of(ledger);
    for report in wanted.iter().take(args.most) {
        let mut words = Marked::new(&report.name, Face::Heading);
        let (hang, named) = (line::count(report.claims.len(), "claim"), line::count(report.articles.len(), "article"));
        words.push(&format!("  {hang} · named by {named}"), Face::Quiet);
        let mut printed = words.print(&mut out, page, &Marked::default(), usize::MAX);
        for &id in report.claims.iter().take(SHOWN) {
            let Some(claim) = claims.get(id)? else { continue };
            let mut words = Marked::new(&line::cut(&claim.wording(), 160), Face::Text);
            words.push(&format!("  {}", claim.told.name.short()), Face::Quiet);
            printed = printed.and_then(|()| words.print(&mut out, page, &Marked::blanks(2), 2));
        }
        if printed.is_err() {
            return Ok(printed);
        }
    }
    if wanted.is_empty() {
        return Ok(quiet(&mut out, page, "Every report that is named is held.").and_then(|()| out.flush()));
    }
    Ok(out.flush())
}
