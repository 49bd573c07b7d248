use super::record::{Fields, Record};
use super::{Flaw, http};
use crate::Format;
use crate::budget::Budget;

/// A page, or the text of one.
pub(super) struct Page {
    pub(super) url: Option<String>,
    pub(super) retrieved: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) body: Vec<u8>,
    /// Why its end is missing, if it is.
    pub(super) cut_off: Option<String>,
}

/// What a record is to us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// What a server answered.
    Answer,
    /// A file, or a text that was taken out of one.
    Kept,
    Other,
}

/// The page of a record, and what is wrong with it. Neither for requests, pictures, answers that are none.
pub(super) fn of(record: Record, longest: u64, budget: &Budget) -> (Option<Page>, Option<Flaw>) {
    let Record { fields, mut block, flaw } = record;
    let kind = kind(&fields);
    let (content_type, body, inner) = match kind {
        Kind::Other => return (None, flaw),
        Kind::Kept => (fields.get("content-type").map(str::to_owned), block, None),
        Kind::Answer => {
            let Some(head) = http::Head::of(&block) else {
                let no_head = || Flaw::damaged("no head of an answer (HTTP) can be read in it: it was passed over");
                return (None, flaw.or_else(|| Some(no_head())));
            };
            if head.status != 200 || !is_wanted(head.content_type.as_deref(), kind) {
                return (None, flaw);
            }
            block.drain(..head.length);
            match http::body(&head, block, longest, budget) {
                Ok((body, inner)) => (head.content_type, body, inner),
                Err(inner) => return (None, flaw.or(Some(inner))),
            }
        }
    };
    let flaw = flaw.or(inner);
    let url = fields.get("warc-target-uri").map(|url| url.trim_matches(['<', '>']).replace(char::is_control, ""));
    if !is_page(&body, url.as_deref().unwrap_or(""), content_type.as_deref(), kind) {
        return (None, flaw);
    }
    let truncated = fields.get("warc-truncated").map(|why| format!("the archive kept only its beginning ({why})"));
    let cut_off = truncated.or_else(|| flaw.is_some().then(|| "its record in the archive is damaged".to_owned()));
    (Some(Page { url, retrieved: fields.get("warc-date").map(str::to_owned), content_type, body, cut_off }), flaw)
}

/// Whether a record may hold a page, by its head and the beginning of its block.
pub(super) fn may_be_page(fields: &Fields, start: &[u8]) -> bool {
    match kind(fields) {
        Kind::Other => false,
        Kind::Kept => is_wanted(fields.get("content-type"), Kind::Kept),
        Kind::Answer => http::Head::of(start)
            .is_none_or(|head| head.status == 200 && is_wanted(head.content_type.as_deref(), Kind::Answer)),
    }
}

fn kind(fields: &Fields) -> Kind {
    let is_http = fields.get("content-type").is_none_or(|of| of.to_ascii_lowercase().starts_with("application/http"));
    match fields.get("warc-type").unwrap_or("").to_ascii_lowercase().as_str() {
        "response" if is_http => Kind::Answer,
        "resource" | "conversion" => Kind::Kept,
        _ => Kind::Other,
    }
}

fn is_wanted(content_type: Option<&str>, kind: Kind) -> bool {
    let Some(content_type) = content_type else { return true };
    let essence = content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    match essence.as_str() {
        "text/html" | "application/xhtml+xml" => true,
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" | "application/feed+json" => true,
        "text/xml" | "application/xml" => true,
        "text/plain" => kind == Kind::Kept,
        _ => false,
    }
}

/// Whether the body is something that articles are read from; never an archive in the archive.
fn is_page(body: &[u8], url: &str, content_type: Option<&str>, kind: Kind) -> bool {
    if body.trim_ascii().is_empty() || !is_wanted(content_type, kind) {
        return false;
    }
    match Format::of(&body[..body.len().min(Format::HEAD)], url, content_type) {
        Some(Format::Html | Format::Feed | Format::JsonFeed | Format::Nitf | Format::NewsMl) => true,
        Some(Format::Text) => kind == Kind::Kept && content_type.is_some(),
        _ => false,
    }
}
