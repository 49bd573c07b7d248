use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;
use crate::open::shown;

fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in members.iter().enumerate() {
        let method = if at % 2 == 0 { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn check(bytes: Vec<u8>, expected: &[&str]) {
    assert_eq!(shown("news.zip", bytes, &Settings::default()), expected);
}

#[test]
fn members_in_their_order() {
    let lines = b"{\"text\": \"It is winter.\"}\nno json\n";
    let inner = packed(&[("c/harbour.txt", b"The harbour opens.")]);
    check(
        packed(&[
            ("b/winter.jsonl", lines),
            ("a/harbour.txt", b"The harbour closes."),
            ("inner.zip", &inner),
            ("a/harbour.txt.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
            ("later.txt", b"Sarn waits."),
        ]),
        &[
            "winter-line-1: It is winter.",
            "news.zip: b/winter.jsonl:2: no JSON at column 2 (expected ident): one object belongs on each line",
            "harbour: The harbour closes.",
            "harbour: The harbour opens.",
            "news.zip: a/harbour.txt.gz: what is packed by gzip is cut off, perhaps not fetched as a whole; the rest is not read",
            "later: Sarn waits.",
        ],
    );
}

#[test]
fn what_holds_no_text_is_passed_over() {
    let members: &[(&str, &[u8])] = &[
        ("pictures/a.jpg", b"\xff\xd8\xff"),
        ("pictures/b", b"\x89PNG\r\n\x1a\n\0\0"),
        ("a_files/style.css", b"p { color: red }"),
        ("__MACOSX/a/._harbour.txt", b"\0\x05\x16\x07"),
        (".git/HEAD", b"ref: refs/heads/main"),
        ("a/.DS_Store", b"\0\0\0\x01Bud1"),
        ("data.bin", b"\0\x01\x02\x03\0\x01\x02\x03"),
    ];
    let nothing = "news.zip: there is nothing in it that can be read: it is empty, or holds only pictures and the like";
    check(packed(members), &[nothing]);
    check(packed(&[]), &[nothing]);
    check(packed(&[members, &[("a/harbour.txt", b"The harbour closes.")]].concat()), &["harbour: The harbour closes."]);
}

#[test]
fn what_might_hold_text_is_an_error() {
    let document = packed(&[("[Content_Types].xml", b"<?xml?>"), ("word/document.xml", b"<?xml?>")]);
    let looks = "this looks like a Word document (docx), not like a text: extract its text first";
    check(document.clone(), &[&format!("news.zip: {looks}")]);
    check(
        packed(&[
            ("a.docx", &document),
            ("b.rtf", b"{\\rtf1 The harbour"),
            ("empty.txt", b""),
            ("c.txt", b"The harbour."),
        ]),
        &[
            &format!("news.zip: a.docx: {looks}"),
            "news.zip: b.rtf: this looks like a Rich Text document, not like a text: extract its text first",
            "news.zip: empty.txt: there is no text in it: nothing to read",
            "c: The harbour.",
        ],
    );
}

#[test]
fn members_that_cannot_be_unpacked() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for name in ["locked.txt", "rare.txt", "torn.txt", "gone.txt", "last.txt"] {
        writer.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        writer.write_all(name.as_bytes()).unwrap();
    }
    let mut bytes = writer.finish().unwrap().into_inner();
    let list = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    let entry = |name: &str| list + bytes[list..].windows(name.len()).position(|w| w == name.as_bytes()).unwrap() - 46;
    let (locked, rare, torn, gone) = (entry("locked.txt"), entry("rare.txt"), entry("torn.txt"), entry("gone.txt"));
    bytes[locked + 8] |= 1;
    bytes[rare + 10] = 12;
    bytes[torn + 16] ^= 1;
    bytes[gone + 42] += 1;
    check(
        bytes,
        &[
            "news.zip: locked.txt: it is encrypted: unpack it yourself, with its password",
            "news.zip: rare.txt: it is packed by a method that is not read here (Bzip2): pack it anew, with deflate",
            "news.zip: torn.txt: it is damaged (it does not fit its checksum); the rest is not read",
            "news.zip: gone.txt: it is not where the archive says it is: the archive is damaged",
            "last: last.txt",
        ],
    );
}

#[test]
fn names_are_only_names() {
    let names = ["../../etc/harbour.txt", "/root/harbour.txt", "C:\\sarn\\harbour.txt", "a\u{1b}[2J.jsonl"];
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &b"{"[..])).collect();
    check(
        packed(&members),
        &[
            "harbour: {",
            "harbour: {",
            "harbour: {",
            "news.zip: a\u{fffd}[2J.jsonl:1: the JSON object is not closed at column 1: is the line cut off, or the object spread over lines?",
        ],
    );
}

#[test]
fn a_list_that_is_cut_off_is_an_error() {
    let whole = packed(&[("a.txt", b"The harbour closes.")]);
    let items = shown("news.zip", whole[..whole.len() - 5].to_vec(), &Settings::default());
    assert_eq!(items.len(), 1);
    assert!(
        items[0].starts_with("news.zip: its list of members, which stands at its end, cannot be read ("),
        "{items:?}"
    );
}

#[test]
fn settings_bound_members_and_depth() {
    let mut settings = Settings::default();
    (settings.limits.entries, settings.limits.archives) = (2, 1);
    let inner = packed(&[("a.txt", b"The harbour closes.")]);
    let bytes = packed(&[("inner.zip", &inner), ("b.txt", b"It is winter."), ("c.txt", b"Sarn waits.")]);
    assert_eq!(
        shown("news.zip", bytes, &settings),
        [
            "news.zip: inner.zip: it is an archive 1 deep in archives, and is not unpacked: unpack it yourself, or raise the limit `archives`",
            "b: It is winter.",
            "news.zip: it has 3 members, and only the first 2 are read: raise the limit `entries`",
        ]
    );
}

proptest! {
    #[test]
    fn any_bytes_end(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6), cut in any::<prop::sample::Index>()) {
        let inner = packed(&[("c.txt", b"The harbour opens.")]);
        let mut bytes = packed(&[("a.txt", b"The harbour closes."), ("b.zip", &inner), ("d.jsonl", b"{}\n{}")]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let end = bytes.len() - cut.index(bytes.len() * 4).min(bytes.len() - 1) / 16;
        bytes.truncate(end);
        let _ = shown("news.zip", bytes, &Settings::default());
    }
}
