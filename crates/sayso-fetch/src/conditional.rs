use std::time::Duration;

use jiff::Timestamp;
use ureq::http::{HeaderMap, HeaderName, header};

use crate::http_date::{http_date, until};

/// Bytes of the longest validator that is kept: hosts make them up, and they are sent back to them.
const LONGEST: usize = 1 << 10;

/// What a host gave with a page, so that it can be asked whether the page has changed since.
///
/// It is sent only to the address that gave it: another page may have the same tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The address that gave it, after redirects.
    pub url: String,
    /// Its `ETag`, as it came.
    pub etag: Option<String>,
    /// Its `Last-Modified`, as it came.
    pub last_modified: Option<String>,
}

impl Validators {
    /// Those of an answer from `url`; none where it brought none.
    pub(crate) fn of(url: &str, headers: &HeaderMap) -> Option<Validators> {
        let etag = text(headers, &header::ETAG).filter(|v| is_sendable(v));
        let last_modified = text(headers, &header::LAST_MODIFIED).filter(|v| is_sendable(v));
        (etag.is_some() || last_modified.is_some()).then(|| Validators { url: url.to_owned(), etag, last_modified })
    }

    /// The headers that ask `url` for what has changed; none for another address than the one that gave them.
    pub(crate) fn headers(&self, url: &str) -> Vec<(HeaderName, &str)> {
        let all = [(header::IF_NONE_MATCH, &self.etag), (header::IF_MODIFIED_SINCE, &self.last_modified)];
        all.into_iter()
            .filter(|_| self.url == url)
            .filter_map(|(name, value)| Some((name, value.as_deref().filter(|v| is_sendable(v))?)))
            .collect()
    }
}

/// Whether it may be a header's value: it may come from a ledger that somebody else has written.
fn is_sendable(value: &str) -> bool {
    !value.is_empty() && value.len() <= LONGEST && value.bytes().all(|b| matches!(b, b' '..=b'~'))
}

/// A header's value; of several the first.
pub(crate) fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).trim().to_owned())
}

/// For how long from `now` the host calls its answer fresh (`Cache-Control: max-age`, or `Expires`); none where it does not say, or wants
/// to be asked each time.
pub(crate) fn fresh_for(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let mut longest = None;
    for value in headers.get_all(header::CACHE_CONTROL) {
        for directive in String::from_utf8_lossy(value.as_bytes()).to_ascii_lowercase().split(',') {
            let (name, value) = directive.split_once('=').unwrap_or((directive, ""));
            match name.trim() {
                "no-cache" | "no-store" => return None,
                "max-age" => longest = value.trim().trim_matches('"').parse::<u32>().ok(),
                _ => {}
            }
        }
    }
    if let Some(seconds) = longest {
        let age = text(headers, &header::AGE).and_then(|age| age.parse::<u32>().ok()).unwrap_or(0);
        return Some(Duration::from_secs(seconds.saturating_sub(age).into()));
    }
    let expires = http_date(&text(headers, &header::EXPIRES)?)?;
    // Against the host's own clock, which may go wrong.
    let sent = text(headers, &header::DATE).and_then(|date| http_date(&date)).unwrap_or(now);
    Some(until(expires, sent)).filter(|left| !left.is_zero())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            headers.append(name.parse::<HeaderName>().unwrap(), value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn validators_go_back_to_where_they_came_from() {
        let from = "https://sarn.example/feed";
        let long = format!("ETag: \"{}\"", "x".repeat(2000));
        for (lines, sent) in [
            (&["ETag: \"a\"", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT"][..], 2),
            (&["ETag: W/\"a\""], 1),
            (&["ETag: unquoted"], 1),
            (&[long.as_str()], 0),
            (&["ETag: "], 0),
            (&[], 0),
        ] {
            let found = Validators::of(from, &headers(lines));
            let of = |url| found.as_ref().map_or(0, |v| v.headers(url).len());
            assert_eq!((of(from), of("https://sarn.example/other")), (sent, 0), "{lines:?}");
        }
    }

    #[test]
    fn a_ledger_written_by_others_smuggles_no_header() {
        let validators = Validators { url: "u".into(), etag: Some("\"a\"\r\nCookie: b".into()), last_modified: None };
        assert_eq!(validators.headers("u"), []);
    }

    #[test]
    fn freshness() {
        let now = "1994-11-06T08:00:00Z".parse().unwrap();
        for (lines, expected) in [
            (&["Cache-Control: max-age=600"][..], Some(600)),
            (&["Cache-Control: public, Max-Age=\"600\"", "Age: 500"], Some(100)),
            (&["Cache-Control: max-age=600", "Age: 900"], Some(0)),
            (&["Cache-Control: max-age=600, no-cache"], None),
            (&["Cache-Control: no-store"], None),
            (&["Cache-Control: max-age=ten"], None),
            (&["Expires: Sun, 06 Nov 1994 08:10:00 GMT"], Some(600)),
            (&["Expires: Sun, 06 Nov 1994 08:10:00 GMT", "Date: Sun, 06 Nov 1994 08:09:00 GMT"], Some(60)),
            (&["Expires: Sun, 06 Nov 1994 07:00:00 GMT"], None),
            (&["Expires: 0"], None),
            (&[], None),
        ] {
            let found = fresh_for(&headers(lines), now);
            assert_eq!(found.map(|d| d.as_secs()), expected, "{lines:?}");
        }
    }
}
