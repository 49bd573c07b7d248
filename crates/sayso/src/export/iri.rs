//! Names of things for the formats of the semantic web: IRIs, made so that nothing in an article can break out of one.

use std::borrow::Cow;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::wire::{Article, MadeBy, Span};

/// What sayso's own terms begin with. It names them and leads nowhere.
pub(super) const TERMS: &str = "urn:sayso:terms#";

/// An address as an IRI, where it is one of the web: `http` or `https` with a host. What may not stand in an IRI is percent-encoded;
/// anything else (`javascript:`, `data:`, a path) is `None`.
pub(super) fn web(url: &str) -> Option<String> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '[' | ']') && !host.starts_with('[');
    if host.is_empty() || host.starts_with(':') || host.contains(odd) {
        return None;
    }
    // Browsers take a backslash for a slash: what follows it must not become part of the host.
    let path = path.strip_prefix('\\').map_or_else(|| path.into(), |rest| Cow::from(format!("/{rest}")));
    let (path, fragment) = path.split_once('#').map_or((&*path, None), |(path, fragment)| (path, Some(fragment)));
    let mut iri = format!("{scheme}://");
    encode(&mut iri, authority, "!$&'()*+,;=:@[]");
    encode(&mut iri, path, "!$&'()*+,;=:@/?");
    if let Some(fragment) = fragment {
        iri.push('#');
        encode(&mut iri, fragment, "!$&'()*+,;=:@/?");
    }
    Some(iri)
}

/// Writes what is letter, digit, one of `-._~`, one of `kept`, or percent-encoded already; percent-encodes the rest.
fn encode(iri: &mut String, written: &str, kept: &str) {
    let bytes = written.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let hex = |after: usize| bytes.get(at + after).is_some_and(u8::is_ascii_hexdigit);
        let c = char::from(byte);
        if c.is_ascii_alphanumeric() || "-._~".contains(c) || kept.contains(c) || c == '%' && hex(1) && hex(2) {
            iri.push(c);
        } else {
            write!(iri, "%{byte:02X}").expect("writing to a string");
        }
    }
}

/// Names of an article and of all that was read in it. Another article with the same text, or another model's reading of it, has
/// other names; the same reading has the same ones in every format.
pub(super) struct Names {
    article: Option<String>,
    text: String,
    reading: String,
}

impl Names {
    /// The names, and the address at which the article may be named.
    pub(super) fn of(article: &Article, url: Option<&str>) -> Names {
        let MadeBy { program, model, kernel } = &article.made_by;
        let mut hash = Sha256::new();
        for part in [
            Some(&article.id),
            article.outlet.as_ref(),
            article.url.as_ref(),
            article.published.as_ref(),
            Some(program),
            Some(model),
            Some(kernel),
        ] {
            // Each with its length, so that no two lists of parts are the same bytes.
            hash.update(part.map_or(u64::MAX, |part| part.len() as u64).to_le_bytes());
            hash.update(part.map_or("", |part| part.as_str()));
        }
        let text = format!("urn:sha256:{}", article.sha256);
        let key: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        Names { article: url.and_then(web), reading: format!("{text}#{key}"), text }
    }

    /// The article's address on the web, where it has one.
    pub(super) fn url(&self) -> Option<&str> {
        self.article.as_deref()
    }

    /// The article: its address, else its text.
    pub(super) fn article(&self) -> &str {
        self.article.as_deref().unwrap_or(&self.text)
    }

    /// The text as it was read, by its hash.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A place in the text: a fragment of RFC 5147, which counts characters.
    pub(super) fn span(&self, [start, end]: Span) -> String {
        format!("{}#char={start},{end}", self.text)
    }

    /// Places in the text.
    pub(super) fn spans(&self, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    /// The reading as something that was done.
    pub(super) fn reading(&self) -> String {
        format!("{}-reading", self.reading)
    }

    pub(super) fn attribution(&self, id: u32) -> String {
        format!("{}-attribution-{id}", self.reading)
    }

    pub(super) fn statement(&self, id: u32) -> String {
        format!("{}-statement-{id}", self.reading)
    }

    pub(super) fn actor(&self, id: u32) -> String {
        format!("{}-actor-{id}", self.reading)
    }

    /// Who published the article.
    pub(super) fn outlet(&self) -> String {
        format!("{}-outlet", self.reading)
    }
}

/// The program that read.
pub(super) fn program(made_by: &MadeBy) -> String {
    named("urn:sayso:program:", &made_by.program)
}

/// The model that it read with.
pub(super) fn model(made_by: &MadeBy) -> String {
    named("urn:sayso:model:", &made_by.model)
}

fn named(prefix: &str, name: &str) -> String {
    let mut iri = prefix.to_owned();
    encode(&mut iri, if name.is_empty() { "unknown" } else { name }, "");
    iri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_web() {
        #[track_caller]
        fn check(url: &str, expected: Option<&str>) {
            assert_eq!(web(url).as_deref(), expected, "{url:?}");
        }
        check("https://lantern.example/a?b=c&d#e", Some("https://lantern.example/a?b=c&d#e"));
        check("HTTP://lantern.example", Some("http://lantern.example"));
        check(" https://lantern.example/ \n", Some("https://lantern.example/"));
        check("https://lantern.example/50%/%41%zz", Some("https://lantern.example/50%25/%41%25zz"));
        check(
            "https://lantern.example/“é 🚢”",
            Some("https://lantern.example/%E2%80%9C%C3%A9%20%F0%9F%9A%A2%E2%80%9D"),
        );
        check("https://l.example/> <urn:x> .\n<urn:y", Some("https://l.example/%3E%20%3Curn:x%3E%20.%0A%3Curn:y"));
        check("https://l.example/\"{}|\\^`[]", Some("https://l.example/%22%7B%7D%7C%5C%5E%60%5B%5D"));
        check("https://l.example/#a#b", Some("https://l.example/#a%23b"));
        check("https://[2001:db8::1]:8080/x", Some("https://[2001:db8::1]:8080/x"));
        check("https://läntern.example/", Some("https://l%C3%A4ntern.example/"));
        check("https://l.example\\@evil.example", Some("https://l.example/@evil.example"));
        check("https://l.exa[mple/", None);
        check("javascript:alert(1)//https://lantern.example", None);
        check("java\nscript://lantern.example", None);
        check("data:text/html,<b>https://</b>", None);
        check("file:///etc/passwd", None);
        check("https://", None);
        check("https:///path", None);
        check("https://:80/", None);
        check("https://lan tern.example/", None);
        check("//lantern.example", None);
        check("", None);
    }

    #[test]
    fn names_of_programs_cannot_break_out() {
        let made_by = MadeBy { program: "sayso 0.1.0> .".into(), model: String::new(), kernel: String::new() };
        assert_eq!(program(&made_by), "urn:sayso:program:sayso%200.1.0%3E%20.");
        assert_eq!(model(&made_by), "urn:sayso:model:unknown");
    }
}
