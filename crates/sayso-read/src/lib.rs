#![doc = include_str!("../README.md")]

mod attributions;
mod calibration;
mod input;
mod labels;
mod model;
mod network;
mod style;
mod viterbi;
mod windows;

pub use input::{FEATURE_ROWS, Input};
pub use labels::{ROLE_NAMES, ROLES, TAG_NAMES, TAGS};
pub use model::{Model, ModelError};
pub use network::{Look, Network, Roles};
pub use windows::{Window, windows};

use sayso_text::{AttributionId, Document, MadeBy, Reading};

/// Reads a document: who said what.
///
/// `network` judges the words; everything else is arithmetic on its answers, so the same answers give the same reading,
/// alone or in a batch, for any number of threads. Reading does not fail: an odd text is news, not an error.
pub fn read(document: &Document, network: &dyn Network) -> Reading {
    let mut attributions = Vec::new();
    let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
    for input in Input::stretches(document, &quotations, network.vocabulary()) {
        let look = network.look(&input);
        attributions.extend(attributions::attributions(&input, &*look, &document.text, &quotations));
    }
    for (at, attribution) in attributions.iter_mut().enumerate() {
        attribution.id = AttributionId(at as u32);
    }
    let made_by = MadeBy { program: String::new(), model: network.name(), kernel: network.kernel() };
    Reading { made_by, attributions, ..Reading::default() }
}
