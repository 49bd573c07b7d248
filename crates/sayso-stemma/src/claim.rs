//! A claim, put together.

use sayso_text::{Denial, Stance};

use crate::Witness;
use crate::collate::{Place, Settings, collate};
use crate::descent::{Descent, descend};
use crate::origins::{Origin, origins};
use crate::polarity::stances;

/// One proposition, told in one or more places.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Where it is told, in the order of the witnesses.
    pub tellings: Vec<Place>,
    /// Which of them is the earliest.
    pub first: usize,
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

/// How many independent sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// The best single number.
    pub best: usize,
    /// The least that it may be.
    pub low: usize,
    /// The most that it may be.
    pub high: usize,
    /// Why, in a sentence.
    pub because: String,
    /// Of denials: those that deny the thing itself.
    pub flat: usize,
    /// Of denials: those that deny only to know of it.
    pub unaware: usize,
}

/// All claims of some articles. The witnesses' order must be that of their keys.
pub fn claims(witnesses: &[Witness], settings: &Settings) -> Vec<Claim> {
    let seen: Vec<&Witness> = witnesses.iter().collect();
    collate(witnesses, settings).into_iter().map(|tellings| claim(&seen, tellings)).collect()
}

/// Puts a claim together from its tellings.
///
/// # Panics
/// Where there is none, or a place that is not among the witnesses.
pub fn claim(witnesses: &[&Witness], tellings: Vec<Place>) -> Claim {
    let first = earliest(witnesses, &tellings);
    let descents = descend(witnesses, &tellings);
    let stances = stances(witnesses, &tellings);
    let origins = origins(witnesses, &tellings, &stances, &descents);
    let count = |stance: Stance| {
        let of: Vec<&Origin> = origins.iter().filter(|origin| origin.stance == stance).collect();
        let unaware = of.iter().filter(|origin| origin.denial == Some(Denial::Knowledge)).count();
        let because = of.iter().map(|origin| origin.name.as_str()).collect::<Vec<_>>().join("; ");
        let best = of.len();
        Count { best, low: best.min(1), high: best, because, flat: best - unaware, unaware }
    };
    let (asserting, denying) = (count(Stance::Asserts), count(Stance::Denies));
    Claim { tellings, first, stances, descents, origins, asserting, denying }
}

/// Which of some tellings was published first; those without a date come last.
fn earliest(witnesses: &[&Witness], tellings: &[Place]) -> usize {
    let when = |&at: &usize| {
        let (witness, place) = (witnesses[tellings[at].0], tellings[at]);
        (witness.when(), &witness.key, place.1)
    };
    (0..tellings.len()).min_by(|a, b| when(a).cmp(&when(b))).unwrap_or(0)
}
