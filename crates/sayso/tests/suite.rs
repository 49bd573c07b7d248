//! `tests/suite/*.md`: passages of news with the attributions that the model inside the program must read in them.
//!
//! `UPDATE_EXPECT=1 cargo test -p sayso --test suite` writes what is read in place of what is expected; review the
//! difference as you would review code.
#![allow(clippy::disallowed_methods)] // tests read and write files

use std::fs;
use std::path::{Path, PathBuf};

use sayso::{Actor, Attribution, Note, Read, Reader, Reading, Settings, Span, Stance, Statement, WordsOf};

const ARTICLE: &str = "```article\n";
const EXPECTED: &str = "```attributions\n";
const END: &str = "```\n";

#[test]
fn passages_are_read_as_expected() {
    let reader = Reader::new(&Settings { no_vectors: true, ..Settings::default() }).expect("the model is inside");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    let mut passages = 0;
    for path in files() {
        let written = fs::read_to_string(&path).expect("a text");
        let read = with_readings(&written, &reader, &mut passages);
        if read != written {
            if update {
                fs::write(&path, &read).expect("it can be written");
            }
            wrong.push(format!("{}:\n{}", path.display(), first_difference(&written, &read)));
        }
    }
    assert!(passages >= 10, "{passages} passages were found");
    assert!(update || wrong.is_empty(), "read otherwise than expected:\n{}", wrong.join("\n"));
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the suite is part of the repository")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    files
}

/// The file with what the reader reads in each article in place of what is expected.
fn with_readings(written: &str, reader: &Reader, passages: &mut usize) -> String {
    let mut out = String::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once(ARTICLE) {
        let (text, after) = after.split_once(END).expect("an article block ends");
        let (between, after) = after.split_once(EXPECTED).expect("an expectation follows every article");
        let (_, after) = after.split_once(END).expect("an expectation block ends");
        out.extend([before, ARTICLE, text, END, between, EXPECTED, &readings(text, reader), END]);
        rest = after;
        *passages += 1;
    }
    out + rest
}

/// Two lines an attribution: `source · cue · content`, pieces parted by `…`, `-` for no source; then what was read in depth:
/// who it is, in which attribution's content (numbered from 1), and all that is not plain assertion. After them the reporter's
/// own statements, and notes.
fn readings(text: &str, reader: &Reader) -> String {
    let (article, _) = sayso_ingest::text("passage", text.as_bytes().to_vec()).expect("a text");
    let Read { reading, .. } = reader.read(article);
    let words = |spans: &[Span]| {
        let pieces: Vec<String> = spans.iter().map(|s| s.of(text).replace(char::is_whitespace, " ")).collect();
        if pieces.is_empty() { "-".to_owned() } else { pieces.join(" … ") }
    };
    let line = |a: &Attribution| {
        let plain = format!("{} · {} · {}", words(&a.source), words(&a.cue), words(&a.content));
        format!("{plain}\n    {}\n", depth(a, &reading, &words).join(" | "))
    };
    let statement = |s: &Statement| format!("statement: {}\n", words(&s.content));
    let note = |n: &Note| format!("note {}: {}\n", n.kind, n.span.map_or("-".to_owned(), |span| words(&[span])));
    let lines = reading.attributions.iter().map(line).chain(reading.statements.iter().map(statement));
    lines.chain(reading.notes.iter().map(note)).collect()
}

/// What was read of an attribution in depth, each as `what: words`.
fn depth(a: &Attribution, reading: &Reading, words: &dyn Fn(&[Span]) -> String) -> Vec<String> {
    let voice = a.voice.and_then(|id| reading.actors.iter().find(|actor| actor.id == id));
    let number =
        |actor: &Actor| if actor.at_least > 1 { format!(", {} or more", actor.at_least) } else { String::new() };
    let named = |actor: &Actor| format!("{} ({}{})", actor.name, kebab(actor.kind), number(actor));
    let mut out = vec![format!("who: {}", voice.map_or("unclear".to_owned(), named))];
    let place = |id| reading.attributions.iter().position(|other| other.id == id).map(|at| at + 1);
    out.extend(a.within.and_then(place).map(|at| format!("inside: {at}")));
    out.extend(a.derived.then(|| "derived".to_owned()));
    out.extend(a.stance.filter(|&s| s != Stance::Asserts).map(kebab));
    out.extend(a.denial.map(|denial| format!("of: {}", kebab(denial))));
    for (whose, what) in [(WordsOf::Voice, "hedged"), (WordsOf::Writer, "hedged by the writer")] {
        let markers = a.certainty.iter().flat_map(|c| &c.markers).filter(|m| m.words_of == whose);
        let markers: Vec<Span> = markers.map(|m| m.span).collect();
        out.extend((!markers.is_empty()).then(|| format!("{what}: {}", words(&markers))));
    }
    for (what, spans) in [("condition", &a.condition), ("to", &a.addressee), ("channel", &a.channel)] {
        out.extend((!spans.is_empty()).then(|| format!("{what}: {}", words(spans))));
    }
    let said = a.said.and_then(|id| reading.times.iter().find(|t| t.id == id));
    out.extend(said.map(|time| format!("said: {}", time.value)));
    out
}

/// `NamedPerson` as `named-person`.
fn kebab(of: impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{of:?}").chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(c.to_lowercase());
    }
    out
}

fn first_difference(expected: &str, found: &str) -> String {
    let differs = expected.lines().zip(found.lines()).find(|(e, f)| e != f);
    match differs {
        Some((expected, found)) => format!("  expected  {expected}\n  read      {found}"),
        None => "  one ends before the other".to_owned(),
    }
}
