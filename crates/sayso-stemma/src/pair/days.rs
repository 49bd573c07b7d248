//! When: the days that they speak of, and the days on which they were published.

use super::{Features, Pair};

pub(super) const NAMES: [&str; 3] = ["days that meet", "days that do not meet", "published on one day"];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let (x, y) = (&pair.a.seen.days, &pair.b.seen.days);
    let meets = x.iter().any(|(from, to)| y.iter().any(|(since, until)| from <= until && since <= to));
    features.put_if(meets);
    features.put_if(!x.is_empty() && !y.is_empty() && !meets);
    let (day, other) = (pair.between.a.day, pair.between.b.day);
    features.put_if(day.is_some() && day == other);
}
