//! When: the days that they speak of, and the days on which they were published.

use super::{Features, Side};

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let (x, y) = (&a.telling.seen.days, &b.telling.seen.days);
    let meets = x.iter().any(|(from, to)| y.iter().any(|(since, until)| from <= until && since <= to));
    features.put_if("days that meet", meets);
    features.put_if("days that do not meet", !x.is_empty() && !y.is_empty() && !meets);
    features.put_if("published on one day", a.witness.day.is_some() && a.witness.day == b.witness.day);
}
