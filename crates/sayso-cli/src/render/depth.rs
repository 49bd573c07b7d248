//! What was read in depth of one attribution, in one or two quiet lines: who it is and through whom; then what the voice does
//! with the content, how surely, on what condition, to whom, through what, when.

use std::collections::BTreeMap;

use sayso::{
    Actor, ActorId, ActorKind, Attribution, AttributionId, Certainty, Denial, Level, Reading, Span, Stance, WordsOf,
};

/// Finds the voices, times and outer attributions of a reading.
pub(crate) struct Depth<'r> {
    text: &'r str,
    reading: &'r Reading,
    attributions: BTreeMap<AttributionId, &'r Attribution>,
    actors: BTreeMap<ActorId, &'r Actor>,
}

impl<'r> Depth<'r> {
    /// Over a reading of `text`.
    pub(crate) fn new(reading: &'r Reading, text: &'r str) -> Depth<'r> {
        Depth {
            text,
            reading,
            attributions: reading.attributions.iter().map(|a| (a.id, a)).collect(),
            actors: reading.actors.iter().map(|a| (a.id, a)).collect(),
        }
    }

    /// The lines under an attribution; none where there is nothing to add.
    pub(crate) fn lines(&self, attribution: &Attribution) -> Vec<String> {
        // Without a stance it was not read in depth.
        if attribution.stance.is_none() {
            return Vec::new();
        }
        [self.who(attribution), self.how(attribution)].into_iter().flatten().collect()
    }

    /// The chain of voices, outermost first; `None` where it would only repeat the source.
    fn who(&self, attribution: &Attribution) -> Option<String> {
        let mut chain = vec![attribution];
        while let Some(outer) = chain.last().and_then(|a| a.within).and_then(|id| self.attributions.get(&id)) {
            // A chain is as long as the reading at most, whatever a damaged reading says.
            if chain.len() > self.attributions.len() {
                break;
            }
            chain.push(outer);
        }
        let source: Vec<&str> = attribution.source.iter().map(|s| s.of(self.text)).collect();
        let voice = attribution.voice.and_then(|id| self.actors.get(&id));
        if let ([_], Some(actor)) = (&chain[..], voice)
            && self.description(actor) == source.join(" ").trim_end_matches([',', ' '])
        {
            return None;
        }
        let name = |a: &Attribution| match a.voice.and_then(|id| self.actors.get(&id)) {
            Some(actor) => self.description(actor),
            None if a.source.is_empty() => "nobody named".to_owned(),
            None => "unclear who".to_owned(),
        };
        Some(chain.iter().rev().map(|a| name(a)).collect::<Vec<_>>().join(" › "))
    }

    /// A name with roles and body, or a description with how many they are.
    fn description(&self, actor: &Actor) -> String {
        let mut words = if actor.name.is_empty() { "nobody named".to_owned() } else { actor.name.clone() };
        if actor.kind == ActorKind::Unnamed && !actor.name.is_empty() {
            words += if actor.at_least > 1 { " (unnamed, " } else { " (unnamed)" };
            if actor.at_least > 1 {
                words += &format!("at least {})", actor.at_least);
            }
        }
        for part in actor.roles.iter().take(2).map(String::as_str).chain(actor.body.as_deref()) {
            words += &format!(", {part}");
        }
        words
    }

    fn how(&self, attribution: &Attribution) -> Option<String> {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(attribution.stance.and_then(|stance| stance_in_words(stance, attribution.denial)));
        parts.extend(attribution.certainty.as_ref().and_then(|certainty| self.hedges(certainty)));
        let mut part = |what: &str, spans: &[Span]| {
            if !spans.is_empty() {
                let words: Vec<&str> = spans.iter().map(|s| s.of(self.text)).collect();
                parts.push(format!("{what}{}", words.join(" … ")));
            }
        };
        part("condition: ", &attribution.condition);
        part("to ", &attribution.addressee);
        part("channel: ", &attribution.channel);
        let said = attribution.said.and_then(|id| self.reading.times.iter().find(|t| t.id == id));
        parts.extend(said.map(|time| format!("said {}", time.value)));
        (!parts.is_empty()).then(|| parts.join(" · "))
    }

    fn hedges(&self, certainty: &Certainty) -> Option<String> {
        if certainty.level == Level::Stated {
            return None;
        }
        let of = |whose| {
            let words = certainty.markers.iter().filter(move |m| m.words_of == whose);
            words.map(|m| m.span.of(self.text)).collect::<Vec<_>>().join(", ")
        };
        let (voice, writer) = (of(WordsOf::Voice), of(WordsOf::Writer));
        Some(match (voice.is_empty(), writer.is_empty()) {
            (false, true) => format!("hedged: {voice}"),
            (false, false) => format!("hedged: {voice}; by the writer: {writer}"),
            (true, false) => format!("hedged by the writer: {writer}"),
            (true, true) => "hedged".to_owned(),
        })
    }
}

fn stance_in_words(stance: Stance, denial: Option<Denial>) -> Option<String> {
    Some(
        match (stance, denial) {
            (Stance::Asserts, _) => return None,
            (Stance::Denies, Some(Denial::Knowledge)) => "denies knowledge",
            (Stance::Denies, Some(Denial::Scope)) => "denies in part",
            (Stance::Denies, _) => "denies",
            (Stance::Doubts, _) => "doubts",
            (Stance::Asks, _) => "asks",
        }
        .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use sayso::{Marker, Time, TimeId, TimeKind};

    use super::*;
    use crate::render::markup;

    fn actor(id: u32, name: &str, kind: ActorKind) -> Actor {
        Actor {
            id: ActorId(id),
            name: name.to_owned(),
            kind,
            roles: Vec::new(),
            body: None,
            at_least: 1,
            why_unnamed: None,
            side: None,
            metonym: false,
        }
    }

    /// The lines under the attribution numbered `number`, after `change` to the reading.
    fn lines(markup: &str, number: u32, change: impl Fn(&mut Reading, &str)) -> Vec<String> {
        let (article, _, mut reading) = markup::read(markup);
        reading.attributions.iter_mut().for_each(|a| a.stance = Some(Stance::Asserts));
        change(&mut reading, &article.text);
        let of = reading.attributions.iter().find(|a| a.id.0 == number).expect("marked");
        Depth::new(&reading, &article.text).lines(of)
    }

    const RELAY: &str = "{1s The Post} {1c said} {1t {2s two aides} {2c say} {2t it may end}}.";

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).expect("in the text");
        Span::new(start, start + words.len())
    }

    #[test]
    fn a_chain_is_told_from_the_outside_in() {
        let shown = lines(RELAY, 2, |reading, _| {
            let aides = Actor { at_least: 2, ..actor(1, "two aides", ActorKind::Unnamed) };
            reading.actors = vec![actor(0, "The Post", ActorKind::Outlet), aides];
            reading.attributions[0].voice = Some(ActorId(0));
            reading.attributions[1].voice = Some(ActorId(1));
        });
        assert_eq!(shown, ["The Post › two aides (unnamed, at least 2)"]);
        assert_eq!(lines(RELAY, 2, |_, _| ()), ["unclear who › unclear who"]);
        assert!(lines(RELAY, 2, |reading, _| reading.attributions[1].stance = None).is_empty());
    }

    #[test]
    fn a_voice_that_only_repeats_the_source_is_left_out() {
        let toft = "{1s Ilse Toft}, the mayor, {1c said} {1t it passed}.";
        let named = |roles: &[&str]| {
            let roles: Vec<String> = roles.iter().map(|r| (*r).to_owned()).collect();
            lines(toft, 1, |reading, _| {
                reading.actors = vec![Actor { roles: roles.clone(), ..actor(0, "Ilse Toft", ActorKind::NamedPerson) }];
                reading.attributions[0].voice = Some(ActorId(0));
            })
        };
        assert!(named(&[]).is_empty());
        assert_eq!(named(&["mayor"]), ["Ilse Toft, mayor"]);
    }

    #[test]
    fn how_it_is_told() {
        let shown = lines("{1s Toft} {1c told} us on Monday {1t it may end if paid}.", 1, |reading, text| {
            let may = Marker { span: span(text, "may"), words_of: WordsOf::Voice };
            reading.actors = vec![actor(0, "Toft", ActorKind::NamedPerson)];
            reading.times = vec![Time {
                id: TimeId(0),
                span: span(text, "Monday"),
                kind: TimeKind::Date,
                value: "2025-03-10".to_owned(),
                earliest: None,
                latest: None,
            }];
            let a = &mut reading.attributions[0];
            a.voice = Some(ActorId(0));
            (a.stance, a.denial) = (Some(Stance::Denies), Some(Denial::Knowledge));
            a.certainty = Some(Certainty { level: Level::Hedged, score: 0.5, markers: vec![may] });
            a.condition = vec![span(text, "if paid")];
            a.addressee = vec![span(text, "us")];
            a.said = Some(TimeId(0));
        });
        assert_eq!(shown, ["denies knowledge · hedged: may · condition: if paid · to us · said 2025-03-10"]);
    }
}
