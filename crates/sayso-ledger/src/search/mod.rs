//! Finding what a ledger holds.

pub(crate) mod called;
mod candidates;
mod glance;
mod marks;
mod query;

pub use marks::Marked;
pub use query::{FILTERS, Query, Term};

use rusqlite::params;
use sayso_text::{Level, Span};

use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::sayings::{BETWEEN, Head, Said, Saying};
use called::Called;
use marks::{CLOSE, OPEN};

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
        self.placed(if query.asks_for_sayings() {
            self.find_sayings(query, order, most)
        } else {
            self.find_articles(query, order, most)
        })
    }

    fn find_articles(&self, query: &Query, order: Order, most: usize) -> Result<Found> {
        let mut found = Found::default();
        let ranked_among = self.candidates(query, order, &mut |id| {
            if found.hits.len() == most {
                found.more = true;
                return Ok(false);
            }
            if let Some(article) = self.head(id)? {
                let snippet = self.snippet(query, id)?;
                found.hits.push(Hit { article, snippet, saying: None });
            }
            Ok(true)
        })?;
        found.ranked_among = ranked_among;
        Ok(found)
    }

    fn find_sayings(&self, query: &Query, order: Order, most: usize) -> Result<Found> {
        let mut found = Found::default();
        let (glance, who) = (self.glance(query)?, query.who.as_deref().map(Called::of));
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
            for (saying, snippet) in self.with_words(query, &said, fitting)? {
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

    /// The sayings in whose content each word of the query occurs, with the words marked.
    fn with_words<'s>(
        &self,
        query: &Query,
        said: &'s Said,
        sayings: Vec<&'s Saying>,
    ) -> Result<Vec<(&'s Saying, Marked)>> {
        let mut places = Vec::with_capacity(query.words.len());
        for group in &query.words {
            let matching: Vec<String> = group.iter().map(Term::matching).collect();
            places.push(self.places(ArticleId(said.head.id), &matching.join(" OR "))?);
        }
        let marked = sayings.into_iter().filter_map(|saying| {
            let all = places.iter().all(|places| places.iter().any(|place| within(saying, place).is_some()));
            all.then(|| {
                let mut marks: Vec<Span> = places.iter().flatten().filter_map(|place| within(saying, place)).collect();
                marks.sort();
                marks.dedup();
                (saying, Marked { text: saying.content.clone(), marks })
            })
        });
        Ok(marked.collect())
    }

    /// Bytes of an article's text that a single term fits.
    fn places(&self, id: ArticleId, matching: &str) -> Result<Vec<Span>> {
        let mut select = self.db.prepare_cached(
            "SELECT highlight(search, 0, ?3, ?4) FROM search WHERE search MATCH '{text} : (' || ?1 || ')' AND rowid = ?2",
        )?;
        let mut rows = select.query(params![matching, id.0, OPEN.to_string(), CLOSE.to_string()])?;
        let Some(row) = rows.next()? else { return Ok(Vec::new()) };
        Ok(Marked::of(row.get_ref(0)?.as_str().unwrap_or("")).marks)
    }

    fn snippet(&self, query: &Query, id: ArticleId) -> Result<Marked> {
        let Some(matching) = query.matching() else {
            let mut select = self
                .db
                .prepare_cached("SELECT substr(text, coalesce(front_end, 0) + 1, 200) FROM articles WHERE id = ?")?;
            let beginning: String = select.query_row([id.0], |row| row.get(0))?;
            return Ok(Marked { text: beginning.trim().to_owned(), marks: Vec::new() });
        };
        let mut select = self.db.prepare_cached(
            "SELECT snippet(search, 0, ?3, ?4, '…', 32) FROM search WHERE search MATCH ?1 AND rowid = ?2",
        )?;
        let mut rows = select.query(params![matching, id.0, OPEN.to_string(), CLOSE.to_string()])?;
        let Some(row) = rows.next()? else { return Ok(Marked::default()) };
        Ok(Marked::of(row.get_ref(0)?.as_str().unwrap_or("")))
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

/// Where a place of the article's text stands in the words of a saying; `None` where it is outside.
fn within(saying: &Saying, place: &Span) -> Option<Span> {
    let mut before = 0;
    for piece in &saying.pieces {
        if piece.contains(*place) {
            let start = before + (place.start - piece.start) as usize;
            return Some(Span::new(start, start + place.len()));
        }
        before += piece.len() + BETWEEN.len();
    }
    None
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
