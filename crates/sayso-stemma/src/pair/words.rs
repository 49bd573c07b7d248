//! Words that both have: how much of what either says the other says too.

use super::{Features, Pair};

pub(super) const NAMES: [&str; 17] = [
    "words in common, of the one with fewer",
    "words in common, of the one with more",
    "words in common, both",
    "words in the other's sentence, fewer",
    "words in the other's sentence, more",
    "particular words in common, fewer",
    "particular words in common, more",
    "particular words in common, both",
    "particular words in the other's sentence, fewer",
    "particular words in the other's sentence, more",
    "words around the other, fewer",
    "words around the other, more",
    "words in the other's headline, fewer",
    "words in the other's headline, more",
    "two words in a row",
    "how much the shorter says",
    "how much the longer says",
];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let between = pair.between;
    let (x, y) = (&pair.a.seen, &pair.b.seen);
    let contents = between.shared(&x.content, &y.content);
    let sentences = between.shared(&x.sentence, &y.sentence);
    let (less, more) = contents.plain;
    features.put(less);
    features.put(more);
    features.put(less * more);
    features.put(sentences.plain.0);
    features.put(sentences.plain.1);
    let (less, more) = contents.particular;
    features.put(less);
    features.put(more);
    features.put(less * more);
    features.put(sentences.particular.0);
    features.put(sentences.particular.1);
    let around = between.shared(&x.around, &y.around).plain;
    features.put(around.0);
    features.put(around.1);
    features.put(between.titles.0);
    features.put(between.titles.1);
    let shared = x.pairs.iter().filter(|pair| y.pairs.binary_search(pair).is_ok()).count();
    features.put(shared as f32 / x.pairs.len().min(y.pairs.len()).max(1) as f32);
    let (a, b) = (x.content.weight, y.content.weight);
    features.put(a.min(b).ln_1p());
    features.put(a.max(b).ln_1p());
}
