//! N-Triples (RDF 1.1): a statement a line, so that files may be cut, joined and streamed.

use std::io::{self, Write};

use crate::wire::steers;

/// Where triples go.
pub(super) struct Triples<'w> {
    to: &'w mut dyn Write,
}

/// Short names of the vocabularies used, and what they stand for.
const VOCABULARIES: [(&str, &str); 6] = [
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
    ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ("prov", "http://www.w3.org/ns/prov#"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("sayso", super::iri::TERMS),
];

impl<'w> Triples<'w> {
    pub(super) fn new(to: &'w mut dyn Write) -> Triples<'w> {
        Triples { to }
    }

    /// Says that a thing is of a class, such as `prov:Entity`.
    pub(super) fn is_a(&mut self, subject: &str, class: &str) -> io::Result<()> {
        self.link(subject, "rdf:type", &whole(class))
    }

    /// Says how a thing stands to another; both are whole IRIs.
    pub(super) fn link(&mut self, subject: &str, property: &str, object: &str) -> io::Result<()> {
        writeln!(self.to, "<{subject}> <{}> <{object}> .", whole(property))
    }

    /// Says a text of a thing.
    pub(super) fn text(&mut self, subject: &str, property: &str, text: &str) -> io::Result<()> {
        writeln!(self.to, "<{subject}> <{}> {} .", whole(property), literal(text))
    }

    /// Says a value of a type such as `xsd:integer`, written as that type is.
    pub(super) fn value(&mut self, subject: &str, property: &str, value: &str, kind: &str) -> io::Result<()> {
        writeln!(self.to, "<{subject}> <{}> {}^^<{}> .", whole(property), literal(value), whole(kind))
    }
}

fn whole(short: &str) -> String {
    let known = short.split_once(':').and_then(|(prefix, name)| {
        VOCABULARIES.iter().find(|(known, _)| *known == prefix).map(|(_, stands_for)| format!("{stands_for}{name}"))
    });
    known.unwrap_or_else(|| short.to_owned())
}

/// A text in quotation marks; what ends it, breaks lines or steers terminals is escaped.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || steers(c) => out.push_str(&format!("\\u{:04X}", c as u32)),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_breaks_out_of_a_literal() {
        for (text, expected) in [
            ("plain", r#""plain""#),
            ("a \"b\" \\ c", r#""a \"b\" \\ c""#),
            ("a\n\r\tb", r#""a\n\r\tb""#),
            ("\0\u{1b}[2J\u{7f}\u{85}", r#""\u0000\u001B[2J\u007F\u0085""#),
            ("\u{202e}no\u{202c}\u{2028}", r#""\u202Eno\u202C\u2028""#),
            ("“🚢”", "\"“🚢”\""),
        ] {
            assert_eq!(literal(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_triple_is_a_line() {
        let mut out = Vec::new();
        let mut triples = Triples::new(&mut out);
        triples.is_a("urn:a", "prov:Entity").unwrap();
        triples.link("urn:a", "prov:used", "urn:b").unwrap();
        triples.text("urn:a", "prov:value", "x\n> .").unwrap();
        triples.value("urn:a", "sayso:confidence", "0.5", "xsd:double").unwrap();
        let expected = "<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/ns/prov#Entity> .\n\
                        <urn:a> <http://www.w3.org/ns/prov#used> <urn:b> .\n\
                        <urn:a> <http://www.w3.org/ns/prov#value> \"x\\n> .\" .\n\
                        <urn:a> <urn:sayso:terms#confidence> \"0.5\"^^<http://www.w3.org/2001/XMLSchema#double> .\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
