//! The command line.

use std::path::PathBuf;
use std::sync::LazyLock;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::clipboard::Clipboard;
use crate::ledger::add::{self, AddArgs};
use crate::ledger::check::{self, CheckArgs};
use crate::ledger::claims::{self, ClaimsArgs};
use crate::ledger::correct::{self, MergeArgs, NotFromArgs, SameAsArgs, SplitArgs};
use crate::ledger::export::{self, ExportArgs};
use crate::ledger::find::{self, FindArgs};
use crate::ledger::forget::{self, ForgetArgs};
use crate::ledger::outlets::{self, OutletsArgs};
use crate::ledger::rebuild::{self, RebuildArgs};
use crate::ledger::same::{self, SameArgs};
use crate::ledger::suppose::{self, SupposeArgs};
use crate::ledger::trace::{self, TraceArgs};
use crate::ledger::undo::{self, UndoArgs};
use crate::ledger::versions::{self, VersionsArgs};
use crate::ledger::voices::{self, VoicesArgs};
use crate::ledger::wanted::{self, WantedArgs};
#[cfg(feature = "fetch")]
use crate::ledger::watch::{self, WatchArgs};
use crate::ledger::who::{self, WhoArgs};

/// Reads news articles and finds who said what.
///
/// Sayso reads an article and finds its attributions: who speaks (the source), the words that show it (the cue) and
/// what is told (the content). It works offline; the model is inside the program.
#[derive(Debug, Parser)]
#[command(name = "sayso", version = VERSION.as_str(), max_term_width = 96, after_long_help = EXIT_CODES)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The program and its model: what a reading can be traced to.
static VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{} (model {})", env!("CARGO_PKG_VERSION"), sayso::model_name()));

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  nothing found
  2  something could not be read (one line on stderr for each; the rest was read)";

const READ_EXAMPLES: &str = "\
Examples:
  sayso read article.txt                           who says what, in colours
  sayso read article.txt --who                     its voices: names, roles, how often they speak
  sayso read articles/ --format jsonl > read.jsonl one JSON object an article
  curl -s https://news.example/a.txt | sayso read -
  sayso read --clipboard                           the words that you have just copied
  sayso read archive.jsonl --format csv --out said.csv --threads 8
  sayso read articles/ --format brat --out annotations/

Exit codes:
  0  done
  1  done, but no attribution was found
  2  something could not be read (one line on stderr for each; the rest was read)";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  sayso explain article.txt --at 420               the attributions at that place, as sayso read --format jsonl counts
  sayso explain article.txt --at \"not aware\"       those where the article first says so

Exit codes:
  0  done
  1  no attribution stands there
  2  the article could not be read, or the place is not in it";

const SCORE_EXAMPLES: &str = "\
Examples:
  sayso score gold/ predicted/                     two brat folders
  sayso score gold.jsonl predicted.jsonl --json
  sayso score gold/ predicted.jsonl --errors 20    the table, then twenty errors in words

Exit codes:
  0  done
  2  something could not be read, or no article is in both";

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read articles: who said what
    #[command(after_help = READ_EXAMPLES)]
    Read(ReadArgs),
    /// Say why an attribution was read as it was
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// Compare readings with gold: precision, recall and F1 with 95 % intervals
    #[command(after_help = SCORE_EXAMPLES)]
    Score(ScoreArgs),
    /// Read articles and keep them in a ledger
    #[command(after_help = add::EXAMPLES)]
    Add(AddArgs),
    /// Watch feeds: what is new in them is read and kept
    #[cfg(feature = "fetch")]
    #[command(after_help = watch::EXAMPLES)]
    Watch(WatchArgs),
    /// Find articles, or what somebody is reported to have said
    #[command(after_help = find::EXAMPLES)]
    Find(FindArgs),
    /// Show everything that a person or body is reported to have said, in time order
    #[command(after_help = who::EXAMPLES)]
    Who(WhoArgs),
    /// List the claims of the ledger: who tells them, who has them from whom, how many sources they have
    #[command(after_help = claims::EXAMPLES)]
    Claims(ClaimsArgs),
    /// Trace a claim: who has it from whom and why we think so, its origins, who denies it
    #[command(after_help = trace::EXAMPLES)]
    Trace(TraceArgs),
    /// Say what of an article was told before: by whom first, on whose say-so, who denies it
    #[command(after_help = check::EXAMPLES)]
    Check(CheckArgs),
    /// List reports that articles name and that the ledger does not have
    #[command(after_help = wanted::EXAMPLES)]
    Wanted(WantedArgs),
    /// Say which claims lose a source where an article or a voice is taken away
    #[command(after_help = suppose::EXAMPLES)]
    Suppose(SupposeArgs),
    /// List who speaks in the ledger, what is doubtful, and why voices were joined
    #[command(after_help = voices::EXAMPLES)]
    Voices(VoicesArgs),
    /// Say that two voices are the same
    #[command(after_help = same::SAME_EXAMPLES)]
    Same(SameArgs),
    /// Say that two voices are not the same
    #[command(after_help = same::NOT_SAME_EXAMPLES)]
    NotSame(SameArgs),
    /// Say that two claims are one
    #[command(after_help = correct::MERGE_EXAMPLES)]
    Merge(MergeArgs),
    /// Say that a telling is not of its claim
    #[command(after_help = correct::SPLIT_EXAMPLES)]
    Split(SplitArgs),
    /// Say that a telling does not come from an article
    #[command(after_help = correct::NOT_FROM_EXAMPLES)]
    NotFrom(NotFromArgs),
    /// Say that two tellings come from the same source
    #[command(after_help = correct::SAME_AS_EXAMPLES)]
    SameAs(SameAsArgs),
    /// List what you said of voices and claims, or take it back
    #[command(after_help = undo::EXAMPLES)]
    Undo(UndoArgs),
    /// Tell what you know of outlets, or list it
    #[command(after_help = outlets::EXAMPLES)]
    Outlets(OutletsArgs),
    /// Write the ledger in a format of other programs
    #[command(after_help = export::EXAMPLES)]
    Export(ExportArgs),
    /// Make anew what is derived from articles and readings, or check the file
    #[command(after_help = rebuild::EXAMPLES)]
    Rebuild(RebuildArgs),
    /// Show what changed between the versions of an article
    #[command(after_help = versions::EXAMPLES)]
    Versions(VersionsArgs),
    /// Erase an article from the ledger
    #[command(after_help = forget::EXAMPLES)]
    Forget(ForgetArgs),
}

/// Arguments of `sayso read`.
#[derive(Debug, Args)]
pub(crate) struct ReadArgs {
    /// Texts (.txt), lines of JSON (.jsonl), folders of these, or - for standard input
    #[arg(required_unless_present = "clipboard", value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) clipboard: Clipboard,

    /// What to print
    #[arg(long, short, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// List the voices instead: who they are, and how often they speak
    #[arg(long, conflicts_with = "format")]
    pub(crate) who: bool,

    /// Where to write: a file, or a folder for brat [default: standard output]
    #[arg(long, short, value_name = "PATH", required_if_eq("format", "brat"))]
    pub(crate) out: Option<PathBuf>,

    /// Threads to read with; the output is the same for any number [default: one for each core]
    #[arg(long, short = 'j', value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,

    #[command(flatten)]
    pub(crate) engine: Engine,

    #[command(flatten)]
    pub(crate) look: Look,
}

/// What reads.
#[derive(Debug, Args)]
pub(crate) struct Engine {
    /// Model to read with instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,

    /// Arithmetic to read with
    #[arg(long, value_name = "NAME", value_enum, default_value_t)]
    pub(crate) kernel: Kernel,
}

/// What text looks like.
#[derive(Debug, Args)]
pub(crate) struct Look {
    /// Colours in text; auto follows the terminal, NO_COLOR and CLICOLOR_FORCE
    #[arg(long, value_name = "WHEN", value_enum, default_value_t)]
    pub(crate) color: Color,

    /// Columns of text [default: those of the terminal, at most 96; 80 in a file]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub(crate) width: Option<u16>,
}

/// Arguments of `sayso explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A text (.txt), or - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) path: PathBuf,

    /// Where: an offset in code points, as in the JSON, or words of the article
    #[arg(long, value_name = "OFFSET|WORDS")]
    pub(crate) at: String,

    #[command(flatten)]
    pub(crate) engine: Engine,

    #[command(flatten)]
    pub(crate) look: Look,
}

/// Arguments of `sayso score`.
#[derive(Debug, Args)]
pub(crate) struct ScoreArgs {
    /// What is right: a brat folder, or the JSON lines that sayso prints
    pub(crate) gold: PathBuf,

    /// What was read: a brat folder, or the JSON lines that sayso prints
    pub(crate) predicted: PathBuf,

    /// Print JSON instead of a table
    #[arg(long)]
    pub(crate) json: bool,

    /// Show the first N errors under the table
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "json")]
    pub(crate) errors: usize,
}

/// Formats of output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people: the article with its marks, and who said what in it
    #[default]
    Text,
    /// One JSON object an article; offsets are code points
    Jsonl,
    /// A .txt and a .ann file an article, in the folder that --out names
    Brat,
    /// One row an attribution, for spreadsheets
    Csv,
}

/// Arithmetic paths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kernel {
    /// The fastest that there is
    #[default]
    Auto,
    /// Fast
    Gemm,
    /// The same to the last bit on every machine
    Portable,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal that wants them
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        <Cli as clap::CommandFactory>::command().debug_assert();
    }

    #[test]
    fn what_is_refused() {
        #[track_caller]
        fn check(line: &str, fine: bool) {
            assert_eq!(Cli::try_parse_from(line.split(' ')).is_ok(), fine, "{line}");
        }
        check("sayso", false);
        check("sayso read", false);
        check("sayso read a.txt", true);
        check("sayso read -", true);
        check("sayso read --clipboard", true);
        check("sayso read --clipboard --format jsonl", true);
        check("sayso read --clipboard a.txt", false);
        check("sayso read --clipboard -", false);
        check("sayso add", false);
        check("sayso add --clipboard --outlet Courier --published 2024-01-26 --no-read", true);
        check("sayso add --clipboard --retracted", true);
        check("sayso add --clipboard a.txt", false);
        check("sayso add --clipboard --reread", false);
        check("sayso read a.txt --format brat", false);
        check("sayso read a.txt --format brat --out d", true);
        check("sayso read a.txt --who", true);
        check("sayso read a.txt --who --format csv", false);
        check("sayso read a.txt --threads 0", false);
        check("sayso read a.txt --kernel abacus", false);
        check("sayso read a.txt --width 5", false);
        check("sayso explain a.txt", false);
        check("sayso explain a.txt --at 17", true);
        check("sayso score gold", false);
        check("sayso score gold predicted --errors 3", true);
        check("sayso score gold predicted --errors 3 --json", false);
        check("sayso voices", true);
        check("sayso voices ilse toft --kind outlet", true);
        check("sayso voices --doubtful --explain toft", false);
        check("sayso same a", false);
        check("sayso same a b", true);
        check("sayso not-same 17:Toft b", true);
        check("sayso undo", true);
        check("sayso undo three", false);
        check("sayso outlets o.csv --format csv", false);
    }
}
