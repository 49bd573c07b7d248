#![no_main]
//! Feeds and lists of feeds: the fuzzer's bytes as each of them, and entries whose fields are the fuzzer's.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

const STARTS: &[&str] = &[
    "<rss version='2.0'><channel>",
    "<feed xmlns='http://www.w3.org/2005/Atom'>",
    "<rdf:RDF>",
    "{\"version\": \"https://jsonfeed.org/version/1.1\", ",
    "<opml version='2.0'><body>",
];

fuzz_target!(|input: (u8, Vec<u8>, Vec<[String; 4]>)| {
    let (start, bytes, entries) = input;
    let start = STARTS[usize::from(start) % STARTS.len()];
    let _ = sayso_ingest::feeds(&bytes);
    read([start.as_bytes(), &bytes].concat());
    let mut rss = STARTS[0].to_owned();
    let mut atom = STARTS[1].to_owned();
    for [title, link, date, body] in entries {
        rss += &format!(
            "<item><title>{title}</title><link>{link}</link><pubDate>{date}</pubDate><description>{body}</description></item>"
        );
        atom += &format!(
            "<entry><title>{title}</title><link href='{link}'/><updated>{date}</updated><content type='html'>{body}</content></entry>"
        );
    }
    read((rss + "</channel></rss>").into_bytes());
    read((atom + "</feed>").into_bytes());
});

fn read(bytes: Vec<u8>) {
    let most = 2 * bytes.len() + 2;
    let items = articles(Source::new("fuzz.xml", Bytes::stream(std::io::Cursor::new(bytes))), &Settings::default());
    let mut count = 0;
    for item in items {
        count += 1;
        assert!(count < most);
        let Ok((article, notes)) = item else { continue };
        let anchors = article.links.iter().filter_map(|link| link.anchor);
        for span in notes.iter().filter_map(|note| note.span).chain(anchors) {
            assert!(article.text.get(span.range()).is_some());
        }
    }
}
