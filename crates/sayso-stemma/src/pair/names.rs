//! Who and where: names in what is told.

use super::{Features, Side};
use crate::words::Word;

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let (x, y) = (&a.telling.seen, &b.telling.seen);
    let (of_a, of_b) = (names(&x.content), names(&y.content));
    let shared = of_a.iter().filter(|name| of_b.contains(name)).count();
    features.put("names in common", shared as f32 / of_a.len().min(of_b.len()).max(1) as f32);
    features.put_if("names, and none in common", !of_a.is_empty() && !of_b.is_empty() && shared == 0);
    let named_around = |names: &[u64], words: [&[Word]; 2]| {
        names.iter().any(|name| words.iter().any(|words| words.iter().any(|word| word.stem == *name)))
    };
    let is_near = named_around(&of_a, [&y.sentence, &y.around]) || named_around(&of_b, [&x.sentence, &x.around]);
    features.put_if("a name that stands near the other", is_near);
}

fn names(words: &[Word]) -> Vec<u64> {
    let mut names: Vec<u64> = words.iter().filter(|word| word.is_name).map(|word| word.stem).collect();
    names.sort_unstable();
    names.dedup();
    names
}
