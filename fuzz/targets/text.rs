#![no_main]
//! Any bytes as a plain text: read or refused, and every span of the document lies in the text.

use libfuzzer_sys::fuzz_target;
use sayso_text::{Document, quotations};

fuzz_target!(|bytes: &[u8]| {
    let Ok((article, _)) = sayso_ingest::text("fuzz", bytes.to_vec()) else { return };
    let document = Document::of(&article);
    let text = &*article.text;
    for span in document.paragraphs.iter().map(|p| p.span).chain(document.sentences.iter().copied()) {
        span.of(text);
    }
    for word in &document.words {
        assert!(!word.of(text).is_empty());
    }
    for quotation in quotations(text, &document.paragraphs) {
        quotation.span.of(text);
    }
});
