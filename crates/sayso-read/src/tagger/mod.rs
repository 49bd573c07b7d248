//! The trained part: where sources, cues and contents are, and which belong together.

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
pub(crate) use style::style;
pub use windows::{Window, windows};

use sayso_text::{Attribution, AttributionId, Document, Quotation};

/// The attributions that the network sees in a document, in the order of the text, numbered.
pub(crate) fn tagged(document: &Document, quotations: &[Quotation], network: &dyn Network) -> Vec<Attribution> {
    let mut found = Vec::new();
    for input in Input::stretches(document, quotations, network.vocabulary()) {
        let look = network.look(&input);
        found.extend(attributions::attributions(&input, &*look, &document.text, quotations));
    }
    for (at, attribution) in found.iter_mut().enumerate() {
        attribution.id = AttributionId(at as u32);
    }
    found
}
