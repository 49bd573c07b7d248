//! How many, how much.

use super::{Features, Pair};
use crate::witness::Amount;

pub(super) const NAMES: [&str; 5] = [
    "a number in common",
    "numbers, and none in common",
    "numbers in one alone",
    "as many of the same",
    "another number of the same",
];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let (x, y) = (&pair.a.seen.numbers, &pair.b.seen.numbers);
    let has = |of: &[Amount], value: u64| of.iter().any(|number| number.value == value);
    let is_same = |a: &Amount, b: &Amount| a.value == b.value && a.of == b.of;
    let shares = x.iter().any(|number| has(y, number.value));
    features.put_if(shares);
    features.put_if(!x.is_empty() && !y.is_empty() && !shares);
    features.put_if(x.is_empty() != y.is_empty());
    features.put_if(x.iter().any(|number| y.iter().any(|other| is_same(number, other))));
    let others = x.iter().any(|number| {
        let of_same = y.iter().any(|other| other.of == number.of && number.of != 0);
        of_same && !y.iter().any(|other| is_same(number, other))
    });
    features.put_if(others);
}
