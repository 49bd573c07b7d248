use crate::xml::Element;

use super::channel::Channel;
use super::entry::{Body, Entry};
use crate::Limits;
use crate::html::fragment;

/// What an `<item>` of RSS or an `<entry>` of Atom says.
pub(crate) fn read(item: &Element, channel: &Channel) -> Entry {
    let text = |names: &[&str]| names.iter().find_map(|name| item.first(name)?.text());
    let is_atom = item.name.ends_with("entry");
    let (body, is_summary) = body(item);
    let url = url(item);
    let base = item.attribute("xml:base").map(str::to_owned).or_else(|| url.clone());
    let source = item.first("source").or_else(|| item.first("atom:source"));
    let categories: Vec<String> = item.all("category").chain(item.all("atom:category")).filter_map(category).collect();
    Entry {
        id: text(&["guid", "id", "atom:id", "dc:identifier"]),
        title: ["title", "atom:title", "dc:title", "media:title"]
            .iter()
            .find_map(|name| title(item.first(name)?, is_atom)),
        url,
        byline: byline(item),
        published: text(&["pubDate", "published", "atom:published", "dc:date", "issued", "dcterms:issued"])
            .or_else(|| text(&["dcterms:created", "created", "pubdate"])),
        updated: text(&["updated", "atom:updated", "dcterms:modified", "modified", "atom:modified"]),
        // A feed put together from others names the outlet of each entry.
        outlet: source
            .and_then(|source| source.first("title").or_else(|| source.first("atom:title")).unwrap_or(source).text())
            .or_else(|| channel.title.clone()),
        language: text(&["dc:language", "language"])
            .or_else(|| item.attribute("xml:lang").map(str::to_owned))
            .or_else(|| channel.language.clone()),
        body,
        is_summary,
        base: base.into_iter().chain(channel.site.clone()).collect(),
        more: [
            ("categories", (!categories.is_empty()).then(|| categories.join(", "))),
            ("rights", text(&["rights", "dc:rights", "atom:rights"])),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .collect(),
    }
}

/// A title, which Atom marks as HTML where it is, and RSS writes as HTML without a word.
pub(super) fn title(title: &Element, is_atom: bool) -> Option<String> {
    let is_html = title.attribute("type").map_or(!is_atom, |kind| kind != "text");
    let text = if is_html { fragment(&title.html(), None, &Limits::default()).0 } else { title.text()? };
    let words: Vec<&str> = text.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// The page that a `<link>` leads to, written as its text or, in Atom, as an attribute.
pub(super) fn page(link: &Element) -> Option<String> {
    match link.attribute("href") {
        Some(href) => matches!(link.attribute("rel"), None | Some("alternate")).then(|| href.to_owned()),
        None => link.text(),
    }
}

fn url(item: &Element) -> Option<String> {
    let original = item.first("feedburner:origLink").and_then(Element::text).filter(|url| is_address(url));
    let link = || item.all("link").chain(item.all("atom:link")).filter_map(page).next();
    let guid = || item.first("guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"))?.text();
    let id = || item.first("id").or_else(|| item.first("atom:id"))?.text();
    let about = || item.attribute("rdf:about").map(str::to_owned);
    original.or_else(link).or_else(|| guid().or_else(id).or_else(about).filter(|url| is_address(url)))
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// Who signed it: names, without the addresses that RSS asks for.
fn byline(item: &Element) -> Option<String> {
    for name in ["dc:creator", "author", "atom:author", "itunes:author", "dc:contributor"] {
        let mut names: Vec<String> = Vec::new();
        for author in item.all(name) {
            let name = author.first("name").or_else(|| author.first("atom:name")).unwrap_or(author).text();
            if let Some(name) = name.map(|name| without_mail(&name)).filter(|name| !names.contains(name)) {
                names.push(name);
            }
        }
        if !names.is_empty() {
            return Some(names.join(", "));
        }
    }
    None
}

/// `Ilse Toft` of `toft@sarn.example (Ilse Toft)`.
fn without_mail(author: &str) -> String {
    match author.split_once('(') {
        Some((mail, name)) if mail.contains('@') => name.trim_end().trim_end_matches(')').trim().to_owned(),
        _ => author.to_owned(),
    }
}

fn category(category: &Element) -> Option<String> {
    let named = category.attribute("label").or_else(|| category.attribute("term"));
    named.map(str::to_owned).or_else(|| category.text())
}

/// Its text, and whether that is only a summary of one that stands elsewhere.
fn body(item: &Element) -> (Body, bool) {
    const WHOLE: &[&str] = &["content:encoded", "content", "atom:content", "body"];
    const SUMMARY: &[&str] = &["description", "summary", "atom:summary", "dc:description", "dcterms:abstract"];
    const POOR: &[&str] = &["itunes:summary", "media:description"];
    for (names, is_summary) in [(WHOLE, false), (SUMMARY, true), (POOR, true)] {
        for element in names.iter().flat_map(|name| item.all(name)) {
            let body = body_of(element);
            if !body.is_empty() {
                return (body, is_summary);
            }
        }
    }
    let group = item.first("media:group").and_then(|group| group.first("media:description"));
    (group.map(body_of).unwrap_or_default(), true)
}

fn body_of(element: &Element) -> Body {
    let is_atom = matches!(element.name.as_str(), "content" | "summary" | "atom:content" | "atom:summary");
    match element.attribute("type") {
        // Without a type it is text by the book; that many write HTML all the same shows in its tags.
        None if is_atom && !element.html().contains("</") => Body::Plain(plain(element)),
        Some("text" | "text/plain") => Body::Plain(plain(element)),
        None | Some("html" | "xhtml" | "text/html" | "application/xhtml+xml" | "escaped" | "xml") => {
            Body::Html(element.html())
        }
        Some(_) => Body::None, // a picture, a sound, another kind of document
    }
}

fn plain(element: &Element) -> String {
    let mut text = String::new();
    element.append_text(&mut text);
    text.trim().to_owned()
}
