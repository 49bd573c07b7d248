use std::io::Read;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use encoding_rs_io::DecodeReaderBytesBuilder;

/// A stream of XML in UTF-8, whatever it comes in: what its byte order mark says, else what came with it (the value of an
/// HTTP `Content-Type`), else its own declaration. `head` is its beginning.
pub(crate) fn in_utf8(
    stream: impl Read + Send + 'static,
    head: &[u8],
    content_type: Option<&str>,
) -> Box<dyn Read + Send> {
    let encoding = of(head, content_type);
    if encoding == UTF_8 {
        return Box::new(stream); // broken characters are looked at element by element
    }
    Box::new(DecodeReaderBytesBuilder::new().encoding(Some(encoding)).bom_override(true).build(stream))
}

fn of(head: &[u8], content_type: Option<&str>) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(head) {
        return encoding;
    }
    // Without their mark, wide encodings show in the declaration's first two characters.
    match head {
        [b'<', 0, ..] => return UTF_16LE,
        [0, b'<', ..] => return UTF_16BE,
        _ => {}
    }
    let given = content_type.and_then(charset).and_then(|label| Encoding::for_label(label.as_bytes()));
    let declared = || declaration(head).and_then(Encoding::for_label);
    match given.or_else(declared) {
        // What can be read as ASCII is not wide.
        Some(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => encoding,
        _ => UTF_8,
    }
}

/// `charset` of a `Content-Type`.
fn charset(content_type: &str) -> Option<&str> {
    let parameter = content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then_some(value)
    })?;
    Some(parameter.trim().trim_matches(['"', '\'']))
}

/// `encoding` of `<?xml version="1.0" encoding="windows-1252"?>`.
fn declaration(head: &[u8]) -> Option<&[u8]> {
    let rest = head.trim_ascii_start().strip_prefix(b"<?xml")?;
    let rest = &rest[..rest.windows(2).position(|two| two == b"?>")?];
    let name = b"encoding";
    let at = rest.windows(name.len()).position(|window| window == name)? + name.len();
    let rest = rest[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, rest) = rest.split_first().filter(|(quote, _)| matches!(quote, b'"' | b'\''))?;
    Some(&rest[..rest.iter().position(|&b| b == quote)?])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &'static [u8], content_type: Option<&str>, expected: &str) {
        let mut text = Vec::new();
        in_utf8(bytes, bytes, content_type).read_to_end(&mut text).unwrap();
        assert_eq!(String::from_utf8_lossy(&text), expected);
    }

    #[test]
    fn encodings() {
        check("<a>é</a>".as_bytes(), None, "<a>é</a>");
        check(b"<a>\xe9</a>", None, "<a>\u{fffd}</a>");
        check(b"<a>\xe9</a>", Some("text/xml; charset=\"iso-8859-1\""), "<a>é</a>");
        check(
            b"<?xml version='1.0' encoding='windows-1252'?><a>\x93</a>",
            None,
            "<?xml version='1.0' encoding='windows-1252'?><a>“</a>",
        );
        check(b"<?xml encoding=\"utf-16\"?><a>x</a>", None, "<?xml encoding=\"utf-16\"?><a>x</a>");
        check(b"<?xml encoding=\"nonsense\"?>", Some("text/xml; charset=nonsense"), "<?xml encoding=\"nonsense\"?>");
        check(b"\xff\xfe<\0a\0>\0", Some("text/xml; charset=utf-8"), "<a>");
        check(b"<\0a\0>\0", None, "<a>");
        check(b"\0<\0a\0>", None, "<a>");
    }
}
