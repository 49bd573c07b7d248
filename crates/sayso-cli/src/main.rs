//! `sayso`: who said what, on whose say-so.

mod args;
mod clipboard;
mod explain;
mod ledger;
mod output;
mod overlap;
mod page;
mod progress;
mod read;
mod render;
mod score;
mod trouble;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};

fn main() -> ExitCode {
    match Cli::parse().command {
        Command::Read(args) => read::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Score(args) => score::run(&args),
        Command::Add(args) => ledger::add::run(&args),
        Command::Find(args) => ledger::find::run(&args),
        Command::Claims(args) => ledger::claims::run(&args),
        Command::Trace(args) => ledger::trace::run(&args),
        Command::Check(args) => ledger::check::run(&args),
        Command::Wanted(args) => ledger::wanted::run(&args),
        Command::Suppose(args) => ledger::suppose::run(&args),
        Command::Who(args) => ledger::who::run(&args),
        Command::Voices(args) => ledger::voices::run(&args),
        Command::Same(args) => ledger::same::run(&args, true),
        Command::NotSame(args) => ledger::same::run(&args, false),
        Command::Merge(args) => ledger::correct::merge(&args),
        Command::Split(args) => ledger::correct::split(&args),
        Command::NotFrom(args) => ledger::correct::not_from(&args),
        Command::SameAs(args) => ledger::correct::same_as(&args),
        Command::Undo(args) => ledger::undo::run(&args),
        Command::Outlets(args) => ledger::outlets::run(&args),
        Command::Export(args) => ledger::export::run(&args),
        Command::Rebuild(args) => ledger::rebuild::run(&args),
        #[cfg(feature = "fetch")]
        Command::Watch(args) => ledger::watch::run(&args),
        Command::Versions(args) => ledger::versions::run(&args),
        Command::Forget(args) => ledger::forget::run(&args),
    }
    .into()
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// It did what it should.
    Done,
    /// There was nothing to find.
    Nothing,
    /// Something could not be read or written; stderr says what.
    Trouble,
}

impl From<End> for ExitCode {
    fn from(end: End) -> ExitCode {
        ExitCode::from(match end {
            End::Done => 0,
            End::Nothing => 1,
            End::Trouble => 2,
        })
    }
}
