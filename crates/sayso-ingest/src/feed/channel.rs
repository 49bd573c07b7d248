use crate::xml::{self, Rules};
use crate::{Limits, decode};

/// What a feed says about itself before its first entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Channel {
    pub(crate) title: Option<String>,
    pub(crate) language: Option<String>,
    /// The page that it belongs to: relative links are read against it.
    pub(crate) site: Option<String>,
}

/// The channel, and how XML is read after it. A head that cannot be read tells nothing, and the entries are read all the same.
pub(crate) fn of(head: &[u8], limits: &Limits) -> (Channel, Rules) {
    let (text, _) = decode::decode(head.to_vec());
    let rules = Rules { nesting: limits.nesting, is_beginning: true, ..Rules::default() };
    let Ok((root, inner)) = xml::parse(&text, &rules) else {
        let has_own_entities = text.contains("<!ENTITY");
        return (Channel::default(), Rules { has_own_entities, is_beginning: false, ..rules });
    };
    let channel = root.first("channel").unwrap_or(&root);
    let text_of = |names: &[&str]| names.iter().find_map(|name| channel.first(name)?.text());
    let title = channel.first("title").or_else(|| channel.first("atom:title"));
    let links = channel.all("link").chain(channel.all("atom:link"));
    let known = Channel {
        title: title.and_then(|title| super::item::title(title, root.name.ends_with("feed"))),
        language: text_of(&["language", "dc:language"]).or_else(|| root.attribute("xml:lang").map(str::to_owned)),
        site: links.filter_map(super::item::page).next(),
    };
    (known, inner)
}
