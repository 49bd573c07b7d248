use proptest::prelude::*;
use sayso_text::Span;

use super::*;

/// Each article as `id: text`, each error as it is shown.
fn check(lines: &str, expected: &[&str]) {
    let found: Vec<String> = JsonLines::new("dir/news.x.jsonl", lines.as_bytes())
        .map(|item| match item {
            Ok((article, _)) => format!("{}: {}", article.id, article.text),
            Err(error) => error.to_string(),
        })
        .collect();
    assert_eq!(found, expected, "{lines}");
}

#[test]
fn good_lines() {
    check("{\"id\": \"a\", \"text\": \"One.\"}\n\n  \r\n{\"id\": 7, \"text\": \"Two.\"}", &["a: One.", "7: Two."]);
    check(
        "\u{feff}{\"text\": \"One.\"}\r\n{\"id\": null, \"text\": \"Two.\"}\r\n",
        &["news-line-1: One.", "news-line-2: Two."],
    );
    check("", &[]);
}

#[test]
fn a_bad_line_does_not_stop_the_file() {
    let good = "{\"id\": \"a\", \"text\": \"One.\"}";
    for (bad, message) in [
        (
            "{\"text\": \"One.\"",
            "the JSON object is not closed at column 15: is the line cut off, or the object spread over lines?",
        ),
        ("{\"text\" \"One.\"}", "no JSON at column 9 (expected `:`): one object belongs on each line"),
        ("[1]", "this is a list, not a JSON object: write {\"text\": \"…\"}"),
        ("{\"text\": null}", "`text` is null, but must be a string: the article's text"),
        (
            "{\"body\": \"x\", \"id\": 1}",
            "there is no `text`, only `body`, `id`: name the key of the article's text so",
        ),
        ("{}", "there is no `text`, no key at all: name the key of the article's text so"),
        ("{\"text\": \" \"}", "there is no text in it: nothing to read"),
    ] {
        check(&format!("{good}\n{bad}\n{good}"), &["a: One.", &format!("dir/news.x.jsonl:2: {message}"), "a: One."]);
    }
    let lines = b"{\"text\": \"caf\xe9\"}\n{\"text\": \"One.\"}\n";
    let found: Vec<_> = JsonLines::new("n", &lines[..]).collect();
    assert_eq!(found[0].as_ref().unwrap_err().kind(), ErrorKind::Json);
    assert!(found[1].is_ok());
}

#[test]
fn fields_and_metadata() {
    let line = r#"{"sayso": 1, "sha256": "0", "id": "a", "outlet": "Sarn Courier", "url": "https://sarn.example/a", "title": "Harbour",
        "author": ["Ada Vell", "Orm Sund"], "published": "2024-01-26T08:00:00Z", "language": "en", "text": "Café closes.",
        "attributions": [{"id": 1}], "section": "local", "words": 2, "tags": ["sea"], "odd": {"a": [1]}, "none": null,
        "links": ["https://a.example", {"href": "https://b.example", "anchor": [0, 4]}, {"href": "https://c.example", "anchor": [9, 99]}]}"#
        .replace('\n', " ");
    let (article, notes) = JsonLines::new("n", line.as_bytes()).next().unwrap().unwrap();
    assert!(notes.is_empty());
    assert_eq!(article.outlet.as_deref(), Some("Sarn Courier"));
    assert_eq!(article.byline.as_deref(), Some("Ada Vell, Orm Sund"));
    assert_eq!(article.published.unwrap().date.to_string(), "2024-01-26");
    let anchors: Vec<_> = article.links.iter().map(|link| link.anchor.map(|span| span.of(&article.text))).collect();
    assert_eq!(anchors, [None, Some("Café"), None]);
    let metadata: Vec<String> = article.metadata.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(metadata, ["odd={\"a\":[1]}", "section=local", "tags=sea", "words=2"]);
}

#[test]
fn a_text_with_front_matter_is_read_as_a_file_would_be() {
    let line = r#"{"published": "2024-01-27", "text": "date 2024-01-26 Days after"}"#;
    let (article, _) = JsonLines::new("n", line.as_bytes()).next().unwrap().unwrap();
    assert_eq!(article.front, Some(Span::new(0, 15)));
    assert_eq!(article.published.unwrap().written, "2024-01-27"); // what stands beside the text counts more
}

#[test]
fn a_wrong_date_is_a_note() {
    let line = r#"{"published": "2024-13-45", "text": "One."}"#;
    let (article, notes) = JsonLines::new("n", line.as_bytes()).next().unwrap().unwrap();
    assert_eq!((article.published, &*notes[0].kind), (None, "wrong-date"));
}

#[test]
fn long_lines_are_passed_over() {
    let long = format!("{{\"text\": \"{}\"}}", "a".repeat(10_000));
    let lines = format!("{long}\n{{\"text\": \"One.\"}}\n{long}");
    let mut reader = JsonLines::new("n", io::BufReader::with_capacity(64, lines.as_bytes())).longest_line(100);
    assert_eq!(reader.next().unwrap().unwrap_err().kind(), ErrorKind::TooLong);
    assert_eq!(&*reader.next().unwrap().unwrap().0.text, "One.");
    assert_eq!(reader.next().unwrap().unwrap_err().place().line, Some(3));
    assert!(reader.next().is_none());
    assert!(reader.buffer.capacity() < 1_000);
    let exact = "{\"text\": \"abc\"}";
    assert!(JsonLines::new("n", exact.as_bytes()).longest_line(exact.len()).next().unwrap().is_ok());
    assert!(JsonLines::new("n", exact.as_bytes()).longest_line(exact.len() - 1).next().unwrap().is_err());
}

#[test]
fn a_reader_that_fails_ends_the_file() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("disk on fire"))
        }
    }
    let mut reader = JsonLines::new("n", io::BufReader::new((&b"{\"text\": \"One.\"}\n"[..]).chain(Broken)));
    assert!(reader.next().unwrap().is_ok());
    assert_eq!(
        reader.next().unwrap().unwrap_err().to_string(),
        "n:2: reading failed (disk on fire): the rest is not read"
    );
    assert!(reader.next().is_none());
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let lines = bytes.split(|&b| b == b'\n').count();
        prop_assert!(JsonLines::new("n", &bytes[..]).count() <= lines);
    }

    #[test]
    fn texts_round_trip(text in "(date 2024-01-26|\\PC|[\\x00-\\x1f]){0,40}") {
        let line = serde_json::json!({ "text": text }).to_string();
        if let Ok((article, notes)) = JsonLines::new("n", line.as_bytes()).next().unwrap() {
            prop_assert_eq!(&*article.text, &*text);
            for span in notes.iter().filter_map(|note| note.span).chain(article.front) {
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
