use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use sayso_text::{Note, Span};

/// The text that bytes hold, with a note where they are not all UTF-8. A byte order mark is left out.
///
/// UTF-8, UTF-16 with a byte order mark, else windows-1252 where that is plausible; what fits none of them is read as
/// UTF-8 with `�` for each broken character.
pub(crate) fn decode(bytes: Vec<u8>) -> (String, Option<Note>) {
    match &bytes[..] {
        [0xef, 0xbb, 0xbf, rest @ ..] => decode_marked(rest.to_vec()),
        [0xff, 0xfe, rest @ ..] => decode_wide(UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => decode_wide(UTF_16BE, rest),
        _ => decode_plain(bytes),
    }
}

fn decode_marked(bytes: Vec<u8>) -> (String, Option<Note>) {
    String::from_utf8(bytes).map_or_else(|error| replace(&error.into_bytes()), |text| (text, None))
}

fn decode_wide(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> (String, Option<Note>) {
    let (text, has_errors) = encoding.decode_without_bom_handling(bytes);
    let at = text.find('\u{fffd}').unwrap_or(0);
    let message = format!("{} is broken: characters that could not be read are shown as \u{fffd}", encoding.name());
    let note = has_errors.then(|| note(&text, at, message));
    (text.into_owned(), note)
}

fn decode_plain(bytes: Vec<u8>) -> (String, Option<Note>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    if !is_windows_1252(&bytes) {
        return replace(&bytes);
    }
    let bad = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    let at = WINDOWS_1252.decode_without_bom_handling(&bytes[..bad]).0.len();
    let message = format!("not UTF-8 from byte {bad} on: read as windows-1252");
    let note = note(&text, at, message);
    (text.into_owned(), Some(note))
}

fn replace(bytes: &[u8]) -> (String, Option<Note>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let bad = bytes.utf8_chunks().next().map_or(0, |chunk| chunk.valid().len());
    let message = format!("not UTF-8 from byte {bad} on: characters that could not be read are shown as \u{fffd}");
    let note = note(&text, bad, message);
    (text, Some(note))
}

/// Western text of one byte a character: no byte that windows-1252 leaves undefined, more ASCII than not, and not rather
/// UTF-8 in which a few characters are broken.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let undefined = bytes.iter().any(|b| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
    let high = bytes.iter().filter(|&&b| b >= 0x80).count();
    let mut broken = 0;
    let mut whole = 0;
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += chunk.invalid().len();
    }
    !undefined && high * 3 <= bytes.len().max(12) && broken >= whole
}

fn note(text: &str, at: usize, message: String) -> Note {
    let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
    let span = (end <= u32::MAX as usize).then(|| Span::new(at, end));
    Note { span, kind: "encoding".into(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, note: Option<(&str, &str)>) {
        let (decoded, found) = decode(bytes.to_vec());
        assert_eq!(decoded, text);
        let found = found.map(|note| (note.span.unwrap().of(&decoded).to_owned(), note.message));
        assert_eq!(found.as_ref().map(|(at, message)| (at.as_str(), message.as_str())), note, "{text}");
    }

    #[test]
    fn encodings() {
        check("Café".as_bytes(), "Café", None);
        check("\u{feff}Café".as_bytes(), "Café", None);
        check(b"\xff\xfeC\0a\0f\0\xe9\0", "Café", None);
        check(b"\xfe\xff\0C\0a\0f\0\xe9", "Café", None);
        check(b"A \x93caf\xe9\x94", "A “café”", Some(("“", "not UTF-8 from byte 2 on: read as windows-1252")));
        check(
            &["“Café” au la".as_bytes(), b"\xe9t"].concat(),
            "“Café” au la\u{fffd}t",
            Some(("\u{fffd}", "not UTF-8 from byte 17 on: characters that could not be read are shown as \u{fffd}")),
        );
        check(
            b"caf\x81",
            "caf\u{fffd}",
            Some(("\u{fffd}", "not UTF-8 from byte 3 on: characters that could not be read are shown as \u{fffd}")),
        );
        check(
            b"\xff\xfeC\0\0\xd8",
            "C\u{fffd}",
            Some(("\u{fffd}", "UTF-16LE is broken: characters that could not be read are shown as \u{fffd}")),
        );
    }
}
