//! The claims of a ledger.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use sayso_ledger::{ArticleId, ClaimId, ClaimReader, Error, Ledger, ToldClaim, claims_among, telling_number};
use sayso_text::{Article, CodePoints, Span};

use crate::Read;

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

impl Held {
    /// The day on which it was published, as it is shown.
    pub fn day(&self) -> String {
        self.article.published.as_ref().map_or("no date".to_owned(), |published| published.date.to_string())
    }
}

impl ClaimTold {
    /// Its words: those of its earliest telling.
    pub fn wording(&self) -> String {
        let (at, telling) = self.told.claim.tellings[self.told.claim.first];
        self.words(at, &self.told.witnesses[at].tellings[telling].content)
    }

    /// The article that tells it first.
    pub fn first(&self) -> &Held {
        &self.articles[self.told.claim.tellings[self.told.claim.first].0]
    }

    /// Words of one of its articles.
    pub fn words(&self, article: usize, places: &[Span]) -> String {
        let text = &self.articles[article].article.text;
        places.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" … ")
    }

    /// What commands call one of its tellings: the number of its article, and its own: `17.4`.
    pub fn telling_name(&self, number: usize) -> String {
        let (at, telling) = self.told.claim.tellings[number];
        let own = telling_number(&self.told.witnesses[at].tellings[telling]);
        format!("{}.{own}", self.articles[at].id.0)
    }

    /// How many outlets tell it; articles without one count as one.
    pub fn outlets(&self) -> usize {
        let tellings = self.told.claim.tellings.iter();
        tellings.map(|place| &self.articles[place.0].article.outlet).collect::<BTreeSet<_>>().len()
    }
}

/// The claims of a few articles that are in no ledger.
pub fn among(read: Vec<Read>) -> Vec<ClaimTold> {
    let parts: Vec<_> = read.iter().map(|read| (&read.article, &read.document, &read.reading)).collect();
    let claims = claims_among(&parts);
    let held: Vec<Arc<Held>> = read
        .into_iter()
        .zip(0..)
        .map(|(read, number)| {
            let index = CodePoints::of(&read.article.text);
            Arc::new(Held { id: ArticleId(number), index, article: read.article })
        })
        .collect();
    let with_articles = |told: ToldClaim| {
        let articles = told.articles.iter().map(|id| Arc::clone(&held[id.0 as usize])).collect();
        ClaimTold { told, articles }
    };
    claims.into_iter().map(with_articles).collect()
}
