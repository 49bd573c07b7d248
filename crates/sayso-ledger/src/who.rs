use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::sayings::{Head, Saying};
use crate::voices::VoiceId;

impl Ledger {
    /// Everything that a voice is reported to have said, in the order of publication; articles without a date come first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn said_by(&self, voice: VoiceId) -> Result<Vec<(Head, Saying)>> {
        let mut select = self.db.prepare_cached(
            "SELECT a.day, m.actor FROM members AS m JOIN articles AS a ON a.id = m.actor / 1000000 \
             WHERE m.voice = ? AND a.newer IS NULL ORDER BY a.day, m.actor",
        )?;
        let actors: Vec<i64> = select.query_map([voice.0], |row| row.get(1))?.collect::<rusqlite::Result<_>>()?;
        let mut all = Vec::new();
        for row in actors {
            let (article, actor) = ArticleId::of_row(row);
            let Some(said) = self.said(article)? else { continue };
            let its = said.sayings.into_iter().filter(|saying| saying.voice.as_ref().is_some_and(|v| v.actor == actor));
            all.extend(its.map(|saying| (said.head.clone(), saying)));
        }
        Ok(all)
    }
}
