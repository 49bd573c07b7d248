//! `sayso versions`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use sayso::ledger::Difference;

use super::{Which, ended, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render;

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso versions https://sarn.example/harbour  what changed from each version to the next

Exit codes:
  0  done
  1  there is no such article, or only one version of it
  2  the ledger could not be read";

/// Arguments of `sayso versions`.
#[derive(Debug, Args)]
pub(crate) struct VersionsArgs {
    /// An article: its URL, number or name
    #[arg(value_name = "URL|ID|NAME")]
    name: String,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Shows what changed between the versions of an article.
pub(crate) fn run(args: &VersionsArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let versions = match ledger.called(&args.name).and_then(|id| ledger.versions(id)) {
        Ok(versions) => versions,
        Err(error) => return ended(&error),
    };
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    let mut show = || -> io::Result<()> {
        for (number, version) in versions.iter().enumerate() {
            let updated = version.updated.as_ref().map_or(String::new(), |updated| format!(" · updated {updated}"));
            writeln!(out, "Version {} · came {}{}", number + 1, version.added, render::harmless(&updated))?;
            let Some(before) = number.checked_sub(1).map(|before| &versions[before]) else { continue };
            let difference = Difference::between(&before.text, &version.text);
            writeln!(out, "  {} came, {} went", line::count(difference.added, "word"), difference.removed)?;
            for change in &difference.changes {
                for (mark, words) in [("−", &change.before), ("+", &change.now)] {
                    if let Some(words) = words {
                        render::hanging(&mut out, page, &format!("  {mark} "), words)?;
                    }
                }
            }
        }
        out.flush()
    };
    // Whoever closed the pipe has seen enough.
    let _ = show();
    if versions.len() > 1 { End::Done } else { End::Nothing }
}
