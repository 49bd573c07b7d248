//! The trained decision: a weight for each number, summed.

use std::sync::LazyLock;

use super::{Features, names};

/// Name, tab, weight; one a line. The first is what is there to begin with.
const TABLE: &str = include_str!("weights.txt");

static WEIGHTS: LazyLock<(f32, Vec<f32>)> = LazyLock::new(|| {
    let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
    let mut weights: Vec<f32> = rows.map(|(_, weight)| weight.parse().unwrap_or(0.0)).collect();
    (if weights.is_empty() { 0.0 } else { weights.remove(0) }, weights)
});

/// How likely two tellings are of one claim, in logits: 0 is even.
pub fn logit(features: &Features) -> f32 {
    let (begin, weights) = &*WEIGHTS;
    features.values().iter().zip(weights).fold(*begin, |sum, (value, weight)| sum + value * weight)
}

/// What each number adds to the decision, in logits.
pub fn parts(features: &Features) -> impl Iterator<Item = (&'static str, f32)> + '_ {
    let (begin, weights) = &*WEIGHTS;
    let weighed = features.values().iter().zip(weights).map(|(value, weight)| value * weight);
    std::iter::once(("to begin with", *begin)).chain(names().zip(weighed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_a_weight_for_each_number() {
        let named: Vec<&str> = TABLE.lines().filter_map(|line| line.split_once('\t')).map(|row| row.0).collect();
        let expected: Vec<&str> = std::iter::once("to begin with").chain(names()).collect();
        assert_eq!(named, expected, "weights.txt is of other numbers: train anew");
    }
}
