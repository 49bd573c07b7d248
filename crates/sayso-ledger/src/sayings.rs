//! What is said in one article, in words.

use rusqlite::OptionalExtension;
use sayso_text::{ActorKind, CodePoints, Denial, Level, Span, Spans, Stance};

use crate::error::Result;
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::pieces::Reader;

/// What is known of an article without its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // the names are those of an article
pub struct Head {
    pub id: i64,
    pub name: String,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    /// Date of publication, where it was written.
    pub day: Option<String>,
    /// When it was withdrawn, and why.
    pub retracted: Option<String>,
}

/// One attribution in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// Its number within the article.
    pub number: u32,
    /// Who speaks; `None` where that is not clear.
    pub voice: Option<Voice>,
    /// Through whom it came, from the outermost relay inwards.
    pub through: Vec<String>,
    /// The words of the source.
    pub source: String,
    /// What is told; several pieces with ` … ` between them.
    pub content: String,
    /// Where its pieces stand in the text, in bytes.
    pub pieces: Spans,
    /// What the voice does with it.
    pub stance: Option<Stance>,
    /// What kind of denial it is.
    pub denial: Option<Denial>,
    /// How surely it is told.
    pub certainty: Option<Level>,
    /// How likely all this is right, 0 to 1.
    pub confidence: f64,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Number of the actor within the article.
    pub actor: u32,
    /// Its fullest name there.
    pub name: String,
    /// What it is.
    pub kind: ActorKind,
    /// How many people at least.
    pub at_least: u32,
}

/// An article with what is said in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// The article.
    pub head: Head,
    /// Its text.
    pub text: String,
    /// What is said in it, in the order of the text.
    pub sayings: Vec<Saying>,
}

impl Ledger {
    /// What is said in an article; `None` where there is none of this number that counts.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn said(&self, id: ArticleId) -> Result<Option<Said>> {
        let mut select = self.db.prepare_cached(
            "SELECT name, outlet, url, title, day, retracted, text FROM articles WHERE id = ? AND newer IS NULL",
        )?;
        let found = select.query_row([id.0], |row| {
            let head = Head {
                id: id.0,
                name: row.get(0)?,
                outlet: row.get(1)?,
                url: row.get(2)?,
                title: row.get(3)?,
                day: row.get(4)?,
                retracted: row.get(5)?,
            };
            Ok((head, row.get::<_, String>(6)?))
        });
        let Some((head, text)) = found.optional()? else { return Ok(None) };
        let index = CodePoints::of(&text);
        let mut sayings = Vec::new();
        let mut withins = Vec::new();
        let mut select = self.db.prepare_cached(
            "SELECT s.id, s.source_start, s.source_end, s.content_start, s.content_end, s.within, s.confidence, \
             m.stance, m.denial, m.certainty, s.actor, who.name, who.kind, s.pieces, who.at_least \
             FROM attributions AS s JOIN manners AS m ON m.id = s.manner \
             LEFT JOIN actors AS who ON who.id = ?1 + s.actor WHERE s.id BETWEEN ?1 AND ?2 ORDER BY s.id",
        )?;
        let mut rows = select.query(id.rows())?;
        while let Some(row) = rows.next()? {
            let json: Option<String> = row.get(13)?;
            let roles = Reader::of(&index, json.as_deref());
            let source = roles.several("source", row.get(1)?, row.get(2)?);
            let content = roles.several("content", row.get(3)?, row.get(4)?);
            let voice = match (row.get::<_, Option<u32>>(10)?, row.get::<_, Option<String>>(11)?) {
                (Some(actor), Some(name)) => {
                    let kind = ActorKind::from_word(&row.get::<_, String>(12)?).unwrap_or(ActorKind::Unnamed);
                    Some(Voice { actor, name, kind, at_least: row.get(14)? })
                }
                _ => None,
            };
            withins.push(row.get::<_, Option<u32>>(5)?);
            sayings.push(Saying {
                number: ArticleId::of_row(row.get(0)?).1,
                voice,
                through: Vec::new(),
                source: words(&text, &source),
                content: words(&text, &content),
                pieces: content,
                stance: Stance::from_word(&row.get::<_, String>(7)?),
                denial: Denial::from_word(&row.get::<_, String>(8)?),
                certainty: Level::from_word(&row.get::<_, String>(9)?),
                confidence: f64::from(row.get::<_, u16>(6)?) / 1000.0,
            });
        }
        drop(rows);
        for at in 0..sayings.len() {
            sayings[at].through = through(&sayings, &withins, at);
        }
        Ok(Some(Said { head, text, sayings }))
    }
}

/// What stands between the pieces of a role.
pub(crate) const BETWEEN: &str = " … ";

/// The words of a role.
pub(crate) fn words(text: &str, pieces: &[Span]) -> String {
    pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(BETWEEN)
}

/// A chain longer than this is none: the file may be anybody's, and go in circles.
const LONGEST_CHAIN: usize = 16;

/// The names of those through whom a saying came, from the outermost inwards.
fn through(sayings: &[Saying], withins: &[Option<u32>], at: usize) -> Vec<String> {
    let mut names = Vec::new();
    let mut within = withins[at];
    while let Some(number) = within.filter(|_| names.len() < LONGEST_CHAIN) {
        let Ok(outer) = sayings.binary_search_by_key(&number, |saying| saying.number) else { break };
        let relay = &sayings[outer];
        names.push(relay.voice.as_ref().map_or_else(|| relay.source.clone(), |voice| voice.name.clone()));
        within = withins[outer];
    }
    names.reverse();
    // Whoever passes on a saying of their own is no relay.
    names.dedup();
    if sayings[at].voice.as_ref().is_some_and(|voice| names.last() == Some(&voice.name)) {
        names.pop();
    }
    names
}
