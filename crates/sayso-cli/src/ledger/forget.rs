//! `sayso forget`.

use std::io::{self, Write};

use clap::Args;
use sayso::adding::now;

use super::{Which, ended, line};
use crate::End;
use crate::render::harmless;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso forget https://sarn.example/harbour  its words, versions and all that was read in them
  sayso forget '#17' --why \"asked to\"
  sayso forget harbour-bill

What stays is its address and the hash of its text, so that it is not taken in again;
`sayso add --again` takes it in again.

Exit codes:
  0  done
  1  there is no such article
  2  the ledger could not be written";

/// Arguments of `sayso forget`.
#[derive(Debug, Args)]
pub(crate) struct ForgetArgs {
    /// Articles: their URL, number or name
    #[arg(required = true, value_name = "URL|ID|NAME")]
    names: Vec<String>,

    /// Why, to be kept beside the hash
    #[arg(long, value_name = "WORDS")]
    why: Option<String>,

    #[command(flatten)]
    which: Which,
}

/// Erases articles.
pub(crate) fn run(args: &ForgetArgs) -> End {
    let Some(ledger) = args.which.write() else { return End::Trouble };
    for name in &args.names {
        let forgotten = ledger.called(name).and_then(|id| ledger.forget(id, &now(), args.why.as_deref()));
        let forgotten = match forgotten {
            Ok(forgotten) => forgotten,
            Err(error) => return ended(&error),
        };
        let mut out = io::stdout().lock();
        let versions = match forgotten.articles {
            1 => String::new(),
            more => format!(" in {more} versions"),
        };
        let said = line::count(forgotten.attributions, "attribution");
        let _ = writeln!(out, "{}: forgotten{versions}, with {said}", harmless(name));
        for (voice, left) in &forgotten.voices {
            let left = match left {
                0 => "is heard nowhere else".to_owned(),
                left => format!("is still heard in {}", line::count(*left, "article")),
            };
            let _ = writeln!(out, "  {} {left}", harmless(voice));
        }
    }
    End::Done
}
