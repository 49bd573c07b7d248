#![no_main]
//! Any bytes under any name and content type: articles or errors, and reading ends.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

const HINTS: &[(&str, Option<&str>)] = &[
    ("fuzz", None),
    ("fuzz.txt", None),
    ("fuzz.jsonl", None),
    ("fuzz.json", None),
    ("fuzz.html", Some("text/html; charset=windows-1252")),
    ("fuzz", Some("application/rss+xml")),
    ("fuzz", Some("application/feed+json")),
    ("fuzz.mhtml", None),
    ("fuzz.opml", None),
    ("fuzz.warc", None),
    ("https://fuzz.example/a.html?b=c#d", Some("text/plain")),
];

fuzz_target!(|input: (u8, Vec<u8>)| {
    let (name, content_type) = HINTS[usize::from(input.0) % HINTS.len()];
    let source = Source {
        content_type: content_type.map(str::to_owned),
        ..Source::new(name, Bytes::stream(std::io::Cursor::new(input.1)))
    };
    for (article, notes) in articles(source, &Settings::default()).take(1000).flatten() {
        for span in notes.iter().filter_map(|note| note.span).chain(article.front) {
            assert!(article.text.get(span.range()).is_some());
        }
    }
});
