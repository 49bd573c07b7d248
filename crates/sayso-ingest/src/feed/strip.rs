use sayso_text::{Link, Span};
use url::Url;

use crate::{Limits, xml};

// TODO for the merge: replace by `html::fragment`, which has the same signature.
/// The text of a fragment of HTML, with a blank line between its blocks, and the links in it.
pub(crate) fn strip(html: &str, base: Option<&str>, _: &Limits) -> (String, Vec<Link>) {
    let base = base.and_then(|base| Url::parse(base).ok());
    let mut out = Out::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.words(&rest[..at]);
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let is_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        let end = if is_tag { tag_end(rest) } else { None };
        let Some(end) = end else {
            out.words("<");
            rest = &rest[1..];
            continue;
        };
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        let is_end = tag.starts_with('/');
        let name =
            tag.trim_start_matches('/').split([' ', '\t', '\n', '\r', '/']).next().unwrap_or("").to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" if !is_end => {
                rest = find_end(rest, &name).map_or("", |end| &rest[end..]);
            }
            "a" if is_end => out.close_link(),
            "a" => out.open_link(attribute(tag, "href"), base.as_ref()),
            "br" => out.gap(1),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "ul" | "ol" | "blockquote" | "tr"
            | "table" | "figure" | "figcaption" | "hr" | "section" | "article" | "header" | "footer" | "pre" => {
                out.gap(2)
            }
            "td" | "th" => out.words(" "),
            _ => {}
        }
    }
    out.words(rest);
    out.finish()
}

#[derive(Default)]
struct Out {
    text: String,
    links: Vec<Link>,
    /// Line breaks before the next word.
    breaks: usize,
    has_blank: bool,
    open: Option<(String, usize)>,
}

impl Out {
    fn words(&mut self, written: &str) {
        let written = references(written);
        for character in written.chars() {
            if character.is_whitespace() && character != '\u{a0}' {
                self.has_blank = true;
                continue;
            }
            if !self.text.is_empty() {
                match (self.breaks, self.has_blank) {
                    (0, true) => self.text.push(' '),
                    (0, false) => {}
                    (breaks, _) => self.text.extend(std::iter::repeat_n('\n', breaks)),
                }
            }
            (self.breaks, self.has_blank) = (0, false);
            if let Some((_, start)) = self.open.as_mut().filter(|(_, start)| *start == usize::MAX) {
                *start = self.text.len();
            }
            self.text.push(character);
        }
    }

    fn gap(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }

    fn open_link(&mut self, href: Option<String>, base: Option<&Url>) {
        self.close_link();
        let Some(href) = href else { return };
        let href = match (Url::parse(&href), base) {
            (Err(_), Some(base)) => base.join(&href).map_or(href, String::from),
            _ => href,
        };
        self.open = Some((href, usize::MAX));
    }

    fn close_link(&mut self) {
        let Some((href, start)) = self.open.take() else { return };
        let has_words = start < self.text.len() && self.text.len() <= u32::MAX as usize;
        let anchor = has_words.then(|| Span::new(start, self.text.len()));
        self.links.push(Link { href, anchor });
    }

    fn finish(mut self) -> (String, Vec<Link>) {
        self.close_link();
        (self.text, self.links)
    }
}

/// The end of a tag, past `>` inside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.bytes().enumerate().skip(1).take(64 << 10) {
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'<', None) => return None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

fn find_end(rest: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = rest[at..].find("</") {
        at += found + 2;
        if rest.as_bytes().get(at..at + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(at - 2);
        }
    }
    None
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.to_ascii_lowercase().find(&format!("{name}="))? + name.len() + 1;
    let value = &tag[at..];
    let value = match value.chars().next()? {
        quote @ ('"' | '\'') => value[1..].split(quote).next()?,
        _ => value.split([' ', '>']).next()?,
    };
    Some(references(value.trim()))
}

fn references(text: &str) -> String {
    let mut resolved = String::with_capacity(text.len());
    let mut parts = text.split('&');
    resolved.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let reference = part.split_once(';').filter(|(name, _)| name.len() < 40);
        match reference.and_then(|(name, rest)| Some((xml::resolve(name)?, rest))) {
            Some((characters, rest)) => {
                resolved.push_str(&characters);
                resolved.push_str(rest);
            }
            None => {
                resolved.push('&');
                resolved.push_str(part);
            }
        }
    }
    resolved
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_of_html() {
        for (html, expected) in [
            ("The <b>harbour</b> closes.", "The harbour closes."),
            ("<p>One.</p>\n<p>Two<br>three &amp; four.</p>", "One.\n\nTwo\nthree & four."),
            ("<script>x < y</script><!-- no -->a < b", "a < b"),
            ("AT&T&nbsp;&what;", "AT&T\u{a0}&what;"),
            ("<img alt='>'/>x", "x"),
            ("<a", "<a"),
        ] {
            assert_eq!(strip(html, None, &Limits::default()).0, expected, "{html}");
        }
        let (text, links) = strip(
            "<p>See <a href='/a?x=1&amp;y'> the\nbill </a>.</p>",
            Some("https://sarn.example/b"),
            &Limits::default(),
        );
        assert_eq!(links[0].href, "https://sarn.example/a?x=1&y");
        assert_eq!(links[0].anchor.unwrap().of(&text), "the bill");
    }

    proptest! {
        #[test]
        fn any_text_ends(html in "(<p>|</a>|<a href=|<script>|<!--|-->|'|&amp;|&|;|<|é| ){0,30}") {
            let (text, links) = strip(&html, None, &Limits::default());
            for span in links.iter().filter_map(|link| link.anchor) {
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
