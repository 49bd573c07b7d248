#![no_main]
//! Any bytes as JSON lines: every line is an article or an error with its place.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for item in sayso_ingest::JsonLines::new("fuzz", bytes).longest_line(1 << 16) {
        if let Err(error) = item {
            assert_eq!(error.place().file, "fuzz");
        }
    }
});
