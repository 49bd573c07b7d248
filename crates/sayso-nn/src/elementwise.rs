//! The functions between the matrix products. They are written for the vectoriser (no calls into the C library, sums in
//! lanes) and give the same bits on every machine.

use crate::wide::wide;

/// How many running sums or maxima go side by side: two vectors of the widest kind, at least.
const LANES: usize = 16;

wide! {
    /// The Gaussian error linear unit, x · Φ(x) by the error function, of each number; off by less than 10⁻⁶.
    ///
    /// ```
    /// let mut values = [-1.0, 0.0, 3.0];
    /// sayso_nn::gelu(&mut values);
    /// assert!((values[0] - -0.158655).abs() < 1e-6 && values[1] == 0.0 && (values[2] - 2.995950).abs() < 1e-6);
    /// ```
    pub fn gelu(values: &mut [f32]) = gelu_each
}

#[inline(always)]
fn gelu_each(values: &mut [f32]) {
    for value in values {
        let x = *value;
        let tail = x * normal_tail(x.abs());
        *value = if x < 0.0 { tail } else { x - tail };
    }
}

wide! {
    /// The softmax of `values` · `scale`: positive numbers that sum to one. Safe for large numbers, but not for infinite ones.
    /// Nothing happens to an empty slice.
    ///
    /// ```
    /// let mut values = [1000.0, 1000.0, -1000.0];
    /// sayso_nn::softmax(&mut values, 1.0);
    /// assert_eq!(values, [0.5, 0.5, 0.0]);
    /// ```
    pub fn softmax(values: &mut [f32], scale: f32) = softmax_row
}

#[inline(always)]
fn softmax_row(values: &mut [f32], scale: f32) {
    // Scaled first, so that a negative scale finds the right maximum.
    for value in values.iter_mut() {
        *value *= scale;
    }
    let maximum = fold(values, f32::NEG_INFINITY, |value| value, |a, b| if a > b { a } else { b });
    for value in values.iter_mut() {
        *value = exp_negative(*value - maximum);
    }
    let factor = 1.0 / sum(values, |value| value);
    for value in values {
        *value *= factor;
    }
}

wide! {
    /// Shifts and stretches a row to mean 0 and variance 1, then to `weight` and `bias`.
    pub(crate) fn normalise(row: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) = normalise_row
}

#[inline(always)]
fn normalise_row(row: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    let share = 1.0 / row.len() as f32;
    let mean = sum(row, |value| value) * share;
    let variance = sum(row, |value| (value - mean) * (value - mean)) * share;
    let factor = 1.0 / (variance + epsilon).sqrt();
    for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
        *value = (*value - mean) * factor * weight + bias;
    }
}

#[inline(always)]
fn sum(values: &[f32], term: impl Fn(f32) -> f32) -> f32 {
    fold(values, 0.0, term, |a, b| a + b)
}

/// Folds in lanes, then the lanes pairwise, then the rest: an order that depends on the length alone.
#[inline(always)]
fn fold(values: &[f32], start: f32, term: impl Fn(f32) -> f32, join: impl Fn(f32, f32) -> f32) -> f32 {
    let mut lanes = [start; LANES];
    let (chunks, rest) = values.as_chunks::<LANES>();
    for chunk in chunks {
        for (lane, &value) in lanes.iter_mut().zip(chunk) {
            *lane = join(*lane, term(value));
        }
    }
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            lanes[lane] = join(lanes[lane], lanes[lane + width]);
        }
        width /= 2;
    }
    rest.iter().fold(lanes[0], |total, &value| join(total, term(value)))
}

/// eˣ for x ≤ 0, off by a few units in the last place; below -87 nothing is left and it is 0.
#[inline(always)]
fn exp_negative(x: f32) -> f32 {
    const LOWEST: f32 = -87.0;
    // ln 2 in two parts, the first short enough for its multiples to be exact.
    const LN_2_HIGH: f32 = 0.693_359_4;
    const LN_2_LOW: f32 = -2.121_944_4e-4;
    // Adding 1.5 · 2²³ rounds to a whole number, which then stands in the lowest bits.
    const ROUND: f32 = 12_582_912.0;
    let bounded = if x > LOWEST { x } else { LOWEST };
    let shifted = bounded * std::f32::consts::LOG2_E + ROUND;
    let power = shifted - ROUND;
    let r = bounded - power * LN_2_HIGH - power * LN_2_LOW;
    // The minimax polynomial of the Cephes library on [-ln 2 / 2, ln 2 / 2].
    let mut p = 1.987_569_1e-4;
    p = p * r + 1.398_199_9e-3;
    p = p * r + 8.333_452e-3;
    p = p * r + 4.166_579_6e-2;
    p = p * r + 1.666_666_5e-1;
    p = p * r + 5.000_000_3e-1;
    let fraction = p * r * r + r + 1.0;
    let two_to_power = f32::from_bits(shifted.to_bits().wrapping_shl(23).wrapping_add(127 << 23));
    if x > LOWEST { fraction * two_to_power } else { 0.0 }
}

/// The share of the normal distribution beyond `x` ≥ 0, off by less than 10⁻⁷: formula 7.1.26 of Abramowitz and Stegun. It
/// is a product, so it stays close far out as well, where a difference from 1 would not.
#[inline(always)]
fn normal_tail(x: f32) -> f32 {
    let z = x * std::f32::consts::FRAC_1_SQRT_2;
    let t = 1.0 / (1.0 + 0.327_591_1 * z);
    let mut p = 1.061_405_4;
    p = p * t - 1.453_152;
    p = p * t + 1.421_413_7;
    p = p * t - 0.284_496_72;
    p = p * t + 0.254_829_6;
    0.5 * p * t * exp_negative(-z * z)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// erf by a series without cancellation.
    fn erf_exactly(x: f64) -> f64 {
        let mut term = x;
        let mut total = x;
        for n in 1..200 {
            term *= 2.0 * x * x / (2 * n + 1) as f64;
            total += term;
        }
        total * (-x * x).exp() * 2.0 / std::f64::consts::PI.sqrt()
    }

    #[test]
    fn gelu_is_exact_to_a_millionth() {
        let mut worst = 0.0f64;
        for step in -80_000..=80_000 {
            let x = step as f32 / 10_000.0;
            let exact = 0.5 * x as f64 * (1.0 + erf_exactly(x as f64 / 2f64.sqrt()));
            let mut value = [x];
            gelu(&mut value);
            worst = worst.max((value[0] as f64 - exact).abs());
        }
        assert!(worst <= 1e-6, "{worst:e}");
    }

    #[test]
    fn gelu_far_out() {
        let mut values = [-1e30, -50.0, -0.0, 50.0, 1e30];
        gelu(&mut values);
        assert_eq!(values, [0.0, 0.0, 0.0, 50.0, 1e30]);
    }

    #[test]
    fn exp_is_close_in_every_binade() {
        for step in 0..=870_000 {
            let x = step as f32 / -10_000.0;
            let exact = (x as f64).exp();
            let relative = (exp_negative(x) as f64 / exact - 1.0).abs();
            assert!(relative < 3e-7 || x <= -87.0, "{x}: {relative:e}");
        }
        assert_eq!((exp_negative(0.0), exp_negative(-88.0), exp_negative(f32::MIN)), (1.0, 0.0, 0.0));
    }

    #[test]
    fn softmax_sums_to_one() {
        for length in [1, 2, 15, 16, 17, 255, 256] {
            for scale in [0.0, 0.125, 1.0, -30.0] {
                let mut values: Vec<f32> = (0..length).map(|i| ((i * 37) % 101) as f32 - 50.0).collect();
                softmax(&mut values, scale);
                let total: f32 = values.iter().sum();
                assert!(
                    (total - 1.0).abs() < 1e-5 && values.iter().all(|&v| (0.0..=1.0).contains(&v)),
                    "{length} {scale}"
                );
            }
        }
        softmax(&mut [], 1.0);
    }

    #[test]
    fn normalised_rows_have_mean_and_variance_as_told() {
        let mut row: Vec<f32> = (0..37).map(|i| 1000.0 + (i * i % 11) as f32).collect();
        normalise(&mut row, &[2.0; 37], &[5.0; 37], 1e-12);
        let mean: f32 = row.iter().sum::<f32>() / 37.0;
        let variance: f32 = row.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / 37.0;
        assert!((mean - 5.0).abs() < 1e-4 && (variance - 4.0).abs() < 1e-3, "{mean} {variance}");
    }
}
