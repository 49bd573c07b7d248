//! NITF, the News Industry Text Format (IPTC).

use sayso_text::{Article, Note};
use url::Url;

use crate::feed::as_iso;
use crate::open::{self, Items, Settings};
use crate::prose::prose;
use crate::xml::{Element, Piece, PieceNames, Pieces};
use crate::{Source, fields, text};

const NITF: PieceNames = PieceNames {
    elements: &["nitf"],
    one: "article",
    many: "articles",
    may_be_alone: true,
    none: "there is no `<nitf>` in it, so it is no NITF: another kind of XML, or a file that is cut off",
};

/// The articles of one source in this format.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let mut pieces = match Pieces::of(source, &settings.limits, &NITF) {
        Ok(pieces) => pieces,
        Err(error) => return open::one(Err(error)),
    };
    Box::new(std::iter::from_fn(move || {
        Some(pieces.next()?.and_then(|Piece { element, part, mut notes }| {
            let origin = &pieces.origin;
            let id = element.at("head/docdata/doc-id").and_then(|id| id.attribute("id-string"));
            let id = origin.id(id, part.as_deref());
            let mut article = Article { id, retrieved: origin.retrieved.clone(), ..Article::default() };
            let text = fill(&mut article, &element, origin.url.as_deref(), &mut notes);
            article.url = article.url.or_else(|| origin.url.clone());
            text::check_length(&text, &origin.place(part.as_deref()), pieces.limits.article)?;
            text::take_text(&mut article, text, origin.place(part.as_deref()), &mut notes)?;
            Ok((article, notes))
        }))
    }))
}

/// Fills an article from a `<nitf>`, where a field is still empty; its text.
pub(crate) fn fill(article: &mut Article, nitf: &Element, base: Option<&str>, notes: &mut Vec<Note>) -> String {
    let at = |way: &str| nitf.at(way);
    let said = |way: &str| at(way)?.text();
    let value = |way: &str, name: &str| at(way)?.attribute(name).map(str::to_owned);
    let published = value("head/pubdata", "date.publication")
        .or_else(|| value("head/docdata/date.issue", "norm"))
        .or_else(|| value("head/docdata/date.release", "norm"))
        .or_else(|| value("body/body.head/dateline/story.date", "norm"));
    let holder = value("head/docdata/doc.copyright", "holder");
    let headline = said("body/body.head/hedline/hl1").or_else(|| said("body/body.head/hedline"));
    let written = value("head/docdata/doc.copyright", "year").zip(holder.clone());
    for (key, found) in [
        ("title", headline.or_else(|| said("head/title"))),
        ("byline", byline(nitf)),
        ("credit", said("body/body.end/tagline").or_else(|| said("body/body.head/distributor"))),
        ("outlet", value("head/pubdata", "name").or(holder)),
        ("url", value("head/pubdata", "ex-ref").filter(|url| url.starts_with("http"))),
        ("language", nitf.attribute("xml:lang").map(str::to_owned)),
        ("published", published.map(|written| date(&written))),
        ("updated", value("head/revision-history", "norm").map(|written| date(&written))),
        ("subtitle", said("body/body.head/hedline/hl2")),
        ("dateline", said("body/body.head/dateline")),
        ("distributor", said("body/body.head/distributor")),
        ("abstract", said("body/body.head/abstract")),
        ("rights", said("body/body.head/rights").or_else(|| written.map(|(year, holder)| format!("{year} {holder}")))),
        ("section", value("head/pubdata", "position.section")),
        ("captions", captions(nitf)),
        ("pub-status", value("head/docdata", "management-status").filter(|status| status != "usable")),
    ] {
        if let Some(found) = found {
            fields::fill(article, key, &found, None, notes);
        }
    }
    let base = article.url.as_deref().or(base).and_then(|base| Url::parse(base).ok());
    let content = at("body/body.content").or_else(|| at("body"));
    let (text, links) = content.map(|content| prose(content, base.as_ref())).unwrap_or_default();
    if text.is_empty() {
        return said("body/body.head/abstract").unwrap_or_default();
    }
    article.links = links;
    text
}

/// Who signed it: persons where they are marked, else the line as it is.
fn byline(nitf: &Element) -> Option<String> {
    let mut names = Vec::new();
    for byline in nitf.at("body/body.head")?.all("byline") {
        let persons: Vec<String> = byline.all("person").filter_map(Element::text).collect();
        names.extend(if persons.is_empty() { byline.text().into_iter().collect() } else { persons });
    }
    (!names.is_empty()).then(|| names.join(", "))
}

/// What stands under pictures.
fn captions(nitf: &Element) -> Option<String> {
    let captions: Vec<String> =
        nitf.descendants().filter(|element| element.name == "media-caption").filter_map(Element::text).collect();
    (!captions.is_empty()).then(|| captions.join("\n"))
}

/// A date as NITF has it; midnight stands for no time of day at all.
fn date(written: &str) -> String {
    let is_bare = written.get(8..).is_some_and(|rest| rest.starts_with("T000000") || rest.starts_with("000000"));
    as_iso(if is_bare { &written[..8] } else { written })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Bytes, Item};

    const ARTICLE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
        <nitf change.date="June 10, 2005" xml:lang="en"><head><title>harbour</title>
        <docdata management-status="embargoed"><doc-id id-string="sarn.7"/><date.issue norm="20240126T093000-0500"/>
        <doc.copyright year="2024" holder="Sarn Press"/></docdata>
        <pubdata name="Sarn Courier" date.publication="20240126T000000-0500" position.section="local" ex-ref="https://sarn.example/7"/></head>
        <body><body.head><hedline><hl1>Harbour closes</hl1><hl2>Bill passed</hl2></hedline>
        <byline>By <person>Ilse Toft</person><byttl>Staff writer</byttl></byline><byline>Orm Sund</byline><distributor>SPA</distributor>
        <dateline><location>SARN</location> <story.date norm="20240125T000000Z">Jan. 25</story.date></dateline>
        <abstract><p>In short.</p></abstract></body.head>
        <body.content><block><p>The bill passed, <person>Ada Vell</person> said &mdash; twice.</p><hl2>What follows</hl2>
        <media media-type="image"><media-reference source="a.jpg"/><media-caption><p>The harbour.</p></media-caption><media-producer>X</media-producer></media>
        <p>See <a href="/bill">the bill</a>.</p></block></body.content>
        <body.end><tagline>Reporting by Ilse Toft; editing by Bo Lund</tagline></body.end></body></nitf>"#;

    fn read(bytes: &[u8]) -> Vec<Item> {
        let source = Source::new("news.xml", Bytes::held(bytes.to_vec()));
        articles(source, &Settings::default()).collect()
    }

    #[test]
    fn fields_and_text() {
        let (article, notes) = read(ARTICLE.as_bytes()).remove(0).unwrap();
        assert!(notes.is_empty());
        assert_eq!(&*article.text, "The bill passed, Ada Vell said — twice.\n\nWhat follows\n\nSee the bill.");
        assert_eq!(article.links[0].href, "https://sarn.example/bill");
        assert_eq!(article.links[0].anchor.unwrap().of(&article.text), "the bill");
        assert_eq!(article.published.unwrap().written, "2024-01-26");
        let found = [article.title, article.byline, article.credit, article.outlet, article.url, article.language];
        assert_eq!(
            found.map(Option::unwrap),
            [
                "Harbour closes",
                "Ilse Toft, Orm Sund",
                "Reporting by Ilse Toft; editing by Bo Lund",
                "Sarn Courier",
                "https://sarn.example/7",
                "en"
            ]
        );
        let metadata: Vec<String> = article.metadata.iter().map(|(key, value)| format!("{key}={value}")).collect();
        assert_eq!(
            metadata,
            [
                "abstract=In short.",
                "captions=The harbour.",
                "dateline=SARN Jan. 25",
                "distributor=SPA",
                "pub-status=embargoed",
                "rights=2024 Sarn Press",
                "section=local",
                "subtitle=Bill passed"
            ]
        );
        assert_eq!(article.id, "sarn.7");
    }

    fn check(xml: &str, expected: &[&str]) {
        let shown: Vec<String> = read(xml.as_bytes())
            .into_iter()
            .map(|item| {
                item.map_or_else(|error| error.to_string(), |(article, _)| format!("{}: {}", article.id, article.text))
            })
            .collect();
        assert_eq!(shown, expected, "{xml}");
    }

    #[test]
    fn odd_ones() {
        check("<nitf><body><body.content><p>One.</p></body.content></body></nitf>", &["news: One."]);
        check(
            "<nitf><body><body.head><abstract><p>In short.</p></abstract></body.head></body></nitf>",
            &["news: In short."],
        );
        check(
            "<nitf><body/></nitf><nitf><body><p>Two.</p></body></nitf>",
            &["news.xml: there is no text in it: nothing to read", "news-article-2: Two."],
        );
        check(
            "<all><nitf><body><p>One.</p></body></nitf><nitf><body><p>Two</body></nitf></all>",
            &[
                "news-article-1: One.",
                "news.xml: article 2: broken XML at byte 18 of it in `<p>`: expected `</p>`, but `</body>` was found",
            ],
        );
        check(
            "<a/>",
            &["news.xml: there is no `<nitf>` in it, so it is no NITF: another kind of XML, or a file that is cut off"],
        );
        check(
            "<!DOCTYPE nitf [<!ENTITY a 'aaaa'>]><nitf><body><p>&a;</p></body></nitf>",
            &[
                "news.xml: `&a;` is an entity that the document defines itself: those are never followed, for a few lines of them \
               can fill a memory; ask for a version without them",
            ],
        );
    }

    #[test]
    fn cut_off_anywhere() {
        for end in 0..ARTICLE.len() {
            if ARTICLE.is_char_boundary(end) {
                assert!(read(&ARTICLE.as_bytes()[..end]).iter().all(Result::is_err));
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0..3usize) {
            read(&[[&b""[..], b"<nitf><body>", b"\xff\xfe"][start], &bytes].concat());
        }

        #[test]
        fn any_markup_ends(xml in "(<nitf>|</nitf>|<body>|</body>|<body.content>|<p>|</p>|<a href='x'>|</a>|<media>|é|&|<| ){0,30}") {
            for (article, _) in read(xml.as_bytes()).into_iter().flatten() {
                for span in article.links.iter().filter_map(|link| link.anchor) {
                    prop_assert!(article.text.get(span.range()).is_some());
                }
            }
        }
    }
}
