use super::*;

fn check(head: &str, name: &str, content_type: Option<&str>, expected: Option<Format>) {
    assert_eq!(Format::of(head.as_bytes(), name, content_type), expected, "{name}: {head}");
    let with_mark: Vec<u8> = ['\u{feff}'].into_iter().chain(head.chars()).collect::<String>().into_bytes();
    if with_mark.len() > 3 && !head.starts_with(['%', 'P', '\u{1f}', '\u{89}', 'W']) {
        assert_eq!(Format::of(&with_mark, name, content_type), expected, "with byte order mark, {name}: {head}");
        let wide: Vec<u8> = "\u{feff}".encode_utf16().chain(head.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(Format::of(&wide, name, content_type), expected, "UTF-16, {name}: {head}");
    }
}

fn by_bytes(head: &str, expected: Format) {
    for name in ["a", "a.dat", "https://sarn.example/2024/harbour?from=a.txt", "news.zip: a/b"] {
        check(head, name, None, Some(expected));
    }
}

#[test]
fn magic_goes_first() {
    for (head, expected) in [
        ("%PDF-1.7\n", Format::Pdf),
        ("PAR1\u{15}", Format::Parquet),
        ("PK\u{3}\u{4}\u{14}", Format::Zip),
        ("PK\u{5}\u{6}\0\0", Format::Zip),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n", Format::Warc),
    ] {
        check(head, "a.html", Some("text/html"), Some(expected));
    }
    assert_eq!(Format::of(b"\x1f\x8b\x08", "a.txt", None), Some(Format::Gzip));
    assert_eq!(Format::of(b"\x89PNG\r\n\x1a\n", "a.txt", None), None);
    assert_eq!(Format::of(b"\0\x01torn\0\x02", "crawl.warc", None), Some(Format::Warc));
}

#[test]
fn xml() {
    by_bytes("<rss version=\"2.0\"><channel>", Format::Feed);
    by_bytes(
        "<?xml version=\"1.0\"?>\n<?xml-stylesheet href=\"a.css\"?>\n<!-- a feed -->\n<rss version=\"2.0\">",
        Format::Feed,
    );
    by_bytes("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">", Format::Feed);
    by_bytes("<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed);
    by_bytes("<atom:feed xmlns:atom=\"http://www.w3.org/2005/Atom\">", Format::Feed);
    by_bytes("<opml version=\"2.0\"><head>", Format::Opml);
    by_bytes("<?xml version=\"1.0\"?>\n<!DOCTYPE nitf SYSTEM \"nitf-3-6.dtd\">\n<nitf>", Format::Nitf);
    by_bytes("<!DOCTYPE nitf [<!ENTITY a \"b > c\">]><nitf>", Format::Nitf);
    by_bytes("<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"a\">", Format::NewsMl);
    by_bytes("<?xml version=\"1.0\"?><n:newsMessage xmlns:n=\"http://iptc.org/std/nar/2006-10-01/\">", Format::NewsMl);
    by_bytes("<packageItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\">", Format::NewsMl);
}

#[test]
fn other_xml_is_no_article() {
    let map = "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">";
    check(map, "sitemap.xml", None, None);
    assert_eq!(Format::looks_like(map.as_bytes()), "an XML document of a kind that is not read here (`<urlset>`)");
    check(map, "sitemap.txt", None, Some(Format::Text));
    check("<?xml version=\"1.0\"?><article dtd-version=\"1.3\">", "a.xml", None, None);
    check(map, "page.html", None, Some(Format::Html));
    check(map, "page", Some("text/html; charset=utf-8"), Some(Format::Html));
}

#[test]
fn pages() {
    by_bytes("<!DOCTYPE html>\n<p>The harbour closes.", Format::Html);
    by_bytes("\n  <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\"><title>a</title>", Format::Html);
    by_bytes("<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"http://www.w3.org/1999/xhtml\">", Format::Html);
    by_bytes("<HTML lang=en>", Format::Html);
    by_bytes("<!-- saved from url=(0020)https://sarn.example/ -->\n<html>", Format::Html);
    by_bytes("<!-- a comment that never ends", Format::Html);
    by_bytes("<div class=story>The harbour closes.</div>", Format::Html);
    by_bytes("<p>The harbour closes.", Format::Html);
    by_bytes("<b>Sarn.</b> The harbour closes.", Format::Html);
}

#[test]
fn plain_text_may_speak_of_tags() {
    for name in ["a.txt", "a.md", "a.txt.gz", "news.zip: a/b.TXT", "https://sarn.example/a.txt?page=2#top"] {
        for head in [
            "<b>Sarn.</b> The harbour closes.",
            "<html> is the first word of every page, Toft said.",
            "<rss> was her idea, Toft said.",
            "<p align=center>The harbour closes.</p>",
            "<!-- a note --> The harbour closes.",
            "{The harbour closes.}",
        ] {
            check(head, name, None, Some(Format::Text));
        }
        check("<!DOCTYPE html>\n<html><body>", name, None, Some(Format::Html));
        check("<html>\n<head><title>a</title>", name, None, Some(Format::Html));
        check("<rss version=\"2.0\"><channel>", name, None, Some(Format::Feed));
    }
    check("<b>Sarn.</b> The harbour closes.", "a", Some("text/plain; charset=utf-8"), Some(Format::Text));
    check("<Toft> The harbour closes.", "a", None, Some(Format::Text));
    check("< 3 ships came.", "a", None, Some(Format::Text));
}

#[test]
fn json() {
    by_bytes("{\"text\": \"The harbour closes.\"}\n", Format::JsonLines);
    by_bytes("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": []}", Format::JsonFeed);
    by_bytes("{\n  \"title\": \"a\",\n  \"version\" : \"https:\\/\\/jsonfeed.org\\/version\\/1\"", Format::JsonFeed);
    by_bytes("{\"text\": \"write \\\"version\\\": \\\"https://jsonfeed.org/version/1\\\"\"}", Format::JsonLines);
    by_bytes("[\n  {\"text\": \"The harbour closes.\"}]", Format::JsonLines);
    check("[{a list in plain text}]", "a.txt", None, Some(Format::Text));
    check("[Update] The harbour closes.", "a", None, Some(Format::Text));
    check("{\"title\": \"a\", \"items\": []}", "feed", Some("application/feed+json"), Some(Format::JsonFeed));
    check("{\"text\": \"a\"}", "a", Some("application/json"), Some(Format::JsonLines));
    check("\n\n", "a.jsonl", None, Some(Format::JsonLines));
    check("no json", "a.ndjson.gz", None, Some(Format::JsonLines));
}

#[test]
fn saved_pages() {
    by_bytes("From: <Saved by Blink>\nSnapshot-Content-Location: https://sarn.example/\n", Format::Mhtml);
    by_bytes(
        "From: \"Saved\"\r\nSubject: Harbour\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n",
        Format::Mhtml,
    );
    check("From: Sarn\nTo: Orm\nMIME-Version: 1.0\nContent-Type: text/plain\n\nHello", "a", None, Some(Format::Text));
    check(
        "Title: Harbour\nDate: 2024-01-26\n\nMIME-Version: 1.0\nContent-Type: text/html\n",
        "a",
        None,
        Some(Format::Text),
    );
}

#[test]
fn names_and_types_decide_where_bytes_do_not() {
    let text = "The harbour closes.";
    for (name, content_type, expected) in [
        ("a.html", None, Format::Html),
        ("a.HTM", None, Format::Html),
        ("a.xhtml", Some("text/plain"), Format::Html),
        ("a.txt", Some("text/html"), Format::Text),
        ("a", Some("text/html; charset=utf-8"), Format::Html),
        ("a.php", Some("Text/HTML"), Format::Html),
        ("a", Some("application/rss+xml"), Format::Feed),
        ("a", Some("application/atom+xml"), Format::Feed),
        ("a", Some("application/octet-stream"), Format::Text),
        ("a.mht", None, Format::Mhtml),
        ("https://sarn.example/a.html", Some("text/plain"), Format::Text),
        ("https://sarn.example/a.txt", Some("text/html"), Format::Html),
        ("https://sarn.example/a.html", None, Format::Html),
        ("v1.2/readme", None, Format::Text),
        ("", None, Format::Text),
    ] {
        check(text, name, content_type, Some(expected));
    }
}
