#![doc = include_str!("../README.md")]

mod change;
mod error;
mod forget;
mod get;
mod identity;
mod ledger;
mod name;
mod pieces;
mod put;
mod schema;
mod voices;

pub use change::{Change, Difference, Version};
pub use error::{Error, ErrorKind, Result};
pub use forget::Forgotten;
pub use get::{Counts, Held};
pub use identity::{ArticleId, Known, address};
pub use ledger::Ledger;
pub use put::{Batch, Put};
pub use schema::VERSION;
pub use voices::{Correction, Doubt, Explanation, Outlet, Part, Side, VoiceFilter, VoiceId, VoiceSummary};
