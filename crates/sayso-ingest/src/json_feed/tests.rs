use proptest::prelude::*;
use sayso_text::Article;

use super::*;
use crate::{Bytes, Limits};

fn read(json: &str, limits: Limits) -> Vec<Result<Article, String>> {
    let source = Source::new("feed.json", Bytes::held(json.as_bytes().to_vec()));
    let settings = Settings { limits, ..Settings::default() };
    articles(source, &settings)
        .map(|item| item.map(|(article, _)| article).map_err(|error| error.to_string()))
        .collect()
}

/// Each entry as `id|title|text`, each error as it is shown.
fn check(json: &str, expected: &[&str]) {
    let limits = Limits { entries: 3, page: 400, ..Limits::default() };
    let shown: Vec<String> = read(json, limits)
        .into_iter()
        .map(|item| item.map_or_else(|error| error, |a| format!("{}|{}|{}", a.id, a.title.unwrap_or_default(), a.text)))
        .collect();
    assert_eq!(shown, expected, "{json}");
}

#[test]
fn fields() {
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Sarn Courier", "home_page_url": "https://sarn.example/",
        "language": "en-GB", "authors": [{"name": "The desk"}], "items": [
        {"id": 7, "url": "/harbour", "title": "Harbour closes", "content_html": "<p>It <a href='b'>closes</a>.</p>", "summary": "s",
         "date_published": "2024-01-26T23:30:00-05:00", "date_modified": "2024-01-27T08:00:00Z", "tags": ["sea", "bill"],
         "authors": [{"name": "Ilse Toft"}, {"url": "x"}, {"name": "Orm Sund"}], "language": "en", "odd": {"a": [1]}},
        {"id": "https://sarn.example/b", "summary": "In short.", "author": {"name": "Ada Vell"}}]}"#;
    let read = read(json, Limits::default());
    let first = read[0].as_ref().unwrap();
    assert_eq!((first.id.as_str(), first.url.as_deref()), ("7", Some("https://sarn.example/harbour")));
    assert_eq!(&*first.text, "It closes.");
    assert_eq!(first.links[0].href, "https://sarn.example/b");
    assert_eq!(first.published.as_ref().unwrap().date.to_string(), "2024-01-26");
    assert_eq!(first.updated.as_deref(), Some("2024-01-27T08:00:00Z"));
    assert_eq!(first.byline.as_deref(), Some("Ilse Toft, Orm Sund"));
    assert_eq!((first.outlet.as_deref(), first.language.as_deref()), (Some("Sarn Courier"), Some("en")));
    assert_eq!(first.metadata.get("categories").map(String::as_str), Some("sea, bill"));
    assert_eq!(first.metadata.get("feed-summary"), None);
    let second = read[1].as_ref().unwrap();
    assert_eq!((second.byline.as_deref(), second.language.as_deref()), (Some("Ada Vell"), Some("en-GB")));
    assert_eq!(second.metadata.get("feed-summary").map(String::as_str), Some("true"));
}

#[test]
fn a_bad_entry_does_not_stop_the_feed() {
    check(
        r#"{"items": [{"id": "a", "content_text": "One."}, {"id": "b", "title": 7}, {"id": "c", "title": "Only"}]}"#,
        &[
            "a||One.",
            "feed.json: entry 2: no item of a JSON Feed (invalid type: integer `7`, expected a string): passed over",
            "c|Only|Only",
        ],
    );
    check(
        r#"{"items": [{"id": "a", "content_text": "One."}, {"id": "b", "#,
        &[
            "a||One.",
            "feed.json: broken JSON after 1 entries (line 1, column 60: EOF while parsing an object): the rest is not read",
        ],
    );
    check(
        r#"{"items": [{"id": "a"}, {}]}"#,
        &[
            "feed.json: entry 1: there is no text in it: nothing to read",
            "feed.json: entry 2: there is no text in it: nothing to read",
        ],
    );
    let long = format!(r#"{{"items": [{{"content_text": "{}"}}, {{"content_text": "One."}}]}}"#, "a".repeat(500));
    check(
        &long,
        &[
            "feed.json: entry 1: longer than 400 bytes: passed over; raise the limit `page` where it is wanted",
            "feed-entry-2||One.",
        ],
    );
}

#[test]
fn feeds_that_are_none() {
    check("{\"items\": []}", &["feed.json: there is no entry in it: a feed that is empty as yet"]);
    check("{}", &["feed.json: there is no entry in it: a feed that is empty as yet"]);
    check(
        "[1]",
        &[
            "feed.json: broken JSON after 0 entries (line 1, column 0: invalid type: sequence, expected a JSON Feed): the rest is not read",
        ],
    );
    let many = format!(r#"{{"items": [{}]}}"#, [r#"{"content_text": "One."}"#; 5].join(","));
    check(
        &many,
        &[
            "feed-entry-1||One.",
            "feed-entry-2||One.",
            "feed-entry-3||One.",
            "feed.json: the first 3 entries were read: raise the limit `entries` where the rest is wanted",
        ],
    );
    let deep = format!(r#"{{"items": [{}"#, "[".repeat(100_000));
    assert_eq!(read(&deep, Limits::default()).len(), 1);
}

proptest! {
    #[test]
    fn any_text_ends(json in "(\\{\"items\": \\[|\\{\"id\":|\"a\"|\"content_text\":|,|\\}|\\]|1|é| ){0,20}") {
        read(&json, Limits::default());
    }
}
