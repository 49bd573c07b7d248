//! W3C Web Annotation (JSON-LD): a line an attribution.
//!
//! Each annotation points at what was said, by its words (`TextQuoteSelector`) and by its place (`TextPositionSelector`, in code
//! points as the recommendation demands), and tells in its body who said it. What the recommendation has no word for stands under
//! sayso's own terms, which other programs pass over.

use std::io::{self, Write};

use serde::Serialize;

use super::iri;
use super::ready::{Ready, called};
use crate::wire::{self, Actor, Attribution, MadeBy, Span};

/// Code points before and after a quotation: as many as Hypothesis keeps.
const AROUND: u32 = 32;

pub(super) fn article(ready: &Ready, to: &mut dyn Write) -> io::Result<()> {
    for attribution in &ready.article.attributions {
        if let Some(annotation) = Annotation::of(ready, attribution) {
            writeln!(to, "{}", wire::json(&annotation))?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct Annotation<'a> {
    #[serde(rename = "@context")]
    context: (&'static str, Terms),
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    generator: Generator<'a>,
    body: Vec<Body>,
    target: OneOrMore<Target<'a>>,
    #[serde(rename = "sayso:voice", skip_serializing_if = "Option::is_none")]
    voice: Option<Voice<'a>>,
    #[serde(rename = "sayso:within", skip_serializing_if = "Option::is_none")]
    within: Option<Id>,
    #[serde(rename = "sayso:derived")]
    derived: bool,
    #[serde(rename = "sayso:style")]
    style: &'a str,
    #[serde(rename = "sayso:stance", skip_serializing_if = "Option::is_none")]
    stance: Option<&'a str>,
    #[serde(rename = "sayso:denial", skip_serializing_if = "Option::is_none")]
    denial: Option<&'a str>,
    #[serde(rename = "sayso:certainty", skip_serializing_if = "Option::is_none")]
    certainty: Option<&'a str>,
    #[serde(rename = "sayso:said", skip_serializing_if = "Option::is_none")]
    said: Option<&'a str>,
    #[serde(rename = "sayso:confidence")]
    confidence: f64,
    #[serde(rename = "sayso:source", skip_serializing_if = "Vec::is_empty")]
    source: Vec<Id>,
    #[serde(rename = "sayso:cue", skip_serializing_if = "Vec::is_empty")]
    cue: Vec<Id>,
}

#[derive(Serialize)]
struct Terms {
    sayso: &'static str,
}

#[derive(Serialize)]
struct Id {
    id: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OneOrMore<T> {
    One(T),
    More(Vec<T>),
}

#[derive(Serialize)]
struct Generator<'a> {
    id: String,
    r#type: &'static str,
    name: &'a str,
    #[serde(rename = "sayso:model")]
    model: &'a str,
    #[serde(rename = "sayso:kernel")]
    kernel: &'a str,
}

#[derive(Serialize)]
struct Body {
    r#type: &'static str,
    purpose: &'static str,
    format: &'static str,
    language: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Target<'a> {
    source: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    selector: Vec<Selector<'a>>,
    /// The text in which the position counts, which is not the page at the article's address.
    #[serde(rename = "sayso:text")]
    text: Id,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    TextQuoteSelector { exact: &'a str, prefix: &'a str, suffix: &'a str },
    TextPositionSelector { start: u32, end: u32 },
}

#[derive(Serialize)]
struct Voice<'a> {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    name: &'a str,
    #[serde(rename = "sayso:kind")]
    kind: &'a str,
    #[serde(rename = "sayso:atLeast")]
    at_least: u32,
}

impl<'a> Annotation<'a> {
    /// `None` for an attribution of which no word is known: an annotation needs something to point at.
    fn of(ready: &Ready<'a>, a: &'a Attribution) -> Option<Annotation<'a>> {
        let names = &ready.names;
        let pointed_at = [&a.content, &a.cue, &a.source].into_iter().find(|spans| !spans.is_empty())?;
        let mut targets: Vec<Target> = pointed_at.iter().map(|&span| Target::of(ready, span)).collect();
        let target = if targets.len() == 1 { OneOrMore::One(targets.remove(0)) } else { OneOrMore::More(targets) };
        let places = |spans: &[Span]| names.spans(spans).into_iter().map(|id| Id { id }).collect();
        Some(Annotation {
            context: ("http://www.w3.org/ns/anno.jsonld", Terms { sayso: iri::TERMS }),
            id: names.attribution(a.id),
            r#type: "Annotation",
            motivation: "describing",
            generator: Generator::of(&ready.article.made_by),
            body: bodies(ready, a),
            target,
            voice: ready.voice(a).map(|actor| Voice::of(ready, actor)),
            within: a.within.map(|id| Id { id: names.attribution(id) }),
            derived: a.derived,
            style: &a.style,
            stance: a.stance.as_deref(),
            denial: a.denial.as_deref(),
            certainty: a.certainty.as_ref().map(|certainty| certainty.level.as_str()),
            said: ready.said(a),
            confidence: a.confidence,
            source: places(&a.source),
            cue: places(&a.cue),
        })
    }
}

impl<'a> Generator<'a> {
    fn of(made_by: &'a MadeBy) -> Generator<'a> {
        Generator {
            id: iri::program(made_by),
            r#type: "Software",
            name: &made_by.program,
            model: &made_by.model,
            kernel: &made_by.kernel,
        }
    }
}

impl<'a> Target<'a> {
    fn of(ready: &Ready<'a>, [start, end]: Span) -> Target<'a> {
        let names = &ready.names;
        let position = Selector::TextPositionSelector { start, end };
        let text = Id { id: names.text().to_owned() };
        let before = ready.at([start.saturating_sub(AROUND), start]);
        let after = ready.at([end, end.saturating_add(AROUND)]);
        match (ready.at([start, end]), before, after) {
            (Some(exact), Some(prefix), Some(suffix)) => Target {
                source: names.article().to_owned(),
                scope: None,
                selector: vec![Selector::TextQuoteSelector { exact, prefix, suffix }, position],
                text,
            },
            // Without the words only the position is left, and that counts in the text, not in a page around it.
            _ => Target {
                source: names.text().to_owned(),
                scope: names.url().map(str::to_owned),
                selector: vec![position],
                text,
            },
        }
    }
}

impl<'a> Voice<'a> {
    fn of(ready: &Ready, actor: &'a Actor) -> Voice<'a> {
        Voice {
            id: ready.names.actor(actor.id),
            r#type: match actor.kind.as_str() {
                "named-person" | "author" | "unnamed" => Some("Person"),
                "organisation" | "outlet" => Some("Organization"),
                _ => None,
            },
            name: &actor.name,
            kind: &actor.kind,
            at_least: actor.at_least,
        }
    }
}

/// A sentence for people, and tags to filter by.
fn bodies(ready: &Ready, a: &Attribution) -> Vec<Body> {
    let body = |purpose, value| Body { r#type: "TextualBody", purpose, format: "text/plain", language: "en", value };
    let tags =
        [Some(&a.style), a.stance.as_ref(), a.certainty.as_ref().map(|c| &c.level)].into_iter().flatten().cloned();
    let denial = a.denial.as_ref().map(|denial| format!("denial: {denial}"));
    let tags = tags.chain(denial).chain(a.derived.then(|| "derived".to_owned()));
    std::iter::once(body("describing", sentence(ready, a))).chain(tags.map(|tag| body("tagging", tag))).collect()
}

/// "Ilse Toft (named-person): denies it; as told by The Lantern (outlet)".
fn sentence(ready: &Ready, a: &Attribution) -> String {
    let named = |a: &Attribution| match ready.voice(a) {
        Some(actor) if actor.name.is_empty() => format!("{} voice", actor.kind),
        Some(actor) => format!("{} ({})", called(actor), actor.kind),
        None => "unclear who".to_owned(),
    };
    let does = match a.stance.as_deref() {
        Some("asserts") => "says so",
        Some("denies") => "denies it",
        Some("doubts") => "doubts it",
        Some("asks") => "asks",
        _ => "speaks of it",
    };
    let mut sentence = format!("{}: {does}", named(a));
    let relays: Vec<String> = ready.relays(a).into_iter().rev().map(named).collect();
    if !relays.is_empty() {
        sentence += &format!("; as told by {}", relays.join(", as told by "));
    }
    sentence
}
