//! Pages and feeds from the web, by an outlet on this machine.
#![cfg(feature = "fetch")]
#![allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "the outlet changes its mind while it answers")]

mod common;
mod outlet;

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use common::{Folder, Ran};
use outlet::{Outlet, article, feed, missing, page, rss};
use sayso::ledger::{Feed, Ledger};

const TOFT: &str = "The harbour will close in March, Mayor Ilse Toft said on Friday.";
const VELL: &str = "Zoë Vell, who runs the ferry, denied that talks had failed.";

/// Polls once what is due, without reading.
fn watch(folder: &Folder, more: &[&str]) -> Ran {
    folder.sayso(&[&["watch", "--once", "--no-read", "--allow-private"], more].concat())
}

fn ledger(folder: &Folder) -> Ledger {
    Ledger::write(&folder.path("sayso.db")).unwrap()
}

fn only_feed(folder: &Folder) -> Feed {
    let feeds = ledger(folder).feeds().unwrap();
    assert_eq!(feeds.len(), 1, "{feeds:?}");
    feeds[0].clone()
}

fn articles(folder: &Folder) -> u64 {
    ledger(folder).counts().unwrap().articles
}

/// Lets all feeds be due.
fn time_passes(folder: &Folder) {
    let ledger = ledger(folder);
    for feed in ledger.feeds().unwrap() {
        ledger.put_feed(&Feed { next: "2024-01-26T00:00:00Z".to_owned(), ..feed }, None).unwrap();
    }
}

/// What became of articles, by the ends of their addresses.
fn outcomes(ran: &Ran) -> Vec<String> {
    let outcome = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        format!("{} {}", columns[0], columns[3].rsplit('/').next().unwrap())
    };
    ran.stdout.lines().map(outcome).collect()
}

#[test]
fn a_feed_is_watched() {
    let folder = Folder::new("watch-feed");
    let outlet = Outlet::of(|path, head| match path {
        "/feed" if head.contains("if-none-match: \"7\"") && head.contains("if-modified-since: fri, 26 jan 2024") => {
            page("304 Not Modified", &["ETag: \"7\""], "")
        }
        "/feed" => feed(
            &[("/harbour", "Harbour to close"), ("/ferry", "Ferry stays")],
            &["ETag: \"7\"", "Last-Modified: Fri, 26 Jan 2024 08:00:00 GMT"],
        ),
        "/harbour" => article("Harbour to close", TOFT),
        "/ferry" => article("Ferry stays", VELL),
        _ => missing(),
    });
    let ran = watch(&folder, &[&outlet.url("/feed")]);
    assert_eq!((ran.code, outcomes(&ran)), (0, vec!["stored harbour".into(), "stored ferry".into()]), "{ran:?}");
    assert_eq!(outlet.asked(), ["/feed", "/harbour", "/ferry"]);
    let agent = format!("\nuser-agent: sayso/{} (news reader)\r\n", env!("CARGO_PKG_VERSION"));
    assert!(outlet.heads().iter().all(|head| head.contains(&agent)), "{:?}", outlet.heads());
    assert_eq!(only_feed(&folder).etag.as_deref(), Some("\"7\""));
    let held = ledger(&folder).get(sayso::ledger::ArticleId(1)).unwrap();
    assert!(held.article.text.contains(TOFT), "the page, not the summary: {held:?}");
    // Nobody is asked before it is due.
    let (dialled, ran) = (outlet.dialled(), watch(&folder, &[&outlet.url("/feed")]));
    assert_eq!((ran.code, outlet.dialled()), (0, dialled));
    ran.complains(&[("sayso: no feed is due before ", "nobody was asked")]);
    // Once it is, it is asked for what has changed alone.
    time_passes(&folder);
    let ran = watch(&folder, &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran:?}");
    assert_eq!(outlet.asked().len(), 4);
    assert_eq!(articles(&folder), 2);
    assert_eq!(only_feed(&folder).every, 675, "asked sooner after news, and less often after none");
}

#[test]
fn what_is_watched_is_read() {
    let folder = Folder::new("watch-read");
    let outlet = Outlet::of(|path, _| match path {
        "/feed" => feed(&[("/harbour", "Harbour to close")], &[]),
        "/harbour" => article("Harbour to close", TOFT),
        _ => missing(),
    });
    let ran =
        folder.sayso(&["watch", &outlet.url("/feed"), "--once", "--allow-private", "--contact", "ilse@sarn.example"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(outlet.heads().iter().all(|head| head.contains("(news reader; ilse@sarn.example)")));
    let ran = folder.sayso(&["find", "who:toft"]);
    assert!(ran.stdout.contains("The harbour will close in March"), "{ran:?}");
}

#[test]
fn changed_words_are_a_version() {
    let folder = Folder::new("watch-changed");
    let is_changed = Arc::new(AtomicBool::new(false));
    let changed = is_changed.clone();
    let outlet = Outlet::of(move |path, _| {
        let words = TOFT.replace("March", if changed.load(Ordering::SeqCst) { "May" } else { "March" });
        let whole = format!("<p>{words}</p>").repeat(2);
        match path {
            "/feed" => rss(
                &format!(
                    "<item><title>Harbour</title><link>/whole</link><content:encoded><![CDATA[{whole}]]></content:encoded></item>"
                ),
                &[],
            ),
            "/harbour" => article("Harbour", &words),
            _ => missing(),
        }
    });
    let add = || folder.sayso(&["add", "--no-read", "--allow-private", &outlet.url("/harbour")]);
    assert_eq!(outcomes(&watch(&folder, &[&outlet.url("/feed")])), ["stored whole"]);
    assert_eq!(outcomes(&add()), ["stored harbour"]);
    time_passes(&folder);
    assert_eq!(watch(&folder, &[]).stdout, "");
    assert_eq!(outcomes(&add()), ["known harbour"]);
    is_changed.store(true, Ordering::SeqCst);
    time_passes(&folder);
    assert_eq!(outcomes(&watch(&folder, &[])), ["changed whole"]);
    assert_eq!(outcomes(&add()), ["changed harbour"]);
    let ran = folder.sayso(&["versions", &outlet.url("/harbour")]);
    assert!(ran.stdout.contains("1 word came, 1 went"), "{ran:?}");
    // What is whole in the feed is not fetched again.
    assert!(!outlet.asked().contains(&"/whole".to_owned()));
}

#[test]
fn robots_txt_is_obeyed() {
    let folder = Folder::new("watch-robots");
    let outlet = Outlet::of(|path, _| match path {
        "/robots.txt" => page("200 OK", &[], "User-agent: *\nDisallow: /inside\n"),
        "/feed" => feed(&[("/inside/harbour", "Harbour to close"), ("/ferry", "Ferry stays")], &[]),
        _ => article("Ferry stays", VELL),
    });
    let ran = watch(&folder, &[&outlet.url("/feed")]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("/inside/harbour: ") && ran.stderr.contains("`Disallow: /inside`"), "{}", ran.stderr);
    assert_eq!(outlet.asked(), ["/feed", "/ferry"]);
    // Of the forbidden page there is what the feed says of it, and that is all there will be.
    assert_eq!(outcomes(&ran), ["stored harbour", "stored ferry"]);
    time_passes(&folder);
    assert_eq!((watch(&folder, &[]).stdout.as_str(), outlet.asked().len()), ("", 3));
    let ran = folder.sayso(&["add", "--allow-private", &outlet.url("/inside/ferry")]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("`Disallow: /inside`"), "{}", ran.stderr);
}

#[test]
fn pages_that_are_named_together_are_asked_one_by_one() {
    let folder = Folder::new("watch-together");
    let outlet = Outlet::of(|path, _| match path {
        "/robots.txt" => missing(),
        path => article("Harbour to close", &format!("{TOFT} That was report {}.", &path[1..])),
    });
    let started = std::time::Instant::now();
    let ran =
        folder.sayso(&["add", "--no-read", "--allow-private", &outlet.url("/1"), &outlet.url("/2"), &outlet.url("/3")]);
    assert_eq!(outcomes(&ran), ["stored 1", "stored 2", "stored 3"], "{ran:?}");
    assert!(started.elapsed() >= std::time::Duration::from_secs(2), "{:?}", started.elapsed());
    assert_eq!(outlet.heads().len(), 4, "robots.txt once: {:?}", outlet.heads());
}

#[test]
fn this_machine_is_not_asked_unless_the_user_says_so() {
    let folder = Folder::new("watch-private");
    let outlet = Outlet::of(|path, _| if path == "/harbour" { article("Harbour", TOFT) } else { missing() });
    let by_name = outlet.url("/harbour").replace("127.0.0.1", "localhost");
    for url in [outlet.url("/harbour"), by_name] {
        for command in [&["watch", "--once"][..], &["add"]] {
            let ran =
                folder.sayso(&[command, &["--no-read", "--ledger", &format!("{}.db", command[0]), &url]].concat());
            assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{ran:?}");
            assert!(ran.stderr.contains(&format!("{url}: an address of this machine (")), "{}", ran.stderr);
            assert!(ran.stderr.contains("allow private ones (--allow-private)"), "{}", ran.stderr);
        }
    }
    assert_eq!(outlet.dialled(), 0);
    let ran = folder.sayso(&["add", "--no-read", "--allow-private", &outlet.url("/harbour")]);
    assert_eq!((ran.code, outcomes(&ran)), (0, vec!["stored harbour".to_owned()]), "{ran:?}");
}

#[test]
fn an_entry_leads_to_no_secrets() {
    let folder = Folder::new("watch-secrets");
    let outlet = Outlet::of(|path, _| match path {
        "/feed" => feed(&[("/harbour", "Harbour"), ("http://10.0.0.7:25/", "Mail"), ("/ferry", "Ferry")], &[]),
        "/harbour" => page("302 Found", &["Location: http://169.254.169.254/latest/meta-data/"], ""),
        "/ferry" => article("Ferry stays", VELL),
        _ => missing(),
    });
    let ran = watch(&folder, &[&outlet.url("/feed")]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("/harbour: leads to http://169.254.169.254/latest/meta-data/: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("is never fetched") && ran.stderr.contains("port 25"), "{}", ran.stderr);
    assert!(outcomes(&ran).contains(&"stored ferry".to_owned()), "{ran:?}");
}

#[test]
fn a_feed_without_end_is_left_and_the_rest_goes_on() {
    let folder = Folder::new("watch-endless");
    let endless = Outlet::that(|path, _, stream| {
        if path == "/robots.txt" {
            return drop(stream.write_all(&missing()));
        }
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n<rss><channel>");
        while stream.write_all(&b"<item><title>More</title></item>".repeat(2048)).is_ok() {}
    });
    let outlet = Outlet::of(|path, _| match path {
        "/feed" => feed(&[("/ferry", "Ferry")], &[]),
        "/ferry" => article("Ferry stays", VELL),
        _ => missing(),
    });
    folder.file(
        "feeds.opml",
        format!(
            "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"a\" xmlUrl=\"{}\"/>\
             <outline type=\"rss\" text=\"b\" xmlUrl=\"{}\"/></body></opml>",
            endless.url("/feed"),
            outlet.url("/feed")
        ),
    );
    let ran = watch(&folder, &["feeds.opml"]);
    assert_eq!((ran.code, outcomes(&ran)), (2, vec!["stored ferry".to_owned()]), "{ran:?}");
    assert!(ran.stderr.contains(&format!("{}: ", endless.url("/feed"))), "{}", ran.stderr);
    assert!(ran.stderr.contains("longer than 64 MiB"), "{}", ran.stderr);
    let failures: Vec<u32> = ledger(&folder).feeds().unwrap().iter().map(|feed| feed.failures).collect();
    assert_eq!(failures.iter().sum::<u32>(), 1);
}

#[test]
fn a_feed_that_wants_a_pause_gets_it() {
    let folder = Folder::new("watch-pause");
    let outlet = Outlet::of(|path, _| match path {
        "/feed" => page("503 Service Unavailable", &["Retry-After: 7200"], ""),
        _ => missing(),
    });
    let ran = watch(&folder, &[&outlet.url("/feed")]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{ran:?}");
    assert!(ran.stderr.contains("/feed: ") && ran.stderr.contains("503"), "{}", ran.stderr);
    let feed = only_feed(&folder);
    assert_eq!(feed.failures, 1);
    let seconds = |time: &str| time.parse::<jiff::Timestamp>().unwrap().as_second();
    assert!(seconds(&feed.next) - seconds(feed.polled.as_deref().unwrap()) >= 7199, "{feed:?}");
    let dialled = outlet.dialled();
    assert_eq!(watch(&folder, &[]).code, 0);
    assert_eq!(outlet.dialled(), dialled);
}

#[test]
fn a_page_that_cannot_be_had_for_now_is_asked_for_later() {
    let folder = Folder::new("watch-later");
    let is_well = Arc::new(AtomicBool::new(false));
    let well = is_well.clone();
    let outlet = Outlet::of(move |path, head| match path {
        "/feed" if head.contains("if-none-match") => page("304 Not Modified", &[], ""),
        "/feed" => feed(&[("/ferry", "Ferry stays"), ("/harbour", "Harbour to close")], &["ETag: \"7\""]),
        "/harbour" if !well.load(Ordering::SeqCst) => page("500 Oh", &["Retry-After: 7200"], ""),
        "/harbour" => article("Harbour to close", TOFT),
        "/ferry" => article("Ferry stays", VELL),
        _ => missing(),
    });
    let ran = watch(&folder, &[&outlet.url("/feed")]);
    assert_eq!((ran.code, outcomes(&ran)), (2, vec!["stored ferry".to_owned()]), "{ran:?}");
    assert!(ran.stderr.contains("/harbour: ") && ran.stderr.contains("500"), "{}", ran.stderr);
    // The feed may be asked meanwhile, the page not.
    is_well.store(true, Ordering::SeqCst);
    time_passes(&folder);
    let ran = watch(&folder, &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{ran:?}");
    assert_eq!(outlet.asked(), ["/feed", "/ferry", "/harbour", "/feed"]);
    let visit = ledger(&folder).visited(&outlet.url("/harbour")).unwrap().unwrap();
    assert!(visit.outcome.starts_with("again 1 20"), "{visit:?}");
    ledger(&folder).visit(&outlet.url("/harbour"), &visit.visited, "again 1 2024-01-26T00:00:00Z").unwrap();
    time_passes(&folder);
    assert_eq!(outcomes(&watch(&folder, &[])), ["stored harbour"]);
    // Now that nothing is left to fetch, the feed is asked for what has changed again.
    time_passes(&folder);
    watch(&folder, &[]);
    assert!(outlet.heads().last().unwrap().contains("if-none-match: \"7\""));
}

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_what_was_fetched() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let folder = Folder::new("watch-interrupted");
    let outlet = Outlet::of(|path, _| match path {
        "/feed" => {
            feed(&[("/1", "One"), ("/2", "Two"), ("/3", "Three"), ("/4", "Four"), ("/5", "Five")], &["ETag: \"7\""])
        }
        "/robots.txt" => missing(),
        path => article("Harbour to close", &format!("{TOFT} That was report {}.", &path[1..])),
    });
    let interrupted = |args: &[&str], pages: usize| {
        let mut command = folder.command(args);
        let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        while outlet.asked().len() < pages {
            std::thread::sleep(Duration::from_millis(20));
        }
        std::thread::sleep(Duration::from_millis(200));
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let output = child.wait_with_output().unwrap();
        Ran {
            code: output.status.code().expect("it ended by itself"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    };
    let url = outlet.url("/feed");
    let ran = interrupted(&["watch", "--no-read", "--allow-private", &url], 3);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stderr.contains("stopped: what was stored is kept"), "{}", ran.stderr);
    let first = outcomes(&ran);
    assert!((1..5).contains(&first.len()) && first[0] == "stored 1", "{ran:?}");
    assert_eq!(articles(&folder), first.len() as u64);
    // The feed is due still, and what is left of it is fetched; while nothing is due, Ctrl-C ends the program, too.
    let ran = interrupted(&["watch", "--no-read", "--allow-private"], 7);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!([first, outcomes(&ran)].concat(), ["stored 1", "stored 2", "stored 3", "stored 4", "stored 5"]);
    assert_eq!(outlet.asked().len(), 7, "no page is fetched twice: {:?}", outlet.asked());
}
