use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, HeaderValue, Message, MessageParser, MessagePart, MimeHeaders};
use sayso_text::{Article, Note, Published};

use crate::html::{self, About};
use crate::open::{self, Item, Items, Settings};
use crate::{Error, ErrorKind, Source, charset, dates, text};

/// The article of a saved page (RFC 2557), or of a mail: its page, else its plain text. What the head says fills what
/// the page does not: where it came from, when it was saved or sent.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let about = About::of(&source);
    let bytes = source.bytes.hold(settings.limits.held, &about.place);
    open::one(bytes.and_then(|bytes| saved(&bytes, about, settings)))
}

fn saved(bytes: &[u8], about: About, settings: &Settings) -> Item {
    let damaged = |message: &str| Error::new(ErrorKind::Damaged, about.place.clone(), message);
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or_else(|| {
        damaged("no head of a saved page or a mail can be read: is the file cut off at its beginning?")
    })?;
    let Some(part) = main(&message) else {
        let kinds: Vec<String> = message.parts.iter().filter_map(kind).take(5).collect();
        let found = if kinds.is_empty() { "nothing".to_owned() } else { kinds.join(", ") };
        let message = format!("there is no page and no text in it, only {found}: was it saved as a whole page?");
        return Err(Error::new(ErrorKind::Empty, about.place, message));
    };
    let (body, note) = decoded(bytes, part);
    let address = raw(&message, part, "Content-Location").or_else(|| raw(&message, part, "Snapshot-Content-Location"));
    let sent = message.header_raw("Date").and_then(dates::iso);
    let is_snapshot = message.header_raw("Snapshot-Content-Location").is_some() || address.is_some();
    let about = About {
        content_type: raw(&message, part, "Content-Type").or(about.content_type),
        url: about.url.or(address.filter(|url| url.starts_with("http"))),
        retrieved: about.retrieved.or_else(|| sent.clone().filter(|_| is_snapshot)),
        ..about
    };
    let (mut article, mut notes) =
        if is_page(part) { html::page(body, &about, settings) } else { plain(body, &about, settings) }?;
    notes.splice(0..0, note);
    if !is_snapshot {
        of_mail(&mut article, &message, sent);
    }
    article.title = article.title.or_else(|| message.subject().map(str::to_owned));
    Ok((article, notes))
}

/// The part that is shown: that which `start` names, else the first page, else the first text.
fn main<'m, 'x>(message: &'m Message<'x>) -> Option<&'m MessagePart<'x>> {
    let root = message.parts.first()?;
    let start = root.content_type().and_then(|kind| kind.attribute("start")).map(|id| id.trim_matches(['<', '>']));
    let named = message.parts.iter().find(|part| start.is_some() && part.content_id() == start && is_page(part));
    let is_text = |part: &&MessagePart<'_>| kind(part).is_none_or(|kind| kind == "text/plain") && !part.is_multipart();
    named.or_else(|| message.parts.iter().find(|part| is_page(part))).or_else(|| message.parts.iter().find(is_text))
}

fn is_page(part: &MessagePart<'_>) -> bool {
    kind(part).is_some_and(|kind| kind == "text/html" || kind == "application/xhtml+xml")
}

/// `text/html`; of a part that says nothing none.
fn kind(part: &MessagePart<'_>) -> Option<String> {
    let kind = part.content_type()?;
    Some(format!("{}/{}", kind.c_type, kind.subtype()?).to_ascii_lowercase())
}

/// The bytes of a part, whatever they are packed in.
fn decoded(bytes: &[u8], part: &MessagePart<'_>) -> (Vec<u8>, Option<Note>) {
    let packed = bytes.get(part.raw_body_offset() as usize..part.raw_end_offset() as usize).unwrap_or_default();
    let (unpacked, how) = match part.encoding {
        Encoding::None => return (packed.to_vec(), None),
        Encoding::QuotedPrintable => (quoted_printable_decode(packed), "quoted-printable"),
        Encoding::Base64 => (base64_decode(packed), "base64"),
    };
    match unpacked {
        Some(unpacked) => (unpacked, None),
        None => {
            let message = format!("said to be packed as {how}, which it is not: read as it is");
            (packed.to_vec(), Some(Note { span: None, kind: "encoding".into(), message }))
        }
    }
}

/// A line of the head of a part, else of the whole, as it is written.
fn raw(message: &Message<'_>, part: &MessagePart<'_>, name: &str) -> Option<String> {
    let of_part = part.headers.iter().find(|header| header.name().eq_ignore_ascii_case(name));
    let written = of_part
        .and_then(|header| message.raw_message.get(header.offset_start() as usize..header.offset_end() as usize));
    let written = written.map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    // Long addresses are folded.
    let whole: String = written
        .or_else(|| message.header_raw(name).map(str::to_owned))?
        .lines()
        .map(str::trim)
        .collect::<Vec<_>>()
        .join("");
    Some(whole).filter(|value| !value.is_empty())
}

/// A text that came by mail.
fn plain(body: Vec<u8>, about: &About, settings: &Settings) -> Item {
    if body.len() as u64 > settings.limits.article {
        let message = "its text is longer than one article: raise the limit `article`";
        return Err(Error::new(ErrorKind::TooLong, about.place.clone(), message));
    }
    let (body, note) = charset::decode(&body, about.content_type.as_deref(), None);
    let (article, mut notes) =
        text::text(&about.id, body.into_bytes()).map_err(|error| error.at(about.place.clone()))?;
    notes.extend(note);
    let url = article.url.clone().or_else(|| about.url.clone());
    Ok((Article { url, retrieved: about.retrieved.clone(), ..article }, notes))
}

/// A mail was published when it was sent, by who sent it.
fn of_mail(article: &mut Article, message: &Message<'_>, sent: Option<String>) {
    article.published = article.published.take().or_else(|| sent.as_deref().and_then(Published::parse));
    let sender = match message.header("From") {
        Some(HeaderValue::Address(sender)) => {
            sender.first().and_then(|sender| sender.name().or_else(|| sender.address()))
        }
        _ => None,
    };
    article.outlet = article.outlet.take().or_else(|| sender.map(str::to_owned));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Bytes;

    fn read(mail: &[u8]) -> Item {
        articles(Source::new("saved.mhtml", Bytes::held(mail.to_vec())), &Settings::default()).next().unwrap()
    }

    const SNAPSHOT: &str = "From: <Saved by a browser>\r
Snapshot-Content-Location: https://sarn.example/2024/harbour\r
Subject: =?utf-8?Q?Harbour_closes?=\r
Date: Fri, 26 Jan 2024 09:30:00 -0000\r
MIME-Version: 1.0\r
Content-Type: multipart/related;\r
\ttype=\"text/html\";\r
\tboundary=\"----Part--x----\"\r
\r
\r
------Part--x----\r
Content-Type: text/html\r
Content-ID: <frame@mhtml.blink>\r
Content-Transfer-Encoding: quoted-printable\r
Content-Location: https://sarn.example/2024/harbour\r
\r
<html lang=3D\"en\"><head><meta charset=3D\"utf-8\"><title>Harbour closes</title></he=\r
ad><body><h1>Harbour closes</h1><p>The harbour of Sarn closes in May, the mayor=E2=80=99s office sa=\r
id on Friday, and <a href=3D\"/2024/ferry\">the ferry</a> with it.</p></body></html>\r
------Part--x----\r
Content-Type: image/png\r
Content-Transfer-Encoding: base64\r
Content-Location: https://sarn.example/a.png\r
\r
iVBORw0KGgo=\r
------Part--x------\r
";

    #[test]
    fn a_saved_page() {
        let (article, notes) = read(SNAPSHOT.as_bytes()).unwrap();
        let text = "The harbour of Sarn closes in May, the mayor’s office said on Friday, and the ferry with it.";
        assert_eq!(&*article.text, text);
        assert_eq!(article.title.as_deref(), Some("Harbour closes"));
        assert_eq!(article.url.as_deref(), Some("https://sarn.example/2024/harbour"));
        assert_eq!(article.retrieved.as_deref(), Some("2024-01-26T09:30:00Z"));
        assert_eq!((article.id.as_str(), article.published, notes.len()), ("saved", None, 0));
        assert_eq!(article.links[0].href, "https://sarn.example/2024/ferry");
        assert_eq!(article.links[0].anchor.unwrap().of(&article.text), "the ferry");
    }

    #[test]
    fn charsets_of_a_part() {
        let mail = "Content-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: base64\r\n\r\n\
            PHA+w+Di4O38INHg8O3gIOfg6vD74uDl8vH/IOIg7ODlLCDx6uDn4OvgIOz98CDiIO//8u3o9vMs\r\n\
            IOgg7+Dw7uwg4uzl8fLlIPEg7eXpIPLu5uUg4e7r/PjlIO3lIO/u6eS48i48L3A+\r\n";
        let (article, _) = read(mail.as_bytes()).unwrap();
        assert!(article.text.starts_with("Гавань"), "{}", article.text);
    }

    #[test]
    fn a_mail_of_text() {
        let mail =
            b"From: Sarn Courier <desk@sarn.example>\nSubject: Harbour closes\nDate: Fri, 26 Jan 2024 09:30:00 +0100\n\
            Content-Type: text/plain; charset=iso-8859-1\n\nThe caf\xe9 at the harbour closes.\n";
        let (article, _) = read(mail).unwrap();
        assert_eq!(article.text.trim(), "The café at the harbour closes.");
        assert_eq!(article.published.unwrap().written, "2024-01-26T09:30:00+01:00");
        assert_eq!(
            (article.outlet.as_deref(), article.title.as_deref()),
            (Some("Sarn Courier"), Some("Harbour closes"))
        );
    }

    #[test]
    fn what_holds_no_text() {
        let mail = "Content-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nabc\n--x--\n";
        let error = read(mail.as_bytes()).unwrap_err();
        assert!(error.to_string().contains("only multipart/related, image/png"), "{error}");
    }

    #[test]
    fn deep_and_many_parts_end() {
        let nested: String =
            (0..20_000).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")).collect();
        assert!(read(nested.as_bytes()).is_err());
        let many = format!(
            "Content-Type: multipart/mixed; boundary=x\n\n{}",
            "--x\nContent-Type: image/png\n\n".repeat(20_000)
        );
        assert!(read(many.as_bytes()).is_err());
    }

    proptest! {
        #[test]
        fn any_mail_is_read_or_refused(mail in "(Content-Type: (text/html|multipart/related; boundary=x)(; charset=[a-z0-9-]{0,9})?\n|Content-Transfer-Encoding: (base64|quoted-printable)\n|Content-Location: \\PC{0,9}\n|--x-{0,2}\n|\n|=[0-9A-F]{1,2}|<p>\\PC{0,9}){0,30}") {
            if let Ok((article, _)) = read(mail.as_bytes()) {
                for link in &article.links {
                    prop_assert!(article.text.get(link.anchor.unwrap().range()).is_some());
                }
            }
        }
    }
}
