//! Vectors of contents against PyTorch's, on the weights that the program ships.
//!
//! `data/meaning.json` is made by `training/sayso_train/meaning.py` when it writes the file of meanings.
#![allow(clippy::disallowed_methods)] // a test reads files

use std::fs;
use std::path::PathBuf;

use sayso_nn::{Kernel, Vocabulary};
use sayso_read::{MEANING, Model, Network};
use serde_json::Value;

fn file(name: &str) -> Vec<u8> {
    fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn model(kernel: Kernel) -> Model {
    let vocabulary = Vocabulary::parse(&String::from_utf8(file("../../models/vocab.txt")).unwrap()).unwrap();
    let model =
        Model::load("reference".into(), &file("../../models/sayso-en.safetensors"), vocabulary, kernel).unwrap();
    model.with_meaning(&file("../../models/sayso-en-meaning.safetensors")).unwrap()
}

fn vector(model: &Model, text: &str) -> Option<Box<[i8]>> {
    let mut pieces = Vec::new();
    model.vocabulary().append_pieces(text, 0, &mut pieces);
    model.meaning(&pieces)
}

#[test]
fn vectors_are_what_pytorch_computes() {
    let expected: Vec<Value> = serde_json::from_slice(&file("tests/data/meaning.json")).unwrap();
    assert!(expected.len() > 2);
    for &kernel in Kernel::ALL {
        let model = model(kernel);
        for one in &expected {
            let ours = vector(&model, one["text"].as_str().unwrap()).expect("words have a vector");
            let theirs: Vec<i64> = one["vector"].as_array().unwrap().iter().map(|x| x.as_i64().unwrap()).collect();
            assert_eq!(theirs.len(), MEANING);
            for (ours, theirs) in ours.iter().zip(theirs) {
                // A number half way between two may be rounded either way.
                assert!((i64::from(*ours) - theirs).abs() <= 1, "{kernel:?}, {}: {ours} for {theirs}", one["text"]);
            }
        }
    }
}

#[test]
fn like_tellings_are_nearer_than_others() {
    let model = model(Kernel::default());
    let near = |a: &str, b: &str| {
        let (a, b) = (vector(&model, a).unwrap(), vector(&model, b).unwrap());
        let dot = |a: &[i8], b: &[i8]| -> f64 { a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum() };
        dot(&a, &b) / (dot(&a, &a) * dot(&b, &b)).sqrt()
    };
    let told = "the crossing at Orsk may reopen in May";
    let again = near(told, "the Orsk border crossing could open again this spring");
    let other = near(told, "the central bank left interest rates where they were");
    assert!(again > other + 0.2, "{again} against {other}");
    assert!(vector(&model, "").is_none());
}
