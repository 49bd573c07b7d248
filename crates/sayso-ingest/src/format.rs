use crate::look;

/// Formats that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// A plain text.
    Text,
    /// One JSON object a line.
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
    /// what came with them (an HTTP `Content-Type`). `None` where they are something that holds no text.
    ///
    /// ```
    /// use sayso_ingest::Format;
    /// assert_eq!(Format::of(b"%PDF-1.7 ...", "article.html", Some("text/html")), Some(Format::Pdf));
    /// assert_eq!(Format::of(b"The harbour closes.", "article.txt", None), Some(Format::Text));
    /// assert_eq!(Format::of(b"\x89PNG\r\n\x1a\n", "article.txt", None), None);
    /// ```
    pub fn of(head: &[u8], name: &str, content_type: Option<&str>) -> Option<Format> {
        by_magic(head).or_else(|| look::looks_like(head).is_none().then(|| by_markup(head, name, content_type)))
    }
}

/// Formats that begin with bytes of their own.
fn by_magic(head: &[u8]) -> Option<Format> {
    const MAGIC: &[(&[u8], Format)] = &[
        (b"%PDF-", Format::Pdf),
        (b"PAR1", Format::Parquet),
        (b"PK\x03\x04", Format::Zip),
        (b"\x1f\x8b", Format::Gzip),
        (b"WARC/", Format::Warc),
    ];
    MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, format)| *format)
}

/// Formats that are text of some kind.
fn by_markup(head: &[u8], name: &str, content_type: Option<&str>) -> Format {
    let ending = name.rsplit('.').next().unwrap_or("").to_ascii_lowercase();
    let _ = content_type;
    match ending.as_str() {
        "jsonl" | "ndjson" => Format::JsonLines,
        "html" | "htm" | "xhtml" => Format::Html,
        "mhtml" | "mht" => Format::Mhtml,
        _ if head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start().starts_with(b"{")
            && ending != "txt" =>
        {
            Format::JsonLines
        }
        _ => Format::Text,
    }
}
