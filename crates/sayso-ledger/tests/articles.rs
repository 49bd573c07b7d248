//! Articles in a ledger: what goes in comes out, the same is the same, what is forgotten is gone.

#![allow(clippy::disallowed_methods, reason = "tests need files")]

mod common;

use common::{HARBOUR, NOW, article, at, harbour, ledger};
use proptest::prelude::*;
use sayso_ledger::{ArticleId, Known, Ledger, Put};
use sayso_text::{Article, Link, Published};

fn put(ledger: &Ledger, article: &Article) -> Put {
    let mut batch = ledger.batch().unwrap();
    let put = batch.put(article, Some(&sayso_text::Reading::default()), &[], NOW).unwrap();
    batch.commit().unwrap();
    put
}

#[test]
fn what_goes_in_comes_out() {
    let (_folder, ledger) = ledger();
    let mut given = article("harbour", Some("https://sarn.example/harbour"), "2024-01-26T09:30:00+01:00", HARBOUR);
    given.title = Some("Harbour to close".into());
    given.byline = Some("Ada Vell".into());
    given.credit = Some("With inputs from agencies".into());
    given.language = Some("en".into());
    given.updated = Some("2024-01-27".into());
    given.retrieved = Some(NOW.into());
    given.front = Some(at(HARBOUR, "“The harbour"));
    given.links = vec![
        Link { href: "https://sarn.example/a".into(), anchor: Some(at(HARBOUR, "Zoë Vell")) },
        Link { href: "https://sarn.example/b".into(), anchor: None },
    ];
    given.metadata.insert("section".into(), "politics".into());
    let reading = harbour();
    let mut batch = ledger.batch().unwrap();
    let put = batch.put(&given, Some(&reading), &[], NOW).unwrap();
    batch.commit().unwrap();
    assert_eq!(put, Put::New(ArticleId(1)));
    let held = ledger.get(ArticleId(1)).unwrap();
    assert_eq!(held.article, given);
    assert_eq!(held.reading.as_ref(), Some(&reading));
    assert_eq!((held.newer, held.retracted), (None, None));
}

#[test]
fn the_same_article_is_known() {
    let (_folder, ledger) = ledger();
    let first = article("a", Some("https://sarn.example/a?utm_source=x"), "2024-01-26", "The harbour closes.");
    assert_eq!(put(&ledger, &first), Put::New(ArticleId(1)));
    for (what, again, expected) in [
        ("itself", first.clone(), Put::Held(ArticleId(1))),
        (
            "its address",
            Article { url: Some("http://www.sarn.example/a".into()), ..first.clone() },
            Put::Held(ArticleId(1)),
        ),
        ("without address", Article { url: None, ..first.clone() }, Put::Held(ArticleId(1))),
        ("other layout", Article { text: "The harbour\ncloses.".into(), ..first.clone() }, Put::Held(ArticleId(1))),
        (
            "another outlet's copy",
            Article { url: Some("https://orm.example/b".into()), outlet: Some("Orm News".into()), ..first.clone() },
            Put::New(ArticleId(2)),
        ),
        (
            "another outlet's copy without address",
            Article { url: None, outlet: Some("Fell Post".into()), ..first.clone() },
            Put::New(ArticleId(3)),
        ),
        (
            "other words",
            Article { text: "The harbour may close.".into(), ..first.clone() },
            Put::Changed { id: ArticleId(4), before: ArticleId(1) },
        ),
        ("the old words again", first.clone(), Put::Held(ArticleId(1))),
    ] {
        assert_eq!(put(&ledger, &again), expected, "{what}");
    }
    let counts = ledger.counts().unwrap();
    assert_eq!((counts.articles, counts.replaced), (3, 1));
    let versions = ledger.versions(ArticleId(4)).unwrap();
    assert_eq!(versions.iter().map(|v| v.id.0).collect::<Vec<_>>(), [1, 4]);
}

#[test]
fn a_reading_comes_later() {
    let (_folder, ledger) = ledger();
    let given = article("a", None, "2024-01-26", HARBOUR);
    let mut batch = ledger.batch().unwrap();
    batch.put(&given, None, &[], NOW).unwrap();
    batch.commit().unwrap();
    assert_eq!(ledger.knows(&given).unwrap(), Known::Held { id: ArticleId(1), read: false });
    assert_eq!(ledger.get(ArticleId(1)).unwrap().reading, None);
    let mut batch = ledger.batch().unwrap();
    assert_eq!(batch.put(&given, Some(&harbour()), &[], NOW).unwrap(), Put::Read(ArticleId(1)));
    batch.commit().unwrap();
    assert_eq!(ledger.get(ArticleId(1)).unwrap().reading, Some(harbour()));
    assert_eq!(ledger.read_otherwise(&harbour().made_by).unwrap(), []);
    let mut later = harbour();
    later.made_by.model = "another".into();
    assert_eq!(ledger.read_otherwise(&later.made_by).unwrap(), [ArticleId(1)]);
    let mut batch = ledger.batch().unwrap();
    batch.reread(ArticleId(1), &given, &later).unwrap();
    batch.commit().unwrap();
    assert_eq!(ledger.get(ArticleId(1)).unwrap().reading, Some(later));
}

#[test]
fn a_batch_that_is_dropped_leaves_nothing() {
    let (_folder, ledger) = ledger();
    let mut batch = ledger.batch().unwrap();
    batch.put(&article("a", None, "2024-01-26", HARBOUR), None, &[], NOW).unwrap();
    drop(batch);
    assert_eq!(ledger.counts().unwrap().articles, 0);
}

#[test]
fn what_is_forgotten_is_gone() {
    let (folder, ledger) = ledger();
    let secret = article("a", Some("https://sarn.example/a"), "2024-01-26", "Quillfeather met the envoy in secret.");
    put(&ledger, &secret);
    put(&ledger, &Article { text: "Quillfeather met the envoy.".into(), ..secret.clone() });
    put(&ledger, &article("b", Some("https://sarn.example/b"), "2024-01-26", "The harbour closes."));
    let forgotten = ledger.forget(ledger.called("https://sarn.example/a").unwrap(), NOW, Some("asked to")).unwrap();
    assert_eq!(forgotten.articles, 2);
    assert_eq!(put(&ledger, &secret), Put::Forgotten);
    assert_eq!(ledger.counts().unwrap().articles, 1);
    drop(ledger);
    for file in std::fs::read_dir(folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        let lower = bytes.to_ascii_lowercase();
        assert!(!lower.windows(12).any(|window| window == b"quillfeather"), "its words are still in the file");
        assert!(!lower.windows(9).any(|window| window == b"quillfeat"), "its index entries are still in the file");
    }
    let ledger = Ledger::write(&folder.path().join("sayso.db")).unwrap();
    assert!(ledger.remember(secret.url.as_deref(), &secret.text).unwrap());
    assert!(matches!(put(&ledger, &secret), Put::New(_)));
}

#[test]
fn articles_are_called_by_number_address_and_name() {
    let (_folder, ledger) = ledger();
    put(&ledger, &article("harbour", Some("https://sarn.example/a"), "2024-01-26", "One."));
    put(&ledger, &article("2024", None, "2024-01-26", "Two."));
    put(&ledger, &article("twice", None, "2024-01-26", "Three."));
    put(&ledger, &article("twice", None, "2024-01-27", "Four."));
    for (name, expected) in [
        ("harbour", Ok(1)),
        ("https://www.sarn.example/a/", Ok(1)),
        ("#2", Ok(2)),
        ("2", Ok(2)),
        ("2024", Ok(2)),
        ("twice", Err("twice: several articles came with this name (#3, #4 …): name one by its number or its URL")),
    ] {
        let called = ledger.called(name).map(|id| id.0).map_err(|e| e.to_string());
        assert_eq!(called, expected.map_err(str::to_owned), "{name}");
    }
    assert!(ledger.called("nobody").is_err());
}

#[test]
fn a_withdrawn_article_is_marked() {
    let (_folder, ledger) = ledger();
    put(&ledger, &article("a", None, "2024-01-26", HARBOUR));
    ledger.retract(ArticleId(1), Some("2024-02-02: invented")).unwrap();
    assert_eq!(ledger.get(ArticleId(1)).unwrap().retracted.as_deref(), Some("2024-02-02: invented"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_article_comes_back_as_it_was(
        texts in prop::collection::vec("(\\PC|\n|\0){1,60}", 1..4),
        url in prop::option::of("(https://)?[a-z./?=&#é]{0,20}"),
        title in prop::option::of("\\PC{0,12}"),
        day in prop::option::of(0i8..28),
    ) {
        let (_folder, ledger) = ledger();
        for (number, text) in texts.iter().enumerate() {
            let given = Article {
                url: url.clone(),
                title: title.clone(),
                published: day.and_then(|day| Published::parse(&format!("2024-01-{:02}", day + 1))),
                ..Article::from_text(format!("a{number}"), text.as_str())
            };
            match put(&ledger, &given) {
                Put::New(id) | Put::Changed { id, .. } => prop_assert_eq!(ledger.get(id).unwrap().article, given),
                Put::Held(id) => {
                    let held = ledger.get(id).unwrap().article;
                    prop_assert!(held.text.split_whitespace().eq(text.split_whitespace()));
                }
                other => prop_assert!(false, "{:?}", other),
            }
        }
    }
}
