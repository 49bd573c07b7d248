#![no_main]
//! NITF and NewsML-G2: the fuzzer's bytes as each of them, and markup of the fuzzer's where their texts stand.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

fuzz_target!(|input: (&[u8], &str)| {
    let (bytes, inside) = input;
    for start in ["<nitf>", "<newsItem>", "<?xml version='1.0'?><newsMessage><itemSet>"] {
        read([start.as_bytes(), bytes].concat());
    }
    let nitf = format!("<nitf><body><body.content>{inside}</body.content></body></nitf>");
    let item = |content: &str| format!("<newsItem guid='a'><contentSet>{content}</contentSet></newsItem>");
    read(item(&format!("<inlineXML contenttype='application/nitf+xml'>{nitf}</inlineXML>")).into_bytes());
    read(item(&format!("<inlineXML><html><body>{inside}</body></html></inlineXML>")).into_bytes());
    read(item(&format!("<inlineData>{inside}</inlineData>")).into_bytes());
    read(nitf.into_bytes());
});

fn read(bytes: Vec<u8>) {
    let most = 2 * bytes.len() + 2;
    let items = articles(Source::new("fuzz.xml", Bytes::held(bytes)), &Settings::default());
    let count = items.inspect(|item| {
        let Ok((article, _)) = item else { return };
        for anchor in article.links.iter().filter_map(|link| link.anchor) {
            assert!(article.text.get(anchor.range()).is_some());
        }
    });
    assert!(count.count() < most);
}
