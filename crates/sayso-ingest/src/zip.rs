use std::io::SeekFrom;

use crate::budget::{Budget, Unpacked};
use crate::open::{self, Item, Items, Settings};
use crate::{Bytes, Error, ErrorKind, Format, Place, Source, gzip, look, source};

mod list;
mod unpack;

use list::{List, Member};
use unpack::Shared;

/// The articles of all members of a zip archive, in the order in which it lists them, of any known format.
///
/// Members that hold no text (pictures, scripts, what systems leave behind) are passed over; one that cannot be unpacked is
/// an error in its place. Nothing is written anywhere, so names that point outside are names like any other.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    if let Some(error) = gzip::too_deep(&source, settings) {
        return open::one(Err(error));
    }
    match Members::open(source, settings) {
        Ok(members) => Box::new(members),
        Err(error) => open::one(Err(error)),
    }
}

struct Members {
    name: String,
    retrieved: Option<String>,
    depth: u32,
    file: Shared,
    list: std::vec::IntoIter<Member>,
    /// What is said when the list has been read.
    last: Option<Error>,
    budget: Budget,
    settings: Settings,
    /// The articles of the member that is read now.
    inside: Items,
    /// Whether any member was worth an item.
    has_items: bool,
}

impl Members {
    fn open(source: Source, settings: &Settings) -> Result<Members, Error> {
        let (place, limits) = (source.place(), &settings.limits);
        let budget = Budget::new(limits.ratio, source.bytes.budget());
        let mut file = source.bytes.seekable(limits.held, &place)?;
        let size = file.seek(SeekFrom::End(0)).map_err(|e| source::broken(&place, &e))?;
        budget.add_packed(size);
        let file = Shared::new(file, size);
        let List { members, problem } = list::read(file.clone(), limits.entries);
        if let Some(what) = list::document(&members) {
            let message = format!("this looks like {what}, not like a text: extract its text first");
            return Err(Error::new(ErrorKind::Binary, place, message));
        }
        Ok(Members {
            last: problem.map(|(kind, message)| Error::new(kind, place, message)),
            name: source.name,
            retrieved: source.retrieved,
            depth: source.depth,
            file,
            list: members.into_iter(),
            budget,
            settings: settings.clone(),
            inside: Box::new(std::iter::empty()),
            has_items: false,
        })
    }

    /// The articles of a member; `None` where it holds no text.
    fn read(&self, member: &Member) -> Option<Items> {
        if member.is_passed_over() {
            return None;
        }
        let place = Place { file: format!("{}: {}", self.name, member.shown_name()), line: None };
        let reader = match unpack::open(member, self.file.clone()) {
            Ok(reader) => reader,
            Err((kind, message)) => return Some(open::one(Err(Error::new(kind, place, message)))),
        };
        let mut bytes = Bytes::stream(Unpacked::new(reader, self.budget.clone())).within(self.budget.clone());
        match bytes.head(Format::HEAD) {
            Err(error) => return Some(open::one(Err(source::broken(&place, &error)))),
            Ok(head) if look::holds_no_text(head) && Format::of(head, &place.file, None).is_none() => return None,
            Ok(_) => {}
        }
        let source =
            Source { retrieved: self.retrieved.clone(), depth: self.depth + 1, ..Source::new(place.file, bytes) };
        Some(open::inside(source, &self.settings))
    }

    fn nothing(&self) -> Error {
        let message = "there is nothing in it that can be read: it is empty, or holds only pictures and the like";
        Error::new(ErrorKind::Empty, Place { file: self.name.clone(), line: None }, message)
    }
}

impl Iterator for Members {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            if let Some(item) = self.inside.next() {
                return Some(item);
            }
            // The member in which the budget ran out has said so.
            let next = if self.budget.is_spent() { None } else { self.list.next() };
            let Some(member) = next else {
                self.list = Vec::new().into_iter();
                let nothing = (!self.has_items).then(|| self.nothing());
                self.has_items = true;
                return self.last.take().or(nothing).map(Err);
            };
            if let Some(items) = self.read(&member) {
                self.has_items = true;
                self.inside = items;
            }
        }
    }
}

#[cfg(test)]
mod tests;
