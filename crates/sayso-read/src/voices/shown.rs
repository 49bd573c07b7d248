//! The characters that the reading shows, as actors with their mentions.

use sayso_text::{Actor, ActorId, ActorKind, Mention};

use super::Voices;
use super::lexicon;
use super::names::NameKind;
use super::pool::key;
use super::walk::Walk;

/// Turns the characters into actors: voices, and people and bodies by name.
pub(super) fn shown(walk: Walk) -> Voices {
    let evidence = super::places::evidence(walk.words, walk.names);
    let mut number = vec![None; walk.cast.characters.len()];
    let mut voices = Voices::default();
    for (who, character) in walk.cast.characters.iter().enumerate() {
        let person = character.kind == ActorKind::NamedPerson;
        if !character.voice && !person && character.roles.is_empty() && !character.metonym {
            continue;
        }
        if !character.voice && character.named.is_none() {
            continue;
        }
        let id = ActorId(voices.actors.len() as u32);
        number[who] = Some(id);
        let mut name = character.name.clone();
        let mut body = character.body.clone();
        let mut metonym = character.metonym;
        let speaks = character.voice || character.metonym;
        if character.named == Some(NameKind::Place) && character.kind == ActorKind::Organisation && speaks {
            let k = key(&character.name);
            let known = evidence.get(&k);
            if let Some(seat) = lexicon::seat_of(&k) {
                metonym = true;
                body = Some(seat.body.to_owned());
            } else if let Some(country) = known.and_then(|e| e.capital_of.clone()) {
                metonym = true;
                name = format!("government of {country}");
            } else if lexicon::is_country(&k) || known.is_some_and(|e| e.country) {
                name = format!("government of {name}");
            } else {
                metonym = true;
            }
        }
        let mut roles = character.roles.clone();
        // "Russian president": of a nation, not of a body.
        if let Some(nation) = body.take_if(|body| lexicon::is_demonym(&body.to_lowercase()))
            && let Some(first) = roles.first_mut()
        {
            *first = format!("{nation} {first}");
        }
        let mut mentions = character.mentions.clone();
        mentions.sort();
        mentions.dedup();
        voices.mentions.extend(mentions.into_iter().map(|span| Mention { span, actor: id }));
        voices.actors.push(Actor {
            id,
            name,
            kind: character.kind,
            roles,
            body,
            at_least: character.at_least,
            why_unnamed: character.why_unnamed,
            side: character.side.clone(),
            metonym,
        });
    }
    voices.mentions.sort_by_key(|m| (m.span, m.actor));
    voices.of = walk.of.iter().map(|who| who.and_then(|w| number[w])).collect();
    voices.rules = walk.rules;
    voices
}

#[cfg(test)]
mod tests {
    use super::super::tests::{actor, check, read};

    #[test]
    fn a_nation_is_no_body() {
        let (found, _) = read("Harbour Courier", "[Norwegian President Ilse Toft] said no.");
        let toft = actor(&found, "Ilse Toft");
        assert_eq!((&toft.roles[..], &toft.body), (&["Norwegian president".to_owned()][..], &None));
    }

    #[test]
    fn governments() {
        check(
            "Envoys met in Vask. [Dravia] wants peace, and so do its Dravian neighbours.",
            &["body government of Dravia"],
        );
        check("[Ulgat, the capital of Dravia,] wants peace.", &["body government of Dravia"]);
        check("[The Kremlin] denied it.", &["body Kremlin"]);
    }
}
