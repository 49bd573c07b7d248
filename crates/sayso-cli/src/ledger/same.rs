//! `sayso same` and `sayso not-same`.

use std::io::{self, Write};

use clap::Args;
use sayso::adding::now;

use super::{Which, ended, voice_why};
use crate::End;
use crate::render::harmless;

pub(crate) const SAME_EXAMPLES: &str = "\
Examples:
  sayso same ilse-toft else-toft             what one says is the other's as well; the first gives the name
  sayso same 17:Toft ilse-toft               the Toft of article 17 is Ilse Toft

It holds for what is read from now on as well, and outlives rebuilding and reading anew.

Exit codes:
  0  done
  1  there is no such voice
  2  a name means several voices, they are one already, or the ledger could not be written";

pub(crate) const NOT_SAME_EXAMPLES: &str = "\
Examples:
  sayso not-same 17:\"Ilse Toft\" ilse-toft    the Ilse Toft of article 17 is another one
  sayso not-same ilse-toft~police ilse-toft~sport
                                             they stay apart, whatever is read from now on

Exit codes:
  0  done
  1  there is no such voice
  2  a name means several voices, both mean one, or the ledger could not be written";

/// Arguments of `sayso same` and `sayso not-same`.
#[derive(Debug, Args)]
pub(crate) struct SameArgs {
    /// A voice: its handle, its name, or ARTICLE:NAME for the one of an article
    #[arg(value_name = "A")]
    a: String,

    /// The other voice
    #[arg(value_name = "B")]
    b: String,

    #[command(flatten)]
    which: Which,
}

/// Says whether two voices are the same.
pub(crate) fn run(args: &SameArgs, is_same: bool) -> End {
    let Some(ledger) = args.which.write() else { return End::Trouble };
    let said = if is_same { ledger.same(&args.a, &args.b, &now()) } else { ledger.not_same(&args.a, &args.b, &now()) };
    match said {
        Ok(correction) => {
            let _ = writeln!(io::stdout(), "{}", harmless(&voice_why::said(&correction)));
            End::Done
        }
        Err(error) => ended(&error),
    }
}
