#![no_main]
//! Zip archives: the fuzzer's bytes as one, and as members of one, with some of them changed.

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fuzz_target!(|input: (Vec<(String, Vec<u8>)>, Vec<(u16, u8)>, Vec<u8>)| {
    let (members, damage, bytes) = input;
    read([b"PK\x03\x04", &bytes[..]].concat());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        if writer.start_file(name, options).is_ok() {
            writer.write_all(&bytes).expect("memory takes it");
        }
    }
    let Ok(archive) = writer.finish() else { return };
    let mut archive = archive.into_inner();
    for (at, value) in damage {
        let at = usize::from(at) % archive.len();
        archive[at] = value;
    }
    read(archive);
});

fn read(bytes: Vec<u8>) {
    for item in articles(Source::new("fuzz.zip", Bytes::held(bytes)), &Settings::default()) {
        if let Err(error) = item {
            assert!(error.place().file.starts_with("fuzz.zip"));
        }
    }
}
