//! Expressions of time: any text is read, and every span lies in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_text::{Article, Date, Document};

fuzz_target!(|text: &str| {
    let document = Document::of(&Article::from_text("fuzz", text));
    for published in [None, Some(Date::constant(2024, 1, 26))] {
        let (times, _) = sayso_time::times(&document, published);
        assert!(times.iter().all(|time| text.get(time.span.range()).is_some()));
    }
});
