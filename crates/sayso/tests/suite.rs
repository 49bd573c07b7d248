//! `tests/suite/*.md`: passages of news with the attributions that the model inside the program must read in them.
//!
//! `UPDATE_EXPECT=1 cargo test -p sayso --test suite` writes what is read in place of what is expected; review the
//! difference as you would review code.
#![allow(clippy::disallowed_methods)] // tests read and write files

use std::fs;
use std::path::{Path, PathBuf};

use sayso::{Article, Reader, Settings, Spans};

const ARTICLE: &str = "```article\n";
const EXPECTED: &str = "```attributions\n";
const END: &str = "```\n";

#[test]
fn passages_are_read_as_expected() {
    let reader = Reader::new(&Settings::default()).expect("the model is inside");
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

/// A line an attribution: `source · cue · content`, pieces parted by `…`, `-` for no source.
fn readings(text: &str, reader: &Reader) -> String {
    let read = reader.read(Article::from_text("passage", text));
    let words = |spans: &Spans| {
        let pieces: Vec<String> = spans.iter().map(|s| s.of(text).replace(char::is_whitespace, " ")).collect();
        if pieces.is_empty() { "-".to_owned() } else { pieces.join(" … ") }
    };
    let line = |a: &sayso::Attribution| format!("{} · {} · {}\n", words(&a.source), words(&a.cue), words(&a.content));
    read.reading.attributions.iter().map(line).collect()
}

fn first_difference(expected: &str, found: &str) -> String {
    let differs = expected.lines().zip(found.lines()).find(|(e, f)| e != f);
    match differs {
        Some((expected, found)) => format!("  expected  {expected}\n  read      {found}"),
        None => "  one ends before the other".to_owned(),
    }
}
