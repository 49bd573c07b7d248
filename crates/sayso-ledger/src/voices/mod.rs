//! Voices across articles: people, bodies and outlets.
//!
//! Two actors of two articles are one voice where their full names are the same, enough speaks for it, and nothing that the articles
//! say of them speaks against it. What is doubtful stays apart. The way from an actor to its voice:
//!
//! 1. [`profile`]: what of the actor can agree or disagree with others, its key (`person`, `body`) before all; or that it is
//!    joined with nobody, or is no voice.
//! 2. [`join`]: the profiles of one key are parted into voices: a pure function, so the order in which articles came does not matter.
//!    `conflict` has what tells two apart.
//! 3. [`store`]: both kept in the ledger. An article whose actors are known by profiles that are there already costs a row each.
//! 4. [`said`]: what people said against it (`correct`) comes last, and outlives making voices anew.

mod anchor;
mod body;
mod conflict;
mod correct;
mod doubt;
mod explain;
mod find;
mod fold;
mod handle;
mod join;
mod lexicon;
mod list;
mod outlets;
mod person;
mod profile;
mod said;
mod store;

use rusqlite::{Transaction, TransactionBehavior};

pub use correct::{Correction, Side};
pub use doubt::Doubt;
pub use explain::{Explanation, Part};
pub use find::{VoiceId, VoiceSummary};
pub use list::VoiceFilter;
pub use outlets::Outlet;
pub(crate) use said::forget;
pub(crate) use store::Keeper;

use crate::error::Result;
use crate::ledger::Ledger;

impl Ledger {
    /// Makes all voices anew from the readings, and from what people said of them.
    ///
    /// # Errors
    /// Where the file cannot be written: nothing is changed then.
    pub fn rebuild_voices(&self) -> Result<()> {
        self.placed(self.rebuild_here())
    }

    fn rebuild_here(&self) -> Result<()> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate)?;
        store::rebuild(&step)?;
        Ok(step.commit()?)
    }
}
