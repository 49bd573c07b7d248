//! Two tellings that may be one claim.

use super::FAR;
use crate::Witness;
use crate::pair::{Between, compare, logit};

/// Two tellings of two articles, or of one, that may be of one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Near {
    /// The number of the one in its article.
    pub a: usize,
    /// The number of the other one.
    pub b: usize,
    /// How likely they are of one claim: logits in sixteenths. What is kept is as fine as what is reckoned with.
    pub nearness: i8,
}

/// Parts of a logit that are told apart.
const FINE: f32 = 16.0;

impl Near {
    /// How likely they are of one claim, in logits.
    pub fn logit(&self) -> f32 {
        f32::from(self.nearness) / FINE
    }
}

/// The tellings of two articles that may be of one claim; of one article with itself, each two once.
pub fn near(a: &Witness, b: &Witness) -> Vec<Near> {
    let between = Between::new(a, b);
    let is_one = std::ptr::eq(a, b);
    let mut found = Vec::new();
    for i in 0..a.tellings.len() {
        for j in (if is_one { i + 1 } else { 0 })..b.tellings.len() {
            let logit = logit(&compare(&between, i, j));
            if logit > FAR {
                let nearness = (logit * FINE).round().clamp(f32::from(i8::MIN), f32::from(i8::MAX)) as i8;
                found.push(Near { a: i, b: j, nearness });
            }
        }
    }
    found
}
