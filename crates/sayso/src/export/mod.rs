//! Readings for other programs: one article after the other, in the formats that spreadsheets, data frames, annotation tools and the
//! semantic web read. `docs/export.md` describes each for its users.
//!
//! All of them are written as a stream and hold no more than an article in memory (Parquet: a group of rows a table). The same
//! articles give the same bytes. Offsets are code points into the article's text, end exclusive, as on the [wire](crate::wire).

mod check;
pub mod csv;
mod iri;
mod jsonl;
mod no_text;
mod ntriples;
#[cfg(feature = "parquet")]
mod parquet;
mod prov_o;
mod ready;
mod schema_org;
mod web_annotation;
mod words;

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use self::ready::Ready;
use crate::wire::Article;

/// A format to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The wire: a line of JSON an article.
    Jsonl,
    /// A row an attribution, for spreadsheets.
    Csv,
    /// A folder of tables for data frames and databases.
    Parquet,
    /// W3C Web Annotation: a line of JSON-LD an attribution.
    WebAnnotation,
    /// schema.org: a line of JSON-LD an article, with its claims and quotations.
    SchemaOrg,
    /// W3C PROV-O: N-Triples.
    ProvO,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] =
        [Format::Jsonl, Format::Csv, Format::Parquet, Format::WebAnnotation, Format::SchemaOrg, Format::ProvO];

    /// Its name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Parquet => "parquet",
            Format::WebAnnotation => "web-annotation",
            Format::SchemaOrg => "schema-org",
            Format::ProvO => "prov-o",
        }
    }

    /// Whether it is a folder of files rather than one stream.
    pub fn is_folder(self) -> bool {
        self == Format::Parquet
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Format, String> {
        let found = Format::ALL.into_iter().find(|format| format.name() == name);
        found.ok_or_else(|| format!("{name:?} is no format; there are {}", Format::ALL.map(Format::name).join(", ")))
    }
}

/// How to write.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Leave out the words of the articles: hashes, offsets, codes and names alone, for texts that may not be passed on.
    pub no_text: bool,
}

/// Where to write.
pub enum Target<'w> {
    /// One stream; it need not be buffered.
    Stream(Box<dyn Write + 'w>),
    /// A folder, made if it is not there; files of the same names in it are replaced.
    Folder(PathBuf),
}

/// Writes articles in a format. What was written is whole once [`finish`](Exporter::finish) has returned.
///
/// ```
/// use sayso::export::{Exporter, Format, Options, Target};
/// use sayso::{Article, Document, Read, Reading, wire};
/// let article = Article::from_text("note", "Nobody said a word.");
/// let document = Document::of(&article);
/// let article = wire::Article::of(&Read { article, document, reading: Reading::default() });
///
/// let mut out = Vec::new();
/// let options = Options { no_text: true };
/// let mut exporter = Exporter::new(Format::Jsonl, options, Target::Stream(Box::new(&mut out)))?;
/// exporter.article(&article)?;
/// exporter.finish()?;
/// let line = String::from_utf8(out).unwrap();
/// assert!(line.starts_with(r#"{"sayso":1,"no_text":true,"id":"note","sha256":"#) && !line.contains("Nobody"));
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Exporter<'w> {
    options: Options,
    form: Form<'w>,
}

enum Form<'w> {
    Stream(io::BufWriter<Box<dyn Write + 'w>>, fn(&Ready, &mut dyn Write) -> io::Result<()>),
    #[cfg(feature = "parquet")]
    Tables(Box<parquet::Tables>),
}

impl<'w> Exporter<'w> {
    /// Opens what is written to, and writes what stands at the head of it.
    ///
    /// # Errors
    /// When it cannot be opened or written, when the format needs the other kind of target, or when this build lacks the format.
    pub fn new(format: Format, options: Options, to: Target<'w>) -> io::Result<Exporter<'w>> {
        let mut stream = match (to, format.is_folder()) {
            (Target::Stream(stream), false) => io::BufWriter::new(stream),
            (Target::Folder(folder), true) => return Exporter::tables(&folder, options),
            (Target::Stream(_), true) => {
                return Err(misuse(format!("{format} is several files: name a folder for them")));
            }
            (Target::Folder(_), false) => return Err(misuse(format!("{format} is one stream: name a file for it"))),
        };
        let article = match format {
            Format::Jsonl => jsonl::article,
            Format::Csv => {
                csv::header(&mut stream)?;
                csv::article
            }
            Format::WebAnnotation => web_annotation::article,
            Format::SchemaOrg => schema_org::article,
            Format::ProvO => prov_o::article,
            Format::Parquet => unreachable!("it is a folder"),
        };
        Ok(Exporter { options, form: Form::Stream(stream, article) })
    }

    #[cfg(feature = "parquet")]
    fn tables(folder: &Path, options: Options) -> io::Result<Exporter<'w>> {
        let tables = parquet::Tables::new(folder, options)?;
        Ok(Exporter { options, form: Form::Tables(Box::new(tables)) })
    }

    #[cfg(not(feature = "parquet"))]
    fn tables(_: &Path, _: Options) -> io::Result<Exporter<'w>> {
        let message = "this build writes no parquet; build it with its feature \"parquet\", which is there by default";
        Err(io::Error::new(io::ErrorKind::Unsupported, message))
    }

    /// Writes an article. One whose offsets or numbers do not hold is refused with what is wrong with it, and nothing of it is
    /// written; others may follow.
    ///
    /// # Errors
    /// `InvalidData` for an article that does not hold; else those of the target.
    pub fn article(&mut self, article: &Article) -> io::Result<()> {
        Ready::with(article, self.options.no_text, |ready| match &mut self.form {
            Form::Stream(to, write) => write(ready, to),
            #[cfg(feature = "parquet")]
            Form::Tables(tables) => tables.article(ready),
        })
    }

    /// Writes what stands at the end, and everything that is still on its way.
    ///
    /// # Errors
    /// Those of the target.
    pub fn finish(self) -> io::Result<()> {
        match self.form {
            Form::Stream(mut to, _) => to.flush(),
            #[cfg(feature = "parquet")]
            Form::Tables(tables) => tables.finish(),
        }
    }
}

fn misuse(message: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_their_names() {
        for format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let error = "xml".parse::<Format>().unwrap_err();
        assert_eq!(error, "\"xml\" is no format; there are jsonl, csv, parquet, web-annotation, schema-org, prov-o");
    }

    #[test]
    fn streams_and_folders_are_told_apart() {
        for format in Format::ALL {
            let wrong = if format.is_folder() {
                Target::Stream(Box::new(io::sink()))
            } else {
                Target::Folder("nowhere".into())
            };
            let error = Exporter::new(format, Options::default(), wrong).err().expect("a misuse");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{format}: {error}");
        }
    }
}
