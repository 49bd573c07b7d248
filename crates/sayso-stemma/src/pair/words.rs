//! Words that both have: how much of what either says the other says too.

use super::{Features, Side};
use crate::words::Word;

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let covering = |of_a: &[Word], of_b: &[Word], weight: fn(&Word) -> f32| {
        let (a, b) = (covered(&a.telling.seen.content, of_b, weight), covered(&b.telling.seen.content, of_a, weight));
        (a.min(b), a.max(b))
    };
    let both = |of_a: &[Word], of_b: &[Word]| covering(of_a, of_b, |word| word.weight);
    let both_particular = |of_a: &[Word], of_b: &[Word]| covering(of_a, of_b, |word| word.particular);
    let (x, y) = (&a.telling.seen, &b.telling.seen);
    let (less, more) = both(&x.content, &y.content);
    features.put("words in common, of the one with fewer", less);
    features.put("words in common, of the one with more", more);
    features.put("words in common, both", less * more);
    let (less, more) = both(&x.sentence, &y.sentence);
    features.put("words in the other's sentence, fewer", less);
    features.put("words in the other's sentence, more", more);
    let (less, more) = both_particular(&x.content, &y.content);
    features.put("particular words in common, fewer", less);
    features.put("particular words in common, more", more);
    features.put("particular words in common, both", less * more);
    let (less, more) = both_particular(&x.sentence, &y.sentence);
    features.put("particular words in the other's sentence, fewer", less);
    features.put("particular words in the other's sentence, more", more);
    let (less, more) = both(&x.around, &y.around);
    features.put("words around the other, fewer", less);
    features.put("words around the other, more", more);
    let (less, more) = both(&a.witness.title, &b.witness.title);
    features.put("words in the other's headline, fewer", less);
    features.put("words in the other's headline, more", more);
    let shared = x.pairs.iter().filter(|pair| y.pairs.binary_search(pair).is_ok()).count();
    let least = x.pairs.len().min(y.pairs.len()).max(1);
    features.put("two words in a row", shared as f32 / least as f32);
    features.put("how much the shorter says", x.weight.min(y.weight).ln_1p());
    features.put("how much the longer says", x.weight.max(y.weight).ln_1p());
}

/// How much of what `words` say is in `others`, 0 to 1.
fn covered(words: &[Word], others: &[Word], weight: fn(&Word) -> f32) -> f32 {
    let is_there = |word: &Word| {
        others.iter().any(|other| other.stem == word.stem || (word.number.is_some() && word.number == other.number))
    };
    let all: f32 = words.iter().map(weight).sum();
    let found: f32 = words.iter().filter(|word| is_there(word)).map(weight).sum();
    if all > 0.0 { found / all } else { 0.0 }
}
