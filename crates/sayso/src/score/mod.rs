//! Predicted attributions against annotated ones: the measures of the field, with intervals.
//!
//! All figures are over words (runs of letters, digits and `_`): punctuation and white space at a span's edges never matter.
//! Attributions inside another one are left out on both sides, since gold data is flat; a relay marked `derived` is set aside and
//! what it holds counts as outermost.
//!
//! | measure | what is right |
//! |---|---|
//! | `words` | a word in its role, whoever it belongs to |
//! | `spans` | a role's words of one attribution, all of them and no others |
//! | `relaxed` | an attribution each of whose roles overlaps its twin's with intersection over union of 0.5 or more |
//! | `who-what` | the same for source and content alone: the headline figure |
//! | `exact` | an attribution all of whose roles agree to the word |

mod bootstrap;
mod count;
mod gold;
mod table;
mod words;

pub use count::{Figures, Mistake, Roles};
pub use table::Scores;

use std::path::Path;

use crate::{Error, ErrorKind};

/// Compares what is in `predicted` with what is in `gold`: brat folders or JSON lines of the wire.
///
/// An article of the gold that was not predicted counts as predicted without attributions.
///
/// # Errors
/// When a path cannot be read, when gold has no text or no annotation, or when no article is in both.
pub fn score(gold: &Path, predicted: &Path) -> Result<Scores, Error> {
    let gold_place = gold.display().to_string();
    let gold = gold::load(gold)?;
    let predicted = gold::load(predicted)?;
    if !gold.keys().any(|name| predicted.contains_key(name)) {
        let message = "no article of it is among the predicted ones; they are matched by `id`, or by file name without its ending";
        return Err(Error::new(ErrorKind::Input, gold_place, message));
    }
    let missing = gold.keys().filter(|name| !predicted.contains_key(*name)).cloned().collect();
    let mut counted = Vec::with_capacity(gold.len());
    for (name, annotated) in &gold {
        let Some(text) = &annotated.text else {
            let message = format!("article {name} has no text; gold JSON lines need \"text\"");
            return Err(Error::new(ErrorKind::Input, gold_place, message));
        };
        let words = words::Words::of(text);
        let found = predicted.get(name).map_or(&[][..], |p| &p.attributions);
        counted.push(count::article(name, &words, &annotated.attributions, found));
    }
    Ok(table::scores(counted, missing))
}
