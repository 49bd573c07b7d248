//! Paths to articles: files, folders, standard input.
#![allow(clippy::disallowed_methods)] // the facade opens the files that the user names

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use sayso_ingest::{Bytes, Settings, Source};
use sayso_text::{Article, Note};

use crate::{Error, ErrorKind};

/// An article with ingest's notes, or the trouble in its place.
pub type Item = Result<(Article, Vec<Note>), Error>;

/// Bytes of one article beyond which it is none, unless the user says otherwise: longer than the longest novel.
pub const LONGEST: u64 = 4 << 20;

/// The articles of files, folders and `-` (standard input), one after the other, opened only when their turn comes.
///
/// A folder gives the files of it and of its folders whose names say that they may hold articles, by name; hidden ones and
/// symbolic links inside it are passed over. What a file is, its bytes say. Trouble is an item like any other, and the rest
/// follows.
pub fn articles(paths: Vec<PathBuf>) -> impl Iterator<Item = Item> + Send {
    articles_with(paths, Settings::default())
}

/// [`articles`], taken in as `settings` say.
pub fn articles_with(paths: Vec<PathBuf>, settings: Settings) -> impl Iterator<Item = Item> + Send {
    paths.into_iter().flat_map(files).flat_map(move |file| match file {
        Ok(path) => one_file(&path, &settings),
        Err(error) => Box::new(std::iter::once(Err(error))),
    })
}

/// How many files there are to read, where each may hold one article: for progress.
pub fn count(paths: &[PathBuf]) -> Option<usize> {
    let mut all = 0;
    for path in paths.iter().cloned().flat_map(files) {
        let path = path.ok()?;
        if path.as_os_str() == "-" || holds_many(&path) {
            return None;
        }
        all += 1;
    }
    Some(all)
}

type Items = Box<dyn Iterator<Item = Item> + Send>;

/// The path itself, or the files of a folder.
fn files(path: PathBuf) -> Box<dyn Iterator<Item = Result<PathBuf, Error>> + Send> {
    if !path.is_dir() {
        return Box::new(std::iter::once(Ok(path)));
    }
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(e) => return Box::new(std::iter::once(Err(Error::io(path.display().to_string(), &e)))),
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

fn one_file(path: &Path, settings: &Settings) -> Items {
    if path.as_os_str() == "-" {
        return standard_input(settings);
    }
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => taken(Source::new(name, Bytes::file(file)), settings),
        Err(e) => Box::new(std::iter::once(Err(Error::io(name, &e)))),
    }
}

fn standard_input(settings: &Settings) -> Items {
    const NAME: &str = "standard input";
    let named = |mut article: Article| {
        if article.id == NAME {
            article.id = "stdin".to_owned();
        }
        article
    };
    let source = Source::new(NAME, Bytes::stream(io::stdin()));
    Box::new(taken(source, settings).map(move |item| item.map(|(article, notes)| (named(article), notes))))
}

/// The articles of a source, with the facade's errors.
pub fn taken(source: Source, settings: &Settings) -> Items {
    Box::new(sayso_ingest::articles(source, settings).map(|item| item.map_err(Error::from)))
}

impl From<sayso_ingest::Error> for Error {
    fn from(error: sayso_ingest::Error) -> Error {
        Error::new(ErrorKind::Input, error.place().to_string(), error.message())
    }
}

/// Whether a file may hold more than one article, by its name.
fn holds_many(path: &Path) -> bool {
    const ONE: [&str; 10] = ["txt", "text", "md", "html", "htm", "xhtml", "mhtml", "mht", "pdf", "nitf"];
    !path.extension().is_some_and(|e| ONE.iter().any(|one| e.eq_ignore_ascii_case(one)))
}

fn is_known(path: &Path) -> bool {
    path.file_name().is_some_and(|name| sayso_ingest::may_hold_articles(&name.to_string_lossy()))
}
