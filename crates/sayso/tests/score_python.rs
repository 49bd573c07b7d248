//! The scorer against its Python twin on the same files: every figure, the table and the mistakes.
//!
//! The twin and PolNeAR lie in the folder that `SAYSO_DATA` names (`../shared` beside the workspace if it names none).
//! Without them, or without `python3`, these tests say so and pass.
#![allow(clippy::disallowed_methods, clippy::print_stderr)] // tests read files, and say what they skip

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::Folder;
use sayso::score::{Scores, score};
use serde_json::{Value, json};

/// Prints figures and mistakes as the twin finds them; figures as strings, since they must not lose a bit.
const DRIVER: &str = r#"
import json, sys
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import score_attributions as twin
predicted = {}
for line in open(sys.argv[3], encoding="utf-8"):
    if line.strip():
        article = json.loads(line)
        predicted[article["id"]] = twin.flat(article["attributions"])
scores, errors = twin.score(twin.read_gold(sys.argv[2]), predicted)
scores = {measure: {name: repr(figure) for name, figure in figures.items()} for measure, figures in scores.items()}
print(json.dumps({"scores": scores, "errors": [{"article": n, "gold": g, "predicted": p} for n, g, p in errors]}))
"#;

/// The folder of the development data, if the twin and an interpreter for it are there.
fn data() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let data = std::env::var_os("SAYSO_DATA").map_or_else(beside, PathBuf::from);
    if !data.join("eval/score_attributions.py").is_file() {
        eprintln!("skipped: there is no eval/score_attributions.py in {}; SAYSO_DATA names its folder", data.display());
        return None;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("skipped: there is no python3");
        return None;
    }
    Some(data)
}

fn python(args: &[&Path]) -> String {
    let output = Command::new("python3").args(args).output().expect("python3 starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Compares the two scorers; `predicted` is JSON lines.
fn check(data: &Path, folder: &Folder, gold: &Path, predicted: &Path) -> Scores {
    let eval = data.join("eval");
    let driver = folder.file("driver.py", DRIVER);
    let twin: Value = serde_json::from_str(&python(&[&driver, &eval, gold, predicted])).expect("JSON");
    let ours = score(gold, predicted).expect("comparable");

    let figures = twin["scores"].as_object().expect("figures by measure");
    assert_eq!(figures.len(), ours.measures.len());
    for (measure, figures) in figures {
        let own = ours.get(measure).unwrap_or_else(|| panic!("{measure} is a measure"));
        let shown = [
            ("p", own.p),
            ("r", own.r),
            ("f1", own.f1),
            ("gold", own.gold as f64),
            ("predicted", own.predicted as f64),
        ];
        for (name, own) in shown {
            let figure: f64 = figures[name].as_str().and_then(|figure| figure.parse().ok()).expect("a number");
            assert_eq!(own, figure, "{measure} {name}"); // to the last bit
        }
    }

    let table = python(&[&eval.join("score_attributions.py"), gold, predicted]);
    let own = ours.to_string();
    assert_eq!(own.lines().count(), table.lines().count());
    for (own, line) in own.lines().zip(table.lines()) {
        assert!(own.starts_with(line), "{own:?} does not begin as {line:?}");
    }

    let sorted = |mistakes: &Value| {
        let mut all: Vec<String> = mistakes.as_array().expect("a list").iter().map(Value::to_string).collect();
        all.sort();
        all
    };
    assert_eq!(sorted(&json!(ours.mistakes)), sorted(&twin["errors"]));
    ours
}

#[test]
fn on_polnear_against_a_spoilt_copy_of_itself() {
    let Some(data) = data() else { return };
    let gold = data.join("data/polnear/dev");
    if !gold.is_dir() {
        eprintln!("skipped: there is no {}", gold.display());
        return;
    }
    let folder = Folder::new("score-polnear");
    let mut random = Random(1);
    let mut lines = String::new();
    for file in
        std::fs::read_dir(gold.join("attributions")).expect("a folder").map(|entry| entry.expect("a file").path())
    {
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        let (name, _) = name.rsplit_once('_').expect("the annotator comes last");
        let spoilt = spoilt(&std::fs::read_to_string(&file).expect("UTF-8"), &mut random);
        if random.below(20) > 0 {
            lines += &format!("{}\n", json!({"id": name, "attributions": spoilt}));
        }
    }
    let scores = check(&data, &folder, &gold, &folder.file("spoilt.jsonl", lines));
    let headline = scores.get("who-what").expect("a measure");
    assert!(headline.gold > 1_000 && headline.f1 > 0.3 && headline.f1 < 0.9, "{headline:?}");
    assert!(headline.interval[0] < headline.f1 && headline.f1 < headline.interval[1]);
}

/// The attributions of a brat file, some of them left out, moved, told twice, or without a role.
fn spoilt(ann: &str, random: &mut Random) -> Vec<Value> {
    let mut spans = std::collections::BTreeMap::new();
    let mut out: Vec<Value> = Vec::new();
    for line in ann.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields.len() > 1 && fields[0].starts_with('T') {
            let places = fields[1].split_once(' ').expect("offsets").1;
            let piece = |p: &str| -> Vec<u32> { p.split(' ').map(|n| n.parse().expect("a number")).collect() };
            spans.insert(fields[0], places.split(';').map(piece).collect::<Vec<_>>());
        } else if fields.len() > 1 && fields[0].starts_with('E') {
            let mut attribution = json!({"id": out.len(), "source": [], "cue": [], "content": []});
            for (role, span) in fields[1].split_whitespace().skip(1).filter_map(|argument| argument.split_once(':')) {
                let Some(mut pieces) = spans.get(span).cloned() else { continue };
                if random.below(4) == 0 {
                    let last = pieces.last_mut().expect("a piece");
                    last[1] = (last[1] + random.below(60)).saturating_sub(30).max(last[0]);
                }
                attribution[role.trim_end_matches(char::is_numeric).to_lowercase()] = json!(pieces);
            }
            match random.below(12) {
                0 => continue,
                1 => attribution["source"] = json!([]),
                2 => out.push(attribution.clone()),
                3 => attribution["derived"] = json!(true),
                4 if !out.is_empty() => attribution["within"] = json!(random.below(out.len() as u32)),
                _ => {}
            }
            out.push(attribution);
        }
    }
    out
}

#[test]
fn on_invented_texts_of_all_scripts() {
    let Some(data) = data() else { return };
    let folder = Folder::new("score-invented");
    for seed in 0..4 {
        let mut random = Random(seed);
        let (mut gold, mut predicted) = (String::new(), String::new());
        for number in 0..40 {
            let id = format!("article-{number:02}");
            let text: String =
                (0..random.below(300)).map(|_| CHARACTERS[random.below(CHARACTERS.len() as u32) as usize]).collect();
            let length = text.chars().count() as u32;
            let own = attributions(length, &mut random);
            // Half of what is predicted is what is annotated.
            let mut found = attributions(length, &mut random);
            found.extend(own.iter().filter(|_| random.below(2) == 0).cloned());
            gold += &format!("{}\n", json!({"id": id, "text": text, "attributions": own, "outlet": "The Lantern"}));
            if random.below(8) > 0 {
                predicted += &format!("{}\n\n", json!({"id": id, "attributions": found}));
            }
        }
        let gold = folder.file("gold.jsonl", gold);
        check(&data, &folder, &gold, &folder.file("predicted.jsonl", predicted));
    }
}

/// Letters, digits, marks, symbols, and the things between words, from scripts old and new to Unicode.
const CHARACTERS: [char; 48] = [
    'a', 'b', 'Z', 'é', 'ß', 'Ж', '日', 'ا', 'न', 'म', '7', '٣', '๓', '²', '½', 'Ⅳ', '〇', 'ª', 'ʼ', '_', '\u{301}',
    '\u{94d}', '\u{93f}', '\u{200d}', '\u{fe0f}', 'Ⓐ', '🅱', '👩', '🚢', '𞤀', '\u{ac0a}', '\u{1885}', '’', '“', '-',
    '.', ',', ' ', ' ', ' ', ' ', ' ', '\n', '\r', '\t', '\u{a0}', '\u{2028}', '\0',
];

fn attributions(length: u32, random: &mut Random) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    for id in 0..random.below(8) {
        let role = |random: &mut Random| -> Value {
            let pieces = (0..random.below(3)).map(|_| {
                let start = random.below(length + 2);
                [start, start + random.below(30)] // some end after the text
            });
            json!(pieces.collect::<Vec<_>>())
        };
        let mut attribution = json!({"id": id, "source": role(random), "cue": role(random), "content": role(random)});
        match random.below(10) {
            0 => attribution["derived"] = json!(true),
            1 if id > 0 => attribution["within"] = json!(random.below(id)),
            2 => attribution["within"] = Value::Null,
            3 => attribution["source"] = Value::Null,
            _ => {}
        }
        out.push(attribution);
    }
    out
}

#[test]
fn on_figures_that_round() {
    let Some(data) = data() else { return };
    let folder = Folder::new("score-rounding");
    let text = "word ".repeat(320);
    let word = |at: u32| [[5 * at, 5 * at + 4]];
    let line = |words: std::ops::Range<u32>| {
        let all: Vec<Value> = words.map(|at| json!({"id": at, "source": [], "cue": [], "content": word(at)})).collect();
        json!({"id": "words", "text": text, "attributions": all}).to_string()
    };
    let gold = folder.file("gold.jsonl", line(0..320));
    for right in [1, 5, 33, 101, 103, 320] {
        check(&data, &folder, &gold, &folder.file("predicted.jsonl", line(0..right)));
    }
}

/// SplitMix64: the same files on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % u64::from(end.max(1))) as u32
    }
}
