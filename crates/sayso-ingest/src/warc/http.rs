use std::io::{self, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use httparse::{EMPTY_HEADER, ParserConfig, Response, Status};

use super::Flaw;
use crate::budget::{Budget, Unpacked};
use crate::{ErrorKind, limits, look};

/// The head of what a server answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) status: u16,
    pub(super) content_type: Option<String>,
    /// How the body is packed, in the order in which that was done.
    encodings: Vec<String>,
    is_chunked: bool,
    /// Where the body begins.
    pub(super) length: usize,
}

const MOST_FIELDS: usize = 512;
const MOST_ENCODINGS: usize = 3;

impl Head {
    /// The head at the beginning of a message, read as leniently as browsers do; `None` where there is none.
    pub(super) fn of(message: &[u8]) -> Option<Head> {
        // Later versions have no such line, but who writes them down invents one.
        let version = message.iter().take(9).position(|b| *b == b' ')?;
        let is_later = matches!(&message[..version], [b'H', b'T', b'T', b'P', b'/', b'2' | b'3', ..]);
        if is_later {
            let head = Head::parse(&[b"HTTP/1.1", &message[version..]].concat())?;
            return Some(Head { length: head.length - b"HTTP/1.1".len() + version, ..head });
        }
        Head::parse(message)
    }

    fn parse(message: &[u8]) -> Option<Head> {
        let mut fields = [EMPTY_HEADER; MOST_FIELDS];
        let mut response = Response::new(&mut fields);
        let parsed = ParserConfig::default()
            .allow_spaces_after_header_name_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .allow_multiple_spaces_in_response_status_delimiters(true)
            .ignore_invalid_headers_in_responses(true)
            .parse_response(&mut response, message);
        let Ok(Status::Complete(length)) = parsed else { return None };
        let values = |name: &str| {
            let of_name = response.headers.iter().filter(move |field| field.name.eq_ignore_ascii_case(name));
            of_name.map(|field| String::from_utf8_lossy(field.value).trim().to_owned()).collect::<Vec<_>>()
        };
        let words = |name: &str| -> Vec<String> {
            values(name)
                .iter()
                .flat_map(|value| value.split(','))
                .map(|word| word.trim().to_ascii_lowercase())
                .collect()
        };
        Some(Head {
            status: response.code?,
            content_type: values("content-type").pop().filter(|of| !of.is_empty()),
            encodings: words("content-encoding").into_iter().filter(|of| !of.is_empty() && of != "identity").collect(),
            is_chunked: words("transfer-encoding").iter().any(|coding| coding == "chunked"),
            length,
        })
    }
}

/// The body as its author wrote it, at most `longest` bytes, and what is wrong with it.
///
/// Some archives keep bodies as they were sent, others unpack them and leave the head as it was: what does not look packed is
/// taken as it is.
pub(super) fn body(head: &Head, sent: Vec<u8>, longest: u64, budget: &Budget) -> Result<(Vec<u8>, Option<Flaw>), Flaw> {
    let mut body = if head.is_chunked { unchunked(&sent).unwrap_or(sent) } else { sent };
    let mut flaw = None;
    for encoding in head.encodings.iter().rev().take(MOST_ENCODINGS) {
        let unpacked = {
            let reader: Box<dyn Read + '_> = match encoding.as_str() {
                "gzip" | "x-gzip" if body.starts_with(b"\x1f\x8b") => Box::new(MultiGzDecoder::new(&body[..])),
                "deflate" if is_zlib(&body) => Box::new(ZlibDecoder::new(&body[..])),
                "deflate" if is_packed(&body) => Box::new(DeflateDecoder::new(&body[..])),
                "br" if has_large_window(&body) => {
                    let message = "its page was sent packed by `br` with a large window, which is no part of the web's: \
                                   it was passed over";
                    return Err(Flaw::new(ErrorKind::Format, message));
                }
                "br" if is_packed(&body) => Box::new(Decompressor::new(&body[..], 4096)),
                _ if !is_packed(&body) => continue,
                other => {
                    let message = format!(
                        "its page was sent packed by `{other}` and cannot be unpacked here: it was passed over"
                    );
                    return Err(Flaw::new(ErrorKind::Format, message));
                }
            };
            unpack(Unpacked::new(reader, budget.clone()), longest, &mut flaw)?
        };
        body = unpacked;
    }
    Ok((body, flaw))
}

fn unpack(reader: impl Read, longest: u64, flaw: &mut Option<Flaw>) -> Result<Vec<u8>, Flaw> {
    let mut unpacked = Vec::new();
    match reader.take(longest.saturating_add(1)).read_to_end(&mut unpacked) {
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            return Err(Flaw::new(ErrorKind::TooLong, format!("{error}; it was passed over")));
        }
        Err(error) => *flaw = Some(Flaw::damaged(format!("its page was sent packed, and is damaged ({error})"))),
        Ok(_) => {}
    }
    if unpacked.len() as u64 > longest {
        let most = limits::shown(longest);
        let message = format!("its page has more than {most}, and was passed over: raise the limit `page`");
        return Err(Flaw::new(ErrorKind::TooLong, message));
    }
    Ok(unpacked)
}

/// Whether bytes do not look like a page as it is.
fn is_packed(body: &[u8]) -> bool {
    let head = &body[..body.len().min(1024)];
    look::looks_like(head).is_some()
        || std::str::from_utf8(head).is_err_and(|e| e.error_len().is_some()) && !head.contains(&b'<')
}

/// Brotli whose window may be up to 1 GiB, held in memory whatever the page's length: RFC 7932 reserves these first bits.
fn has_large_window(body: &[u8]) -> bool {
    body.first().is_some_and(|first| first & 0x7f == 0x11) && is_packed(body)
}

fn is_zlib(body: &[u8]) -> bool {
    matches!(body, [method, flags, ..] if method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// A body that was sent in chunks, as far as they go; `None` where it is not in chunks.
fn unchunked(sent: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    let mut rest = sent;
    loop {
        let (start, size) = match httparse::parse_chunk_size(rest) {
            Ok(Status::Complete(chunk)) => chunk,
            _ if whole.is_empty() => return None,
            _ => return Some(whole),
        };
        let chunk = &rest[start..];
        let size = usize::try_from(size).unwrap_or(usize::MAX).min(chunk.len());
        whole.extend_from_slice(&chunk[..size]);
        if size == 0 {
            return Some(whole);
        }
        rest = &chunk[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}
