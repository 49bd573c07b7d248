//! How a fetcher behaves towards outlets.

mod outlet;

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use outlet::{Outlet, fetcher, missing, page, settings};
use sayso_fetch::{ErrorKind, Fetcher, Outcome, Settings};

const FEED: &str = "http://sarn.example/feed";

#[test]
fn a_feed_that_has_not_changed_is_not_sent_again() {
    let outlet = Outlet::that(|request, stream| {
        use std::io::Write;
        let request = request.to_ascii_lowercase();
        let is_known =
            request.contains("if-none-match: \"7\"") && request.contains("if-modified-since: sun, 06 nov 1994");
        let tags = ["ETag: \"7\"", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT"];
        let answer = match request.starts_with("get /feed") {
            true if is_known => page("304 Not Modified", &tags, b""),
            true => page("200 OK", &tags, b"<rss/>"),
            false => missing(),
        };
        stream.write_all(&answer).unwrap();
    });
    let fetcher = fetcher(&[("sarn.example", &outlet)]);
    let Outcome::Fetched(page) = fetcher.get(FEED, None).unwrap().outcome else { panic!("no page") };
    let known = page.validators.unwrap();
    assert_eq!(fetcher.get(FEED, Some(&known)).unwrap().outcome, Outcome::NotModified);
    // What one page gave is not sent to another.
    let other = fetcher.get("http://sarn.example/feed2", Some(&known)).unwrap();
    assert!(matches!(other.outcome, Outcome::Fetched(_)));
}

#[test]
fn robots_txt_is_kept() {
    let outlet = Outlet::of(|path| match path {
        "/robots.txt" => page("200 OK", &[], b"User-agent: *\nDisallow: /\n\nUser-agent: Sayso\nDisallow: /private\n"),
        _ => page("200 OK", &[], b"<p>A"),
    });
    let fetcher = fetcher(&[("sarn.example", &outlet)]);
    assert!(fetcher.get("http://sarn.example/a", None).is_ok());
    assert!(fetcher.get("http://sarn.example/b", None).is_ok());
    let error = fetcher.get("http://sarn.example/%70rivate/c", None).unwrap_err();
    assert_eq!((error.kind(), error.is_passing()), (ErrorKind::Robots, false), "{error}");
    assert!(error.to_string().contains("`Disallow: /private`"), "{error}");
    assert_eq!(outlet.asked(), ["GET /robots.txt", "GET /a", "GET /b"]);
    let fetcher = Fetcher::new(Settings { obeys_robots: false, ..settings(&[("sarn.example", &outlet)]) });
    assert!(fetcher.get("http://sarn.example/private/c", None).is_ok());
}

#[test]
fn robots_txt_holds_after_redirects() {
    let outlet = Outlet::of(|path| match path {
        "/robots.txt" => page("200 OK", &[], b"User-agent: *\nDisallow: /private"),
        "/a" => page("302 Found", &["Location: /private"], b""),
        _ => page("200 OK", &[], b"<p>A"),
    });
    let error = fetcher(&[("sarn.example", &outlet)]).get("http://sarn.example/a", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Robots, "{error}");
    assert_eq!(outlet.asked(), ["GET /robots.txt", "GET /a"]);
}

#[test]
fn robots_txt_of_all_kinds() {
    let long = "User-agent: *\nDisallow: /a\n".to_owned() + &"# more\n".repeat(1_000_000);
    let hops = |path: &str, most: usize| {
        let hop = path.trim_start_matches("/hop").parse::<usize>().unwrap_or(0) + 1;
        match hop > most {
            true => page("200 OK", &[], b"User-agent: *\nDisallow: /a"),
            false => page("302 Found", &[&format!("Location: /hop{hop}")], b""),
        }
    };
    type Robots = Box<dyn Fn(&str) -> Vec<u8> + Send + Sync>;
    let cases: Vec<(&str, Robots, Option<ErrorKind>)> = vec![
        ("missing", Box::new(|_| missing()), None),
        ("forbidden", Box::new(|_| page("403 Forbidden", &[], b"")), None),
        ("trouble", Box::new(|_| page("500 Oh", &[], b"")), Some(ErrorKind::NotNow)),
        ("too often", Box::new(|_| page("429 Slow Down", &["Retry-After: 99"], b"")), Some(ErrorKind::NotNow)),
        ("garbage", Box::new(|_| b"garbage\r\n".to_vec()), Some(ErrorKind::Protocol)),
        ("hung up", Box::new(|_| Vec::new()), Some(ErrorKind::Connect)),
        ("long", Box::new(move |_| page("200 OK", &[], long.as_bytes())), Some(ErrorKind::Robots)),
        ("five hops", Box::new(move |path| hops(path, 5)), Some(ErrorKind::Robots)),
        ("six hops", Box::new(move |path| hops(path, 6)), None),
        ("to nowhere", Box::new(|_| page("302 Found", &["Location: ftp://sarn.example/"], b"")), None),
        ("no location", Box::new(|_| page("302 Found", &[], b"")), None),
    ];
    for (name, robots, expected) in cases {
        let outlet = Outlet::of(move |path| if path == "/a" { page("200 OK", &[], b"<p>A") } else { robots(path) });
        let found = fetcher(&[("sarn.example", &outlet)]).get("http://sarn.example/a", None);
        assert_eq!(found.as_ref().err().map(|e| e.kind()), expected, "{name}: {found:?}");
        let is_asked = outlet.asked().contains(&"GET /a".to_owned());
        assert_eq!(is_asked, expected.is_none(), "{name}");
    }
}

#[test]
fn a_host_that_wants_a_pause_gets_it() {
    let is_strained = Arc::new(AtomicBool::new(true));
    let strained = is_strained.clone();
    let outlet = Outlet::of(move |path| match path {
        "/feed" if strained.load(Ordering::SeqCst) => page("429 Too Many Requests", &["Retry-After: 3600"], b""),
        "/feed" => page("200 OK", &[], b"<rss/>"),
        _ => missing(),
    });
    let fetcher = fetcher(&[("sarn.example", &outlet)]);
    let first = fetcher.get(FEED, None).unwrap_err();
    assert_eq!((first.kind(), first.is_passing()), (ErrorKind::Status(429), true), "{first}");
    is_strained.store(false, Ordering::SeqCst);
    let second = fetcher.get(FEED, None).unwrap_err();
    assert_eq!((second.kind(), second.retry_at()), (ErrorKind::NotNow, first.retry_at()), "{second}");
    assert!(second.to_string().contains("ask again after 20"), "{second}");
    assert_eq!(outlet.asked(), ["GET /robots.txt", "GET /feed"]);
}

#[test]
fn a_short_pause_is_waited_for() {
    let count = AtomicUsize::new(0);
    let outlet = Outlet::of(move |path| match path {
        "/feed" if count.fetch_add(1, Ordering::SeqCst) == 0 => page("503 Busy", &["Retry-After: 1"], b""),
        "/feed" => page("200 OK", &[], b"<rss/>"),
        _ => missing(),
    });
    let patience = Duration::from_secs(5);
    let fetcher = Fetcher::new(Settings { patience, ..settings(&[("sarn.example", &outlet)]) });
    assert_eq!(fetcher.get(FEED, None).unwrap_err().kind(), ErrorKind::Status(503));
    assert!(fetcher.get(FEED, None).is_ok());
}

#[test]
fn many_threads_ask_one_host_one_by_one() {
    let times = Arc::new(Mutex::new(Vec::new()));
    let seen = times.clone();
    let outlet = Outlet::of(move |path| {
        seen.lock().unwrap().push((path.to_owned(), now()));
        page("200 OK", &[], b"User-agent: *\nDisallow: /private")
    });
    let gap = Duration::from_millis(80);
    let hosts = settings(&[("sarn.example", &outlet)]);
    let fetcher = Fetcher::new(Settings { gap, patience: Duration::from_secs(10), ..hosts });
    std::thread::scope(|scope| {
        for n in 0..5 {
            let fetcher = &fetcher;
            scope.spawn(move || fetcher.get(&format!("http://sarn.example/{n}"), None).unwrap());
        }
    });
    let times = times.lock().unwrap();
    let robots = times.iter().filter(|(path, _)| path == "/robots.txt").count();
    assert_eq!((robots, times.len()), (1, 6), "{times:?}");
    for pair in times[1..].windows(2) {
        assert!(pair[1].1 - pair[0].1 >= gap, "{times:?}");
    }
}

#[allow(clippy::disallowed_methods)] // gaps are to be measured
fn now() -> std::time::Instant {
    std::time::Instant::now()
}

#[test]
fn crawl_delay_is_met() {
    let outlet = Outlet::of(|path| match path {
        "/robots.txt" => page("200 OK", &[], b"User-agent: *\nCrawl-delay: 7"),
        _ => page("200 OK", &[], b"<p>A"),
    });
    let fetcher = fetcher(&[("sarn.example", &outlet)]);
    let answer = fetcher.get("http://sarn.example/a", None).unwrap();
    let error = fetcher.get("http://sarn.example/b", None).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotNow, "{error}");
    let wait = error.retry_at().unwrap().duration_since(answer.retrieved);
    assert!((6..=8).contains(&wait.as_secs()), "{wait}");
}
