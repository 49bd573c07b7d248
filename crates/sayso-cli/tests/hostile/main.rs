//! A folder of inputs that mean harm, with good articles between them, added in one go: it ends, in time and in memory,
//! each of them that is refused is named with what is wrong with it, and the good ones are stored.
#![allow(clippy::disallowed_methods, clippy::print_stderr)] // tests read and write files, look at the clock, and say what they skip

#[path = "../common/mod.rs"]
mod common;
mod inputs;

use std::fs::{self, File};
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use common::{Folder, Ran};
use inputs::{Hostile, harmful, page_of_title, tables, unsure_charsets};

/// So long may the folder take at most, on a slow machine under load.
const LONGEST: Duration = Duration::from_secs(120);

/// So much memory may the program have at most.
const MOST_MEMORY: u64 = 500 << 20;

/// Invented articles that lie between the others by their names; each has a word of its own.
const GOOD: [(&str, &str, &str); 3] = [
    (
        "05-good.txt",
        "lighthouse",
        "The lighthouse of Sarn will be lit again in March, Mayor Ilse Toft said on Friday.\n",
    ),
    (
        "15-good.html",
        "ropewalk",
        "<title>Ropewalk sold</title><h1>Ropewalk sold</h1><p>The ropewalk was sold for a crown, Ada Vell told the Courier.</p><p>“We had no choice,” she said. The council meets in May, and nobody knows what comes then.</p>",
    ),
    (
        "95-good.jsonl",
        "saltworks",
        "{\"id\": \"saltworks\", \"text\": \"The saltworks close in June, Orm Sund said.\"}\n",
    ),
];

#[test]
fn a_folder_of_harm_is_added_within_bounds() {
    let folder = Folder::new("hostile-all");
    fs::create_dir(folder.path("in")).expect("a folder");
    let inputs: Vec<Hostile> = harmful().into_iter().chain(tables(&Folder::new("hostile-tables"))).collect();
    for Hostile { name, bytes, .. } in &inputs {
        folder.file(&format!("in/{name}"), bytes);
    }
    inputs::feed_of_a_million(&folder.path("in/70-million.rss"));
    for (name, _, text) in GOOD {
        folder.file(&format!("in/{name}"), text);
    }
    let ran = measured(&folder, &["add", "--no-read", "in"]);
    fs::remove_dir_all(folder.path("in")).expect("the folder goes");

    assert_eq!(ran.code, 2, "{}", ran.stderr);
    for Hostile { name, refused, .. } in &inputs {
        let mut lines = ran.stderr.lines().filter(|line| line.starts_with(&format!("sayso: in/{name}")));
        match refused {
            Some(message) => {
                assert!(lines.any(|line| line.contains(message)), "{name}: no `{message}`:\n{}", ran.stderr)
            }
            // It may be read or refused, in few words.
            None => assert!(lines.count() < 20, "{name}:\n{}", ran.stderr),
        }
    }
    assert!(ran.stderr.contains("in/70-million.rss: the first 100000 entries were read"), "{}", ran.stderr);
    assert!(ran.stderr.lines().all(|line| line.len() < 1000), "a message is long:\n{}", ran.stderr);
    for (name, word, _) in GOOD {
        let found = folder.sayso(&["find", word]);
        assert!(found.code == 0 && found.stdout.contains(word), "{name}: {found:?}");
    }
    // A ledger of a hundred thousand articles would stay until the next run.
    fs::remove_file(folder.path("sayso.db")).expect("the ledger goes");
}

#[test]
fn some_of_it_is_read_within_bounds() {
    let folder = Folder::new("hostile-read");
    fs::create_dir(folder.path("in")).expect("a folder");
    for Hostile { name, bytes, .. } in unsure_charsets().into_iter().chain([page_of_title()]).chain(inputs::to_read()) {
        folder.file(&format!("in/{name}"), bytes);
    }
    for (name, _, text) in GOOD {
        folder.file(&format!("in/{name}"), text);
    }
    let ran = measured(&folder, &["add", "in"]);
    assert!(ran.stdout.lines().filter(|line| line.starts_with("stored\t")).count() > 10, "{ran:?}");
    for who in ["Ilse Toft", "Ada Vell", "Orm Sund"] {
        assert_eq!(folder.sayso(&["who", who]).code, 0, "{who}");
    }
}

/// Runs `sayso` and holds it to its bounds. What it prints goes to files, so that it never waits.
fn measured(folder: &Folder, args: &[&str]) -> Ran {
    let file = |name: &str| File::create(folder.path(name)).expect("a file");
    let start = Instant::now();
    let mut child = folder
        .command(args)
        .stdin(Stdio::null())
        .stdout(file("stdout"))
        .stderr(file("stderr"))
        .spawn()
        .expect("the program starts");
    let mut most = None;
    let status = loop {
        most = memory(&child).or(most);
        if let Some(status) = child.try_wait().expect("the program can be waited for") {
            break status;
        }
        if start.elapsed() > LONGEST {
            child.kill().expect("it ends");
            panic!("it goes on for more than {LONGEST:?}:\n{}", folder.read("stderr"));
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    match most {
        Some(most) => {
            eprintln!("{args:?}: {:.1} s, {} MiB", start.elapsed().as_secs_f64(), most >> 20);
            assert!(most <= MOST_MEMORY, "{} MiB of memory:\n{}", most >> 20, folder.read("stderr"));
        }
        None => eprintln!("skipped: how much memory it had at most, which only Linux tells"),
    }
    Ran {
        code: status.code().expect("the program was not killed"),
        stdout: folder.read("stdout"),
        stderr: folder.read("stderr"),
    }
}

/// The most memory that a process had so far.
fn memory(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? << 10)
}
