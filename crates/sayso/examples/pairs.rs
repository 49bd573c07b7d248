//! What collation sees of the tellings of some articles, two by two, for training: `pairs ARTICLES.jsonl`.
//!
//! Prints a line for each telling, `{"telling", "article", "content", "sentence"}`, and one for each two, `[i, j, [numbers]]`; first a line
//! with the names of the numbers.
#![allow(clippy::disallowed_methods, clippy::print_stdout)] // it reads files and prints

use sayso::{CodePoints, Reader, Settings};
use sayso_stemma::Witness;
use sayso_stemma::pair::{Side, compare};
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
    let sides: Vec<(Side<'_>, &CodePoints, &str)> = witnesses
        .iter()
        .flat_map(|(witness, index, key)| {
            witness.tellings.iter().map(move |telling| (Side { witness, telling }, index, &**key))
        })
        .collect();
    for (number, (side, index, _)) in sides.iter().enumerate() {
        let content: Vec<[u32; 2]> = side.telling.content.iter().map(|&span| index.span(span)).collect();
        println!("{}", json!({"telling": number, "article": side.witness.key, "content": content}));
    }
    let mut is_first = true;
    for (i, (a, _, cluster)) in sides.iter().enumerate() {
        for (j, (b, _, other)) in sides[..i].iter().enumerate() {
            if cluster != other {
                continue;
            }
            let features = compare(*a, *b);
            if std::mem::take(&mut is_first) {
                println!("{}", json!({"names": features.iter().map(|(name, _)| name).collect::<Vec<_>>()}));
            }
            println!("{}", json!([i, j, features.iter().map(|(_, value)| value).collect::<Vec<_>>()]));
        }
    }
}
