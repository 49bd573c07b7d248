use super::count::Count;

/// Samples drawn.
const SAMPLES: usize = 1_000;

/// The interval that holds F1 in 95 of 100 samples of as many articles, drawn with replacement (Efron 1979): what another
/// set of articles of this kind might have given. Same counts, same interval.
pub(super) fn interval(articles: &[Count]) -> [f64; 2] {
    let mut state = 0x0005_A750_u64;
    let mut figures: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let drawn = (0..articles.len()).map(|_| articles[(random(&mut state) % articles.len() as u64) as usize]);
            f1(drawn.fold(Count::default(), sum)).2
        })
        .collect();
    figures.sort_by(f64::total_cmp);
    [figures[SAMPLES / 40], figures[SAMPLES - 1 - SAMPLES / 40]]
}

pub(super) fn sum(a: Count, b: Count) -> Count {
    Count { right: a.right + b.right, predicted: a.predicted + b.predicted, gold: a.gold + b.gold }
}

/// Precision, recall, F1; 0 where there is nothing to divide by.
pub(super) fn f1(c: Count) -> (f64, f64, f64) {
    let ratio = |a: u64, b: u64| if b == 0 { 0.0 } else { a as f64 / b as f64 };
    let (p, r) = (ratio(c.right, c.predicted), ratio(c.right, c.gold));
    (p, r, if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) })
}

/// SplitMix64 (Steele, Lea and Flood 2014).
fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_holds_the_figure_and_narrows_with_articles() {
        let article = |i: u64| Count { right: i % 7, predicted: 8, gold: 9 };
        let few: Vec<Count> = (0..14).map(article).collect();
        let many: Vec<Count> = (0..1400).map(article).collect();
        let all = f1(many.iter().copied().fold(Count::default(), sum)).2;
        for counts in [&few, &many] {
            let [low, high] = interval(counts);
            assert!(low < all && all < high, "{low} {all} {high}");
        }
        let width = |counts: &[Count]| interval(counts)[1] - interval(counts)[0];
        assert!(width(&many) < width(&few) / 5.0);
    }

    #[test]
    fn one_article_or_nothing_to_count() {
        assert_eq!(interval(&[Count::default()]), [0.0, 0.0]);
    }
}
