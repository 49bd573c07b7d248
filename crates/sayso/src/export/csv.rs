//! Rows for spreadsheets and statistics: one an attribution.

use std::borrow::Cow;
use std::io;

use super::iri::web;
use super::ready::{Ready, called};
use crate::Read;
use crate::wire::{Article, Attribution, Span};

/// New columns come at the end only: programs count on the places of those that are there.
const COLUMNS: [&str; 26] = [
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
    "denial",
    "certainty",
    "voice_kind",
    "relays",
    "url",
    "sha256",
    "program",
    "model",
    "kernel",
];

/// Writes the names of the columns.
///
/// # Errors
/// Those of `to`.
pub fn header(to: &mut impl io::Write) -> io::Result<()> {
    let mut table = table(to);
    table.write_record(COLUMNS)?;
    table.flush()
}

/// Writes a row for each attribution of an article. Offsets are code points: from the role's first word to its last. A voice
/// or stance that is not clear is an empty cell. Relays are those through whom it came, from the outlet inwards.
///
/// Cells that a spreadsheet would run as a formula begin with an apostrophe (OWASP, CSV Injection); line breaks become spaces;
/// an address that is none of the web is left out.
///
/// # Errors
/// Those of `to`.
pub fn rows(to: &mut impl io::Write, read: &Read) -> io::Result<()> {
    article(&Ready::of(&Article::of(read)), to)
}

/// Writes one row of any table, each cell made harmless.
///
/// # Errors
/// Those of `to`.
pub fn row(to: &mut dyn io::Write, cells: impl IntoIterator<Item = String>) -> io::Result<()> {
    let mut table = table(to);
    table.write_record(cells.into_iter().map(|cell| harmless(&cell).into_owned()))?;
    table.flush()
}

pub(super) fn article(ready: &Ready, to: &mut dyn io::Write) -> io::Result<()> {
    let mut table = table(to);
    for attribution in &ready.article.attributions {
        table.write_record(cells(ready, attribution).iter().map(|cell| cell.as_bytes()))?;
    }
    table.flush()
}

fn cells<'a>(ready: &Ready<'a>, a: &'a Attribution) -> [Cow<'a, str>; COLUMNS.len()] {
    let article = ready.article;
    let words = |pieces: &[Span]| Cow::from(harmless(&ready.words(pieces).unwrap_or_default()).into_owned());
    let given = |value: &'a Option<String>| harmless(value.as_deref().unwrap_or(""));
    let place = |offset: Option<u32>| offset.map_or(Cow::from(""), |offset| offset.to_string().into());
    let start = |pieces: &[Span]| place(pieces.first().map(|[start, _]| *start));
    let end = |pieces: &[Span]| place(pieces.last().map(|[_, end]| *end));
    let voice = ready.voice(a);
    let relays: Vec<&str> =
        ready.relays(a).into_iter().map(|relay| ready.voice(relay).map_or("unclear", called)).collect();
    let relays = harmless(&relays.join(" > ")).into_owned();
    let url = article.url.as_deref().and_then(web).unwrap_or_default();
    [
        harmless(&article.id),
        given(&article.outlet),
        given(&article.published),
        a.id.to_string().into(),
        words(&a.source),
        words(&a.cue),
        words(&a.content),
        harmless(voice.map_or("", |actor| &actor.name)),
        harmless(&a.style),
        given(&a.stance),
        format!("{:.3}", a.confidence).into(),
        start(&a.source),
        end(&a.source),
        start(&a.cue),
        end(&a.cue),
        start(&a.content),
        end(&a.content),
        given(&a.denial),
        harmless(a.certainty.as_ref().map_or("", |certainty| &certainty.level)),
        harmless(voice.map_or("", |actor| &actor.kind)),
        relays.into(),
        url.into(),
        harmless(&article.sha256),
        harmless(&article.made_by.program),
        harmless(&article.made_by.model),
        harmless(&article.made_by.kernel),
    ]
}

fn table<W: io::Write>(to: W) -> csv::Writer<W> {
    csv::WriterBuilder::new().buffer_capacity(1 << 13).from_writer(to)
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
