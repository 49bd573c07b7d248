//! schema.org (JSON-LD): a line an article, with what was said in it as `Quotation` and `Claim`.
//!
//! schema.org has no word for a stance: whoever denies something is never made the author of the claim. What is said is a
//! `Quotation` where it is wholly in quotation marks, else a `CreativeWork`; who asserts it is the author of the `Claim` that it is
//! read as; who denies or doubts it speaks *about* that claim. Nobody is the author of what another denies that they said.

use std::io::{self, Write};

use serde::Serialize;

use super::iri;
use super::ready::Ready;
use crate::wire::{self, Actor, Attribution, Statement};

pub(super) fn article(ready: &Ready, to: &mut dyn Write) -> io::Result<()> {
    write!(to, "{{\"@context\":\"https://schema.org\",\"@graph\":[{}", json(&news_article(ready)))?;
    let mut node = |node: Node| write!(to, ",{}", json(&node));
    node(reading(ready))?;
    for actor in &ready.article.actors {
        node(voice(ready, actor))?;
    }
    for attribution in &ready.article.attributions {
        node(telling(ready, attribution))?;
        if is_claim(attribution) {
            node(claim(ready, attribution))?;
        }
    }
    for statement in &ready.article.statements {
        node(stated(ready, statement))?;
    }
    to.write_all(b"]}\n")
}

/// A line may be put into a web page as it is: no text in it can end the script that it stands in.
fn json(node: &Node) -> String {
    wire::json(node).replace('<', "\\u003c")
}

/// A node with the properties that any of ours has.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    #[serde(rename = "@type")]
    r#type: &'static str,
    #[serde(rename = "@id", skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    job_title: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<Box<Node>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    identifier: Vec<PropertyValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spoken_by_character: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    appearance: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_part_of: Option<Id>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    is_based_on: Vec<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interpreted_as_claim: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object: Option<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    instrument: Option<Box<Node>>,
}

#[derive(Serialize)]
struct Id {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Serialize)]
struct PropertyValue {
    #[serde(rename = "@type")]
    r#type: &'static str,
    #[serde(rename = "propertyID")]
    property: &'static str,
    value: String,
}

impl PropertyValue {
    fn of(property: &'static str, value: &str) -> PropertyValue {
        PropertyValue { r#type: "PropertyValue", property, value: value.to_owned() }
    }
}

fn id(id: impl Into<String>) -> Option<Id> {
    Some(Id { id: id.into() })
}

fn body(r#type: &'static str, name: &str) -> Option<Box<Node>> {
    Some(Box::new(Node { r#type, name: Some(name.to_owned()), ..Node::default() }))
}

fn news_article(ready: &Ready) -> Node {
    let article = ready.article;
    let credits: Vec<&str> = [&article.byline, &article.credit].into_iter().flatten().map(String::as_str).collect();
    Node {
        r#type: "NewsArticle",
        id: Some(ready.names.article().to_owned()),
        headline: article.title.clone(),
        url: ready.names.url().map(str::to_owned),
        in_language: article.language.clone(),
        date_published: article.published.as_deref().and_then(date),
        date_modified: article.updated.as_deref().and_then(date),
        // A byline may name several people, or none: it is a line of text.
        credit_text: (!credits.is_empty()).then(|| credits.join("; ")),
        publisher: article.outlet.as_deref().and_then(|outlet| body("NewsMediaOrganization", outlet)),
        identifier: vec![PropertyValue::of("sayso-id", &article.id), PropertyValue::of("sha256", &article.sha256)],
        ..Node::default()
    }
}

/// The reading: an action on the article with a program as its instrument.
fn reading(ready: &Ready) -> Node {
    let made_by = &ready.article.made_by;
    let program = Node {
        r#type: "SoftwareApplication",
        id: Some(iri::program(made_by)),
        name: Some(made_by.program.clone()),
        ..Node::default()
    };
    Node {
        r#type: "CreateAction",
        id: Some(ready.names.reading()),
        identifier: vec![PropertyValue::of("model", &made_by.model), PropertyValue::of("kernel", &made_by.kernel)],
        object: id(ready.names.article()),
        instrument: Some(Box::new(program)),
        ..Node::default()
    }
}

fn voice(ready: &Ready, actor: &Actor) -> Node {
    let name = (!actor.name.is_empty()).then(|| actor.name.clone());
    // What people without a name are called describes them.
    let (name, description) = if actor.kind == "unnamed" { (None, name) } else { (name, None) };
    Node {
        r#type: match actor.kind.as_str() {
            "organisation" => "Organization",
            "outlet" => "NewsMediaOrganization",
            "document" => "CreativeWork",
            _ => "Person",
        },
        id: Some(ready.names.actor(actor.id)),
        name,
        description,
        job_title: if is_person(actor) { actor.roles.clone() } else { Vec::new() },
        affiliation: actor.body.as_deref().filter(|_| is_person(actor)).and_then(|name| body("Organization", name)),
        keywords: if actor.kind == "document" { vec![actor.kind.clone()] } else { Vec::new() },
        ..Node::default()
    }
}

fn is_person(actor: &Actor) -> bool {
    matches!(actor.kind.as_str(), "named-person" | "author" | "unnamed")
}

/// What was said, by whom, in the article or in what another said in it.
fn telling(ready: &Ready, a: &Attribution) -> Node {
    let names = &ready.names;
    let is_quotation = a.style == "direct";
    let voice = ready.voice(a);
    let speaker = voice.filter(|actor| actor.kind != "document").and_then(|actor| id(names.actor(actor.id)));
    // Documents do not speak: what they say is based on them.
    let document = voice.filter(|actor| actor.kind == "document").and_then(|actor| id(names.actor(actor.id)));
    let keywords = [Some(&a.style), a.stance.as_ref(), a.denial.as_ref(), a.certainty.as_ref().map(|c| &c.level)];
    let derived = a.derived.then(|| "derived".to_owned());
    let claimed = || is_claim(a).then(|| Id { id: claim_name(ready, a) });
    let (spoken_by_character, author) = if is_quotation { (speaker, None) } else { (None, speaker) };
    let (interpreted_as_claim, about) =
        if a.stance.as_deref() == Some("asserts") { (claimed(), None) } else { (None, claimed()) };
    Node {
        r#type: if is_quotation { "Quotation" } else { "CreativeWork" },
        id: Some(names.attribution(a.id)),
        date_created: ready.said(a).and_then(date),
        text: ready.words(&a.content),
        keywords: keywords.into_iter().flatten().cloned().chain(derived).collect(),
        spoken_by_character,
        author,
        is_part_of: id(a.within.map_or_else(|| names.article().to_owned(), |outer| names.attribution(outer))),
        is_based_on: places(ready, a).chain(document).collect(),
        interpreted_as_claim,
        about,
        ..Node::default()
    }
}

fn places<'a>(ready: &Ready, a: &'a Attribution) -> impl Iterator<Item = Id> + use<'a> {
    ready.names.spans(&a.content).into_iter().map(|id| Id { id })
}

/// Whether something was said that can be claimed: questions and orders are none.
fn is_claim(a: &Attribution) -> bool {
    !a.content.is_empty() && matches!(a.stance.as_deref(), Some("asserts" | "denies" | "doubts"))
}

fn claim_name(ready: &Ready, a: &Attribution) -> String {
    format!("{}-claim", ready.names.attribution(a.id))
}

fn claim(ready: &Ready, a: &Attribution) -> Node {
    let asserts = |a: &Attribution| !matches!(a.stance.as_deref(), Some("denies" | "doubts" | "asks"));
    let claims = a.stance.as_deref() == Some("asserts") && ready.relays(a).into_iter().all(asserts);
    let author = ready.voice(a).filter(|actor| claims && actor.kind != "document");
    Node {
        r#type: "Claim",
        id: Some(claim_name(ready, a)),
        text: ready.words(&a.content),
        author: author.and_then(|actor| id(ready.names.actor(actor.id))),
        appearance: id(ready.names.article()),
        is_based_on: places(ready, a).collect(),
        ..Node::default()
    }
}

/// What the article says in its own voice.
fn stated(ready: &Ready, statement: &Statement) -> Node {
    Node {
        r#type: "Claim",
        id: Some(ready.names.statement(statement.id)),
        text: ready.words(&statement.content),
        keywords: vec!["statement".to_owned(), statement.stance.clone()],
        appearance: id(ready.names.article()),
        is_based_on: ready.names.spans(&statement.content).into_iter().map(|id| Id { id }).collect(),
        ..Node::default()
    }
}

/// A date or an instant, where it is one: schema.org takes no other words.
fn date(written: &str) -> Option<String> {
    sayso_text::Published::parse(written).map(|published| published.written)
}
