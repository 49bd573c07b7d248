use std::sync::Arc;

use sayso_text::{Article, Note, Span};

use crate::{Error, ErrorKind, Place, Settings, Source, decode, front, limits, look};

/// Reads a plain text: UTF-8 (with or without byte order mark), UTF-16 with one, or windows-1252. `id` names the article,
/// and the place of an error.
///
/// The article's text is all that was decoded; metadata at its head (`date 2024-01-26`, `Date: …`, YAML) is pointed at
/// by `front` and fills the article's fields.
///
/// ```
/// let (article, notes) = sayso_ingest::text("harbour", b"The mayor\x92s harbour closes.".to_vec())?;
/// assert_eq!(&*article.text, "The mayor’s harbour closes.");
/// assert_eq!(notes[0].message, "not UTF-8 from byte 9 on: read as windows-1252");
/// # Ok::<(), sayso_ingest::Error>(())
/// ```
///
/// # Errors
/// Where there is no text (`Empty`), where the bytes are none (`Binary`), or where they are 4 GiB or more (`TooLong`).
pub fn text(id: &str, bytes: Vec<u8>) -> Result<(Article, Vec<Note>), Error> {
    let place = Place { file: id.to_owned(), line: None };
    let is_marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if let Some(what) = look::looks_like(&bytes).filter(|_| !is_marked) {
        let message = format!("this looks like {what}, not like a text: extract its text first");
        return Err(Error::new(ErrorKind::Binary, place, message));
    }
    let (text, note) = decode::decode(bytes);
    let mut notes: Vec<Note> = note.into_iter().collect();
    let mut article = Article { id: id.to_owned(), ..Article::default() };
    take_text(&mut article, text, place, &mut notes)?;
    Ok((article, notes))
}

/// The plain text of a source.
pub(crate) fn of(source: Source, settings: &Settings) -> Result<(Article, Vec<Note>), Error> {
    let (place, id) = (source.place(), source.stem().to_owned());
    let longest = settings.limits.article;
    let bytes = source.bytes.hold_or(longest, &place, || {
        let message = format!(
            "longer than {}, so hardly one article: make it one file or JSON line an article, or raise the limit `article`",
            limits::shown(longest)
        );
        Error::new(ErrorKind::TooLong, place.clone(), message)
    })?;
    let (mut article, notes) = text(&id, bytes).map_err(|e| e.at(place))?;
    (article.url, article.retrieved) = (article.url.or(source.url), article.retrieved.or(source.retrieved));
    Ok((article, notes))
}

/// Refuses a text that is longer than one article.
pub(crate) fn check_length(text: &str, place: &Place, longest: u64) -> Result<(), Error> {
    if text.len() as u64 <= longest {
        return Ok(());
    }
    let message = format!(
        "its text is longer than {}, so hardly one article: raise the limit `article` where it is",
        limits::shown(longest)
    );
    Err(Error::new(ErrorKind::TooLong, place.clone(), message))
}

/// Gives an article its text and reads the metadata at the head of it.
pub(crate) fn take_text(article: &mut Article, text: String, place: Place, notes: &mut Vec<Note>) -> Result<(), Error> {
    if u32::try_from(text.len()).is_err() {
        let message = format!("its text has {} bytes, but 4 GiB are the limit of one article: split it", text.len());
        return Err(Error::new(ErrorKind::TooLong, place, message));
    }
    article.text = Arc::from(text);
    front::read(article, notes);
    let body = article.front.map_or(0, |front| front.end as usize);
    if article.text[body..].trim().is_empty() {
        let what = if body > 0 { "there is metadata, but no text after it" } else { "there is no text in it" };
        return Err(Error::new(ErrorKind::Empty, place, format!("{what}: nothing to read")));
    }
    notes.extend(nul_note(&article.text));
    Ok(())
}

fn nul_note(text: &str) -> Option<Note> {
    let first = text.find('\0')?;
    let count = text.bytes().filter(|&b| b == 0).count();
    let noun = if count == 1 { "NUL character" } else { "NUL characters" };
    let message = format!("{count} {noun} in the text: kept as they are");
    Some(Note { span: Some(Span::new(first, first + 1)), kind: "nul-characters".into(), message })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn errors_say_where_and_what() {
        for (bytes, kind, message) in [
            (&b""[..], ErrorKind::Empty, "a.txt: there is no text in it: nothing to read"),
            (b"\xef\xbb\xbf \n", ErrorKind::Empty, "a.txt: there is no text in it: nothing to read"),
            (b"date 2024-01-26\n", ErrorKind::Empty, "a.txt: there is metadata, but no text after it: nothing to read"),
            (
                b"%PDF-1.4",
                ErrorKind::Binary,
                "a.txt: this looks like a PDF file, not like a text: extract its text first",
            ),
        ] {
            let error = text("a.txt", bytes.to_vec()).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
        }
    }

    #[test]
    fn nuls_are_kept_and_noted() {
        let (article, notes) = text("a", b"The harbour closes,\0 Toft said. It is winter now.".to_vec()).unwrap();
        assert!(article.text.contains('\0'));
        assert_eq!((&*notes[0].kind, notes[0].span), ("nul-characters", Some(Span::new(19, 20))));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), mark in 0..4usize) {
            let bytes = [[&b""[..], b"\xff\xfe", b"\xfe\xff", b"date 2024-01-26 "][mark], bytes.as_slice()].concat();
            if let Ok((article, notes)) = text("a", bytes) {
                for span in notes.iter().filter_map(|note| note.span).chain(article.front) {
                    prop_assert!(article.text.get(span.range()).is_some());
                }
            }
        }

        #[test]
        fn a_text_stays_as_it_is(words in "(date 2024-01-26|---|title: a|[ \n:]|\\PC){0,40}") {
            if let Ok((article, _)) = text("a", words.clone().into_bytes()) {
                prop_assert_eq!(&*article.text, words.strip_prefix('\u{feff}').unwrap_or(&words));
            }
        }
    }
}
