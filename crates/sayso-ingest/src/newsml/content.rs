use crate::xml::Element;

/// What a news item holds, in the form that says most.
pub(super) enum Content<'i> {
    Nitf(&'i Element),
    Html(String),
    Plain(String),
    /// It is only pointed at; why that is no text, in words.
    Elsewhere(String),
    /// There is none; why, in words.
    None(String),
}

/// The content of a news item: of several renditions the first that is text, XML before the rest.
pub(super) fn of(item: &Element) -> Content<'_> {
    let class = item.at("itemMeta/itemClass").and_then(super::code).unwrap_or("text");
    let Some(set) = item.first("contentSet") else {
        return Content::None(format!("there is no content in this item (`{class}`)"));
    };
    if let Some(xml) = set.all("inlineXML").find_map(inline_xml) {
        return xml;
    }
    if let Some(data) = set.all("inlineData").find_map(inline_data) {
        return data;
    }
    match set.first("remoteContent").and_then(|content| content.attribute("href")) {
        Some(href) => {
            let href: String = href.chars().take(200).collect();
            Content::Elsewhere(format!("its content ({class}) is not in this file, but at {href}: take that in"))
        }
        None => Content::None(format!("there is no text in this item (`{class}`)")),
    }
}

fn inline_xml(xml: &Element) -> Option<Content<'_>> {
    let inner = xml.descendants().find(|element| matches!(element.name.as_str(), "nitf" | "html" | "body"));
    match inner.map(|inner| (inner.name.as_str(), inner)) {
        Some(("nitf", nitf)) => Some(Content::Nitf(nitf)),
        Some(("html", html)) => Some(Content::Html(html.first("body").unwrap_or(html).html())),
        Some((_, body)) => Some(Content::Html(body.html())),
        // A piece of XHTML, or words alone.
        None => xml.text().map(|_| Content::Html(xml.html())),
    }
}

fn inline_data(data: &Element) -> Option<Content<'_>> {
    if data.attribute("encoding").is_some() {
        return None; // base64 or the like: a picture
    }
    let mut text = String::new();
    data.append_text(&mut text);
    let text = text.trim().to_owned();
    match data.attribute("contenttype") {
        _ if text.is_empty() => None,
        Some("text/html" | "application/xhtml+xml") => Some(Content::Html(text)),
        None | Some("text/plain") => Some(Content::Plain(text)),
        Some(other) if other.starts_with("text/") => Some(Content::Plain(text)),
        Some(_) => None,
    }
}
