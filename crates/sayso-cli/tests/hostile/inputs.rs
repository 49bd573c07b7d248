//! Inputs that mean harm, made here: small on the disk, or gone after the test.

use std::fs::File;
use std::io::{BufWriter, Cursor, Write};
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::common::Folder;

/// An input that means harm.
pub(crate) struct Hostile {
    /// Its file; the order of names is that of adding.
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
    /// What the message says that refuses it or a part of it; `None` where it may be read.
    pub(crate) refused: Option<&'static str>,
}

fn hostile(name: impl Into<String>, bytes: impl Into<Vec<u8>>, refused: impl Into<Option<&'static str>>) -> Hostile {
    Hostile { name: name.into(), bytes: bytes.into(), refused: refused.into() }
}

const BOMB: &str = "it unpacks to more than 200 times its size, as bombs do";
const OWN_ENTITY: &str = "is an entity that the document defines itself: those are never followed";
const MIB: usize = 1 << 20;

/// All that is added without reading.
pub(crate) fn harmful() -> Vec<Hostile> {
    let mut all = archives();
    all.extend(markup());
    all.extend(unsure_charsets());
    all.push(page_of_title());
    all.extend(lines());
    all.extend(to_read());
    all.extend(broken());
    all
}

fn archives() -> Vec<Hostile> {
    let nothing = vec![b' '; 64 * MIB];
    let flat = zipped([("bomb.jsonl", &vec![b'\n'; 64 * MIB][..])]);
    let ten: Vec<String> = (0..10).map(|at| format!("{at}.zip")).collect();
    let middle = zipped(ten.iter().map(|name| (name.as_str(), &flat[..])));
    let layers = zipped(ten.iter().map(|name| (name.as_str(), &middle[..])));
    let mut nested = b"The harbour closes.".to_vec();
    for _ in 0..50 {
        nested = zipped([("inner.zip", &nested[..])]);
    }
    let good = record("good", 19, "The harbour closes.");
    let cut = [&good[..], record("cut", 900, "Sarn waits").trim_end()].concat();
    let wrong = [
        record("short", 4, "Sarn waits and waits."),
        record("long", 3_000_000_000, "Sarn waits and waits."),
        record("negative", -1, "Sarn waits."),
        good,
    ];
    let packed = gzipped(wrong.concat().as_bytes());
    vec![
        hostile("00-bomb.zip", flat, BOMB),
        hostile("01-layers.zip", layers, BOMB),
        hostile("02-nested.zip", nested, "it is an archive 3 deep in archives"),
        hostile("03-bomb.txt.gz", gzipped(&nothing), "longer than 4 MiB, so hardly one article"),
        hostile("04-bomb.jsonl.gz", gzipped(&vec![b'\n'; 64 * MIB]), BOMB),
        hostile("06-cut.warc", cut, "cut off: 10 of 900 bytes are there"),
        hostile("07-wrong.warc", wrong.concat(), "it says that it has 3000000000 bytes, but the next record begins"),
        hostile("08-cut.warc.gz", &packed[..packed.len() / 2], "what is packed by gzip is cut off"),
    ]
}

fn markup() -> Vec<Hostile> {
    let laughs: String =
        (1..10).map(|at| format!("<!ENTITY l{at} '{}'>", format!("&l{};", at - 1).repeat(10))).collect();
    let laughs = format!("[<!ENTITY l0 'ha'>{laughs}]");
    let rss =
        format!("<!DOCTYPE rss {laughs}><rss version='2.0'><channel><item><title>&l9;</title></item></channel></rss>");
    let nitf = format!("<!DOCTYPE nitf {laughs}><nitf><body><body.content><p>&l9;</p></body.content></body></nitf>");
    let mut attributes = "<html><body><p".to_owned();
    (0..1_000_000).for_each(|at| attributes.extend([" a", &at.to_string(), "=''"]));
    attributes.push_str("><p>The harbour of Sarn closes, the mayor said.</p>");
    let deep_xml = |open: &str, close: &str| {
        format!(
            "<rss version='2.0'><channel><item><description>{}{}</description></item></channel></rss>",
            open.repeat(100_000),
            close.repeat(100_000)
        )
    };
    let mail = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n";
    vec![
        hostile("10-laughs.rss", rss, OWN_ENTITY),
        hostile("11-laughs.nitf", nitf, OWN_ENTITY),
        hostile("12-deep.html", deep_page(10_000), None),
        hostile("13-attributes.html", attributes, None),
        hostile("14-deep.rss", deep_xml("<a>", "</a>"), ""),
        hostile("16-open.html", format!("<html><body>{}", "<div><p>Sarn ".repeat(300_000)), None),
        hostile(
            "17-deep.mhtml",
            format!("{mail}{}", "--b\nContent-Type: multipart/related; boundary=\"b\"\n\n".repeat(50_000)),
            "",
        ),
    ]
}

/// Elements inside one another, with a text at the bottom.
fn deep_page(depth: usize) -> String {
    format!(
        "<html><body>{}<p>The harbour of Sarn closes in May, the mayor’s office said on Friday.</p>{}</body></html>",
        "<div>".repeat(depth),
        "</div>".repeat(depth)
    )
}

/// Texts that are in no charset that they say.
pub(crate) fn unsure_charsets() -> Vec<Hostile> {
    let latin =
        b"<p>The caf\xe9 of Sarn closes in May, said Zo\xeb Vell, who owns it. \x93We had no choice,\x94 she said.</p>";
    let page = |charset: &str| {
        [format!("<!doctype html><meta charset=\"{charset}\"><title>Sarn</title>").as_bytes(), &latin[..]].concat()
    };
    let feed = |charset: &str| {
        let head = format!("<?xml version='1.0' encoding='{charset}'?><rss version='2.0'><channel><item><description>");
        [head.as_bytes(), b"The caf\xe9 of Sarn closes, said Zo\xeb Vell.</description></item></channel></rss>"]
            .concat()
    };
    let said =
        ["utf-16", "utf-16be", "utf-32", "utf-7", "utf-8", "iso-2022-kr", "shift_jis", "x-user-defined", "nonsense"];
    let mut all: Vec<Hostile> = Vec::new();
    for (at, charset) in said.iter().enumerate() {
        all.push(hostile(format!("20-charset-{at}.html"), page(charset), None));
        all.push(hostile(format!("21-charset-{at}.rss"), feed(charset), None));
    }
    all.push(hostile("22-mark.txt", [b"\xff\xfe", &latin[..]].concat(), None));
    all.push(hostile("23-mark.html", [b"\xfe\xff", &latin[..]].concat(), None));
    all.push(hostile("24-halves.txt", [&b"\xff\xfe"[..], &b"\x3d\xd8S\0a\0r\0n\0".repeat(1000)].concat(), None));
    all.push(hostile(
        "25-broken.txt",
        b"The caf\xe9 \xff\xfe\x80 of \xf8\x88\x80\x80\x80 Sarn \xed\xa0\x80 closes.",
        None,
    ));
    all.push(hostile("26-broken.jsonl", b"{\"text\": \"The caf\xe9 closes.\"}\n", "26-broken.jsonl:1: "));
    all
}

pub(crate) fn page_of_title() -> Hostile {
    let title = "Harbour closes ".repeat(5 * MIB / 15);
    let text =
        "<p>The harbour of Sarn closes in May, the mayor’s office said on Friday. Nobody knows what comes then.</p>";
    hostile("30-title.html", format!("<title>{title}</title><h1>{title}</h1>{text}"), None)
}

fn lines() -> Vec<Hostile> {
    let nested = |at: usize| format!("{}{}", "[".repeat(at), "]".repeat(at));
    let deep = format!(
        "{{\"text\": \"Sarn waits.\", \"more\": {}}}\n{{\"text\": {}}}\n{}\n",
        nested(1_000_000),
        nested(100),
        "{\"a\":".repeat(1_000_000)
    );
    let long = [b"{\"text\": \"", &vec![b'a'; 50 * MIB][..], b"\"}\n{\"text\": \"Sarn waits.\"}\n"].concat();
    let heavy: String = (0..4)
        .map(|at| format!("{{\"text\": \"Sarn waits {at}.\", \"title\": \"{}\"}}\n", "a".repeat(15 * MIB)))
        .collect();
    // As trees they would take forty times as much memory.
    let zeros = format!("[[0]{}]", ",[0]".repeat(7 * MIB / 2));
    let points = ",{\"href\":\"a\",\"anchor\":[999999,1000000]}".repeat(100_000);
    let keys: String = (0..MIB).map(|at| format!(",\"{at:x}\":0")).collect();
    let numbers = format!(
        "{{\"text\":\"Sarn waits.\",\"more\":{zeros}}}\n{{\"text\":\"Sarn waits more.\"{keys}}}\n\
         {{\"text\":\"{}\",\"links\":[0{points}]}}\n",
        "Sarn ".repeat(200_000)
    );
    let json_ld = format!(
        "<script type='application/ld+json'>{zeros}</script><p>The harbour of Sarn closes in May, the mayor said."
    );
    let json_feed = format!(
        "{{\"version\":\"https://jsonfeed.org/version/1.1\",\"more\":{zeros},\"items\":[{{\"content_text\":\"Sarn waits still.\",\"more\":{zeros}}}]}}"
    );
    let dates = ["0000-01-01", "9999-12-31", "2024-02-31", "99999999999-01-01", "-1", "1e300", "2024-13-99T99:99:99Z"];
    let lines: String = dates
        .iter()
        .enumerate()
        .map(|(at, date)| {
            format!("{{\"id\": \"date-{at}\", \"text\": \"Sarn waits until {date}.\", \"published\": \"{date}\"}}\n")
        })
        .collect();
    let items: String = ["Mon, 31 Feb 2024 00:00:00 GMT", "Fri, 01 Jan 0000 25:61:61 +9999", "31.02.9999"]
        .iter()
        .map(|date| format!("<item><title>Sarn waits {date}</title><pubDate>{date}</pubDate></item>"))
        .collect();
    vec![
        hostile("31-deep.jsonl", deep, "31-deep.jsonl:3: the JSON object is not closed"),
        hostile("32-long.jsonl", long, "the line is longer than 16777216 bytes and was passed over"),
        hostile("33-heavy.jsonl", heavy, None),
        hostile("33-numbers.jsonl", numbers, None),
        hostile("33-numbers.html", json_ld, None),
        hostile("33-numbers.json", json_feed, None),
        hostile(
            "33-text.jsonl",
            format!("{{\"text\": \"{}\"}}\n", "Sarn ".repeat(MIB)),
            "its text is longer than 4 MiB",
        ),
        hostile("34-dates.jsonl", lines, None),
        hostile("35-dates.rss", format!("<rss version='2.0'><channel>{items}</channel></rss>"), None),
        hostile("36-date.txt", "Date: 2024-02-31\n\nSarn waits, the mayor said.\n", None),
        hostile(
            "37-date.html",
            "<meta property='article:published_time' content='0000-02-31T25:00'><p>Sarn waits and waits, the mayor of it said in May.</p>",
            None,
        ),
    ]
}

/// What is to be read by the model too.
pub(crate) fn to_read() -> Vec<Hostile> {
    vec![
        hostile("40-deep.html", deep_page(10_000), None),
        // As dense with sayings as a text can be, and short: each of them costs milliseconds.
        hostile("41-quotes.txt", "“No,” she said. ".repeat(600), None),
        hostile("42-quotes.txt", "“".repeat(100_000), None),
        hostile("43-empty-title.html", "<title></title>", ""),
    ]
}

fn broken() -> Vec<Hostile> {
    let empty = ["txt", "html", "jsonl", "rss", "pdf", "warc", "parquet", "zip", "mhtml", "nitf", "json", "txt.gz"];
    let mut all: Vec<Hostile> = empty.iter().map(|ending| hostile(format!("50-empty.{ending}"), "", None)).collect();
    let whole = pdf(&["The harbour of Sarn closes in May, the mayor said."; 50]);
    for (at, part) in [4, 2].iter().enumerate() {
        all.push(hostile(format!("51-cut-{at}.pdf"), &whole[..whole.len() - whole.len() / part], "it is cut off"));
    }
    all.push(hostile("52-head.pdf", "%PDF-1.7\n", ""));
    all.push(hostile("53-quotes.txt", "“".repeat(1_000_000), None));
    all.push(hostile("54-quotes.txt", "\"'".repeat(500_000), None));
    all.push(hostile("55-quotes.html", format!("<p>{}</p>", "&quot;No,&quot; she said. ".repeat(500_000)), None));
    all
}

/// Tables whose footers lie: one that sayso itself made, with bytes of its footer changed.
pub(crate) fn tables(folder: &Folder) -> Vec<Hostile> {
    let mut all = vec![
        hostile("60-length.parquet", b"PAR1\xff\xff\xff\x7fPAR1", "60-length.parquet: "),
        hostile("61-footer.parquet", [b"PAR1", &[0x19; 4096][..], b"\0\x10\0\0PAR1"].concat(), "61-footer.parquet: "),
    ];
    if cfg!(feature = "parquet") {
        folder.file("good.txt", "The harbour of Sarn closes in May, the mayor’s office said on Friday.\n");
        folder.sayso(&["add", "--no-read", "good.txt"]);
        folder.sayso(&["export", "--format", "parquet", "--out", "tables"]);
        let whole = std::fs::read(folder.path("tables/articles.parquet")).expect("a table");
        let length =
            u32::from_le_bytes(whole[whole.len() - 8..whole.len() - 4].try_into().expect("four bytes")) as usize;
        for at in 0..40 {
            let mut bytes = whole.clone();
            let place = whole.len() - 8 - length + at * length / 40;
            bytes[place..place + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0x0f]);
            all.push(hostile(format!("62-lying-{at}.parquet"), bytes, None));
        }
    }
    all
}

/// A feed of a million entries.
pub(crate) fn feed_of_a_million(path: &Path) {
    let mut file = BufWriter::new(File::create(path).expect("a file"));
    let mut write = |text: &str| file.write_all(text.as_bytes()).expect("room on the disk");
    write("<rss version='2.0'><channel>");
    (0..1_000_000).for_each(|at| write(&format!("<item><guid>{at}</guid><title>Sarn waits {at}</title></item>")));
    write("</channel></rss>");
}

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

fn zipped<'a>(members: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in members {
        writer.start_file(name, options).expect("memory takes it");
        writer.write_all(bytes).expect("memory takes it");
    }
    writer.finish().expect("memory takes it").into_inner()
}

fn record(title: &str, length: i64, text: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://sarn.example/{title}\r\nContent-Type: text/plain\r\n\
         Content-Length: {length}\r\n\r\n{text}\r\n\r\n"
    )
}

/// A PDF file of one page, its lines in one column.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let shown: String = lines
        .iter()
        .enumerate()
        .map(|(at, line)| format!("BT /F1 10 Tf 50 {} Td ({line}) Tj ET\n", 780 - 14 * at))
        .collect();
    let objects = [
        "<</Type /Catalog /Pages 2 0 R>>".to_owned(),
        "<</Type /Pages /Count 1 /Kids [5 0 R]>>".to_owned(),
        "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding>>".to_owned(),
        format!("<</Length {}>>\nstream\n{shown}\nendstream", shown.len()),
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources <</Font <</F1 3 0 R>>>>>>"
            .to_owned(),
    ];
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, body) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{body}\nendobj\n", at + 1));
    }
    let start = file.len();
    file.push_str("xref\n0 6\n0000000000 65535 f \n");
    places.iter().for_each(|place| file.push_str(&format!("{place:010} 00000 n \n")));
    file.push_str(&format!("trailer\n<</Size 6 /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}
