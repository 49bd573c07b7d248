use proptest::prelude::*;

use super::*;
use crate::open::Item;
use crate::{ErrorKind, Limits, Place, Settings};

fn about() -> About {
    About {
        place: Place { file: "harbour.html".into(), line: None },
        id: "harbour".into(),
        content_type: None,
        url: Some("https://sarn.example/2024/01/26/harbour?from=feed".into()),
        retrieved: Some("2024-01-27".into()),
    }
}

fn read(html: &str) -> Item {
    page(html.as_bytes().to_vec(), &about(), &Settings::default())
}

/// The text of a page.
fn check(html: &str, expected: &str) {
    let (article, _) = read(html).unwrap();
    assert_eq!(&*article.text, expected, "{html}");
    for link in &article.links {
        assert!(!link.anchor.unwrap().of(&article.text).is_empty());
    }
}

const FIRST: &str = "The harbour of Sarn closes in May, the mayor’s office said on Friday, and the ferry with it.";
const SECOND: &str = "Fishers were not asked, said Orm Sund, who speaks for them, and they mean to go to court.";

#[test]
fn a_page() {
    let (article, notes) = read(include_str!("../../tests/html/harbour.html")).unwrap();
    let expected = include_str!("../../tests/html/harbour.txt");
    assert_eq!(&*article.text, expected.trim_end());
    assert_eq!(article.title.as_deref(), Some("Harbour of Sarn to close in May"));
    assert_eq!(article.outlet.as_deref(), Some("Sarn Courier"));
    assert_eq!(article.byline.as_deref(), Some("Ada Vell, Orm Keel"));
    assert_eq!(article.published.unwrap().written, "2024-01-26T09:30:00+01:00");
    assert_eq!(article.updated.as_deref(), Some("2024-01-26T14:05:00Z"));
    assert_eq!(article.url.as_deref(), Some("https://sarn.example/2024/01/26/harbour"));
    assert_eq!(article.language.as_deref(), Some("en-GB"));
    assert_eq!(article.retrieved.as_deref(), Some("2024-01-27"));
    assert_eq!(article.metadata["section"], "Sarn");
    let links: Vec<(&str, &str)> =
        article.links.iter().map(|link| (link.href.as_str(), link.anchor.unwrap().of(expected))).collect();
    assert_eq!(
        links,
        [("https://sarn.example/2024/01/20/ferry", "the ferry"), ("https://nordwire.example/harbour", "told Nordwire"),]
    );
    assert!(notes.is_empty());
}

#[test]
fn what_is_around_a_text() {
    let p = |text: &str| format!("<p>{text}</p>");
    let two = format!("{FIRST}\n\n{SECOND}");
    check(&format!("<nav><p>{SECOND}</p></nav>{}{}", p(FIRST), p(SECOND)), &two);
    check(
        &format!(
            "{}<div class='share-bar'>Share this with all your friends and their friends and their friends too</div>{}",
            p(FIRST),
            p(SECOND)
        ),
        &two,
    );
    check(
        &format!("{}<p><a href=/b>Read: Harbour of Keel closes, and so do many others</a></p>{}", p(FIRST), p(SECOND)),
        &two,
    );
    check(&format!("{}<p>READ MORE: Harbour of Keel closes</p>{}", p(FIRST), p(SECOND)), &two);
    check(
        &format!(
            "{}<figure><img><figcaption>The harbour. Photo: Ada Vell</figcaption></figure>{}",
            p(FIRST),
            p(SECOND)
        ),
        &two,
    );
    check(&format!("{}{}<h3>More from Sarn</h3><p>{SECOND}", p(FIRST), p(SECOND)), &two);
    check(
        &format!("{}<p>(Reporting by Ada Vell; Editing by Orm Keel)</p>", p(FIRST)),
        &format!("{FIRST}\n\n(Reporting by Ada Vell; Editing by Orm Keel)"),
    );
    check(
        &format!(
            "<article><div class='article-body'>{}{}</div><div class='article-footer'>With inputs from Nordwire</div></article>",
            p(FIRST),
            p(SECOND)
        ),
        &format!("{two}\n\nWith inputs from Nordwire"),
    );
    check(
        &format!(
            "{}<blockquote class='twitter-tweet'><p>We close. <a href=x>pic</a></p>— Mayor of Sarn</blockquote>{}",
            p(FIRST),
            p(SECOND)
        ),
        &format!("{FIRST}\n\nWe close. pic\n\n— Mayor of Sarn\n\n{SECOND}"),
    );
    let cards: String = (0..4).map(|at| format!("<li><a href=/{at}>Harbour of Keel closes</a><p>It will be closed for the winter and perhaps for longer.</p>")).collect();
    check(&format!("<div>{}{}</div><ul>{cards}</ul>", p(FIRST), p(SECOND)), &two);
}

#[test]
fn blocks_of_a_text() {
    check(
        &format!("<title>Harbour closes</title><div><h1>Harbour closes</h1>{FIRST}<br><br>{SECOND}<br>Short.</div>"),
        &format!("{FIRST}\n\n{SECOND}\nShort."),
    );
    check(
        &format!("<p>{FIRST}<ul><li>One<li>Two  words</ul><p>{SECOND}"),
        &format!("{FIRST}\n\nOne\n\nTwo words\n\n{SECOND}"),
    );
    check(&format!("<p>{FIRST}<h2>What now?</h2><p>{SECOND}"), &format!("{FIRST}\n\nWhat now?\n\n{SECOND}"));
    check(
        &format!("<p>{FIRST}<table><tr><td>Sarn<td>7<tr><td>Keel<td>9</table><p>{SECOND}"),
        &format!("{FIRST}\n\nSarn 7\n\nKeel 9\n\n{SECOND}"),
    );
    check(&format!("<p>{}", FIRST.replace("Sarn", "S<b>ar</b>n\u{ad}<span hidden>x</span>")), FIRST);
}

#[test]
fn a_text_that_is_not_shown() {
    let body = format!("{FIRST} {FIRST}\\n{SECOND} &amp; more");
    let ld = format!(
        "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"articleBody\": \"{body}\"}}</script>"
    );
    check(&format!("{ld}<p>Subscribe to read on.</p>"), &format!("{FIRST} {FIRST}\n\n{SECOND} & more"));
    check(&format!("<body style='visibility: hidden'><p>{FIRST}<p>{SECOND}"), &format!("{FIRST}\n\n{SECOND}"));
}

#[test]
fn addresses() {
    let url = |html: &str| {
        let article = read(&format!("{html}<p>{FIRST}")).unwrap().0;
        (article.url.unwrap(), article.metadata.get("canonical").cloned())
    };
    let own = "https://sarn.example/2024/01/26/harbour?from=feed".to_owned();
    assert_eq!(url("<link rel=canonical href=/harbour>"), ("https://sarn.example/harbour".into(), None));
    assert_eq!(url("<link rel=canonical href=/>"), (own.clone(), None));
    let nordwire = "https://nordwire.example/harbour";
    assert_eq!(url(&format!("<link rel=canonical href={nordwire}>")), (own.clone(), Some(nordwire.into())));
    assert_eq!(url("<link rel=canonical href='javascript:x'>"), (own, None));
}

#[test]
fn dates_of_a_page() {
    let date = |html: &str| read(&format!("{html}<p>{FIRST}")).unwrap().0.published.map(|p| p.written);
    assert_eq!(
        date("<meta property=article:published_time content=2024-01-25T08:00:00Z>").as_deref(),
        Some("2024-01-25T08:00:00Z")
    );
    assert_eq!(
        date("<meta name=date content='Thu, 25 Jan 2024 08:00:00 GMT'>").as_deref(),
        Some("2024-01-25T08:00:00Z")
    );
    assert_eq!(date("<time datetime=2024-01-25>yesterday</time>").as_deref(), Some("2024-01-25"));
    assert_eq!(date("<div>By Ada Vell, January 25, 2024</div>").as_deref(), Some("2024-01-25"));
    assert_eq!(date("").as_deref(), Some("2024-01-26"), "from the address");
}

#[test]
fn titles_of_several_pieces() {
    let (article, _) = read(&format!("<h1>Har<b>bour</b><br>of\n Sarn</h1><p>{FIRST}")).unwrap();
    assert_eq!(article.title.as_deref(), Some("Harbour of Sarn"));
}

#[test]
fn fragments() {
    let (text, links) = fragment(
        "<p>A &amp; B<br>C</p><script>x</script><a href='../d'>D</a>",
        Some("https://sarn.example/a/b"),
        &Limits::default(),
    );
    assert_eq!(text, "A & B\nC\n\nD");
    assert_eq!((links[0].href.as_str(), links[0].anchor.unwrap().of(&text)), ("https://sarn.example/d", "D"));
}

#[test]
fn pages_without_an_article() {
    for html in [
        "",
        "<p></p>",
        "\0",
        "<a href=b>Harbour of Keel closes, and so do many others in the north</a>",
        "<html><body><div id=app></div>",
    ] {
        assert_eq!(read(html).unwrap_err().kind(), ErrorKind::Empty, "{html}");
    }
}

#[test]
fn what_is_too_much() {
    let p = format!("<p>{FIRST}</p>");
    let noted = |html: &str, kind: &str| {
        let (article, notes) = read(html).unwrap();
        assert_eq!(&*article.text, FIRST);
        assert!(notes.iter().any(|note| note.kind == kind), "{notes:?}");
    };
    noted(&format!("{}{p}{}", "<div>".repeat(100_000), "</div>".repeat(100_000)), "nesting");
    noted(&format!("{}{p}", "<b><i>".repeat(50_000)), "nesting");
    noted(&format!("<title>{}</title>{p}", "Harbour ".repeat(600_000)), "cut");
    let plain = |html: &str| assert_eq!(&*read(html).unwrap().0.text, FIRST);
    plain(&format!("<div {}>{p}", (0..100_000).map(|at| format!("a{at}=1 class=c{at} ")).collect::<String>()));
    plain(&format!("{}{p}", "<blockquote class=twitter-tweet><div class=ad></div></blockquote>".repeat(20_000)));
    plain(&format!("{}{p}", "<article>".repeat(50_000)));
    plain(&format!("{0}{p}{0}", "\0".repeat(100_000)));
    let error = read(&"<a>".repeat(2_000_000)).unwrap_err();
    assert_eq!((error.kind(), error.message().contains("1,000,000 parts")), (ErrorKind::Empty, true));
    let settings = Settings { limits: Limits { page: 1000, article: 100, ..Limits::default() }, ..Settings::default() };
    for (html, message) in [("x".repeat(2000), "longer than 1000 bytes"), (p.repeat(4), "longer than 100 bytes")] {
        let error = page(html.into_bytes(), &about(), &settings).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLong);
        assert!(error.to_string().contains(message), "{error}");
    }
}

proptest! {
    #[test]
    fn any_page_is_read_or_refused(html in "(<(p|div|a href=b|h1|li|ul|td|table|title|article|aside|span class=caption)>|</(p|div|a|h1|table)>|<meta name=date content=\\PC{0,9}>|The harbour of Sarn closes in May, the mayor said on Friday[.] |By Ada|\\PC|[\0 \n&]){0,40}") {
        if let Ok((article, _)) = read(&html) {
            prop_assert!(!article.text.trim().is_empty());
            for link in &article.links {
                prop_assert!(article.text.get(link.anchor.unwrap().range()).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = page(bytes.clone(), &about(), &Settings::default());
        fragment(&String::from_utf8_lossy(&bytes), Some("x:y"), &Limits::default());
    }
}
