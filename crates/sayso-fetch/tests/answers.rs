//! What outlets answer, good and bad.
#![allow(clippy::disallowed_types, clippy::disallowed_methods)] // something must answer, and be timed

mod outlet;

use std::io::Write;
use std::net::TcpStream;
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};

use outlet::{Outlet, fetcher, missing, page, settings};
use proptest::prelude::*;
use sayso_fetch::{Answer, Error, ErrorKind, Fetcher, Outcome, Settings};

fn fetch(outlet: &Outlet, path: &str) -> Result<Answer, Error> {
    fetcher(&[("sarn.example", outlet)]).get(&format!("http://sarn.example{path}"), None)
}

/// Fetches a page from an outlet that answers so; what is said of it.
fn check(answers: impl Fn(&mut TcpStream) + Send + Sync + 'static, kind: ErrorKind, part: &str) {
    let outlet = Outlet::that(move |request, stream| match request.starts_with("GET /robots.txt") {
        true => stream.write_all(&missing()).unwrap(),
        false => answers(stream),
    });
    let started = Instant::now();
    let error = fetch(&outlet, "/a").unwrap_err();
    assert_eq!(error.kind(), kind, "{error}");
    assert!(error.to_string().contains(part), "{error}");
    assert!(error.to_string().starts_with("http://sarn.example/a: "), "{error}");
    assert!(started.elapsed() < Duration::from_secs(6), "{:?}: {error}", started.elapsed());
}

fn says(bytes: impl Into<Vec<u8>>) -> impl Fn(&mut TcpStream) + Send + Sync + 'static {
    let bytes = bytes.into();
    move |stream| {
        let _ = stream.write_all(&bytes);
    }
}

/// Goes on until nobody listens any more.
fn endless(
    head: &'static str,
    chunk: impl Into<Vec<u8>>,
    pause: Duration,
) -> impl Fn(&mut TcpStream) + Send + Sync + 'static {
    let chunk = chunk.into();
    move |stream| {
        let _ = stream.write_all(head.as_bytes());
        while stream.write_all(&chunk).is_ok() {
            std::thread::sleep(pause);
        }
    }
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn a_page() {
    let outlet = Outlet::of(|path| match path {
        "/a?b=c" => page(
            "200 OK",
            &["Content-Type: text/html; charset=utf-8", "ETag: \"1\"", "Cache-Control: max-age=60"],
            b"<p>A",
        ),
        _ => missing(),
    });
    let answer = fetch(&outlet, "/a?b=c#d").unwrap();
    let Outcome::Fetched(found) = &answer.outcome else { panic!("{answer:?}") };
    assert_eq!(found.bytes, b"<p>A");
    assert_eq!(found.content_type.as_deref(), Some("text/html; charset=utf-8"));
    assert_eq!(found.validators.as_ref().unwrap().etag.as_deref(), Some("\"1\""));
    assert_eq!((answer.url.as_str(), answer.moved), ("http://sarn.example/a?b=c", None));
    assert_eq!(answer.fresh_for, Some(Duration::from_secs(60)));
    assert!(answer.retrieved.as_second() > 1_700_000_000);
}

#[test]
fn what_is_sent() {
    let outlet = Outlet::of(|_| missing());
    let contact = Some("ilse@sarn.example".to_owned());
    let fetcher = Fetcher::new(Settings { contact, ..settings(&[("sarn.example", &outlet)]) });
    let _ = fetcher.get("http://sarn.example/a", None);
    let sent = &outlet.requests()[1].to_ascii_lowercase();
    let agent = format!("user-agent: sayso/{} (news reader; ilse@sarn.example)\r\n", env!("CARGO_PKG_VERSION"));
    for line in ["get /a http/1.1\r\n", "host: sarn.example\r\n", "accept-encoding: gzip, br\r\n", agent.as_str()] {
        assert!(sent.contains(line), "{line:?} in {sent}");
    }
    for name in ["cookie", "referer", "authorization", "if-none-match", "if-modified-since"] {
        assert!(!sent.contains(&format!("\n{name}:")), "{name} in {sent}");
    }
}

#[test]
fn packed_pages() {
    let packed = gzip(b"<p>A");
    let outlet = Outlet::of(move |path| match path {
        "/gzip" => page("200 OK", &["Content-Encoding: gzip"], &packed),
        "/br" => page("200 OK", &["Content-Encoding: br"], b"\x30\x00\x10<p>A\x03"),
        "/chunked" => b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n<p\r\n2\r\n>A\r\n0\r\n\r\n".to_vec(),
        "/old" => b"HTTP/1.0 200 OK\r\n\r\n<p>A".to_vec(),
        _ => missing(),
    });
    for path in ["/gzip", "/br", "/chunked", "/old"] {
        let answer = fetch(&outlet, path).unwrap();
        assert!(matches!(&answer.outcome, Outcome::Fetched(page) if page.bytes == b"<p>A"), "{path}: {answer:?}");
    }
}

#[test]
fn statuses() {
    for (status, kind) in [
        ("404 Not Found", Err(ErrorKind::Status(404))),
        ("403 Forbidden", Err(ErrorKind::Status(403))),
        ("500 Oh", Err(ErrorKind::Status(500))),
        ("999 Go Away", Err(ErrorKind::Status(999))),
        ("300 Many", Err(ErrorKind::Status(300))),
        ("304 Not Modified", Err(ErrorKind::Status(304))),
        ("206 Part", Err(ErrorKind::Status(206))),
        ("302 Found", Err(ErrorKind::Protocol)),
        ("204 Nothing", Ok(())),
        ("203 Others", Ok(())),
        ("410 Gone", Ok(())),
    ] {
        let outlet = Outlet::of(move |path| if path == "/a" { page(status, &[], b"") } else { missing() });
        let found = fetch(&outlet, "/a");
        assert_eq!(found.as_ref().map(|_| ()).map_err(Error::kind), kind, "{status}: {found:?}");
        assert_eq!(found.is_ok_and(|a| a.outcome == Outcome::Gone), status.starts_with("410"), "{status}");
    }
}

#[test]
fn bodies_without_end() {
    let head = "HTTP/1.1 200 OK\r\n\r\n";
    check(endless(head, &[b'a'; 65536], Duration::ZERO), ErrorKind::TooLong, "longer than 3 MiB");
    check(endless(head, b"a", Duration::from_millis(50)), ErrorKind::Timeout, "not done within 3s");
    check(endless(head, b"", Duration::from_secs(60)), ErrorKind::Timeout, "silent for 500ms");
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    check(endless(chunked, "1\r\na\r\n".repeat(1000), Duration::ZERO), ErrorKind::TooLong, "longer than");
    check(endless(chunked, b"1;x=aaaaaaaaaaaaaaaa", Duration::ZERO), ErrorKind::Damaged, "cut off");
    check(
        says(page("200 OK", &["Content-Encoding: gzip"], &gzip(&vec![b'a'; 4 << 20]))),
        ErrorKind::TooLong,
        "200 times",
    );
}

#[test]
fn heads_without_end() {
    check(endless("HTTP/1.1 200 OK\r\n", b"X-Long: aaaaaaaaaaaaaaaa\r\n", Duration::ZERO), ErrorKind::Protocol, "HTTP");
    check(endless("HTTP/1.1 200 OK\r\nX-Long: ", &[b'a'; 4096], Duration::ZERO), ErrorKind::Protocol, "64 KiB");
    let hints = "HTTP/1.1 103 Early Hints\r\n\r\n";
    // Many at once: one by one they may not come to 64 KiB before the time is up, on a busy machine.
    check(endless("", hints.repeat(500), Duration::ZERO), ErrorKind::Protocol, "64 KiB");
    check(endless("", hints, Duration::from_millis(50)), ErrorKind::Timeout, "not done within");
    check(endless("HTTP/1.1 200 OK\r\n", b"a", Duration::from_millis(100)), ErrorKind::Timeout, "not done within");
    check(endless("", b"", Duration::from_secs(60)), ErrorKind::Timeout, "silent");
}

#[test]
fn damage() {
    check(says("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n<p>A"), ErrorKind::Damaged, "cut off");
    check(says("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n<p>A"), ErrorKind::Protocol, "HTTP");
    check(says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"), ErrorKind::Damaged, "cut off");
    check(says(page("200 OK", &["Content-Encoding: gzip"], b"<p>A")), ErrorKind::Damaged, "unpacked");
    check(says(page("200 OK", &["Content-Encoding: zstd"], b"<p>A")), ErrorKind::Protocol, "`zstd`");
    check(says("<p>A page without a head"), ErrorKind::Protocol, "no HTTP");
    check(says("SSH-2.0-OpenSSH\r\n"), ErrorKind::Protocol, "no HTTP");
    check(says(""), ErrorKind::Connect, "hung up");
    check(says("HTTP/1.1 200"), ErrorKind::Connect, "hung up");
    check(says("HTTP/1.1 abc OK\r\n\r\n"), ErrorKind::Protocol, "HTTP");
}

#[test]
fn more_than_was_said_is_not_taken() {
    let outlet = Outlet::of(|path| match path {
        "/a" => {
            b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p>AHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<p>B".to_vec()
        }
        _ => missing(),
    });
    let fetcher = fetcher(&[("sarn.example", &outlet)]);
    for _ in 0..2 {
        let answer = fetcher.get("http://sarn.example/a", None).unwrap();
        assert!(matches!(&answer.outcome, Outcome::Fetched(page) if page.bytes == b"<p>A"), "{answer:?}");
    }
}

#[test]
fn hosts_that_are_not_there() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let settings = Settings { hosts: [("sarn.example".to_owned(), nobody)].into(), ..settings(&[]) };
    let error = Fetcher::new(settings).get("http://sarn.example/", None).unwrap_err();
    assert_eq!((error.kind(), error.is_passing()), (ErrorKind::Connect, true), "{error}");
}

#[test]
fn a_host_that_cannot_show_who_it_is() {
    let outlet = Outlet::of(|_| missing());
    let error = fetcher(&[("sarn.example", &outlet)]).get("https://sarn.example/", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Tls, "{error}");
    let silent = Outlet::that(|_, _| std::thread::sleep(Duration::from_secs(60)));
    let short = Settings { connect: Duration::from_millis(300), ..settings(&[("sarn.example", &silent)]) };
    let error = Fetcher::new(short).get("https://sarn.example/", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Timeout, "{error}");
}

/// Parts of answers, likely and unlikely.
const PARTS: &[&str] = &[
    "HTTP/1.1 200 OK\r\n",
    "HTTP/1.1 302 Found\r\n",
    "HTTP/1.1 304 Not Modified\r\n",
    "HTTP/1.1 100 Continue\r\n",
    "HTTP/1.1 101 Switch\r\n",
    "HTTP/1.0 200\r\n",
    "HTTP/2 200\r\n",
    "HTTP/1.1 000 \r\n",
    "\r\n",
    "\n",
    "\r",
    "Content-Length: 3\r\n",
    "Content-Length: 0\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Location: /b\r\n",
    "Location: \u{e9}\u{0}\r\n",
    "Location:\r\n",
    "Location: http://sarn.example/a\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Transfer-Encoding: gzip, chunked\r\n",
    "Content-Encoding: gzip\r\n",
    "Content-Encoding: br\r\n",
    "Retry-After: -1\r\n",
    "Connection: close\r\n",
    "Connection: Keep-Alive\r\n",
    "Upgrade: h2c\r\n",
    ": a\r\n",
    "A\r\n",
    " folded\r\n",
    "3\r\nabc\r\n",
    "0\r\n\r\n",
    "0\r\nTrailer: a\r\n\r\n",
    "ffffffffffffffff\r\n",
    "fffffffffffffffff\r\n",
    "-3\r\n",
    "abc",
    "\u{1f}\u{8b}\u{8}",
];

/// What the outlet below says next.
static SAID: Mutex<Vec<u8>> = Mutex::new(Vec::new());

static SAYER: LazyLock<Outlet> = LazyLock::new(|| {
    Outlet::that(|_, stream| {
        let said = SAID.lock().unwrap().clone();
        let _ = stream.write_all(&said);
    })
});

proptest! {
    #[test]
    fn whatever_is_answered_nothing_panics(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..9),
        begins_well: bool,
        noise in prop::collection::vec(any::<u8>(), 0..20),
        at in 0usize..200,
    ) {
        let mut bytes = parts.concat().into_bytes();
        if begins_well {
            bytes.splice(0..0, *b"HTTP/1.1 200 OK\r\n");
        }
        let at = at.min(bytes.len());
        bytes.splice(at..at, noise);
        let shown = String::from_utf8_lossy(&bytes).into_owned();
        *SAID.lock().unwrap() = bytes;
        let quick = Settings { obeys_robots: false, redirects: 2, ..settings(&[("sarn.example", &*SAYER)]) };
        let fetcher = Fetcher::new(quick);
        for _ in 0..2 {
            match fetcher.get("http://sarn.example/a", None) {
                Ok(answer) => prop_assert!(shown.contains("HTTP/1."), "{answer:?}"),
                Err(error) => prop_assert_ne!(error.kind(), ErrorKind::Timeout, "{}: {}", error, shown),
            }
        }
    }
}
