//! Claims of a ledger: the same whatever came in which order.

mod common;

use std::collections::BTreeSet;

use common::{NOW, actor, at, ledger};
use proptest::prelude::*;
use sayso_ledger::{ArticleId, ClaimName, Ledger, Put};
use sayso_text::{
    ActorId, ActorKind, Article, Attribution, AttributionId, Published, Reading, Stance, Statement, StatementId, Told,
    Vector,
};

const PLACES: [&str; 3] = ["Sarn", "Oldhaven", "Pell"];
const OUTLETS: [&str; 4] = ["Sarn Courier", "Orm News", "Fell Post", "Continental Press"];

/// One of some invented articles: which affair, whose, and how it puts it.
fn article(number: usize) -> (Article, Reading) {
    let place = PLACES[number % 3];
    let outlet = OUTLETS[number / 3 % 4];
    let day = 20 + number / 12;
    let again = number / 6 % 2;
    let told = match number % 3 {
        0 => [
            "The Kronstadt bridge of Sarn will close for repairs of its cables",
            "Kronstadt bridge of Sarn to close for repairs of cables",
        ],
        1 => [
            "Nurses of the Velmar clinic strike from Monday over night shifts",
            "Velmar clinic nurses strike over their night shifts",
        ],
        _ => [
            "The mint struck nine thousand florins with a misspelt bishop",
            "Nine thousand florins with a misspelt bishop were struck",
        ],
    }[again];
    let toll = format!("forty ferries wait at the {place} quay of Zarkov");
    let text = format!("{told}, engineers of {place} told the {outlet}. On {day} January, {toll}.");
    let article = Article {
        outlet: Some(outlet.to_owned()),
        url: Some(format!("https://{}.example/{number}", outlet.replace(' ', "").to_lowercase())),
        published: Published::parse(&format!("2024-01-{day:02}")),
        ..Article::from_text(format!("a{number}"), &*text)
    };
    let said = Attribution::of_spans(
        AttributionId(0),
        vec![at(&text, "engineers")],
        vec![at(&text, "told")],
        vec![at(&text, told)],
    );
    let reading = Reading {
        attributions: vec![Attribution { voice: Some(ActorId(0)), stance: Some(Stance::Asserts), ..said }],
        statements: vec![Statement {
            id: StatementId(0),
            content: vec![at(&text, &toll)],
            stance: Stance::Asserts,
            certainty: None,
            condition: Vec::new(),
        }],
        vectors: vec![
            Vector { of: Told::Attribution(AttributionId(0)), values: vector(told) },
            Vector { of: Told::Statement(StatementId(0)), values: vector(&toll) },
        ],
        actors: vec![actor(0, "engineers", ActorKind::Unnamed)],
        ..Reading::default()
    };
    (article, reading)
}

/// A vector for the tests: contents that share words point the same way.
fn vector(words: &str) -> Box<[i8]> {
    let mut sum = [0_i32; 96];
    for word in words.split_whitespace().filter(|word| word.len() > 3) {
        let mut state = word
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
        for x in &mut sum {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *x += if state >> 63 == 1 { 1 } else { -1 };
        }
    }
    sum.iter().map(|&x| x.clamp(-7, 7) as i8).collect()
}

fn put(ledger: &Ledger, numbers: &[usize]) {
    let mut batch = ledger.batch().expect("a batch");
    for &number in numbers {
        let (article, reading) = article(number);
        batch.put(&article, Some(&reading), &[], NOW).expect("put");
    }
    batch.commit().expect("stored");
}

fn id_of(ledger: &Ledger, number: usize) -> Option<ArticleId> {
    let ids = ledger.ids(false).expect("ids");
    ids.into_iter().find(|&id| ledger.get(id).expect("an article").article.id == format!("a{number}"))
}

/// Each claim in words: its name, who tells it, its counts.
fn claims(ledger: &Ledger) -> BTreeSet<String> {
    let mut reader = ledger.claim_reader();
    let ids = ledger.claim_ids(true).expect("claims");
    let in_words = |id| {
        let told = reader.get(id).expect("a claim").expect("it is there");
        let mut tellings: Vec<String> = told
            .claim
            .tellings
            .iter()
            .zip(&told.claim.descents)
            .map(|(place, descent)| {
                let article = ledger.get(told.articles[place.0]).expect("an article").article.id;
                let from: Vec<String> = descent
                    .parents
                    .iter()
                    .map(|parent| match parent.witness {
                        Some(at) => ledger.get(told.articles[at]).expect("an article").article.id,
                        None => parent.outside.clone().unwrap_or_default(),
                    })
                    .collect();
                format!("{article}.{} {} {from:?}", place.1, descent.how.word())
            })
            .collect();
        tellings.sort();
        let origins: Vec<&str> = told.claim.origins.iter().map(|origin| &*origin.name).collect();
        format!("{} {:?} {} {tellings:?} {origins:?}", told.name, told.claim.asserting, told.claim.denying.best)
    };
    ids.into_iter().map(in_words).collect()
}

#[test]
fn tellings_of_one_thing_are_one_claim() {
    let (_folder, ledger) = ledger();
    put(&ledger, &[0, 3, 1]);
    let shown = claims(&ledger);
    let bridge = shown.iter().find(|claim| claim.contains("a0.0 ")).expect("the bridge");
    assert!(bridge.contains("a3.0 ") && !bridge.contains("a1.0 "), "{shown:#?}"); // not the nurses
    let whole = ledger.claim_ids(false).expect("claims");
    assert!(!whole.is_empty());
    let told = ledger.claim_reader().get(whole[0]).expect("read").expect("there");
    assert!(told.claim.tellings.len() >= 2);
    let name = told.name.to_string();
    assert_eq!(ledger.claims_named(name[..8].parse().expect("a name")).expect("read"), [whole[0]]);
    assert_eq!("zzzz".parse::<ClaimName>().map(|name| ledger.claims_named(name).expect("read").len()), Ok(0));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_order_does_not_matter(
        order in Just((0..24).collect::<Vec<usize>>()).prop_shuffle(),
        cuts in proptest::collection::vec(1..8_usize, 8),
        gone in proptest::collection::vec(0..24_usize, 0..4),
        most in prop_oneof![Just(200_usize), Just(6), Just(3)],
    ) {
        let (_one, whole) = ledger();
        whole.limit_keys_for_tests(most);
        let stays: Vec<usize> = (0..24).filter(|number| !gone.contains(number)).collect();
        put(&whole, &stays);
        let expected = claims(&whole);

        let (_other, parts) = ledger();
        parts.limit_keys_for_tests(most);
        let mut rest = &order[..];
        for cut in cuts.iter().cycle() {
            let (now, later) = rest.split_at((*cut).min(rest.len()));
            put(&parts, now);
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        for number in gone.iter().copied().collect::<BTreeSet<_>>() {
            let id = id_of(&parts, number).expect("it is there");
            parts.forget(id, NOW, None).expect("forgotten");
        }
        prop_assert_eq!(&claims(&parts), &expected);
        parts.rebuild().expect("rebuilt");
        prop_assert_eq!(&claims(&parts), &expected);
    }
}

#[test]
fn a_new_version_takes_the_place_of_the_old_one() {
    let (_folder, ledger) = ledger();
    put(&ledger, &[0, 3, 6]);
    let (_, expected) = (0, claims(&ledger));
    let (mut changed, _) = article(6);
    changed.text = "Nothing is known.".into();
    let mut batch = ledger.batch().expect("a batch");
    let put_anew = batch.put(&changed, Some(&Reading::default()), &[], NOW).expect("put");
    assert!(matches!(put_anew, Put::Changed { .. }));
    batch.commit().expect("stored");
    let (_other, without) = common::ledger();
    put(&without, &[0, 3]);
    assert_eq!(claims(&ledger), claims(&without));
    assert_ne!(claims(&ledger), expected);
}
