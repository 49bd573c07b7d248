#![no_main]
//! Any bytes as a robots.txt: it can be read, decides on any path, and never forbids itself.

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let robots = sayso_fetch::Robots::parse(bytes, "sayso");
    let path = String::from_utf8_lossy(&bytes[bytes.len() / 2..]);
    if let Some(line) = robots.forbids(&path) {
        assert!(line.starts_with("Disallow: "));
    }
    assert_eq!(robots.forbids("/robots.txt"), None);
});
