//! Archives that mean harm: each ends within bounds, says what is wrong, and what is good in it is read.
#![allow(clippy::disallowed_methods)] // that reading ends is measured by the clock

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use sayso_ingest::{Bytes, Settings, Source, articles};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What comes of bytes, a line an item; the texts of articles are bounded, and so is the time.
fn read(name: &str, bytes: Vec<u8>) -> Vec<String> {
    let (settings, start) = (Settings::default(), Instant::now());
    let items = articles(Source::new(name, Bytes::stream(Cursor::new(bytes))), &settings);
    let shown = items.map(|item| match item {
        Ok((article, _)) => {
            assert!(article.text.len() as u64 <= settings.limits.article);
            format!("{}: {}", article.id, article.text)
        }
        Err(error) => error.to_string(),
    });
    let shown = shown.collect();
    assert!(start.elapsed() < Duration::from_secs(60), "{name} took {:?}", start.elapsed());
    shown
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zip<'a>(members: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A good line, and then so many MiB of nothing.
fn line_and_nothing(mebibytes: usize) -> Vec<u8> {
    [&b"{\"id\": \"good\", \"text\": \"The harbour closes.\"}\n"[..], &vec![b'\n'; mebibytes << 20]].concat()
}

fn record(title: &str, length: &str, text: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://sarn.example/{title}\r\nContent-Type: text/plain\r\n\
         Content-Length: {length}\r\n\r\n{text}\r\n\r\n"
    )
}

const GOOD: &str = "good: The harbour closes.";
const BOMB: &str = "it unpacks to more than 200 times its size, as bombs do: if it is none, raise the limit `ratio`; the rest is not read";

#[test]
fn a_gzip_bomb() {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&line_and_nothing(1)).unwrap();
    (0..300).for_each(|_| encoder.write_all(&[b'\n'; 1 << 20]).unwrap());
    let items = read("news.jsonl.gz", encoder.finish().unwrap());
    assert_eq!((items.len(), items[0].as_str()), (2, GOOD));
    assert!(items[1].starts_with("news.jsonl.gz:") && items[1].ends_with(BOMB), "{items:?}");
}

#[test]
fn a_zip_bomb_in_three_layers() {
    let bomb = zip([("bomb.jsonl", &line_and_nothing(40)[..])]);
    let names: Vec<String> = (0..10).map(|at| format!("{at}.zip")).collect();
    let middle = zip(names.iter().map(|name| (name.as_str(), &bomb[..])));
    let outer = zip(names.iter().map(|name| (name.as_str(), &middle[..])).chain([("last.txt", &b"It is winter."[..])]));
    let items = read("news.zip", outer);
    assert!(items.len() < 20 && items[0] == GOOD, "{items:?}");
    assert!(items.last().unwrap().ends_with(BOMB), "{items:?}");
}

#[test]
fn a_zip_bomb_of_overlapping_files() {
    let bytes = zip([("bomb.jsonl", &line_and_nothing(8)[..])]);
    let list = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    let end = bytes.windows(4).position(|window| window == b"PK\x05\x06").unwrap();
    let count = 1000_u16;
    let mut all = [&bytes[..list], &bytes[list..end].repeat(count.into()), &bytes[end..]].concat();
    let tail = all.len() - 22;
    all[tail + 8..tail + 10].copy_from_slice(&count.to_le_bytes());
    all[tail + 10..tail + 12].copy_from_slice(&count.to_le_bytes());
    let size = (end - list) as u32 * u32::from(count);
    all[tail + 12..tail + 16].copy_from_slice(&size.to_le_bytes());
    let items = read("news.zip", all);
    assert!(items.len() < 20 && items[0] == GOOD, "{} items", items.len());
    assert!(items.last().unwrap().ends_with(BOMB), "{items:?}");
}

#[test]
fn archives_in_archives_to_no_end() {
    let (mut zipped, mut packed) = (b"The harbour closes.".to_vec(), b"The harbour closes.".to_vec());
    for _ in 0..50 {
        zipped = zip([("good.txt", &b"The harbour closes."[..]), ("inner.zip", &zipped)]);
        packed = gz(&packed);
    }
    let deep =
        "is an archive 3 deep in archives, and is not unpacked: unpack it yourself, or raise the limit `archives`";
    let inner = format!("news.zip: inner.zip: inner.zip: inner.zip: it {deep}");
    assert_eq!(read("news.zip", zipped), [GOOD, GOOD, GOOD, &inner]);
    assert_eq!(read("news.txt.gz", packed), [format!("news.txt.gz: it {deep}")]);
}

#[test]
fn a_zip_archive_of_too_many_members() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for at in 0..100_001 {
        writer.start_file(format!("../{at}.txt"), options).unwrap();
        writer.write_all(b"It is winter.").unwrap();
    }
    let items = read("news.zip", writer.finish().unwrap().into_inner());
    assert_eq!(items.len(), 100_001);
    assert_eq!(items[99_999], "99999: It is winter.");
    let more = "news.zip: it has 100001 members, and only the first 100000 are read: raise the limit `entries`";
    assert_eq!(items[100_000], more);
}

#[test]
fn archives_that_are_cut_off_anywhere() {
    let lines = b"{\"id\": \"good\", \"text\": \"The harbour closes.\"}\n".repeat(3);
    let crawl = [record("a", "13", "It is winter."), record("b", "11", "Sarn waits.")].concat();
    for (name, whole) in [
        ("news.jsonl.gz", gz(&lines)),
        ("news.zip", zip([("a.jsonl", &lines[..]), ("b.txt", b"It is winter.")])),
        ("crawl.warc", crawl.clone().into_bytes()),
        ("crawl.warc.gz", [gz(crawl.as_bytes()), gz(crawl.as_bytes())].concat()),
    ] {
        for end in 1..whole.len() {
            let items = read(name, whole[..end].to_vec());
            assert!(!items.is_empty() && items.len() < 10, "{name} cut off at {end}: {items:?}");
        }
    }
}

#[test]
fn a_record_of_three_gigabytes_that_are_not_there() {
    let crawl = [
        record("a", "13", "It is winter."),
        record("b", "3221225472", "Sarn waits."),
        record("c", "19", "The harbour closes."),
    ];
    assert_eq!(
        read("crawl.warc", crawl.concat().into_bytes()),
        [
            "a: It is winter.",
            "crawl.warc: record 2: it says that it has 3221225472 bytes, but the next record begins after 15: those were read",
            "c: The harbour closes.",
        ]
    );
}

#[test]
fn an_archive_of_records_that_are_all_said_to_be_long() {
    let crawl: String = (0..20_000).map(|at| record(&at.to_string(), "16000000", "It is winter.")).collect();
    let items = read("crawl.warc", crawl.into_bytes());
    assert_eq!(items.len(), 40_000);
    assert!(items.iter().step_by(2).all(|item| item.contains(": It is winter.")));
}

#[test]
fn a_record_whose_head_does_not_end() {
    let endless = format!("WARC/1.0\r\n{}", "WARC-Type: conversion\r\n".repeat(500_000));
    let items = read("crawl.warc", [endless, record("good", "19", "The harbour closes.")].concat().into_bytes());
    assert_eq!(items, ["crawl.warc: record 1: its head does not end: it was passed over", GOOD]);
}

#[test]
fn pages_that_are_bombs() {
    let bomb = gz(&vec![b' '; 15 << 20]);
    let page = [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n", &bomb[..]].concat();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        page.len()
    );
    let mut crawl = [head.as_bytes(), &page, b"\r\n\r\n"].concat().repeat(200);
    crawl.extend(record("good", "19", "The harbour closes.").into_bytes());
    let items = read("crawl.warc", crawl);
    assert_eq!(items.last().unwrap(), GOOD);
    assert!(
        items[..items.len() - 1].iter().all(|item| item.contains("it unpacks to more than 200 times its size")),
        "{items:?}"
    );
}

#[test]
fn bytes_that_are_no_records() {
    let items =
        read("crawl.warc", [vec![b'W'; 64 << 20], record("good", "19", "The harbour closes.").into_bytes()].concat());
    assert_eq!(items.len(), 1, "{items:?}"); // no record begins at the start of a line
    let mut bytes = vec![b'\n'; 64 << 20];
    bytes.extend(record("good", "19", "The harbour closes.").into_bytes());
    assert_eq!(read("crawl.warc", bytes), [GOOD]);
}
