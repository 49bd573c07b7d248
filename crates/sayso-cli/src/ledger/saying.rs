//! Articles and sayings of a ledger, as lines for people and rows for programs.

use std::io::{self, Write};

use clap::ValueEnum;
use sayso::Level;
use sayso::ledger::{Head, Marked as Snippet, Saying, Voice};

use super::line;
use crate::render::{Face, Ink, Marked, Page};

/// Formats of lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// For people
    #[default]
    Text,
    /// One JSON object a line
    Jsonl,
    /// For spreadsheets
    Csv,
}

/// Day, outlet and headline of an article, with its number.
pub(crate) fn heading(out: &mut dyn Write, page: Page, article: &Head) -> io::Result<()> {
    let mut words = Marked::default();
    words.push(article.day.as_deref().unwrap_or("no date"), Face::Number);
    words.push("  ", Face::Quiet);
    words.push(&line::of(&article.name, article.outlet.as_deref(), article.title.as_deref()), Face::Heading);
    words.push(&format!("  #{}", article.id), Face::Quiet);
    if let Some(retracted) = &article.retracted {
        words.push(&format!("  withdrawn {retracted}"), Face::Cue);
    }
    words.print(out, page, &Marked::default(), usize::MAX)
}

/// Who says it, what they do with it, how surely, through whom.
pub(crate) fn voice(voice: &Option<Voice>, said: &Saying) -> Marked {
    let mut words = Marked::default();
    match voice {
        Some(voice) if !voice.name.is_empty() => words.push(&voice.name, Face::Source),
        _ if !said.source.is_empty() => words.push(&format!("unclear who (“{}”)", said.source), Face::Quiet),
        _ => words.push("unclear who", Face::Quiet),
    }
    let (one, several) = match said.stance {
        None | Some(sayso::Stance::Asserts) => ("says", "say"),
        Some(sayso::Stance::Denies) => ("denies", "deny"),
        Some(sayso::Stance::Doubts) => ("doubts", "doubt"),
        Some(sayso::Stance::Asks) => ("asks", "ask"),
    };
    let stance = if voice.as_ref().is_some_and(|voice| voice.at_least > 1) { several } else { one };
    words.push(&format!(" {stance}"), Face::Cue);
    let mut known = Vec::new();
    if let Some(sayso::Denial::Knowledge) = said.denial {
        known.push("knowing of it".to_owned());
    }
    if said.certainty == Some(Level::Hedged) {
        known.push("hedged".to_owned());
    }
    if !said.through.is_empty() {
        known.push(format!("through {}", said.through.join(" ← ")));
    }
    if !known.is_empty() {
        words.push(&format!(" · {}", known.join(" · ")), Face::Quiet);
    }
    words
}

/// Words with those that answer the query set apart; `otherwise` where there are none.
pub(crate) fn marked(snippet: &Snippet, otherwise: &str) -> Marked {
    let mut words = Marked::default();
    let mut at = 0;
    for mark in &snippet.marks {
        let (start, end) = (mark.start as usize, mark.end as usize);
        if start >= at {
            words.push(&snippet.text[at..start], Face::Text);
            words.push(&snippet.text[start..end], Ink::TOLD);
            at = end;
        }
    }
    words.push(&snippet.text[at..], Face::Text);
    if snippet.text.is_empty() {
        words.push(otherwise, Face::Text);
    }
    words
}

/// A header and a row each, for spreadsheets: cells that one would run are made harmless.
pub(crate) fn csv<'a>(
    out: &mut dyn Write,
    rows: impl Iterator<Item = (&'a Head, Option<&'a Saying>, &'a str)>,
) -> io::Result<()> {
    let columns = [
        "article",
        "name",
        "outlet",
        "published",
        "title",
        "url",
        "retracted",
        "saying",
        "voice",
        "kind",
        "through",
        "stance",
        "denial",
        "certainty",
        "confidence",
        "content",
        "words",
    ];
    sayso::csv::row(out, columns.iter().map(|c| (*c).to_owned()))?;
    for (article, saying, words) in rows {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let of = |value: &dyn Fn(&Saying) -> String| saying.map(value).unwrap_or_default();
        let cells = [
            article.id.to_string(),
            article.name.clone(),
            text(&article.outlet),
            text(&article.day),
            text(&article.title),
            text(&article.url),
            text(&article.retracted),
            of(&|s| s.number.to_string()),
            of(&|s| s.voice.as_ref().map_or(String::new(), |v| v.name.clone())),
            of(&|s| s.voice.as_ref().map_or(String::new(), |v| v.kind.word().to_owned())),
            of(&|s| s.through.join(" ← ")),
            of(&|s| s.stance.map_or(String::new(), |s| s.word().to_owned())),
            of(&|s| s.denial.map_or(String::new(), |d| d.word().to_owned())),
            of(&|s| s.certainty.map_or(String::new(), |c| c.word().to_owned())),
            of(&|s| format!("{:.3}", s.confidence)),
            of(&|s| s.content.clone()),
            words.to_owned(),
        ];
        sayso::csv::row(out, cells)?;
    }
    Ok(())
}
