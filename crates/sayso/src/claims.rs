//! The claims of a ledger.

use std::collections::BTreeMap;
use std::sync::Arc;

use sayso_ledger::{ArticleId, ClaimId, ClaimReader, Error, Ledger, ToldClaim};
use sayso_text::{Article, CodePoints};

/// Reads claims with the words of their articles.
pub struct Claims<'l> {
    ledger: &'l Ledger,
    reader: ClaimReader<'l>,
    articles: BTreeMap<ArticleId, Arc<Held>>,
}

/// A claim with the articles that tell it.
pub struct ClaimTold {
    /// The claim.
    pub told: ToldClaim,
    /// Its articles, each at the place that tellings name.
    pub articles: Vec<Arc<Held>>,
}

/// An article that tells something.
pub struct Held {
    /// Its number in the ledger.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
    /// Where its characters are.
    pub index: CodePoints,
}

/// As many articles are kept at hand.
const KEPT: usize = 10_000;

impl<'l> Claims<'l> {
    /// Of a ledger.
    pub fn of(ledger: &'l Ledger) -> Claims<'l> {
        Claims { ledger, reader: ledger.claim_reader(), articles: BTreeMap::new() }
    }

    /// A claim; `None` where it is not there any more.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn get(&mut self, id: ClaimId) -> Result<Option<ClaimTold>, Error> {
        let Some(told) = self.reader.get(id)? else { return Ok(None) };
        let mut articles = Vec::with_capacity(told.articles.len());
        for &id in &told.articles {
            articles.push(self.article(id)?);
        }
        Ok(Some(ClaimTold { told, articles }))
    }

    fn article(&mut self, id: ArticleId) -> Result<Arc<Held>, Error> {
        if let Some(held) = self.articles.get(&id) {
            return Ok(Arc::clone(held));
        }
        if self.articles.len() >= KEPT {
            self.articles.clear();
        }
        let article = self.ledger.get(id)?.article;
        let held = Arc::new(Held { id, index: CodePoints::of(&article.text), article });
        self.articles.insert(id, Arc::clone(&held));
        Ok(held)
    }
}
