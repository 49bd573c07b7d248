//! The columns of each table, and its rows.

use arrow_schema::{Field, Fields};

use super::table::Cell::{self, Flag, Float, Groups, Number, Place, Places, Text, Texts, Words};
use super::table::{flag, float, list, number, span, spans, text, texts};
use crate::export::ready::Ready;
use crate::wire::{Actor, Attribution, Certainty, Statement, Time};

/// The columns of `articles`.
pub(super) fn articles() -> Fields {
    let columns = [
        number("sayso"),
        text("id"),
        text("sha256"),
        text("outlet"),
        text("url"),
        text("title"),
        text("byline"),
        text("credit"),
        text("language"),
        text("published"),
        text("updated"),
        text("retrieved"),
        list("links", [text("href"), span("anchor")]),
        list("metadata", [text("key"), text("value")]),
        text("text"),
        list("paragraphs", [span("span"), text("kind")]),
        spans("sentences"),
        list("notes", [span("span"), text("kind"), text("message")]),
    ];
    columns.into_iter().chain(made_by()).collect()
}

pub(super) fn article<'a>(ready: &Ready<'a>) -> Vec<Cell<'a>> {
    let article = ready.article;
    let mut row = vec![
        Number(Some(article.sayso)),
        Text(Some(&article.id)),
        Text(Some(&article.sha256)),
        Text(article.outlet.as_deref()),
        Text(article.url.as_deref()),
        Text(article.title.as_deref()),
        Text(article.byline.as_deref()),
        Text(article.credit.as_deref()),
        Text(article.language.as_deref()),
        Text(article.published.as_deref()),
        Text(article.updated.as_deref()),
        Text(article.retrieved.as_deref()),
        Groups(article.links.iter().map(|l| vec![Text(Some(&l.href)), Place(l.anchor)]).collect()),
        Groups(article.metadata.iter().map(|(key, value)| vec![Text(Some(key)), Text(Some(value))]).collect()),
        Text(ready.has_words().then_some(&article.text)),
        Groups(article.paragraphs.iter().map(|p| vec![Place(Some(p.span)), Text(Some(&p.kind))]).collect()),
        Places(&article.sentences),
        Groups(
            article.notes.iter().map(|n| vec![Place(n.span), Text(Some(&n.kind)), Text(Some(&n.message))]).collect(),
        ),
    ];
    row.extend(makers(ready));
    row
}

/// The columns of `attributions`.
pub(super) fn attributions() -> Fields {
    let columns = [
        number("id"),
        spans("source"),
        spans("cue"),
        spans("content"),
        text("source_text"),
        text("cue_text"),
        text("content_text"),
        number("within"),
        flag("derived"),
        number("voice"),
        text("voice_name"),
        text("voice_kind"),
        text("style"),
        text("stance"),
        text("denial"),
    ];
    let how = [
        spans("condition"),
        spans("addressee"),
        spans("channel"),
        number("said"),
        text("said_value"),
        float("confidence"),
    ];
    of_article().into_iter().chain(columns).chain(how_surely()).chain(how).chain(made_by()).collect()
}

pub(super) fn attribution<'a>(ready: &Ready<'a>, a: &'a Attribution) -> Vec<Cell<'a>> {
    let voice = ready.voice(a);
    let mut row = Vec::from(article_of(ready));
    row.extend([
        Number(Some(a.id)),
        Places(&a.source),
        Places(&a.cue),
        Places(&a.content),
        Words(ready.words(&a.source)),
        Words(ready.words(&a.cue)),
        Words(ready.words(&a.content)),
        Number(a.within),
        Flag(a.derived),
        Number(a.voice),
        Text(voice.map(|actor| actor.name.as_str())),
        Text(voice.map(|actor| actor.kind.as_str())),
        Text(Some(&a.style)),
        Text(a.stance.as_deref()),
        Text(a.denial.as_deref()),
    ]);
    row.extend(surely(&a.certainty));
    row.extend([
        Places(&a.condition),
        Places(&a.addressee),
        Places(&a.channel),
        Number(a.said),
        Text(ready.said(a)),
        Float(Some(a.confidence)),
    ]);
    row.extend(makers(ready));
    row
}

/// The columns of `actors`.
pub(super) fn actors() -> Fields {
    let columns = [
        number("id"),
        text("name"),
        text("kind"),
        texts("roles"),
        text("body"),
        number("at_least"),
        span("why_unnamed"),
        text("side"),
        flag("metonym"),
        spans("mentions"),
    ];
    of_article().into_iter().chain(columns).chain(made_by()).collect()
}

pub(super) fn actor<'a>(ready: &Ready<'a>, a: &'a Actor) -> Vec<Cell<'a>> {
    let mut row = Vec::from(article_of(ready));
    row.extend([
        Number(Some(a.id)),
        Text(Some(&a.name)),
        Text(Some(&a.kind)),
        Texts(&a.roles),
        Text(a.body.as_deref()),
        Number(Some(a.at_least)),
        Place(a.why_unnamed),
        Text(a.side.as_deref()),
        Flag(a.metonym),
        Places(&a.mentions),
    ]);
    row.extend(makers(ready));
    row
}

/// The columns of `times`.
pub(super) fn times() -> Fields {
    let columns =
        [number("id"), span("span"), text("text"), text("type"), text("value"), text("earliest"), text("latest")];
    of_article().into_iter().chain(columns).chain(made_by()).collect()
}

pub(super) fn time<'a>(ready: &Ready<'a>, t: &'a Time) -> Vec<Cell<'a>> {
    let mut row = Vec::from(article_of(ready));
    row.extend([
        Number(Some(t.id)),
        Place(Some(t.span)),
        Text(ready.at(t.span)),
        Text(Some(&t.kind)),
        Text(Some(&t.value)),
        Text(t.earliest.as_deref()),
        Text(t.latest.as_deref()),
    ]);
    row.extend(makers(ready));
    row
}

/// The columns of `statements`.
pub(super) fn statements() -> Fields {
    let columns = [number("id"), spans("content"), text("content_text"), text("stance")];
    let columns = columns.into_iter().chain(how_surely()).chain([spans("condition")]);
    of_article().into_iter().chain(columns).chain(made_by()).collect()
}

pub(super) fn statement<'a>(ready: &Ready<'a>, s: &'a Statement) -> Vec<Cell<'a>> {
    let mut row = Vec::from(article_of(ready));
    row.extend([Number(Some(s.id)), Places(&s.content), Words(ready.words(&s.content)), Text(Some(&s.stance))]);
    row.extend(surely(&s.certainty));
    row.push(Places(&s.condition));
    row.extend(makers(ready));
    row
}

fn of_article() -> [Field; 2] {
    [text("article"), text("sha256")]
}

fn article_of<'a>(ready: &Ready<'a>) -> [Cell<'a>; 2] {
    [Text(Some(&ready.article.id)), Text(Some(&ready.article.sha256))]
}

fn made_by() -> [Field; 3] {
    [text("program"), text("model"), text("kernel")]
}

fn makers<'a>(ready: &Ready<'a>) -> [Cell<'a>; 3] {
    let made_by = &ready.article.made_by;
    [Text(Some(&made_by.program)), Text(Some(&made_by.model)), Text(Some(&made_by.kernel))]
}

fn how_surely() -> [Field; 3] {
    [text("certainty"), float("certainty_score"), list("certainty_markers", [span("span"), text("words_of")])]
}

fn surely(certainty: &Option<Certainty>) -> [Cell<'_>; 3] {
    let markers = certainty.iter().flat_map(|c| &c.markers);
    [
        Text(certainty.as_ref().map(|c| c.level.as_str())),
        Float(certainty.as_ref().map(|c| c.score)),
        Groups(markers.map(|m| vec![Place(Some(m.span)), Text(Some(&m.words_of))]).collect()),
    ]
}
