#![no_main]
//! Any bytes as a model file: an error or an encoder, never a panic and no wild allocation.

use libfuzzer_sys::fuzz_target;
use sayso_nn::{Encoder, Weights};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(weights) = Weights::parse(bytes) {
        let _ = Encoder::load(&weights);
    }
});
