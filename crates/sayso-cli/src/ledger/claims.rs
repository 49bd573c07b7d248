//! `sayso claims`.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use sayso::claims::{ClaimTold, Claims};
use sayso::ledger::{ClaimId, ClaimOrder, ClaimsFound, Error, Ledger, Query};
use sayso::wire::claims::ClaimJson;

use super::{Which, ended, find, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Face, Marked, Page, quiet};
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso claims                            what is told more than once, what was told last first
  sayso claims --sort thin                told widely, sourced thinly
  sayso claims embassy outlet:courier     claims in whose words \"embassy\" occurs, also those that are told once
  sayso claims --format json > claims.json
                                          all of them, with their tellings, descent and origins

Exit codes:
  0  done
  1  there are none
  2  the query or the ledger could not be read";

/// Arguments of `sayso claims`.
#[derive(Debug, Args)]
pub(crate) struct ClaimsArgs {
    /// Words that occur in them, as for `sayso find`
    #[arg(value_name = "QUERY")]
    query: Vec<String>,

    /// What comes first; what fits a query best where there is one
    #[arg(long, value_enum, default_value_t)]
    sort: Sort,

    /// How many at most; of JSON all, where nothing is said
    #[arg(long, short = 'n', value_name = "N")]
    most: Option<usize>,

    /// What to print
    #[arg(long, short, value_enum, default_value_t)]
    format: Format,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Orders of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Sort {
    /// Told last
    #[default]
    Newest,
    /// Told most often
    Tellings,
    /// Told by most outlets
    Outlets,
    /// Told widely, sourced thinly
    Thin,
}

/// Formats of claims.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// How many are listed where nobody says.
const LISTED: usize = 20;

/// Lists the claims of a ledger.
pub(crate) fn run(args: &ClaimsArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let found = found(args, &ledger).and_then(|found| Ok((print(args, &ledger, &found)?, found.ids.is_empty())));
    match found {
        Ok((printed, is_empty)) => find::end(printed, is_empty),
        Err(error) => ended(&error),
    }
}

fn found(args: &ClaimsArgs, ledger: &Ledger) -> Result<ClaimsFound, Error> {
    let most = args.most.unwrap_or(if args.format == Format::Json { usize::MAX >> 1 } else { LISTED });
    if !args.query.is_empty() {
        return ledger.find_claims(&Query::parse(&args.query.join(" "))?, most);
    }
    if args.format == Format::Json && args.most.is_none() {
        return Ok(ClaimsFound { ids: ledger.claim_ids(true)?, more: false });
    }
    let order = match args.sort {
        Sort::Newest => ClaimOrder::Newest,
        Sort::Tellings => ClaimOrder::Tellings,
        Sort::Outlets => ClaimOrder::Outlets,
        Sort::Thin => ClaimOrder::Thin,
    };
    ledger.claims(order, most)
}

fn print(args: &ClaimsArgs, ledger: &Ledger, found: &ClaimsFound) -> Result<io::Result<()>, Error> {
    let mut claims = Claims::of(ledger);
    let mut out = BufWriter::new(io::stdout().lock());
    let printed = match args.format {
        Format::Text => text(&mut out, page(&args.look, true), ledger, found, &mut claims)?,
        Format::Json => json(&mut out, &found.ids, &mut claims)?,
    };
    if found.more && args.format == Format::Json {
        complain(MORE);
    }
    Ok(printed.and_then(|()| out.flush()))
}

const MORE: &str = "There are more: say --most, or narrow it down.";

fn json(out: &mut dyn Write, ids: &[ClaimId], claims: &mut Claims<'_>) -> Result<io::Result<()>, Error> {
    let mut printed = write!(out, "{{\"claims\": [");
    let mut between = "\n";
    for &id in ids {
        if printed.is_err() {
            break;
        }
        let Some(claim) = claims.get(id)? else { continue };
        printed = write!(out, "{between}{}", ClaimJson::of(&claim).json());
        between = ",\n";
    }
    Ok(printed.and_then(|()| writeln!(out, "\n]}}")))
}

fn text(
    out: &mut dyn Write,
    page: Page,
    ledger: &Ledger,
    found: &ClaimsFound,
    claims: &mut Claims<'_>,
) -> Result<io::Result<()>, Error> {
    let mut listed = Vec::with_capacity(found.ids.len());
    for &id in &found.ids {
        listed.extend(claims.get(id)?);
    }
    let mut print = || {
        for (number, claim) in listed.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            entry(out, page, claim)?;
        }
        if found.ids.is_empty() {
            quiet(out, page, &format!("No claims found in {}.", ledger.path().display()))?;
        }
        if found.more {
            writeln!(out)?;
            quiet(out, page, MORE)?;
        }
        Ok(())
    };
    Ok(print())
}

/// A claim in two lines: when, its words; how often it is told, by how many sources.
fn entry(out: &mut dyn Write, page: Page, claim: &ClaimTold) -> io::Result<()> {
    let mut words = Marked::default();
    words.push(&claim.first().day(), Face::Number);
    words.push("  ", Face::Quiet);
    words.push(&line::cut(&claim.wording(), 300), Face::Text);
    words.push(&format!("  {}", claim.told.name.short()), Face::Quiet);
    words.print(out, page, &Marked::default(), 3)?;
    let mut counts = Marked::default();
    counts.push(&sources(claim), Face::Cue);
    let denying = &claim.told.claim.denying;
    if denying.best > 0 {
        counts.push(&format!(" · denied by {}", denying.best), Face::Source);
    }
    let outlets = line::count(claim.outlets(), "outlet");
    counts.push(&format!(" · told {} by {outlets}", times(claim.told.claim.tellings.len())), Face::Quiet);
    counts.print(out, page, &Marked::blanks(2), usize::MAX)
}

/// `1 independent source`, `2 independent sources (1 to 3)`.
pub(crate) fn sources(claim: &ClaimTold) -> String {
    let count = &claim.told.claim.asserting;
    let best = match count.best {
        0 => "no source that says so".to_owned(),
        best => line::count(best, "independent source"),
    };
    if count.low < count.high { format!("{best} ({} to {})", count.low, count.high) } else { best }
}

fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}
