//! A claim, put together.

use sayso_text::Stance;

use crate::Witness;
use crate::collate::{Place, Settings, collate};
use crate::core::sure;
use crate::descent::{Descent, descend};
use crate::origins::{Count, Origin, count, origins};
use crate::polarity::stances;

/// One proposition, told in one or more places.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it is told, in the order of the witnesses.
    pub tellings: Vec<Place>,
    /// Which of them is the earliest.
    pub first: usize,
    /// Whether each telling is surely of the claim: only those that are count for its sources.
    pub sure: Vec<bool>,
    /// What each telling does with the claim.
    pub stances: Vec<Stance>,
    /// Where each telling comes from.
    pub descents: Vec<Descent>,
    /// Where it comes from in the end.
    pub origins: Vec<Origin>,
    /// How many independent sources say that it is so.
    pub asserting: Count,
    /// How many say that it is not.
    pub denying: Count,
}

/// All claims of some articles. The witnesses' order must be that of their keys.
pub fn claims(witnesses: &[&Witness], settings: &Settings) -> Vec<Claim> {
    collate(witnesses, settings).into_iter().map(|tellings| claim(witnesses, tellings)).collect()
}

/// What people said against what was made of a claim.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// A telling, and the number of an article that it does not come from.
    pub not_from: Vec<(Place, usize)>,
    /// Two tellings that come from one source in the end.
    pub one_source: Vec<(Place, Place)>,
}

/// Puts a claim together from its tellings.
///
/// # Panics
/// Where there is none, or a place that is not among the witnesses.
pub fn claim(witnesses: &[&Witness], tellings: Vec<Place>) -> Claim {
    claim_corrected(witnesses, tellings, &Corrections::default())
}

/// The same, after what people said of it.
///
/// # Panics
/// As [`claim`].
pub fn claim_corrected(witnesses: &[&Witness], tellings: Vec<Place>, corrections: &Corrections) -> Claim {
    let first = earliest(witnesses, &tellings);
    let descents = descend(witnesses, &tellings, &corrections.not_from);
    let stances = stances(witnesses, &tellings);
    let sure = sure(witnesses, &tellings);
    let origins = origins(witnesses, &tellings, &stances, &descents, &sure, &corrections.one_source);
    let (asserting, denying) = (count(&origins, Stance::Asserts), count(&origins, Stance::Denies));
    Claim { tellings, first, sure, stances, descents, origins, asserting, denying }
}

/// Which of some tellings was published first; those without a date come last.
fn earliest(witnesses: &[&Witness], tellings: &[Place]) -> usize {
    let when = |&at: &usize| {
        let (witness, place) = (witnesses[tellings[at].0], tellings[at]);
        (witness.when(), &witness.key, place.1)
    };
    (0..tellings.len()).min_by(|a, b| when(a).cmp(&when(b))).unwrap_or(0)
}
