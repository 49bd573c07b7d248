//! How much a word says: rare words say more.

use std::collections::HashMap;
use std::sync::LazyLock;

/// In how many of [`TEXTS`] news texts a stem occurred, one a line: stem, tab, texts. It is a table of its own, so that what a word
/// says does not depend on what a ledger holds.
const TABLE: &str = include_str!("rarity.txt");
/// How many texts were counted.
const TEXTS: f32 = 1612.0;

static COUNTS: LazyLock<HashMap<&'static str, f32>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(stem, count)| (stem, count.parse().unwrap_or(1.0)))
        .collect()
});

/// How much a stem says, in nats: about 0 for one that is everywhere, 8 for one that was never seen (inverse document frequency).
pub(crate) fn rarity(stem: &str) -> f32 {
    let count = COUNTS.get(stem).copied().unwrap_or(0.0);
    ((TEXTS + 1.0) / (count + 0.5)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_say_more() {
        let order = ["say", "president", "embassy", "zarkhovite"];
        let said: Vec<f32> = order.iter().map(|word| rarity(&crate::words::stem::stem(word))).collect();
        assert!(said.is_sorted() && said[0] < 1.0 && said[3] > 7.0, "{said:?}");
    }
}
