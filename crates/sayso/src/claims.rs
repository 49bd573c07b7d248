//! The claims of a ledger.

use sayso_ledger::{ArticleId, Ledger};
use sayso_stemma::collate::Settings;
use sayso_stemma::{Claim, Witness};
use sayso_text::{Article, CodePoints, Document};

/// Articles of a ledger with the claims that they tell.
pub struct Claims {
    /// The articles, in the order of their keys.
    pub articles: Vec<Told>,
    /// What they tell, each at the same place as its article.
    pub witnesses: Vec<Witness>,
    /// The claims; their tellings are places among the witnesses.
    pub claims: Vec<Claim>,
}

/// An article that tells something.
pub struct Told {
    /// Its number in the ledger.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
    /// Where its characters are.
    pub index: CodePoints,
}

/// Makes out the claims of all articles of a ledger that count.
///
/// # Errors
/// Where the ledger cannot be read.
pub fn of(ledger: &Ledger) -> Result<Claims, sayso_ledger::Error> {
    let mut told: Vec<(String, Told, Witness)> = Vec::new();
    for id in ledger.ids(false)? {
        let held = ledger.get(id)?;
        let Some(reading) = held.reading else { continue };
        let document = Document::of(&held.article);
        let key = held.article.url.clone().unwrap_or_else(|| held.article.id.clone());
        let witness = Witness::of(key.clone(), &held.article, &document, &reading);
        let index = CodePoints::of(&held.article.text);
        told.push((key, Told { id, article: held.article, index }, witness));
    }
    told.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut articles, mut witnesses) = (Vec::new(), Vec::new());
    for (_, article, witness) in told {
        articles.push(article);
        witnesses.push(witness);
    }
    let claims = sayso_stemma::claims(&witnesses, &Settings::default());
    Ok(Claims { articles, witnesses, claims })
}
