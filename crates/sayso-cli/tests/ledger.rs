//! A ledger from the command line.

mod common;

use common::Folder;

const HARBOUR: &str = "Date: 2024-01-26\n\nThe harbour will close in March, Mayor Ilse Toft said on Friday.\n\n\
    “We had no choice,” Toft told the Sarn Courier. Zoë Vell, who runs the ferry, denied that talks had failed.\n";

const LINES: &str = "{\"id\": \"ferry\", \"outlet\": \"Orm News\", \"url\": \"https://orm.example/ferry\", \"published\": \"2024-02-01\", \
    \"text\": \"The ferry may return in May, Zoë Vell said on Thursday. The harbour stays shut, she said.\"}\n\
    {\"id\": \"fähre\", \"url\": \"https://orm.example/de\", \"text\": \"Die Fähre kommt im Mai zurück, sagte Zoë Vell am Donnerstag, und der Hafen bleibt vorerst geschlossen, wie sie weiter mitteilte.\"}\n\
    {\"id\": \"broken\"}\n";

fn filled(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.file("harbour.txt", HARBOUR).file("news.jsonl", LINES);
    let ran = folder.sayso(&["add", "harbour.txt", "news.jsonl"]);
    assert_eq!(ran.code, 2, "one line is broken: {ran:?}");
    folder
}

#[test]
fn articles_are_added_once() {
    let folder = Folder::new("ledger-added");
    folder.file("harbour.txt", HARBOUR).file("news.jsonl", LINES);
    let ran = folder.sayso(&["add", "harbour.txt", "news.jsonl"]);
    assert_eq!(
        ran.stdout,
        "stored\t1\tharbour\t\nstored\t2\tferry\thttps://orm.example/ferry\nstored\t3\tfähre\thttps://orm.example/de\n"
    );
    assert!(ran.stderr.contains("news.jsonl:3: there is no `text`"), "{}", ran.stderr);
    assert!(
        ran.stderr.contains("3 articles stored, 1 of them in other languages, not read, 1 could not be read"),
        "{}",
        ran.stderr
    );
    let ran = folder.sayso(&["add", "harbour.txt"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "known\t1\tharbour\t\n"));
    assert!(ran.stderr.contains("0 articles stored, 1 known already; sayso.db holds 3 articles"), "{}", ran.stderr);
    let ran = folder.sayso(&["add", "nothing.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("nothing.txt: there is no such file"), "{}", ran.stderr);
}

#[test]
fn what_is_stored_is_found() {
    let folder = filled("ledger-found");
    let ran = folder.sayso(&["find", "harbour", "--sort", "oldest"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let places: Vec<_> =
        ["2024-01-26", "harbour", "2024-02-01", "Orm News"].iter().map(|w| ran.stdout.find(w)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{}", ran.stdout);
    let ran = folder.sayso(&["find", "who:vell", "--format", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(ran.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(first["saying"]["voice"]["name"], "Zoë Vell", "{}", ran.stdout);
    assert_eq!(ran.stderr, "");
    let ran = folder.sayso(&["find", "harbour", "-n", "1", "--format", "csv"]);
    assert_eq!(ran.stderr, "sayso: There is more: say --most, or narrow it down.\n");
    assert_eq!(folder.sayso(&["find", "nowhere"]).code, 1);
    let ran = folder.sayso(&["find", "whom:vell"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("there is no filter `whom:`"), "{}", ran.stderr);
    let ran = folder.sayso(&["find", "harbour", "--ledger", "none.db"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("none.db: there is no ledger here"), "{}", ran.stderr);
}

#[test]
fn a_person_is_followed_across_articles() {
    let folder = filled("ledger-who");
    let ran = folder.sayso(&["who", "Zoë Vell"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stdout.starts_with("Zoë Vell · named-person · "), "{}", ran.stdout);
    assert!(ran.stdout.find("2024-01-26") < ran.stdout.find("2024-02-01"), "{}", ran.stdout);
    assert_eq!(folder.sayso(&["who", "Nobody Atall"]).code, 1);
}

#[test]
fn a_changed_article_is_a_version() {
    let folder = filled("ledger-versions");
    folder.file("later.jsonl", LINES.replace("may return in May", "will return in June"));
    let ran = folder.sayso(&["add", "later.jsonl"]);
    assert!(ran.stdout.starts_with("changed\t4\tferry\t"), "{}", ran.stdout);
    let ran = folder.sayso(&["versions", "https://orm.example/ferry"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.contains("2 words came, 2 went"), "{}", ran.stdout);
    assert_eq!(folder.sayso(&["versions", "harbour"]).code, 1);
}

#[test]
fn an_article_is_forgotten() {
    let folder = filled("ledger-forgotten");
    let ran = folder.sayso(&["forget", "harbour", "--why", "asked to"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.stdout.starts_with("harbour: forgotten, with "), "{}", ran.stdout);
    assert_eq!(folder.sayso(&["find", "choice"]).code, 1);
    let ran = folder.sayso(&["add", "harbour.txt"]);
    assert!(ran.stdout.starts_with("forgotten\t"), "{}", ran.stdout);
    let ran = folder.sayso(&["add", "harbour.txt", "--again"]);
    assert!(ran.stdout.starts_with("stored\t"), "{}", ran.stdout);
    assert_eq!(folder.sayso(&["forget", "nobody"]).code, 1);
}

#[test]
fn a_withdrawn_article_is_marked_where_it_is_shown() {
    let folder = filled("ledger-withdrawn");
    assert_eq!(folder.sayso(&["add", "--retracted", "harbour", "--why", "invented"]).code, 0);
    let ran = folder.sayso(&["find", "choice"]);
    assert!(ran.stdout.contains("withdrawn") && ran.stdout.contains("invented"), "{}", ran.stdout);
}

#[test]
fn the_ledger_is_exported_and_rebuilt() {
    let folder = filled("ledger-exported");
    let before = folder.sayso(&["export"]);
    assert_eq!((before.code, before.stdout.lines().count()), (0, 3));
    // What was stored is what is read.
    let read = folder.sayso(&["read", "harbour.txt", "--format", "jsonl"]);
    assert_eq!(before.stdout.lines().next(), read.stdout.lines().next());
    let ran = folder.sayso(&["rebuild"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "sayso.db: rebuilt, 3 articles\n"));
    assert_eq!(folder.sayso(&["export"]).stdout, before.stdout);
    let ran = folder.sayso(&["export", "--no-text"]);
    assert!(!ran.stdout.contains("choice") && ran.stdout.contains("Ilse Toft"), "{}", ran.stdout);
    let ran = folder.sayso(&["export", "--format", "csv", "--query", "who:toft", "--out", "said.csv"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(folder.read("said.csv").lines().count() > 1);
}

#[test]
fn articles_are_stored_without_reading_and_read_later() {
    let folder = Folder::new("ledger-unread");
    folder.file("harbour.txt", HARBOUR);
    assert_eq!(folder.sayso(&["add", "--no-read", "harbour.txt"]).code, 0);
    assert_eq!(folder.sayso(&["find", "who:toft"]).code, 1);
    let ran = folder.sayso(&["add", "harbour.txt"]);
    assert!(ran.stdout.starts_with("read\t1\t"), "{}", ran.stdout);
    assert_eq!(folder.sayso(&["find", "who:toft"]).code, 0);
    let ran = folder.sayso(&["add", "--reread"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "0 articles read anew\n"));
}

#[test]
#[cfg(target_os = "linux")] // elsewhere there always is one
fn without_a_clipboard_nothing_is_touched() {
    let folder = Folder::new("ledger-clipboard");
    for args in [&["add", "--clipboard", "--outlet", "Sarn Courier"][..], &["read", "--clipboard"]] {
        let mut command = folder.command(args);
        let output = command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").output().expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.lines().count()), (Some(2), 1), "{said}");
        assert!(said.starts_with("sayso: there is no clipboard here: ") && said.contains("use - and a pipe"), "{said}");
    }
    assert!(!folder.path("sayso.db").exists());
}

#[test]
fn what_the_user_says_of_an_article_goes_first() {
    let folder = Folder::new("ledger-given");
    let ran =
        folder.sayso_with(&["add", "-", "--outlet", "Sarn Courier", "--published", "2024-01-27"], HARBOUR.as_bytes());
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = folder.sayso(&["find", "outlet:courier", "--format", "csv"]);
    assert!(ran.stdout.contains("Sarn Courier,2024-01-27"), "{}", ran.stdout);
}

#[test]
fn a_wrong_date_and_a_withdrawal_are_said() {
    let folder = Folder::new("ledger-said");
    folder.file(
        "odd.jsonl",
        "{\"id\": \"odd\", \"published\": \"2024-13-45\", \"text\": \"Two officials said the harbour closes.\"}",
    );
    let ran = folder.sayso(&["add", "odd.jsonl"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, "stored\t1\todd\t\n"));
    assert!(ran.stderr.starts_with("sayso: odd: `2024-13-45` is no date that can be read"), "{}", ran.stderr);
    let ran = folder.sayso(&["add", "odd.jsonl", "--retracted"]);
    assert!(ran.stderr.starts_with("sayso: odd: marked as withdrawn\n"), "{}", ran.stderr);
    let ran = folder.sayso(&["find", "kind:unnamed"]);
    assert!(ran.stdout.contains("withdrawn") && ran.stdout.contains("officials say\n"), "{}", ran.stdout);
}
