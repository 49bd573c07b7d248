#![doc = include_str!("../README.md")]

mod change;
mod claims;
mod error;
mod feeds;
mod forget;
mod get;
mod identity;
mod ledger;
mod name;
mod pieces;
mod put;
mod rebuild;
mod sayings;
mod schema;
mod search;
mod vectors;
mod voices;
mod who;

pub use change::{Change, Difference, Version};
pub use claims::{
    Before, ClaimCorrection, ClaimId, ClaimName, ClaimOrder, ClaimReader, ClaimsFound, Ruling, ToldClaim, Wanted,
    claims_among, telling_number,
};
pub use error::{Error, ErrorKind, Result};
pub use feeds::{Feed, Visit};
pub use forget::Forgotten;
pub use get::{Counts, Held};
pub use identity::{ArticleId, Known, address};
pub use ledger::Ledger;
pub use put::{Batch, Put};
pub use sayings::{Head, Said, Saying, Voice};
pub use schema::VERSION;
pub use search::{FILTERS, Found, Hit, Marked, Order, Query, Term};
pub use voices::{Correction, Doubt, Explanation, Outlet, Part, Side, VoiceFilter, VoiceId, VoiceSummary};
