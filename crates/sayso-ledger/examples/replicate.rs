//! Makes a big ledger of a small one, to measure on: each article many times over, with changed words.
//!
//! `cargo run --release -p sayso-ledger --example replicate -- SMALL.db BIG.db 100000`
//!
//! A third of the words of five letters and more are changed into others of the same length, so that spans still fit; each copy
//! has an address, an outlet and a day of its own. The same arguments give the same ledger.
#![allow(clippy::print_stderr, clippy::disallowed_methods, reason = "a tool")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use sayso_ledger::Ledger;
use sayso_text::{Article, Published};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [from, to, many] = &args[..] else { return Err("replicate SMALL.db BIG.db NUMBER".into()) };
    let (from, to, many) = (Ledger::read(Path::new(from))?, Ledger::create(Path::new(to))?, many.parse::<usize>()?);
    let ids = from.ids(false)?;
    let mut vocabulary: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for &id in &ids {
        for word in from.get(id)?.article.text.split(|c: char| !c.is_ascii_lowercase()) {
            if word.len() >= 5 {
                vocabulary.entry(word.len()).or_default().push(word.to_owned());
            }
        }
    }
    let mut dice = Dice(7);
    let mut made = 0;
    while made < many {
        let batch_end = (made + 500).min(many);
        let mut batch = to.batch()?;
        while made < batch_end {
            let held = from.get(ids[made % ids.len()])?;
            let article = copy(&held.article, made, &vocabulary, &mut dice);
            batch.put(&article, held.reading.as_ref(), &[], "2026-01-01T00:00:00Z")?;
            made += 1;
        }
        batch.commit()?;
        eprint!("\r{made} of {many}");
    }
    eprintln!();
    Ok(())
}

fn copy(article: &Article, number: usize, vocabulary: &BTreeMap<usize, Vec<String>>, dice: &mut Dice) -> Article {
    let mut text = String::with_capacity(article.text.len());
    for piece in article.text.split_inclusive(|c: char| !c.is_ascii_lowercase()) {
        let word = piece.trim_end_matches(|c: char| !c.is_ascii_lowercase());
        // The rest of a capitalised word is left, so that names stay.
        let starts_anew = text.chars().last().is_none_or(|c| !c.is_alphanumeric());
        match vocabulary.get(&word.len()) {
            Some(others) if starts_anew && dice.below(3) == 0 => {
                text.push_str(&others[dice.below(others.len())]);
                text.push_str(&piece[word.len()..]);
            }
            _ => text.push_str(piece),
        }
    }
    let day = format!("{}-{:02}-{:02}", 2015 + dice.below(10), 1 + dice.below(12), 1 + dice.below(28));
    Article {
        id: format!("{}-{number}", article.id),
        text: Arc::from(text),
        outlet: Some(format!("Outlet {}", dice.below(400))),
        url: Some(format!("https://outlet.example/{number}")),
        title: article.title.clone(),
        published: Published::parse(&day),
        ..article.clone()
    }
}

/// Pseudo-random numbers (SplitMix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }
}
