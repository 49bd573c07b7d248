//! Why a voice and a stance were read as they were, for people who ask: the kind of source, and the words it goes back to.

use std::collections::BTreeMap;

use sayso_text::{Actor, ActorId, Attribution, Mention, Reason, Span, Stance};

use crate::words::Words;

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "i", "we", "you", "who", "which", "his", "her", "their", "its", "him", "them", "me",
    "us", "our", "my",
];

/// Reasons of the voices and stances of a reading.
pub(crate) fn reasons(
    words: &Words,
    attributions: &[Attribution],
    actors: &[Actor],
    mentions: &[Mention],
) -> Vec<Reason> {
    let names: BTreeMap<ActorId, &Actor> = actors.iter().map(|a| (a.id, a)).collect();
    let mut places: BTreeMap<ActorId, Vec<Span>> = BTreeMap::new();
    for mention in mentions {
        places.entry(mention.actor).or_default().push(mention.span);
    }
    let mut out = Vec::new();
    for attribution in attributions {
        let actor = attribution.voice.and_then(|id| names.get(&id).copied());
        let spans = attribution.voice.and_then(|id| places.get(&id));
        let (because, span) = voice(words, attribution, actor, spans.map_or(&[], Vec::as_slice));
        out.push(Reason { of: attribution.id, what: "voice", because: because.to_owned(), span });
        if let Some(because) = stance(attribution) {
            let span = attribution.cue.first().copied();
            out.push(Reason { of: attribution.id, what: "stance", because: because.to_owned(), span });
        }
        if attribution.derived {
            let because = "a relay that stands in a source phrase or an addressee".to_owned();
            out.push(Reason { of: attribution.id, what: "derived", because, span: attribution.cue.first().copied() });
        }
    }
    out
}

/// What kind of source it is, and the mention that it goes back to.
fn voice(
    words: &Words,
    attribution: &Attribution,
    actor: Option<&Actor>,
    mentions: &[Span],
) -> (&'static str, Option<Span>) {
    let Some(&source) = attribution.source.first() else {
        return ("no source is named", None);
    };
    let Some(actor) = actor else {
        return ("nobody fits the source surely enough", Some(source));
    };
    let written = source.of(words.text()).to_lowercase();
    let name = actor.name.to_lowercase();
    // The fullest earlier mention that is not the source itself; else the nearest later one.
    let earlier = mentions.partition_point(|m| m.start < source.start);
    let is_fuller = |m: &&Span| !m.overlaps(source) && !is_pronoun(words, **m);
    let antecedent =
        mentions[..earlier].iter().rev().find(is_fuller).or_else(|| mentions[earlier..].iter().find(is_fuller));
    if written.contains(&name) && !name.is_empty() {
        ("the source names it in full", Some(source))
    } else if is_pronoun(words, source) {
        ("a pronoun, which goes back to the likeliest by nearness, gender, number and who spoke", antecedent.copied())
    } else if words.within(source).any(|w| name.split(' ').any(|part| part.len() > 2 && part == words.lower(w))) {
        ("the source shares words with the name", antecedent.copied())
    } else {
        ("a description, which goes back to the one whom it fits", antecedent.copied())
    }
}

fn is_pronoun(words: &Words, span: Span) -> bool {
    let run = words.within(span);
    run.len() == 1 && PRONOUNS.contains(&words.lower(run.start))
}

fn stance(attribution: &Attribution) -> Option<&'static str> {
    match attribution.stance? {
        Stance::Asserts => None,
        Stance::Denies => Some("the cue or the content denies, or denies to know, what is told"),
        Stance::Doubts => Some("the cue or the content doubts what is told"),
        Stance::Asks => Some("the cue or the content asks, orders or recommends"),
    }
}

#[cfg(test)]
mod tests {
    use sayso_text::ActorKind;

    use super::*;
    use crate::phrases::marked::Marked;

    #[test]
    fn voices_go_back_to_words() {
        for (input, name, mentions, expected) in [
            (
                "[s Ilse Toft] [c said] [k no].",
                "Ilse Toft",
                &["Ilse Toft"][..],
                "the source names it in full (Ilse Toft)",
            ),
            ("Ilse Toft came. [s She] [c said] [k no].", "Ilse Toft", &["Ilse Toft", "She"], "a pronoun (Ilse Toft)"),
            (
                "Ilse Toft came. [s Toft] [c said] [k no].",
                "Ilse Toft",
                &["Ilse Toft"],
                "the source shares words (Ilse Toft)",
            ),
            (
                "Ilse Toft came. [s The mayor] [c said] [k no].",
                "Ilse Toft",
                &["Ilse Toft"],
                "a description (Ilse Toft)",
            ),
            ("[c It emerged] [k so].", "", &[], "no source is named ()"),
            ("[s They] [c say] [k so].", "", &[], "nobody fits (They)"),
        ] {
            let mut marked = Marked::read(input);
            let text = marked.document.text.clone();
            let id = ActorId(0);
            marked.attributions[0].voice = (!name.is_empty()).then_some(id);
            let at = |m: &&str| {
                text.find(*m).map(|s| Mention { span: Span::new(s, s + m.len()), actor: id }).expect("there")
            };
            let mentions: Vec<Mention> = mentions.iter().map(at).collect();
            let toft = Actor {
                id,
                name: name.to_owned(),
                kind: ActorKind::NamedPerson,
                roles: Vec::new(),
                body: None,
                at_least: 1,
                why_unnamed: None,
                side: None,
                metonym: false,
            };
            let found = reasons(&marked.words(), &marked.attributions, &[toft], &mentions);
            let (because, words) = expected.trim_end_matches(')').split_once(" (").expect("words in brackets");
            assert!(found[0].because.starts_with(because), "{input}: {found:?}");
            assert_eq!(found[0].span.map_or("", |s| s.of(&text)), words, "{input}");
        }
    }
}
