//! RSS 0.9x, 1.0 and 2.0 and Atom, entry by entry.
//!
//! An own small reader over `quick-xml`: the vetted crate for feeds turns every date into one in Greenwich, and the day on
//! which an outlet published is the day where it wrote it.

mod channel;
mod entry;
mod item;
mod strip;

use std::io::Read;

use crate::open::{self, Items, Settings};
use crate::xml::{self, Cut, Cutter, Rules};
use crate::{Error, ErrorKind, Item, Place, Source, decode, limits, source};

use channel::Channel;
pub(crate) use entry::{Body, Entry, Origin};
pub(crate) use strip::strip;

/// The articles of one source in this format.
pub(crate) fn articles(mut source: Source, settings: &Settings) -> Items {
    let place = source.place();
    let head = match source.bytes.head(1024) {
        Ok(head) => head.to_vec(),
        Err(error) => return open::one(Err(source::broken(&place, &error))),
    };
    let origin = Origin::of(&source);
    let stream = xml::in_utf8(source.bytes, &head, source.content_type.as_deref());
    let cutter = Cutter::new(stream, &["item", "entry"], settings.limits.page);
    Box::new(Feed { cutter, origin, settings: settings.clone(), channel: None, count: 0, is_done: false })
}

struct Feed {
    cutter: Cutter<Box<dyn Read + Send>>,
    origin: Origin,
    settings: Settings,
    /// What is known before the first entry, and how XML is read after it.
    channel: Option<(Channel, Rules)>,
    count: u64,
    is_done: bool,
}

impl Iterator for Feed {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        if self.is_done {
            return None;
        }
        match self.cutter.next() {
            Ok(Some(cut)) => Some(self.entry(cut)),
            Ok(None) => {
                self.is_done = true;
                let message = "there is no entry in it: a feed that is empty as yet, or one that is cut off";
                (self.count == 0).then(|| Err(self.error(ErrorKind::Empty, message)))
            }
            Err(error) => {
                self.is_done = true;
                Some(Err(source::broken(&self.place(), &error)))
            }
        }
    }
}

impl Feed {
    fn entry(&mut self, cut: Cut) -> Item {
        let longest = limits::shown(self.settings.limits.page);
        if cut == Cut::Lost {
            self.is_done = true;
            let message = format!("no entry for {longest}, so there is hardly one after it: the rest is not read");
            return Err(self.error(ErrorKind::Damaged, message));
        }
        self.count += 1;
        if self.count > self.settings.limits.entries {
            self.is_done = true;
            let message = format!(
                "the first {} entries were read: raise the limit `entries` where the rest is wanted",
                self.settings.limits.entries
            );
            return Err(self.error(ErrorKind::TooLong, message));
        }
        let place = self.origin.place(&format!("entry {}", self.count));
        match cut {
            Cut::Whole(bytes) => self.whole(bytes, place),
            Cut::TooLong | Cut::Lost => {
                let message = format!("longer than {longest}: passed over; raise the limit `page` where it is wanted");
                Err(Error::new(ErrorKind::TooLong, place, message))
            }
            Cut::Open => {
                let message = "broken XML: its end is missing; it was passed over, the next one is read";
                Err(Error::new(ErrorKind::Damaged, place, message))
            }
        }
    }

    fn whole(&mut self, bytes: Vec<u8>, place: Place) -> Item {
        let (channel, rules) = match &self.channel {
            Some(known) => known,
            None => self.channel.insert(channel::of(self.cutter.head(), &self.settings.limits)),
        };
        let (text, note) = decode::decode(bytes);
        let (element, _) =
            xml::parse(&text, rules).map_err(|message| Error::new(ErrorKind::Damaged, place.clone(), message))?;
        let entry = item::read(&element, channel);
        let (article, mut notes) = entry.article(&self.origin, self.count, place, &self.settings.limits)?;
        // Its place is one in the feed, not in the text.
        notes.extend(note.map(|note| sayso_text::Note { span: None, ..note }));
        Ok((article, notes))
    }

    fn place(&self) -> Place {
        Place { file: self.origin.name.clone(), line: None }
    }

    fn error(&self, kind: ErrorKind, message: impl Into<String>) -> Error {
        Error::new(kind, self.place(), message)
    }
}

#[cfg(test)]
mod tests;
