//! OPML: lists of feeds, as feed readers hand them on.

use crate::open::{self, Items, Settings};
use crate::xml::{Rules, in_utf8, parse};
use crate::{Bytes, Error, ErrorKind, Limits, Place, Source, decode};

/// A feed in a list of feeds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What the list calls it.
    pub title: Option<String>,
    /// Where it is.
    pub url: String,
    /// The site that it belongs to.
    pub site: Option<String>,
}

/// The feeds in an OPML file, in its order, those in folders too; each address once.
///
/// ```
/// let opml = br#"<opml version="2.0"><body><outline text="News"><outline type="rss" text="Sarn Courier"
///     xmlUrl="https://sarn.example/feed" htmlUrl="https://sarn.example/"/></outline></body></opml>"#;
/// let feeds = sayso_ingest::feeds(opml)?;
/// assert_eq!((feeds[0].title.as_deref(), feeds[0].url.as_str()), (Some("Sarn Courier"), "https://sarn.example/feed"));
/// # Ok::<(), sayso_ingest::Error>(())
/// ```
///
/// # Errors
/// Where it is no OPML, or broken (`Damaged`), or has no feed in it (`Empty`).
pub fn feeds(bytes: &[u8]) -> Result<Vec<Feed>, Error> {
    read(bytes.to_vec(), None, &Limits::default(), &Place { file: "OPML".to_owned(), line: None })
}

/// A list of feeds holds no articles: an error that says what to do with it.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    open::one(Err(refusal(source, settings)))
}

fn refusal(source: Source, settings: &Settings) -> Error {
    let (place, name, content_type) = (source.place(), source.name.clone(), source.content_type.clone());
    let bytes = match source.bytes.hold(settings.limits.held, &place) {
        Ok(bytes) => bytes,
        Err(error) => return error,
    };
    match read(bytes, content_type.as_deref(), &settings.limits, &place) {
        Ok(feeds) => {
            let count = if feeds.len() == 1 { "1 feed".to_owned() } else { format!("{} feeds", feeds.len()) };
            let message = format!("a list of {count}, which holds no articles: follow it with `sayso watch {name}`");
            Error::new(ErrorKind::Format, place, message)
        }
        Err(error) => error,
    }
}

fn read(bytes: Vec<u8>, content_type: Option<&str>, limits: &Limits, place: &Place) -> Result<Vec<Feed>, Error> {
    let damaged = |message: String| Error::new(ErrorKind::Damaged, place.clone(), message);
    let head = bytes[..bytes.len().min(1024)].to_vec();
    let stream = in_utf8(std::io::Cursor::new(bytes), &head, content_type);
    let longest = limits.held.saturating_mul(3); // in UTF-8
    let text = Bytes::stream(stream).hold(longest, place)?;
    let (text, _) = decode::decode(text);
    let (root, _) = parse(&text, &Rules { nesting: limits.nesting, ..Rules::default() }).map_err(damaged)?;
    if root.name != "opml" {
        let name: String = root.name.chars().take(40).collect();
        return Err(damaged(format!("no OPML: its root is `<{name}>`, not `<opml>`")));
    }
    let mut feeds: Vec<Feed> = Vec::new();
    let mut known = std::collections::BTreeSet::new();
    for outline in root.descendants().filter(|element| element.name == "outline") {
        let attribute = |name: &str| {
            let found = outline.attributes.iter().find(|(attribute, _)| attribute.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.trim().to_owned()).filter(|value| !value.is_empty())
        };
        let Some(url) = attribute("xmlUrl").filter(|url| known.insert(url.clone())) else { continue };
        feeds.push(Feed { title: attribute("title").or_else(|| attribute("text")), url, site: attribute("htmlUrl") });
    }
    if feeds.is_empty() {
        let message = "there is no feed in it: no `<outline>` with an `xmlUrl`";
        return Err(Error::new(ErrorKind::Empty, place.clone(), message));
    }
    Ok(feeds)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(opml: &[u8], expected: Result<&[&str], &str>) {
        let shown: Result<Vec<String>, String> = feeds(opml)
            .map(|feeds| {
                feeds
                    .into_iter()
                    .map(|f| format!("{}|{}|{}", f.title.unwrap_or_default(), f.url, f.site.unwrap_or_default()))
                    .collect()
            })
            .map_err(|error| error.to_string());
        assert_eq!(shown, expected.map(|e| e.iter().map(|&e| e.to_owned()).collect()).map_err(str::to_owned));
    }

    #[test]
    fn lists() {
        check(
            br#"<?xml version="1.0"?><opml version="1.0"><head><title>All</title></head><body>
                <outline text="News" title="News"><outline text="A" title="Sarn Courier" xmlUrl="https://sarn.example/feed?a=1&amp;b=2" htmlUrl="https://sarn.example"/>
                <outline text="B"><outline text="Bill" type="rss" xmlurl="https://bill.example/rss"/></outline></outline>
                <outline text="Again" xmlUrl="https://bill.example/rss"/><outline text="None" xmlUrl=" "/></body></opml>"#,
            Ok(&["Sarn Courier|https://sarn.example/feed?a=1&b=2|https://sarn.example", "Bill|https://bill.example/rss|"]),
        );
        check(
            b"<?xml version='1.0' encoding='windows-1252'?><opml><outline text='Caf\xe9' xmlUrl='x'/></opml>",
            Ok(&["Café|x|"]),
        );
    }

    #[test]
    fn errors() {
        check(b"<opml><body/></opml>", Err("OPML: there is no feed in it: no `<outline>` with an `xmlUrl`"));
        check(b"<html/>", Err("OPML: no OPML: its root is `<html>`, not `<opml>`"));
        check(b"<opml><body>", Err("OPML: broken XML: it ends inside `<body>`"));
        check(b"", Err("OPML: there is no element in it"));
        check(&b"<outline>".repeat(600), Err("OPML: more than 512 elements inside one another (the limit `nesting`)"));
        let source =
            Source::new("feeds.opml", Bytes::held(b"<opml><outline xmlUrl='a'/><outline xmlUrl='b'/></opml>".to_vec()));
        assert_eq!(
            articles(source, &Settings::default()).next().unwrap().unwrap_err().to_string(),
            "feeds.opml: a list of 2 feeds, which holds no articles: follow it with `sayso watch feeds.opml`"
        );
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200), xml in "(<opml>|<outline xmlUrl='a'|/>|>|</opml>|é){0,10}") {
            let _ = feeds(&bytes);
            let _ = feeds(xml.as_bytes());
        }
    }
}
