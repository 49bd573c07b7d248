//! Where a fetcher goes, and where it does not.

mod outlet;

use outlet::{Outlet, fetcher, missing, page, settings};
use sayso_fetch::{ErrorKind, Fetcher, Outcome, Settings};

fn redirect(status: &str, to: &str) -> Vec<u8> {
    page(status, &[&format!("Location: {to}")], b"")
}

/// What kind of error an address brings that must not be asked, with nobody asked.
fn check(url: &str, kind: ErrorKind, part: &str) {
    let error = fetcher(&[]).get(url, None).unwrap_err();
    assert_eq!(error.kind(), kind, "{error}");
    assert!(error.to_string().contains(part), "{error}");
}

#[test]
fn addresses_that_are_refused() {
    let outlet = Outlet::of(|_| page("200 OK", &[], b"secret"));
    let port = outlet.address.port();
    for host in [
        "127.0.0.1",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0x7f000001",
        "127.0.0.1.",
        "１２７.０.０.１",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[::1]",
    ] {
        check(&format!("http://{host}:{port}/"), ErrorKind::Refused, "--allow-private");
    }
    // Names are looked up, and what they mean is refused.
    check(&format!("http://localhost:{port}/"), ErrorKind::Refused, "--allow-private");
    check("http://10.0.0.7/", ErrorKind::Refused, "http://10.0.0.7/: a private address (10.0.0.7) is not fetched");
    check("http://169.254.169.254/latest/meta-data/", ErrorKind::Refused, "never fetched");
    check(&format!("http://0.0.0.0:{port}/"), ErrorKind::Refused, "never fetched");
    check("file:///etc/passwd", ErrorKind::Address, "only http and https");
    check(&format!("http://ilse:secret@127.0.0.1:{port}/"), ErrorKind::Address, "name or password");
    assert_eq!(outlet.requests(), Vec::<String>::new());
}

#[test]
fn private_ones_can_be_allowed() {
    let outlet = Outlet::of(|path| if path == "/a" { page("200 OK", &[], b"<p>A") } else { missing() });
    let fetcher = Fetcher::new(Settings { allow_private: true, ..settings(&[]) });
    for host in ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]"] {
        let answer = fetcher.get(&format!("http://{host}:{}/a", outlet.address.port()), None).unwrap();
        assert!(matches!(answer.outcome, Outcome::Fetched(_)), "{host}");
    }
    let metadata = fetcher.get("http://169.254.169.254/", None).unwrap_err();
    assert_eq!(metadata.kind(), ErrorKind::Refused);
}

#[test]
fn redirects_lead_to_no_private_place() {
    let inner = Outlet::of(|_| page("200 OK", &[], b"secret"));
    let port = inner.address.port();
    for target in ["127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"] {
        let target = format!("http://{target}:{port}/");
        let to = target.clone();
        let outlet = Outlet::of(move |path| if path == "/a" { redirect("302 Found", &to) } else { missing() });
        let error = fetcher(&[("sarn.example", &outlet)]).get("http://sarn.example/a", None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Refused, "{error}");
        assert!(error.to_string().starts_with("http://sarn.example/a: leads to http://"), "{error}");
    }
    assert_eq!(inner.requests(), Vec::<String>::new());
}

#[test]
fn robots_txt_leads_to_no_private_place() {
    let inner = Outlet::of(|_| page("200 OK", &[], b"User-agent: *\nDisallow: /"));
    let target = format!("http://127.0.0.1:{}/robots.txt", inner.address.port());
    let outlet = Outlet::of(move |path| match path {
        "/robots.txt" => redirect("302 Found", &target),
        _ => page("200 OK", &[], b"<p>A"),
    });
    assert!(fetcher(&[("sarn.example", &outlet)]).get("http://sarn.example/a", None).is_ok());
    assert_eq!(inner.requests(), Vec::<String>::new());
}

#[test]
fn redirects_are_followed_and_remembered() {
    let outlet = Outlet::of(|path| match path {
        "/old" => redirect("301 Moved", "/new"),
        "/new" => redirect("308 Moved", "http://tern.example/newer"),
        "/newer" => redirect("302 Found", "/today?ä"),
        "/today?%C3%A4" => page("200 OK", &[], b"<p>A"),
        _ => missing(),
    });
    let fetcher = fetcher(&[("sarn.example", &outlet), ("tern.example", &outlet)]);
    let answer = fetcher.get("http://sarn.example/old", None).unwrap();
    assert_eq!(answer.url, "http://tern.example/today?%C3%A4");
    assert_eq!(answer.moved.as_deref(), Some("http://tern.example/newer"));
    let asked = outlet.asked();
    let expected = ["GET /robots.txt", "GET /old", "GET /new", "GET /robots.txt", "GET /newer", "GET /today?%C3%A4"];
    assert_eq!(asked, expected);
}

#[test]
fn redirects_without_end() {
    let outlet = Outlet::of(|path| match path {
        "/self" => redirect("302 Found", "/self"),
        "/ping" => redirect("302 Found", "/pong"),
        "/pong" => redirect("302 Found", "/ping"),
        "/robots.txt" => missing(),
        path => redirect("302 Found", &format!("{path}1")),
    });
    let fetcher = fetcher(&[("sarn.example", &outlet)]);
    for (path, part) in [("/self", "in a circle"), ("/ping", "in a circle"), ("/1", "more than 10 times")] {
        let error = fetcher.get(&format!("http://sarn.example{path}"), None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirects, "{error}");
        assert!(error.to_string().contains(part), "{error}");
    }
    assert!(outlet.requests().len() < 20, "{:?}", outlet.asked());
}

#[test]
fn redirects_to_what_is_not_fetched() {
    for (to, kind) in [
        ("ftp://sarn.example/", ErrorKind::Address),
        ("file:///etc/passwd", ErrorKind::Address),
        ("data:text/html,a", ErrorKind::Address),
        ("http://ilse:secret@sarn.example/", ErrorKind::Address),
        ("http://sarn.example:25/", ErrorKind::Address),
        ("http://", ErrorKind::Address),
    ] {
        let outlet = Outlet::of(move |path| if path == "/a" { redirect("301 Moved", to) } else { missing() });
        let error = fetcher(&[("sarn.example", &outlet)]).get("http://sarn.example/a", None).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        let shown = to.replace("ilse:secret", "…");
        assert!(error.to_string().starts_with(&format!("http://sarn.example/a: leads to {shown}: ")), "{error}");
    }
}

#[test]
fn names_in_other_scripts() {
    let outlet = Outlet::of(|path| if path == "/a" { page("200 OK", &[], b"<p>A") } else { missing() });
    let answer = fetcher(&[("xn--zrich-kva.example", &outlet)]).get("http://ZÜRICH.example/a", None).unwrap();
    assert_eq!(answer.url, "http://xn--zrich-kva.example/a");
    assert!(outlet.requests()[1].to_ascii_lowercase().contains("host: xn--zrich-kva.example\r\n"));
}
