//! Our word pieces against those of the `tokenizers` crate, with which the model is trained: same ids, same bytes.

use proptest::prelude::*;
use sayso_nn::{Piece, Vocabulary};
use std::sync::LazyLock;
use tokenizers::Tokenizer;
use tokenizers::models::bpe::Vocab;
use tokenizers::models::wordpiece::WordPiece;
use tokenizers::normalizers::BertNormalizer;
use tokenizers::pre_tokenizers::bert::BertPreTokenizer;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::decompose_canonical;

const VOCABULARY: &str = include_str!("../../../models/vocab.txt");

static OURS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::parse(VOCABULARY).expect("our own vocabulary"));

static THEIRS: LazyLock<Tokenizer> = LazyLock::new(|| {
    let ids: Vocab = VOCABULARY.lines().zip(0..).map(|(piece, id)| (piece.to_string(), id)).collect();
    let model = WordPiece::builder()
        .vocab(ids)
        .unk_token("[UNK]".into())
        .continuing_subword_prefix("##".into())
        .max_input_chars_per_word(100)
        .build()
        .expect("a vocabulary");
    let mut tokenizer = Tokenizer::new(model);
    tokenizer.with_normalizer(Some(BertNormalizer::default())).expect("a normaliser");
    tokenizer.with_pre_tokenizer(Some(BertPreTokenizer));
    tokenizer
});

fn theirs(text: &str) -> Vec<Piece> {
    let encoding = THEIRS.encode(text, false).expect("an encoding");
    let pieces = encoding.get_ids().iter().zip(encoding.get_offsets());
    pieces.map(|(&id, &(start, end))| Piece { id, start: start as u32, end: end as u32 }).collect()
}

/// Whether normalisation to NFD would swap marks of a letter. Theirs then gives a mark the bytes of another; ours leaves
/// marks where they stand. It shows only with marks that Unicode 8 did not know: the others are dropped.
fn reorders(text: &str) -> bool {
    let mut apart = Vec::new();
    for character in text.chars() {
        decompose_canonical(character, |part| apart.push(part));
    }
    !text.nfd().eq(apart)
}

#[test]
fn leaves_marks_where_they_stand() {
    let text = "\u{1e023}\u{fe27}";
    assert!(reorders(text));
    assert_eq!(OURS.pieces(text), [Piece { id: 100, start: 0, end: 4 }]);
}

#[test]
fn agrees_on_awkward_text() {
    let texts = [
        "",
        " ",
        "The minister said on Friday that talks were \"under way\".",
        "“We won’t,” she said — twice… – ‘No’ ''quoted'' ``so''.",
        "WASHINGTON (AP) — U.S. officials said.",
        "don't re-elect co-operate 3.14% $5,000 a@b.example http://example.org/?q=1#x",
        "naïve café Crème BRÛLÉE Ångström İstanbul ŁÓDŹ Straße ﬁnance",
        "e\u{301} E\u{301}\u{327}\u{323} a\u{0}b\u{ad}c x\u{200b}y z\u{feff}w \u{301}\u{302} p\u{300}.q",
        "tab\tnew\nline\r\nfeed\u{c}vertical\u{b}next\u{85}nbsp\u{a0}thin\u{2009}ideographic\u{3000}ls\u{2028}ps\u{2029}.",
        "[CLS] [SEP] [UNK] [MASK] ##ing # ## [unused1]",
        "北京时间 中文mixed漢字text 㐀 𠀀 豈 丽 かなカナ 한국어 각",
        "Привет Ёлка Й й и\u{306} Ελλάδα Σίσυφος ΐ ᾼ Ω K Å",
        "שָׁלוֹם مَرْحَبًا हिन्दी தமிழ் ไทย 👩‍👩‍👧 🇫🇷 😀😀",
        "\u{fffd}\u{fffd} \u{e000}x \u{10ffff} \u{378}",
        "= \u{338} ≠ ≮ ; \u{37e} ` \u{1fef} \u{2000}\u{2001} \u{212b}",
        "^_^ ~ ` + < = > | $ € £ ¥ § © ® ° ± × ÷ • † ‡ ″ ′ ‰",
        "\u{302e}한\u{302f} \u{1d15e}\u{1d165} \u{0b4b} \u{9cb}\u{9be}",
    ];
    for text in texts {
        assert_eq!(OURS.pieces(text), theirs(text), "{text:?}");
    }
}

#[test]
fn agrees_on_long_words() {
    for length in [99, 100, 101, 1000] {
        for letter in ["a", "é", "e\u{301}", "我", "'", "ж", "😀", "한"] {
            let text = format!("x {} y", letter.repeat(length));
            assert_eq!(OURS.pieces(&text), theirs(&text), "{length} {letter}");
        }
    }
}

#[test]
fn agrees_on_every_character() {
    let mut text = String::new();
    for block in 0..=0x10ff_u32 {
        text.clear();
        for character in (block << 8..(block + 1) << 8).filter_map(char::from_u32) {
            text.push_str("an");
            text.push(character);
            text.push_str("s ");
            text.push(character);
            text.push_str(". ");
        }
        let (ours, theirs) = (OURS.pieces(&text), theirs(&text));
        if ours != theirs {
            let first = ours.iter().zip(&theirs).find(|(ours, theirs)| ours != theirs);
            let near = first.map(|(ours, _)| text[ours.start as usize..].chars().take(4).collect::<String>());
            panic!("block {block:x}: {first:?} near {near:?}");
        }
    }
}

#[test]
fn appends_with_an_offset() {
    let mut pieces = OURS.pieces("He left. ");
    OURS.append_pieces("She stayed.", 9, &mut pieces);
    assert_eq!(pieces, OURS.pieces("He left. She stayed."));
}

#[test]
fn takes_huge_text_in_its_stride() {
    let mut pieces = Vec::new();
    for text in
        ["a".repeat(5_000_000), "\"".repeat(1_000_000), "e\u{301}".repeat(1_000_000), "\u{301}".repeat(1_000_000)]
    {
        pieces.clear();
        OURS.append_pieces(&text, 0, &mut pieces);
        let count = if text.starts_with('"') { 1_000_000 } else { usize::from(!text.starts_with('\u{301}')) };
        assert_eq!(pieces.len(), count);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn agrees_on_anything(text in any::<String>()) {
        prop_assume!(!reorders(&text));
        prop_assert_eq!(OURS.pieces(&text), theirs(&text));
    }

    #[test]
    fn agrees_on_words_and_marks(text in r#"([a-zA-Z]{1,12}|[ \t\n]|[“”‘’"'.,;:!?—–…()-]|[àéîõüÀÉÎÕÜçñß]|[\u{300}-\u{36f}]|[一-丐]|\d){0,60}"#) {
        prop_assert_eq!(OURS.pieces(&text), theirs(&text));
    }

    #[test]
    fn offsets_are_in_order_and_on_boundaries(text in any::<String>()) {
        let pieces = OURS.pieces(&text);
        for piece in &pieces {
            prop_assert!(piece.start < piece.end && text.get(piece.start as usize..piece.end as usize).is_some());
        }
        prop_assert!(pieces.is_sorted_by_key(|piece| (piece.start, piece.end)));
    }
}
