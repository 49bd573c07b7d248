//! Counts the sources of given groups of tellings, apart from how well they are grouped: `origins ARTICLES.jsonl GROUPS.json`.
//!
//! GROUPS.json is `[[[article, start], …], …]`: for each claim the tellings, by the first code point of their contents.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // it reads files and prints

use sayso::{CodePoints, Reader, Settings};
use sayso_stemma::{Witness, claim};

fn main() {
    let mut args = std::env::args().skip(1);
    let (articles, groups) = (args.next().expect("ARTICLES.jsonl"), args.next().expect("GROUPS.json"));
    let reader = Reader::new(&Settings::default()).unwrap_or_else(|error| panic!("{error}"));
    let mut witnesses: Vec<(Witness, CodePoints)> = Vec::new();
    for item in sayso::inputs::articles(vec![articles.into()]) {
        let read = reader.read(item.unwrap_or_else(|error| panic!("{error}")).0);
        let witness = Witness::of(read.article.id.clone(), &read.article, &read.document, &read.reading);
        witnesses.push((witness, CodePoints::of(&read.article.text)));
    }
    witnesses.sort_by(|a, b| a.0.key.cmp(&b.0.key));
    let (witnesses, indices): (Vec<Witness>, Vec<CodePoints>) = witnesses.into_iter().unzip();
    let seen: Vec<&Witness> = witnesses.iter().collect();
    let groups: Vec<Vec<(String, [[u32; 2]; 1])>> =
        serde_json::from_slice(&std::fs::read(groups).expect("GROUPS.json")).expect("JSON");
    for group in groups {
        let mut places: Vec<(usize, usize)> = group
            .iter()
            .filter_map(|(article, [[start, end]])| {
                let at = witnesses.iter().position(|witness| witness.key == *article)?;
                let telling = witnesses[at].tellings.iter().position(|telling| {
                    telling.content.first().is_some_and(|span| indices[at].at(span.start) == *start)
                        && telling.content.last().is_some_and(|span| indices[at].at(span.end) == *end)
                })?;
                Some((at, telling))
            })
            .collect();
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            println!("null");
            continue;
        }
        let claim = claim(&seen, places);
        let origins: Vec<String> =
            claim.origins.iter().map(|o| format!("{} {} {}", o.stance.word(), o.kind.word(), o.name)).collect();
        println!(
            "{}",
            serde_json::json!({"asserting": claim.asserting.best, "denying": claim.denying.best, "origins": origins})
        );
    }
}
