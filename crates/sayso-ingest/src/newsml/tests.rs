use proptest::prelude::*;

use super::*;
use crate::Bytes;

const MESSAGE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
    <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2024-01-26T10:00:00Z</sent></header><itemSet>
    <newsItem guid="urn:newsml:sarn.example:20240126:7" version="2" xml:lang="en-GB" standard="NewsML-G2">
      <rightsInfo><copyrightHolder literal="Sarn Press Agency"/><copyrightNotice>(c) 2024</copyrightNotice></rightsInfo>
      <itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:SPA"><name>SPA</name></provider>
        <versionCreated>2024-01-27T08:00:00+01:00</versionCreated><pubStatus qcode="stat:usable"/><title>slug</title></itemMeta>
      <contentMeta><contentCreated>2024-01-26T23:30:00-05:00</contentCreated><creator qcode="x:it"><name>Ilse Toft</name></creator>
        <language tag="en"/><by>By Ilse Toft</by><headline>Harbour closes</headline><dateline>SARN, Jan. 26</dateline>
        <creditline>Sarn Press</creditline><slugline>harbour-bill</slugline></contentMeta>
      <contentSet><remoteContent href="a.jpg"/><inlineXML contenttype="application/nitf+xml">
        <nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Other</hl1></hedline></body.head>
        <body.content><p>The bill passed.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
    <newsItem guid="b"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentSet>
      <inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
      <body><p>It is <a href="https://sarn.example/b">withdrawn</a>.</p></body></html></inlineXML></contentSet></newsItem>
    <newsItem guid="c"><contentSet><inlineData contenttype="text/plain">One.

Two.</inlineData></contentSet></newsItem>
    <packageItem guid="d"><groupSet><group><itemRef href="a"/><itemRef href="b"/></group></groupSet></packageItem>
    <newsItem guid="e"><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentSet><remoteContent href="https://sarn.example/e.jpg"/></contentSet></newsItem>
    <newsItem guid="f"><itemMeta><pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/></itemMeta></newsItem>
    <conceptItem guid="g"/></itemSet></newsMessage>"#;

fn read(bytes: &[u8]) -> Vec<Item> {
    articles(Source::new("message.xml", Bytes::held(bytes.to_vec())), &Settings::default()).collect()
}

fn check(xml: &str, expected: &[&str]) {
    let shown: Vec<String> = read(xml.as_bytes())
        .into_iter()
        .map(|item| {
            item.map_or_else(|error| error.to_string(), |(article, _)| format!("{}: {}", article.id, article.text))
        })
        .collect();
    assert_eq!(shown, expected);
}

#[test]
fn a_message() {
    check(
        MESSAGE,
        &[
            "urn:newsml:sarn.example:20240126:7: The bill passed.",
            "b: It is withdrawn.",
            "c: One.\n\nTwo.",
            "message.xml: item 4: a package, which holds no text but 2 references to other items: take those in",
            "message.xml: item 5: its content (picture) is not in this file, but at https://sarn.example/e.jpg: take that in",
            "message.xml: item 6: it is canceled, and there is no content in this item (`text`)",
            "message.xml: item 7: a `conceptItem`, which tells about news and holds none",
        ],
    );
}

#[test]
fn fields_of_an_item() {
    let (article, notes) = read(MESSAGE.as_bytes()).remove(0).unwrap();
    assert!(notes.is_empty());
    let found = [article.title, article.byline, article.credit, article.outlet, article.language, article.updated];
    assert_eq!(
        found.map(Option::unwrap),
        ["Harbour closes", "By Ilse Toft", "Sarn Press", "SPA", "en", "2024-01-27T08:00:00+01:00"]
    );
    let published = article.published.unwrap();
    assert_eq!(
        (published.date.to_string().as_str(), published.written.as_str()),
        ("2024-01-26", "2024-01-26T23:30:00-05:00")
    );
    let metadata: Vec<String> = article.metadata.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(metadata, ["dateline=SARN, Jan. 26", "rights=(c) 2024", "slugline=harbour-bill", "version=2"]);
    let (canceled, _) = read(MESSAGE.as_bytes()).remove(1).unwrap();
    assert_eq!(canceled.metadata.get("pub-status").map(String::as_str), Some("canceled"));
    assert_eq!(canceled.links[0].anchor.unwrap().of(&canceled.text), "withdrawn");
}

#[test]
fn items_alone_and_odd() {
    check(
        "<newsItem><contentSet><inlineXML><p>One.</p><p>Two.</p></inlineXML></contentSet></newsItem>",
        &["message: One.\n\nTwo."],
    );
    check(
        "<newsItem><contentSet><inlineData encoding='base64'>AAAA</inlineData></contentSet></newsItem>",
        &["message.xml: there is no text in this item (`text`)"],
    );
    check(
        "<x:newsItem xmlns:x='http://iptc.org/std/nar/2006-10-01/' guid='a'><x:contentSet><x:inlineData>One.</x:inlineData></x:contentSet></x:newsItem>",
        &["a: One."],
    );
    check(
        "<NewsML/>",
        &["message.xml: there is no `<newsItem>` in it, so it is no NewsML-G2: an older NewsML, another kind of XML, \
        or a file that is cut off"],
    );
    check(
        "<m><newsItem guid='a'><contentSet></newsItem><newsItem guid='b'><contentSet><inlineData>One.</inlineData></contentSet></newsItem></m>",
        &[
            "message.xml: item 1: broken XML at byte 31 of it in `<contentSet>`: expected `</contentSet>`, but `</newsItem>` was found",
            "b: One.",
        ],
    );
    check(
        "<!DOCTYPE m [<!ENTITY a 'x'>]><m><newsItem><contentSet><inlineData>&a;</inlineData></contentSet></newsItem></m>",
        &[
            "message.xml: item 1: `&a;` is an entity that the document defines itself: those are never followed, for a few lines of \
           them can fill a memory; ask for a version without them",
        ],
    );
}

#[test]
fn cut_off_anywhere() {
    for end in (0..MESSAGE.len()).filter(|&end| MESSAGE.is_char_boundary(end)) {
        for error in read(&MESSAGE.as_bytes()[..end]).into_iter().filter_map(Result::err) {
            assert!(error.place().file.starts_with("message.xml"));
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200), start in 0..3usize) {
        read(&[[&b""[..], b"<newsItem><contentSet>", b"\xff\xfe"][start], &bytes].concat());
    }

    #[test]
    fn any_markup_ends(xml in "(<newsItem>|</newsItem>|<contentSet>|</contentSet>|<inlineXML>|</inlineXML>|<nitf>|</nitf>|<body>|</body>|<p>|é|&|<| ){0,30}") {
        read(xml.as_bytes());
    }
}
