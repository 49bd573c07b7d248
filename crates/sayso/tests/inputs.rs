//! Paths to articles: what is read, in which order, and what trouble looks like.
#![allow(clippy::disallowed_methods)] // tests write files

mod common;

use std::path::PathBuf;

use common::Folder;
use sayso::ErrorKind;

/// What comes of paths inside the folder: `id: text` or the error.
fn read(folder: &Folder, names: &[&str]) -> Vec<String> {
    let paths: Vec<PathBuf> = names.iter().map(|name| folder.path(name)).collect();
    sayso::inputs::articles(paths)
        .map(|item| match item {
            Ok((article, _)) => format!("{}: {}", article.id, article.text),
            Err(error) => folder.inside(&error.to_string()),
        })
        .collect()
}

fn news() -> Folder {
    let folder = Folder::new(&format!("inputs-{:?}", std::thread::current().id()));
    folder.file("news/b.txt", "Bee.");
    folder.file("news/a/z.TXT", "Zed.");
    folder.file("news/a/lines.jsonl", "{\"id\": \"one\", \"text\": \"One.\"}\n\n{\"id\": 2, \"text\": \"Two.\"}\n");
    folder.file("news/c.ndjson", "\u{feff}{\"text\": \"No name.\"}");
    folder.file("news/.hidden.txt", "Hidden.");
    folder.file("news/.git/d.txt", "Hidden too.");
    folder.file("news/picture.png", b"\x89PNG\r\n\x1a\n\0\0");
    folder.file("news/read.ann", "T1\tSource 0 3\tBee");
    folder
}

#[test]
fn folders_are_walked_by_name() {
    let folder = news();
    let expected = ["one: One.", "2: Two.", "z: Zed.", "b: Bee.", "c-line-1: No name."];
    assert_eq!(read(&folder, &["news"]), expected);
    assert_eq!(sayso::inputs::count(&[folder.path("news")]), None, "lines are not counted");
    std::fs::remove_file(folder.path("news/a/lines.jsonl")).unwrap();
    std::fs::remove_file(folder.path("news/c.ndjson")).unwrap();
    assert_eq!(sayso::inputs::count(&[folder.path("news"), folder.path("news/b.txt")]), Some(3));
}

#[test]
fn what_is_named_is_read_whatever_its_name() {
    let folder = news();
    folder.file("notes.md", "Noted.");
    assert_eq!(
        read(&folder, &["notes.md", "news/.hidden.txt", "news/b.txt", "news/b.txt"]),
        ["notes: Noted.", ".hidden: Hidden.", "b: Bee.", "b: Bee."]
    );
}

#[cfg(unix)]
#[test]
fn links_inside_a_folder_are_passed_over() {
    let folder = news();
    std::os::unix::fs::symlink(folder.path("news"), folder.path("news/a/loop")).unwrap();
    std::os::unix::fs::symlink(folder.path("news"), folder.path("link")).unwrap();
    assert_eq!(read(&folder, &["news"]).len(), 5);
    assert_eq!(read(&folder, &["link"]).len(), 5, "a link that the user names is followed");
}

#[test]
fn trouble_has_a_place_and_the_rest_follows() {
    let folder = news();
    folder.file("broken.jsonl", "{\"id\": \"x\", \"text\": \"Ex.\"}\n\n{\"text\": 3}\n{\"text\": \"cut o\n{\"id\": \"y\", \"text\": \"Why.\"}\n");
    folder.file("long.txt", vec![b'x'; sayso::inputs::LONGEST as usize + 1]);
    let all = read(&folder, &["nowhere.txt", "news/picture.png", "broken.jsonl", "long.txt", "news/b.txt"]);
    let starts = [
        "nowhere.txt: there is no such file",
        "news/picture.png: ",
        "x: Ex.",
        "broken.jsonl:3: `text` is a number",
        "broken.jsonl:4: ",
        "y: Why.",
        "long.txt: longer than 4 MiB",
        "b: Bee.",
    ];
    assert_eq!(all.len(), starts.len(), "{all:#?}");
    for (line, start) in all.iter().zip(starts) {
        assert!(line.starts_with(start), "{line:?} does not start with {start:?}");
    }
}

#[test]
fn an_error_has_its_kind_and_place() {
    let folder = news();
    let error = |name: &str| sayso::inputs::articles(vec![folder.path(name)]).next().unwrap().unwrap_err();
    let missing = error("nowhere");
    assert_eq!((missing.kind(), &*folder.inside(missing.place())), (ErrorKind::Missing, "nowhere"));
    assert_eq!(error("news/picture.png").kind(), ErrorKind::Input);
}

#[test]
fn files_are_opened_when_their_turn_comes() {
    let folder = news();
    let mut articles = sayso::inputs::articles(vec![folder.path("news/b.txt"), folder.path("later.txt")]);
    assert_eq!(articles.next().unwrap().unwrap().0.id, "b");
    folder.file("later.txt", "Later.");
    assert_eq!(articles.next().unwrap().unwrap().0.id, "later");
}
