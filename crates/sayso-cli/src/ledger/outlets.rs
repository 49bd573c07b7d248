//! `sayso outlets`.

use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use sayso::ledger::Outlet;

use super::find::end;
use super::saying::Table;
use super::{Which, ended, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Face, Marked, Page};
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso outlets outlets.csv                  takes the table in the place of the one before
  sayso outlets                              lists it
  sayso outlets --format csv > outlets.csv

The first row names the columns: name,domain,owner,agency,state; only name must be there. Several names with one domain are
one outlet, and a name in the table is enough to join on, short as it is (\"Courier\").

Exit codes:
  0  done
  1  there is no such table yet
  2  the file is no such table, or the ledger could not be written";

/// Arguments of `sayso outlets`.
#[derive(Debug, Args)]
pub(crate) struct OutletsArgs {
    /// A table of outlets (CSV), or - for standard input
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,

    /// What to print
    #[arg(long, short, value_enum, default_value_t, conflicts_with = "file")]
    format: Table,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Takes in a table of outlets, or lists it.
pub(crate) fn run(args: &OutletsArgs) -> End {
    if let Some(file) = &args.file {
        return take_in(args, file);
    }
    let Some(ledger) = args.which.read() else { return End::Trouble };
    match ledger.outlets() {
        Ok(outlets) => end(print(args, &outlets), outlets.is_empty()),
        Err(error) => ended(&error),
    }
}

/// No honest table is longer.
const LONGEST: u64 = 16 << 20;

#[allow(clippy::disallowed_methods, reason = "the user names the file")]
fn take_in(args: &OutletsArgs, file: &Path) -> End {
    let place = file.display().to_string();
    let mut bytes = Vec::new();
    let read = if file.as_os_str() == "-" {
        io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes))
    };
    if let Err(error) = read {
        complain(format_args!("{place}: cannot be read: {error}"));
        return End::Trouble;
    }
    if bytes.len() as u64 > LONGEST {
        complain(format_args!("{place}: longer than 16 MB: is this a table of outlets?"));
        return End::Trouble;
    }
    let outlets = match sayso::outlets::read(&place, &bytes) {
        Ok(outlets) => outlets,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let Some(ledger) = args.which.create() else { return End::Trouble };
    if let Err(error) = ledger.set_outlets(&outlets) {
        return ended(&error);
    }
    let _ = writeln!(io::stdout(), "{} known", line::count(outlets.len(), "outlet"));
    End::Done
}

fn print(args: &OutletsArgs, outlets: &[Outlet]) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    match args.format {
        Table::Text => {
            for outlet in outlets {
                text(&mut out, page, outlet)?;
            }
        }
        Table::Jsonl => {
            for outlet in outlets {
                writeln!(out, "{}", sayso::wire::voice::Outlet::of(outlet).line())?;
            }
        }
        Table::Csv => {
            sayso::csv::row(&mut out, ["name", "domain", "owner", "agency", "state"].map(str::to_owned))?;
            for outlet in outlets {
                let text = |value: &Option<String>| value.clone().unwrap_or_default();
                let agency = if outlet.agency { "yes" } else { "" }.to_owned();
                let cells =
                    [outlet.name.clone(), text(&outlet.domain), text(&outlet.owner), agency, text(&outlet.state)];
                sayso::csv::row(&mut out, cells)?;
            }
        }
    }
    out.flush()
}

fn text(out: &mut dyn Write, page: Page, outlet: &Outlet) -> io::Result<()> {
    let mut words = Marked::new(&outlet.name, Face::Source);
    let known = [
        outlet.domain.clone(),
        outlet.agency.then(|| "news agency".to_owned()),
        outlet.owner.as_ref().map(|owner| format!("owned by {owner}")),
        outlet.state.as_ref().map(|state| format!("state media of {state}")),
    ];
    for known in known.into_iter().flatten() {
        words.push(&format!(" · {known}"), Face::Quiet);
    }
    words.print(out, page, &Marked::default(), usize::MAX)
}
