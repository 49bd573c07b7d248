use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use sayso_text::Note;

/// The text of a page's bytes, decoded as browsers do: by a byte order mark, else by what came with it
/// (`content_type`), else by what the page says of itself, else by what it looks like.
///
/// In one thing it is kinder than they are: where what is said cannot be true, the page is read as what it looks like,
/// with a note. `domain` is the end of the host that it came from (`de`), which helps to guess.
pub(crate) fn decode(bytes: &[u8], content_type: Option<&str>, domain: Option<&str>) -> (String, Option<Note>) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return read(encoding, &bytes[length..]);
    }
    let said = content_type.and_then(of_content_type).or_else(|| of_page(bytes));
    let is_utf_8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    match said {
        None => read(guess(bytes, domain, Utf8Detection::Allow), bytes),
        Some(said) if said == UTF_8 && !is_utf_8 && is_rather_not_utf_8(bytes) => {
            contradicted(UTF_8, guess(bytes, domain, Utf8Detection::Deny), bytes)
        }
        Some(said) if said != UTF_8 && is_utf_8 && said.is_ascii_compatible() => contradicted(said, UTF_8, bytes),
        Some(said) => read(said, bytes),
    }
}

/// The encoding that a `Content-Type` names: `text/html; charset=windows-1251`.
fn of_content_type(content_type: &str) -> Option<&'static Encoding> {
    let lower = content_type.to_ascii_lowercase();
    let mut rest = lower.as_str();
    loop {
        rest = rest.split_once("charset")?.1.trim_start();
        if let Some(label) = rest.strip_prefix('=') {
            let label = label.trim_start();
            let label = match label.chars().next()? {
                mark @ ('"' | '\'') => label[1..].split(mark).next()?,
                _ => label.split([';', ' ', ',', '\t']).next()?,
            };
            return Encoding::for_label(label.as_bytes());
        }
    }
}

/// The encoding that a page names in its first bytes: in a `meta`, or as XML.
fn of_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let of_xml = || {
        let declaration = head.trim_start().strip_prefix("<?xml")?.split_once("?>")?.0;
        let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
        Encoding::for_label(value.get(1..)?.split(['"', '\'']).next()?.as_bytes())
    };
    let said = crate::html::charset_of(&head, of_content_type).or_else(of_xml)?;
    // What says so in bytes that can be read is not UTF-16.
    Some(if said == UTF_16LE || said == UTF_16BE {
        UTF_8
    } else if said == encoding_rs::X_USER_DEFINED {
        WINDOWS_1252
    } else {
        said
    })
}

/// Browsers look into 1024 bytes, and begin again where a `meta` comes later.
const HEAD: usize = 16 << 10;

/// How much is looked at to guess.
const GUESSED: usize = 1 << 20;

fn guess(bytes: &[u8], domain: Option<&str>, utf_8: Utf8Detection) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(GUESSED)], bytes.len() <= GUESSED);
    let is_domain = |domain: &&str| !domain.is_empty() && domain.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    detector.guess(domain.filter(is_domain).map(str::as_bytes), utf_8)
}

/// More broken characters than whole ones beyond ASCII.
fn is_rather_not_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken > 0 && broken >= whole
}

fn read(encoding: &'static Encoding, bytes: &[u8]) -> (String, Option<Note>) {
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    let message = || {
        let name = encoding.name();
        format!("{name} is broken in places: characters that could not be read are shown as \u{fffd}, or left out")
    };
    (text.into_owned(), is_broken.then(|| note(message())))
}

fn contradicted(said: &'static Encoding, is: &'static Encoding, bytes: &[u8]) -> (String, Option<Note>) {
    let (text, _) = is.decode_without_bom_handling(bytes);
    let message = format!("said to be {}, which it is not: read as {}", said.name(), is.name());
    (text.into_owned(), Some(note(message)))
}

fn note(message: String) -> Note {
    Note { span: None, kind: "encoding".into(), message }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The text, and what the note says.
    fn check(bytes: &[u8], content_type: Option<&str>, expected: &str, note: &str) {
        let (text, found) = decode(bytes, content_type, None);
        assert!(text.contains(expected), "{text} for {expected}");
        assert!(found.as_ref().map_or("", |note| &note.message).starts_with(note), "{found:?}");
        assert_eq!(found.is_none(), note.is_empty(), "{found:?}");
    }

    #[test]
    fn what_is_said_first_counts() {
        check(b"\xef\xbb\xbfCaf\xc3\xa9", Some("text/html; charset=windows-1252"), "Café", "");
        check(b"\xff\xfeC\0a\0f\0\xe9\0", None, "Café", "");
        check(b"<meta charset=windows-1252>\xcc\xee\xf0\xe5", Some("text/html; charset=\"windows-1251\""), "Море", "");
        check(b"<meta charset=windows-1251>\xcc\xee\xf0\xe5", Some("text/html"), "Море", "");
        check(
            b"<!-- <meta charset=utf-8> --><META HTTP-EQUIV=Content-Type CONTENT='text/html; charset = KOI8-R'>\xed\xcf\xd2\xc5",
            None,
            "Море",
            "",
        );
        check(b"<?xml version='1.0' encoding='windows-1251'?><p>\xcc\xee\xf0\xe5", None, "Море", "");
        check(b"<meta charset=utf-16>Caf\xc3\xa9", None, "Café", "");
        check(b"<meta charset=nonsense>Caf\xc3\xa9", None, "Café", "");
        check(b"<meta charset=latin1>\x93Caf\xe9\x94", None, "“Café”", "");
    }

    #[test]
    fn what_says_nothing_is_guessed() {
        check("Das Café schließt am Hafen.".as_bytes(), None, "Café schließt", "");
        check(b"Das Caf\xe9 schlie\xdft am Hafen.", None, "Café schließt", "");
        let russian = encoding_rs::WINDOWS_1251.encode("Гавань закрывается, сказала мэр. Наступила зима.").0;
        check(&russian, None, "Гавань закрывается", "");
    }

    #[test]
    fn lies_are_noted() {
        check(
            b"<meta charset=utf-8>The mayor\x92s caf\xe9 closes, she said.",
            None,
            "mayor’s café",
            "said to be UTF-8, which it is not: read as windows-1252",
        );
        check(
            "<meta charset=iso-8859-1>The mayor’s café closes".as_bytes(),
            None,
            "mayor’s café",
            "said to be windows-1252, which it is not: read as UTF-8",
        );
        check(
            &["“Café” am Hafen".as_bytes(), b"\xe9t"].concat(),
            Some("text/html; charset=utf-8"),
            "“Café” am Hafen\u{fffd}t",
            "UTF-8 is broken in places",
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_decoded(bytes in prop::collection::vec(any::<u8>(), 0..300), said in "(text/html; ?charset[= ]{0,2}[\"']?(utf-8|shift_jis|hz)?|\\PC{0,20})") {
            decode(&bytes, Some(&said), Some("ru"));
            decode(&[b"<meta charset=\"", bytes.as_slice()].concat(), None, Some("x.y"));
        }
    }
}
