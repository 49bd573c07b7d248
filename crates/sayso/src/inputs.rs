//! Paths to articles: files, folders, standard input.
#![allow(clippy::disallowed_methods)] // the facade opens the files that the user names

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use sayso_text::{Article, Note};

use crate::{Error, ErrorKind};

/// An article with ingest's notes, or the trouble in its place.
pub type Item = Result<(Article, Vec<Note>), Error>;

/// Bytes of one article beyond which it is none: longer than the longest novel.
pub const LONGEST: u64 = 4 << 20;

/// The articles of files, folders and `-` (standard input), one after the other, opened only when their turn comes.
///
/// A folder gives its `.txt`, `.jsonl` and `.ndjson` files and those of its folders by name; hidden ones and symbolic links
/// inside it are passed over. A file named by the user is JSON lines if its name says so, else text. Trouble is an item like
/// any other, and the rest follows.
pub fn articles(paths: Vec<PathBuf>) -> impl Iterator<Item = Item> + Send {
    paths.into_iter().flat_map(files).flat_map(|file| match file {
        Ok(path) if path.as_os_str() == "-" => standard_input(),
        Ok(path) => one_file(&path),
        Err(error) => one(Err(error)),
    })
}

/// How many files there are to read, where that can be known without reading them: for progress.
pub fn count(paths: &[PathBuf]) -> Option<usize> {
    if paths.iter().any(|p| p.as_os_str() == "-" || is_lines(p)) {
        return None;
    }
    let mut all = 0;
    for file in paths.iter().cloned().flat_map(files) {
        let path = file.ok()?;
        if is_lines(&path) {
            return None;
        }
        all += 1;
    }
    Some(all)
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

fn one(item: Item) -> Items {
    Box::new(std::iter::once(item))
}

/// The path itself, or the files of a folder.
fn files(path: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, Error>> + Send> {
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(path)));
    }
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(e) => return Box::new(std::iter::once(Err(Error::io(shown(&path), &e)))),
    };
    let mut inside: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .filter(|entry| entry.file_type().is_ok_and(|t| t.is_dir() || (t.is_file() && is_known(&entry.path()))))
        .map(|entry| entry.path())
        .collect();
    inside.sort();
    Box::new(inside.into_iter().flat_map(files))
}

fn one_file(path: &Path) -> Items {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) => return one(Err(Error::io(shown(path), &e))),
    };
    if is_lines(path) { lines(shown(path), BufReader::new(file)) } else { one(text(&shown(path), &stem(path), file)) }
}

fn standard_input() -> Items {
    let mut input = BufReader::new(io::stdin());
    let looks_like_json = match input.fill_buf() {
        Ok(first) => first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(first).trim_ascii_start().starts_with(b"{"),
        Err(e) => return one(Err(Error::io("standard input", &e))),
    };
    if looks_like_json {
        lines("standard input".to_owned(), input)
    } else {
        one(text("standard input", "stdin", input))
    }
}

/// A plain text, at most [`LONGEST`] bytes of it.
fn text(place: &str, id: &str, from: impl Read) -> Item {
    let mut bytes = Vec::new();
    from.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|e| Error::io(place, &e))?;
    if bytes.len() as u64 > LONGEST {
        return Err(Error::new(ErrorKind::Input, place, too_long()));
    }
    sayso_ingest::text(id, bytes).map_err(|e| Error::new(ErrorKind::Input, place, e.message()))
}

/// JSON lines, an article each.
fn lines(place: String, from: impl BufRead + Send + 'static) -> Items {
    let lines = sayso_ingest::JsonLines::new(&place, from).longest_line(4 * LONGEST as usize);
    Box::new(lines.zip(1..).map(move |(item, number)| match item {
        Ok((article, _)) if article.text.len() as u64 > LONGEST => {
            Err(Error::new(ErrorKind::Input, format!("{place}: article {number}"), too_long()))
        }
        item => item.map_err(|e| Error::new(ErrorKind::Input, e.place().to_string(), e.message())),
    }))
}

fn too_long() -> String {
    format!("longer than {} MB, so hardly one article; make it one file or JSON line an article", LONGEST >> 20)
}

fn is_lines(path: &Path) -> bool {
    path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"))
}

fn is_known(path: &Path) -> bool {
    is_lines(path) || path.extension().is_some_and(|e| e.eq_ignore_ascii_case("txt"))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
