//! Articles into a ledger: those that it does not have are read and stored, batch by batch.

use std::ops::ControlFlow;
use std::time::SystemTime;

use sayso_ledger::{ArticleId, Known, Ledger, Put};
use sayso_text::{Article, Note, Reading};

use crate::inputs::Item;
use crate::reader::{ENOUGH, weight};
use crate::{Error, Read, Reader};

/// What became of one article.
#[derive(Debug)]
pub struct Added {
    /// Its name.
    pub name: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its language, where that is known.
    pub language: Option<String>,
    /// What the ledger did with it.
    pub put: Put,
    /// What is wrong with it as it came, though it was stored: a date that is none, an end that is missing.
    pub faults: Vec<Note>,
    /// How many words of it were read.
    pub words: usize,
    /// How many attributions were found in it; `None` where it was not read.
    pub attributions: Option<usize>,
}

/// Puts articles into a ledger and hands each over once it is on the disk: what was handed over is not lost, whatever happens
/// next. What is in the ledger already is not read again. Without a reader nothing is read, only stored.
///
/// It ends with the articles, or when `each` breaks off; what was read until then is stored.
///
/// # Errors
/// Where the ledger cannot be read or written. What was handed over before is kept.
pub fn add(
    ledger: &Ledger,
    reader: Option<&Reader>,
    articles: impl IntoIterator<Item = Item>,
    mut each: impl FnMut(Result<Added, Error>) -> ControlFlow<()>,
) -> Result<(), sayso_ledger::Error> {
    let many = reader.map_or(UNREAD_BATCH, Reader::batch_size);
    let mut articles = articles.into_iter();
    let mut stored_in_all = 0;
    loop {
        // In the order in which they came: what became of those that are not stored, and places for those that are.
        let (mut order, mut batch, mut bytes) = (Vec::new(), Vec::with_capacity(many), 0);
        while batch.len() < many && bytes < ENOUGH && order.len() < UNREAD_BATCH {
            let Some(item) = articles.next() else { break };
            match unknown(ledger, item, reader.is_some())? {
                Ok(item) => {
                    bytes += item.as_ref().map_or(0, |(article, _)| weight(article));
                    batch.push(item);
                    order.push(None);
                }
                Err(added) => order.push(Some(Ok(added))),
            }
        }
        let is_last = order.is_empty();
        let mut stored = store(ledger, reader, batch)?.into_iter();
        stored_in_all += stored.len();
        let handed_over = order.into_iter().filter_map(|known| known.or_else(|| stored.next())).try_for_each(&mut each);
        if is_last || handed_over.is_break() {
            return if stored_in_all > 0 { ledger.tidy(stored_in_all) } else { Ok(()) };
        }
    }
}

/// How many articles are stored in one go where none is read.
const UNREAD_BATCH: usize = 512;

/// An item that is still to be stored, or what became of it where it is not.
fn unknown(ledger: &Ledger, item: Item, reads: bool) -> Result<Result<Item, Added>, sayso_ledger::Error> {
    let Ok((article, _)) = &item else { return Ok(Ok(item)) };
    let put = match ledger.knows(article)? {
        Known::Held { id, read } if read || !reads || !is_read(article) => Put::Held(id),
        Known::Forgotten => Put::Forgotten,
        _ => return Ok(Ok(item)),
    };
    Ok(Err(added(article, put, &[], None)))
}

fn store(
    ledger: &Ledger,
    reader: Option<&Reader>,
    items: Vec<Item>,
) -> Result<Vec<Result<Added, Error>>, sayso_ledger::Error> {
    if items.is_empty() {
        return Ok(Vec::new());
    }
    let now = now();
    let mut stored = Vec::with_capacity(items.len());
    match reader {
        Some(reader) => {
            let read = reader.read_batch(items);
            let mut batch = ledger.batch()?;
            for item in read {
                stored.push(match item {
                    Ok(read) => {
                        let reading = is_read(&read.article).then_some(&read.reading);
                        let put = batch.put(&read.article, reading, &read.reading.notes, &now)?;
                        Ok(added(&read.article, put, &read.reading.notes, reading.map(|_| &read)))
                    }
                    Err(error) => Err(error),
                });
            }
            batch.commit()?;
        }
        None => {
            let mut batch = ledger.batch()?;
            for item in items {
                stored.push(match item {
                    Ok((article, notes)) => Ok(added(&article, batch.put(&article, None, &notes, &now)?, &notes, None)),
                    Err(error) => Err(error),
                });
            }
            batch.commit()?;
        }
    }
    Ok(stored)
}

/// Kinds of notes that whoever adds an article wants to know of at once.
const FAULTS: [&str; 4] = ["wrong-date", "cut", "cut-off", "nul-characters"];

fn added(article: &Article, put: Put, notes: &[Note], read: Option<&Read>) -> Added {
    Added {
        name: article.id.clone(),
        outlet: article.outlet.clone(),
        title: article.title.clone(),
        url: article.url.clone(),
        language: article.language.clone(),
        put,
        faults: notes.iter().filter(|note| FAULTS.contains(&&*note.kind)).cloned().collect(),
        words: read.map_or(0, |read| read.document.words.len()),
        attributions: read.map(|read| read.reading.attributions.len()),
    }
}

/// Reads anew what another model or program read, or nothing so far, and hands each over once it is on the disk.
///
/// # Errors
/// Where the ledger cannot be read or written.
pub fn reread(
    ledger: &Ledger,
    reader: &Reader,
    mut each: impl FnMut(ArticleId, &Article, &Reading) -> ControlFlow<()>,
) -> Result<(), sayso_ledger::Error> {
    let made_by = reader.made_by();
    for ids in ledger.read_otherwise(&made_by)?.chunks(reader.batch_size()) {
        let mut held = Vec::with_capacity(ids.len());
        for &id in ids {
            let article = ledger.get(id)?.article;
            if is_read(&article) {
                held.push((id, article));
            }
        }
        let read = reader.read_batch(held.iter().map(|(_, article)| Ok((article.clone(), Vec::new()))).collect());
        let mut batch = ledger.batch()?;
        for ((id, article), read) in held.iter().zip(&read) {
            if let Ok(read) = read {
                batch.reread(*id, article, &read.reading)?;
            }
        }
        batch.commit()?;
        for ((id, article), read) in held.iter().zip(read) {
            if read.is_ok_and(|read| each(*id, article, &read.reading).is_break()) {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Whether an article is in a language that sayso reads.
pub fn is_read(article: &Article) -> bool {
    article.language.as_deref().is_none_or(sayso_ingest::is_english)
}

/// This instant, to the second.
#[allow(
    clippy::disallowed_methods,
    reason = "when an article came into the ledger is written beside it; no reading depends on it"
)]
pub fn now() -> String {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    jiff::Timestamp::from_second(seconds.try_into().unwrap_or(0)).map(|now| now.to_string()).unwrap_or_default()
}
