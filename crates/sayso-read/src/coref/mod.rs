//! Whom "he" or "she" means among people named around it: a small trained head on the encoder's states and attention.
//!
//! A pronoun and its candidates make a [`Passage`], with what rules see of every pair (`features.rs`); the network answers with a
//! chance for each candidate ([`Look::pronoun`](crate::Look::pronoun)). Training reads passages from this very code
//! (`cargo xtask pronouns`), so the two cannot drift apart.

mod features;
mod head;
mod passage;
mod scorer;

pub use features::{GROUPS, ROWS};
pub use passage::{Candidate, Passage};
pub use scorer::{Mention, Scorer};

pub(crate) use head::{Head, Kept};
