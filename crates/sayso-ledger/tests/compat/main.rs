//! Ledgers of every version of the tables: each file beside this was written by a sayso of its version, and is still read, written and rebuilt.

#![allow(clippy::disallowed_methods, reason = "tests need files")]

mod version_1;

use std::fs;
use std::path::{Path, PathBuf};

use sayso_ledger::{Ledger, Put, VERSION};
use sayso_text::{Article, Reading};

fn file(version: i32) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/compat/ledger-{version}.db"))
}

/// A copy of the file of a version brings all that `is_whole` looks for, can be written to, and can be rebuilt.
fn check(version: i32, is_whole: impl Fn(&Ledger)) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sayso.db");
    fs::copy(file(version), &path).unwrap();
    if version == VERSION {
        is_whole(&Ledger::read(&path).unwrap());
        assert_eq!(fs::read(&path).unwrap(), fs::read(file(version)).unwrap(), "reading changes nothing");
    }
    let ledger = Ledger::write(&path).unwrap();
    assert_eq!(ledger.check().unwrap(), Vec::<String>::new());
    is_whole(&ledger);
    ledger.rebuild().unwrap();
    is_whole(&ledger);
    let mut batch = ledger.batch().unwrap();
    let later = Article::from_text("later", "The lighthouse is lit again.");
    assert!(matches!(batch.put(&later, Some(&Reading::default()), &[], version_1::LATER).unwrap(), Put::New(_)));
    batch.commit().unwrap();
    drop(ledger);
    let ledger = Ledger::read(&path).unwrap();
    assert_eq!(ledger.get(ledger.called("later").unwrap()).unwrap().article, later);
    assert_eq!(ledger.check().unwrap(), Vec::<String>::new());
}

/// The last version whose tables do not change any more; those of the next one do until it is released.
const SETTLED: i32 = 1;

#[test]
fn every_version_has_its_file() {
    let missing: Vec<i32> = (1..=SETTLED).filter(|&version| !file(version).exists()).collect();
    assert_eq!(missing, Vec::<i32>::new(), "CONTRIBUTING.md says how to make it");
}

#[test]
fn version_1() {
    check(1, version_1::is_whole);
}

/// Made `ledger-1.db`, in the week in which the tables of version 1 were settled.
#[test]
#[ignore = "writes the file that is kept; run it by a program of version 1 alone"]
fn make_version_1() {
    assert_eq!(VERSION, 1);
    let path = file(1);
    let _ = fs::remove_file(&path);
    let ledger = Ledger::create(&path).unwrap();
    version_1::fill(&ledger);
    drop(ledger); // which brings the log into the file
    assert!(!path.with_extension("db-wal").exists());
    let length = fs::metadata(&path).unwrap().len();
    assert!(length <= 300 << 10, "{length} bytes");
}
