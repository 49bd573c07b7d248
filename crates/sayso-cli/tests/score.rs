//! `sayso score` on invented annotations.

mod common;

use common::Folder;

const TEXT: &str = "The bill passed, Toft said.";

/// One attribution in brat: source, cue, content as (start, end).
fn brat(source: (u32, u32), cue: (u32, u32), content: (u32, u32)) -> String {
    let line = |n: u32, role: &str, (start, end): (u32, u32)| {
        format!("T{n}\t{role} {start} {end}\t{}\n", &TEXT[start as usize..end as usize])
    };
    line(1, "Source", source)
        + &line(2, "Cue", cue)
        + &line(3, "Content", content)
        + &line(4, "Attribution", cue)
        + "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
}

fn annotated() -> Folder {
    let folder = Folder::new(&format!("score-{:?}", std::thread::current().id()));
    for side in ["gold", "read", "other"] {
        std::fs::create_dir(folder.path(side)).expect("a folder");
    }
    let right = brat((17, 21), (22, 26), (0, 15));
    folder.file("gold/a.txt", TEXT).file("gold/a.ann", &right).file("gold/b.txt", TEXT).file("gold/b.ann", &right);
    folder.file("read/a.txt", TEXT).file("read/a.ann", &right);
    folder.file("other/c.txt", TEXT).file("other/c.ann", &right);
    folder
}

#[test]
fn a_table_with_intervals() {
    let folder = annotated();
    let ran = folder.sayso(&["score", "gold", "gold"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{ran:#?}");
    let line = ran.stdout.lines().find(|line| line.starts_with("who-what")).expect("the headline figure");
    assert!(line.contains("100.00") && ran.stdout.contains("95 %"), "{ran:#?}");
}

#[test]
fn json_and_errors() {
    let folder = annotated();
    let ran = folder.sayso(&["score", "gold", "read", "--json"]);
    assert_eq!(ran.code, 0, "{ran:#?}");
    ran.complains(&[("sayso: 1 of 2 articles", "(b)")]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(json["who-what"]["r"], 0.5);
    let ran = folder.sayso(&["score", "gold", "read", "--errors", "5"]);
    assert!(ran.stdout.contains("\nb\n  gold  Toft · said · The bill passed\n\n1 of 1 errors"), "{ran:#?}");
}

#[test]
fn what_cannot_be_compared() {
    let folder = annotated();
    folder.sayso(&["score", "gold", "nowhere"]).is_trouble().complains(&[("sayso: nowhere", "")]);
    folder.sayso(&["score", "gold", "other"]).is_trouble().complains(&[("sayso: ", "")]);
}
