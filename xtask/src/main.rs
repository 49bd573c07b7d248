//! Chores of the workspace: `cargo xtask help` lists them.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)] // a tool of developers, at the edge of the program

mod licences;
mod picture;
mod prepare;
mod pronouns;
mod understand;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask licences            every crate in the lock file may be used under a licence that we accept
cargo xtask picture             records the example article as read: docs/read.svg, which the README shows
cargo xtask prepare PATH…       texts as the network sees them, one JSON line each (training reads these)
cargo xtask pronouns FILE.jsonl [--model MODEL]    pronouns with their candidates as the program sees them (training reads these),
                                with the model's chances
cargo xtask understand GOLD ARTICLES [--model MODEL]    readings of annotated articles: their gold spans, everything else by the rules,
                                and by the model whom pronouns mean
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let outcome = match args.next().as_deref() {
        Some("licences") => licences::check(),
        Some("picture") => picture::record(),
        Some("prepare") => prepare::prepare(args.map(Into::into).collect()),
        Some("pronouns") => pronouns::pronouns(args.collect()),
        Some("understand") => understand::understand(args.map(Into::into).collect()),
        _ => {
            print!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("xtask: {e}");
            ExitCode::from(2)
        }
    }
}
