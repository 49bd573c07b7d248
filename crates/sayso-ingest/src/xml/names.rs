/// Prefixes by which elements of known namespaces go here, whatever a document calls them; an empty one is left out.
const SPACES: &[(&str, &str)] = &[
    ("http://www.w3.org/2005/Atom", "atom"),
    ("http://purl.org/atom/ns#", "atom"),
    ("http://purl.org/rss/1.0/", ""),
    ("http://my.netscape.com/rdf/simple/0.9/", ""),
    ("http://channel.netscape.com/rdf/simple/0.9/", ""),
    ("http://purl.org/rss/1.0/modules/content/", "content"),
    ("http://purl.org/dc/elements/1.1/", "dc"),
    ("http://purl.org/dc/terms/", "dcterms"),
    ("http://search.yahoo.com/mrss/", "media"),
    ("http://search.yahoo.com/mrss", "media"),
    ("http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"),
    ("http://rssnamespace.org/feedburner/ext/1.0", "feedburner"),
    ("http://www.w3.org/1999/xhtml", ""),
    ("http://iptc.org/std/nar/2006-10-01/", ""),
    ("http://iptc.org/std/NITF/2006-10-18/", ""),
];

/// Prefixes as a document declares them, the innermost last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Prefixes(Vec<(String, Option<&'static str>)>);

impl Prefixes {
    /// More than any honest document has inside one another.
    const MOST: usize = 256;

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn truncate(&mut self, length: usize) {
        self.0.truncate(length);
    }

    /// Takes note of an attribute where it declares a prefix; `false` where there are too many of them.
    pub(crate) fn declare(&mut self, attribute: &str, value: &str) -> bool {
        if let Some(prefix) = attribute.strip_prefix("xmlns:") {
            let known = SPACES.iter().find(|(space, _)| *space == value.trim()).map(|(_, prefix)| *prefix);
            self.0.push((prefix.to_owned(), known));
        }
        self.0.len() <= Self::MOST
    }

    /// The name of an element: without a prefix as it is, else with the prefix that its namespace goes by here.
    pub(crate) fn name(&self, written: &str) -> String {
        let Some((prefix, local)) = written.split_once(':') else { return written.to_owned() };
        let declared = self.0.iter().rev().find(|(declared, _)| declared == prefix);
        match declared.and_then(|(_, known)| *known) {
            Some("") => local.to_owned(),
            Some(known) => format!("{known}:{local}"),
            None => written.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let mut prefixes = Prefixes::default();
        assert!(prefixes.declare("xmlns:c", "http://purl.org/dc/elements/1.1/"));
        assert!(prefixes.declare("xmlns:h", "http://www.w3.org/1999/xhtml"));
        assert!(prefixes.declare("xmlns", "http://www.w3.org/2005/Atom"));
        assert!(prefixes.declare("xmlns:x", "https://sarn.example/own"));
        for (written, expected) in [
            ("title", "title"),
            ("c:date", "dc:date"),
            ("h:p", "p"),
            ("x:a", "x:a"),
            ("dc:date", "dc:date"),
            (":", ":"),
        ] {
            assert_eq!(prefixes.name(written), expected);
        }
        assert!(!(0..300).all(|_| prefixes.declare("xmlns:a", "b")));
    }
}
