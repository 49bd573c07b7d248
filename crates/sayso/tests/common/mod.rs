//! A network of one rule, and folders that go away.
#![allow(dead_code, clippy::disallowed_methods)] // not every test needs all of it; tests write files

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use sayso::network::{INNER, Input, Look, Network, ROLES, Roles, TAGS, Vocabulary};

/// Knows one thing: in "… said …" the sentence's words before are the source, those after are the content.
pub(crate) struct OneRule(Vocabulary);

impl OneRule {
    pub(crate) fn new() -> Box<OneRule> {
        Box::new(OneRule(sayso::vocabulary()))
    }
}

impl Network for OneRule {
    fn name(&self) -> String {
        "one-rule".to_owned()
    }

    fn kernel(&self) -> String {
        "none".to_owned()
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.0
    }

    fn look(&self, input: &Input) -> Box<dyn Look + '_> {
        let said = self.0.id("said").expect("a common word");
        let mut tags = vec![0; input.pieces.len()];
        let mut sentences = Vec::new();
        let edges: Vec<usize> =
            [0].into_iter().chain(input.breaks.iter().copied()).chain([input.pieces.len()]).collect();
        for sentence in edges.windows(2).map(|edge| edge[0]..edge[1]) {
            if let Some(cue) = sentence.clone().find(|&piece| input.pieces[piece].id == said) {
                mark(&mut tags, sentence.start..cue, 1);
                mark(&mut tags, cue..cue + 1, 3);
                // The full stop is no part of what was said.
                mark(&mut tags, cue + 1..sentence.end.saturating_sub(1), 5);
                sentences.push(sentence);
            }
        }
        let tags: Vec<_> = tags.into_iter().map(sure).collect();
        Box::new(Seen { inner: vec![sure(0); tags.len()], tags, sentences })
    }
}

struct Seen {
    tags: Vec<[f32; TAGS]>,
    inner: Vec<[f32; INNER]>,
    sentences: Vec<Range<usize>>,
}

impl Look for Seen {
    fn tags(&self) -> &[[f32; TAGS]] {
        &self.tags
    }

    fn inner(&self) -> &[[f32; INNER]] {
        &self.inner
    }

    fn roles(&self, cue: Range<usize>) -> Roles {
        let sentence =
            self.sentences.iter().find(|sentence| sentence.contains(&cue.start)).expect("cues have sentences");
        let role = |piece: usize| match piece {
            before if before < cue.start => 2,
            after if after >= cue.end => 4,
            _ => 0,
        };
        Roles { from: sentence.start, scores: sentence.clone().map(|piece| sure::<ROLES>(role(piece))).collect() }
    }
}

fn mark(tags: &mut [usize], run: Range<usize>, begin: usize) {
    for piece in run.clone() {
        tags[piece] = begin + usize::from(piece > run.start);
    }
}

fn sure<const N: usize>(label: usize) -> [f32; N] {
    std::array::from_fn(|at| if at == label { -0.01 } else { -6.0 })
}

/// A folder for one test, removed at its end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new(test: &str) -> Folder {
        let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder for the test");
        Folder(path)
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a folder for the test");
        fs::write(&path, bytes).expect("a file for the test");
        path
    }

    /// A path of it as errors show it, without the folder's own.
    pub(crate) fn inside(&self, shown: &str) -> String {
        let own = format!("{}{}", self.0.display(), std::path::MAIN_SEPARATOR);
        shown.replace(&own, "")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}
