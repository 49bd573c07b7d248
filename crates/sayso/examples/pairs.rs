//! What collation sees of the tellings of some articles, two by two, for training: `pairs ARTICLES.jsonl`.
//!
//! Prints a line for each telling, `{"telling", "article", "content", "sentence"}`, and one for each two, `[i, j, [numbers]]`; first a line
//! with the names of the numbers.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // it reads files and prints

use sayso::{CodePoints, Reader, Settings};
use sayso_stemma::Witness;
use sayso_stemma::pair::{Between, compare, names};
use serde_json::json;

fn main() {
    let path = std::env::args().nth(1).expect("a file of articles, a JSON object a line");
    let reader = Reader::new(&Settings::default()).unwrap_or_else(|error| panic!("{error}"));
    let mut witnesses: Vec<(Witness, CodePoints, String)> = Vec::new();
    for item in sayso::inputs::articles(vec![path.into()]) {
        let (article, _) = item.unwrap_or_else(|error| panic!("{error}"));
        let read = reader.read(article);
        let key = read.article.metadata.get("cluster").cloned().unwrap_or_default();
        let witness = Witness::of(read.article.id.clone(), &read.article, &read.document, &read.reading);
        witnesses.push((witness, CodePoints::of(&read.article.text), key));
    }
    let mut first = Vec::new();
    let mut number = 0;
    for (witness, index, _) in &witnesses {
        first.push(number);
        for telling in &witness.tellings {
            let content: Vec<[u32; 2]> = telling.content.iter().map(|&span| index.span(span)).collect();
            println!("{}", json!({"telling": number, "article": witness.key, "content": content}));
            number += 1;
        }
    }
    println!("{}", json!({"names": names().collect::<Vec<_>>()}));
    for (at, (b, _, cluster)) in witnesses.iter().enumerate() {
        for (other, (a, _, _)) in witnesses[..=at].iter().enumerate().filter(|(_, other)| other.2 == *cluster) {
            let between = Between::new(a, if at == other { a } else { b });
            for j in 0..b.tellings.len() {
                for i in 0..(if at == other { j } else { a.tellings.len() }) {
                    println!("{}", json!([first[other] + i, first[at] + j, compare(&between, i, j).values()]));
                }
            }
        }
    }
}
