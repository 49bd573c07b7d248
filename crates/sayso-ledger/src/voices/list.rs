//! All voices, the most heard first.

use sayso_text::ActorKind;

use super::find::{VoiceId, VoiceSummary};
use super::fold::{fold, slug};
use super::handle::is_single;
use crate::error::Result;
use crate::ledger::Ledger;

/// Which voices to list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VoiceFilter {
    /// Those whose name or handle has these words.
    pub words: Option<String>,
    /// Those of a kind.
    pub kind: Option<ActorKind>,
}

impl Ledger {
    /// The voices of a ledger by the number of articles in which they speak, then by how much they say.
    ///
    /// ```
    /// # use sayso_ledger::{Ledger, VoiceFilter};
    /// # let folder = tempfile::tempdir().unwrap();
    /// let ledger = Ledger::create(&folder.path().join("sayso.db"))?;
    /// assert_eq!(ledger.voices(&VoiceFilter::default())?, []);
    /// # Ok::<(), sayso_ledger::Error>(())
    /// ```
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn voices(&self, filter: &VoiceFilter) -> Result<Vec<VoiceSummary>> {
        self.placed(self.voices_here(filter))
    }

    fn voices_here(&self, filter: &VoiceFilter) -> Result<Vec<VoiceSummary>> {
        let mut select = self.db.prepare(
            "SELECT one.id, one.handle, one.name, one.kind, heard.articles, heard.sayings FROM ( \
               SELECT p.voice AS one, count(DISTINCT k.actor / 1000000) AS articles, sum(k.sayings) AS sayings \
               FROM profiles AS p JOIN known AS k ON k.profile = p.id GROUP BY 1 \
             ) AS heard JOIN voices AS one ON one.id = heard.one WHERE ?1 IS NULL OR one.kind = ?1 \
             ORDER BY heard.articles DESC, heard.sayings DESC, one.handle",
        )?;
        let rows = select.query_map([filter.kind.map(ActorKind::word)], |row| {
            Ok(VoiceSummary {
                id: VoiceId(row.get(0)?),
                handle: row.get(1)?,
                name: row.get(2)?,
                kind: ActorKind::from_word(&row.get::<_, String>(3)?).unwrap_or(ActorKind::Organisation),
                articles: row.get(4)?,
                sayings: row.get(5)?,
            })
        })?;
        let words = filter.words.as_deref().map(words);
        let fits = |voice: &VoiceSummary| words.as_ref().is_none_or(|words| has(voice, words));
        let mut found = Vec::new();
        for voice in rows {
            let voice = voice?;
            if fits(&voice) {
                found.push(voice);
            }
        }
        Ok(found)
    }
}

/// Whether a voice's name or handle has the words side by side.
fn has(voice: &VoiceSummary, wanted: &str) -> bool {
    let name = words(&voice.name);
    let handle = if is_single(&voice.handle) { "" } else { &voice.handle };
    name.contains(wanted) || handle.contains(wanted)
}

fn words(text: &str) -> String {
    let folded: Vec<String> = text.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    slug(folded.iter().map(String::as_str))
}
