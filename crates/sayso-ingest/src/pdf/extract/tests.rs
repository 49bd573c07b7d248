use std::io::Write;

use proptest::prelude::*;

use super::make::{At, Make};
use super::*;
use crate::Bytes;

fn read(file: Vec<u8>, limits: Limits) -> Item {
    let source = Source::new("harbour.pdf", Bytes::held(file));
    let mut items = articles(source, &Settings { limits, ..Settings::default() });
    let item = items.next().unwrap();
    assert!(items.next().is_none());
    item
}

fn check(file: Vec<u8>, expected: &str) {
    let limits = Limits { held: 1 << 20, ..Limits::default() };
    let shown = read(file, limits).map_or_else(|error| error.to_string(), |(article, _)| article.text.to_string());
    assert_eq!(shown, expected);
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn pages_and_paragraphs() {
    let mut make = Make::new();
    make.page(&[
        At(50.0, 780.0, "Sarn Courier, 26 January 2024"),
        At(50.0, 700.0, "“The harbour closes on Monday,” the mayor’s (first) deputy govern-"),
        At(50.0, 688.0, "ment officer said in a café. It is not the first time that happened."),
        At(50.0, 666.0, "Nobody knows why, and nobody who was asked on the day at the town hall"),
        At(290.0, 20.0, "1"),
    ]);
    make.page(&[
        At(50.0, 780.0, "Sarn Courier, 26 January 2024"),
        At(50.0, 700.0, "wanted to say."),
        At(290.0, 20.0, "2"),
    ]);
    make.info("/Title (Harbour to close) /Author (Ilse Toft) /CreationDate (D:20240126093000+01'00')");
    let (article, notes) = read(make.finish(), Limits::default()).unwrap();
    assert_eq!(
        &*article.text,
        "“The harbour closes on Monday,” the mayor’s (first) deputy government officer said in a café. It is not the first time \
         that happened.\n\nNobody knows why, and nobody who was asked on the day at the town hall wanted to say."
    );
    assert!(notes.is_empty());
    assert_eq!((article.id.as_str(), article.title.as_deref()), ("harbour", Some("Harbour to close")));
    assert_eq!(article.byline.as_deref(), Some("Ilse Toft"));
    // The day stood in the running head alone, which is no part of the text.
    assert_eq!(article.published, None);
    assert_eq!(article.metadata.get("file-created").map(String::as_str), Some("2024-01-26T09:30:00+01:00"));
}

#[test]
fn a_day_that_the_text_names_is_the_day_of_publication() {
    let mut make = Make::new();
    make.lines(&["SARN, Jan. 26, 2024. The harbour closes on Monday, the mayor said."]);
    make.info("/Title (harbour.doc) /Author (toft) /CreationDate (D:20240126093000Z)");
    let (article, _) = read(make.finish(), Limits::default()).unwrap();
    assert_eq!(article.published.unwrap().written, "2024-01-26T09:30:00Z");
    assert_eq!((article.title, article.byline), (None, None));
}

#[test]
fn two_columns() {
    let mut make = Make::new();
    let left = [
        "The harbour closes on Monday, the mayor",
        "said on Friday. Nobody knows why it has to",
        "be so, and those who do say noth-",
        "ing to anyone.",
    ];
    let right = [
        "It is the second time this year that all",
        "ships have to leave. Fishermen said they",
        "had not been asked. The council meets",
        "again next week.",
    ];
    let mut texts = vec![At(
        50.0,
        740.0,
        "Harbour to close on Monday for the second time this year, to the anger of all fishermen in Sarn",
    )];
    for row in 0..4 {
        let y = 700.0 - 12.0 * row as f64;
        texts.push(At(50.0, y, left[row]));
        texts.push(At(310.0, y, right[row]));
    }
    make.page(&texts);
    check(
        make.finish(),
        "Harbour to close on Monday for the second time this year, to the anger of all fishermen in Sarn\n\nThe harbour closes on \
         Monday, the mayor said on Friday. Nobody knows why it has to be so, and those who do say nothing to anyone.\n\nIt is the \
         second time this year that all ships have to leave. Fishermen said they had not been asked. The council meets again next \
         week.",
    );
}

#[test]
fn ways_to_show_text() {
    let mut make = Make::new();
    let inner =
        make.stream("/Type /XObject /Subtype /Form /BBox [0 0 600 800]", b"BT /F1 10 Tf 50 600 Td (in a form) Tj ET");
    let content = b"BT /F1 10 Tf 14 TL 1 0 0 1 50 700 Tm [(T)20(he)-300(harbour)] TJ T* (closes,) Tj 100 Tz (on Monday) ' ET\n\
        /Artifact BMC BT /F1 10 Tf 50 500 Td (not this) Tj ET EMC /P <</MCID 0>> BDC BT /F1 10 Tf 50 560 Td (but this) Tj ET EMC\n\
        q 1 0 0 1 0 -20 cm /X Do Q BI /W 1 /H 1 ID \x01 EI\n\
        BT 0 1 -1 0 20 20 Tm /F1 10 Tf (at the edge) Tj ET BT /F1 10 Tf 50 540 Td (bold) Tj ET BT /F1 10 Tf 50.2 540 Td (bold) Tj ET";
    make.page_of(content, &format!("/XObject <</X {inner} 0 R>>"));
    check(make.finish(), "The harbour closes, on Monday\n\nin a form\n\nbut this\n\nbold");
}

#[test]
fn files_without_text() {
    let mut make = Make::new();
    let picture = make
        .stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"x");
    make.page_of(b"/X Do", &format!("/XObject <</X {picture} 0 R>>"));
    check(
        make.finish(),
        "harbour.pdf: there is no text in it, its pages are pictures: run OCR first (`ocrmypdf in.pdf out.pdf`)",
    );
    check(b"%PDF-1.4\n".to_vec(), "harbour.pdf: no PDF that can be read: cut off, or not a PDF at all");
    let mut make = Make::new();
    make.lines(&["Some text that nobody can read without the password."]);
    let encryption = "/Encrypt <</Filter /Standard /V 1 /R 2 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) \
                      /U (bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb) /P -4>> /ID [(a) (b)]";
    check(
        make.finish_with(encryption),
        "harbour.pdf: encrypted (a password opens it): take the encryption off first (`qpdf --decrypt in.pdf out.pdf`)",
    );
    let unmapped = "<</Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts \
                    [<</Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>>>]>>";
    let mut make = Make::new();
    let font = make.object(unmapped);
    let content = make.stream("", format!("BT /F2 10 Tf 50 700 Td <{}> Tj ET", "0041".repeat(60)).as_bytes());
    make.page_with(content, &format!("/Font <</F2 {font} 0 R>>"));
    check(
        make.finish(),
        "harbour.pdf: its fonts do not say which letters they show, so its text cannot be read: run OCR on it \
         (`ocrmypdf --force-ocr in.pdf out.pdf`)",
    );
}

#[test]
fn bombs_are_refused() {
    let refused = "harbour.pdf: it unpacks to more than can be held, or draws without end: a very long document, or one made to \
                   do harm; raise the limits `held` (now 1 MiB) and `article` where it is wanted";
    // A page that unpacks to 50 MB.
    let mut make = Make::new();
    let content = make.stream("/Filter /FlateDecode", &deflated(&vec![b' '; 50 << 20]));
    make.page_with(content, "");
    check(make.finish(), refused);
    // Packed twice: a few hundred bytes.
    let mut make = Make::new();
    let content = make.stream("/Filter [/FlateDecode /FlateDecode]", &deflated(&deflated(&vec![b' '; 50 << 20])));
    make.page_with(content, "");
    check(make.finish(), refused);
    // A font that unpacks to 50 MB.
    let mut make = Make::new();
    let map = make.stream("/Filter /FlateDecode", &deflated(&vec![b' '; 50 << 20]));
    let font = make.object(format!("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode {map} 0 R>>"));
    let content = make.stream("", b"BT /F2 10 Tf (x) Tj ET");
    make.page_with(content, &format!("/Font <</F2 {font} 0 R>>"));
    check(make.finish(), refused);
    // Forms that draw each other: ten in ten in ten.
    let mut make = Make::new();
    let mut inner = make.stream("/Type /XObject /Subtype /Form /BBox [0 0 1 1]", b"q Q");
    for _ in 0..10 {
        let resources =
            format!("/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X {inner} 0 R>>>>");
        inner = make.stream(&resources, "/X Do ".repeat(10).as_bytes());
    }
    make.page_of(b"/X Do", &format!("/XObject <</X {inner} 0 R>>"));
    check(make.finish(), refused);
}

#[test]
fn loops_end() {
    // A form that draws itself, pages that are their own kids.
    let mut make = Make::new();
    let own = make.object("x");
    let dict = format!(
        "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <</X {own} 0 R>> /Font <</F1 3 0 R>>>>"
    );
    let body = b"/X Do BT /F1 10 Tf 50 700 Td (It is the same text again.) Tj ET";
    make.objects_mut()[own - 1] =
        [format!("<<{dict} /Length {}>>\nstream\n", body.len()).as_bytes(), body, b"\nendstream"].concat();
    make.page_of(b"/X Do", &format!("/XObject <</X {own} 0 R>>"));
    check(make.finish(), "It is the same text again.");
    let mut make = Make::new();
    make.lines(&["It is the text of a page that is there."]);
    let mut file = make.finish();
    let at = file.windows(6).position(|w| w == b"/Kids ").unwrap();
    file[at + 7..at + 12].copy_from_slice(b"2 0 R");
    let _ = read(file, Limits::default());
}

fn sample() -> Vec<u8> {
    let mut make = Make::new();
    let content =
        make.stream("/Filter /FlateDecode", &deflated(b"BT /F1 10 Tf 50 700 Td (The harbour closes on Monday.) Tj ET"));
    make.page_with(content, "");
    make.info("/Title (Harbour to close) /CreationDate (D:20240126093000Z)");
    make.finish()
}

#[test]
fn cut_off_anywhere() {
    let file = sample();
    assert!(read(file.clone(), Limits::default()).is_ok());
    for end in 0..file.len() {
        let _ = read(file[..end].to_vec(), Limits::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn changed_anywhere(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = sample();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = read(file, Limits::default());
    }

    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = read([b"%PDF-1.7\n", &bytes[..]].concat(), Limits::default());
    }
}
