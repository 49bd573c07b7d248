//! Puts relays before the attributions that they pass on, and those quoted behind their relay, and numbers all anew.

use std::collections::BTreeMap;

use sayso_text::{Attribution, AttributionId, Spans};

use super::{Inner, Relay};

/// How sure a relay is beside the attribution that it was read out of.
const SURENESS: f32 = 0.9;

/// The attributions, each with its relay before it and with the one that it quotes behind it; `within` follows the new numbers.
pub(super) fn with_relays(
    attributions: Vec<Attribution>,
    relays: &[Option<Relay>],
    quoted: &[Option<Inner>],
) -> Vec<Attribution> {
    let number = |n: usize| AttributionId(u32::try_from(n).unwrap_or(u32::MAX));
    // ids are numbers in the list as it came
    let mut new_of = BTreeMap::new();
    let mut next = 0;
    for (at, attribution) in attributions.iter().enumerate() {
        next += usize::from(relays[at].is_some());
        new_of.insert(attribution.id, number(next));
        next += 1 + usize::from(quoted[at].is_some());
    }
    let mut all = Vec::with_capacity(next);
    for (at, mut own) in attributions.into_iter().enumerate() {
        own.within = own.within.and_then(|id| new_of.get(&id).copied());
        if let Some(relay) = relays[at] {
            let outer = derived(&own, relay, &own.content, number(all.len()), own.within);
            own.within = Some(outer.id);
            all.push(outer);
        }
        own.id = number(all.len());
        let inner = quoted[at].as_ref();
        let inner = inner.map(|inner| {
            let id = number(all.len() + 1);
            let new = derived(&own, inner.relay, &inner.content, id, Some(own.id));
            Attribution { derived: inner.derived, ..new }
        });
        all.push(own);
        all.extend(inner);
    }
    all
}

/// An attribution over a content of another, read out of its words.
fn derived(
    of: &Attribution,
    relay: Relay,
    content: &Spans,
    id: AttributionId,
    within: Option<AttributionId>,
) -> Attribution {
    Attribution {
        within,
        derived: true,
        style: of.style,
        confidence: of.confidence * SURENESS,
        ..Attribution::of_spans(id, vec![relay.source], vec![relay.cue], content.clone())
    }
}
