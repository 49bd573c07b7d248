//! Counts in how many texts each stem occurs, for `src/words/rarity.txt`: `rarity FILE…`, each a text or JSON lines with a `text`.
#![allow(clippy::disallowed_methods, clippy::print_stdout, clippy::print_stderr)] // it reads files and prints

use std::collections::{BTreeMap, BTreeSet};

fn main() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut texts = 0;
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let text = String::from_utf8_lossy(&bytes);
        texts += 1;
        let stems: BTreeSet<String> = sayso_stemma::training::stems(&text).into_iter().collect();
        for stem in stems.into_iter().filter(|stem| stem.starts_with(|c: char| c.is_alphabetic())) {
            *counts.entry(stem).or_default() += 1;
        }
    }
    eprintln!("{texts} texts");
    for (stem, count) in counts.into_iter().filter(|&(_, count)| count >= 3) {
        println!("{stem}\t{count}");
    }
}
