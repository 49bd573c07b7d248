use sayso_text::{Link, Span};
use url::Url;

use super::blocks::Block;
use super::tags::Tag;
use super::tree::{Name, Tree};

/// What relative links are read against: the page's `base`, its address.
pub(crate) struct Base(Option<Url>);

impl Base {
    /// `url` is where the page came from.
    pub(crate) fn of(tree: &Tree, url: Option<&str>) -> Base {
        let url = url.and_then(|url| Url::parse(url).ok());
        let base =
            (0..tree.len()).filter(|&at| tree.tag(at) == Tag::Base).find_map(|at| tree.attribute(at, Name::Href));
        let base = base.and_then(|base| match &url {
            Some(url) => url.join(base).ok(),
            None => Url::parse(base).ok(),
        });
        Base(base.or(url))
    }

    /// An absolute address of the web.
    pub(crate) fn resolve(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') || href.len() > LONGEST {
            return None;
        }
        let url = match &self.0 {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        (matches!(url.scheme(), "http" | "https") && url.has_host()).then(|| url.into())
    }
}

/// Bytes beyond which an address is none.
const LONGEST: usize = 8 << 10;

/// The text of blocks, parted by blank lines, and the links in it.
pub(crate) fn text(tree: &Tree, blocks: &[Block], base: &Base) -> (String, Vec<Link>) {
    let mut text = String::new();
    let mut links = Vec::new();
    for block in blocks {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let start = text.len();
        text.push_str(&block.text);
        for (range, at) in &block.links {
            let end = start + range.end;
            if let Some(href) = tree.attribute(*at, Name::Href).and_then(|href| base.resolve(href)) {
                let anchor = (end <= u32::MAX as usize).then(|| Span::new(start + range.start, end));
                links.push(Link { href, anchor });
            }
        }
    }
    (text, links)
}
