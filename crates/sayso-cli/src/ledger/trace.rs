//! `sayso trace`.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use sayso::claims::{ClaimTold, Claims};
use sayso::ledger::{ClaimId, ClaimName, Error, Ledger, Query};

use super::{Which, ended, find, is_path, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{quiet, stemma};
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso trace k3v9x2                      the claim of that name: who has it from whom, how many sources it has
  sayso trace embassy reopen              the claim that fits the words best
  sayso trace article.txt                 one article alone: what it claims, and on whose say-so

Names of claims are those of `sayso claims`; their beginning is enough.

Exit codes:
  0  done
  1  there is no such claim
  2  a name means several claims, or the file or the ledger could not be read";

/// Arguments of `sayso trace`.
#[derive(Debug, Args)]
pub(crate) struct TraceArgs {
    /// The name of a claim, words that occur in it, or a file with an article
    #[arg(required = true, value_name = "CLAIM|QUERY|FILE")]
    what: Vec<String>,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Shows the stemma of a claim.
pub(crate) fn run(args: &TraceArgs) -> End {
    if let [file] = &args.what[..]
        && is_path(Path::new(file))
    {
        return article(args, PathBuf::from(file));
    }
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let found = named(&ledger, &args.what).and_then(|id| match id {
        Some(id) => Claims::of(&ledger).get(id),
        None => Ok(None),
    });
    match found {
        Ok(Some(claim)) => find::end(print(args, &[claim]), false),
        Ok(None) => {
            complain(format_args!("{}: no claim fits: `sayso claims` lists them", args.what.join(" ")));
            End::Nothing
        }
        Err(error) => ended(&error),
    }
}

/// The claim that is meant: by its name, or by its words.
pub(crate) fn named(ledger: &Ledger, what: &[String]) -> Result<Option<ClaimId>, Error> {
    if let [name] = what
        && let Some(id) = by_name(ledger, name)?
    {
        return Ok(Some(id));
    }
    let found = ledger.find_claims(&Query::parse(&what.join(" "))?, 20)?;
    // Of those that fit, the one that is told most.
    let mut claims = Claims::of(ledger);
    let mut best = None;
    for id in found.ids {
        let tellings = claims.get(id)?.map_or(0, |claim| claim.told.claim.tellings.len());
        if best.is_none_or(|(most, _)| tellings > most) {
            best = Some((tellings, id));
        }
    }
    Ok(best.map(|(_, id)| id))
}

/// The claim of a name, or of its beginning; `None` where there is none.
pub(crate) fn by_name(ledger: &Ledger, name: &str) -> Result<Option<ClaimId>, Error> {
    let Ok(parsed) = name.parse::<ClaimName>() else { return Ok(None) };
    match ledger.claims_named(parsed)?[..] {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        ref several => {
            let message = format!("{name} is the beginning of {} claims' names: say more of it", several.len());
            Err(Error::request(message))
        }
    }
}

fn article(args: &TraceArgs, file: PathBuf) -> End {
    let reader = match sayso::Reader::new(&sayso::Settings::default()) {
        Ok(reader) => reader,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let (mut read, mut ended) = (Vec::new(), End::Done);
    for item in sayso::inputs::articles(vec![file]) {
        match item {
            Ok((article, _)) => read.push(reader.read(article)),
            Err(error) => {
                complain(error);
                ended = End::Trouble;
            }
        }
    }
    let claims = sayso::claims::among(read);
    let printed = find::end(print(args, &claims), claims.is_empty());
    if ended == End::Done { printed } else { ended }
}

fn print(args: &TraceArgs, claims: &[ClaimTold]) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    for (number, claim) in claims.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        stemma::print(&mut out, page, claim)?;
    }
    if claims.is_empty() {
        quiet(&mut out, page, "Nothing is told in it.")?;
    } else if claims.len() > 1 {
        writeln!(out)?;
        quiet(&mut out, page, &format!("{} in all.", line::count(claims.len(), "claim")))?;
    }
    out.flush()
}
