use crate::{Error, ErrorKind};

/// The word pieces a model knows, one a line of its `vocab.txt`; a piece that goes on a word begins with `##`.
pub struct Vocabulary {
    text: Box<str>,
    /// Where each piece begins and ends in `text`.
    places: Vec<(u32, u32)>,
    /// Open addressing by the pieces' hashes; a power of two, at most half full.
    slots: Vec<Slot>,
    /// The longest piece, in bytes.
    longest: usize,
    unknown: u32,
    begin: u32,
    end: u32,
}

/// The hash and the id of a piece; an id beyond the vocabulary marks an empty slot.
#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    id: u32,
}

const EMPTY: Slot = Slot { hash: 0, id: u32::MAX };

/// What marks a piece that goes on a word.
const MARK: &str = "##";

impl Vocabulary {
    /// Reads the text of a `vocab.txt`: a piece a line, its id the line's number from 0.
    ///
    /// ```
    /// use sayso_nn::{ErrorKind, Vocabulary};
    ///
    /// let vocabulary = Vocabulary::parse("[PAD]\n[UNK]\n[CLS]\n[SEP]\nsaid\n")?;
    /// assert_eq!(vocabulary.id("said"), Some(4));
    /// assert_eq!(Vocabulary::parse("said\n").err().map(|error| error.kind()), Some(ErrorKind::Vocabulary));
    /// # Ok::<(), sayso_nn::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Vocabulary`] where a piece stands twice, or `[UNK]`, `[CLS]` or `[SEP]` is absent.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let places: Vec<(u32, u32)> = text
            .lines()
            .map(|line| {
                let start = line.as_ptr() as usize - text.as_ptr() as usize;
                (start as u32, (start + line.len()) as u32)
            })
            .collect();
        if u32::try_from(text.len()).is_err() {
            return Err(Error::new(ErrorKind::Vocabulary, "a vocabulary of 4 GiB or more; is it a vocab.txt?"));
        }
        let mut vocabulary = Self {
            slots: vec![EMPTY; (2 * places.len()).next_power_of_two().max(2)],
            longest: places.iter().map(|(start, end)| (end - start) as usize).max().unwrap_or(0),
            text: text.into(),
            places,
            unknown: 0,
            begin: 0,
            end: 0,
        };
        for id in 0..vocabulary.places.len() as u32 {
            vocabulary.insert(id)?;
        }
        vocabulary.unknown = vocabulary.required("[UNK]")?;
        vocabulary.begin = vocabulary.required("[CLS]")?;
        vocabulary.end = vocabulary.required("[SEP]")?;
        Ok(vocabulary)
    }

    /// The number of pieces.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The id of a piece as it stands in the vocabulary, `##` included.
    pub fn id(&self, piece: &str) -> Option<u32> {
        self.find(hash(START, piece.as_bytes()), "", piece).ok()
    }

    /// The text of a piece as it stands in the vocabulary, `##` included.
    ///
    /// # Panics
    /// If there is none with that id.
    pub fn text(&self, id: u32) -> &str {
        let (start, end) = self.places[id as usize];
        &self.text[start as usize..end as usize]
    }

    /// The piece `[UNK]` for words that can't be put together.
    pub fn unknown(&self) -> u32 {
        self.unknown
    }

    /// The piece `[CLS]` that begins a window.
    pub fn begin(&self) -> u32 {
        self.begin
    }

    /// The piece `[SEP]` that ends a window.
    pub fn end(&self) -> u32 {
        self.end
    }

    /// The longest piece that `letters` begin with, and its length in their bytes. One walk, as the hash of a beginning
    /// grows with it, and never further than the longest piece.
    pub(super) fn longest(&self, letters: &str, goes_on: bool) -> Option<(u32, usize)> {
        let mark = if goes_on { MARK } else { "" };
        let mut hash = hash(START, mark.as_bytes());
        let mut found = None;
        for (index, &byte) in letters.as_bytes().iter().enumerate().take(self.longest) {
            hash = step(hash, byte);
            let length = index + 1;
            if letters.is_char_boundary(length)
                && let Ok(id) = self.find(hash, mark, &letters[..length])
            {
                found = Some((id, length));
            }
        }
        found
    }

    fn insert(&mut self, id: u32) -> Result<(), Error> {
        let piece = self.text(id);
        let hash = hash(START, piece.as_bytes());
        match self.find(hash, "", piece) {
            Ok(twin) => {
                let message = format!("the vocabulary has `{piece}` in lines {} and {}", twin + 1, id + 1);
                Err(Error::new(ErrorKind::Vocabulary, message))
            }
            Err(slot) => {
                self.slots[slot] = Slot { hash: hash as u32, id };
                Ok(())
            }
        }
    }

    /// The piece `mark` + `rest`, or the slot where it would go.
    fn find(&self, hash: u64, mark: &str, rest: &str) -> Result<u32, usize> {
        let last = self.slots.len() - 1;
        // The upper half of the product depends on all bits of the hash.
        let mut index = (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize & last;
        loop {
            let slot = self.slots[index];
            if slot.id == EMPTY.id {
                return Err(index);
            }
            if slot.hash == hash as u32 && self.text(slot.id).strip_prefix(mark) == Some(rest) {
                return Ok(slot.id);
            }
            index = (index + 1) & last;
        }
    }

    fn required(&self, piece: &str) -> Result<u32, Error> {
        self.id(piece).ok_or_else(|| {
            Error::new(
                ErrorKind::Vocabulary,
                format!("the vocabulary has no `{piece}`; is it a BERT model's vocab.txt?"),
            )
        })
    }
}

/// FNV-1a: a byte at a time, so that a longer beginning's hash follows from a shorter one's.
const START: u64 = 0xCBF2_9CE4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
}

fn hash(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, &byte| step(hash, byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_found() {
        let text = include_str!("../../../../models/vocab.txt");
        let vocabulary = Vocabulary::parse(text).expect("our own vocabulary");
        assert_eq!(vocabulary.len(), 30_522);
        for (id, piece) in (0..).zip(text.lines()) {
            assert_eq!((vocabulary.id(piece), vocabulary.text(id)), (Some(id), piece));
        }
        assert_eq!((vocabulary.unknown(), vocabulary.begin(), vocabulary.end()), (100, 101, 102));
        assert_eq!((vocabulary.id("hearsays"), vocabulary.id("")), (None, None));
    }

    #[test]
    fn broken_vocabularies_are_refused() {
        let check = |text: &str, expected: &str| {
            let error = Vocabulary::parse(text).err().expect(text);
            assert_eq!(error.kind(), ErrorKind::Vocabulary);
            assert!(error.to_string().contains(expected), "{error}");
        };
        check("", "no `[UNK]`");
        check("[UNK]\n[CLS]\n", "no `[SEP]`");
        check("[UNK]\n[CLS]\n[SEP]\na\nb\na\n", "`a` in lines 4 and 6");
    }
}
