//! How many, how much.

use super::{Features, Side};

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let (x, y) = (&a.telling.seen.numbers, &b.telling.seen.numbers);
    let has_value = |of: &[(u64, u64)], value: u64| of.iter().any(|number| number.0 == value);
    let shares = x.iter().any(|number| has_value(y, number.0));
    features.put_if("a number in common", shares);
    features.put_if("numbers, and none in common", !x.is_empty() && !y.is_empty() && !shares);
    features.put_if("numbers in one alone", x.is_empty() != y.is_empty());
    features.put_if("as many of the same", x.iter().any(|number| y.contains(number)));
    let others =
        x.iter().any(|number| y.iter().any(|other| other.1 == number.1 && number.1 != 0) && !y.contains(number));
    features.put_if("another number of the same", others);
}
