use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sayso_text::{ActorId, Article, Certainty, CodePoints, Denial, Note, Reading, Stance, Style, Told};
use serde_json::json;

use crate::claims::Collator;
use crate::error::Result;
use crate::identity::{ArticleId, Known, address, hash};
use crate::ledger::Ledger;
use crate::pieces::{Writer, ends, places_as_text};
use crate::vectors;
use crate::voices::Keeper;

/// What became of an article that was put into a ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is new.
    New(ArticleId),
    /// It is another version of one that was there.
    Changed {
        /// Its number.
        id: ArticleId,
        /// The version that counted so far.
        before: ArticleId,
    },
    /// It was there, not read so far, and now has its reading.
    Read(ArticleId),
    /// It was there.
    Held(ArticleId),
    /// It was forgotten on purpose and stays so.
    Forgotten,
}

/// A batch of articles: stored together when it is committed, or not at all.
pub struct Batch<'l> {
    ledger: &'l Ledger,
    step: Transaction<'l>,
    voices: Keeper,
    claims: Collator,
}

impl Ledger {
    /// Begins a batch. One that is dropped without [`Batch::commit`] leaves nothing.
    ///
    /// # Errors
    /// Where another program writes, or the file may not be written.
    pub fn batch(&self) -> Result<Batch<'_>> {
        let step = Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate);
        let step = self.placed(step.map_err(Into::into))?;
        Ok(Batch { ledger: self, step, voices: Keeper::default(), claims: Collator::of(self) })
    }
}

impl Batch<'_> {
    /// Puts in an article, with what was read in it where it was read; `now` is the instant to write beside it.
    ///
    /// `notes` are those of its taking in, for one that was not read; a reading has its own.
    ///
    /// # Errors
    /// Where the file cannot be written: nothing of the batch is stored then.
    pub fn put(&mut self, article: &Article, reading: Option<&Reading>, notes: &[Note], now: &str) -> Result<Put> {
        let known = self.ledger.knows(article)?;
        let put = match known {
            Known::Forgotten => return Ok(Put::Forgotten),
            Known::Held { id, read: false } if reading.is_some() => Put::Read(id),
            Known::Held { id, .. } => return Ok(Put::Held(id)),
            Known::New => Put::New(write_article(&self.step, article, now)?),
            Known::Changed { id: before } => {
                let id = write_article(&self.step, article, now)?;
                self.voices.leave(&self.step, before)?;
                self.claims.leave(self.ledger, before)?;
                supersede(&self.step, before, id)?;
                Put::Changed { id, before }
            }
        };
        if let Put::New(id) | Put::Changed { id, .. } | Put::Read(id) = put {
            match reading {
                Some(reading) => {
                    write_reading(&self.step, id, article, reading)?;
                    self.voices.add(&self.step, id)?;
                    self.claims.add(id);
                }
                None => write_notes(&self.step, id, &CodePoints::of(&article.text), notes)?,
            }
        }
        Ok(put)
    }

    /// Puts a new reading in the place of the one that an article has.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn reread(&mut self, id: ArticleId, article: &Article, reading: &Reading) -> Result<()> {
        self.voices.leave(&self.step, id)?;
        self.claims.leave(self.ledger, id)?;
        erase_reading(&self.step, id)?;
        write_reading(&self.step, id, article, reading)?;
        self.claims.add(id);
        self.voices.add(&self.step, id)
    }

    /// Stores what is in the batch.
    ///
    /// # Errors
    /// Where the file cannot be written: nothing of the batch is stored then.
    pub fn commit(mut self) -> Result<()> {
        let ledger = self.ledger;
        ledger.placed(self.voices.finish(&self.step))?;
        ledger.placed(self.claims.finish(ledger))?;
        ledger.placed(self.step.commit().map_err(Into::into))
    }
}

fn write_article(db: &Connection, article: &Article, now: &str) -> Result<ArticleId> {
    let index = CodePoints::of(&article.text);
    let address = article.url.as_deref().map(address);
    let front = article.front.map(|front| index.span(front));
    // Strings by strings can always be written.
    let metadata = (!article.metadata.is_empty()).then(|| serde_json::to_string(&article.metadata).unwrap_or_default());
    let mut insert = db.prepare_cached(
        "INSERT INTO articles (name, outlet, url, address, title, byline, credit, language, published, day, updated, \
         retrieved, text, front_start, front_end, metadata, sha256, added) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let id = insert.insert(params![
        article.id,
        article.outlet,
        article.url,
        address,
        article.title,
        article.byline,
        article.credit,
        article.language,
        article.published.as_ref().map(|p| &p.written),
        article.published.as_ref().map(|p| p.date.to_string()),
        article.updated,
        article.retrieved,
        &*article.text,
        front.map(|f| f[0]),
        front.map(|f| f[1]),
        metadata,
        hash(&article.text),
        now,
    ])?;
    let mut link = db.prepare_cached("INSERT INTO links (id, href, start, \"end\") VALUES (?, ?, ?, ?)")?;
    for (number, l) in (0..MOST).zip(&article.links) {
        let anchor = l.anchor.map(|anchor| index.span(anchor));
        link.execute(params![ArticleId(id).row(number), l.href, anchor.map(|a| a[0]), anchor.map(|a| a[1])])?;
    }
    let mut search = db.prepare_cached("INSERT INTO search (rowid, text, title) VALUES (?, ?, ?)")?;
    search.execute(params![id, &*article.text, article.title])?;
    Ok(ArticleId(id))
}

/// Lets a new version count in the place of an old one, and of those before it.
fn supersede(db: &Connection, before: ArticleId, id: ArticleId) -> Result<()> {
    leave_search(db, before)?;
    let mut newer = db.prepare_cached("UPDATE articles SET newer = ?1 WHERE id = ?2 OR newer = ?2")?;
    newer.execute([id.0, before.0])?;
    Ok(())
}

/// Takes the words of an article out of the search index.
pub(crate) fn leave_search(db: &Connection, id: ArticleId) -> Result<()> {
    let mut delete = db.prepare_cached(
        "INSERT INTO search (search, rowid, text, title) SELECT 'delete', id, text, title FROM articles \
         WHERE id = ? AND newer IS NULL",
    )?;
    delete.execute([id.0])?;
    Ok(())
}

/// Takes away what was read in an article.
pub(crate) fn erase_reading(db: &Connection, id: ArticleId) -> Result<()> {
    for table in ["notes", "attributions", "statements", "actors", "times"] {
        erase_rows(db, table, "id", id)?;
    }
    db.prepare_cached("UPDATE articles SET maker = NULL WHERE id = ?")?.execute([id.0])?;
    Ok(())
}

/// Takes away the rows that an article has in a table.
pub(crate) fn erase_rows(db: &Connection, table: &str, column: &str, id: ArticleId) -> Result<()> {
    let sql = format!("DELETE FROM {table} WHERE {column} BETWEEN ? AND ?");
    db.prepare_cached(&sql)?.execute(id.rows())?;
    Ok(())
}

/// Rows of one kind that are kept of an article: no real one has more, and none may reach into the next.
const MOST: u32 = 1_000_000;

fn write_reading(db: &Connection, id: ArticleId, article: &Article, reading: &Reading) -> Result<()> {
    let index = &CodePoints::of(&article.text);
    let maker = maker(db, reading)?;
    erase_rows(db, "notes", "id", id)?;
    db.prepare_cached("UPDATE articles SET maker = ? WHERE id = ?")?.execute([maker, id.0])?;
    write_notes(db, id, index, &reading.notes)?;
    write_attributions(db, id, index, reading)?;
    write_statements(db, id, index, reading)?;
    write_actors(db, id, index, reading)?;
    write_times(db, id, index, reading)
}

fn maker(db: &Connection, reading: &Reading) -> Result<i64> {
    let made = &reading.made_by;
    let named = [&made.program, &made.model, &made.kernel];
    db.prepare_cached("INSERT OR IGNORE INTO makers (program, model, kernel) VALUES (?, ?, ?)")?.execute(named)?;
    let mut find = db.prepare_cached("SELECT id FROM makers WHERE program = ? AND model = ? AND kernel = ?")?;
    Ok(find.query_row(named, |row| row.get(0))?)
}

fn write_notes(db: &Connection, id: ArticleId, index: &CodePoints, notes: &[Note]) -> Result<()> {
    let mut insert =
        db.prepare_cached("INSERT INTO notes (id, kind, message, start, \"end\") VALUES (?, ?, ?, ?, ?)")?;
    for (number, note) in (0..MOST).zip(notes) {
        let span = note.span.map(|span| index.span(span));
        insert.execute(params![id.row(number), note.kind, note.message, span.map(|s| s[0]), span.map(|s| s[1])])?;
    }
    Ok(())
}

fn write_attributions(db: &Connection, id: ArticleId, index: &CodePoints, reading: &Reading) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO attributions (id, source_start, source_end, cue_start, cue_end, content_start, content_end, manner, \
         confidence, actor, within, derived, said, pieces, meaning) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let meanings = meanings(reading);
    for a in &reading.attributions {
        let (source, cue, content) = (ends(index, &a.source), ends(index, &a.cue), ends(index, &a.content));
        let mut pieces = Writer::default();
        for (key, role) in [("source", &a.source), ("cue", &a.cue), ("content", &a.content)] {
            pieces.several(index, key, role);
        }
        for (key, role) in [("condition", &a.condition), ("addressee", &a.addressee), ("channel", &a.channel)] {
            pieces.all(index, key, role);
        }
        pieces.hedges(index, a.certainty.as_ref().map_or(&[], |c| &c.markers));
        insert.execute(params![
            id.row(a.id.0),
            source.0,
            source.1,
            cue.0,
            cue.1,
            content.0,
            content.1,
            manner(db, a.style, a.stance, a.denial, a.certainty.as_ref())?,
            (f64::from(a.confidence) * 1000.0).round() as i64,
            a.voice.map(|v| v.0),
            a.within.map(|w| w.0),
            a.derived,
            a.said.map(|t| t.0),
            pieces.finish(),
            meanings.get(&Told::Attribution(a.id)),
        ])?;
    }
    Ok(())
}

fn write_statements(db: &Connection, id: ArticleId, index: &CodePoints, reading: &Reading) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO statements (id, content_start, content_end, manner, pieces, meaning) VALUES (?, ?, ?, ?, ?, ?)",
    )?;
    let meanings = meanings(reading);
    for s in &reading.statements {
        let content = ends(index, &s.content);
        let mut pieces = Writer::default();
        pieces.several(index, "content", &s.content);
        pieces.all(index, "condition", &s.condition);
        pieces.hedges(index, s.certainty.as_ref().map_or(&[], |c| &c.markers));
        insert.execute(params![
            id.row(s.id.0),
            content.0,
            content.1,
            manner(db, Style::Indirect, Some(s.stance), None, s.certainty.as_ref())?,
            pieces.finish(),
            meanings.get(&Told::Statement(s.id)),
        ])?;
    }
    Ok(())
}

fn write_actors(db: &Connection, id: ArticleId, index: &CodePoints, reading: &Reading) -> Result<()> {
    let mut actor = db.prepare_cached(
        "INSERT INTO actors (id, name, kind, roles, body, at_least, why_start, why_end, side, metonym, mentions) \
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?;
    let mut mentions: BTreeMap<ActorId, Vec<[u32; 2]>> = BTreeMap::new();
    for mention in &reading.mentions {
        mentions.entry(mention.actor).or_default().push(index.span(mention.span));
    }
    for a in &reading.actors {
        let roles = (!a.roles.is_empty()).then(|| json!(a.roles).to_string());
        let why = a.why_unnamed.map(|span| index.span(span));
        actor.execute(params![
            id.row(a.id.0),
            a.name,
            a.kind.word(),
            roles,
            a.body,
            a.at_least,
            why.map(|w| w[0]),
            why.map(|w| w[1]),
            a.side,
            a.metonym,
            mentions.get(&a.id).map(|places| places_as_text(places)),
        ])?;
    }
    Ok(())
}

fn write_times(db: &Connection, id: ArticleId, index: &CodePoints, reading: &Reading) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO times (id, start, \"end\", type, value, earliest, latest) VALUES (?, ?, ?, ?, ?, ?, ?)",
    )?;
    for t in &reading.times {
        let [start, end] = index.span(t.span);
        let (earliest, latest) = (t.earliest, t.latest.filter(|latest| Some(*latest) != t.earliest));
        let (earliest, latest) = (earliest.map(|d| d.to_string()), latest.map(|d| d.to_string()));
        insert.execute(params![id.row(t.id.0), start, end, t.kind.word(), t.value, earliest, latest])?;
    }
    Ok(())
}

/// The number of a way of telling.
fn manner(
    db: &Connection,
    style: Style,
    stance: Option<Stance>,
    denial: Option<Denial>,
    certainty: Option<&Certainty>,
) -> Result<i64> {
    let words = (
        style.word(),
        stance.map_or("", Stance::word),
        denial.map_or("", Denial::word),
        certainty.map_or("", |c| c.level.word()),
        certainty.map_or(0.0, |c| score(c.score)),
    );
    let mut find = db.prepare_cached(
        "SELECT id FROM manners WHERE style = ? AND stance = ? AND denial = ? AND certainty = ? AND score = ?",
    )?;
    if let Some(id) = find.query_row(words, |row| row.get(0)).optional()? {
        return Ok(id);
    }
    let mut insert =
        db.prepare_cached("INSERT INTO manners (style, stance, denial, certainty, score) VALUES (?, ?, ?, ?, ?)")?;
    Ok(insert.insert(words)?)
}

/// To three digits, as on the wire: more would say more than the model knows.
fn score(x: f32) -> f64 {
    (f64::from(x) * 1000.0).round() / 1000.0
}

fn meanings(reading: &Reading) -> BTreeMap<Told, Vec<u8>> {
    reading.vectors.iter().map(|vector| (vector.of, vectors::packed(&vector.values))).collect()
}
