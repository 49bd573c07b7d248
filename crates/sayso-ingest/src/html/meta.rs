use std::borrow::Cow;

use encoding_rs::Encoding;

use super::tags::Tag;
use super::tree::{At, Name, Tree};

/// What a page says of itself in its `meta` elements and in `itemprop`s, by key, as it comes.
pub(crate) struct Meta<'a> {
    tree: &'a Tree,
    /// Keys in small letters.
    named: Vec<(String, &'a str)>,
    properties: Vec<(&'a str, At)>,
}

impl<'a> Meta<'a> {
    pub(crate) fn of(tree: &'a Tree) -> Meta<'a> {
        let mut meta = Meta { tree, named: Vec::new(), properties: Vec::new() };
        for at in 0..tree.len() {
            let content = tree.attribute(at, Name::Content).map(str::trim).filter(|content| !content.is_empty());
            if let (Tag::Meta, Some(content)) = (tree.tag(at), content) {
                for name in [Name::Property, Name::Named, Name::HttpEquiv] {
                    let key = tree.attribute(at, name).filter(|key| key.len() <= 64);
                    meta.named.extend(key.map(|key| (key.trim().to_ascii_lowercase(), content)));
                }
            }
            let property = tree.attribute(at, Name::Itemprop).filter(|property| property.len() <= 64);
            meta.properties.extend(property.into_iter().flat_map(str::split_whitespace).map(|property| (property, at)));
        }
        meta
    }

    /// The first value under one of the keys; an earlier key goes first.
    pub(crate) fn first(&self, keys: &[&str]) -> Option<&'a str> {
        keys.iter().find_map(|key| self.all(key).next())
    }

    /// All values under a key.
    pub(crate) fn all(&self, key: &str) -> impl Iterator<Item = &'a str> {
        self.named.iter().filter(move |(known, _)| known == key).map(|(_, value)| *value)
    }

    /// The first value of an `itemprop`.
    pub(crate) fn property(&self, name: &str) -> Option<Cow<'a, str>> {
        self.properties_of(name).next()
    }

    /// All values of an `itemprop`: its `content`, its `datetime`, or its words.
    pub(crate) fn properties_of(&self, name: &str) -> impl Iterator<Item = Cow<'a, str>> {
        let tree = self.tree;
        self.properties.iter().filter(move |(property, _)| property.eq_ignore_ascii_case(name)).filter_map(
            move |&(_, at)| {
                let value = tree.attribute(at, Name::Content).or_else(|| tree.attribute(at, Name::Datetime));
                let value = value.map_or_else(|| Cow::Owned(tree.words(at, LONGEST)), Cow::Borrowed);
                (!value.trim().is_empty()).then_some(value)
            },
        )
    }

    /// Where a `link` of this kind points: `canonical`.
    pub(crate) fn link(&self, rel: &str) -> Option<&'a str> {
        let is_it = |&at: &At| {
            let kinds = self.tree.attribute(at, Name::Rel).unwrap_or("");
            self.tree.tag(at) == Tag::Link && kinds.split_whitespace().any(|kind| kind.eq_ignore_ascii_case(rel))
        };
        (0..self.tree.len()).filter(is_it).find_map(|at| self.tree.attribute(at, Name::Href))
    }
}

/// Words of an element that are looked at.
const LONGEST: usize = 8 << 10;

/// The encoding that a page's head names in its first `meta` that names one.
pub(crate) fn charset(
    tree: &Tree,
    of_content_type: fn(&str) -> Option<&'static Encoding>,
) -> Option<&'static Encoding> {
    (0..tree.len()).filter(|&at| tree.tag(at) == Tag::Meta).find_map(|at| {
        let label = tree.attribute(at, Name::Charset).and_then(|label| Encoding::for_label(label.as_bytes()));
        let is_type =
            tree.attribute(at, Name::HttpEquiv).is_some_and(|of| of.trim().eq_ignore_ascii_case("content-type"));
        let content = tree.attribute(at, Name::Content).filter(|_| is_type);
        label.or_else(|| content.and_then(of_content_type))
    })
}
