//! `sayso voices`.

use std::io::{self, BufWriter, Write};

use clap::{Args, ValueEnum};
use sayso::ActorKind;
use sayso::ledger::{Doubt, VoiceFilter, VoiceSummary};
use sayso::wire::voice;

use super::find::end;
use super::saying::Table;
use super::{Which, ended, line};
use crate::End;
use crate::args::Look;
use crate::page::page;
use crate::progress::thousands;
use crate::render::{self, Face, Marked, Page};

pub(crate) const EXAMPLES: &str = "\
Examples:
  sayso voices                               who speaks in the ledger, the most heard first
  sayso voices toft                          those whose name has this word
  sayso voices --kind outlet --format csv
  sayso voices --doubtful                    voices that may be the same and were not joined
  sayso voices --explain ilse-toft           which articles were joined, and why

Two are joined where their full names are the same, and what the articles say of them does not speak against it; never on a
family name alone. Where that is wrong, say so: `sayso same` and `sayso not-same`; `sayso undo` takes it back.

A handle is the name, and behind it, where there are several of the name: ~ what tells them apart, + the mark of one article
that could mean either, @ the mark of one article where the name says too little.

Exit codes:
  0  done
  1  there are none
  2  the name means several voices, or the ledger could not be read";

/// Arguments of `sayso voices`.
#[derive(Debug, Args)]
pub(crate) struct VoicesArgs {
    /// Only voices whose name has these words
    #[arg(value_name = "WORDS")]
    words: Vec<String>,

    /// Only voices of a kind
    #[arg(long, value_enum, value_name = "KIND")]
    kind: Option<Kind>,

    /// List voices that may be the same and were not joined, those that matter most first
    #[arg(long, conflicts_with_all = ["kind", "explain"])]
    doubtful: bool,

    /// Say why the articles of a voice were joined
    #[arg(long, value_name = "NAME", conflicts_with = "words")]
    explain: Option<String>,

    /// At most so many [default: 100 for people, all for programs]
    #[arg(long, short = 'n', value_name = "N")]
    most: Option<usize>,

    /// What to print
    #[arg(long, short, value_enum, default_value_t)]
    format: Table,

    #[command(flatten)]
    which: Which,

    #[command(flatten)]
    look: Look,
}

/// Kinds of voices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// People
    Person,
    /// Bodies
    Organisation,
    /// Newspapers, agencies, broadcasters
    Outlet,
}

/// Lists voices, doubts, or the reasons of one.
pub(crate) fn run(args: &VoicesArgs) -> End {
    let Some(ledger) = args.which.read() else { return End::Trouble };
    if let Some(name) = &args.explain {
        return match ledger.explain_voice(name) {
            Ok(why) => end(super::voice_why::print(args.format, page(&args.look, true), &why), false),
            Err(error) => ended(&error),
        };
    }
    let most = args.most.unwrap_or(if args.format == Table::Text { 100 } else { usize::MAX });
    let words = Some(args.words.join(" ")).filter(|words| !words.is_empty());
    if args.doubtful {
        return match ledger.doubtful(usize::MAX) {
            Ok(mut doubts) => {
                doubts.retain(|doubt| words.as_deref().is_none_or(|words| is_of(doubt, words)));
                end(print_doubts(args, &doubts, most), doubts.is_empty())
            }
            Err(error) => ended(&error),
        };
    }
    let kind = args.kind.map(|kind| match kind {
        Kind::Person => ActorKind::NamedPerson,
        Kind::Organisation => ActorKind::Organisation,
        Kind::Outlet => ActorKind::Outlet,
    });
    match ledger.voices(&VoiceFilter { words, kind }) {
        Ok(voices) => end(print(args, &voices, most), voices.is_empty()),
        Err(error) => ended(&error),
    }
}

fn is_of(doubt: &Doubt, words: &str) -> bool {
    let words = words.to_lowercase();
    [&doubt.a, &doubt.b, &doubt.a_name, &doubt.b_name].iter().any(|name| name.to_lowercase().contains(&words))
}

fn print(args: &VoicesArgs, voices: &[VoiceSummary], most: usize) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    match args.format {
        Table::Text => {
            let numbers = [
                voices.iter().map(|voice| voice.articles).max().unwrap_or(0),
                voices.iter().map(|voice| voice.sayings).max().unwrap_or(0),
            ];
            let columns = numbers.map(|number| thousands(number as u64).len());
            for voice in voices.iter().take(most) {
                row(&mut out, page, voice, columns)?;
            }
            more(&mut out, page, voices.len(), most)?;
        }
        Table::Jsonl => {
            for voice in voices.iter().take(most) {
                writeln!(out, "{}", voice::Voice::of(voice).line())?;
            }
        }
        Table::Csv => {
            sayso::csv::row(&mut out, ["handle", "name", "kind", "articles", "sayings"].map(str::to_owned))?;
            for voice in voices.iter().take(most) {
                let numbers = [voice.articles.to_string(), voice.sayings.to_string()];
                let [articles, sayings] = numbers;
                let cells = [voice.handle.clone(), voice.name.clone(), voice.kind.word().to_owned(), articles, sayings];
                sayso::csv::row(&mut out, cells)?;
            }
        }
    }
    out.flush()
}

/// In how many articles, how much, who, what.
fn row(out: &mut dyn Write, page: Page, voice: &VoiceSummary, columns: [usize; 2]) -> io::Result<()> {
    let [articles, sayings] = [voice.articles, voice.sayings].map(|number| thousands(number as u64));
    let mut head = Marked::default();
    head.push_layout(&format!("{articles:>0$}", columns[0]), Face::Number);
    head.push_layout(&format!("  {sayings:>0$}  ", columns[1]), Face::Quiet);
    let mut words = Marked::new(&voice.name, Face::Source);
    let kind = match voice.kind {
        ActorKind::NamedPerson => String::new(),
        kind => format!(" · {}", kind.word()),
    };
    words.push(&format!("{kind} · {}", voice.handle), Face::Quiet);
    words.print(out, page, &head, usize::MAX)
}

fn more(out: &mut dyn Write, page: Page, all: usize, most: usize) -> io::Result<()> {
    match all.checked_sub(most).filter(|more| *more > 0) {
        Some(more) => render::quiet(
            out,
            page,
            &format!("… and {} more: say --most, or narrow them down.", thousands(more as u64)),
        ),
        None => Ok(()),
    }
}

fn print_doubts(args: &VoicesArgs, doubts: &[Doubt], most: usize) -> io::Result<()> {
    let (page, mut out) = (page(&args.look, true), BufWriter::new(io::stdout().lock()));
    match args.format {
        Table::Text => {
            for (number, doubt) in doubts.iter().take(most).enumerate() {
                if number > 0 {
                    writeln!(out)?;
                }
                for (name, handle, articles) in
                    [(&doubt.a_name, &doubt.a, doubt.a_articles), (&doubt.b_name, &doubt.b, doubt.b_articles)]
                {
                    let mut words = Marked::new(name, Face::Source);
                    words.push(&format!(" · {} · {handle}", line::count(articles, "article")), Face::Quiet);
                    words.print(&mut out, page, &Marked::default(), usize::MAX)?;
                }
                render::hanging(&mut out, page, "  ", &doubt.why)?;
            }
            more(&mut out, page, doubts.len(), most)?;
        }
        Table::Jsonl => {
            for doubt in doubts.iter().take(most) {
                writeln!(out, "{}", voice::Doubt::of(doubt).line())?;
            }
        }
        Table::Csv => {
            let columns = ["a", "a_name", "a_articles", "b", "b_name", "b_articles", "why"];
            sayso::csv::row(&mut out, columns.map(str::to_owned))?;
            for doubt in doubts.iter().take(most) {
                let cells = [
                    doubt.a.clone(),
                    doubt.a_name.clone(),
                    doubt.a_articles.to_string(),
                    doubt.b.clone(),
                    doubt.b_name.clone(),
                    doubt.b_articles.to_string(),
                    doubt.why.clone(),
                ];
                sayso::csv::row(&mut out, cells)?;
            }
        }
    }
    out.flush()
}
