//! Finding articles and sayings.

mod common;

use common::{HARBOUR, NOW, article, harbour, ledger};
use sayso_ledger::{Ledger, Order, Query};
use sayso_text::{Article, Reading};

fn filled() -> (tempfile::TempDir, Ledger) {
    let (folder, ledger) = ledger();
    let mut batch = ledger.batch().unwrap();
    let outlet = |name: &str| Some(name.to_owned());
    let articles = [
        article("harbour", Some("https://sarn.example/harbour"), "2024-01-26", HARBOUR),
        Article {
            outlet: outlet("Orm News"),
            ..article(
                "ferry",
                None,
                "2024-02-10",
                "The ferry talks ended. The harbour stays open, and the harbour is full.",
            )
        },
        Article {
            outlet: None,
            title: Some("Talks about talks".into()),
            ..article("talks", None, "", "Nobody is talking of a neutral status, nor of neutral ground.")
        },
        Article {
            outlet: outlet("The Fell Post"),
            ..article("café", None, "2023-12-31", "The Café closes its kitchen.")
        },
    ];
    for (number, given) in articles.iter().enumerate() {
        let reading = if number == 0 { harbour() } else { Reading::default() };
        batch.put(given, Some(&reading), &[], NOW).unwrap();
    }
    batch.commit().unwrap();
    (folder, ledger)
}

/// The names of what is found, with the words that are marked.
#[track_caller]
fn check(ledger: &Ledger, query: &str, order: Order, expected: &str) {
    let found = ledger.find(&Query::parse(query).unwrap(), order, 10).unwrap();
    let shown: Vec<String> = found
        .hits
        .iter()
        .map(|hit| {
            let marks: Vec<&str> = hit.snippet.marks.iter().map(|mark| mark.of(&hit.snippet.text)).collect();
            let voice = hit.saying.as_ref().map_or(String::new(), |said| {
                format!(" {}", said.voice.as_ref().map_or("?", |voice| voice.name.as_str()))
            });
            format!("{}{voice}: {}", hit.article.name, marks.join(","))
        })
        .collect();
    assert_eq!(shown.join("; "), expected, "{query}");
}

#[test]
fn articles_are_found_by_words() {
    let (_folder, ledger) = filled();
    check(&ledger, "harbour", Order::Relevance, "ferry: harbour,harbour; harbour: harbour");
    check(&ledger, "harbour", Order::Newest, "ferry: harbour,harbour; harbour: harbour");
    check(&ledger, "harbour", Order::Oldest, "harbour: harbour; ferry: harbour,harbour");
    check(&ledger, "talk", Order::Oldest, "talks: talking; harbour: talks; ferry: talks");
    check(&ledger, "\"neutral status\"", Order::Relevance, "talks: neutral status");
    check(&ledger, "neutral -ground", Order::Relevance, "");
    check(&ledger, "ferry OR kitchen", Order::Oldest, "café: kitchen; ferry: ferry");
    check(&ledger, "cafe", Order::Relevance, "café: Café");
    check(&ledger, "kitch*", Order::Relevance, "café: kitchen");
    check(&ledger, "harbour since:2024-02", Order::Relevance, "ferry: harbour,harbour");
    check(&ledger, "harbour until:2024-01", Order::Relevance, "harbour: harbour");
    check(&ledger, "outlet:post", Order::Relevance, "café: ");
    check(&ledger, "harbour outlet:orm", Order::Newest, "ferry: harbour,harbour");
    check(&ledger, "outlet:nobody harbour", Order::Newest, "");
    check(&ledger, "nowhere", Order::Relevance, "");
}

#[test]
fn sayings_are_found_by_voice_and_words() {
    let (_folder, ledger) = filled();
    check(&ledger, "who:toft", Order::Relevance, "harbour Ilse Toft: ");
    check(&ledger, "who:zoe", Order::Relevance, "harbour Zoë Vell: ");
    check(&ledger, "who:\"Zoë Vell\" talks", Order::Relevance, "harbour Zoë Vell: talks");
    check(&ledger, "who:toft talks", Order::Relevance, "");
    check(&ledger, "stance:denies", Order::Newest, "harbour Zoë Vell: ");
    check(&ledger, "kind:outlet denied", Order::Newest, "harbour Sarn Courier: denied");
    check(&ledger, "hedged:yes", Order::Newest, "harbour Zoë Vell: ");
    check(&ledger, "hedged:no", Order::Newest, "harbour Ilse Toft: ");
}

#[test]
fn a_chain_says_through_whom() {
    let (_folder, ledger) = filled();
    let found = ledger.find(&Query::parse("who:vell").unwrap(), Order::Newest, 10).unwrap();
    let said = found.hits[0].saying.as_ref().unwrap();
    assert_eq!((said.through.as_slice(), said.content.as_str()), (&["Sarn Courier".to_owned()][..], "any … talks"));
}

#[test]
fn only_the_version_that_counts_is_found() {
    let (_folder, ledger) = filled();
    let mut batch = ledger.batch().unwrap();
    let changed = article("harbour", Some("https://sarn.example/harbour"), "2024-01-26", "The harbour stays.");
    batch.put(&changed, Some(&Reading::default()), &[], NOW).unwrap();
    batch.commit().unwrap();
    check(&ledger, "harbour stays", Order::Oldest, "harbour: harbour,stays; ferry: harbour,stays,harbour");
    check(&ledger, "who:toft", Order::Relevance, "");
    ledger.rebuild().unwrap();
    check(&ledger, "harbour stays", Order::Oldest, "harbour: harbour,stays; ferry: harbour,stays,harbour");
    check(&ledger, "\"will close\"", Order::Relevance, "");
    assert_eq!(ledger.check().unwrap(), Vec::<String>::new());
}

#[test]
fn the_number_of_hits_is_bounded() {
    let (_folder, ledger) = filled();
    let found = ledger.find(&Query::parse("harbour").unwrap(), Order::Relevance, 1).unwrap();
    assert_eq!((found.hits.len(), found.more), (1, true));
    let found = ledger.find(&Query::parse("harbour").unwrap(), Order::Relevance, 2).unwrap();
    assert_eq!((found.hits.len(), found.more), (2, false));
}

#[test]
fn an_outlet_is_searched_even_where_very_many_others_fit() {
    let (_folder, ledger) = ledger();
    let mut batch = ledger.batch().unwrap();
    for number in 0..1100 {
        let outlet = if number == 0 { "Orm News" } else { "The Fell Post" };
        let text = format!("The ferry left at {number}.");
        let given =
            Article { outlet: Some(outlet.to_owned()), ..article(&format!("a{number}"), None, "2024-02-10", &text) };
        batch.put(&given, None, &[], NOW).unwrap();
    }
    batch.commit().unwrap();
    check(&ledger, "ferry outlet:orm", Order::Relevance, "a0: ferry");
    let ranked_among = |query| ledger.find(&Query::parse(query).unwrap(), Order::Relevance, 3).unwrap().ranked_among;
    assert_eq!([ranked_among("ferry"), ranked_among("ferry outlet:orm")], [Some(800), None]);
}

#[test]
fn long_texts_show_where_the_words_are() {
    let (_folder, ledger) = ledger();
    let filler = "What they ate nobody wrote down. ".repeat(100);
    let text =
        format!("{filler}The ferry was late. {filler}The ferry talks ended. {filler}A Fähre is a ferry. {filler}");
    let mut batch = ledger.batch().unwrap();
    batch.put(&article("long", None, "2024-02-10", &text), None, &[], NOW).unwrap();
    batch.commit().unwrap();
    for (query, shown) in [
        ("ferry", "The ferry was late."),
        ("ferries talked", "The ferry talks ended."),
        ("\"ferry talks\"", "The ferry talks ended."),
        ("fahre", "A Fähre is a ferry."),
    ] {
        let found = ledger.find(&Query::parse(query).unwrap(), Order::Relevance, 3).unwrap();
        let snippet = &found.hits[0].snippet.text;
        assert!(snippet.contains(shown), "{query}: {snippet}");
        assert!(snippet.starts_with('…') && snippet.ends_with('…') && snippet.len() < 300, "{query}: {snippet}");
    }
}

#[test]
fn metadata_at_the_head_is_not_shown() {
    let (_folder, ledger) = ledger();
    let text = "---\ntitle: The ferry talks\n---\nThe ferry talks ended.";
    let given = Article { front: Some(sayso_text::Span::new(0, 31)), ..article("front", None, "", text) };
    let mut batch = ledger.batch().unwrap();
    batch.put(&given, None, &[], NOW).unwrap();
    batch.commit().unwrap();
    let found = ledger.find(&Query::parse("ferry").unwrap(), Order::Relevance, 3).unwrap();
    assert_eq!(found.hits[0].snippet.text.trim(), "The ferry talks ended.");
}
