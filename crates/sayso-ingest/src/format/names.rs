use crate::Format;

/// What the ending of a name says; `.gz` is left out.
pub(super) fn by_ending(name: &str) -> Option<Format> {
    let name = if name.contains("://") { name.split(['?', '#']).next().unwrap_or(name) } else { name };
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    let last = [".gz", ".gzip"].iter().find_map(|packed| last.strip_suffix(packed)).unwrap_or(&last);
    let (_, ending) = last.rsplit_once('.')?;
    Some(match ending {
        "txt" | "text" | "md" | "markdown" | "rst" | "adoc" | "log" => Format::Text,
        "jsonl" | "ndjson" | "jl" => Format::JsonLines,
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Format::Html,
        "mhtml" | "mht" => Format::Mhtml,
        "rss" | "atom" | "rdf" => Format::Feed,
        "opml" => Format::Opml,
        "warc" => Format::Warc,
        _ => return None,
    })
}

/// What a `Content-Type` says.
pub(super) fn by_type(content_type: &str) -> Option<Format> {
    let essence = content_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    Some(match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Format::Html,
        "text/plain" | "text/markdown" => Format::Text,
        "application/rss+xml" | "application/atom+xml" | "application/rdf+xml" => Format::Feed,
        "application/feed+json" => Format::JsonFeed,
        "application/jsonl" | "application/x-ndjson" | "application/x-jsonlines" | "application/jsonlines" => {
            Format::JsonLines
        }
        "multipart/related" | "message/rfc822" => Format::Mhtml,
        "text/x-opml" => Format::Opml,
        "application/warc" => Format::Warc,
        _ => return None,
    })
}
