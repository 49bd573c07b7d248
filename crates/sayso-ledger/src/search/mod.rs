//! Finding what a ledger holds.

pub(crate) mod called;
mod candidates;
mod glance;
mod marks;
mod query;
mod slate;
mod window;

pub use marks::Marked;
pub use query::{FILTERS, Query, Term};

use std::collections::HashMap;

use sayso_text::Level;

use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::sayings::{Head, Saying};
use called::Called;
pub(crate) use slate::Slate;
use window::window;

/// In which order to find.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What fits the words best comes first (BM25); without words, what is newest.
    #[default]
    Relevance,
    /// What was published last comes first.
    Newest,
    /// What was published first comes first.
    Oldest,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In the order that was asked for.
    pub hits: Vec<Hit>,
    /// Whether there is more.
    pub more: bool,
    /// Where a query fits very many articles, they were ranked among these newest ones alone.
    pub ranked_among: Option<usize>,
}

/// An article, or one saying of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The article.
    pub article: Head,
    /// The words that answer the query, with some around them.
    pub snippet: Marked,
    /// The saying, where sayings were asked for.
    pub saying: Option<Saying>,
}

impl Ledger {
    /// Finds what answers a query: articles, or sayings where it says something of the voice ([`Query::asks_for_sayings`]).
    ///
    /// Of sayings the words must occur in what is said. At most `most` hits.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn find(&self, query: &Query, order: Order, most: usize) -> Result<Found> {
        self.placed(self.found(query, order, most))
    }

    fn found(&self, query: &Query, order: Order, most: usize) -> Result<Found> {
        // All from one state of the ledger; and it is locked once, not for each row that is looked at.
        let _state = self.db.unchecked_transaction()?;
        if query.asks_for_sayings() {
            self.find_sayings(query, order, most)
        } else {
            self.find_articles(query, order, most)
        }
    }

    fn find_articles(&self, query: &Query, order: Order, most: usize) -> Result<Found> {
        let mut found = Found::default();
        let ranked_among = self.candidates(query, order, &mut |id| {
            if found.hits.len() == most {
                found.more = true;
                return Ok(false);
            }
            if let Some(article) = self.head(id)? {
                found.hits.push(Hit { article, snippet: Marked::default(), saying: None });
            }
            Ok(true)
        })?;
        found.ranked_among = ranked_among;
        self.add_snippets(query, &mut found.hits)?;
        Ok(found)
    }

    /// What of the texts is shown.
    fn add_snippets(&self, query: &Query, hits: &mut [Hit]) -> Result<()> {
        let Some(matching) = query.any_matching() else {
            for hit in hits {
                hit.snippet = self.beginning(hit.article.id)?;
            }
            return Ok(());
        };
        let slate = Slate::new()?;
        let beginnings: Vec<String> = query.terms().flat_map(|term| glance::beginnings(&term)).collect();
        for hits in hits.chunks_mut(SHOWN_AT_ONCE) {
            let mut snippets = self.snippets(&slate, &matching, hits.iter(), |text| window(text, &beginnings))?;
            // What fits by forms of words that begin otherwise.
            let others: Vec<&Hit> = hits.iter().filter(|hit| !snippets.contains_key(&hit.article.id)).collect();
            snippets.extend(self.snippets(&slate, &matching, others, |text| Some(text))?);
            for hit in hits {
                hit.snippet = snippets.remove(&hit.article.id).unwrap_or_default();
            }
        }
        Ok(())
    }

    /// Snippets of what `part` takes of the texts.
    fn snippets<'h>(
        &self,
        slate: &Slate,
        matching: &str,
        hits: impl IntoIterator<Item = &'h Hit>,
        part: impl Fn(&str) -> Option<&str>,
    ) -> Result<HashMap<i64, Marked>> {
        let mut parts = Vec::new();
        for hit in hits {
            let (text, title) = self.text_and_title(hit.article.id)?;
            parts.extend(part(&text).map(|part| (hit.article.id, part.to_owned(), title)));
        }
        slate.write(&parts)?;
        Ok(slate.snippets(matching)?.into_iter().collect())
    }

    fn find_sayings(&self, query: &Query, order: Order, most: usize) -> Result<Found> {
        let mut found = Found::default();
        let (glance, who) = (self.glance(query)?, query.who.as_deref().map(Called::of));
        let (slate, words) = (Slate::new()?, query.words_matching());
        let mut looked_at = 0;
        let ranked_among = self.candidates(query, order, &mut |id| {
            looked_at += 1;
            if !self.may_answer(&glance, id)? {
                return Ok(looked_at < MOST_LOOKED_AT);
            }
            let Some(said) = self.said(id)? else { return Ok(true) };
            let fitting: Vec<&Saying> =
                said.sayings.iter().filter(|saying| fits(query, who.as_ref(), saying)).collect();
            if fitting.is_empty() {
                return Ok(looked_at < MOST_LOOKED_AT);
            }
            for (saying, snippet) in with_words(&slate, words.as_deref(), fitting)? {
                if found.hits.len() == most {
                    found.more = true;
                    return Ok(false);
                }
                found.hits.push(Hit { article: said.head.clone(), snippet, saying: Some(saying.clone()) });
            }
            Ok(looked_at < MOST_LOOKED_AT)
        })?;
        found.more |= looked_at >= MOST_LOOKED_AT;
        found.ranked_among = ranked_among.or((looked_at >= MOST_LOOKED_AT).then_some(MOST_LOOKED_AT));
        Ok(found)
    }

    /// The text without the metadata at its head, and the headline.
    fn text_and_title(&self, id: i64) -> Result<(String, String)> {
        let mut select = self.db.prepare_cached(
            "SELECT substr(text, coalesce(front_end, 0) + 1), coalesce(title, '') FROM articles WHERE id = ?",
        )?;
        Ok(select.query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    fn beginning(&self, id: i64) -> Result<Marked> {
        let mut select = self
            .db
            .prepare_cached("SELECT substr(text, coalesce(front_end, 0) + 1, 200) FROM articles WHERE id = ?")?;
        let beginning: String = select.query_row([id], |row| row.get(0))?;
        Ok(Marked { text: beginning.trim().to_owned(), marks: Vec::new() })
    }

    /// What is known of an article that counts, without its text.
    pub(crate) fn head(&self, id: ArticleId) -> Result<Option<Head>> {
        let mut select = self.db.prepare_cached(
            "SELECT name, outlet, url, title, day, retracted FROM articles WHERE id = ? AND newer IS NULL",
        )?;
        let mut rows = select.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        Ok(Some(Head {
            id: id.0,
            name: row.get(0)?,
            outlet: row.get(1)?,
            url: row.get(2)?,
            title: row.get(3)?,
            day: row.get(4)?,
            retracted: row.get(5)?,
        }))
    }
}

/// Articles that are looked into for sayings, at most: beyond it the answer is "and perhaps more".
const MOST_LOOKED_AT: usize = 2000;

/// Texts that are held in memory together.
const SHOWN_AT_ONCE: usize = 100;

/// The sayings in whose content all the words occur, with the words marked.
fn with_words<'s>(slate: &Slate, words: Option<&str>, sayings: Vec<&'s Saying>) -> Result<Vec<(&'s Saying, Marked)>> {
    let Some(words) = words else {
        let unmarked = |saying: &'s Saying| (saying, Marked { text: saying.content.clone(), marks: Vec::new() });
        return Ok(sayings.into_iter().map(unmarked).collect());
    };
    let contents: Vec<(i64, &str, &str)> = (0..).zip(&sayings).map(|(at, saying)| (at, &*saying.content, "")).collect();
    slate.write(&contents)?;
    Ok(slate.texts(words)?.into_iter().map(|(at, marked)| (sayings[at as usize], marked)).collect())
}

/// Whether a saying is of the voice, stance and certainty that are asked for.
fn fits(query: &Query, who: Option<&Called>, saying: &Saying) -> bool {
    let voice = saying.voice.as_ref();
    let named = who.is_none_or(|who| voice.is_some_and(|voice| who.fits(&voice.name)));
    let kind = query.kind.is_none_or(|kind| voice.is_some_and(|voice| voice.kind == kind));
    let stance = query.stance.is_none_or(|stance| saying.stance == Some(stance));
    let hedged =
        query.hedged.is_none_or(|hedged| saying.certainty.is_some_and(|level| (level == Level::Hedged) == hedged));
    named && kind && stance && hedged
}
