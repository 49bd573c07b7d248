//! Files that are no good: each gets a message that says what to do, and nothing in them is lost.
#![allow(clippy::disallowed_methods, reason = "tests need files")]

mod common;

use std::fs;
use std::io::{Seek, SeekFrom, Write};

use common::{HARBOUR, NOW, article, ledger};
use rusqlite::Connection;
use sayso_ledger::{ErrorKind, Ledger};

#[test]
fn what_is_no_ledger_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("text.db"), "The harbour closes. ".repeat(100)).unwrap();
    Connection::open(path("other.db")).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    let newer = Ledger::create(&path("newer.db")).unwrap();
    drop(newer);
    Connection::open(path("newer.db")).unwrap().pragma_update(None, "user_version", 99).unwrap();
    fs::write(path("empty.db"), "").unwrap();
    for (name, kind, message) in [
        (
            "none.db",
            ErrorKind::Missing,
            "there is no ledger here; make one with `sayso add ARTICLE`, or name another with --ledger",
        ),
        ("text.db", ErrorKind::NotALedger, "this is no ledger (nor any SQLite file); name another file"),
        ("other.db", ErrorKind::NotALedger, "this is an SQLite file, but no ledger of sayso: name another file"),
        (
            "newer.db",
            ErrorKind::Newer,
            "a later version of sayso made this ledger (its tables are version 99, this program knows 2): use a newer sayso; \
             nothing was changed",
        ),
        ("empty.db", ErrorKind::NotALedger, "this ledger is empty: put something in with `sayso add`"),
    ] {
        let error = Ledger::read(&path(name)).err().expect(name);
        assert_eq!((error.kind(), error.message()), (kind, message), "{name}");
        assert!(error.to_string().starts_with(&path(name).display().to_string()), "{error}");
    }
    let error = Ledger::create(&folder.path().join("no/such/folder.db")).err().unwrap();
    assert_eq!(error.kind(), ErrorKind::Io);
}

#[test]
fn another_writer_is_waited_for_and_named() {
    let (folder, ledger) = ledger();
    let path = folder.path().join("sayso.db");
    let other = Ledger::write(&path).unwrap();
    let writing = other.batch().unwrap();
    let error = ledger.batch().err().expect("the other one writes");
    assert_eq!(error.kind(), ErrorKind::Busy);
    assert!(error.message().contains("another program is writing"), "{error}");
    // Reading goes on meanwhile.
    assert_eq!(Ledger::read(&path).unwrap().counts().unwrap().articles, 0);
    drop(writing);
    assert!(ledger.batch().is_ok());
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, ledger) = ledger();
    let mut batch = ledger.batch().unwrap();
    batch.put(&article("a", None, "2024-01-26", HARBOUR), None, &[], NOW).unwrap();
    batch.commit().unwrap();
    drop(ledger);
    let path = folder.path().join("sayso.db");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let read = Ledger::read(&path).map(|ledger| ledger.counts().unwrap().articles);
    let written = Ledger::write(&path).and_then(|ledger| ledger.batch().map(|_| ()));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(read.unwrap(), 1);
    // Whoever is root may write anywhere.
    if let Err(error) = written {
        assert_eq!(error.kind(), ErrorKind::ReadOnly, "{error}");
        assert!(error.message().contains("may not be written"), "{error}");
    }
}

#[test]
fn a_damaged_file_is_named_and_left_alone() {
    let (folder, ledger) = ledger();
    let mut batch = ledger.batch().unwrap();
    for number in 0..50 {
        let text = format!("{HARBOUR} {number}");
        batch.put(&article("a", None, "2024-01-26", &text), None, &[], NOW).unwrap();
    }
    batch.commit().unwrap();
    drop(ledger);
    let path = folder.path().join("sayso.db");
    let length = fs::metadata(&path).unwrap().len();
    let mut file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    // From the middle on: where the tables are defined stays whole.
    file.seek(SeekFrom::Start(length / 2)).unwrap();
    file.write_all(&vec![0xa5; length as usize / 2]).unwrap();
    drop(file);
    let before = fs::read(&path).unwrap();
    let all = |ledger: Ledger| ledger.ids(false)?.iter().try_for_each(|&id| ledger.get(id).map(|_| ()));
    let error = Ledger::write(&path).and_then(all).expect_err("it is damaged");
    assert_eq!(error.kind(), ErrorKind::Corrupt, "{error}");
    assert!(error.message().contains("restore a copy"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_full_disk_is_said_and_nothing_is_lost() {
    let (folder, ledger) = ledger();
    let put = |ledger: &Ledger, number: usize| {
        let mut batch = ledger.batch()?;
        let text = format!("{number} {}", HARBOUR.repeat(400));
        batch.put(&article("a", None, "2024-01-26", &text), None, &[], NOW)?;
        batch.commit()
    };
    put(&ledger, 0).unwrap();
    // What a full disk looks like from inside: no page more.
    ledger.limit_pages_for_tests(200);
    let error = (1..100).find_map(|number| put(&ledger, number).err()).expect("it is full");
    assert_eq!(error.kind(), ErrorKind::Full, "{error}");
    let stored = ledger.counts().unwrap().articles;
    assert!(stored >= 1);
    drop(ledger);
    let ledger = Ledger::write(&folder.path().join("sayso.db")).unwrap();
    assert_eq!(ledger.counts().unwrap().articles, stored);
    assert_eq!(ledger.check().unwrap(), Vec::<String>::new());
    put(&ledger, 1000).unwrap();
}

#[test]
fn a_strangers_ledger_runs_nothing() {
    let (folder, ledger) = ledger();
    drop(ledger);
    let path = folder.path().join("sayso.db");
    Connection::open(&path)
        .unwrap()
        .execute_batch(
            "PRAGMA foreign_keys = OFF; CREATE TABLE trap (x); CREATE TRIGGER snap AFTER INSERT ON articles BEGIN INSERT INTO trap VALUES (1); END;
             INSERT INTO articles (id, name, text, front_start, front_end, metadata, sha256, maker, added)
             VALUES (1, 'a', 'Zoë said so.', 9, 2, 'no JSON', x'00', 77, 'never');
             INSERT INTO manners VALUES (1, 'loud', 'shrugs', '', 'maybe', 7.5);
             INSERT INTO attributions (id, source_start, source_end, content_start, content_end, manner, confidence, actor, within, derived, pieces)
             VALUES (1000000, 5, 99999999, 3, 1, 1, 60000, 12, 0, 1, '{\"source\": 7}');
             INSERT INTO articles (id, name, text, sha256, maker, added) VALUES (2, 'b', 'Zoë said so.', x'00', 77, 'never');
             INSERT INTO actors (id, name, kind, at_least, metonym) VALUES (2000000, 'Zoë', 'ghost', -7, 3);",
        )
        .unwrap();
    let ledger = Ledger::write(&path).unwrap();
    let held = ledger.get(sayso_ledger::ArticleId(1)).unwrap();
    assert_eq!(held.article.front, None);
    let said = ledger.said(sayso_ledger::ArticleId(1)).unwrap().unwrap();
    assert_eq!((said.sayings.len(), said.sayings[0].content.as_str()), (1, ""));
    assert_eq!(ledger.get(sayso_ledger::ArticleId(2)).unwrap_err().kind(), ErrorKind::Corrupt);
    let mut batch = ledger.batch().unwrap();
    batch.put(&article("c", None, "2024-01-26", HARBOUR), None, &[], NOW).unwrap();
    batch.commit().unwrap();
    drop(ledger);
    let snapped: i64 =
        Connection::open(&path).unwrap().query_row("SELECT count(*) FROM trap", [], |row| row.get(0)).unwrap();
    assert_eq!(snapped, 2, "two rows were the stranger's own; the trap must not have snapped again");
}
