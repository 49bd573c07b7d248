//! Hashes the model at build time: a reading names the model that made it, and hashing 25 MB at each start would be felt.
#![allow(clippy::disallowed_methods)] // a build script reads files

use sha2::{Digest, Sha256};

fn main() {
    let mut hash = Sha256::new();
    for model in ["../../models/sayso-en.safetensors", "../../models/sayso-en-meaning.safetensors"] {
        println!("cargo::rerun-if-changed={model}");
        hash.update(
            std::fs::read(model).unwrap_or_else(|e| panic!("the model {model} is part of the repository: {e}")),
        );
    }
    println!("cargo::rerun-if-changed=build.rs");
    let hash: String = hash.finalize().iter().take(4).map(|b| format!("{b:02x}")).collect();
    println!("cargo::rustc-env=SAYSO_MODEL_HASH={hash}");
}
