//! Rows for spreadsheets and statistics: one an attribution.

use std::borrow::Cow;
use std::io;

use sayso_text::{Span, Stance};

use crate::Read;
use crate::wire::CodePoints;

const COLUMNS: [&str; 17] = [
    "article",
    "outlet",
    "published",
    "attribution",
    "source",
    "cue",
    "content",
    "voice",
    "style",
    "stance",
    "confidence",
    "source_start",
    "source_end",
    "cue_start",
    "cue_end",
    "content_start",
    "content_end",
];

/// Writes the names of the columns.
///
/// # Errors
/// Those of `to`.
pub fn header(to: &mut impl io::Write) -> io::Result<()> {
    write(to, COLUMNS.iter().map(|c| Cow::Borrowed(*c)))
}

/// Writes a row for each attribution of an article. Offsets are code points: from the role's first word to its last. A voice
/// or stance that is not clear is an empty cell.
///
/// Cells that a spreadsheet would run as a formula begin with an apostrophe (OWASP, CSV Injection); line breaks become spaces.
///
/// # Errors
/// Those of `to`.
pub fn rows(to: &mut impl io::Write, read: &Read) -> io::Result<()> {
    let text = &*read.article.text;
    let index = CodePoints::of(text);
    let words =
        |pieces: &[Span]| harmless(&pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" … ")).into_owned();
    let ends = |pieces: &[Span]| match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => [index.at(first.start).to_string(), index.at(last.end).to_string()],
        _ => [String::new(), String::new()],
    };
    let actors = &read.reading.actors;
    for a in &read.reading.attributions {
        let voice = actors.iter().find(|actor| Some(actor.id) == a.voice).map_or("", |actor| &actor.name);
        let published = read.article.published.as_ref().map_or("", |p| &p.written);
        let mut row = vec![
            harmless(&read.article.id).into_owned(),
            harmless(read.article.outlet.as_deref().unwrap_or("")).into_owned(),
            harmless(published).into_owned(),
            a.id.0.to_string(),
            words(&a.source),
            words(&a.cue),
            words(&a.content),
            harmless(voice).into_owned(),
            a.style.word().to_owned(),
            a.stance.map_or("", Stance::word).to_owned(),
            format!("{:.3}", a.confidence),
        ];
        row.extend([&a.source, &a.cue, &a.content].into_iter().flat_map(|pieces| ends(pieces)));
        write(to, row.into_iter().map(Cow::Owned))?;
    }
    Ok(())
}

/// Writes one row of any table, each cell made harmless.
///
/// # Errors
/// Those of `to`.
pub fn row(to: &mut dyn io::Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    let mut to = to;
    write(&mut to, cells.map(|cell| Cow::Owned(harmless(&cell).into_owned())))
}

fn write<'a>(to: &mut impl io::Write, row: impl Iterator<Item = Cow<'a, str>>) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new().buffer_capacity(1 << 10).from_writer(to);
    writer.write_record(row.map(|cell| cell.into_owned()))?;
    writer.flush()
}

/// The cell as text: no line breaks or other control characters, nothing that turns the direction of writing, and an apostrophe
/// before what a spreadsheet would run.
fn harmless(cell: &str) -> Cow<'_, str> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let flat: Cow<str> = if cell.contains(breaks) { cell.replace(breaks, " ").into() } else { cell.into() };
    // Some programs look past white space and quotation marks before they decide.
    let first =
        flat.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'' || c == '\u{feff}').chars().next();
    if matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '|' | '%')) {
        format!("'{flat}").into()
    } else {
        flat
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_are_neutralised() {
        for (cell, expected) in [
            ("Toft said", "Toft said"),
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+1", "'+1"),
            ("-1 degree", "'-1 degree"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\"=1", "'\"=1"),
            ("\t=1", "' =1"),
            ("＝1", "'＝1"),
            ("two\nlines", "two lines"),
            ("\r\n=1", "'  =1"),
            ("three\u{2028}\u{85}\u{1b}[2J", "three   [2J"),
            ("the \u{202e}trop\u{202c} is shut", "the  trop  is shut"),
            ("a = b", "a = b"),
        ] {
            assert_eq!(harmless(cell), expected, "{cell:?}");
        }
    }
}
