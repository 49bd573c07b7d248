//! The trained decision: a weight for each number, summed.

use std::sync::LazyLock;

use super::Features;

/// Name, tab, weight; one a line. The first is what is there to begin with.
const TABLE: &str = include_str!("weights.txt");

static WEIGHTS: LazyLock<Vec<(&'static str, f32)>> = LazyLock::new(|| {
    TABLE
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, weight)| (name, weight.parse().unwrap_or(0.0)))
        .collect()
});

/// How likely two tellings are of one claim, in logits: 0 is even.
pub fn logit(features: &Features) -> f32 {
    parts(features).map(|(_, part)| part).sum()
}

/// What each number adds to the decision, in logits.
pub fn parts(features: &Features) -> impl Iterator<Item = (&'static str, f32)> + '_ {
    let begin = std::iter::once(("to begin with", 1.0));
    begin.chain(features.iter()).zip(WEIGHTS.iter()).map(|((name, value), (weighed, weight))| {
        debug_assert_eq!(name, *weighed, "weights.txt is of other features: train anew");
        (name, value * weight)
    })
}
