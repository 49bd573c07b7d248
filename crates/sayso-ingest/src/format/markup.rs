use crate::Format;

/// What the beginning of a text says about it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Guess {
    Is(Format),
    /// XML whose root element is none that is known.
    OtherXml(String),
    Open,
}

/// Looks at the first element, after white space, comments and declarations; else at the first brace, or the head of a mail.
///
/// Where it should be plain text, a tag alone proves nothing: articles about HTML begin so.
pub(super) fn of(text: &[u8], is_plain: bool) -> Guess {
    match text.trim_ascii_start().first() {
        Some(b'<') => element(text, is_plain),
        Some(b'{') if is_plain => Guess::Open,
        Some(b'{') if is_json_feed(text) => Guess::Is(Format::JsonFeed),
        Some(b'{') => Guess::Is(Format::JsonLines),
        Some(b'[') if !is_plain && text.trim_ascii_start()[1..].trim_ascii_start().starts_with(b"{") => {
            Guess::Is(Format::JsonLines)
        }
        _ if is_saved_page(text) => Guess::Is(Format::Mhtml),
        _ => Guess::Open,
    }
}

fn element(text: &[u8], is_plain: bool) -> Guess {
    let prolog = Prolog::of(text);
    let tag = prolog.rest.strip_prefix(b"<").unwrap_or(b"");
    let length = tag.iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'>' | b'/')).unwrap_or(tag.len());
    let root = String::from_utf8_lossy(&tag[..length.min(100)]).into_owned();
    // As long as the head is, nearly every root element ends in it.
    let attributes = &tag[length..tag.iter().position(|b| *b == b'>').unwrap_or(tag.len()).max(length)];
    let is_sure = !is_plain || prolog.is_xml || attributes.contains(&b'=');
    let local = root.rsplit(':').next().unwrap_or(&root);
    let known = match local {
        "rss" | "RDF" | "feed" => Some(Format::Feed),
        "opml" => Some(Format::Opml),
        "nitf" => Some(Format::Nitf),
        "newsItem" | "newsMessage" | "packageItem" => Some(Format::NewsMl),
        _ => None,
    };
    if let Some(format) = known.filter(|_| is_sure) {
        return Guess::Is(format);
    }
    let lower = root.to_ascii_lowercase();
    let is_page = lower == "html" && (!is_plain || is_whole_page(text));
    let is_part = !is_plain && !prolog.is_xml && (prolog.is_comment || TAGS.contains(&lower.as_str()));
    if prolog.is_html || is_page || is_part {
        Guess::Is(Format::Html)
    } else if prolog.is_xml {
        Guess::OtherXml(root)
    } else {
        Guess::Open
    }
}

/// Elements that only pages begin with (WHATWG MIME sniffing, and a few that feeds and archives begin pages with).
const TAGS: &[&str] = &[
    "head",
    "body",
    "script",
    "iframe",
    "h1",
    "div",
    "font",
    "table",
    "a",
    "style",
    "title",
    "b",
    "br",
    "p",
    "meta",
    "link",
    "base",
    "article",
    "main",
    "section",
    "header",
    "noscript",
    "center",
    "span",
    "h2",
    "img",
    "ul",
    "blockquote",
];

/// In what is called plain text, `<html>` alone is a word.
fn is_whole_page(text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    find(&lower, b"<head").or_else(|| find(&lower, b"<body")).is_some()
}

/// What stands before the first element.
#[derive(Default)]
struct Prolog<'a> {
    is_xml: bool,
    is_html: bool,
    is_comment: bool,
    rest: &'a [u8],
}

impl Prolog<'_> {
    fn of(text: &[u8]) -> Prolog<'_> {
        let mut prolog = Prolog { rest: text.trim_ascii_start(), ..Prolog::default() };
        loop {
            let rest = prolog.rest;
            let end = if rest.starts_with(b"<?") {
                prolog.is_xml |= rest.starts_with(b"<?xml");
                after(rest, b"?>")
            } else if rest.starts_with(b"<!--") {
                prolog.is_comment = true;
                after(rest, b"-->")
            } else if let Some(name) = strip_prefix_ignoring_case(rest, b"<!doctype") {
                prolog.is_html = strip_prefix_ignoring_case(name.trim_ascii_start(), b"html").is_some();
                after_doctype(rest)
            } else {
                return prolog;
            };
            prolog.rest = rest[end..].trim_ascii_start();
        }
    }
}

/// Where a declaration of the document type ends, with what it declares in brackets.
fn after_doctype(text: &[u8]) -> usize {
    let end = after(text, b">");
    if text[..end].contains(&b'[') { after(text, b"]>") } else { end }
}

fn after(text: &[u8], mark: &[u8]) -> usize {
    find(text, mark).map_or(text.len(), |at| at + mark.len())
}

fn find(text: &[u8], mark: &[u8]) -> Option<usize> {
    text.windows(mark.len()).position(|window| window == mark)
}

fn strip_prefix_ignoring_case<'a>(text: &'a [u8], prefix: &[u8]) -> Option<&'a [u8]> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// `"version": "https://jsonfeed.org/version/1.1"`, its slashes escaped or not, and not in a string.
fn is_json_feed(text: &[u8]) -> bool {
    const KEY: &[u8] = b"\"version\"";
    let is_key = |at: usize| text[at..].starts_with(KEY) && (at == 0 || text[at - 1] != b'\\');
    let value = |at: usize| {
        text[at + KEY.len()..].trim_ascii_start().strip_prefix(b":").map(|value| &value[..value.len().min(60)])
    };
    (0..text.len()).filter(|at| is_key(*at)).filter_map(value).any(|value| find(value, b"jsonfeed.org").is_some())
}

/// The head of a mail that holds a page: how browsers save pages in one file.
fn is_saved_page(text: &[u8]) -> bool {
    let mut is_mime = false;
    let mut holds_page = false;
    for line in text.trim_ascii_start().split(|b| *b == b'\n').map(<[u8]>::trim_ascii_end) {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue; // the line before goes on
        }
        let Some(colon) = line.iter().position(|b| *b == b':') else { break };
        let (key, value) = (line[..colon].to_ascii_lowercase(), line[colon + 1..].trim_ascii().to_ascii_lowercase());
        match key.as_slice() {
            b"from" if value.starts_with(b"<saved by") => return true,
            b"mime-version" => is_mime = true,
            b"content-type" => holds_page = value.starts_with(b"multipart/related") || value.starts_with(b"text/html"),
            _ => {}
        }
    }
    is_mime && holds_page
}
