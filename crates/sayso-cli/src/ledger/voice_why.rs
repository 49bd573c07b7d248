//! Why a voice is one, for `sayso voices --explain`.

use std::io::{self, BufWriter, Write};

use sayso::ledger::{ArticleId, Correction, Explanation, Side};
use sayso::wire::voice;

use super::line;
use super::saying::Table;
use crate::render::{self, Face, Marked, Page};

/// Numbers of articles that are listed of one part.
const LISTED: usize = 12;

/// Prints it.
///
/// # Errors
/// When standard output cannot be written.
pub(super) fn print(format: Table, page: Page, why: &Explanation) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    match format {
        Table::Text => text(&mut out, page, why)?,
        Table::Jsonl => writeln!(out, "{}", voice::Explanation::of(why).line())?,
        Table::Csv => {
            sayso::csv::row(&mut out, ["handle", "known_as", "why", "article"].map(str::to_owned))?;
            for part in &why.parts {
                for article in &part.articles {
                    let cells = [part.handle.clone(), part.known_as.clone(), part.why.clone(), article.0.to_string()];
                    sayso::csv::row(&mut out, cells)?;
                }
            }
        }
    }
    out.flush()
}

fn text(out: &mut dyn Write, page: Page, why: &Explanation) -> io::Result<()> {
    let voice = &why.voice;
    let mut head = Marked::new(&voice.name, Face::Source);
    let (articles, sayings) = (line::count(voice.articles, "article"), line::count(voice.sayings, "saying"));
    head.push(&format!(" · {} · {sayings} in {articles} · {}", voice.kind.word(), voice.handle), Face::Quiet);
    head.print(out, page, &Marked::default(), usize::MAX)?;
    for part in &why.parts {
        writeln!(out)?;
        let mut words = Marked::new(&part.known_as, Face::Text);
        if part.handle != voice.handle {
            words.push(&format!(" · {}", part.handle), Face::Quiet);
        }
        words.print(out, page, &Marked::blanks(2), usize::MAX)?;
        render::hanging(out, page, "    ", &part.why)?;
        render::hanging(out, page, "    ", &numbers(&part.articles))?;
    }
    if !why.corrections.is_empty() {
        writeln!(out, "\nSaid of it:")?;
        for correction in &why.corrections {
            render::hanging(out, page, "  ", &said(correction))?;
        }
    }
    if !why.apart.is_empty() {
        writeln!(out, "\nKept apart:")?;
        for (handle, why) in &why.apart {
            render::hanging(out, page, "  ", &format!("{handle}: {why}"))?;
        }
    }
    Ok(())
}

fn numbers(articles: &[ArticleId]) -> String {
    let listed: Vec<String> = articles.iter().take(LISTED).map(|id| format!("#{}", id.0)).collect();
    match articles.len().saturating_sub(LISTED) {
        0 => listed.join(" "),
        more => format!("{} … and {more} more", listed.join(" ")),
    }
}

/// A correction in a line.
pub(super) fn said(correction: &Correction) -> String {
    let side = |side: &Side| {
        let place = match (side.article, side.whole) {
            (None, _) => " (not in the ledger any more)".to_owned(),
            (Some(id), true) => format!(" (as in #{})", id.0),
            (Some(id), false) => format!(" of #{}", id.0),
        };
        format!("{}{place}", side.name)
    };
    let is = if correction.is_same { "is the same as" } else { "is not the same as" };
    let day = |instant: &str| instant.get(..10).unwrap_or(instant).to_owned();
    let undone = correction.undone.as_ref().map_or(String::new(), |undone| format!("; taken back {}", day(undone)));
    format!(
        "{}  {}  {} {is} {}{undone}",
        correction.id,
        day(&correction.made),
        side(&correction.a),
        side(&correction.b)
    )
}
