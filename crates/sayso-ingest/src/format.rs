use std::borrow::Cow;

use crate::look;

mod markup;
mod names;

/// Formats that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A plain text.
    Text,
    /// JSON objects: one a line, in a list, or spread over lines.
    JsonLines,
    /// A web page.
    Html,
    /// A page saved with all that belongs to it (RFC 2557).
    Mhtml,
    /// A PDF file.
    Pdf,
    /// RSS 1 or 2, Atom.
    Feed,
    /// JSON Feed.
    JsonFeed,
    /// A list of feeds: it names feeds, and holds no articles.
    Opml,
    /// A web archive (ISO 28500).
    Warc,
    /// Parquet.
    Parquet,
    /// NITF (IPTC).
    Nitf,
    /// NewsML-G2 (IPTC).
    NewsMl,
    /// A zip archive.
    Zip,
    /// One file packed by gzip.
    Gzip,
}

impl Format {
    /// How many of the first bytes it takes to know a format.
    pub const HEAD: usize = 8 << 10;

    /// The format of bytes, by what their beginning looks like; where that leaves it open, by the ending of their name, then by
    /// what came with them (an HTTP `Content-Type`), which goes before the ending of an address. `None` where they are
    /// something that holds no text.
    ///
    /// ```
    /// use sayso_ingest::Format;
    /// assert_eq!(Format::of(b"%PDF-1.7 ...", "article.html", Some("text/html")), Some(Format::Pdf));
    /// assert_eq!(Format::of(b"The harbour closes.", "article.txt", None), Some(Format::Text));
    /// assert_eq!(Format::of(b"\x89PNG\r\n\x1a\n", "article.txt", None), None);
    /// ```
    pub fn of(head: &[u8], name: &str, content_type: Option<&str>) -> Option<Format> {
        let named = names::by_ending(name);
        if let Some(format) = by_magic(head).or(named.filter(|format| *format == Format::Warc)) {
            return Some(format);
        }
        let text = readable(head)?;
        let typed = content_type.and_then(names::by_type);
        let said = if name.contains("://") { typed.or(named) } else { named.or(typed) };
        // Who says that it is plain text knows that tags in it are what it is about.
        let is_plain = said == Some(Format::Text);
        match markup::of(&text, is_plain) {
            markup::Guess::Is(Format::JsonLines) if typed == Some(Format::JsonFeed) => typed,
            markup::Guess::Is(format) => Some(format),
            markup::Guess::OtherXml(_) => said,
            markup::Guess::Open => Some(said.unwrap_or(Format::Text)),
        }
    }

    /// What bytes look like that are of no format, in words.
    pub(crate) fn looks_like(head: &[u8]) -> String {
        if let Some(what) = look::looks_like(head) {
            return what;
        }
        match readable(head).as_deref().map(|text| markup::of(text, false)) {
            Some(markup::Guess::OtherXml(root)) => {
                format!("an XML document of a kind that is not read here (`<{root}>`)")
            }
            _ => "no text".to_owned(),
        }
    }
}

/// Formats that begin with bytes of their own.
fn by_magic(head: &[u8]) -> Option<Format> {
    const MAGIC: &[(&[u8], Format)] = &[
        (b"%PDF-", Format::Pdf),
        (b"PAR1", Format::Parquet),
        (b"PK\x03\x04", Format::Zip),
        (b"PK\x05\x06", Format::Zip),
        (b"\x1f\x8b", Format::Gzip),
        (b"WARC/", Format::Warc),
    ];
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, format)| *format)
}

/// The bytes as UTF-8, or in another encoding that leaves ASCII as it is; `None` where they are no text.
fn readable(head: &[u8]) -> Option<Cow<'_, [u8]>> {
    let wide = match head {
        [0xff, 0xfe, ..] => encoding_rs::UTF_16LE,
        [0xfe, 0xff, ..] => encoding_rs::UTF_16BE,
        _ if look::looks_like(head).is_some() => return None,
        _ => return Some(Cow::Borrowed(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head))),
    };
    let (text, _) = wide.decode_with_bom_removal(head);
    Some(Cow::Owned(text.into_owned().into_bytes()))
}

#[cfg(test)]
mod tests;
