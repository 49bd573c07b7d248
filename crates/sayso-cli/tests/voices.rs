//! `sayso voices`, `same`, `not-same`, `undo`, `outlets` on a ledger of invented articles.

mod common;

use common::Folder;

/// A ledger of three articles; what is read in them is the model's, so tests ask for little of it.
fn ledger(test: &str) -> Folder {
    let folder = Folder::new(test);
    for (name, text) in [
        ("one", "Ilse Toft, the mayor of Sarn, said on Monday that the bridge would close."),
        ("two", "“The bridge will open again,” Ilse Toft said. Bo Holm said that it would not."),
        ("three", "Else Toft said that the ferry was late. Ilse Toft said that it was on time."),
    ] {
        folder.file(&format!("{name}.txt"), text);
    }
    let added = folder.sayso(&["add", "one.txt", "two.txt", "three.txt"]);
    assert_eq!(added.code, 0, "{added:?}");
    folder
}

fn handles(folder: &Folder) -> Vec<String> {
    let listed = folder.sayso(&["voices", "--format", "csv"]);
    assert_eq!(listed.code, 0, "{listed:?}");
    let mut rows = listed.stdout.lines();
    assert_eq!(rows.next(), Some("handle,name,kind,articles,sayings"));
    rows.map(|row| row.split(',').next().unwrap_or("").to_owned()).collect()
}

#[test]
fn voices_are_listed() {
    let folder = ledger("voices_are_listed");
    assert_eq!(handles(&folder)[0], "ilse-toft");
    let text = folder.sayso(&["voices", "--width", "60"]);
    assert!(text.stdout.starts_with("3  "), "{text:?}");
    assert!(text.stdout.contains("Ilse Toft · ilse-toft"), "{text:?}");
    let json = folder.sayso(&["voices", "holm", "--format", "jsonl"]);
    let voice: serde_json::Value = serde_json::from_str(&json.stdout).expect("one line of JSON");
    assert_eq!((voice["handle"].as_str(), voice["kind"].as_str()), (Some("bo-holm"), Some("named-person")));
    assert_eq!(folder.sayso(&["voices", "nobody"]).code, 1);
    assert_eq!(folder.sayso(&["voices", "--kind", "outlet"]).code, 1);
    assert!(folder.sayso(&["voices", "-n", "1"]).stdout.contains("more: say --most"));
}

#[test]
fn joins_are_explained() {
    let folder = ledger("joins_are_explained");
    let why = folder.sayso(&["voices", "--explain", "Ilse Toft"]);
    assert_eq!(why.code, 0, "{why:?}");
    assert!(why.stdout.contains("the same full name, and nothing speaks against it"), "{why:?}");
    assert!(why.stdout.contains("#1") && why.stdout.contains("#3"), "{why:?}");
    let json = folder.sayso(&["voices", "--explain", "ilse-toft", "--format", "jsonl"]);
    let why: serde_json::Value = serde_json::from_str(&json.stdout).expect("one line of JSON");
    assert_eq!(why["voice"]["articles"], 3);
    assert_eq!(folder.sayso(&["voices", "--explain", "nobody"]).code, 1);
}

#[test]
fn people_have_the_last_word() {
    let folder = ledger("people_have_the_last_word");
    assert_eq!(folder.sayso(&["undo"]).code, 1);
    let same = folder.sayso(&["same", "ilse-toft", "else-toft"]);
    assert_eq!(same.code, 0, "{same:?}");
    assert!(
        same.stdout.contains("Ilse Toft (as in #1) is the same as Else Toft (as in #3)")
            || same.stdout.contains("Else Toft of #3"),
        "{same:?}"
    );
    assert_eq!(handles(&folder), ["ilse-toft", "bo-holm"]);
    assert_eq!(folder.sayso(&["same", "ilse-toft", "else-toft"]).code, 2);
    let not_same = folder.sayso(&["not-same", "2:Ilse Toft", "ilse-toft"]);
    assert_eq!(not_same.code, 0, "{not_same:?}");
    assert_eq!(handles(&folder).len(), 3);
    assert_eq!(folder.sayso(&["rebuild"]).code, 0);
    assert_eq!(handles(&folder).len(), 3);
    assert_eq!(folder.sayso(&["undo"]).stdout.lines().count(), 2);
    assert_eq!(folder.sayso(&["undo", "2"]).code, 0);
    assert_eq!(folder.sayso(&["undo", "2"]).code, 2);
    assert_eq!(folder.sayso(&["undo", "7"]).code, 1);
    assert_eq!(handles(&folder), ["ilse-toft", "bo-holm"]);
    assert_eq!(folder.sayso(&["same", "nobody", "ilse-toft"]).code, 1);
    assert_eq!(folder.sayso(&["not-same", "ilse-toft", "ilse-toft"]).code, 2);
}

#[test]
fn outlets_are_taken_in() {
    let folder = ledger("outlets_are_taken_in");
    assert_eq!(folder.sayso(&["outlets"]).code, 1);
    folder.file("outlets.csv", "name,domain,agency\nSarn Courier,sarn.example,\nVelmar Wire,,yes\n");
    let taken = folder.sayso(&["outlets", "outlets.csv"]);
    assert_eq!((taken.code, taken.stdout.as_str()), (0, "2 outlets known\n"));
    assert_eq!(folder.sayso(&["outlets"]).stdout, "Sarn Courier · sarn.example\nVelmar Wire · news agency\n");
    assert_eq!(folder.sayso(&["outlets", "--format", "csv"]).stdout.lines().nth(2), Some("Velmar Wire,,,yes,"));
    folder.file("no.csv", "outlet\nSarn Courier\n");
    let refused = folder.sayso(&["outlets", "no.csv"]);
    assert_eq!(refused.code, 2);
    assert!(refused.stderr.contains("no.csv, line 1: the first row must name the columns"), "{refused:?}");
    assert_eq!(folder.sayso(&["outlets", "missing.csv"]).code, 2);
}
