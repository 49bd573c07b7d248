#![no_main]
//! Members of gzip, with bytes of the fuzzer's own put anywhere: what was packed whole before the damage comes out.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

fuzz_target!(|input: (Vec<Vec<u8>>, Vec<(u16, u8)>)| {
    let (members, damage) = input;
    let mut packed = Vec::new();
    for member in members {
        let mut encoder = GzEncoder::new(packed, Compression::fast());
        encoder.write_all(&member).expect("memory takes it");
        packed = encoder.finish().expect("memory takes it");
    }
    for (at, value) in damage {
        let at = usize::from(at) % packed.len().max(1);
        if let Some(byte) = packed.get_mut(at) {
            *byte = value;
        }
    }
    for name in ["fuzz.gz", "fuzz.jsonl.gz", "fuzz.warc.gz"] {
        let bytes = Bytes::stream(std::io::Cursor::new(packed.clone()));
        assert!(articles(Source::new(name, bytes), &Settings::default()).take(100_000).count() < 100_000);
    }
});
