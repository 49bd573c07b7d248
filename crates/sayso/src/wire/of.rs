//! From the model to the wire.

use std::collections::BTreeMap;

use sayso_text as text;
use sha2::{Digest, Sha256};

use super::*;

impl Article {
    /// The public shape of an article and its reading.
    pub fn of(read: &Read) -> Article {
        let Read { article, document, reading } = read;
        let index = CodePoints::of(&article.text);
        let index = &index;
        let mut mentions: BTreeMap<text::ActorId, Vec<Span>> = BTreeMap::new();
        for mention in &reading.mentions {
            mentions.entry(mention.actor).or_default().push(index.span(mention.span));
        }
        Article {
            sayso: VERSION,
            id: article.id.clone(),
            sha256: Sha256::digest(article.text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect(),
            outlet: article.outlet.clone(),
            url: article.url.clone(),
            title: article.title.clone(),
            byline: article.byline.clone(),
            credit: article.credit.clone(),
            language: article.language.clone(),
            published: article.published.as_ref().map(|p| p.written.clone()),
            updated: article.updated.clone(),
            retrieved: article.retrieved.clone(),
            links: article
                .links
                .iter()
                .map(|l| Link { href: l.href.clone(), anchor: l.anchor.map(|a| index.span(a)) })
                .collect(),
            metadata: article.metadata.clone(),
            text: article.text.to_string(),
            paragraphs: document
                .paragraphs
                .iter()
                .map(|p| Paragraph { span: index.span(p.span), kind: p.kind.word().to_owned() })
                .collect(),
            sentences: spans(index, &document.sentences),
            attributions: reading.attributions.iter().map(|a| attribution(index, a)).collect(),
            statements: reading.statements.iter().map(|s| statement(index, s)).collect(),
            actors: reading
                .actors
                .iter()
                .map(|a| actor(index, a, mentions.remove(&a.id).unwrap_or_default()))
                .collect(),
            times: reading.times.iter().map(|t| time(index, t)).collect(),
            notes: reading.notes.iter().map(|n| note(index, n)).collect(),
            made_by: MadeBy {
                program: reading.made_by.program.clone(),
                model: reading.made_by.model.clone(),
                kernel: reading.made_by.kernel.clone(),
            },
        }
    }
}

fn spans(index: &CodePoints, spans: &[text::Span]) -> Vec<Span> {
    spans.iter().map(|&s| index.span(s)).collect()
}

fn attribution(index: &CodePoints, a: &text::Attribution) -> Attribution {
    Attribution {
        id: a.id.0,
        source: spans(index, &a.source),
        cue: spans(index, &a.cue),
        content: spans(index, &a.content),
        within: a.within.map(|id| id.0),
        derived: a.derived,
        voice: a.voice.map(|id| id.0),
        style: a.style.word().to_owned(),
        stance: a.stance.map(|s| s.word().to_owned()),
        denial: a.denial.map(|d| d.word().to_owned()),
        certainty: a.certainty.as_ref().map(|c| certainty(index, c)),
        condition: spans(index, &a.condition),
        addressee: spans(index, &a.addressee),
        channel: spans(index, &a.channel),
        said: a.said.map(|id| id.0),
        confidence: rounded(a.confidence),
    }
}

fn statement(index: &CodePoints, s: &text::Statement) -> Statement {
    Statement {
        id: s.id.0,
        content: spans(index, &s.content),
        stance: s.stance.word().to_owned(),
        certainty: s.certainty.as_ref().map(|c| certainty(index, c)),
        condition: spans(index, &s.condition),
    }
}

fn certainty(index: &CodePoints, c: &text::Certainty) -> Certainty {
    let marker = |m: &text::Marker| Marker { span: index.span(m.span), words_of: m.words_of.word().to_owned() };
    Certainty {
        level: c.level.word().to_owned(),
        score: rounded(c.score),
        markers: c.markers.iter().map(marker).collect(),
    }
}

fn actor(index: &CodePoints, a: &text::Actor, mentions: Vec<Span>) -> Actor {
    Actor {
        id: a.id.0,
        name: a.name.clone(),
        kind: a.kind.word().to_owned(),
        roles: a.roles.clone(),
        body: a.body.clone(),
        at_least: a.at_least,
        why_unnamed: a.why_unnamed.map(|s| index.span(s)),
        side: a.side.clone(),
        metonym: a.metonym,
        mentions,
    }
}

fn time(index: &CodePoints, t: &text::Time) -> Time {
    let day = |d: text::Date| d.to_string();
    Time {
        id: t.id.0,
        span: index.span(t.span),
        kind: t.kind.word().to_owned(),
        value: t.value.clone(),
        earliest: t.earliest.map(day),
        latest: t.latest.map(day),
    }
}

fn note(index: &CodePoints, n: &text::Note) -> Note {
    Note { span: n.span.map(|s| index.span(s)), kind: n.kind.clone().into_owned(), message: n.message.clone() }
}

/// To three digits: more would say more than the model knows, and differ between kernels.
fn rounded(x: f32) -> f64 {
    (f64::from(x) * 1000.0).round() / 1000.0
}
