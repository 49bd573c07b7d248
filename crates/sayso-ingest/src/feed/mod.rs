//! RSS 0.9x, 1.0 and 2.0 and Atom, entry by entry.
//!
//! An own small reader over `quick-xml`: the vetted crate for feeds turns every date into one in Greenwich, and the day on
//! which an outlet published is the day where it wrote it.

mod channel;
mod entry;
mod item;

use crate::Source;
use crate::open::{self, Items, Settings};
use crate::xml::{Piece, PieceNames, Pieces};

use channel::Channel;
pub(crate) use entry::{Body, Entry, as_iso};

const ENTRIES: PieceNames = PieceNames {
    elements: &["item", "entry"],
    one: "entry",
    many: "entries",
    may_be_alone: false,
    none: "there is no entry in it: a feed that is empty as yet, or one that is cut off",
};

/// The articles of one source in this format.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let mut pieces = match Pieces::of(source, &settings.limits, &ENTRIES) {
        Ok(pieces) => pieces,
        Err(error) => return open::one(Err(error)),
    };
    let mut channel: Option<Channel> = None;
    Box::new(std::iter::from_fn(move || {
        let piece = pieces.next()?;
        let channel = channel.get_or_insert_with(|| pieces.around().map(channel::of).unwrap_or_default());
        Some(piece.and_then(|Piece { element, part, notes }| {
            let entry = item::read(&element, channel);
            let (article, more) = entry.article(&pieces.origin, part.as_deref(), &pieces.limits)?;
            Ok((article, [notes, more].concat()))
        }))
    }))
}

#[cfg(test)]
mod tests;
