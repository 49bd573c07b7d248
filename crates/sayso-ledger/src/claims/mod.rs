//! Claims: which tellings are one, kept as articles come and go.
//!
//! The way from an article to its claims, each step a table that can be made anew from the one before:
//!
//! 1. [`keys`]: the words by which articles of one affair find each other.
//! 2. [`nearness`]: which tellings of two such articles may be of one claim. It depends on the two alone.
//! 3. [`cluster`]: tellings that hang together, parted into claims: a pure function of what hangs together.
//! 4. [`store`]: claims with their counts.
//!
//! [`Collator`] does what a batch of articles needs of it; whatever came in which order, the tables are the same in the end, but for the
//! numbers of rows.

mod anchor;
mod before;
mod cluster;
mod collator;
mod correct;
mod keys;
mod list;
mod name;
mod nearness;
mod read;
mod store;
mod witnesses;

pub use before::{Before, Wanted};
pub(crate) use collator::Collator;
pub(crate) use correct::forget;
pub use correct::{ClaimCorrection, Ruling};
pub use list::{ClaimOrder, ClaimsFound};
pub use name::ClaimName;
pub use read::{ClaimId, ClaimReader, ToldClaim, claims_among};
pub use witnesses::number as telling_number;

use rusqlite::{Transaction, TransactionBehavior};

use crate::error::Result;
use crate::ledger::Ledger;

impl Ledger {
    /// Makes all claims anew from the readings, and from what people said of them.
    ///
    /// # Errors
    /// Where the file cannot be written: nothing is changed then.
    pub fn rebuild_claims(&self) -> Result<()> {
        self.placed(self.rebuild_claims_here())
    }

    fn rebuild_claims_here(&self) -> Result<()> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        step.execute_batch(
            "DELETE FROM keys; DELETE FROM near; DELETE FROM tellings; DELETE FROM claims; DELETE FROM unheld",
        )?;
        let mut collator = Collator::of(self);
        for id in self.ids(false)? {
            collator.add(id);
        }
        collator.finish(self)?;
        Ok(step.commit()?)
    }
}
