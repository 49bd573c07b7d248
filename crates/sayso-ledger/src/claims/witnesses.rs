//! Articles as collation sees them, those looked at last kept at hand.

use std::collections::HashMap;
use std::sync::Arc;

use sayso_stemma::{Telling, Witness};
use sayso_text::{Document, Told};

use crate::error::Result;
use crate::identity::{ArticleId, hex};
use crate::ledger::Ledger;

/// Witnesses of a ledger's articles.
#[derive(Default)]
pub(crate) struct Witnesses {
    held: HashMap<ArticleId, (Arc<Witness>, u64)>,
    used: u64,
}

/// As many are kept, of about 20 kilobytes each.
const KEPT: usize = 20_000;

impl Witnesses {
    /// An article as a witness; one that was not read tells nothing.
    pub(crate) fn get(&mut self, ledger: &Ledger, id: ArticleId) -> Result<Arc<Witness>> {
        self.used += 1;
        if let Some((witness, used)) = self.held.get_mut(&id) {
            *used = self.used;
            return Ok(Arc::clone(witness));
        }
        let witness = Arc::new(ledger.witness(id)?);
        if self.held.len() >= KEPT {
            self.forget_half();
        }
        self.held.insert(id, (Arc::clone(&witness), self.used));
        Ok(witness)
    }

    fn forget_half(&mut self) {
        let mut used: Vec<u64> = self.held.values().map(|held| held.1).collect();
        used.sort_unstable();
        let middle = used[used.len() / 2];
        self.held.retain(|_, held| held.1 > middle);
    }
}

impl Ledger {
    /// An article as a witness.
    ///
    /// # Errors
    /// Where there is none of this number, or the file cannot be read.
    pub fn witness(&self, id: ArticleId) -> Result<Witness> {
        let held = self.get(id)?;
        let document = Document::of(&held.article);
        Ok(Witness::of(key(&held.article), &held.article, &document, &held.reading.unwrap_or_default()))
    }
}

/// What an article is called wherever it is held: its address, or the name that it came with, and a hash of its text.
pub(crate) fn key(article: &sayso_text::Article) -> String {
    let address = article.url.as_deref().map(crate::identity::address);
    let outlet = article.outlet.as_deref().unwrap_or("");
    let hash = hex(&crate::identity::hash(&article.text)[..8]);
    format!("{}\n{outlet}\n{hash}", address.as_deref().unwrap_or(&article.id))
}

/// The number of a telling among the rows of its article.
pub fn number(telling: &Telling) -> u32 {
    match telling.told {
        Told::Attribution(id) => id.0 * 2,
        Told::Statement(id) => id.0 * 2 + 1,
    }
}
