//! Who tells it, and through whom.

use sayso_text::{ActorKind, Stance, Told};

use super::{Features, Pair};
use crate::witness::{Telling, within};
use crate::words::Bag;

pub(super) const NAMES: [&str; 11] = [
    "one names the other's outlet",
    "the other's outlet is named near one",
    "one voice",
    "one voice that has a name",
    "voices with two names",
    "a voice in both chains",
    "both in the reporters' own voices",
    "one in the reporter's own voice",
    "one denies",
    "both deny",
    "one is turned round by a word",
];

pub(super) fn put(pair: Pair<'_>, features: &mut Features) {
    let between = pair.between;
    let (x, y) = (pair.a, pair.b);
    let cites = |telling: &Telling, outlet: &[u64]| telling.seen.voices.iter().any(|voice| within(voice, outlet));
    features.put_if(cites(x, &between.b.outlet_words) || cites(y, &between.a.outlet_words));
    let near = |telling: &Telling, outlet: &Option<Vec<u32>>| {
        let has = |bag: &Bag, words: &[u32]| words.iter().all(|word| bag.words.binary_search(word).is_ok());
        let words = outlet.as_deref().filter(|_| !between.is_one);
        words.is_some_and(|words| has(&telling.seen.sentence, words) || has(&telling.seen.around, words))
    };
    features.put_if(near(x, &between.outlet_of_b_in_a) || near(y, &between.outlet_of_a_in_b));
    let (inner, other) = (x.seen.voices.last(), y.seen.voices.last());
    let same = inner.zip(other).is_some_and(|(a, b)| within(a, b));
    let is_named = |telling: &Telling| {
        let kind = telling.chain.last().and_then(|voice| voice.kind);
        matches!(kind, Some(ActorKind::NamedPerson | ActorKind::Organisation))
    };
    let named = is_named(x) && is_named(y);
    features.put_if(same);
    features.put_if(same && named);
    features.put_if(named && !same);
    features.put_if(x.seen.voices.iter().any(|voice| y.seen.voices.iter().any(|other| within(voice, other))));
    let statements = [x.told, y.told].iter().filter(|told| matches!(told, Told::Statement(_))).count();
    features.put_if(statements == 2);
    features.put_if(statements == 1);
    let denials = [x.stance, y.stance].iter().filter(|stance| **stance == Stance::Denies).count();
    features.put_if(denials == 1);
    features.put_if(denials == 2);
    features.put_if(x.seen.is_negated != y.seen.is_negated);
}
