//! Where in their articles they stand: what an article is about comes first.

use sayso_text::Stance;

use super::{Features, Pair};

/// Contents that say less, in nats, are words such as "it" or "the report".
const LITTLE: f32 = 9.0;

pub(super) const NAMES: [&str; 10] = [
    "both at the top",
    "how far down the higher is",
    "how far down the lower is",
    "in one article",
    "one after the other",
    "one after the other, and one denies",
    "in one article, and one denies",
    "one after the other, and one says little",
    "in one sentence",
    "how far apart in one article",
];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let (a, b) = (pair.a, pair.b);
    let (x, y) = (a.seen.sentence_number, b.seen.sentence_number);
    let is_one = pair.between.is_one;
    features.put_if(x <= 1 && y <= 1);
    features.put((x.min(y) as f32).ln_1p());
    features.put((x.max(y) as f32).ln_1p());
    features.put_if(is_one);
    let follows = is_one && a.seen.number.abs_diff(b.seen.number) == 1;
    let denies = a.stance == Stance::Denies || b.stance == Stance::Denies;
    features.put_if(follows);
    features.put_if(follows && denies);
    features.put_if(is_one && denies);
    features.put_if(follows && a.seen.content.weight.min(b.seen.content.weight) < LITTLE);
    features.put_if(is_one && x == y);
    features.put(if is_one { (x.abs_diff(y) as f32).ln_1p() } else { 0.0 });
}
