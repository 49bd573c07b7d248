//! `sayso score`.

use std::io::{self, ErrorKind, Write};

use sayso::score::{Mistake, Roles, Scores, score};

use crate::End;
use crate::args::ScoreArgs;
use crate::render::harmless;
use crate::trouble::complain;

/// Names of articles that a line shows; the rest is counted.
const NAMES: usize = 3;

/// Compares readings with gold.
pub(crate) fn run(args: &ScoreArgs) -> End {
    let scores = match score(&args.gold, &args.predicted) {
        Ok(scores) => scores,
        Err(error) => {
            complain(error);
            return End::Trouble;
        }
    };
    if !scores.missing.is_empty() {
        complain(missing(&scores));
    }
    match print(&mut io::stdout().lock(), &scores, args) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            complain(format_args!("standard output: writing stopped ({error})"));
            End::Trouble
        }
        _ => End::Done,
    }
}

fn missing(scores: &Scores) -> String {
    let names: Vec<&str> = scores.missing.iter().take(NAMES).map(String::as_str).collect();
    let more = if scores.missing.len() > NAMES { ", …" } else { "" };
    format!(
        "{} of {} articles were not predicted ({}{more}); they count as read without attributions",
        scores.missing.len(),
        scores.articles,
        names.join(", ")
    )
}

fn print(out: &mut dyn Write, scores: &Scores, args: &ScoreArgs) -> io::Result<()> {
    if args.json {
        return writeln!(out, "{:#}", scores.to_json());
    }
    write!(out, "{scores}")?;
    mistakes(out, &scores.mistakes, args.errors)?;
    out.flush()
}

/// The first `most` mistakes, gold above what was read.
fn mistakes(out: &mut dyn Write, mistakes: &[Mistake], most: usize) -> io::Result<()> {
    let mut article = None;
    for mistake in mistakes.iter().take(most) {
        if article != Some(&mistake.article) {
            writeln!(out, "\n{}", harmless(&mistake.article))?;
            article = Some(&mistake.article);
        }
        for (side, roles) in [("gold", &mistake.gold), ("read", &mistake.predicted)] {
            if let Some(Roles { source, cue, content }) = roles {
                let words = [source, cue, content].map(|role| if role.is_empty() { "–" } else { role }).join(" · ");
                writeln!(out, "  {side}  {}", harmless(&words))?;
            }
        }
    }
    let shown = most.min(mistakes.len());
    if shown > 0 {
        writeln!(out, "\n{shown} of {} errors", mistakes.len())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_stand_under_their_article() {
        let roles = |source: &str, content: &str| {
            Some(Roles { source: source.to_owned(), cue: "said".to_owned(), content: content.to_owned() })
        };
        let mistake = |article: &str, gold, predicted| Mistake { article: article.to_owned(), gold, predicted };
        let all = [
            mistake("harbour", roles("Toft", "it passed"), None),
            mistake("harbour", None, roles("", "it passed")),
            mistake("fe\u{1b}rry", roles("a spokesman", "it is late"), None),
            mistake("rain", roles("nobody", "it rained"), None),
        ];
        let mut out = Vec::new();
        mistakes(&mut out, &all, 3).expect("memory does not fail");
        let expected = "\nharbour\n  gold  Toft · said · it passed\n  read  – · said · it passed\n\
            \nfe␛rry\n  gold  a spokesman · said · it is late\n\n3 of 4 errors\n";
        assert_eq!(String::from_utf8(out).expect("UTF-8"), expected);
        let mut none = Vec::new();
        mistakes(&mut none, &all, 0).expect("memory does not fail");
        assert!(none.is_empty());
    }
}
