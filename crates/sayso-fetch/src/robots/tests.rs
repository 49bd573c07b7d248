use super::*;
use proptest::prelude::*;

/// Which of the paths are forbidden to us.
fn check(robots: &str, paths: &str, expected: &str) {
    let read = Robots::parse(robots.as_bytes(), "sayso");
    let forbidden: Vec<&str> = paths.split_whitespace().filter(|path| read.forbids(path).is_some()).collect();
    assert_eq!(forbidden.join(" "), expected, "{robots}");
}

#[test]
fn whom_a_group_speaks_to() {
    check("User-agent: *\nDisallow: /a", "/ /a /ab /b", "/a /ab");
    check("User-agent: sayso\nDisallow: /a\n\nUser-agent: *\nDisallow: /b", "/a /b", "/a");
    check("User-agent: *\nDisallow: /b\n\nUser-agent: SaySo/2.0 (all)\nDisallow: /a", "/a /b", "/a");
    check("User-agent: saysobot\nDisallow: /a", "/a", "");
    check("User-agent: other\nUser-agent: sayso\nDisallow: /a", "/a", "/a");
    check("User-agent: other\nDisallow: /b\nUser-agent: sayso\nDisallow: /a", "/a /b", "/a");
    check(
        "User-agent: sayso\nDisallow: /a\nUser-agent: x\nDisallow: /x\nUser-agent: sayso\nDisallow: /b",
        "/a /b /x",
        "/a /b",
    );
    check("User-agent: sayso\nSitemap: https://sarn.example/s\nUser-agent: x\nDisallow: /a", "/a", "/a");
    // Named, and nothing said: all is allowed.
    check("User-agent: sayso\nDisallow:\nUser-agent: *\nDisallow: /", "/a", "");
    check("User-agent: *\nDisallow: /\nUser-agent: sayso\n", "/a", "");
    check("Disallow: /a", "/a", "");
    check("User-agent: *\nUser-agent: sayso\nDisallow: /a", "/a", "/a");
}

#[test]
fn which_rule_decides() {
    check("User-agent: *\nDisallow: /\nAllow: /news", "/ /news /news/1 /new", "/ /new");
    check("User-agent: *\nAllow: /news\nDisallow: /", "/ /news", "/");
    check("User-agent: *\nAllow: /a\nDisallow: /a", "/a", "");
    check("User-agent: *\nDisallow: /*.pdf$\nAllow: /", "/a.pdf /a.pdf?b", "/a.pdf");
    check("User-agent: *\nDisallow:", "/a", "");
    check("User-agent: *\nDisallow: /", "/robots.txt /a", "/a");
}

#[test]
fn how_lines_are_written() {
    check("\u{feff}User-agent: *\r\nDisallow: /a\r\n", "/a", "/a");
    check("USER-AGENT : *\rdisallow :/a # why\r# Disallow: /b", "/a /b", "/a");
    check("User-agent: *\nno rule\nDisallow /c\nDisallow: /a", "/a /c", "/a");
    check("<!DOCTYPE html><p>Disallow: /</p>", "/a", "");
    check("", "/a", "");
}

#[test]
fn crawl_delays() {
    for (written, expected) in [
        ("10", Some(10.0)),
        ("0.5", Some(0.5)),
        ("-1", None),
        ("NaN", None),
        ("inf", None),
        ("1e300", None),
        ("soon", None),
    ] {
        let robots = Robots::parse(format!("User-agent: *\nCrawl-delay: {written}").as_bytes(), "sayso");
        assert_eq!(robots.crawl_delay().map(|d| d.as_secs_f64()), expected, "{written}");
    }
}

#[test]
fn a_file_without_end_is_read_in_part() {
    let mut robots = "User-agent: *\nDisallow: /a\n".repeat(30_000);
    robots.push_str("Disallow: /last\n");
    let read = Robots::parse(robots.as_bytes(), "sayso");
    assert!(read.forbids("/a").is_some() && read.forbids("/last").is_none());
}

#[test]
fn the_worst_file_takes_no_long_time() {
    let line = format!("Disallow: /{}b\n", "*a".repeat(400));
    let robots = "User-agent: *\n".to_owned() + &line.repeat(600);
    let read = Robots::parse(robots.as_bytes(), "sayso");
    assert_eq!(read.forbids(&format!("/{}", "a".repeat(8000))), None);
}

proptest! {
    #[test]
    fn any_bytes_can_be_read(bytes in prop::collection::vec(any::<u8>(), 0..400), path in "/\\PC{0,30}") {
        let _ = Robots::parse(&bytes, "sayso").forbids(&path);
    }

    #[test]
    fn what_looks_like_one_can_be_read(robots in "((User-agent|Allow|Disallow|Crawl-delay): ?[*/$%a-z0-9é.]{0,8}[\r\n]{1,2}){0,12}", path in "/[a-z%*$é/]{0,12}") {
        let read = Robots::parse(robots.as_bytes(), "sayso");
        let _ = (read.forbids(&path), read.weight(), read.crawl_delay());
    }
}
