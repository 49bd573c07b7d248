use std::path::Path;

use sayso_nn::{Kernel, Vocabulary};
use sayso_read::{Model, ModelError};
use sha2::{Digest, Sha256};

use crate::{Error, ErrorKind};

/// The English model, inside the program: nothing is downloaded.
static WEIGHTS: &[u8] = include_bytes!("../../../models/sayso-en.safetensors");

/// What makes the vectors of contents, above the embeddings that all models of this version share: training leaves them as they are.
static MEANING: &[u8] = include_bytes!("../../../models/sayso-en-meaning.safetensors");

/// Name of the model inside the program, with the start of its hash, as readings record it.
pub fn model_name() -> &'static str {
    concat!("sayso-en ", env!("SAYSO_MODEL_HASH"))
}

/// The word pieces that the models know.
pub fn vocabulary() -> Vocabulary {
    Vocabulary::parse(include_str!("../../../models/vocab.txt")).expect("the vocabulary in the program is whole")
}

/// The model inside the program.
pub(crate) fn built_in(kernel: Kernel, vectors: bool) -> Model {
    Model::load(model_name().to_owned(), WEIGHTS, vocabulary(), kernel)
        .and_then(|model| with_meaning(model, vectors))
        .expect("the model in the program is whole")
}

fn with_meaning(model: Model, vectors: bool) -> Result<Model, ModelError> {
    if vectors { model.with_meaning(MEANING) } else { Ok(model) }
}

/// A model from a file.
#[allow(clippy::disallowed_methods)] // the facade opens the files that the user names
pub(crate) fn from_file(path: &Path, kernel: Kernel, vectors: bool) -> Result<Model, Error> {
    let place = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| Error::io(&*place, &e))?;
    let hash: String = Sha256::digest(&bytes).iter().take(4).map(|b| format!("{b:02x}")).collect();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let model = Model::load(format!("{stem} {hash}"), &bytes, vocabulary(), kernel);
    model.and_then(|model| with_meaning(model, vectors)).map_err(|e| {
        Error::new(
            ErrorKind::Model,
            place,
            format!("{e}; a model of this version is a .safetensors file made by training/"),
        )
    })
}
