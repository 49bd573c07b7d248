//! Annotated articles: brat folders, or JSON lines of the wire.
#![allow(clippy::disallowed_methods)] // the facade opens the files that the user names

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::{Error, ErrorKind};

/// Spans of one attribution, in code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Annotation {
    pub(super) source: Vec<[u32; 2]>,
    pub(super) cue: Vec<[u32; 2]>,
    pub(super) content: Vec<[u32; 2]>,
}

/// An article's text, where it is known, and its outermost attributions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Annotated {
    pub(super) text: Option<String>,
    pub(super) attributions: Vec<Annotation>,
}

/// Annotated articles by name.
pub(super) fn load(path: &Path) -> Result<BTreeMap<String, Annotated>, Error> {
    let found = if path.is_dir() { folder(path)? } else { lines(path)? };
    if found.is_empty() {
        let message = "holds no annotated article; give a brat folder (NAME.txt with NAME.ann, or text/ with attributions/) \
                       or JSON lines with \"id\" and \"attributions\"";
        return Err(Error::new(ErrorKind::Input, path.display().to_string(), message));
    }
    Ok(found)
}

/// `text/NAME.txt` with `attributions/NAME_ANNOTATOR.ann` as in PolNeAR, the first annotator by name; or `NAME.txt` with `NAME.ann`.
fn folder(path: &Path) -> Result<BTreeMap<String, Annotated>, Error> {
    let polnear = path.join("text").is_dir();
    let (texts, notes) =
        if polnear { (path.join("text"), path.join("attributions")) } else { (path.into(), path.into()) };
    let annotations = files(&notes, ".ann")?;
    let mut found = BTreeMap::new();
    for file in files(&texts, ".txt")? {
        let name = file.strip_suffix(".txt").expect("what was asked for");
        let annotation = if polnear {
            let prefix = format!("{name}_");
            annotations.range(prefix.clone()..).next().filter(|a| a.starts_with(&prefix))
        } else {
            annotations.get(&format!("{name}.ann"))
        };
        if let Some(annotation) = annotation {
            let text = read(&texts.join(&file))?;
            let attributions = standoff(&read(&notes.join(annotation))?);
            found.insert(name.to_owned(), Annotated { text: Some(text), attributions });
        }
    }
    Ok(found)
}

/// Names of the files of a kind, those that systems hide left out.
fn files(folder: &Path, ending: &str) -> Result<BTreeSet<String>, Error> {
    let entries = fs::read_dir(folder).map_err(|e| Error::io(folder.display().to_string(), &e))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    Ok(names.filter(|name| name.ends_with(ending) && !name.starts_with('.')).collect())
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|e| Error::io(path.display().to_string(), &e))
}

/// The attributions of a brat file: events whose arguments are spans. Lines of other kinds, and lines that go on a text
/// field that held a line break, are passed over.
fn standoff(ann: &str) -> Vec<Annotation> {
    let mut spans: BTreeMap<&str, Vec<[u32; 2]>> = BTreeMap::new();
    let mut found = Vec::new();
    for line in ann.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(field)) = (fields.next(), fields.next()) else { continue };
        let numbered = |letter: char| {
            id.strip_prefix(letter).is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        };
        if numbered('T') {
            let Some((_, places)) = field.split_once(' ') else { continue };
            let piece = |p: &str| p.split_once(' ').and_then(|(s, e)| Some([s.parse().ok()?, e.parse().ok()?]));
            spans.insert(id, places.split(';').filter_map(piece).collect());
        } else if numbered('E') {
            let mut annotation = Annotation::default();
            for argument in field.split_whitespace().skip(1) {
                let Some((role, span)) = argument.split_once(':') else { continue };
                let Some(pieces) = spans.get(span) else { continue };
                match &*role.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase() {
                    "source" => annotation.source.extend(pieces),
                    "cue" => annotation.cue.extend(pieces),
                    "content" => annotation.content.extend(pieces),
                    _ => {}
                }
            }
            found.push(annotation);
        }
    }
    found
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: Option<String>,
    #[serde(default)]
    attributions: Vec<LineAttribution>,
}

#[derive(Deserialize)]
struct LineAttribution {
    id: Option<i64>,
    within: Option<i64>,
    #[serde(default)]
    derived: bool,
    source: Option<Vec<[u32; 2]>>,
    cue: Option<Vec<[u32; 2]>>,
    content: Option<Vec<[u32; 2]>>,
}

fn lines(path: &Path) -> Result<BTreeMap<String, Annotated>, Error> {
    let mut found = BTreeMap::new();
    for (at, line) in read(path)?.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|e| {
            let message = format!("is no article of the wire ({e}); each line needs \"id\" and \"attributions\"");
            Error::new(ErrorKind::Input, format!("{}:{}", path.display(), at + 1), message)
        })?;
        found.insert(line.id, Annotated { text: line.text, attributions: flat(line.attributions) });
    }
    Ok(found)
}

/// The outermost attributions: relays read out of a source phrase are set aside, and what they hold counts as outermost.
fn flat(attributions: Vec<LineAttribution>) -> Vec<Annotation> {
    let derived: BTreeSet<i64> = attributions.iter().filter(|a| a.derived).filter_map(|a| a.id).collect();
    let outermost = |a: &LineAttribution| !a.derived && a.within.is_none_or(|outer| derived.contains(&outer));
    let spans = |spans: Option<Vec<[u32; 2]>>| spans.unwrap_or_default();
    let outermost = attributions.into_iter().filter(outermost);
    outermost.map(|a| Annotation { source: spans(a.source), cue: spans(a.cue), content: spans(a.content) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_standoff() {
        let ann = "T1\tSource 0 4\tToft\nT2\tCue 5 9\tsaid\nT3\tContent 10 18;20 25\tthe bill\npassed\nT4\tAttribution 5 9\tsaid\n\
                   E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\nA1\tNested E1\n#1\tAnnotatorNotes T1\tsure\n";
        assert_eq!(
            standoff(ann),
            [Annotation { source: vec![[0, 4]], cue: vec![[5, 9]], content: vec![[10, 18], [20, 25]] }]
        );
    }

    #[test]
    fn keeps_the_outermost() {
        let line: Line = serde_json::from_str(
            r#"{"id": "a", "attributions": [
                {"id": 0, "derived": true, "cue": [[0, 1]]}, {"id": 1, "within": 0, "cue": [[2, 3]]}, {"id": 2, "within": 1, "cue": [[4, 5]]}, {"cue": null}]}"#,
        )
        .unwrap();
        assert_eq!(flat(line.attributions).iter().map(|a| a.cue.clone()).collect::<Vec<_>>(), [vec![[2, 3]], vec![]]);
    }
}
