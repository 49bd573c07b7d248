//! What a network of the caller's own needs, for [`Reader::with_network`](crate::Reader::with_network): another model, or a stub in tests.

pub use sayso_nn::{Piece, Vocabulary};
pub use sayso_read::{INNER, Input, Look, Network, ROLE_NAMES, ROLES, Roles, TAG_NAMES, TAGS};
