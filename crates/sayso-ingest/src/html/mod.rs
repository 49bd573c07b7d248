mod blocks;
mod body;
mod cards;
mod parse;
mod phrases;
mod tags;
mod tree;
mod verdict;

use std::sync::Arc;
use sayso_text::Article;
use crate::open::{self, Items, Settings};
use crate::{Error, ErrorKind, Source};

/// The articles of one source in this format.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let place = source.place();
    let id = source.stem().to_owned();
    let bytes = source.bytes.hold(settings.limits.page, &place).unwrap();
    let html = String::from_utf8_lossy(&bytes);
    let tree = parse::parse(&html, settings.limits.nesting);
    let text: Vec<String> = body::body(&tree, &headlines(&tree)).into_iter().map(|b| b.text).collect();
    if text.is_empty() { return open::one(Err(Error::new(ErrorKind::Empty, place, "no text"))); }
    open::one(Ok((Article { id, text: Arc::from(text.join("\n\n")), ..Article::default() }, Vec::new())))
}

fn headlines(tree: &tree::Tree) -> Vec<String> {
    let mut found = Vec::new();
    for at in 0..tree.len() {
        match tree.tag(at) {
            tags::Tag::Title => {
                let t = tree.words(at, 2000);
                found.push(body::letters(&t));
                for sep in [" | ", " - ", " – ", " — ", " :: ", " » "] {
                    if let Some((a, _)) = t.rsplit_once(sep) { found.push(body::letters(a)); }
                    if let Some((a, _)) = t.split_once(sep) { found.push(body::letters(a)); }
                }
            }
            tags::Tag::Meta if tree.attribute(at, tree::Name::Property) == Some("og:title") => found.push(body::letters(tree.attribute(at, tree::Name::Content).unwrap_or(""))),
            _ => {}
        }
    }
    found.retain(|f| f.len() > 8);
    found
}
