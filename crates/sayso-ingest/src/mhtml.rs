use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{HeaderValue, Message, MessageParser, MimeHeaders};
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
    let Some(whole) = Part::of(bytes) else {
        let message = "no head of a saved page or a mail can be read: is the file cut off at its beginning?";
        return Err(Error::new(ErrorKind::Damaged, about.place, message));
    };
    let main = match main(bytes) {
        Ok(main) => main,
        Err(kinds) => {
            let message = match kinds.join(", ").as_str() {
                "" => "there is nothing after its head: is the file cut off?".to_owned(),
                kinds => format!("there is no page and no text in it, only {kinds}: was it saved as a whole page?"),
            };
            return Err(Error::new(ErrorKind::Empty, about.place, message));
        }
    };
    let (body, note) = main.decoded();
    let snapshot = whole.written("Snapshot-Content-Location");
    let address = main.written("Content-Location").or_else(|| whole.written("Content-Location")).or(snapshot);
    let sent = whole.written("Date").as_deref().and_then(dates::iso);
    let is_snapshot = address.is_some();
    let about = About {
        content_type: main.written("Content-Type").or(about.content_type),
        url: about.url.or(address.filter(|url| url.starts_with("http"))),
        retrieved: about.retrieved.or_else(|| sent.clone().filter(|_| is_snapshot)),
        ..about
    };
    let read = if main.is_page() { html::page(body, &about, settings) } else { plain(body, &about, settings) };
    let (mut article, mut notes) = read?;
    notes.splice(0..0, note);
    if !is_snapshot {
        of_mail(&mut article, &whole, sent);
    }
    article.title = article.title.or_else(|| whole.head.subject().map(str::to_owned));
    Ok((article, notes))
}

/// A part of a message: a page, a picture, or a list of parts. Only its head is taken apart, so that many parts and heads
/// without end cost no memory.
struct Part<'a> {
    head: Message<'a>,
    body: &'a [u8],
}

/// Bytes of a head that are read.
const HEAD: usize = 64 << 10;

/// Parts that are looked at, and how deep they lie in one another.
const PARTS: usize = 10_000;
const DEEPEST: usize = 8;

impl<'a> Part<'a> {
    fn of(bytes: &'a [u8]) -> Option<Part<'a>> {
        let (head, body) = split(bytes);
        let head = MessageParser::default().parse_headers(&head[..head.len().min(HEAD)])?;
        Some(Part { head, body })
    }

    /// `text/html`; of a part that says nothing none.
    fn kind(&self) -> Option<String> {
        let kind = self.head.content_type()?;
        Some(format!("{}/{}", kind.c_type, kind.subtype()?).to_ascii_lowercase())
    }

    fn is_page(&self) -> bool {
        self.kind().is_some_and(|kind| kind == "text/html" || kind == "application/xhtml+xml")
    }

    fn is_text(&self) -> bool {
        self.kind().is_none_or(|kind| kind == "text/plain")
    }

    /// A line of its head, as it is written; long addresses are folded.
    fn written(&self, name: &str) -> Option<String> {
        let whole: String = self.head.header_raw(name)?.lines().map(str::trim).collect();
        Some(whole).filter(|value| !value.is_empty())
    }

    /// The parts in it.
    fn parts(&self) -> impl Iterator<Item = &'a [u8]> {
        let boundary = self.head.content_type().filter(|kind| kind.c_type.eq_ignore_ascii_case("multipart"));
        let boundary = boundary.and_then(|kind| kind.attribute("boundary")).filter(|boundary| !boundary.is_empty());
        let marker = boundary.map(|boundary| format!("--{boundary}").into_bytes());
        let mut rest = marker.as_deref().and_then(|marker| after(self.body, marker)).map(|(_, rest)| rest);
        std::iter::from_fn(move || {
            let here = rest.take()?;
            let Some((part, next)) = after(here, marker.as_deref()?) else { return Some(here) };
            rest = Some(next).filter(|next| !next.is_empty());
            Some(part)
        })
    }

    /// Its bytes, whatever they are packed in.
    fn decoded(&self) -> (Vec<u8>, Option<Note>) {
        let how = self.written("Content-Transfer-Encoding").unwrap_or_default().to_ascii_lowercase();
        let unpacked = match how.as_str() {
            "quoted-printable" => quoted_printable_decode(self.body),
            "base64" => base64_decode(self.body),
            _ => return (self.body.to_vec(), None),
        };
        match unpacked {
            Some(unpacked) => (unpacked, None),
            None => {
                let message = format!("said to be packed as {how}, which it is not: read as it is");
                (self.body.to_vec(), Some(Note { span: None, kind: "encoding".into(), message }))
            }
        }
    }
}

/// A head and what comes after the first empty line.
fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        at += line.len();
        if line.trim_ascii().is_empty() && at > line.len() {
            return bytes.split_at(at);
        }
    }
    (bytes, b"")
}

/// What stands before the first line that is a marker, and what after it: nothing, where it is the last one (`--` follows it).
fn after<'a>(bytes: &'a [u8], marker: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let mut at = 0;
    for line in bytes.split_inclusive(|&b| b == b'\n') {
        match line.strip_prefix(marker).map(<[u8]>::trim_ascii) {
            Some(b"") => return Some((&bytes[..at], &bytes[at + line.len()..])),
            Some(b"--") => return Some((&bytes[..at], b"")),
            _ => at += line.len(),
        }
    }
    None
}

/// The part that is shown: that which `start` names, else the first page, else the first text; where there is none, what kinds
/// of parts there are.
fn main(bytes: &[u8]) -> Result<Part<'_>, Vec<String>> {
    let (mut page, mut text, mut kinds) = (None, None, Vec::new());
    let mut start = None;
    let mut left: Vec<(&[u8], usize)> = vec![(bytes, 0)];
    for _ in 0..PARTS {
        let Some((bytes, depth)) = left.pop() else { break };
        let Some(part) = Part::of(bytes) else { continue };
        if depth == 0 {
            let named = part.head.content_type().and_then(|kind| kind.attribute("start"));
            start = named.map(|id| id.trim_matches(['<', '>']).to_owned());
        }
        if kinds.len() < 5 {
            kinds.extend(part.kind());
        }
        let mut inner: Vec<(&[u8], usize)> =
            part.parts().take(PARTS.saturating_sub(left.len())).map(|inner| (inner, depth + 1)).collect();
        inner.reverse();
        if !inner.is_empty() && depth < DEEPEST {
            left.extend(inner);
        } else if part.is_page() {
            if start.is_none() || part.head.content_id() == start.as_deref() {
                return Ok(part);
            }
            page = page.or(Some(part));
        } else if part.is_text() && !part.body.trim_ascii().is_empty() {
            text = text.or(Some(part));
        }
    }
    page.or(text).ok_or(kinds)
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
fn of_mail(article: &mut Article, whole: &Part<'_>, sent: Option<String>) {
    article.published = article.published.take().or_else(|| sent.as_deref().and_then(Published::parse));
    let sender = match whole.head.header("From") {
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
        fn any_bytes_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&[b"MIME-Version: 1.0\nContent-Type: ", &bytes[..]].concat());
        }

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
