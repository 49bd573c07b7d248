//! `sayso who`.

use std::io::{self, BufWriter, Write};

use clap::Args;
use sayso::ledger::{Head, Saying, VoiceSummary};
use sayso::wire::hit::Hit;

use super::find::end;
use super::saying::{self, Table};
use super::{Which, ended, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::render::{Face, Marked, Page};

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso who \"Ilse Toft\"                 what she is reported to have said, through whom, how surely
  sayso who ilse-toft --format csv        the same for a spreadsheet; handles are those of `sayso voices`

Exit codes:
  0  done
  1  there is no such voice
  2  the name means several voices, or the ledger could not be read";

/// Arguments of `sayso who`.
#[derive(Debug, Args)]
pub(crate) struct WhoArgs {
    /// A person or body: a name, or a handle of `sayso voices`
    #[arg(value_name = "NAME")]
    name: String,

    /// What to print
    #[arg(long, short, value_enum, default_value_t)]
    format: Table,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Shows what a voice is reported to have said.
pub(crate) fn run(args: &WhoArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let said = ledger.voice(&args.name).and_then(|voice| Ok((ledger.said_by(voice.id)?, voice)));
    match said {
        Ok((said, voice)) => end(print(args, &voice, &said), said.is_empty()),
        Err(error) => ended(&error),
    }
}

fn print(args: &WhoArgs, voice: &VoiceSummary, said: &[(Head, Saying)]) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    match args.format {
        Table::Text => text(&mut out, page, voice, said)?,
        Table::Jsonl => {
            for (article, saying) in said {
                writeln!(out, "{}", Hit::of(article, Some(saying), None).line())?;
            }
        }
        Table::Csv => saying::csv(&mut out, said.iter().map(|(article, saying)| (article, Some(saying), "")))?,
    }
    out.flush()
}

fn text(out: &mut dyn Write, page: Page, voice: &VoiceSummary, said: &[(Head, Saying)]) -> io::Result<()> {
    let mut head = Marked::new(&voice.name, Face::Source);
    let articles = line::count(voice.articles, "article");
    let sayings = line::count(said.len(), "saying");
    head.push(&format!(" · {} · {sayings} in {articles} · {}", voice.kind.word(), voice.handle), Face::Quiet);
    head.print(out, page, &Marked::default(), usize::MAX)?;
    let mut last = None;
    for (article, saying) in said {
        if last != Some(article.id) {
            writeln!(out)?;
            saying::heading(out, page, article)?;
            last = Some(article.id);
        }
        saying::voice(&saying.voice, saying).print(out, page, &Marked::blanks(2), usize::MAX)?;
        Marked::new(&saying.content, Face::Text).print(out, page, &Marked::blanks(4), 6)?;
    }
    Ok(())
}
