//! NewsML-G2 (IPTC): news items, alone or several in a message.

mod content;

use sayso_text::{Article, Note};

use crate::feed::as_iso;
use crate::open::{self, Items, Settings};
use crate::xml::{Element, Piece, PieceNames, Pieces};
use crate::{Error, ErrorKind, Item, Source, fields, text};

use content::Content;

const ITEMS: PieceNames = PieceNames {
    elements: &["newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"],
    one: "item",
    many: "items",
    may_be_alone: true,
    none: "there is no `<newsItem>` in it, so it is no NewsML-G2: an older NewsML, another kind of XML, or a file that is cut off",
};

/// The articles of one source in this format.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let mut pieces = match Pieces::of(source, &settings.limits, &ITEMS) {
        Ok(pieces) => pieces,
        Err(error) => return open::one(Err(error)),
    };
    Box::new(std::iter::from_fn(move || Some(pieces.next()?.and_then(|piece| article(piece, &pieces)))))
}

fn article(piece: Piece, pieces: &Pieces) -> Item {
    let Piece { element: item, part, mut notes } = piece;
    let origin = &pieces.origin;
    let place = origin.place(part.as_deref());
    let error = |kind, message: String| Error::new(kind, place.clone(), message);
    if item.name != "newsItem" {
        return Err(error(ErrorKind::Format, other_item(&item)));
    }
    let id = origin.id(item.attribute("guid"), part.as_deref());
    let mut article = Article { id, retrieved: origin.retrieved.clone(), ..Article::default() };
    fill(&mut article, &item, &mut notes);
    let status = article.metadata.get("pub-status").cloned();
    let text = match content::of(&item) {
        Content::Nitf(nitf) => crate::nitf::fill(&mut article, nitf, origin.url.as_deref(), &mut notes),
        Content::Html(html) => {
            let base = article.url.as_deref().or(origin.url.as_deref());
            let (text, links) = crate::html::fragment(&html, base, &pieces.limits);
            article.links = links;
            text
        }
        Content::Plain(text) => text,
        Content::Elsewhere(message) | Content::None(message) => {
            let message = status.map_or(message.clone(), |status| format!("it is {status}, and {message}"));
            return Err(error(ErrorKind::Format, message));
        }
    };
    text::check_length(&text, &place, pieces.limits.article)?;
    article.url = article.url.or_else(|| origin.url.clone());
    text::take_text(&mut article, text, place, &mut notes)?;
    Ok((article, notes))
}

/// Why items that are no news hold no article.
fn other_item(item: &Element) -> String {
    let references = item.descendants().filter(|element| element.name == "itemRef").count();
    match item.name.as_str() {
        "packageItem" => {
            format!("a package, which holds no text but {references} references to other items: take those in")
        }
        other => format!("a `{other}`, which tells about news and holds none"),
    }
}

fn fill(article: &mut Article, item: &Element, notes: &mut Vec<Note>) {
    let said = |way: &str| item.at(way)?.text();
    let published = ["contentMeta/contentCreated", "itemMeta/firstCreated", "itemMeta/versionCreated"];
    let changed = ["contentMeta/contentModified", "itemMeta/versionCreated"];
    let status = item.at("itemMeta/pubStatus").and_then(|status| code(status)).filter(|status| *status != "usable");
    let description = item.at("contentMeta").and_then(|meta| meta.first("description")).and_then(Element::text);
    for (key, found) in [
        ("title", said("contentMeta/headline").or_else(|| said("itemMeta/title"))),
        ("byline", said("contentMeta/by").or_else(|| parties(item.at("contentMeta"), "creator"))),
        ("credit", said("contentMeta/creditline")),
        (
            "outlet",
            parties(item.at("itemMeta"), "provider").or_else(|| parties(item.at("rightsInfo"), "copyrightHolder")),
        ),
        ("url", item.attribute("guid").filter(|guid| guid.starts_with("http")).map(str::to_owned)),
        ("language", language(item)),
        ("published", published.iter().find_map(|way| said(way)).map(|date| as_iso(&date))),
        ("updated", changed.iter().find_map(|way| said(way)).map(|date| as_iso(&date))),
        ("dateline", said("contentMeta/dateline")),
        ("slugline", said("contentMeta/slugline")),
        ("source", parties(item.at("contentMeta"), "infoSource")),
        ("abstract", description),
        ("rights", said("rightsInfo/copyrightNotice")),
        ("embargoed", said("itemMeta/embargoed").map(|date| as_iso(&date))),
        ("editors-note", said("itemMeta/edNote")),
        ("version", item.attribute("version").map(str::to_owned)),
        ("pub-status", status.map(str::to_owned)),
    ] {
        if let Some(found) = found {
            fields::fill(article, key, &found, None, notes);
        }
    }
}

/// Language of the content, else of the item.
fn language(item: &Element) -> Option<String> {
    let tag = item.at("contentMeta/language").and_then(|language| language.attribute("tag"));
    tag.or_else(|| item.attribute("xml:lang")).map(str::to_owned)
}

/// Names of people and organisations, joined by commas: as they are written out, else as they are coded.
fn parties(meta: Option<&Element>, role: &str) -> Option<String> {
    let names: Vec<String> = meta?
        .all(role)
        .filter_map(|party| {
            let name = party.first("name").and_then(Element::text);
            name.or_else(|| party.attribute("literal").map(str::to_owned)).or_else(|| code(party).map(str::to_owned))
        })
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// `canceled` of `stat:canceled` or `http://cv.iptc.org/newscodes/pubstatusg2/canceled`.
fn code(element: &Element) -> Option<&str> {
    let code = element.attribute("qcode").map(|qcode| qcode.split_once(':').map_or(qcode, |(_, code)| code));
    code.or_else(|| element.attribute("uri")?.rsplit('/').next()).filter(|code| !code.is_empty())
}

#[cfg(test)]
mod tests;
