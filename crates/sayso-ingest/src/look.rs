/// What bytes that are no text look like, in words; `None` where they may be a text.
pub(crate) fn looks_like(bytes: &[u8]) -> Option<String> {
    let mut magic = MAGIC.iter().filter(|(start, _)| bytes.starts_with(start));
    match magic.next() {
        Some((b"PK\x03\x04", _)) => Some(archive(&bytes[..bytes.len().min(4096)]).to_owned()),
        Some((_, what)) => Some((*what).to_owned()),
        None => binary(bytes),
    }
}

/// Whether bytes are something in which nobody expects articles: a picture, a program, data.
pub(crate) fn holds_no_text(bytes: &[u8]) -> bool {
    match MAGIC.iter().find(|(start, _)| bytes.starts_with(start)) {
        Some((_, what)) => ["picture", "program", "database"].iter().any(|kind| what.ends_with(kind)),
        None => binary(bytes).is_some_and(|what| what.starts_with("binary")),
    }
}

const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a Rich Text document"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
];

fn archive(head: &[u8]) -> &'static str {
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"word/") {
        "a Word document (docx)"
    } else if holds(b"xl/") {
        "an Excel sheet (xlsx)"
    } else if holds(b"application/epub+zip") {
        "an EPUB book"
    } else if holds(b"opendocument.text") {
        "an OpenDocument text (odt)"
    } else {
        "a ZIP archive"
    }
}

/// More control characters than one byte in twenty: no text, in no encoding without a byte order mark.
fn binary(bytes: &[u8]) -> Option<String> {
    let is_control = |b: u8| matches!(b, 0..=7 | 0x0e..=0x1a | 0x1c..=0x1f);
    let controls = bytes.iter().filter(|&&b| is_control(b)).count();
    if controls * 20 <= bytes.len() {
        return None;
    }
    let nuls_at = |offset: usize| bytes.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (nuls_at(0), nuls_at(1));
    let is_wide = bytes.len() >= 8 && even.max(odd) * 5 > bytes.len() * 2 && even.min(odd) * 20 < bytes.len();
    let wide = "UTF-16 without its byte order mark (save it as UTF-8)";
    Some(if is_wide {
        wide.to_owned()
    } else {
        format!("binary data ({controls} control characters in {} bytes)", bytes.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_worth_a_word() {
        for (bytes, expected) in [
            (&b"\x89PNG\r\n\x1a\n"[..], true),
            (b"\0\x01\x02\x03", true),
            (b"{\\rtf1", false),
            (b"T\0o\0f\0t\0.\0", false),
            (b"The harbour closes.", false),
            (b"", false),
        ] {
            assert_eq!(holds_no_text(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn what_it_looks_like() {
        for (bytes, expected) in [
            (&b"%PDF-1.7\n"[..], Some("a PDF file")),
            (b"PK\x03\x04\x14\0word/document.xml", Some("a Word document (docx)")),
            (b"PK\x03\x04\x14\0a.txt", Some("a ZIP archive")),
            (b"\x1f\x8b\x08", Some("a gzip archive")),
            (b"a\0\x01\x02", Some("binary data (3 control characters in 4 bytes)")),
            (b"T\0o\0f\0t\0.\0", Some("UTF-16 without its byte order mark (save it as UTF-8)")),
            (b"The harbour closes,\0 Toft said.", None),
            (b"\x1b[31mred\x1b[0m", None),
            (b"", None),
        ] {
            assert_eq!(looks_like(bytes).as_deref(), expected, "{bytes:?}");
        }
    }
}
