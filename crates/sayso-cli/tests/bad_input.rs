//! Whatever comes in: the program says what is wrong with it, reads the rest, and harms no terminal.

mod common;

use common::Folder;

const GOOD: &str = "The bill passed, Mayor Ilse Toft said on Monday.\n\nNobody was hurt.\n";

/// Reads `bytes` as a file beside a good one, in every format; `bad` says whether it is refused.
#[track_caller]
fn check(test: &str, name: &str, bytes: &[u8], bad: bool) {
    let folder = Folder::new(test);
    folder.file(name, bytes).file("good.txt", GOOD);
    let place = format!("sayso: {name}");
    for format in ["text", "jsonl", "csv"] {
        let ran = folder.sayso(&["read", name, "good.txt", "--format", format]);
        if format == "text" {
            ran.is_harmless();
        }
        if bad {
            ran.is_trouble().complains(&[(&place, "")]);
        } else {
            ran.is_fine();
        }
        assert!(ran.stdout.contains("Ilse Toft") || format == "csv", "the good file is read: {ran:#?}");
        if format == "jsonl" {
            assert_eq!(ran.json().len(), if bad { 1 } else { 2 });
        }
    }
}

#[test]
fn an_empty_file() {
    check("empty", "bad.txt", b"", true);
}

#[test]
fn a_binary_file() {
    let elf: Vec<u8> = b"\x7fELF\x02\x01\x01\0".iter().copied().chain((0..4000).map(|n| (n * 7 % 256) as u8)).collect();
    check("binary", "bad.txt", &elf, true);
}

#[test]
fn bytes_that_are_no_utf_8() {
    check("latin", "old.txt", b"The caf\xe9 is closed, Mayor Ilse Toft said: \x93never\x94.", false);
}

#[test]
fn nothing_but_punctuation() {
    check("punctuation", "dots.txt", ".,;:!?--..\"\"''()[]…—«»".as_bytes(), false);
}

#[test]
fn quotation_marks_without_partners() {
    check(
        "unbalanced",
        "quotes.txt",
        "“She said “no” and ‘yes and \"maybe, he said.\n\n”” she ‘‘ said \"\"\"".as_bytes(),
        false,
    );
}

#[test]
fn emoji_and_right_to_left_text() {
    let text = "👩‍👩‍👧 said “❤️🇳🇴”.\n\nقال المتحدث: «لا».\n\nהדובר אמר: “לא”. \u{202e}drawkcab\u{202c} \u{2066}x\u{2069}";
    let folder = Folder::new("emoji");
    folder.file("emoji.txt", text);
    let ran = folder.sayso(&["read", "emoji.txt"]);
    ran.is_fine().is_harmless();
    assert!(ran.stdout.contains("👩‍👩‍👧 said") && ran.stdout.contains("הדובר"), "{ran:#?}");
    let json = folder.sayso(&["read", "emoji.txt", "--format", "jsonl"]);
    assert_eq!(json.is_fine().json()[0]["text"], text, "exactly as read");
}

#[test]
fn nul_bytes_and_escape_sequences() {
    let text =
        "Toft said \u{1b}[31m“no”\u{1b}[0m\u{7}.\n\n\u{1b}]0;owned\u{7}\u{9b}2J The\0 end, she\0 said.".to_owned();
    let text = &(text + &"\n\nNobody was hurt, and nobody said why.".repeat(20));
    let folder = Folder::new("escapes");
    folder.file("esc.txt", text);
    for color in ["never", "auto"] {
        let ran = folder.sayso(&["read", "esc.txt", "--color", color]);
        ran.is_fine().is_harmless();
        assert!(ran.stdout.contains("␛[31m") && ran.stdout.contains('␀'), "{ran:#?}");
    }
    let coloured = folder.sayso(&["read", "esc.txt", "--color", "always"]);
    assert!(!coloured.stdout.contains("\u{1b}]") && !coloured.stdout.contains("\u{1b}[31m\u{201c}"), "{coloured:#?}");
    let json = folder.sayso(&["read", "esc.txt", "--format", "jsonl"]);
    assert_eq!(json.is_fine().json()[0]["text"], *text, "exactly as read");
}

#[test]
fn a_path_that_is_not_there() {
    let folder = Folder::new("missing");
    folder.file("good.txt", GOOD);
    let ran = folder.sayso(&["read", "no\u{1b}[31m.txt", "good.txt", "--format", "jsonl"]);
    ran.is_trouble().is_harmless().complains(&[("sayso: no␛[31m.txt", "")]);
    assert_eq!(ran.json().len(), 1);
}

#[test]
fn a_broken_line_in_a_good_file() {
    let folder = Folder::new("broken-line");
    folder.file(
        "mixed.jsonl",
        "{\"id\": \"a\", \"text\": \"It passed, Ilse Toft said.\"}\n{\"id\": \"b\", \"te\u{1b}[2Jxt\n\n{\"id\": 7}\n{\"id\": \"c\", \"text\": \"It failed, Toft said.\"}\n",
    );
    let ran = folder.sayso(&["read", "mixed.jsonl", "--format", "jsonl"]);
    ran.is_trouble().is_harmless().complains(&[("sayso: mixed.jsonl", "2: "), ("sayso: mixed.jsonl", "4: ")]);
    let ids: Vec<_> = ran.json().iter().map(|article| article["id"].clone()).collect();
    assert_eq!(ids, ["a", "c"]);
}

#[test]
fn no_line_break_for_a_long_time() {
    let folder = Folder::new("endless");
    folder.file("endless.txt", "the bill passed, Toft said, ".repeat(2000)).file("word.txt", "x".repeat(1 << 20));
    let ran = folder.sayso(&["read", "endless.txt", "word.txt", "--width", "80"]);
    ran.is_fine().is_harmless();
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 80));
}

#[test]
fn more_than_an_article() {
    check("too-long", "endless.txt", "the bill passed, Toft said, ".repeat(200_000).as_bytes(), true);
}

#[test]
fn many_quotation_marks() {
    let folder = Folder::new("marks");
    folder.file("marks.txt", "\"".repeat(20_000)).file("curly.txt", "“".repeat(20_000));
    let ran = folder.sayso(&["read", "marks.txt", "curly.txt", "--format", "jsonl"]);
    assert_eq!(ran.is_fine().json().len(), 2);
}

#[test]
fn a_model_that_is_none() {
    let folder = Folder::new("model");
    folder.file("good.txt", GOOD).file("model.safetensors", "not a model");
    for model in ["model.safetensors", "nowhere.safetensors"] {
        let ran = folder.sayso(&["read", "good.txt", "--model", model]);
        ran.is_trouble().complains(&[(&format!("sayso: {model}"), "")]);
        assert_eq!(ran.stdout, "");
    }
}
