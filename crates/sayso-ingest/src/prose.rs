use sayso_text::{Link, Span};
use url::Url;

use crate::xml::{Element, Node};

/// The text in an element of NITF, with a blank line between its blocks, and the links in it. What describes pictures is left
/// out: it is no part of what is told.
pub(crate) fn prose(element: &Element, base: Option<&Url>) -> (String, Vec<Link>) {
    let mut prose = Prose { base, ..Prose::default() };
    prose.element(element);
    (prose.text, prose.links)
}

const BLOCKS: &[&str] = &[
    "p",
    "hl2",
    "hl1",
    "block",
    "li",
    "ol",
    "ul",
    "dl",
    "dt",
    "dd",
    "bq",
    "credit",
    "pre",
    "hr",
    "fn",
    "note",
    "table",
    "tr",
    "caption",
    "abstract",
    "datasource",
    "tagline",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "div",
    "blockquote",
    "section",
];
const LEFT_OUT: &[&str] = &["media", "nitf-table-metadata", "table-reference", "script", "style", "head", "copyrite"];

#[derive(Default)]
struct Prose<'b> {
    base: Option<&'b Url>,
    text: String,
    links: Vec<Link>,
    /// Line breaks, or a blank, before the next word.
    breaks: usize,
    has_blank: bool,
    is_item: bool,
}

impl Prose<'_> {
    fn element(&mut self, element: &Element) {
        let name = element.name.as_str();
        if LEFT_OUT.contains(&name) {
            return;
        }
        let is_block = BLOCKS.contains(&name);
        match name {
            _ if is_block => self.breaks = 2,
            "br" => self.breaks = self.breaks.max(1),
            "td" | "th" => self.has_blank = true,
            _ => {}
        }
        self.is_item |= name == "li";
        let (start, had_words) = (self.text.len(), !self.text.is_empty());
        for node in &element.nodes {
            match node {
                Node::Text(text) => self.words(text),
                Node::Element(inner) => self.element(inner),
            }
        }
        if let ("a", Some(href)) = (name, element.attribute("href")) {
            self.link(href, start, had_words);
        }
        if is_block {
            self.breaks = 2;
        }
    }

    fn words(&mut self, text: &str) {
        for (at, word) in text.split(|c: char| c.is_whitespace() && c != '\u{a0}').enumerate() {
            self.has_blank |= at > 0;
            if word.is_empty() {
                continue;
            }
            match (self.text.is_empty(), self.breaks, self.has_blank) {
                (true, ..) | (_, 0, false) => {}
                (false, 0, true) => self.text.push(' '),
                (false, breaks, _) => self.text.extend(std::iter::repeat_n('\n', breaks)),
            }
            if std::mem::take(&mut self.is_item) {
                self.text.push_str("• ");
            }
            (self.breaks, self.has_blank) = (0, false);
            self.text.push_str(word);
        }
    }

    fn link(&mut self, href: &str, start: usize, had_words: bool) {
        let written = &self.text[start..];
        let space = if had_words { written.len() - written.trim_start().len() } else { 0 };
        let has_words = start + space < self.text.len() && u32::try_from(self.text.len()).is_ok();
        let anchor = has_words.then(|| Span::new(start + space, self.text.len()));
        let href = match (Url::parse(href), self.base) {
            (Err(_), Some(base)) => base.join(href).map_or_else(|_| href.to_owned(), String::from),
            _ => href.to_owned(),
        };
        self.links.push(Link { href, anchor });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::xml::{Rules, parse};

    fn check(xml: &str, expected: &str, anchors: &[&str]) {
        let (root, _) = parse(xml, &Rules { nesting: 50, ..Rules::default() }).unwrap();
        let base = Url::parse("https://sarn.example/a/").unwrap();
        let (text, links) = prose(&root, Some(&base));
        assert_eq!(text, expected);
        let found: Vec<String> =
            links.iter().map(|l| format!("{} {}", l.href, l.anchor.map_or("", |a| a.of(&text)))).collect();
        assert_eq!(found, anchors);
    }

    #[test]
    fn blocks_and_links() {
        check(
            "<body.content><block><p>The\n <em>harbour</em>\u{a0}closes,<br/>Toft said.</p><hl2>After</hl2>\n<p>More.</p></block></body.content>",
            "The harbour\u{a0}closes,\nToft said.\n\nAfter\n\nMore.",
            &[],
        );
        check(
            "<b><p>See <a href='b?x=1'> the bill </a>.</p><media><media-caption>No.</media-caption></media><ul><li>One</li><li><p>Two</p></li></ul></b>",
            "See the bill .\n\n• One\n\n• Two",
            &["https://sarn.example/a/b?x=1 the bill"],
        );
        check("<b><a href='https://x.example/'/>x</b>", "x", &["https://x.example/ "]);
        check("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n\n3", &[]);
    }
}
