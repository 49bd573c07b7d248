//! Meanings as numbers.

use super::{Features, Side};
use crate::descent::kinship;

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let near = cosine(&a.telling.vector, &b.telling.vector);
    features.put("vectors", near);
    features.put("vectors that are near", (near - 0.4).max(0.0));
    let kin = kinship(a.witness, b.witness).words.max(kinship(b.witness, a.witness).words);
    features.put("how akin the articles are", kin);
    features.put("vectors, in articles that are akin", near * kin);
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
