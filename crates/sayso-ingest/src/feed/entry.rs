use sayso_text::{Article, Note};
use url::Url;

use crate::html::fragment;
use crate::origin::Origin;
use crate::{Item, Limits, dates, fields, text};

/// What an entry of any kind of feed says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) id: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) byline: Option<String>,
    /// As written.
    pub(crate) published: Option<String>,
    /// As written.
    pub(crate) updated: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) body: Body,
    /// The text is only a summary of what stands at `url`.
    pub(crate) is_summary: bool,
    /// What relative links are read against, the closest first.
    pub(crate) base: Vec<String>,
    /// What has no field of its own.
    pub(crate) more: Vec<(&'static str, String)>,
}

/// The text of an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Body {
    Html(String),
    Plain(String),
    #[default]
    None,
}

impl Body {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Body::Html(text) | Body::Plain(text) => text.trim().is_empty(),
            Body::None => true,
        }
    }
}

impl Entry {
    /// The article; where there is no text but a title, the title is the text.
    pub(crate) fn article(self, origin: &Origin, part: Option<&str>, limits: &Limits) -> Item {
        let place = origin.place(part);
        let base = base(self.base.iter().chain(&origin.url));
        let url = self.url.as_deref().map(|url| absolute(url, base.as_ref()));
        let (mut text, links) = match &self.body {
            Body::Html(html) => fragment(html, base.as_ref().map(Url::as_str), limits),
            Body::Plain(text) => (text.clone(), Vec::new()),
            Body::None => Default::default(),
        };
        let is_bare = text.trim().is_empty();
        if is_bare {
            text = self.title.clone().unwrap_or_default();
        }
        text::check_length(&text, &place, limits.article)?;
        let id = origin.id(self.id.as_deref().or(url.as_deref()), part);
        let mut notes: Vec<Note> = Vec::new();
        let mut article = Article { id, links: if is_bare { Vec::new() } else { links }, ..Article::default() };
        article.metadata.extend(self.more.into_iter().map(|(key, value)| (key.to_owned(), value)));
        if (self.is_summary || is_bare) && url.is_some() {
            article.metadata.insert("feed-summary".to_owned(), "true".to_owned());
        }
        (article.title, article.url, article.byline) = (self.title, url, self.byline);
        (article.outlet, article.language, article.retrieved) = (self.outlet, self.language, origin.retrieved.clone());
        article.updated = self.updated.as_deref().map(as_iso);
        match self.published.as_deref().map(as_iso) {
            Some(published) => fields::fill(&mut article, "published", &published, None, &mut notes),
            None => publish_by_update(&mut article, &mut notes),
        }
        text::take_text(&mut article, text, place, &mut notes)?;
        Ok((article, notes))
    }
}

/// A date as ISO 8601 has it, or as it is where it is none.
pub(crate) fn as_iso(written: &str) -> String {
    dates::machine::iso(written).unwrap_or_else(|| written.to_owned())
}

/// Atom asks for the date of the last change alone; most who give no other never change what they published.
fn publish_by_update(article: &mut Article, notes: &mut Vec<Note>) {
    let Some(updated) = article.updated.clone() else { return };
    fields::fill(article, "published", &updated, None, notes);
    if article.published.is_some() {
        let message = "the feed gives only the date of the last change: taken for the date of publication".to_owned();
        notes.push(Note { span: None, kind: "published-by-update".into(), message });
    }
}

/// The address that relative ones are read against: each is read against those after it.
fn base<'a>(closest_first: impl DoubleEndedIterator<Item = &'a String>) -> Option<Url> {
    closest_first.rev().fold(None, |outer, written| match &outer {
        Some(outer_url) => outer_url.join(written).ok().or(outer),
        None => Url::parse(written).ok(),
    })
}

fn absolute(url: &str, base: Option<&Url>) -> String {
    match (Url::parse(url), base) {
        (Err(_), Some(base)) => base.join(url).map_or_else(|_| url.to_owned(), String::from),
        _ => url.to_owned(),
    }
}
