//! The head of pronouns against PyTorch's, on the weights that the program ships.
//!
//! `data/pronouns.json` is made by `training/sayso_train/coref.py` when it writes the head into the model file.
#![allow(clippy::disallowed_methods)] // a test reads files

use std::fs;
use std::path::PathBuf;

use sayso_nn::{Kernel, Vocabulary};
use sayso_read::Model;
use sayso_read::coref::{Mention, Scorer};
use sayso_text::{Article, Document, Span};
use serde_json::Value;

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The text has one-byte letters only, so code points are bytes.
fn span(value: &Value) -> Span {
    let at = |nth: usize| value[nth].as_u64().expect("an offset") as usize;
    Span::new(at(0), at(1))
}

#[test]
fn the_head_computes_what_pytorch_computes() {
    let expected: Value = serde_json::from_slice(&fs::read(file("tests/data/pronouns.json")).unwrap()).unwrap();
    let vocabulary = || Vocabulary::parse(&fs::read_to_string(file("../../models/vocab.txt")).unwrap()).unwrap();
    let weights = fs::read(file("../../models/sayso-en.safetensors")).unwrap();
    let article = Article::from_text("reference", expected["text"].as_str().unwrap());
    let document = Document::of(&article);
    let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
    let given: Vec<(Span, bool)> = expected["mentions"].as_array().unwrap().iter().map(|m| (span(m), false)).collect();
    let mentions = Mention::all(&article, &document, &given, false);
    let pronoun = span(&expected["pronoun"]);
    for &kernel in Kernel::ALL {
        let model = Model::load("reference".into(), &weights, vocabulary(), kernel).unwrap();
        let scorer = Scorer::new(&document, &quotations, &model);
        let (_, passage) = scorer.passage(pronoun, &mentions, 0).expect("candidates for the pronoun");
        assert_eq!(serde_json::json!(passage.features), expected["features"], "other features: train the head anew");
        // A model without the head is whole: its rules tell whom pronouns mean.
        let Some(chances) = scorer.chances(pronoun, &mentions, 0) else { return };
        let theirs = expected["chances"].as_array().unwrap();
        assert_eq!(chances.len(), theirs.len());
        for (ours, theirs) in chances.iter().zip(theirs) {
            let difference = (f64::from(*ours) - theirs.as_f64().unwrap()).abs();
            assert!(difference < 2e-3, "{kernel:?}: a chance is off by {difference}");
        }
    }
}
