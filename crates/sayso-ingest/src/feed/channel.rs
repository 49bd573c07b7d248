use crate::xml::Element;

use super::item;

/// What a feed says about itself before its first entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Channel {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    /// The page that it belongs to: relative links are read against it.
    pub(crate) site: Option<String>,
}

/// The channel whose root element begins so.
pub(crate) fn of(root: &Element) -> Channel {
    let channel = root.first("channel").unwrap_or(root);
    let text = |names: &[&str]| names.iter().find_map(|name| channel.first(name)?.text());
    let title = channel.first("title").or_else(|| channel.first("atom:title"));
    let links = channel.all("link").chain(channel.all("atom:link"));
    Channel {
        title: title.and_then(|title| item::title(title, root.name.ends_with("feed"))),
        language: text(&["language", "dc:language"]).or_else(|| root.attribute("xml:lang").map(str::to_owned)),
        site: links.filter_map(item::page).next(),
    }
}
