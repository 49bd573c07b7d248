//! JSON Feed 1 and 1.1 (jsonfeed.org).

mod items;

use std::ops::Range;

use crate::feed::{Body, Entry};
use crate::open::{self, Items, Settings};
use crate::origin::Origin;
use crate::{Error, ErrorKind, Limits, Source, limits};

use items::{Author, Found, Scalar};

/// The articles of one source in this format.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let place = source.place();
    let origin = Origin::of(&source);
    let bytes = match source.bytes.hold(settings.limits.held, &place) {
        Ok(bytes) => bytes,
        Err(error) => return open::one(Err(error)),
    };
    let start = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    let found = items::find(&bytes[start..], settings.limits.entries);
    let trouble = trouble(&found, &settings.limits).map(|(kind, message)| Error::new(kind, place, message));
    let (settings, channel) = (settings.clone(), found.head);
    let items = found.items.into_iter().zip(1..).map(move |(Range { start: from, end }, number)| {
        let part = format!("entry {number}");
        let place = origin.place(Some(&part));
        let json = &bytes[start + from..start + end];
        if json.len() as u64 > settings.limits.page {
            let longest = limits::shown(settings.limits.page);
            let message = format!("longer than {longest}: passed over; raise the limit `page` where it is wanted");
            return Err(Error::new(ErrorKind::TooLong, place, message));
        }
        let item: items::JsonItem = serde_json::from_slice(json).map_err(|error| {
            let reason = error.to_string();
            let message =
                format!("no item of a JSON Feed ({}): passed over", reason.split(" at line ").next().unwrap_or(""));
            Error::new(ErrorKind::Json, place, message)
        })?;
        entry(item, &channel).article(&origin, Some(&part), &settings.limits)
    });
    Box::new(items.chain(trouble.map(Err)))
}

/// Why the feed is not read to its end, if so.
fn trouble(found: &Found, limits: &Limits) -> Option<(ErrorKind, String)> {
    if let Some(reason) = &found.broken {
        let message = format!("broken JSON after {} entries ({reason}): the rest is not read", found.items.len());
        return Some((ErrorKind::Json, message));
    }
    if found.has_more {
        let message = format!(
            "the first {} entries were read: raise the limit `entries` where the rest is wanted",
            limits.entries
        );
        return Some((ErrorKind::TooLong, message));
    }
    let message = "there is no entry in it: a feed that is empty as yet".to_owned();
    found.items.is_empty().then_some((ErrorKind::Empty, message))
}

fn entry(item: items::JsonItem, head: &items::Head) -> Entry {
    let Scalar(id) = item.id;
    let body = match (item.content_html, item.content_text, item.summary) {
        (Some(html), _, _) if !html.trim().is_empty() => (Body::Html(html), false),
        (_, Some(text), _) if !text.trim().is_empty() => (Body::Plain(text), false),
        (_, _, Some(summary)) => (Body::Plain(summary), true),
        _ => (Body::None, true),
    };
    let url = item.url.or(item.external_url).or_else(|| id.clone().filter(|id| id.starts_with("http")));
    Entry {
        id,
        title: item.title,
        base: url.clone().into_iter().chain(head.home_page_url.clone()).collect(),
        url,
        byline: byline(item.authors, item.author).or_else(|| head.byline.clone()),
        published: item.date_published,
        updated: item.date_modified,
        outlet: head.title.clone(),
        language: item.language.or_else(|| head.language.clone()),
        body: body.0,
        is_summary: body.1,
        more: item
            .tags
            .filter(|tags| !tags.is_empty())
            .map(|tags| ("categories", tags.join(", ")))
            .into_iter()
            .collect(),
    }
}

/// Names of authors: a list since 1.1, one before.
fn byline(authors: Option<Vec<Author>>, author: Option<Author>) -> Option<String> {
    let names: Vec<String> = authors.into_iter().flatten().chain(author).filter_map(|author| author.name).collect();
    let mut single: Vec<String> = Vec::new();
    for name in names {
        if !name.trim().is_empty() && !single.contains(&name) {
            single.push(name);
        }
    }
    (!single.is_empty()).then(|| single.join(", "))
}

#[cfg(test)]
mod tests;
