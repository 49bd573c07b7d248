use std::io::{self, BufRead, Read};

use sayso_text::{Article, Note};
use serde_json::value::RawValue;

use crate::{Error, ErrorKind, Place, fields, source, text};

pub(crate) mod spread;
mod values;

use values::{Object, links, scalar, shown, what_is};

/// The articles of a file of one JSON object a line, read one by one.
///
/// Of the keys `id`, `outlet`, `url`, `title`, `byline`, `credit`, `published`, `updated`, `retrieved`, `language`,
/// `links` and `text` all but `text` are optional; others are kept as metadata. What sayso itself prints is read as
/// well, its readings left out. An article without `id` is named after file and line (`news-line-7`).
/// Blank lines are passed over. An item is an error where its line is none of this; the next item is the next line.
///
/// One line at a time is held in memory, and none that is longer than [`JsonLines::longest_line`] allows.
pub struct JsonLines<R> {
    file: String,
    reader: R,
    line: u64,
    longest: usize,
    longest_text: u64,
    buffer: Vec<u8>,
    is_done: bool,
}

/// What sayso prints about an article beside the article itself.
const READINGS: &[&str] = &[
    "sayso",
    "sha256",
    "made_by",
    "paragraphs",
    "sentences",
    "attributions",
    "statements",
    "actors",
    "mentions",
    "times",
    "vectors",
    "notes",
];

impl<R: BufRead> JsonLines<R> {
    /// Reads from `reader`; `file` is its name in errors, and its stem is part of the names of articles without `id`.
    pub fn new(file: impl Into<String>, reader: R) -> JsonLines<R> {
        let (longest, longest_text) = (64 << 20, u64::MAX);
        JsonLines { file: file.into(), reader, line: 0, longest, longest_text, buffer: Vec::new(), is_done: false }
    }

    /// Passes over lines of more than `bytes` (64 MiB if not called), with an error for each.
    pub fn longest_line(self, bytes: usize) -> JsonLines<R> {
        JsonLines { longest: bytes, ..self }
    }

    /// Refuses articles whose text has more than `bytes`.
    pub fn longest_text(self, bytes: u64) -> JsonLines<R> {
        JsonLines { longest_text: bytes, ..self }
    }

    fn place(&self) -> Place {
        Place { file: self.file.clone(), line: Some(self.line) }
    }

    /// Reads the next line into the buffer; `false` at the end.
    fn read_line(&mut self) -> Result<bool, Error> {
        self.line += 1;
        self.buffer.clear();
        let limit = self.longest as u64 + 1;
        let read = self.reader.by_ref().take(limit).read_until(b'\n', &mut self.buffer);
        match read.and_then(|_| skip_rest(&mut self.reader, &self.buffer, self.longest)) {
            Ok(false) => Ok(!self.buffer.is_empty()),
            Ok(true) => {
                let message = format!(
                    "the line is longer than {} bytes and was passed over: one article belongs on a line",
                    self.longest
                );
                Err(Error::new(ErrorKind::TooLong, self.place(), message))
            }
            Err(error) => {
                self.is_done = true;
                Err(source::broken(&self.place(), &error))
            }
        }
    }

    fn article(&self) -> Result<(Article, Vec<Note>), Error> {
        let bytes = self
            .buffer
            .strip_prefix(b"\xef\xbb\xbf")
            .filter(|_| self.line == 1)
            .unwrap_or(&self.buffer)
            .trim_ascii_end();
        let json = |message| Error::new(ErrorKind::Json, self.place(), message);
        let mut object: Object = serde_json::from_slice(bytes).map_err(|error| json(explain(bytes, &error)))?;
        let text = match object.remove("text").map(RawValue::get) {
            Some(text) if text.starts_with('"') => serde_json::from_str::<String>(text)
                .map_err(|error| json(format!("`text` is no string that can be read ({})", reason(&error))))?,
            Some(other) => {
                let message = format!("`text` is {}, but must be a string: the article's text", what_is(other));
                return Err(Error::new(ErrorKind::Field, self.place(), message));
            }
            None => {
                let keys: Vec<&str> = object.keys().map(String::as_str).take(8).collect();
                let found =
                    if keys.is_empty() { "no key at all".to_owned() } else { format!("only `{}`", keys.join("`, `")) };
                let message = format!("there is no `text`, {found}: name the key of the article's text so");
                return Err(Error::new(ErrorKind::Field, self.place(), message));
            }
        };
        text::check_length(&text, &self.place(), self.longest_text)?;
        let mut notes = Vec::new();
        let mut article = Article { id: self.id(object.remove("id")), ..Article::default() };
        article.links = object.remove("links").map_or(Vec::new(), |written| links(written, &text));
        fill(&mut article, object, &mut notes);
        text::take_text(&mut article, text, self.place(), &mut notes)?;
        Ok((article, notes))
    }

    fn id(&self, given: Option<&RawValue>) -> String {
        let file = self.file.rsplit(['/', '\\']).next().unwrap_or("");
        let stem = file.split_once('.').map_or(file, |(stem, _)| stem);
        given.and_then(scalar).filter(|id| !id.is_empty()).unwrap_or_else(|| format!("{stem}-line-{}", self.line))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
    type Item = Result<(Article, Vec<Note>), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_done {
            match self.read_line() {
                Ok(false) => self.is_done = true,
                Ok(true) if self.buffer.trim_ascii().is_empty() => {}
                Ok(true) => return Some(self.article()),
                Err(error) => return Some(Err(error)),
            }
        }
        None
    }
}

/// Passes over what is left of a line that is longer than allowed, without keeping it; whether there was such a rest.
fn skip_rest(reader: &mut impl BufRead, so_far: &[u8], longest: usize) -> io::Result<bool> {
    if so_far.len() <= longest || so_far.ends_with(b"\n") {
        return Ok(false);
    }
    loop {
        let bytes = match reader.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            bytes => bytes?,
        };
        let (used, is_last) = match bytes.iter().position(|&b| b == b'\n') {
            Some(at) => (at + 1, true),
            None => (bytes.len(), bytes.is_empty()),
        };
        reader.consume(used);
        if is_last {
            return Ok(true);
        }
    }
}

fn fill(article: &mut Article, object: Object, notes: &mut Vec<Note>) {
    for (key, value) in object {
        match key.as_str() {
            key if READINGS.contains(&key) => {}
            "metadata" if value.get().starts_with('{') => {
                let inner: Object = serde_json::from_str(value.get()).unwrap_or_default();
                article.metadata.extend(inner.into_iter().filter_map(|(key, value)| Some((key, shown(value)?))));
            }
            key => {
                if let Some(value) = shown(value) {
                    fields::fill(article, key, &value, None, notes);
                }
            }
        }
    }
}

fn explain(bytes: &[u8], error: &serde_json::Error) -> String {
    let column = error.column();
    match std::str::from_utf8(bytes) {
        Err(_) => "the line is not UTF-8, so it is no JSON: convert the file".to_owned(),
        Ok(json) if error.is_data() => {
            format!("this is {}, not a JSON object: write {{\"text\": \"…\"}}", what_is(json))
        }
        Ok(_) if error.is_eof() => format!(
            "the JSON object is not closed at column {column}: is the line cut off, or the object spread over lines?"
        ),
        Ok(_) => format!("no JSON at column {column} ({}): one object belongs on each line", reason(error)),
    }
}

fn reason(error: &serde_json::Error) -> String {
    let reason = error.to_string();
    reason.split(" at line ").next().unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests;
