#![no_main]
//! Any bytes as a page and as a saved page: an article whose links lie in its text, or an error with its place.

use libfuzzer_sys::fuzz_target;
use sayso_ingest::{Bytes, Settings, Source, articles};

fuzz_target!(|bytes: &[u8]| {
    for name in ["fuzz.html", "fuzz.mhtml"] {
        for item in articles(Source::new(name, Bytes::held(bytes.to_vec())), &Settings::default()) {
            match item {
                Ok((article, _)) => {
                    for anchor in article.links.iter().filter_map(|link| link.anchor) {
                        assert!(article.text.get(anchor.range()).is_some());
                    }
                }
                Err(error) => assert!(error.place().file.starts_with("fuzz.")),
            }
        }
    }
});
