#![no_main]
//! Web archives: any bytes, and records with any head and any answer in them.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

const KINDS: &[&str] = &["response", "resource", "conversion", "request", "warcinfo"];

fuzz_target!(|input: (Vec<u8>, Vec<(u8, u8, String, Vec<u8>)>)| {
    let (bytes, records) = input;
    read([b"WARC/1.0\r\n", &bytes[..]].concat());
    let mut crawl = Vec::new();
    for (kind, wrong, fields, block) in records {
        let kind = KINDS[usize::from(kind) % KINDS.len()];
        // Now and then the length is wrong.
        let length = if wrong % 4 == 0 { block.len() + usize::from(wrong) } else { block.len() };
        crawl.extend(format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{fields}\r\nContent-Length: {length}\r\n\r\n").bytes());
        if kind == "response" {
            crawl.extend(b"HTTP/1.1 200 OK\r\n");
        }
        crawl.extend(block);
        crawl.extend(b"\r\n\r\n");
    }
    read(crawl);
});

fn read(bytes: Vec<u8>) {
    let most = bytes.len();
    let items = articles(Source::new("fuzz.warc", Bytes::stream(std::io::Cursor::new(bytes))), &Settings::default());
    assert!(items.take(2 * most + 2).count() < 2 * most + 2);
}
