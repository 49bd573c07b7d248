//! `sayso export`.

use std::fs::File;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use sayso::export::{Exporter, Format, Options, Target};
use sayso::ledger::{Ledger, Order, Query};
use sayso::{Document, Read, wire};

use super::find::end;
use super::{Which, ended, line};
use crate::End;
use crate::trouble::complain;

pub(crate) const EXAMPLES: &str = "\
Formats (docs/export.md): jsonl, csv, parquet, web-annotation, schema-org, prov-o

Examples:
  sayso export > ledger.jsonl                      everything, as sayso read prints it
  sayso export --format csv --out said.csv
  sayso export --format parquet --out tables/      articles, attributions, actors, times, statements
  sayso export --no-text --format jsonl            hashes, offsets and names, no words of the articles
  sayso export --query 'harbour since:2024-01'     what a query finds

Exit codes:
  0  done
  1  there is nothing to export
  2  something could not be read or written";

/// Arguments of `sayso export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// What to write
    #[arg(long, short, value_name = "FORMAT", default_value = "jsonl")]
    format: Format,

    /// Where to write: a file, or a folder for parquet [default: standard output]
    #[arg(long, short, value_name = "PATH", required_if_eq("format", "parquet"))]
    out: Option<PathBuf>,

    /// Leave out the words of the articles: for texts that may not be passed on
    #[arg(long)]
    no_text: bool,

    /// Only the articles that a query finds
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,

    /// Versions that were replaced as well
    #[arg(long, conflicts_with = "query")]
    all_versions: bool,

    #[command(flatten)]
    which: Which,
}

/// Writes what the ledger holds.
pub(crate) fn run(args: &ExportArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    let ids = match ids(args, &ledger) {
        Ok(ids) => ids,
        Err(error) => return ended(&error),
    };
    if ids.is_empty() {
        complain(format_args!("{}: there is nothing to export", ledger.path().display()));
        return End::Nothing;
    }
    let mut bad = 0;
    let written = write(args, &ledger, &ids, &mut bad);
    match (&args.out, &written) {
        (Some(out), Ok(())) => complain(format_args!("{}: {}", out.display(), line::count(ids.len() - bad, "article"))),
        (Some(out), Err(error)) => {
            complain(format_args!("{}: writing stopped ({error}); what came after is missing", out.display()));
            return End::Trouble;
        }
        (None, _) => {}
    }
    if bad > 0 { End::Trouble } else { end(written, false) }
}

fn ids(args: &ExportArgs, ledger: &Ledger) -> sayso::ledger::Result<Vec<sayso::ledger::ArticleId>> {
    let Some(query) = &args.query else { return ledger.ids(args.all_versions) };
    let found = ledger.find(&Query::parse(query)?, Order::Oldest, usize::MAX)?;
    let mut ids: Vec<_> = found.hits.iter().map(|hit| sayso::ledger::ArticleId(hit.article.id)).collect();
    ids.sort();
    ids.dedup();
    Ok(ids)
}

#[allow(clippy::disallowed_methods, reason = "writing files is what the program is asked for")]
fn write(args: &ExportArgs, ledger: &Ledger, ids: &[sayso::ledger::ArticleId], bad: &mut usize) -> io::Result<()> {
    let target = match &args.out {
        Some(folder) if args.format.is_folder() => Target::Folder(folder.clone()),
        Some(file) => Target::Stream(Box::new(File::create(file)?)),
        None => Target::Stream(Box::new(io::stdout().lock()) as Box<dyn Write>),
    };
    let mut exporter = Exporter::new(args.format, Options { no_text: args.no_text }, target)?;
    for &id in ids {
        let held = match ledger.get(id) {
            Ok(held) => held,
            Err(error) => {
                complain(format_args!("article {}: {error}", id.0));
                *bad += 1;
                continue;
            }
        };
        let document = Document::of(&held.article);
        let read = Read { article: held.article, document, reading: held.reading.unwrap_or_default() };
        match exporter.article(&wire::Article::of(&read)) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                complain(&error);
                *bad += 1;
            }
            written => written?,
        }
    }
    exporter.finish()
}
