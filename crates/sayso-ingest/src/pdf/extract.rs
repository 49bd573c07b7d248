use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use sayso_text::{Article, Note};

use super::glyphs::{GlyphReader, TooMuch};
use super::metadata::{self, About};
use super::{heads, order, packed, paragraphs, pieces};
use crate::open::{Items, Settings};
use crate::{Error, ErrorKind, Item, Limits, Source, fields, limits, text};

/// The article in a PDF file.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let settings = settings.clone();
    Box::new(std::iter::once_with(move || article(source, &settings)))
}

fn article(source: Source, settings: &Settings) -> Item {
    let (place, id) = (source.place(), source.stem().to_owned());
    let error = |(kind, message): Trouble| Error::new(kind, place.clone(), message);
    let bytes = source.bytes.hold(settings.limits.held, &place)?;
    let limits = settings.limits.clone();
    let found = contained(move || extract(bytes, &limits)).map_err(error)?;
    let mut notes = found.notes();
    let mut article = Article { id, url: source.url, retrieved: source.retrieved, ..Article::default() };
    let About { title, author, created } = found.about;
    (article.title, article.byline) = (title, author);
    if let Some(created) = created {
        if metadata::names_day(&found.text, &created) {
            fields::fill(&mut article, "published", &created, None, &mut notes);
        }
        article.metadata.insert("file-created".to_owned(), created);
    }
    text::check_length(&found.text, &place, settings.limits.article)?;
    text::take_text(&mut article, found.text, place, &mut notes)?;
    Ok((article, notes))
}

/// Why a file could not be read.
type Trouble = (ErrorKind, String);

/// Deep enough for objects inside one another as far as the reader of PDF goes.
const STACK: usize = 64 << 20;

/// Runs what reads a stranger's file on a stack of its own: where it panics, the file is at fault, and the next one is read.
fn contained<T: Send + 'static>(read: impl FnOnce() -> Result<T, Trouble> + Send + 'static) -> Result<T, Trouble> {
    let failed = |what: &str| {
        (ErrorKind::Damaged, format!("this PDF could not be read ({what}): print it to a new PDF, or extract its text"))
    };
    let thread = std::thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn(read);
    let thread = thread.map_err(|error| failed(&format!("no thread for it: {error}")))?;
    thread.join().unwrap_or_else(|_| Err(failed("its reader gave up on it")))
}

struct Extracted {
    text: String,
    about: About,
    /// Letters of which the file does not say what they are.
    unknown: usize,
    /// Pages that could not be read.
    lost: usize,
}

impl Extracted {
    fn notes(&self) -> Vec<Note> {
        let note = |kind, message| Note { span: None, kind, message };
        let unknown = (self.unknown > 0).then(|| {
            note(
                "unreadable-characters".into(),
                format!("{} characters are shown as \u{fffd}: the file does not say what they are", self.unknown),
            )
        });
        let lost = (self.lost > 0).then(|| {
            note("pages-left-out".into(), format!("{} pages have no text: pictures, or nothing at all", self.lost))
        });
        unknown.into_iter().chain(lost).collect()
    }
}

fn extract(bytes: Vec<u8>, limits: &Limits) -> Result<Extracted, Trouble> {
    if !packed::objects_fit(&bytes, limits.held) {
        return Err(too_much(limits));
    }
    let pdf = Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => encrypted("a password opens it"),
        LoadPdfError::Decryption(_) => encrypted("in a way that is not read"),
        LoadPdfError::Invalid => {
            (ErrorKind::Damaged, "no PDF that can be read: cut off, or not a PDF at all".to_owned())
        }
    })?;
    let mut reader = GlyphReader::new(limits.held, limits.article);
    let (mut pages, mut letters, mut unknown, mut lost) = (Vec::new(), 0, 0, 0);
    for page in pdf.pages().iter() {
        let glyphs = reader.read(page).map_err(|TooMuch| too_much(limits))?;
        unknown += glyphs.iter().filter(|glyph| glyph.text.is_none()).count();
        let pieces = pieces::pieces(&glyphs);
        let count: usize = pieces.iter().map(|piece| piece.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
        letters += count;
        lost += usize::from(count == 0);
        pages.push(pieces);
    }
    if pages.is_empty() {
        return Err((
            ErrorKind::Damaged,
            "there is no page in it: it is cut off, perhaps not fetched as a whole".to_owned(),
        ));
    }
    if letters < 10 * pages.len() {
        let found = if letters == 0 { "no text".to_owned() } else { format!("hardly any text ({letters} letters)") };
        let message =
            format!("there is {found} in it, its pages are pictures: run OCR first (`ocrmypdf in.pdf out.pdf`)");
        return Err((ErrorKind::Empty, message));
    }
    if unknown * 3 > letters {
        let message = "its fonts do not say which letters they show, so its text cannot be read: run OCR on it \
                       (`ocrmypdf --force-ocr in.pdf out.pdf`)";
        return Err((ErrorKind::Damaged, message.to_owned()));
    }
    heads::remove_running_heads(&mut pages);
    let columns: Vec<order::Column> = pages.into_iter().flat_map(order::columns).collect();
    Ok(Extracted { text: paragraphs::text(&columns), about: About::of(pdf.metadata()), unknown, lost })
}

fn encrypted(how: &str) -> Trouble {
    let message = format!("encrypted ({how}): take the encryption off first (`qpdf --decrypt in.pdf out.pdf`)");
    (ErrorKind::Format, message)
}

fn too_much(limits: &Limits) -> Trouble {
    let message = format!(
        "it unpacks to more than can be held, or draws without end: a very long document, or one made to do harm; raise the \
         limits `held` (now {}) and `article` where it is wanted",
        limits::shown(limits.held)
    );
    (ErrorKind::TooLong, message)
}

#[cfg(test)]
mod make;
#[cfg(test)]
mod tests;
