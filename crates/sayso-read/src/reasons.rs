//! Why an attribution was read as it was, for people who ask: the rules that decided, and the words that they went by.

use std::collections::BTreeMap;

use sayso_text::{Actor, ActorId, Attribution, Mention, Reason, Span, Stance, Time, WordsOf};

use crate::voices::Rule;
use crate::words::Words;

const PRONOUNS: &[&str] = &[
    "he", "she", "they", "it", "i", "we", "you", "who", "which", "his", "her", "their", "its", "him", "them", "me",
    "us", "our", "my",
];

/// The rules that decided, one of each an attribution.
pub(crate) struct Rules {
    /// Whom the source means.
    pub(crate) voices: Vec<Rule>,
    /// What the voice does with the content.
    pub(crate) stances: Vec<&'static str>,
    /// When it was said, where that is told.
    pub(crate) said: Vec<Option<&'static str>>,
}

/// Reasons of all that the rules added to the attributions of a reading.
pub(crate) fn reasons(
    words: &Words,
    attributions: &[Attribution],
    actors: &[Actor],
    mentions: &[Mention],
    times: &[Time],
    rules: &Rules,
) -> Vec<Reason> {
    let names: BTreeMap<ActorId, &Actor> = actors.iter().map(|a| (a.id, a)).collect();
    let mut places: BTreeMap<ActorId, Vec<Span>> = BTreeMap::new();
    for mention in mentions {
        places.entry(mention.actor).or_default().push(mention.span);
    }
    let mut out = Vec::new();
    for (at, attribution) in attributions.iter().enumerate() {
        let mut add = |what: &'static str, because: String, span: Option<Span>| {
            out.push(Reason { of: attribution.id, what, because, span });
        };
        let cue = attribution.cue.first().copied();
        if attribution.derived {
            add("derived", "a relay that stands in a source phrase or an addressee".to_owned(), cue);
        }
        let actor = attribution.voice.and_then(|id| names.get(&id).copied());
        let spans = attribution.voice.and_then(|id| places.get(&id));
        let (because, span) = voice(words, attribution, actor, spans.map_or(&[], Vec::as_slice), rules.voices[at]);
        add("voice", because, span);
        if attribution.stance.is_some_and(|stance| stance != Stance::Asserts) {
            add("stance", rules.stances[at].to_owned(), cue);
        }
        for marker in attribution.certainty.iter().flat_map(|c| &c.markers) {
            let whose = match marker.words_of {
                WordsOf::Voice => "the voice's own",
                WordsOf::Writer => "the writer's",
            };
            add("certainty", format!("a word that weakens, {whose}"), Some(marker.span));
        }
        for span in &attribution.condition {
            add("condition", "the content hangs on it".to_owned(), Some(*span));
        }
        if let Some((id, because)) = attribution.said.zip(rules.said[at]) {
            // The list is numbered in its order.
            let time = times.get(id.0 as usize);
            add("said", because.to_owned(), time.map(|time| time.span));
        }
    }
    out
}

/// What told the voice, and the mention that it goes back to.
fn voice(
    words: &Words,
    attribution: &Attribution,
    actor: Option<&Actor>,
    mentions: &[Span],
    rule: Rule,
) -> (String, Option<Span>) {
    let Some(&source) = attribution.source.first() else { return (rule.because(), None) };
    let Some(actor) = actor else {
        return (format!("{}; nobody fits surely enough", rule.because()), Some(source));
    };
    let written = source.of(words.text()).to_lowercase();
    if !actor.name.is_empty() && written.contains(&actor.name.to_lowercase()) {
        return (rule.because(), Some(source));
    }
    // The fullest earlier mention that is not the source itself; else the nearest later one.
    let earlier = mentions.partition_point(|m| m.start < source.start);
    let is_fuller = |m: &&Span| !m.overlaps(source) && !is_pronoun(words, **m);
    let antecedent =
        mentions[..earlier].iter().rev().find(is_fuller).or_else(|| mentions[earlier..].iter().find(is_fuller));
    (rule.because(), antecedent.copied())
}

fn is_pronoun(words: &Words, span: Span) -> bool {
    let run = words.within(span);
    run.len() == 1 && PRONOUNS.contains(&words.lower(run.start))
}

#[cfg(test)]
mod tests {
    use sayso_text::ActorKind;

    use super::*;
    use crate::phrases::marked::Marked;

    #[test]
    fn rules_and_the_words_that_they_went_by() {
        for (input, name, mentions, rule, expected) in [
            ("[s Ilse Toft] [c said] [k no].", "Ilse Toft", &["Ilse Toft"][..], Rule::Name, "a name (Ilse Toft)"),
            (
                "Ilse Toft came. [s She] [c said] [k no].",
                "Ilse Toft",
                &["Ilse Toft", "She"],
                Rule::Turn,
                "an interview (Ilse Toft)",
            ),
            (
                "Ilse Toft came. [s Toft] [c said] [k no].",
                "Ilse Toft",
                &["Ilse Toft"],
                Rule::Name,
                "a name (Ilse Toft)",
            ),
            (
                "Ilse Toft came. [s The mayor] [c said] [k no].",
                "Ilse Toft",
                &["Ilse Toft"],
                Rule::Description,
                "a description (Ilse Toft)",
            ),
            ("[c It emerged] [k so].", "", &[], Rule::NoSource, "no source is named ()"),
            ("[s They] [c say] [k so].", "", &[], Rule::Pronoun(None), "a pronoun: nobody is likely enough (They)"),
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
            let rules = Rules { voices: vec![rule], stances: vec!["the words of saying"], said: vec![None] };
            let found = reasons(&marked.words(), &marked.attributions, &[toft], &mentions, &[], &rules);
            let (because, words) = expected.trim_end_matches(')').split_once(" (").expect("words in brackets");
            assert!(found[0].because.starts_with(because), "{input}: {found:?}");
            assert_eq!(found[0].span.map_or("", |s| s.of(&text)), words, "{input}");
        }
    }
}
