//! The wire, a line an article.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use super::ready::Ready;
use crate::wire::{self, Actor, Attribution, Link, MadeBy, Note, Paragraph, Span, Statement, Time};

pub(super) fn article(ready: &Ready, to: &mut dyn Write) -> io::Result<()> {
    let line = if ready.has_words() { ready.article.line() } else { wire::json(&WithoutText::of(ready.article)) };
    writeln!(to, "{line}")
}

/// The wire without the key `text`, and with one that says so: an empty text would be a lie.
#[derive(Serialize)]
struct WithoutText<'a> {
    sayso: u32,
    no_text: bool,
    id: &'a str,
    sha256: &'a str,
    outlet: &'a Option<String>,
    url: &'a Option<String>,
    title: &'a Option<String>,
    byline: &'a Option<String>,
    credit: &'a Option<String>,
    language: &'a Option<String>,
    published: &'a Option<String>,
    updated: &'a Option<String>,
    retrieved: &'a Option<String>,
    links: &'a [Link],
    metadata: &'a BTreeMap<String, String>,
    paragraphs: &'a [Paragraph],
    sentences: &'a [Span],
    attributions: &'a [Attribution],
    statements: &'a [Statement],
    actors: &'a [Actor],
    times: &'a [Time],
    notes: &'a [Note],
    made_by: &'a MadeBy,
}

impl<'a> WithoutText<'a> {
    fn of(article: &'a wire::Article) -> WithoutText<'a> {
        WithoutText {
            sayso: article.sayso,
            no_text: true,
            id: &article.id,
            sha256: &article.sha256,
            outlet: &article.outlet,
            url: &article.url,
            title: &article.title,
            byline: &article.byline,
            credit: &article.credit,
            language: &article.language,
            published: &article.published,
            updated: &article.updated,
            retrieved: &article.retrieved,
            links: &article.links,
            metadata: &article.metadata,
            paragraphs: &article.paragraphs,
            sentences: &article.sentences,
            attributions: &article.attributions,
            statements: &article.statements,
            actors: &article.actors,
            times: &article.times,
            notes: &article.notes,
            made_by: &article.made_by,
        }
    }
}
