use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use proptest::prelude::*;

use super::*;
use crate::open::{articles, shown};

/// A record as it should be.
fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let length = block.len();
    let head = format!("WARC/1.0\r\nWARC-Type: {kind}\r\n{fields}Content-Length: {length}\r\n\r\n");
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// What a server answered.
fn answer(title: &str, http: &str, body: &[u8]) -> Vec<u8> {
    let fields = format!(
        "WARC-Target-URI: https://sarn.example/2024/{title}.html?a=/b.c\r\nWARC-Date: 2024-01-26T09:30:00Z\r\n\
         Content-Type: application/http; msgtype=response\r\n"
    );
    record("response", &fields, &[http.as_bytes(), b"\r\n\r\n", body].concat())
}

/// The text of a page, as crawls give it.
fn text(title: &str, text: &str) -> Vec<u8> {
    let fields = format!("WARC-Target-URI: https://sarn.example/2024/{title}.html\r\nContent-Type: text/plain\r\n");
    record("conversion", &fields, text.as_bytes())
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn check(records: &[Vec<u8>], expected: &[&str]) {
    assert_eq!(shown("crawl.warc", records.concat(), &Settings::default()), expected);
    let members: Vec<Vec<u8>> = records.iter().map(|record| packed(record)).collect();
    let in_gz: Vec<String> = expected.iter().map(|item| item.replace("crawl.warc:", "crawl.warc.gz:")).collect();
    assert_eq!(shown("crawl.warc.gz", members.concat(), &Settings::default()), in_gz, "packed");
}

const INFO: &[u8] = b"software: crawler/1.0\r\nformat: WARC File Format 1.0\r\n";

#[test]
fn texts_with_where_and_when() {
    let records = [
        record("warcinfo", "Content-Type: application/warc-fields\r\n", INFO),
        record(
            "conversion",
            "WARC-Target-URI: <https://sarn.example/2024/harbour.html>\r\nWARC-Date: 2024-01-26T09:30:00Z\r\nContent-Type:\r\n text/plain\r\n",
            "Häfen close.".as_bytes(),
        ),
    ];
    let bytes = Bytes::held(records.concat());
    let mut items = articles(Source::new("crawl.warc", bytes), &Settings::default());
    let (article, notes) = items.next().unwrap().unwrap();
    assert_eq!((article.id.as_str(), &*article.text), ("harbour", "Häfen close."));
    assert_eq!(article.url.as_deref(), Some("https://sarn.example/2024/harbour.html"));
    assert_eq!(article.retrieved.as_deref(), Some("2024-01-26T09:30:00Z"));
    assert!(notes.is_empty() && items.next().is_none());
}

#[test]
fn what_holds_no_page_is_passed_over() {
    let records = [
        record("warcinfo", "", INFO),
        record("request", "Content-Type: application/http; msgtype=request\r\n", b"GET / HTTP/1.1\r\n\r\n"),
        answer("gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", b"<p>Not found.</p>"),
        answer("moved", "HTTP/1.1 301 Moved\r\nLocation: /", b""),
        answer("picture", "HTTP/1.1 200 OK\r\nContent-Type: image/png", b"\x89PNG\r\n\x1a\n"),
        answer("empty", "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"\r\n"),
        answer("zip", "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"PK\x03\x04"),
        answer("warc", "HTTP/1.1 200 OK\r\nContent-Type: text/html", b"WARC/1.0\r\n"),
        answer("plain", "HTTP/1.1 200 OK\r\nContent-Type: text/plain", b"User-agent: *"),
        record("response", "Content-Type: text/dns\r\n", b"sarn.example. 300 IN A 192.0.2.1"),
        record("revisit", "Content-Type: application/http\r\n", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("metadata", "", b"fetchTimeMs: 3"),
    ];
    let nothing = "crawl.warc: it has 12 records, but none of them holds a page or a text: nothing to read";
    check(&records, &[nothing]);
    check(&[records.concat(), text("harbour", "The harbour closes.")], &["harbour: The harbour closes."]);
}

/// The page that a message gives.
fn page_of(http: &str, body: &[u8]) -> (Option<Vec<u8>>, Option<String>) {
    let bytes = answer("harbour", http, body);
    let record = Records::new(&bytes[..], 1 << 20).next().unwrap().unwrap();
    let (page, flaw) = page::of(record, 4096, &Budget::new(200, None));
    (page.map(|page| page.body), flaw.map(|flaw| flaw.message))
}

#[test]
fn pages_as_they_were_sent() {
    let page = "<html><p>The harbour closes, Toft said.</p></html>".as_bytes();
    let zlib = |bytes: &[u8]| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let deflate = |bytes: &[u8]| {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    // A block of bytes as they are, after its length less one, and the end (RFC 7932).
    let length = ((page.len() - 1) << 4 | 1 << 20).to_le_bytes();
    let brotli = [&length[..3], page, b"\x03"].concat();
    let chunked = [&b"14\r\n"[..], &page[..20], b"\r\n1e;a=b\r\n", &page[20..], b"\r\n0\r\n\r\n"].concat();
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html";
    for (http, body) in [
        (ok.to_owned(), page.to_vec()),
        ("HTTP/1.0 200\r\ncontent-type : text/html; charset=utf-8".to_owned(), page.to_vec()),
        ("HTTP/2 200 OK\r\ncontent-type: text/html".to_owned(), page.to_vec()),
        ("HTTP/1.1 200 OK\r\nServer: a".to_owned(), page.to_vec()),
        ("HTTP/1.1 200 OK\r\nb\x01d header: 1\r\nContent-Type: application/xhtml+xml".to_owned(), page.to_vec()),
        (format!("{ok}\r\nTransfer-Encoding: chunked"), chunked.clone()),
        (format!("{ok}\r\nTransfer-Encoding: chunked"), page.to_vec()),
        (format!("{ok}\r\nTransfer-Encoding: chunked"), chunked[..chunked.len() - 7].to_vec()),
        (format!("{ok}\r\nContent-Encoding: gzip"), packed(page)),
        (format!("{ok}\r\nContent-Encoding: gzip"), page.to_vec()),
        (format!("{ok}\r\nContent-Encoding: br"), page.to_vec()),
        (format!("{ok}\r\nContent-Encoding: br"), brotli),
        (format!("{ok}\r\nContent-Encoding: utf-8"), page.to_vec()),
        (format!("{ok}\r\nContent-Encoding: deflate"), zlib(page)),
        (format!("{ok}\r\nContent-Encoding: deflate"), deflate(page)),
        (format!("{ok}\r\nContent-Encoding: deflate, gzip"), packed(&zlib(page))),
    ] {
        let (read, flaw) = page_of(&http, &body);
        assert_eq!((read.as_deref(), flaw), (Some(page), None), "{http}");
    }
}

#[test]
fn pages_that_cannot_be_unpacked() {
    let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding";
    let page = packed(&b"<p>The harbour closes.</p>".repeat(9));
    let check = |encoding: &str, body: &[u8], start: Option<&str>, message: &str| {
        let (read, flaw) = page_of(&format!("{ok}: {encoding}"), body);
        assert_eq!(flaw.as_deref(), Some(message));
        assert_eq!(read.map(|read| read.starts_with(start.unwrap_or("?").as_bytes())), start.map(|_| true));
    };
    check(
        "zstd",
        b"\x28\xb5\x2f\xfd\0",
        None,
        "its page was sent packed by `zstd` and cannot be unpacked here: it was passed over",
    );
    // The window's bits (30), then bytes that never come.
    let large =
        "its page was sent packed by `br` with a large window, which is no part of the web's: it was passed over";
    check("br", b"\x11\x1e\xff\xff\x07", None, large);
    check("br", b"\x91\x1e\xff\xff\x07", None, large);
    // Nothing packed, but a quotation mark of windows-1252.
    let (read, flaw) = page_of(&format!("{ok}: br"), b"\x91No,\x92 Toft said.<br>");
    assert_eq!((read.as_deref(), flaw), (Some(&b"\x91No,\x92 Toft said.<br>"[..]), None));
    check(
        "gzip",
        &page[..page.len() - 4],
        Some("<p>The"),
        "its page was sent packed, and is damaged (unexpected end of file)",
    );
    check(
        "gzip",
        &packed(&[b' '; 5000]),
        None,
        "its page has more than 4 KiB, and was passed over: raise the limit `page`",
    );
    let no_head = page_of("no head", b"<p>The harbour closes.</p>");
    assert_eq!(no_head.1.as_deref(), Some("no head of an answer (HTTP) can be read in it: it was passed over"));
}

#[test]
fn damage_is_said_and_reading_goes_on() {
    let (first, last) = (text("first", "The harbour closes."), text("last", "It is winter."));
    let around = |middle: Vec<u8>| [first.clone(), middle, last.clone()];
    let long = text("long", "Sarn waits and waits.");
    let length =
        |of: &str| -> Vec<u8> { String::from_utf8(long.clone()).unwrap().replace("Length: 21", of).into_bytes() };
    let expect = |middle: Vec<u8>, items: &[&str]| {
        let items = [&["first: The harbour closes."][..], items, &["last: It is winter."]].concat();
        assert_eq!(shown("c.warc", around(middle).concat(), &Settings::default()), items);
    };
    expect(
        b"torn bytes\r\n\r\n".to_vec(),
        &["c.warc: record 1: it is longer than the 19 bytes that it says: the rest was passed over"],
    );
    expect(
        length("Length: 4"),
        &["long: Sarn", "c.warc: record 2: it is longer than the 4 bytes that it says: the rest was passed over"],
    );
    expect(
        length("Length: 60"),
        &[
            "long: Sarn waits and waits.\r\n\r\n",
            "c.warc: record 2: it says that it has 60 bytes, but the next record begins after 25: those were read",
        ],
    );
    expect(
        length("Length: 3000000000"),
        &[
            "c.warc: record 2: it says that it has 3000000000 bytes, but the next record begins after 25: those were read",
        ],
    );
    expect(length("Length: -1"), &["c.warc: record 2: its head names no length (Content-Length): it was passed over"]);
    expect(length("Lengthy: 21"), &["c.warc: record 2: its head names no length (Content-Length): it was passed over"]);
    expect(
        b"WARC/1.0\r\nWARC-Type: conversion\r\n".to_vec(),
        &["c.warc: record 2: its head does not end: it was passed over"],
    );
}

#[test]
fn lengths_that_are_all_wrong() {
    let wrong =
        |title: &str| String::from_utf8(text(title, "Sarn waits.")).unwrap().replace("Length: 11", "Length: 9999");
    let bytes = ["a", "b", "c"].map(wrong).concat().into_bytes();
    let items = shown("c.warc", bytes, &Settings::default());
    assert_eq!(items.len(), 6, "{items:?}");
    assert_eq!(items[4], "c: Sarn waits.\r\n\r\n");
    assert_eq!(items[5], "c.warc: record 3: cut off: 15 of 9999 bytes are there, and were read");
}

#[test]
fn an_archive_that_is_cut_off() {
    let bytes = [text("first", "The harbour closes."), text("last", "It is winter.")].concat();
    let end = bytes.len() - 10;
    assert_eq!(
        shown("c.warc", bytes[..end].to_vec(), &Settings::default()),
        [
            "first: The harbour closes.",
            "last: It is w",
            "c.warc: record 2: cut off: 7 of 13 bytes are there, and were read"
        ]
    );
    let mut members = [packed(&bytes[..]), packed(&text("more", "Sarn waits."))].concat();
    members.truncate(members.len() - 6);
    assert_eq!(
        shown("c.warc.gz", members, &Settings::default()),
        [
            "first: The harbour closes.",
            "last: It is winter.",
            "more: Sarn waits.",
            "c.warc.gz: record 3: what is packed by gzip is cut off, perhaps not fetched as a whole; the rest is not read",
        ]
    );
}

#[test]
fn a_damaged_member_of_gzip_does_not_stop_the_archive() {
    let mut torn = packed(&text("torn", "Sarn waits and waits and waits."));
    let at = torn.len() - 14;
    torn[at] ^= 0xff;
    let members =
        [packed(&text("first", "The harbour closes.")), torn, packed(&text("last", "It is winter."))].concat();
    let items = shown("c.warc.gz", members, &Settings::default());
    assert_eq!(items[0], "first: The harbour closes.");
    assert_eq!(items.last().unwrap(), "last: It is winter.");
    assert!(
        items[items.len() - 2].starts_with("c.warc.gz: record 2: what is packed by gzip is damaged ("),
        "{items:?}"
    );
}

#[test]
fn what_is_too_long_is_passed_over() {
    let mut settings = Settings::default();
    settings.limits.page = 100;
    let long = "It is winter. ".repeat(9000);
    let ok = "HTTP/1.1 200 OK\r\nContent-Type";
    let records = [
        answer("film", &format!("{ok}: video/mp4"), long.as_bytes()),
        answer("page", &format!("{ok}: text/html"), long.as_bytes()),
        text("last", "It is winter."),
    ];
    assert_eq!(
        shown("c.warc", records.concat(), &settings),
        [
            "c.warc: record 2: it has 126044 bytes, more than 100 bytes, and was passed over: raise the limit `page`",
            "last: It is winter.",
        ]
    );
}

#[test]
fn pages_that_the_archive_cut_off() {
    let fields =
        "WARC-Truncated: length\r\nWARC-Target-URI: https://sarn.example/harbour\r\nContent-Type: text/plain\r\n";
    let bytes = Bytes::held(record("conversion", fields, b"The harbour clo"));
    let (_, notes) = articles(Source::new("c.warc", bytes), &Settings::default()).next().unwrap().unwrap();
    assert_eq!(notes[0].kind, "cut-off");
    assert_eq!(notes[0].message, "the end of the page is missing: the archive kept only its beginning (length)");
}

proptest! {
    #[test]
    fn any_bytes_end(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8), is_packed in any::<bool>()) {
        let ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: br";
        let records = [answer("a", ok, b"3\r\n<p>\r\n5\r\nThe h\r\n0\r\n\r\n"), text("b", "It is winter."), text("c", "Sarn waits.")];
        let mut bytes = if is_packed { records.map(|record| packed(&record)).concat() } else { records.concat() };
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let items = shown("c.warc", bytes, &Settings::default());
        prop_assert!(items.len() < 20);
    }
}
