use std::sync::Arc;

use sayso_text::{Article, Link, Note};
use url::Url;

use super::blocks::Block;
use super::body::{Body, body};
use super::json_ld::{Stated, stated};
use super::links::{Base, text};
use super::meta::Meta;
use super::tags::Tag;
use super::title::Titles;
use super::tree::{Name, Tree};
use super::when::Near;
use super::{body as letters_of, fragment, parse, when, who};
use crate::open::{self, Item, Items, Settings};
use crate::{Error, ErrorKind, Limits, Place, Source, charset, credit, fields, limits};

/// What is known of a page beforehand.
#[derive(Clone, Debug)]
pub(crate) struct About {
    /// Where errors occurred.
    pub(crate) place: Place,
    /// What its article is called.
    pub(crate) id: String,
    /// The value of an HTTP `Content-Type`.
    pub(crate) content_type: Option<String>,
    /// Where it came from.
    pub(crate) url: Option<String>,
    /// When it was fetched.
    pub(crate) retrieved: Option<String>,
}

impl About {
    /// What a source says of its one page.
    pub(crate) fn of(source: &Source) -> About {
        About {
            place: source.place(),
            id: source.stem().to_owned(),
            content_type: source.content_type.clone(),
            url: source.url.clone(),
            retrieved: source.retrieved.clone(),
        }
    }
}

/// The article of one page.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let about = About::of(&source);
    let most = settings.limits.page;
    let bytes = source.bytes.hold_or(most, &about.place, || too_long(&about.place, most));
    open::one(bytes.and_then(|bytes| page(bytes, &about, settings)))
}

/// The article in the bytes of a page: its text without what is around it, its links, and what the page says of it.
pub(crate) fn page(bytes: Vec<u8>, about: &About, settings: &Settings) -> Item {
    let Limits { nesting, article: longest, page: most, .. } = settings.limits;
    if bytes.len() as u64 > most {
        return Err(too_long(&about.place, most));
    }
    let (html, note) = charset::decode(&bytes, about.content_type.as_deref(), domain(about.url.as_deref()).as_deref());
    drop(bytes);
    let mut notes: Vec<Note> = note.into_iter().collect();
    let tree = parse::parse(&html, nesting);
    drop(html);
    notes.extend(shape_notes(&tree, nesting));
    let mut article = Article { id: about.id.clone(), retrieved: about.retrieved.clone(), ..Article::default() };
    let (text, links, credited) = fill(&mut article, &tree, about, settings, &mut notes);
    if text.len() as u64 > longest {
        let message = format!(
            "its text is longer than {}, so hardly one article: is it a whole site or a book? if it is one article, raise the limit `article`",
            limits::shown(longest)
        );
        return Err(Error::new(ErrorKind::TooLong, about.place.clone(), message));
    }
    if text.trim().is_empty() {
        let message = if tree.is_cut {
            "no article was found in the first 1,000,000 parts of this page, and more are not read: give its text"
        } else {
            "no article was found in this page: is it a list of links, or one that scripts fill? save it from a browser as it is shown, or give its text"
        };
        return Err(Error::new(ErrorKind::Empty, about.place.clone(), message));
    }
    (article.text, article.links) = (Arc::from(text), links);
    credit::fill(&mut article);
    let is_other = |credit: &String| article.outlet.as_deref().is_some_and(|outlet| !same(outlet, credit));
    article.credit = article.credit.or(credited.filter(is_other));
    Ok((article, notes))
}

/// Fills the fields, and gives the text with its links, and whom the page credits beside it.
fn fill(
    article: &mut Article,
    tree: &Tree,
    about: &About,
    settings: &Settings,
    notes: &mut Vec<Note>,
) -> (String, Vec<Link>, Option<String>) {
    let meta = Meta::of(tree);
    let address = meta.link("canonical").or_else(|| meta.first(&["og:url"])).map(str::to_owned);
    let heading = meta.first(&["og:title"]).map(letters_of::letters);
    let stated = stated(tree, |named| {
        Some(named) == address.as_deref()
            || Some(named) == about.url.as_deref()
            || heading.as_ref().is_some_and(|h| !h.is_empty() && letters_of::letters(named) == *h)
    });
    let base = Base::of(tree, about.url.as_deref().or(address.as_deref()).or(stated.url.as_deref()));
    addresses(article, about, address.or(stated.url.clone()).and_then(|address| base.resolve(&address)));
    let outlet = who::outlet(&meta, &stated);
    let titles = Titles::of(tree, &meta, stated.headline.as_deref(), outlet.as_deref());
    let found = body(tree, &titles.letters());
    let (text, links) = told(tree, &found, &base, &stated, settings);
    article.published = dates(article, tree, &meta, &stated, &found, notes);
    article.updated = when::updated(&meta, &stated)
        .filter(|updated| article.published.as_ref().is_none_or(|p| p.written != *updated));
    article.title = titles.title().map(|title| cut(title, "title", notes));
    article.outlet = outlet.map(|outlet| cut(outlet, "outlet", notes));
    article.byline = who::byline(tree, &meta, &stated, &found.before).map(|byline| cut(byline, "byline", notes));
    article.language = language(tree, &meta, &stated);
    let section =
        stated.section.or_else(|| meta.first(&["article:section", "section", "parsely-section"]).map(str::to_owned));
    let description = meta.first(&["og:description", "description", "twitter:description"]).map(str::to_owned);
    for (key, value) in [("section", section), ("description", description)] {
        if let Some(value) = value {
            article.metadata.insert(key.to_owned(), cut(value, key, notes));
        }
    }
    (text, links, stated.credit.map(|credit| cut(credit, "credit", notes)))
}

/// The text as it is shown, or what JSON-LD says that it is where little of it is shown.
fn told(tree: &Tree, found: &Body, base: &Base, stated: &Stated, settings: &Settings) -> (String, Vec<Link>) {
    let (text, links) = text(tree, &found.blocks, base);
    let words = |text: &str| text.split_whitespace().count();
    let Some(body) = stated.body.as_deref().filter(|body| words(body) >= 25 && words(body) > 2 * words(&text)) else {
        return (text, links);
    };
    let lines = body.lines().map(|line| fragment(line, None, &settings.limits).0).filter(|line| !line.is_empty());
    (lines.collect::<Vec<_>>().join("\n\n"), Vec::new())
}

/// The date of publication; one that cannot be read gives a note.
fn dates(
    article: &mut Article,
    tree: &Tree,
    meta: &Meta<'_>,
    stated: &Stated,
    found: &Body,
    notes: &mut Vec<Note>,
) -> Option<sayso_text::Published> {
    let first = found.blocks.first().map_or(tree.len(), |block: &Block| block.at);
    let last = found.blocks.last().map_or(tree.len(), |block| block.last + 1);
    let near = Near { before: &found.before, text: (first, last) };
    let published = when::published(tree, meta, stated, &near, article.url.as_deref());
    published.unwrap_or_else(|written| {
        fields::fill(article, "published", &written, None, notes);
        None
    })
}

fn same(name: &str, other: &str) -> bool {
    letters_of::letters(name) == letters_of::letters(other)
}

/// Where it was published: what the page names as its own address, unless that is of another site: then it names whose
/// article it shows.
fn addresses(article: &mut Article, about: &About, named: Option<String>) {
    let host = |url: &str| {
        Url::parse(url).ok().and_then(|url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()))
    };
    let is_site = |url: &str| Url::parse(url).is_ok_and(|url| url.path().len() <= 1 && url.query().is_none());
    match (&about.url, named) {
        (None, named) => article.url = named,
        (Some(url), Some(named)) if host(url) == host(&named) && (!is_site(&named) || is_site(url)) => {
            article.url = Some(named)
        }
        (Some(url), named) => {
            article.url = Some(url.clone());
            let other = named.filter(|named| host(url) != host(named) && !is_site(named));
            article.metadata.extend(other.map(|other| ("canonical".to_owned(), other)));
        }
    }
}

fn language(tree: &Tree, meta: &Meta<'_>, stated: &Stated) -> Option<String> {
    let of_page = (0..tree.len())
        .filter(|&at| matches!(tree.tag(at), Tag::Html | Tag::Body))
        .find_map(|at| tree.attribute(at, Name::Lang));
    let said = [
        of_page,
        stated.language.as_deref(),
        meta.first(&["og:locale", "content-language", "language", "dc.language", "dcterms.language"]),
    ];
    said.into_iter().flatten().find_map(|tag| {
        let tag = tag.trim().replace('_', "-");
        let first = tag.split('-').next().unwrap_or("");
        let is_tag = tag.len() <= 35
            && (2..=3).contains(&first.len())
            && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        is_tag.then_some(tag)
    })
}

/// The last part of the host: `de`.
fn domain(url: Option<&str>) -> Option<String> {
    let url = Url::parse(url?).ok()?;
    url.host_str()?.rsplit('.').next().map(str::to_owned)
}

/// Characters of a title or any other field.
const LONGEST_FIELD: usize = 2000;

/// A field without what is too long for one.
fn cut(value: String, field: &str, notes: &mut Vec<Note>) -> String {
    let Some((end, _)) = value.char_indices().nth(LONGEST_FIELD) else { return value };
    let message = format!("its {field} is longer than {LONGEST_FIELD} characters: cut there");
    notes.push(Note { span: None, kind: "cut".into(), message });
    value[..end].to_owned()
}

fn shape_notes(tree: &Tree, nesting: u64) -> Vec<Note> {
    let mut notes = Vec::new();
    if tree.flattened > 0 {
        let message = format!(
            "{} elements lie deeper than {nesting}: read as if they were not nested; the limit `nesting` can be raised",
            tree.flattened
        );
        notes.push(Note { span: None, kind: "nesting".into(), message });
    }
    if tree.is_cut {
        let message = "the page has more than 1,000,000 parts: what comes after them is not read".to_owned();
        notes.push(Note { span: None, kind: "cut".into(), message });
    }
    notes
}

fn too_long(place: &Place, most: u64) -> Error {
    let message =
        format!("longer than {}, which hardly any page of one article is: raise the limit `page`", limits::shown(most));
    Error::new(ErrorKind::TooLong, place.clone(), message)
}
