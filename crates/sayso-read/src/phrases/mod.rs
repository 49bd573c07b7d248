//! Small things that several passes read: which words lie around a cue, how far a noun phrase goes, what names a time or an outlet.

pub(crate) mod clause;
#[cfg(test)]
pub(crate) mod marked;
pub(crate) mod noun;
pub(crate) mod outlet;
pub(crate) mod scene;
pub(crate) mod when;
