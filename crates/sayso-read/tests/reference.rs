//! The program's arithmetic against PyTorch's, on the weights that the program ships.
//!
//! `data/reference.json` is made by `training/sayso_train/reference.py` from `data/reference.txt`.
#![allow(clippy::disallowed_methods)] // a test reads files

use std::fs;
use std::path::PathBuf;

use sayso_nn::{Kernel, Vocabulary};
use sayso_read::{Input, Model, Network};
use sayso_text::{Article, Document};
use serde_json::Value;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Rows of logits as logarithms of chances.
fn log_chances(rows: &Value) -> Vec<Vec<f64>> {
    let numbers = |row: &Value| row.as_array().unwrap().iter().map(|v| v.as_f64().unwrap()).collect::<Vec<_>>();
    let rows = rows.as_array().unwrap().iter().map(numbers);
    rows.map(|row| {
        let sum = row.iter().map(|v| v.exp()).sum::<f64>().ln();
        row.iter().map(|v| v - sum).collect()
    })
    .collect()
}

fn largest_difference<const N: usize>(ours: &[[f32; N]], theirs: &[Vec<f64>]) -> f64 {
    assert_eq!(ours.len(), theirs.len());
    let pairs = ours.iter().flatten().zip(theirs.iter().flatten());
    pairs.map(|(a, b)| (f64::from(*a) - b).abs()).fold(0.0, f64::max)
}

#[test]
fn the_program_computes_what_pytorch_computes() {
    let expected: Value =
        serde_json::from_slice(&fs::read(file("tests/data/reference.json")).unwrap()).expect("valid JSON");
    let vocabulary = || Vocabulary::parse(&fs::read_to_string(file("../../models/vocab.txt")).unwrap()).unwrap();
    let weights = fs::read(file("../../models/sayso-en.safetensors")).unwrap();
    let text = fs::read_to_string(file("tests/data/reference.txt")).unwrap();
    let document = Document::of(&Article::from_text("reference", text));
    let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
    let inputs = Input::stretches(&document, &quotations, &vocabulary());
    let [input] = &inputs[..] else { panic!("one stretch") };

    let pieces: Vec<u32> = input.pieces.iter().map(|p| p.id).collect();
    assert_eq!(serde_json::json!(pieces), expected["pieces"], "other pieces: make reference.json anew");
    assert_eq!(serde_json::json!(input.features), expected["features"], "other features: make reference.json anew");

    let cue = expected["cue"].as_u64().unwrap() as usize;
    for &kernel in Kernel::ALL {
        let model = Model::load("reference".into(), &weights, vocabulary(), kernel).unwrap();
        let look = model.look(input);
        let tags = largest_difference(look.tags(), &log_chances(&expected["tags"]));
        assert!(tags < 1e-3, "{kernel:?}: a tag is off by {tags}");
        let inner = largest_difference(look.inner(), &log_chances(&expected["inner"]));
        assert!(inner < 1e-3, "{kernel:?}: an inner cue is off by {inner}");

        let roles = look.roles(cue..cue + 1);
        let theirs = &log_chances(&expected["roles"])[roles.from..roles.from + roles.scores.len()];
        // What the program says of the cue's own piece is no answer of the network.
        let own = cue - roles.from;
        let around = [&roles.scores[..own], &roles.scores[own + 1..]].concat();
        let roles = largest_difference(&around, &[&theirs[..own], &theirs[own + 1..]].concat());
        assert!(roles < 1e-3, "{kernel:?}: a role is off by {roles}");
    }
}
