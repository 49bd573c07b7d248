#![no_main]
//! Any text in word pieces: their bytes ascend and lie on letters' edges.

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sayso_nn::Vocabulary;

static VOCABULARY: LazyLock<Vocabulary> =
    LazyLock::new(|| Vocabulary::parse(include_str!("../../models/vocab.txt")).expect("it is whole"));

fuzz_target!(|text: &str| {
    let mut pieces = Vec::new();
    VOCABULARY.append_pieces(text, 0, &mut pieces);
    let mut last = 0;
    for piece in pieces {
        assert!(last <= piece.start && piece.start < piece.end);
        assert!(text.get(piece.start as usize..piece.end as usize).is_some());
        last = piece.start;
    }
});
