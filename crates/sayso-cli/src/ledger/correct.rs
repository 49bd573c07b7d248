//! `sayso merge`, `sayso split`, `sayso not-from`, `sayso same-as`: what people say against what was made of claims.

use std::io::{self, Write};

use clap::Args;
use sayso::adding::now;
use sayso::ledger::{ArticleId, ClaimCorrection, Error, Ledger, Ruling};

use super::{Which, ended, line, trace};
use crate::End;
use crate::render::harmless;

pub(crate) const MERGE_EXAMPLES: &str = "\
Examples:
  sayso merge k3v9x2 7hq04m                  the two claims are one

It holds for what is added from now on as well, and outlives rebuilding and reading anew; `sayso undo` takes it back.

Exit codes:
  0  done
  1  there is no such claim
  2  a name means several claims, they are one already, or the ledger could not be written";

pub(crate) const SPLIT_EXAMPLES: &str = "\
Examples:
  sayso split 17.4                           telling 4 of article 17 is not of the claim that it was put into
                                             (`sayso trace` shows the numbers)

Exit codes:
  0  done
  1  there is no such telling
  2  it is alone already, or the ledger could not be written";

pub(crate) const NOT_FROM_EXAMPLES: &str = "\
Examples:
  sayso not-from 17.4 12                     telling 4 of article 17 does not come from article 12

Exit codes:
  0  done
  1  there is no such telling
  2  the ledger could not be written";

pub(crate) const SAME_AS_EXAMPLES: &str = "\
Examples:
  sayso same-as 17.4 12.2                    the two come from one source in the end: it counts once

Exit codes:
  0  done
  1  there is no such telling
  2  both are one telling, or the ledger could not be written";

/// Arguments of `sayso merge`.
#[derive(Debug, Args)]
pub(crate) struct MergeArgs {
    /// The name of a claim
    #[arg(value_name = "CLAIM")]
    a: String,

    /// The name of another one
    #[arg(value_name = "CLAIM")]
    b: String,

    #[command(flatten)]
    which: Which,
}

/// Arguments of `sayso split`.
#[derive(Debug, Args)]
pub(crate) struct SplitArgs {
    /// A telling, by its article's number and its own
    #[arg(value_name = "TELLING")]
    telling: String,

    #[command(flatten)]
    which: Which,
}

/// Arguments of `sayso not-from`.
#[derive(Debug, Args)]
pub(crate) struct NotFromArgs {
    /// A telling, by its article's number and its own
    #[arg(value_name = "TELLING")]
    telling: String,

    /// The number of an article
    #[arg(value_name = "ARTICLE")]
    article: i64,

    #[command(flatten)]
    which: Which,
}

/// Arguments of `sayso same-as`.
#[derive(Debug, Args)]
pub(crate) struct SameAsArgs {
    /// A telling, by its article's number and its own
    #[arg(value_name = "TELLING")]
    a: String,

    /// Another one
    #[arg(value_name = "TELLING")]
    b: String,

    #[command(flatten)]
    which: Which,
}

/// Says that two claims are one.
pub(crate) fn merge(args: &MergeArgs) -> End {
    with(&args.which, |ledger| {
        let claim = |name: &String| {
            let found = trace::by_name(ledger, name)?;
            found.ok_or_else(|| Error::not_found(format!("{name}: there is no such claim: `sayso claims` lists them")))
        };
        ledger.merge_claims(claim(&args.a)?, claim(&args.b)?, &now())
    })
}

/// Says that a telling is not of its claim.
pub(crate) fn split(args: &SplitArgs) -> End {
    with(&args.which, |ledger| ledger.split_claim(&args.telling, &now()))
}

/// Says that a telling is not from an article.
pub(crate) fn not_from(args: &NotFromArgs) -> End {
    with(&args.which, |ledger| ledger.not_from(&args.telling, ArticleId(args.article), &now()))
}

/// Says that two tellings come from one source.
pub(crate) fn same_as(args: &SameAsArgs) -> End {
    with(&args.which, |ledger| ledger.one_source(&args.a, &args.b, &now()))
}

fn with(which: &Which, say: impl FnOnce(&Ledger) -> Result<ClaimCorrection, Error>) -> End {
    let Some(ledger) = which.write() else { return End::Trouble };
    match say(&ledger) {
        Ok(correction) => {
            let _ = writeln!(io::stdout(), "{}", harmless(&said(&correction)));
            End::Done
        }
        Err(error) => ended(&error),
    }
}

/// A correction in a line.
pub(super) fn said(correction: &ClaimCorrection) -> String {
    let side = |words: &str, article: Option<ArticleId>| {
        let place = article.map_or("not in the ledger any more".to_owned(), |id| format!("#{}", id.0));
        if words.is_empty() { place } else { format!("“{}” ({place})", line::cut(words, 60)) }
    };
    let is = match correction.ruling {
        Ruling::Merge => "is one claim with",
        Ruling::Split => "is another claim than",
        Ruling::NotFrom => "does not come from",
        Ruling::OneSource => "is from the same source as",
    };
    let day = |instant: &str| instant.get(..10).unwrap_or(instant).to_owned();
    let undone = correction.undone.as_ref().map_or(String::new(), |undone| format!("; taken back {}", day(undone)));
    let (a, b) = (side(&correction.a, correction.articles.0), side(&correction.b, correction.articles.1));
    format!("{}  {}  {a} {is} {b}{undone}", correction.id, day(&correction.made))
}
