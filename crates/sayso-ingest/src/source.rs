use std::io::{self, Cursor, Read, Seek, SeekFrom};

use crate::budget::Budget;
use crate::{Error, ErrorKind, Place};

/// Bytes to take articles from, and what is known of them beforehand.
///
/// ```
/// use sayso_ingest::{Bytes, Settings, Source, articles};
/// let source = Source::new("harbour.txt", Bytes::held(b"The harbour closes, Toft said.".to_vec()));
/// let (article, notes) = articles(source, &Settings::default()).next().unwrap()?;
/// assert_eq!((article.id.as_str(), notes.len()), ("harbour", 0));
/// # Ok::<(), sayso_ingest::Error>(())
/// ```
pub struct Source {
    /// Its name: where errors occurred, such as `news.zip: a/b.html`; articles without an id are named after its last part.
    pub name: String,
    /// The bytes.
    pub bytes: Bytes,
    /// What came with them says that they are: the value of an HTTP `Content-Type`. What the bytes look like goes first;
    /// its `charset` is believed as browsers believe it.
    pub content_type: Option<String>,
    /// Where they came from: relative links are read against it.
    pub url: Option<String>,
    /// When they were fetched, as an instant (`2024-01-26T09:30:00Z`).
    pub retrieved: Option<String>,
    /// How many archives they lie in.
    pub depth: u32,
}

/// Bytes that are read once, from front to end, or from any place.
pub struct Bytes {
    /// Bytes looked at already, in front of the rest of a stream.
    head: Cursor<Vec<u8>>,
    /// What went wrong while they were looked at: comes after them.
    fault: Option<io::Error>,
    rest: Rest,
    /// What the archives that they lie in may still unpack to.
    budget: Option<Budget>,
}

enum Rest {
    Stream(Box<dyn Read + Send>),
    File(Box<dyn ReadSeek>),
}

/// What can be read from any place.
pub trait ReadSeek: Read + Seek + Send {}

impl<T: Read + Seek + Send> ReadSeek for T {}

impl Source {
    /// Bytes of which only the name is known.
    pub fn new(name: impl Into<String>, bytes: Bytes) -> Source {
        Source { name: name.into(), bytes, content_type: None, url: None, retrieved: None, depth: 0 }
    }

    /// Where an error occurred that has no closer place.
    pub(crate) fn place(&self) -> Place {
        Place { file: self.name.clone(), line: None }
    }

    /// What articles from here are named after: the last part of the name without folders and without its endings.
    pub(crate) fn stem(&self) -> &str {
        stem(&self.name)
    }
}

/// The last part of a path, an address or `archive: member`, without its endings.
pub(crate) fn stem(name: &str) -> &str {
    let name = if name.contains("://") { name.split(['?', '#']).next().unwrap_or(name) } else { name };
    let last = name.trim_end_matches('/').rsplit(['/', '\\']).next().unwrap_or(name);
    let last = last.rsplit(": ").next().unwrap_or(last);
    let unpacked = without_ending(last, &["gz"]).unwrap_or(last);
    without_ending(unpacked, ENDINGS).or_else(|| without_ending(unpacked, PROGRAMS)).unwrap_or(unpacked)
}

/// Endings of files that may hold articles, beside `gz`.
pub const ENDINGS: &[&str] = &[
    "txt", "text", "md", "jsonl", "ndjson", "html", "htm", "xhtml", "mhtml", "mht", "eml", "pdf", "rss", "atom", "xml",
    "rdf", "json", "warc", "wet", "parquet", "zip", "nitf", "opml",
];

/// Endings of addresses behind which a program makes the page.
const PROGRAMS: &[&str] = &["php", "asp", "aspx", "jsp", "do", "cms"];

fn without_ending<'n>(name: &'n str, endings: &[&str]) -> Option<&'n str> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && endings.iter().any(|e| ending.eq_ignore_ascii_case(e))).then_some(stem)
}

/// Whether a file's name says that it may hold articles.
pub fn may_hold_articles(name: &str) -> bool {
    without_ending(name, ENDINGS).is_some() || without_ending(name, &["gz"]).is_some_and(may_hold_articles)
}

impl Bytes {
    /// Bytes that are read once.
    pub fn stream(stream: impl Read + Send + 'static) -> Bytes {
        Bytes::of(Rest::Stream(Box::new(stream)))
    }

    /// Bytes that can be read from any place: a file. It is read from where it stands.
    pub fn file(file: impl ReadSeek + 'static) -> Bytes {
        Bytes::of(Rest::File(Box::new(file)))
    }

    /// Bytes in memory.
    pub fn held(bytes: Vec<u8>) -> Bytes {
        Bytes::file(Cursor::new(bytes))
    }

    fn of(rest: Rest) -> Bytes {
        Bytes { head: Cursor::default(), fault: None, rest, budget: None }
    }

    /// The same bytes as those of an archive: what is unpacked of them counts there too.
    pub(crate) fn within(self, budget: Budget) -> Bytes {
        Bytes { budget: Some(budget), ..self }
    }

    /// What the archives that they lie in may still unpack to; `None` in no archive.
    pub(crate) fn budget(&self) -> Option<Budget> {
        self.budget.clone()
    }

    /// At most `count` of the first bytes, which stay to be read. Fewer are before the end, or before a fault that is met
    /// again when they are read.
    pub(crate) fn head(&mut self, count: usize) -> io::Result<&[u8]> {
        let missing = count.saturating_sub(self.head.get_ref().len());
        let rest: &mut dyn Read = match &mut self.rest {
            Rest::Stream(stream) => stream,
            Rest::File(file) => file,
        };
        if self.fault.is_none()
            && let Err(error) = rest.take(missing as u64).read_to_end(self.head.get_mut())
        {
            self.fault = Some(error);
        }
        if self.head.get_ref().is_empty()
            && let Some(error) = self.fault.take()
        {
            return Err(error);
        }
        let head = self.head.get_ref();
        Ok(&head[..head.len().min(count)])
    }

    /// All bytes, at most `most`.
    pub(crate) fn hold(self, most: u64, place: &Place) -> Result<Vec<u8>, Error> {
        self.hold_or(most, place, || too_long(place, most))
    }

    /// All bytes; where they are more than `most`, what `too_long` says. What unpacks too far is a bomb, and said to be one.
    pub(crate) fn hold_or(
        mut self,
        most: u64,
        place: &Place,
        too_long: impl FnOnce() -> Error,
    ) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.by_ref().take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(|e| broken(place, &e))?;
        if bytes.len() as u64 > most { Err(too_long()) } else { Ok(bytes) }
    }

    /// The bytes so that they can be read from any place; a stream is held in memory, at most `most` bytes of it.
    pub(crate) fn seekable(self, most: u64, place: &Place) -> Result<Box<dyn ReadSeek>, Error> {
        match self {
            Bytes { head, rest: Rest::File(mut file), .. } => {
                let looked_at = head.get_ref().len() as i64;
                file.seek(SeekFrom::Current(-looked_at)).map_err(|e| broken(place, &e))?;
                Ok(file)
            }
            stream => Ok(Box::new(Cursor::new(stream.hold(most, place)?))),
        }
    }
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.head.read(buffer)? {
            0 => match (self.fault.take(), &mut self.rest) {
                (Some(error), _) => Err(error),
                (None, Rest::Stream(stream)) => stream.read(buffer),
                (None, Rest::File(file)) => file.read(buffer),
            },
            count => Ok(count),
        }
    }
}

/// Reading failed; what unpacks archives says itself what is wrong.
pub(crate) fn broken(place: &Place, error: &io::Error) -> Error {
    let kind = match error.kind() {
        io::ErrorKind::FileTooLarge => ErrorKind::TooLong,
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => ErrorKind::Damaged,
        _ => ErrorKind::Io,
    };
    let message = match kind {
        ErrorKind::Io => format!("reading failed ({error}): the rest is not read"),
        _ => format!("{error}; the rest is not read"),
    };
    Error::new(kind, place.clone(), message)
}

fn too_long(place: &Place, most: u64) -> Error {
    let message = format!(
        "longer than {}, and this format has to be held in memory: is it one article? if so, raise the limit `held`",
        crate::limits::shown(most)
    );
    Error::new(ErrorKind::TooLong, place.clone(), message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems() {
        for (name, expected) in [
            ("harbour.txt", "harbour"),
            ("a/b/harbour.html.gz", "harbour"),
            ("harbour.2024.txt", "harbour.2024"),
            ("St. Aud", "St. Aud"),
            (".txt", ".txt"),
            ("news.zip: a/harbour.txt", "harbour"),
            ("news.zip: harbour.txt", "harbour"),
            ("https://sarn.example/2024/harbour/", "harbour"),
            ("crawl.warc: record 3: https://sarn.example/harbour.php?from=/a/b.c#d", "harbour"),
            ("feed.xml: entry 3", "entry 3"),
            ("", ""),
        ] {
            assert_eq!(stem(name), expected, "{name}");
        }
    }

    #[test]
    fn names_of_files_with_articles() {
        for (name, expected) in [
            ("a.TXT", true),
            ("a.warc.gz", true),
            ("a.gz", false),
            ("a.png", false),
            ("a.tar.gz", false),
            ("txt", false),
        ] {
            assert_eq!(may_hold_articles(name), expected, "{name}");
        }
    }

    #[test]
    fn looking_at_the_head_takes_nothing() {
        for mut bytes in [Bytes::held(b"harbour".to_vec()), Bytes::stream(&b"harbour"[..])] {
            assert_eq!(bytes.head(3).unwrap(), b"har");
            assert_eq!(bytes.head(5).unwrap(), b"harbo");
            assert_eq!(bytes.head(2).unwrap(), b"ha");
            let mut file = bytes.seekable(100, &Place { file: String::new(), line: None }).unwrap();
            let mut all = String::new();
            file.read_to_string(&mut all).unwrap();
            assert_eq!(all, "harbour");
        }
    }

    #[test]
    fn a_fault_comes_after_what_was_there() {
        struct Fault;
        impl Read for Fault {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::new(io::ErrorKind::InvalidData, "the tape is torn"))
            }
        }
        let place = Place { file: "a.txt".into(), line: None };
        let mut bytes = Bytes::stream(b"harbour".chain(Fault));
        assert_eq!(bytes.head(100).unwrap(), b"harbour");
        let mut read = [0; 7];
        bytes.read_exact(&mut read).unwrap();
        assert_eq!(&read, b"harbour");
        let error = bytes.hold(100, &place).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Damaged, "a.txt: the tape is torn; the rest is not read")
        );
        assert!(Bytes::stream(Fault).head(100).is_err());
    }

    #[test]
    fn what_is_too_long_is_refused() {
        let place = Place { file: "a.pdf".into(), line: None };
        let error = Bytes::stream(&b"harbour"[..]).hold(6, &place).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLong);
        assert!(error.to_string().starts_with("a.pdf: longer than 6 bytes"), "{error}");
        assert_eq!(Bytes::stream(&b"harbour"[..]).hold(7, &place).unwrap(), b"harbour");
    }
}
