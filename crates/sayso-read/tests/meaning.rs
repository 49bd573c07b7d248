//! Vectors of contents against PyTorch's, on the weights that the program ships.
//!
//! `data/meaning.json` is made by `training/sayso_train/meaning.py` when it writes the file of meanings.
#![allow(clippy::disallowed_methods)] // a test reads files

use std::fs;
use std::path::PathBuf;

use sayso_nn::{Kernel, Piece, Vocabulary};
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

/// What some words of a sentence mean.
fn meaning(model: &Model, sentence: &str, words: &str) -> [f32; MEANING] {
    let mut pieces = Vec::new();
    model.vocabulary().append_pieces(sentence, 0, &mut pieces);
    let start = sentence.find(words).expect("words of the sentence");
    let inside = |piece: &&Piece| (piece.start as usize) < start + words.len() && piece.end as usize > start;
    let first = pieces.iter().position(|piece| inside(&piece)).expect("a piece");
    let part = first..first + pieces.iter().filter(inside).count();
    model.meaning(&pieces, &[part])[0]
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let dot = |a: &[f32], b: &[f32]| -> f32 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
    dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
}

#[test]
fn vectors_are_what_pytorch_computes() {
    let expected: Vec<Value> = serde_json::from_slice(&file("tests/data/meaning.json")).unwrap();
    assert!(expected.len() > 2);
    for &kernel in Kernel::ALL {
        let model = model(kernel);
        for one in &expected {
            let ours = meaning(&model, one["text"].as_str().unwrap(), one["words"].as_str().unwrap());
            let theirs: Vec<f32> =
                one["vector"].as_array().unwrap().iter().map(|x| x.as_f64().unwrap() as f32).collect();
            assert_eq!(theirs.len(), MEANING);
            // As a ledger has them.
            let one_is = 0.6 * ours.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
            let ours = ours.map(|x| ((x / one_is).clamp(-1.0, 1.0) * 7.0).round());
            let near = cosine(&ours, &theirs);
            assert!(near > 0.99, "{kernel:?}, {}: {near}", one["text"]);
        }
    }
}

#[test]
fn like_tellings_are_nearer_than_others() {
    let model = model(Kernel::default());
    let near = |a: &str, b: &str| cosine(&meaning(&model, a, a), &meaning(&model, b, b));
    let told = "the crossing at Orsk may reopen in May";
    let again = near(told, "the Orsk border crossing could open again this spring");
    let other = near(told, "the central bank left interest rates where they were");
    assert!(again > other + 0.2, "{again} against {other}");
    assert!(model.meaning(&[], &[]).is_empty());
}
