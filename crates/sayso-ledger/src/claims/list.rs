//! Which claims there are, in some order.

use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::search::{Order, Query, Slate};

use super::read::ClaimId;
use super::witnesses::number;
use crate::identity::ArticleId;

/// In which order claims are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClaimOrder {
    /// Those that were told last come first.
    #[default]
    Newest,
    /// Those that are told most often.
    Tellings,
    /// Those that are told by most outlets.
    Outlets,
    /// Those that are told widely and sourced thinly: by many outlets for each independent source.
    Thin,
}

/// Claims that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimsFound {
    /// In the order that was asked for.
    pub ids: Vec<ClaimId>,
    /// Whether there are more.
    pub more: bool,
}

/// Articles that are looked into for a query, at most.
const MOST_LOOKED_AT: usize = 300;

impl Ledger {
    /// Claims that are told more than once, at most `most`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn claims(&self, order: ClaimOrder, most: usize) -> Result<ClaimsFound> {
        let by = match order {
            ClaimOrder::Newest => "c.latest IS NULL, c.latest DESC, c.articles DESC",
            ClaimOrder::Tellings => "c.tellings DESC, c.articles DESC",
            ClaimOrder::Outlets => "c.outlets DESC, c.articles DESC",
            ClaimOrder::Thin => "1.0 * c.outlets / max(c.asserting + c.denying, 1) DESC, c.articles DESC",
        };
        let least = if order == ClaimOrder::Thin { 3 } else { 2 };
        let mut select = self.db.prepare(&format!(
            "SELECT c.id FROM claims AS c JOIN tellings AS t ON t.id = c.id WHERE c.articles >= ?1 OR ?1 = 2 ORDER BY {by}, t.name LIMIT ?2"
        ))?;
        let found = select.query_map((least, most + 1), |row| Ok(ClaimId(row.get(0)?)))?;
        let mut ids: Vec<ClaimId> = found.collect::<rusqlite::Result<_>>()?;
        let more = ids.len() > most;
        ids.truncate(most);
        Ok(ClaimsFound { ids, more })
    }

    /// Claims in whose words a query's words occur, also those that are told once, at most `most`; what fits best first.
    ///
    /// # Errors
    /// Where the query asks for what claims do not have, or the file cannot be read.
    pub fn find_claims(&self, query: &Query, most: usize) -> Result<ClaimsFound> {
        if query.asks_for_sayings() {
            let message = "claims are found by words, outlet:, since: and until:; `sayso find` knows who:, stance:, kind: and hedged:";
            return Err(Error::request(message.to_owned()));
        }
        let matching = query.words_matching();
        let slate = Slate::new()?;
        let mut found = ClaimsFound::default();
        let mut looked_at = 0;
        self.candidates(query, Order::Relevance, &mut |id| {
            looked_at += 1;
            for claim in self.claims_that_fit(&slate, matching.as_deref(), id)? {
                if !found.ids.contains(&claim) {
                    found.ids.push(claim);
                }
            }
            found.more = found.ids.len() > most || looked_at == MOST_LOOKED_AT;
            Ok(!found.more)
        })?;
        found.ids.truncate(most);
        Ok(found)
    }

    /// The claims of an article in the words of whose tellings there all words occur.
    fn claims_that_fit(&self, slate: &Slate, matching: Option<&str>, id: ArticleId) -> Result<Vec<ClaimId>> {
        let of_row: Vec<(i64, i64)> = {
            let mut select =
                self.db.prepare_cached("SELECT id, claim FROM tellings WHERE id BETWEEN ? AND ? ORDER BY id")?;
            select.query_map(id.rows(), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
        };
        let Some(matching) = matching else { return Ok(of_row.into_iter().map(|row| ClaimId(row.1)).collect()) };
        let (witness, text) = (self.witness(id)?, self.get_article(id)?.text);
        let contents: Vec<(i64, String, String)> = witness
            .tellings
            .iter()
            .map(|telling| {
                let words = telling.content.iter().map(|span| span.of(&text)).collect::<Vec<_>>().join(" ");
                (id.row(number(telling)), words, String::new())
            })
            .collect();
        slate.write(&contents)?;
        let fitting: Vec<i64> = slate.texts(matching)?.into_iter().map(|(row, _)| row).collect();
        let claims = of_row.into_iter().filter(|(row, _)| fitting.contains(row)).map(|(_, claim)| ClaimId(claim));
        Ok(claims.collect())
    }
}
