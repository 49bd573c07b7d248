//! Who tells it, and through whom.

use sayso_text::{ActorKind, Stance, Told};

use super::{Features, Side};
use crate::witness::within;
use crate::words::Word;

pub(super) fn put(a: Side<'_>, b: Side<'_>, features: &mut Features) {
    let (x, y) = (a.telling, b.telling);
    let cites =
        |x: Side<'_>, y: Side<'_>| x.telling.seen.voices.iter().any(|voice| within(voice, &y.witness.outlet_words));
    features.put_if("one names the other's outlet", cites(a, b) || cites(b, a));
    let near = |x: Side<'_>, y: Side<'_>| {
        let outlet = &y.witness.outlet_words;
        let has = |words: &[Word]| outlet.iter().all(|stem| words.iter().any(|word| word.stem == *stem));
        !outlet.is_empty()
            && !std::ptr::eq(x.witness, y.witness)
            && (has(&x.telling.seen.sentence) || has(&x.telling.seen.around))
    };
    features.put_if("the other's outlet is named near one", near(a, b) || near(b, a));
    let (inner, other) = (x.seen.voices.last(), y.seen.voices.last());
    let same = inner.zip(other).is_some_and(|(a, b)| within(a, b));
    let is_named = |x: Side<'_>| {
        matches!(
            x.telling.chain.last().and_then(|voice| voice.kind),
            Some(ActorKind::NamedPerson | ActorKind::Organisation)
        )
    };
    let named = is_named(a) && is_named(b);
    features.put_if("one voice", same);
    features.put_if("one voice that has a name", same && named);
    features.put_if("voices with two names", named && !same);
    let meet = x.seen.voices.iter().any(|voice| y.seen.voices.iter().any(|other| within(voice, other)));
    features.put_if("a voice in both chains", meet);
    let statements = [x.told, y.told].iter().filter(|told| matches!(told, Told::Statement(_))).count();
    features.put_if("both in the reporters' own voices", statements == 2);
    features.put_if("one in the reporter's own voice", statements == 1);
    let denials = [x.stance, y.stance].iter().filter(|stance| **stance == Stance::Denies).count();
    features.put_if("one denies", denials == 1);
    features.put_if("both deny", denials == 2);
    features.put_if("one is turned round by a word", x.seen.is_negated != y.seen.is_negated);
}
