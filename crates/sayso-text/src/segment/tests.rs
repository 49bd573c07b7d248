use proptest::prelude::*;

use super::*;

fn document(text: &str, front: Option<Span>) -> Document {
    let article = Article { front, ..Article::from_text("x", text) };
    let document = Document::of(&article);
    assert_eq!(document.defect(front), None, "{text:?}");
    document
}

#[test]
fn text_goes_on_in_the_line_of_the_front_matter() {
    let text = " date 2024-01-26 Days after the vote, the harbour closed.\n\nIt is winter.\n";
    let document = document(text, Some(Span::new(1, 16)));
    let found: Vec<_> = document.sentences.iter().map(|s| s.of(text)).collect();
    assert_eq!(found, ["Days after the vote, the harbour closed.", "It is winter."]);
}

#[test]
fn a_first_line_that_repeats_the_title_is_a_heading() {
    let article = Article {
        title: Some("Harbour to close".to_owned()),
        ..Article::from_text("x", "Harbour to close.\n\nIt does.")
    };
    assert_eq!(Document::of(&article).paragraphs[0].kind, ParagraphKind::Heading);
}

#[test]
fn an_item_s_marker_is_no_part_of_its_sentence() {
    let text = "1. The harbour closes. It is winter.";
    let document = document(text, None);
    assert_eq!(document.paragraphs[0].kind, ParagraphKind::List);
    assert_eq!(document.sentences[0].of(text), "The harbour closes.");
}

#[test]
fn nothing_but_blanks_or_marks() {
    for text in ["", " ", "\n\n", "\u{feff}", "\u{200b}\n"] {
        assert!(document(text, None).paragraphs.is_empty(), "{text:?}");
    }
    for text in ["?!", "\0", "😀", "—", "- ", "***", "“"] {
        let document = document(text, None);
        assert_eq!((document.sentences.len(), document.words.len()), (1, 0), "{text:?}");
    }
}

/// Pieces that meet each other in news, and some that should not.
fn newsy() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Toft",
        "said",
        "the",
        "U.S.",
        "Jan.",
        "17",
        "p.m.",
        "Gen.",
        "A.",
        ".",
        "!",
        "?",
        "…",
        "...",
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "''",
        "``",
        "«",
        "»",
        "—",
        "-",
        "- ",
        "• ",
        "1. ",
        "(",
        ")",
        ":",
        ";",
        ",",
        "\0",
        "\u{feff}",
        "\u{a0}",
        "é",
        "e\u{301}",
        "东京。",
        "عربي",
        "😀",
        "Photo: ",
        "FILE - ",
        "http://a.b/c",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_makes_a_sound_document(text in prop_oneof![any::<String>(), newsy()]) {
        document(&text, None);
    }

    #[test]
    fn any_front_matter_is_left_out(text in newsy(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let (a, b) = (a.index(text.len() + 1), b.index(text.len() + 1));
        let front = Span::new(a.min(b), a.max(b));
        let fits = text.get(front.range()).is_some();
        document(&text, fits.then_some(front));
    }

    /// Every word of the text is in the document: nothing is lost between paragraphs and sentences.
    #[test]
    fn no_letter_is_lost(text in newsy()) {
        let document = document(&text, None);
        let kept: String = document.sentences.iter().map(|s| s.of(&text)).collect();
        let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(&kept), letters(&text));
    }

    /// A mark of one word's end cannot begin a sentence, and neither can a small letter, where a space stood before it.
    #[test]
    fn sentences_begin_like_sentences(text in newsy()) {
        let document = document(&text, None);
        for paragraph in &document.paragraphs {
            for pair in document.sentences[paragraph.sentences.clone()].windows(2) {
                let begins = pair[1].of(&text);
                let is_brand = begins.chars().nth(1).is_some_and(char::is_uppercase);
                prop_assert!(!begins.starts_with('”'), "{begins}");
                prop_assert!(is_brand || !begins.starts_with(char::is_lowercase), "{begins}");
            }
        }
    }
}
