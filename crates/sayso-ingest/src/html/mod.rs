//! A web page: its article's text, and what it says of it.
mod blocks;
mod body;
mod cards;
mod json_ld;
mod links;
mod meta;
mod page;
mod parse;
mod phrases;
mod tags;
mod title;
mod tree;
mod verdict;
mod when;
mod who;

pub(crate) use page::{About, articles, page};

use encoding_rs::Encoding;
use sayso_text::Link;

use crate::Limits;
use tags::Tag;
use verdict::Verdict;

/// The text of a piece of HTML that holds nothing but an article's text, such as an entry of a feed, and its links.
/// Blocks are parted by blank lines; what is hidden, and captions, are left out.
pub(crate) fn fragment(html: &str, base_url: Option<&str>, limits: &Limits) -> (String, Vec<Link>) {
    let tree = parse::parse(html, limits.nesting);
    let is_out = |at| {
        verdict::verdict(&tree, at) == Verdict::Out || tree.tag(at) == Tag::Figcaption || verdict::is_hidden(&tree, at)
    };
    let blocks = blocks::blocks(&tree, 0, is_out);
    links::text(&tree, &blocks, &links::Base::of(&tree, base_url))
}

/// The encoding that the head of a page names.
pub(crate) fn charset_of(
    head: &str,
    of_content_type: fn(&str) -> Option<&'static Encoding>,
) -> Option<&'static Encoding> {
    meta::charset(&parse::parse(head, 64), of_content_type)
}

#[cfg(test)]
mod tests;
