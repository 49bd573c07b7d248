use std::io::{self, Read};

use proptest::prelude::*;
use sayso_text::Article;

use super::*;
use crate::{Bytes, Item, Limits};

fn read(bytes: impl AsRef<[u8]>, limits: Limits) -> Vec<Item> {
    let source = Source::new("news/feed.xml", Bytes::held(bytes.as_ref().to_vec()));
    articles(source, &Settings { limits, ..Settings::default() }).collect()
}

/// Each entry as `id|title|text` and its notes, each error as it is shown.
fn check(xml: impl AsRef<[u8]>, expected: &[&str]) {
    let limits = Limits { entries: 3, page: 2000, nesting: 8, ..Limits::default() };
    let shown: Vec<String> = read(xml.as_ref(), limits).into_iter().map(shown).collect();
    let xml: String = String::from_utf8_lossy(xml.as_ref()).chars().take(400).collect();
    assert_eq!(shown, expected, "{xml}");
}

fn shown(item: Item) -> String {
    item.map_or_else(
        |error| error.to_string(),
        |(article, notes)| {
            let notes: String = notes.iter().map(|note| format!(" [{}]", note.kind)).collect();
            format!("{}|{}|{}{notes}", article.id, article.title.unwrap_or_default(), article.text)
        },
    )
}

fn one(xml: &str) -> Article {
    read(xml, Limits::default()).into_iter().next().unwrap().unwrap().0
}

/// The fields of an article as `key=value`.
fn fields(article: &Article) -> String {
    let mut shown = vec![format!("id={}", article.id)];
    for (key, value) in [
        ("title", article.title.clone()),
        ("url", article.url.clone()),
        ("byline", article.byline.clone()),
        ("outlet", article.outlet.clone()),
        ("language", article.language.clone()),
        ("published", article.published.as_ref().map(|p| p.written.clone())),
        ("updated", article.updated.clone()),
    ] {
        shown.extend(value.map(|value| format!("{key}={value}")));
    }
    shown.extend(article.metadata.iter().map(|(key, value)| format!("{key}={value}")));
    shown.join("; ")
}

#[test]
fn rss_2() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:c="http://purl.org/dc/elements/1.1/"
          xmlns:atom="http://www.w3.org/2005/Atom"><channel>
        <title>Sarn Courier</title><atom:link href="https://sarn.example/feed" rel="self"/><link>https://sarn.example/</link>
        <language>en-gb</language>
        <item><title>Harbour &amp;amp; bill: it &lt;i&gt;passed&lt;/i&gt;</title><link>https://sarn.example/harbour?a=1&amp;b=2</link>
        <guid isPermaLink="false">harbour-7</guid><c:creator>Ilse Toft</c:creator><c:creator>Orm Sund</c:creator>
        <pubDate>Fri, 26 Jan 2024 23:30:00 -0500</pubDate><category>sea</category><category>bill</category>
        <description>In short.</description>
        <content:encoded><![CDATA[<p>The bill passed, <a href="/toft">Toft</a> said.</p><p>It closes.</p>]]></content:encoded></item>
        </channel></rss>"#;
    let article = one(xml);
    assert_eq!(
        fields(&article),
        "id=harbour-7; title=Harbour & bill: it passed; url=https://sarn.example/harbour?a=1&b=2; byline=Ilse Toft, Orm Sund; \
         outlet=Sarn Courier; language=en-gb; published=2024-01-26T23:30:00-05:00; categories=sea, bill"
    );
    assert_eq!(&*article.text, "The bill passed, Toft said.\n\nIt closes.");
    assert_eq!(article.links[0].href, "https://sarn.example/toft");
    assert_eq!(article.links[0].anchor.unwrap().of(&article.text), "Toft");
}

#[test]
fn atom() {
    let xml = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://sarn.example/"><title type="html">Sarn &amp;amp; Co</title>
        <link rel="self" href="https://sarn.example/atom"/><link href="https://sarn.example/"/>
        <entry xml:base="https://sarn.example/2024/"><id>tag:sarn.example,2024:7</id><title>The bill &lt;passed&gt;</title><link rel="alternate" href="harbour"/>
        <link rel="enclosure" href="https://sarn.example/a.mp3"/><author><name>Ilse Toft</name><email>toft@sarn.example</email></author>
        <published>2024-01-26T08:00:00Z</published><updated>2024-01-27T09:00:00+01:00</updated>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The bill <em>passed</em>.</p><p>A &lt; b &amp; c.</p></div></content></entry>
        <entry><id>x</id><title>Only</title><updated>2024-01-27T09:00:00Z</updated><link href="/x"/><summary>Short it is.</summary></entry></feed>"#;
    let items = read(xml, Limits::default());
    let (article, notes) = items[0].as_ref().unwrap();
    assert!(notes.is_empty());
    assert_eq!(
        fields(article),
        "id=tag:sarn.example,2024:7; title=The bill <passed>; url=https://sarn.example/2024/harbour; byline=Ilse Toft; \
         outlet=Sarn & Co; language=en; published=2024-01-26T08:00:00Z; updated=2024-01-27T09:00:00+01:00"
    );
    assert_eq!(&*article.text, "The bill passed.\n\nA < b & c.");
    let (article, notes) = items[1].as_ref().unwrap();
    assert_eq!(
        fields(article),
        "id=x; title=Only; url=https://sarn.example/x; outlet=Sarn & Co; language=en; published=2024-01-27T09:00:00Z; \
         updated=2024-01-27T09:00:00Z; feed-summary=true"
    );
    assert_eq!(notes[0].kind, "published-by-update");
}

#[test]
fn older_and_odder_ones() {
    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="x"><title>Sarn Courier</title><dc:language>en</dc:language><items><rdf:Seq><rdf:li rdf:resource="a"/></rdf:Seq></items></channel>
        <item rdf:about="https://sarn.example/a"><title>One</title><dc:date>2024-01-26</dc:date><dc:creator>I. Toft</dc:creator><description>Text.</description></item></rdf:RDF>"#;
    assert_eq!(
        fields(&one(rdf)),
        "id=https://sarn.example/a; title=One; url=https://sarn.example/a; byline=I. Toft; outlet=Sarn Courier; language=en; \
         published=2024-01-26; feed-summary=true"
    );
    check(
        "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'rss-0.91.dtd'><rss><channel><item><title>Caf&eacute; &nbsp;AT&T</title></item></channel></rss>",
        &["feed-entry-1|Café AT&T|Café AT&T"],
    );
    let prefixed = "<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>S</a:title><a:entry><a:id>1</a:id><a:title>T</a:title>\
                    <a:content>One.</a:content><a:issued>x</a:issued></a:entry></a:feed>";
    check(prefixed, &["1|T|One."]);
    let mixed = "<rss><channel><title>Mix</title><item><source url='x'>Sarn Courier</source><author>toft@sarn.example (Ilse Toft)</author>\
                 <description>One.</description><pubDate>yesterday</pubDate></item></channel></rss>";
    assert_eq!(fields(&one(mixed)), "id=feed-entry-1; byline=Ilse Toft; outlet=Sarn Courier");
    check(mixed, &["feed-entry-1||One. [wrong-date]"]);
}

#[test]
fn encodings() {
    check(
        b"<?xml version='1.0' encoding='iso-8859-1'?><rss><item><title>Caf\xe9</title></item></rss>",
        &["feed-entry-1|Café|Café"],
    );
    check(b"<rss><item><title>Caf\xe9 \x93x\x94</title></item></rss>", &["feed-entry-1|Café “x”|Café “x” [encoding]"]);
    let wide: Vec<u8> =
        "\u{feff}<rss><item><title>Café</title></item></rss>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    check(wide, &["feed-entry-1|Café|Café"]);
    check("\u{feff}<rss><channel><item><title>A</title></item></channel></rss>", &["feed-entry-1|A|A"]);
}

#[test]
fn broken_entries_do_not_stop_a_feed() {
    check(
        "<rss><item><title>A</title></item><item><title>B</item><item><title>C</title></item></rss>",
        &[
            "feed-entry-1|A|A",
            "news/feed.xml: entry 2: broken XML at byte 14 of it in `<title>`: expected `</title>`, but `</item>` was found",
            "feed-entry-3|C|C",
        ],
    );
    check(
        "<rss><item><title>A</title><item><title>B</title></item>",
        &[
            "news/feed.xml: entry 1: broken XML: its end is missing; it was passed over, what follows is read",
            "feed-entry-2|B|B",
        ],
    );
    check(
        format!("<rss><item><a>{}</a></item><item><title>B</title></item>", "<b>".repeat(9)),
        &["news/feed.xml: entry 1: more than 8 elements inside one another (the limit `nesting`)", "feed-entry-2|B|B"],
    );
    check("<rss><item></item></rss>", &["news/feed.xml: entry 1: there is no text in it: nothing to read"]);
    check(
        "<rss><channel></channel></rss>",
        &["news/feed.xml: there is no entry in it: a feed that is empty as yet, or one that is cut off"],
    );
    let long = "a".repeat(3_000);
    check(
        format!("<rss><item><title>{long}</title></item><item><title>B</title></item></rss>"),
        &[
            "news/feed.xml: entry 1: longer than 2000 bytes: passed over; raise the limit `page` where it is wanted",
            "feed-entry-2|B|B",
        ],
    );
    check(
        "<rss>".to_owned() + &"<item><title>A</title></item>".repeat(5),
        &[
            "feed-entry-1|A|A",
            "feed-entry-2|A|A",
            "feed-entry-3|A|A",
            "news/feed.xml: the first 3 entries were read: raise the limit `entries` where the rest is wanted",
        ],
    );
}

#[test]
fn bombs_are_refused() {
    let own = "is an entity that the document defines itself: those are never followed, for a few lines of them can fill a memory; \
               ask for a version without them";
    let mut laughs = "<!DOCTYPE rss [<!ENTITY lol0 'lol'>".to_owned();
    for n in 1..10 {
        laughs += &format!("<!ENTITY lol{n} '{}'>", format!("&lol{};", n - 1).repeat(10));
    }
    laughs += "]><rss><channel><title>&lol9;</title><item><title>&lol9;</title></item><item><title>B</title></item></channel></rss>";
    check(&laughs, &[&format!("news/feed.xml: entry 1: `&lol9;` {own}"), "feed-entry-2|B|B"]);
    // Quadratic: one long entity, named often.
    let long = format!(
        "<!DOCTYPE rss [<!ENTITY a '{}'>]><rss><item><title>{}</title></item></rss>",
        "a".repeat(1000),
        "&a;".repeat(300)
    );
    check(&long, &[&format!("news/feed.xml: entry 1: `&a;` {own}")]);
    let outside = "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hosts'>]><rss><item><title>&a;</title></item></rss>";
    check(outside, &[&format!("news/feed.xml: entry 1: `&a;` {own}")]);
}

#[test]
fn cut_off_anywhere() {
    let xml = "<rss xmlns:x='http://purl.org/dc/elements/1.1/'><channel><title>S</title><item><title>A</title><x:date>2024-01-26</x:date>\
               <description><![CDATA[<p>One.</p>]]></description></item><!-- c --><item><title>B é</title></item></channel></rss>";
    for end in 0..xml.len() {
        for item in read(&xml.as_bytes()[..end], Limits::default()) {
            if let Err(error) = item {
                assert!(error.place().file.starts_with("news/feed.xml"), "{error}");
            }
        }
    }
}

/// As many entries as are asked for, made as they are read.
struct Made {
    left: u64,
    entry: Vec<u8>,
    at: usize,
}

impl Read for Made {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.entry.len() {
            if self.left == 0 {
                return Ok(0);
            }
            (self.left, self.at) = (self.left - 1, 0);
        }
        let count = buffer.len().min(self.entry.len() - self.at);
        buffer[..count].copy_from_slice(&self.entry[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

fn made(left: u64, entry: &str) -> Bytes {
    Bytes::stream((&b"<rss><channel><title>S</title>"[..]).chain(Made {
        left,
        entry: entry.as_bytes().to_vec(),
        at: entry.len(),
    }))
}

#[test]
fn a_million_entries() {
    let entry = "<item><title>Harbour</title><link>https://sarn.example/a</link><pubDate>Fri, 26 Jan 2024 09:30:00 GMT</pubDate>\
                 <description>The bill passed, Toft said.</description></item>\n";
    let settings = Settings { limits: Limits { entries: 2_000_000, ..Limits::default() }, ..Settings::default() };
    let read = articles(Source::new("feed.xml", made(1_000_000, entry)), &settings);
    assert_eq!(read.map(|item| item.unwrap().0.text.len()).filter(|&length| length == 27).count(), 1_000_000);
    // The limit ends one that never ends.
    let endless = articles(Source::new("feed.xml", made(u64::MAX, entry)), &Settings::default());
    assert_eq!(endless.count(), 100_001);
}

#[test]
fn an_endless_entry_ends() {
    let limits = Limits { page: 1 << 20, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let endless = Bytes::stream((&b"<rss><item><title>"[..]).chain(io::repeat(b'a')));
    let shown: Vec<String> = articles(Source::new("f", endless), &settings).map(shown).collect();
    assert_eq!(
        shown,
        [
            "f: entry 1: longer than 1 MiB: passed over; raise the limit `page` where it is wanted",
            "f: no entry for 1 MiB, so there is hardly one after it: the rest is not read",
        ]
    );
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0..4usize) {
        let start = [&b""[..], b"<rss><item>", b"\xff\xfe", b"<feed><entry><content>"][start];
        read([start, &bytes].concat(), Limits::default());
    }

    #[test]
    fn any_markup_ends(xml in "(<rss>|<item>|</item>|<title>|</title>|<link href='|'/>|<content:encoded>|<!\\[CDATA\\[|\\]\\]>|&amp;|&x;|<|é| ){0,40}") {
        for (article, notes) in read(xml, Limits::default()).into_iter().flatten() {
            for span in notes.iter().filter_map(|note| note.span).chain(article.links.iter().filter_map(|link| link.anchor)) {
                prop_assert!(article.text.get(span.range()).is_some());
            }
        }
    }
}
