//! `tests/export/*.expected`: what each format makes of two invented articles, with their words and without.
//!
//! `UPDATE_EXPECT=1 cargo test -p sayso --test export` writes what is made in place of what is expected; review the difference as
//! you would review code.
//!
//! Other programs read it too, where `python3` (or what `SAYSO_PYTHON` names) has them: pyarrow, rdflib.
#![allow(clippy::disallowed_methods, clippy::print_stderr)] // tests read and write files, and say what they skip

mod any_article;
mod articles;
#[path = "../common/mod.rs"]
mod common;

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use articles::{harbour, note};
use common::Folder;
use sayso::export::{Exporter, Format, Options, Target};
use sayso::wire::{self, Article};

/// What a format makes of articles; tables are shown a row a line.
pub(crate) fn exported(format: Format, no_text: bool, articles: &[Article], folder: &Folder) -> String {
    let options = Options { no_text };
    if format.is_folder() {
        let path = folder.path("tables");
        let mut exporter = Exporter::new(format, options, Target::Folder(path.clone())).expect("a folder");
        articles.iter().for_each(|article| exporter.article(article).expect("an article that holds"));
        exporter.finish().expect("files");
        return tables(&path);
    }
    let mut out = Vec::new();
    let mut exporter = Exporter::new(format, options, Target::Stream(Box::new(&mut out))).expect("memory");
    articles.iter().for_each(|article| exporter.article(article).expect("an article that holds"));
    exporter.finish().expect("memory");
    String::from_utf8(out).expect("UTF-8")
}

#[cfg(feature = "parquet")]
fn tables(folder: &Path) -> String {
    use parquet::file::reader::{FileReader, SerializedFileReader};

    let mut out = String::new();
    for name in ["articles", "attributions", "actors", "times", "statements"] {
        let file = std::fs::File::open(folder.join(format!("{name}.parquet"))).expect("a table");
        let reader = SerializedFileReader::new(file).expect("Parquet");
        out += &format!("{name}\n");
        for pair in reader.metadata().file_metadata().key_value_metadata().into_iter().flatten() {
            if pair.key != "ARROW:schema" {
                out += &format!("  {} = {}\n", pair.key, pair.value.as_deref().unwrap_or(""));
            }
        }
        for row in reader.get_row_iter(None).expect("rows") {
            out += "  row\n";
            for (column, value) in row.expect("a row").get_column_iter() {
                let value = value.to_string().replace('\u{202e}', "\\u{202e}").replace('\u{202c}', "\\u{202c}");
                out += &format!("    {column}: {value}\n");
            }
        }
    }
    out
}

#[cfg(not(feature = "parquet"))]
fn tables(_: &Path) -> String {
    unreachable!("this build writes none")
}

#[test]
fn other_programs_read_it() {
    let python = std::env::var_os("SAYSO_PYTHON").unwrap_or("python3".into());
    if Command::new(&python).arg("--version").output().is_err() {
        eprintln!("skipped: there is no {}", python.display());
        return;
    }
    let folder = Folder::new("export-read");
    for no_text in [false, true] {
        let name = if no_text { "no-text" } else { "text" };
        for format in formats() {
            let path = folder.path(&format!("{name}/{format}"));
            std::fs::create_dir_all(folder.path(name)).expect("a folder");
            let to = if format.is_folder() {
                Target::Folder(path)
            } else {
                Target::Stream(Box::new(std::fs::File::create(path).expect("a file")))
            };
            let mut exporter = Exporter::new(format, Options { no_text }, to).expect("a target");
            [harbour(), note()].iter().for_each(|article| exporter.article(article).expect("it holds"));
            exporter.finish().expect("it can be written");
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/other_programs.py");
        let output = Command::new(&python).arg(script).arg(folder.path(name)).arg("6").output().expect("it starts");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        eprint!("{}", String::from_utf8_lossy(&output.stdout));
    }
}

fn formats() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|format| !format.is_folder() || cfg!(feature = "parquet"))
}

#[test]
fn articles_are_written_as_expected() {
    let folder = Folder::new("export-expected");
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for format in formats() {
        for no_text in [false, true] {
            let name = if no_text { format!("{format}.no-text") } else { format.to_string() };
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/export/{name}.expected"));
            let made = exported(format, no_text, &[harbour(), note()], &folder);
            let expected = std::fs::read_to_string(&path).unwrap_or_default();
            if made != expected {
                if update {
                    std::fs::write(&path, &made).expect("it can be written");
                }
                let differs = made.lines().zip(expected.lines()).find(|(made, expected)| made != expected);
                let (made, expected) = differs.unwrap_or(("one ends before", "the other"));
                wrong.push(format!("{name}:\n  expected  {expected}\n  made      {made}"));
            }
        }
    }
    assert!(update || wrong.is_empty(), "written otherwise than expected:\n{}", wrong.join("\n"));
}

#[test]
fn without_text_no_words_are_left() {
    let folder = Folder::new("export-no-text");
    for format in formats() {
        let made = exported(format, true, &[harbour(), note()], &folder).to_lowercase();
        for words in [
            "reported",
            "friday",
            "toll",
            "doubled",
            "aide",
            "feared",
            "perhaps",
            "draft",
            "pays",
            "rained",
            "nobody",
            "=sum",
            "port\\\"",
            "javascript",
        ] {
            assert!(!made.contains(words), "{words:?} in {format}:\n{made}");
        }
        for kept in ["2024-01-26", "5f3a09c1", "sayso 0.1.0", &harbour().sha256] {
            assert!(made.contains(kept), "{kept:?} is not in {format}");
        }
    }
}

#[test]
fn what_is_written_cannot_steer_or_run() {
    let folder = Folder::new("export-steer");
    for format in formats().filter(|format| !format.is_folder()) {
        for no_text in [false, true] {
            let made = exported(format, no_text, &[harbour(), note()], &folder);
            assert!(!made.contains(['\u{202e}', '\u{202c}', '\u{1b}']), "{format}");
            assert!(format == Format::Jsonl || !made.contains("javascript:"), "{format}");
            assert!(format != Format::SchemaOrg || !made.contains('<'), "it may stand in a page");
        }
    }
}

#[test]
fn the_line_of_an_article_is_the_wire() {
    let folder = Folder::new("export-wire");
    let made = exported(Format::Jsonl, false, &[harbour()], &folder);
    assert_eq!(made, harbour().line() + "\n");
    assert_eq!(serde_json::from_str::<wire::Article>(&made).expect("the wire"), harbour());
}

#[test]
fn nobody_claims_what_they_deny_or_are_denied_to_have_said() {
    #[track_caller]
    fn check(outer: &str, inner: &str, expected: bool) {
        let folder = Folder::new("export-claims");
        let mut article = harbour();
        article.attributions[0].stance = Some(outer.into());
        article.attributions[1].stance = Some(inner.into());
        let made = exported(Format::SchemaOrg, false, &[article], &folder);
        let graph: serde_json::Value = serde_json::from_str(&made).expect("JSON");
        let claim = graph["@graph"].as_array().expect("nodes").iter().find(|node| {
            node["@type"] == "Claim" && node["@id"].as_str().is_some_and(|name| name.ends_with("-attribution-1-claim"))
        });
        let claim = claim.expect("what is denied is a claim, too");
        assert_eq!(claim["author"].is_object(), expected, "{outer} that somebody {inner}");
    }
    check("asserts", "asserts", true);
    check("asserts", "denies", false);
    check("asserts", "doubts", false);
    check("denies", "asserts", false);
    check("doubts", "asserts", false);
    check("asks", "asserts", false);
}

#[test]
fn names_differ_where_things_do() {
    let folder = Folder::new("export-names");
    let subjects = |article: Article| -> Vec<String> {
        let made = exported(Format::ProvO, false, &[article], &folder);
        let attributions = made.lines().filter(|line| line.contains("<urn:sayso:terms#Attribution>"));
        attributions.map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    let own = subjects(harbour());
    assert_eq!(own.len(), 5);
    assert_eq!(own, subjects(harbour()));
    // The same words in another outlet, under another name, or read by another model.
    let changes: [fn(&mut Article); 4] = [
        |article| article.outlet = None,
        |article| article.id = "other".into(),
        |article| article.made_by.model = "other".into(),
        |article| article.url = None,
    ];
    for change in changes {
        let mut other = harbour();
        change(&mut other);
        assert!(subjects(other).iter().all(|name| !own.contains(name)));
    }
}

#[test]
fn articles_that_do_not_hold_are_refused_and_others_follow() {
    #[track_caller]
    fn check(change: fn(&mut Article), expected: &str) {
        let folder = Folder::new("export-refused");
        let mut broken = harbour();
        change(&mut broken);
        for format in formats().filter(|format| !format.is_folder()) {
            let mut out = Vec::new();
            let mut exporter =
                Exporter::new(format, Options::default(), Target::Stream(Box::new(&mut out))).expect("memory");
            let error = exporter.article(&broken).expect_err("it does not hold");
            assert_eq!(error.kind(), ErrorKind::InvalidData);
            let message = error.to_string();
            assert!(message.starts_with(&format!("article \"harbour\": {expected}")), "{message}");
            assert!(message.ends_with("read the article again"), "{message}");
            exporter.article(&note()).expect("this one holds");
            exporter.finish().expect("memory");
            assert_eq!(String::from_utf8(out).expect("UTF-8"), exported(format, false, &[note()], &folder));
        }
    }
    check(|a| a.text.push('!'), "its sha256 is ");
    check(|a| a.attributions[0].cue[0][1] = 900, "attribution 0: [26, 900] is no span of the text, which has ");
    check(|a| a.attributions[1].channel = vec![[5, 4]], "attribution 1: [5, 4] is no span");
    check(|a| a.sentences[0][0] = u32::MAX, "sentences: [4294967295, ");
    check(|a| a.actors[3].mentions[0][1] = 900, "actor 3: ");
    check(|a| a.statements[0].content[0][1] = 900, "statement 0: ");
    check(|a| a.attributions[2].id = 0, "two attributions have the number 0");
    check(|a| a.actors[2].id = 0, "two actors have the number 0");
    check(|a| a.attributions[0].voice = Some(9), "attribution 0: its voice is no actor of the article");
    check(|a| a.attributions[1].said = Some(9), "attribution 1: it was said at no time of the article");
    check(|a| a.attributions[1].within = Some(9), "attribution 1: it lies within 9, which is no attribution");
    check(
        |a| a.attributions[0].within = Some(1),
        "attribution 0: it lies within more than 100 others, or within itself",
    );
    check(|a| a.attributions[3].confidence = f64::NAN, "attribution 3: a confidence or certainty is not between");
}
