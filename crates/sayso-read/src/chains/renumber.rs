//! Puts outer attributions before the ones that they pass on, and numbers all anew.

use sayso_text::{Attribution, AttributionId};

use super::Relay;

/// How sure a relay is beside the attribution that it was read out of.
const SURENESS: f32 = 0.9;

/// The attributions, each with its relay before it; `within` follows the new numbers.
pub(super) fn with_outer(attributions: Vec<Attribution>, relays: &[Option<Relay>]) -> Vec<Attribution> {
    let number = |n: usize| AttributionId(u32::try_from(n).unwrap_or(u32::MAX));
    let mut new_of = Vec::with_capacity(attributions.len());
    let mut next = 0;
    for relay in relays {
        next += usize::from(relay.is_some());
        new_of.push((next, relay.is_some()));
        next += 1;
    }
    // ids are numbers in the list as it came
    let old: std::collections::BTreeMap<u32, usize> =
        attributions.iter().enumerate().map(|(at, a)| (a.id.0, at)).collect();
    let mut all = Vec::with_capacity(next);
    for (at, mut inner) in attributions.into_iter().enumerate() {
        let within = inner.within.and_then(|id| old.get(&id.0)).map(|&outer| number(new_of[outer].0));
        let (id, has_outer) = new_of[at];
        inner.id = number(id);
        inner.within = within;
        if let Some(relay) = relays[at].filter(|_| has_outer) {
            let outer = Attribution {
                id: number(id - 1),
                source: vec![relay.source],
                cue: vec![relay.cue],
                content: inner.content.clone(),
                within,
                derived: true,
                voice: None,
                stance: None,
                denial: None,
                certainty: None,
                condition: Vec::new(),
                addressee: Vec::new(),
                channel: Vec::new(),
                said: None,
                confidence: inner.confidence * SURENESS,
                style: inner.style,
            };
            inner.within = Some(outer.id);
            all.push(outer);
        }
        all.push(inner);
    }
    all
}
