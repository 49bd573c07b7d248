//! What the papers say of the repository is so: paths exist, and commands name what is there.
#![allow(clippy::disallowed_methods)] // tests read files

use std::fs;
use std::path::{Path, PathBuf};

/// Folders of the repository; what begins with one of them in a paper is a path.
const FOLDERS: [&str; 11] =
    [".ci", "bench", "crates", "docs", "examples", "fuzz", "models", "sayso_train", "tests", "training", "xtask"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All papers: Markdown in the root, in every crate, and in the folders beside them.
fn papers() -> Vec<PathBuf> {
    let mut folders =
        vec![root(), root().join("models"), root().join("training"), root().join("fuzz"), root().join("tests/suite")];
    let crates = fs::read_dir(root().join("crates")).expect("crates");
    folders.extend(crates.map(|entry| entry.expect("a crate").path()));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut papers: Vec<PathBuf> = files
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    papers.sort();
    papers
}

/// The words of a paper that look like paths of this repository.
fn paths(paper: &str) -> impl Iterator<Item = &str> {
    paper
        .split(|c: char| c.is_whitespace() || "`()[]\"',;".contains(c))
        .map(|word| word.trim_end_matches(['.', ':', '/']).trim_start_matches("../"))
        .filter(|word| word.split_once('/').is_some_and(|(first, _)| FOLDERS.contains(&first)))
        .filter(|word| !word.contains(['*', '…', '<', '$', '{']))
}

#[test]
fn paths_in_papers_exist() {
    let mut found = 0;
    for paper in papers() {
        let text = fs::read_to_string(&paper).expect("a text");
        let beside = paper.parent().expect("a folder");
        for path in paths(&text) {
            found += 1;
            let exists = root().join(path).exists() || beside.join(path).exists();
            assert!(exists, "{} speaks of {path}, which is not there", paper.display());
        }
    }
    assert!(found >= 10, "{found} paths were found");
}

#[test]
fn what_a_newcomer_looks_for_is_there() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"] {
        assert!(root().join(name).exists(), "{name}");
    }
    for name in ["models/README.md", "models/NOTICE"] {
        assert!(root().join(name).exists(), "{name}");
    }
}
