//! Two descriptions that may or may not be the same people: they stay apart, with a note.

use sayso_text::{ActorKind, Note};

use super::cast::Character;
use super::lexicon;
use super::walk::Walk;

/// How many descriptions back one is compared.
const REACH: usize = 8;

/// Notes for unnamed people whose descriptions do not tell them apart.
pub(super) fn notes(walk: &Walk) -> Vec<Note> {
    let unnamed: Vec<usize> = (0..walk.cast.characters.len())
        .filter(|&w| {
            let c = &walk.cast.characters[w];
            c.voice
                && c.kind == ActorKind::Unnamed
                && c.named.is_none()
                && !c.name.is_empty()
                && c.group.is_none()
                && !c.mentions.is_empty()
        })
        .collect();
    let mut notes = Vec::new();
    for (place, &later) in unnamed.iter().enumerate() {
        for &earlier in &unnamed[place.saturating_sub(REACH)..place] {
            let (a, b) = (&walk.cast.characters[earlier], &walk.cast.characters[later]);
            if may_be_same(a, b) {
                notes.push(Note {
                    span: b.mentions.first().copied(),
                    kind: "may-be-same".into(),
                    message: format!("\"{}\" may or may not be \"{}\"; they are kept apart", b.name, a.name),
                });
                break;
            }
        }
    }
    notes
}

fn may_be_same(a: &Character, b: &Character) -> bool {
    let general = |c: &Character| {
        c.nouns
            .iter()
            .any(|n| matches!(n.as_str(), "person" | "source" | "insider" | "official" | "figure" | "employee"))
    };
    let same_noun = a.nouns.iter().any(|n| b.nouns.contains(n));
    // The side both are on: a name that stands in both descriptions.
    let shared = a.side.is_some() && a.side == b.side
        || a.keys.iter().any(|k| k.len() > 3 && lexicon::noun(k).is_none() && b.keys.contains(k));
    shared && (same_noun || general(a) || general(b))
        || same_noun && general(a) && (a.side.is_none() || b.side.is_none())
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn kept_apart() {
        let (found, _) =
            read("", "[Two people close to the Kremlin] said so. According to [Kremlin insiders], it rained.");
        assert_ne!(found.of[0], found.of[1]);
        assert_eq!(found.notes.iter().filter(|n| n.kind == "may-be-same").count(), 1);
        let (found, _) = read("", "[Two bakers] said so. According to [some divers], it rained.");
        assert!(found.notes.is_empty());
    }
}
