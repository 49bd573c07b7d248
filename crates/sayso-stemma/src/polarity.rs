//! What a telling does with its claim: "no ransom was paid" asserts something, and denies the claim that a ransom was paid.

use sayso_text::Stance;

use crate::Witness;
use crate::collate::Place;

/// What each telling of a claim does with it.
///
/// A claim is what most say; those who say it without a "not" where as many say it with one.
pub(crate) fn stances(witnesses: &[&Witness], claim: &[Place]) -> Vec<Stance> {
    let tellings = || claim.iter().map(|&(at, number)| &witnesses[at].tellings[number]);
    let asserting = |negated: bool| {
        tellings().filter(|telling| telling.stance == Stance::Asserts && telling.seen.is_negated == negated).count()
    };
    let has_positive = asserting(false) >= asserting(true);
    tellings()
        .map(|telling| match telling.stance {
            Stance::Asserts if has_positive && telling.seen.is_negated => Stance::Denies,
            stance => stance,
        })
        .collect()
}
