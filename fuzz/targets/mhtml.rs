#![no_main]
//! Saved pages: parts with heads and bodies of the fuzzer's, in one another.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

const MANY: &[u8] = b"Content-Type: multipart/related; boundary=\"b\"\r\n";

fuzz_target!(|input: (&[u8], Vec<(bool, String, Vec<u8>)>)| {
    let (bytes, parts) = input;
    let head = [b"MIME-Version: 1.0\r\n", MANY].concat();
    read([&head, bytes].concat());
    let mut mail = [&head[..], b"\r\n"].concat();
    for (is_open, fields, body) in parts {
        mail.extend(b"--b\r\n");
        mail.extend(if is_open { MANY } else { b"Content-Type: text/html\r\n" });
        mail.extend(fields.bytes().chain(*b"\r\n\r\n"));
        mail.extend(body);
        mail.extend(b"\r\n");
    }
    mail.extend(b"--b--\r\n");
    read(mail);
});

fn read(bytes: Vec<u8>) {
    let mut items = articles(Source::new("fuzz.mhtml", Bytes::held(bytes)), &Settings::default());
    if let Some(Ok((article, _))) = items.next() {
        for anchor in article.links.iter().filter_map(|link| link.anchor) {
            assert!(article.text.get(anchor.range()).is_some());
        }
    }
    assert!(items.next().is_none());
}
