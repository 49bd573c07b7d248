//! Meanings as numbers.

use super::{Features, Pair};

pub(super) const NAMES: [&str; 5] = [
    "vectors",
    "vectors that are near",
    "vectors that are very near",
    "how akin the articles are",
    "vectors, in articles that are akin",
];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let near = cosine(&pair.a.vector, &pair.b.vector);
    let kin = pair.between.kin;
    features.put(near);
    features.put((near - 0.3).max(0.0));
    features.put((near - 0.6).max(0.0));
    features.put(kin);
    features.put(near * kin);
}

/// How far two vectors point the same way, -1 to 1; 0 where they cannot be compared.
pub(crate) fn cosine(a: &[i8], b: &[i8]) -> f32 {
    if a.len() != b.len() {
        return 0.0;
    }
    let dot = |a: &[i8], b: &[i8]| a.iter().zip(b).map(|(&x, &y)| i32::from(x) * i32::from(y)).sum::<i32>() as f32;
    let lengths = (dot(a, a) * dot(b, b)).sqrt();
    if lengths > 0.0 { dot(a, b) / lengths } else { 0.0 }
}
