//! Articles of files as JSON lines, for the scripts in `bench/score`: `articles FILE...` prints id, title, published, text.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)]

use sayso_ingest::{Bytes, Settings, Source, articles};

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("{path}: {error}");
                continue;
            }
        };
        for item in articles(Source::new(path, Bytes::held(bytes)), &Settings::default()) {
            match item {
                Ok((article, notes)) => println!(
                    "{}",
                    serde_json::json!({
                        "id": article.id,
                        "title": article.title,
                        "published": article.published.map(|p| p.written),
                        "updated": article.updated,
                        "byline": article.byline,
                        "outlet": article.outlet,
                        "url": article.url,
                        "credit": article.credit,
                        "language": article.language,
                        "text": &*article.text,
                        "links": article.links.len(),
                        "metadata": article.metadata,
                        "notes": notes.iter().map(|note| &note.message).collect::<Vec<_>>(),
                    })
                ),
                Err(error) => eprintln!("{error}"),
            }
        }
    }
}
