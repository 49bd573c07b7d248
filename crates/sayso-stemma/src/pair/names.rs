//! Who and where: names in what is told.

use super::{Features, Pair};
use crate::Witness;
use crate::words::Bag;

pub(super) const NAMES: [&str; 3] =
    ["names in common", "names, and none in common", "a name that stands near the other"];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let between = pair.between;
    let (x, y) = (&pair.a.seen, &pair.b.seen);
    let count =
        |witness: &Witness, bag: &Bag| bag.words.iter().filter(|&&word| witness.words.entry(word).is_name).count();
    let (of_a, of_b) = (count(between.a, &x.content), count(between.b, &y.content));
    let shared = |a: &Bag, b: &Bag, is_a: bool| {
        let names = between
            .meet(&a.words, &b.words)
            .filter(|&(i, j)| if is_a { between.a.words.entry(i).is_name } else { between.b.words.entry(j).is_name });
        names.count()
    };
    let both = shared(&x.content, &y.content, true);
    features.put(both as f32 / of_a.min(of_b).max(1) as f32);
    features.put_if(of_a > 0 && of_b > 0 && both == 0);
    let is_near = shared(&x.content, &y.sentence, true) > 0
        || shared(&x.content, &y.around, true) > 0
        || shared(&x.sentence, &y.content, false) > 0
        || shared(&x.around, &y.content, false) > 0;
    features.put_if(is_near);
}
