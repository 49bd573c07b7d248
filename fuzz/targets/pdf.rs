#![no_main]
//! PDF files: the fuzzer's bytes as one, as what a page draws, and as a font.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

fuzz_target!(|input: (&[u8], &[u8], &[u8])| {
    let (bytes, page, font) = input;
    read([b"%PDF-1.7\n", bytes].concat());
    read(file(page, font));
});

/// A file of one page; its table of objects is missing, as it often is, and readers look for them themselves.
fn file(page: &[u8], font: &[u8]) -> Vec<u8> {
    let objects: [&[u8]; 4] = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Count 1 /Kids [3 0 R]>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources <</Font <</F1 4 0 R>>>>>>",
        b"<</Type /Font /Subtype /TrueType /BaseFont /F /FontDescriptor <</Type /FontDescriptor /FontFile2 6 0 R>>>>",
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut object = |number: usize, body: &[u8]| {
        file.extend(format!("{number} 0 obj\n").bytes());
        file.extend(body);
        file.extend(b"\nendobj\n");
    };
    for (at, body) in objects.iter().enumerate() {
        object(at + 1, body);
    }
    for (number, data) in [(5, page), (6, font)] {
        let head = format!("<</Length {}>>\nstream\n", data.len());
        object(number, &[head.as_bytes(), data, b"\nendstream"].concat());
    }
    file.extend(b"trailer\n<</Size 7 /Root 1 0 R>>\n%%EOF\n");
    file
}

fn read(bytes: Vec<u8>) {
    assert_eq!(articles(Source::new("fuzz.pdf", Bytes::held(bytes)), &Settings::default()).count(), 1);
}
