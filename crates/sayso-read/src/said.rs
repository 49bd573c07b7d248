//! When something was said.

use sayso_text::{Attribution, Time, TimeId};

use crate::words::Words;

/// The time of saying of each attribution; `None` where the text does not give it.
pub(crate) fn times_of_saying(_words: &Words, attributions: &[Attribution], _times: &[Time]) -> Vec<Option<TimeId>> {
    vec![None; attributions.len()]
}
