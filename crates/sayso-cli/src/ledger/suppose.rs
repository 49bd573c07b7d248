//! `sayso suppose`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use sayso::Stance;
use sayso::claims::{ClaimTold, Claims};
use sayso::ledger::{ArticleId, ClaimId, Error, Ledger};

use super::{Which, ended, find, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Face, Marked, quiet};

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso suppose --without 17              article 17 is withdrawn: which claims lose their last source?
  sayso suppose --without \"Ilse Toft\"     the same where a person, a body or an outlet is not believed

Exit codes:
  0  done
  1  no claim loses a source
  2  the ledger could not be read";

/// Arguments of `sayso suppose`.
#[derive(Debug, Args)]
pub(crate) struct SupposeArgs {
    /// The number of an article, or the name of a source
    #[arg(long, value_name = "ARTICLE|VOICE")]
    without: String,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// What is taken away.
enum Without {
    Article(ArticleId),
    Voice(String),
}

/// Shows which claims lose sources.
pub(crate) fn run(args: &SupposeArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let without = match args.without.trim_start_matches('#').parse() {
        Ok(number) => Without::Article(ArticleId(number)),
        Err(_) => Without::Voice(args.without.to_lowercase()),
    };
    match losses(&ledger, &without) {
        Ok(losses) => find::end(print(args, &losses), losses.is_empty()),
        Err(error) => ended(&error),
    }
}

/// A claim that loses sources: how many said so before, and how many are left.
struct Loss {
    claim: ClaimTold,
    before: usize,
    left: usize,
}

fn losses(ledger: &Ledger, without: &Without) -> Result<Vec<Loss>, Error> {
    let ids: Vec<ClaimId> = match without {
        Without::Article(id) => {
            ledger.get(*id)?;
            ledger.claims_in(*id)?
        }
        Without::Voice(_) => ledger.claim_ids(true)?,
    };
    let mut claims = Claims::of(ledger);
    let mut losses = Vec::new();
    for id in ids {
        let Some(claim) = claims.get(id)? else { continue };
        let before = claim.told.claim.asserting.best;
        let left = left(&claim, without);
        if left < before {
            losses.push(Loss { claim, before, left });
        }
    }
    // Those that lose the last one first, then those that are told most.
    losses.sort_by_key(|loss| {
        (loss.left > 0, std::cmp::Reverse(loss.claim.told.claim.tellings.len()), loss.claim.told.name)
    });
    Ok(losses)
}

/// How many of the sources that say so are left.
fn left(claim: &ClaimTold, without: &Without) -> usize {
    let told = &claim.told.claim;
    let of = told.origins.iter().filter(|origin| origin.stance == Stance::Asserts && origin.counts);
    let stays = of.filter(|origin| match without {
        // What others heard for themselves stays.
        Without::Article(id) => origin.ends.iter().any(|&end| claim.articles[told.tellings[end].0].id != *id),
        Without::Voice(name) => !origin.name.to_lowercase().contains(name),
    });
    stays.count()
}

fn print(args: &SupposeArgs, losses: &[Loss]) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    for loss in losses {
        let mut words = Marked::new(&line::cut(&loss.claim.wording(), 200), Face::Text);
        words.push(&format!("  {}", loss.claim.told.name.short()), Face::Quiet);
        words.print(&mut out, page, &Marked::default(), 3)?;
        let left = match loss.left {
            0 => "no source is left".to_owned(),
            left => format!("{} left of {}", line::count(left, "source"), loss.before),
        };
        Marked::new(&left, Face::Cue).print(&mut out, page, &Marked::blanks(2), usize::MAX)?;
    }
    if losses.is_empty() {
        quiet(&mut out, page, "No claim loses a source.")?;
    }
    out.flush()
}
