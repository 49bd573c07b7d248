//! `sayso check`.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::Args;
use sayso::claims::Claims;
use sayso::ledger::{Error, Ledger};
use sayso::{Read, Reader, Settings};

use super::claims::sources;
use super::{Which, ended, find, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Face, Marked, Page, quiet};
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso check draft.txt                   what of it was told before, by whom first, on whose say-so, who denies it

Nothing is added to the ledger.

Exit codes:
  0  done
  1  nothing of it was told before
  2  the file or the ledger could not be read";

/// Arguments of `sayso check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Articles that are not in the ledger
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Shows what of some articles was told before.
pub(crate) fn run(args: &CheckArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let reader = match Reader::new(&Settings::default()) {
        Ok(reader) => reader,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    let (mut any, mut trouble) = (false, false);
    for item in sayso::inputs::articles(args.files.clone()) {
        match item {
            Ok((article, _)) => match article_of(&mut out, page, &ledger, &reader.read(article)) {
                Ok(Ok(found)) => any |= found,
                Ok(Err(error)) => return find::end(Err(error), false),
                Err(error) => return ended(&error),
            },
            Err(error) => {
                complain(error);
                trouble = true;
            }
        }
    }
    match find::end(out.flush(), !any) {
        _ if trouble => End::Trouble,
        end => end,
    }
}

/// Prints what of an article was told before; whether anything was.
fn article_of(out: &mut dyn Write, page: Page, ledger: &Ledger, read: &Read) -> Result<io::Result<bool>, Error> {
    let (witness, before) = ledger.told_before(&read.article, &read.document, &read.reading)?;
    let mut claims = Claims::of(ledger);
    let mut any = false;
    let mut new = 0;
    for one in &before {
        let telling = &witness.tellings[one.telling];
        let told = match one.claim {
            Some(id) => claims.get(id)?,
            None => None,
        };
        let Some(claim) = told else {
            new += 1;
            continue;
        };
        let words = telling.content.iter().map(|span| span.of(&read.article.text)).collect::<Vec<_>>().join(" … ");
        let mut print = || -> io::Result<()> {
            Marked::new(&line::cut(&words, 240), Face::Text).print(out, page, &Marked::default(), 3)?;
            let first = claim.first();
            let outlet = first.article.outlet.as_deref().unwrap_or(&first.article.id);
            let mut known = Marked::default();
            known.push(
                &format!("told before: earliest held {outlet}, {} · {}", first.day(), sources(&claim)),
                Face::Cue,
            );
            let denying = claim.told.claim.denying.best;
            if denying > 0 {
                known.push(&format!(" · denied by {denying}"), Face::Source);
            }
            known.push(&format!("  {}", claim.told.name.short()), Face::Quiet);
            known.print(out, page, &Marked::blanks(2), usize::MAX)?;
            let mut as_there = Marked::new("there: ", Face::Quiet);
            as_there.push(&line::cut(&claim.wording(), 200), Face::Text);
            as_there.print(out, page, &Marked::blanks(2), 2)?;
            writeln!(out)
        };
        if let Err(error) = print() {
            return Ok(Err(error));
        }
        any = true;
    }
    let words = match (any, new) {
        (false, _) => "Nothing of it was told before in this ledger.".to_owned(),
        (true, 0) => return Ok(Ok(true)),
        (true, new) => format!("{} not told before in this ledger.", line::count(new, "telling")),
    };
    Ok(quiet(out, page, &words).map(|()| any))
}
