//! How many, how much.

use super::{Features, Pair};

pub(super) const NAMES: [&str; 5] = [
    "a number in common",
    "numbers, and none in common",
    "numbers in one alone",
    "as many of the same",
    "another number of the same",
];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let (x, y) = (&pair.a.seen.numbers, &pair.b.seen.numbers);
    let has_value = |of: &[(u64, u64)], value: u64| of.iter().any(|number| number.0 == value);
    let shares = x.iter().any(|number| has_value(y, number.0));
    features.put_if(shares);
    features.put_if(!x.is_empty() && !y.is_empty() && !shares);
    features.put_if(x.is_empty() != y.is_empty());
    features.put_if(x.iter().any(|number| y.contains(number)));
    let others =
        x.iter().any(|number| y.iter().any(|other| other.1 == number.1 && number.1 != 0) && !y.contains(number));
    features.put_if(others);
}
