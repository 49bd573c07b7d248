use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row};
use sayso_text::{
    Actor, ActorId, ActorKind, Article, Attribution, AttributionId, Certainty, CodePoints, Denial, Level, Link, MadeBy,
    Marker, Mention, Note, Published, Reading, Stance, Statement, StatementId, Style, Time, TimeId, TimeKind, Told,
    Vector,
};

use crate::error::{Error, Result};
use crate::identity::ArticleId;
use crate::ledger::Ledger;
use crate::pieces::{Reader, places_of_text, span};
use crate::vectors;

/// An article as a ledger has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// Its number.
    pub id: ArticleId,
    /// The article.
    pub article: Article,
    /// What was read in it; `None` where it was not read.
    pub reading: Option<Reading>,
    /// The version that replaced it; `None` where it counts.
    pub newer: Option<ArticleId>,
    /// When it was withdrawn, and why.
    pub retracted: Option<String>,
}

/// How much a ledger holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles that count: versions that were replaced left out.
    pub articles: u64,
    /// Versions that were replaced.
    pub replaced: u64,
    /// Articles that were read, of those that count.
    pub read: u64,
    /// Attributions in them.
    pub attributions: u64,
}

impl Ledger {
    /// An article with its reading.
    ///
    /// What the file holds is believed as far as it fits: spans beyond the text, unknown words and broken JSON are left out.
    ///
    /// # Errors
    /// Where there is none of this number, or the file cannot be read.
    pub fn get(&self, id: ArticleId) -> Result<Held> {
        let (article, newer, retracted, maker) = self.article(id)?;
        let reading = match maker {
            Some(maker) => Some(self.reading(id, &CodePoints::of(&article.text), maker)?),
            None => None,
        };
        Ok(Held { id, article, reading, newer: newer.map(ArticleId), retracted })
    }

    /// An article alone.
    pub(crate) fn get_article(&self, id: ArticleId) -> Result<Article> {
        Ok(self.article(id)?.0)
    }

    fn article(&self, id: ArticleId) -> Result<Row4> {
        let mut select = self.db.prepare_cached(
            "SELECT name, outlet, url, title, byline, credit, language, published, updated, retrieved, text, front_start, \
             front_end, metadata, newer, retracted, maker FROM articles WHERE id = ?",
        )?;
        let found = select.query_row([id.0], article).optional()?;
        let Some(mut found) = found else {
            return Err(Error::not_found(format!("there is no article {} in this ledger", id.0)));
        };
        found.0.links = self.links(id, &CodePoints::of(&found.0.text))?;
        Ok(found)
    }

    /// The numbers of all articles that count, or of all versions, in the order in which they came.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn ids(&self, all_versions: bool) -> Result<Vec<ArticleId>> {
        let mut select = self.db.prepare("SELECT id FROM articles WHERE newer IS NULL OR ? ORDER BY id")?;
        let ids = select.query_map([all_versions], |row| Ok(ArticleId(row.get(0)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The articles that count and that `made_by` did not read, in the order in which they came.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn read_otherwise(&self, made_by: &MadeBy) -> Result<Vec<ArticleId>> {
        let mut select = self.db.prepare(
            "SELECT id FROM articles WHERE newer IS NULL AND maker IS NOT \
             (SELECT id FROM makers WHERE program = ? AND model = ? AND kernel = ?) ORDER BY id",
        )?;
        let named = [&made_by.program, &made_by.model, &made_by.kernel];
        let ids = select.query_map(named, |row| Ok(ArticleId(row.get(0)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// The notes of an article that was not read.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn notes(&self, id: ArticleId, text: &str) -> Result<Vec<Note>> {
        self.notes_of(id, &CodePoints::of(text))
    }

    /// How much there is.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn counts(&self) -> Result<Counts> {
        let (articles, replaced, read) = self.db.query_row(
            "SELECT count(*) FILTER (WHERE newer IS NULL), count(newer), count(maker) FILTER (WHERE newer IS NULL) FROM articles",
            [],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let attributions = self.db.query_row(
            "SELECT (SELECT count(*) FROM attributions) - (SELECT count(*) FROM articles AS a JOIN attributions AS s \
             ON s.id BETWEEN a.id * 1000000 AND a.id * 1000000 + 999999 WHERE a.newer IS NOT NULL)",
            [],
            |row| row.get(0),
        )?;
        Ok(Counts { articles, replaced, read, attributions })
    }

    fn links(&self, id: ArticleId, index: &CodePoints) -> Result<Vec<Link>> {
        let mut select =
            self.db.prepare_cached("SELECT href, start, \"end\" FROM links WHERE id BETWEEN ? AND ? ORDER BY id")?;
        let links = select.query_map(id.rows(), |row| {
            Ok(Link { href: row.get(0)?, anchor: optional(index, row.get(1)?, row.get(2)?) })
        })?;
        Ok(links.collect::<rusqlite::Result<_>>()?)
    }

    fn notes_of(&self, id: ArticleId, index: &CodePoints) -> Result<Vec<Note>> {
        let mut select = self
            .db
            .prepare_cached("SELECT kind, message, start, \"end\" FROM notes WHERE id BETWEEN ? AND ? ORDER BY id")?;
        let notes = select.query_map(id.rows(), |row| {
            let kind: String = row.get(0)?;
            Ok(Note { kind: kind.into(), message: row.get(1)?, span: optional(index, row.get(2)?, row.get(3)?) })
        })?;
        Ok(notes.collect::<rusqlite::Result<_>>()?)
    }

    fn reading(&self, id: ArticleId, index: &CodePoints, maker: i64) -> Result<Reading> {
        let mut reading = Reading { notes: self.notes_of(id, index)?, ..Reading::default() };
        let made = self
            .db
            .prepare_cached("SELECT program, model, kernel FROM makers WHERE id = ?")?
            .query_row([maker], |row| Ok(MadeBy { program: row.get(0)?, model: row.get(1)?, kernel: row.get(2)? }));
        reading.made_by = made.optional()?.unwrap_or_default();
        let mut select = self.db.prepare_cached(
            "SELECT s.id, source_start, source_end, cue_start, cue_end, content_start, content_end, actor, within, \
             derived, style, stance, denial, certainty, score, said, confidence, pieces, meaning \
             FROM attributions AS s JOIN manners AS m ON m.id = s.manner WHERE s.id BETWEEN ? AND ? ORDER BY s.id",
        )?;
        let mut rows = select.query(id.rows())?;
        while let Some(row) = rows.next()? {
            let (attribution, vector) = attribution(row, index)?;
            reading.vectors.extend(vector);
            reading.attributions.push(attribution);
        }
        let mut select = self.db.prepare_cached(
            "SELECT s.id, content_start, content_end, stance, certainty, score, pieces, meaning \
             FROM statements AS s JOIN manners AS m ON m.id = s.manner WHERE s.id BETWEEN ? AND ? ORDER BY s.id",
        )?;
        let mut rows = select.query(id.rows())?;
        while let Some(row) = rows.next()? {
            let (statement, vector) = statement(row, index)?;
            reading.vectors.extend(vector);
            reading.statements.push(statement);
        }
        (reading.actors, reading.mentions) = self.actors(id, index)?;
        reading.times = self.times(id, index)?;
        Ok(reading)
    }

    fn actors(&self, id: ArticleId, index: &CodePoints) -> Result<(Vec<Actor>, Vec<Mention>)> {
        let mut select = self.db.prepare_cached(
            "SELECT id, name, kind, roles, body, at_least, why_start, why_end, side, metonym, mentions \
             FROM actors WHERE id BETWEEN ? AND ? ORDER BY id",
        )?;
        let (mut actors, mut mentions) = (Vec::new(), Vec::new());
        let mut rows = select.query(id.rows())?;
        while let Some(row) = rows.next()? {
            let roles: Option<String> = row.get(3)?;
            let actor = ActorId(number(row)?);
            actors.push(Actor {
                id: actor,
                name: row.get(1)?,
                kind: ActorKind::from_word(&row.get::<_, String>(2)?).unwrap_or(ActorKind::Unnamed),
                roles: roles.and_then(|roles| serde_json::from_str(&roles).ok()).unwrap_or_default(),
                body: row.get(4)?,
                at_least: row.get(5)?,
                why_unnamed: optional(index, row.get(6)?, row.get(7)?),
                side: row.get(8)?,
                metonym: row.get(9)?,
            });
            let places: Option<String> = row.get(10)?;
            let spans = places_of_text(index, places.as_deref().unwrap_or(""));
            mentions.extend(spans.into_iter().map(|span| Mention { span, actor }));
        }
        mentions.sort_by_key(|mention| (mention.span, mention.actor));
        Ok((actors, mentions))
    }

    fn times(&self, id: ArticleId, index: &CodePoints) -> Result<Vec<Time>> {
        let mut select = self.db.prepare_cached(
            "SELECT id, start, \"end\", type, value, earliest, coalesce(latest, earliest) FROM times \
             WHERE id BETWEEN ? AND ? ORDER BY id",
        )?;
        let day = |written: Option<String>| written.and_then(|written| written.parse().ok());
        let times = select.query_map(id.rows(), |row| {
            Ok(Time {
                id: TimeId(number(row)?),
                span: optional(index, row.get(1)?, row.get(2)?).unwrap_or(sayso_text::Span { start: 0, end: 0 }),
                kind: TimeKind::from_word(&row.get::<_, String>(3)?).unwrap_or(TimeKind::Date),
                value: row.get(4)?,
                earliest: day(row.get(5)?),
                latest: day(row.get(6)?),
            })
        })?;
        Ok(times.collect::<rusqlite::Result<_>>()?)
    }
}

type Row4 = (Article, Option<i64>, Option<String>, Option<i64>);

fn article(row: &Row<'_>) -> rusqlite::Result<Row4> {
    let text: String = row.get(10)?;
    let front = optional(&CodePoints::of(&text), row.get(11)?, row.get(12)?);
    let metadata: Option<String> = row.get(13)?;
    let metadata: BTreeMap<String, String> =
        metadata.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
    let published: Option<String> = row.get(7)?;
    let article = Article {
        id: row.get(0)?,
        text: text.into(),
        front,
        outlet: row.get(1)?,
        url: row.get(2)?,
        title: row.get(3)?,
        byline: row.get(4)?,
        credit: row.get(5)?,
        language: row.get(6)?,
        published: published.as_deref().and_then(Published::parse),
        updated: row.get(8)?,
        retrieved: row.get(9)?,
        links: Vec::new(),
        metadata,
    };
    Ok((article, row.get(14)?, row.get(15)?, row.get(16)?))
}

fn attribution(row: &Row<'_>, index: &CodePoints) -> rusqlite::Result<(Attribution, Option<Vector>)> {
    let json: Option<String> = row.get(17)?;
    let pieces = Reader::of(index, json.as_deref());
    let id = AttributionId(number(row)?);
    let attribution = Attribution {
        id,
        source: pieces.several("source", row.get(1)?, row.get(2)?),
        cue: pieces.several("cue", row.get(3)?, row.get(4)?),
        content: pieces.several("content", row.get(5)?, row.get(6)?),
        voice: row.get::<_, Option<u32>>(7)?.map(ActorId),
        within: row.get::<_, Option<u32>>(8)?.map(AttributionId),
        derived: row.get(9)?,
        style: Style::from_word(&row.get::<_, String>(10)?).unwrap_or(Style::Indirect),
        stance: word(row.get(11)?, Stance::from_word),
        denial: word(row.get(12)?, Denial::from_word),
        certainty: certainty(row.get(13)?, row.get(14)?, pieces.hedges()),
        said: row.get::<_, Option<u32>>(15)?.map(TimeId),
        confidence: row.get::<_, u16>(16)? as f32 / 1000.0,
        condition: pieces.all("condition"),
        addressee: pieces.all("addressee"),
        channel: pieces.all("channel"),
    };
    Ok((attribution, vector(row.get(18)?, Told::Attribution(id))))
}

fn statement(row: &Row<'_>, index: &CodePoints) -> rusqlite::Result<(Statement, Option<Vector>)> {
    let json: Option<String> = row.get(6)?;
    let pieces = Reader::of(index, json.as_deref());
    let id = StatementId(number(row)?);
    let statement = Statement {
        id,
        content: pieces.several("content", row.get(1)?, row.get(2)?),
        stance: Stance::from_word(&row.get::<_, String>(3)?).unwrap_or(Stance::Asserts),
        certainty: certainty(row.get(4)?, row.get(5)?, pieces.hedges()),
        condition: pieces.all("condition"),
    };
    Ok((statement, vector(row.get(7)?, Told::Statement(id))))
}

/// The number of a row within its article.
fn number(row: &Row<'_>) -> rusqlite::Result<u32> {
    Ok(ArticleId::of_row(row.get(0)?).1)
}

fn word<T>(word: Option<String>, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
    word.as_deref().and_then(meaning)
}

fn certainty(level: Option<String>, score: Option<f64>, markers: Vec<Marker>) -> Option<Certainty> {
    let level = word(level, Level::from_word)?;
    Some(Certainty { level, score: score.unwrap_or(1.0) as f32, markers })
}

fn vector(meaning: Option<Vec<u8>>, of: Told) -> Option<Vector> {
    Some(Vector { of, values: vectors::unpacked(&meaning?) })
}

fn optional(index: &CodePoints, start: Option<i64>, end: Option<i64>) -> Option<sayso_text::Span> {
    span(index, u64::try_from(start?).ok()?, u64::try_from(end?).ok()?)
}
