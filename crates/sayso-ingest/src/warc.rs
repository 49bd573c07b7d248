use std::io::Read;

use sayso_text::Note;

use crate::budget::{Budget, Packed};
use crate::open::{Item, Items, Settings};
use crate::{Bytes, Error, ErrorKind, Place, Source, open};

mod http;
mod page;
mod record;

use page::Page;
use record::Records;

/// The articles of the pages in a web archive (WARC 1.0 and 1.1, ISO 28500): pages that a server answered with, pages kept as
/// files, and texts taken out of pages.
///
/// Whatever else the archive holds is passed over. Where a record is damaged, cut off or not as long as it says, what is there
/// is read, an error says so after it, and reading goes on with the next record. One record at a time is in memory.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let budget = Budget::new(settings.limits.ratio, source.bytes.budget());
    let bytes: Box<dyn Read + Send> = Box::new(Packed::new(source.bytes, budget.clone()));
    Box::new(Pages {
        records: Records::new(bytes, settings.limits.page),
        name: source.name,
        depth: source.depth,
        budget,
        settings: settings.clone(),
        inside: Box::new(std::iter::empty()),
        flaw: None,
        has_items: false,
    })
}

struct Pages {
    records: Records<Box<dyn Read + Send>>,
    name: String,
    depth: u32,
    budget: Budget,
    settings: Settings,
    /// The articles of the page that is read now.
    inside: Items,
    /// What is wrong with its record: said after them.
    flaw: Option<Error>,
    has_items: bool,
}

/// What is wrong with a record.
#[derive(Debug)]
struct Flaw {
    kind: ErrorKind,
    message: String,
}

impl Flaw {
    fn new(kind: ErrorKind, message: impl Into<String>) -> Flaw {
        Flaw { kind, message: message.into() }
    }

    fn damaged(message: impl Into<String>) -> Flaw {
        Flaw::new(ErrorKind::Damaged, message)
    }
}

impl Pages {
    fn place(&self) -> Place {
        Place { file: format!("{}: record {}", self.name, self.records.number()), line: None }
    }

    fn error(&self, flaw: Flaw) -> Error {
        Error::new(flaw.kind, self.place(), flaw.message)
    }

    fn read(&self, page: Page) -> Items {
        let place = self.place().file;
        let source = Source {
            content_type: page.content_type,
            retrieved: page.retrieved,
            depth: self.depth,
            ..Source::new(
                page.url.as_ref().map_or(place.clone(), |url| format!("{place}: {url}")),
                Bytes::held(page.body),
            )
        };
        let source = Source { bytes: source.bytes.within(self.budget.clone()), url: page.url, ..source };
        let items = open::inside(source, &self.settings);
        let Some(why) = page.cut_off else { return items };
        let note =
            Note { span: None, kind: "cut-off".into(), message: format!("the end of the page is missing: {why}") };
        Box::new(items.map(move |item| {
            item.map(|(article, mut notes)| {
                notes.push(note.clone());
                (article, notes)
            })
        }))
    }

    fn nothing(&self) -> Error {
        let count = self.records.number();
        let message = format!("it has {count} records, but none of them holds a page or a text: nothing to read");
        Error::new(ErrorKind::Empty, Place { file: self.name.clone(), line: None }, message)
    }
}

impl Iterator for Pages {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.inside.next() {
                self.has_items = true;
                return Some(item);
            }
            if let Some(error) = self.flaw.take() {
                self.has_items = true;
                return Some(Err(error));
            }
            match self.records.next() {
                None if self.has_items => return None,
                None => {
                    self.has_items = true;
                    return Some(Err(self.nothing()));
                }
                Some(Err(flaw)) => self.flaw = Some(self.error(flaw)),
                Some(Ok(record)) => {
                    let (page, flaw) = page::of(record, self.settings.limits.page, &self.budget);
                    self.flaw = flaw.map(|flaw| self.error(flaw));
                    if let Some(page) = page {
                        self.inside = self.read(page);
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
