use std::io::Read;

use sayso_text::Note;

use super::cut::{Cut, Cutter};
use super::tree::{Element, Rules, parse};
use crate::origin::Origin;
use crate::{Error, ErrorKind, Limits, Source, decode, limits, source};

/// The entries of a feed, the items of a message: elements of certain names in one source, each read into a tree, and an error
/// in the place of each that cannot be.
pub(crate) struct Pieces {
    cutter: Cutter<Box<dyn Read + Send>>,
    pub(crate) origin: Origin,
    pub(crate) limits: Limits,
    names: &'static PieceNames,
    /// What stands around the pieces, and how XML is read inside it.
    around: Option<(Option<Element>, Rules)>,
    count: u64,
    is_done: bool,
}

/// What pieces are called.
pub(crate) struct PieceNames {
    /// Local names of the elements.
    pub(crate) elements: &'static [&'static str],
    /// One of them, for people.
    pub(crate) one: &'static str,
    /// Several of them.
    pub(crate) many: &'static str,
    /// Whether one may be a document by itself.
    pub(crate) may_be_alone: bool,
    /// What a source is that holds none.
    pub(crate) none: &'static str,
}

/// One of them.
pub(crate) struct Piece {
    pub(crate) element: Element,
    /// Which one it is (`entry 3`), unless it is all there is.
    pub(crate) part: Option<String>,
    pub(crate) notes: Vec<Note>,
}

impl Pieces {
    pub(crate) fn of(mut source: Source, limits: &Limits, names: &'static PieceNames) -> Result<Pieces, Error> {
        let place = source.place();
        let head = source.bytes.head(1024).map_err(|error| source::broken(&place, &error))?.to_vec();
        let origin = Origin::of(&source);
        let stream = super::in_utf8(source.bytes, &head, source.content_type.as_deref());
        let cutter = Cutter::new(stream, names.elements, limits.page);
        Ok(Pieces { cutter, origin, limits: limits.clone(), names, around: None, count: 0, is_done: false })
    }

    /// The root element around the pieces, as far as it stands before the first of them.
    pub(crate) fn around(&self) -> Option<&Element> {
        self.around.as_ref()?.0.as_ref()
    }

    fn piece(&mut self, cut: Cut) -> Result<Piece, Error> {
        let (longest, names) = (limits::shown(self.limits.page), self.names);
        if cut == Cut::Lost {
            self.is_done = true;
            let message =
                format!("no {} for {longest}, so there is hardly one after it: the rest is not read", names.one);
            return Err(self.error(ErrorKind::Damaged, message));
        }
        self.count += 1;
        if self.count > self.limits.entries {
            self.is_done = true;
            let most = self.limits.entries;
            let message = format!(
                "the first {most} {} were read: raise the limit `entries` where the rest is wanted",
                names.many
            );
            return Err(self.error(ErrorKind::TooLong, message));
        }
        let head = self.cutter.head();
        let (around, rules) = self.around.get_or_insert_with(|| read_around(head, &self.limits));
        let is_part = around.is_some() || self.count > 1 || !names.may_be_alone;
        let part = is_part.then(|| format!("{} {}", names.one, self.count));
        let error = |kind, message: String| Error::new(kind, self.origin.place(part.as_deref()), message);
        match cut {
            Cut::Whole(bytes) => {
                let (text, note) = decode::decode(bytes);
                let (element, _) = parse(&text, rules).map_err(|message| error(ErrorKind::Damaged, message))?;
                // The note's place is one in the XML, not in the text.
                let notes = note.map(|note| Note { span: None, ..note }).into_iter().collect();
                Ok(Piece { element, part, notes })
            }
            Cut::Open => {
                let message = "broken XML: its end is missing; it was passed over, what follows is read".to_owned();
                Err(error(ErrorKind::Damaged, message))
            }
            Cut::TooLong | Cut::Lost => {
                let message = format!("longer than {longest}: passed over; raise the limit `page` where it is wanted");
                Err(error(ErrorKind::TooLong, message))
            }
        }
    }

    fn error(&self, kind: ErrorKind, message: impl Into<String>) -> Error {
        Error::new(kind, self.origin.place(None), message)
    }
}

impl Iterator for Pieces {
    type Item = Result<Piece, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_done {
            return None;
        }
        match self.cutter.next() {
            Ok(Some(cut)) => Some(self.piece(cut)),
            Ok(None) => {
                self.is_done = true;
                (self.count == 0).then(|| Err(self.error(ErrorKind::Empty, self.names.none)))
            }
            Err(error) => {
                self.is_done = true;
                Some(Err(source::broken(&self.origin.place(None), &error)))
            }
        }
    }
}

/// What cannot be read around the pieces tells nothing about them, and they are read all the same.
fn read_around(head: &[u8], limits: &Limits) -> (Option<Element>, Rules) {
    let (text, _) = decode::decode(head.to_vec());
    let rules = Rules { nesting: limits.nesting, is_beginning: true, ..Rules::default() };
    match parse(&text, &rules) {
        Ok((root, inner)) => (Some(root), inner),
        Err(_) => (None, Rules { has_own_entities: text.contains("<!ENTITY"), is_beginning: false, ..rules }),
    }
}
