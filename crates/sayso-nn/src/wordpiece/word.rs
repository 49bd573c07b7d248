use super::{Piece, Vocabulary};

/// A longer word is unknown, unread: only its place is kept.
const LONGEST: usize = 100;

/// The word being read: its letters after folding, and for each of their bytes the place of the character they come from.
#[derive(Default)]
pub(super) struct Word {
    letters: String,
    places: Vec<(u32, u32)>,
    count: usize,
    start: u32,
    end: u32,
}

impl Word {
    /// Adds a letter that stands at `place`, from byte to byte, in the text.
    pub(super) fn push(&mut self, letter: char, place: (u32, u32)) {
        if self.count == 0 {
            self.start = place.0;
        }
        self.end = place.1;
        self.count += 1;
        if self.count <= LONGEST {
            self.letters.push(letter);
            self.places.resize(self.letters.len(), place);
        }
    }

    /// Cuts the word into pieces, if there is one, and begins the next.
    pub(super) fn finish(&mut self, vocabulary: &Vocabulary, pieces: &mut Vec<Piece>) {
        if self.count == 0 {
            return;
        }
        let before = pieces.len();
        if !self.cut(vocabulary, pieces) {
            pieces.truncate(before);
            pieces.push(Piece { id: vocabulary.unknown(), start: self.start, end: self.end });
        }
        self.letters.clear();
        self.places.clear();
        self.count = 0;
    }

    /// Takes the longest piece, then the longest that goes on from there; false where there is none.
    fn cut(&self, vocabulary: &Vocabulary, pieces: &mut Vec<Piece>) -> bool {
        let mut begin = 0;
        while begin < self.letters.len() {
            if self.count > LONGEST {
                return false;
            }
            let Some((id, length)) = vocabulary.longest(&self.letters[begin..], begin > 0) else {
                return false;
            };
            let last = begin + length - 1;
            pieces.push(Piece { id, start: self.places[begin].0, end: self.places[last].1 });
            begin += length;
        }
        true
    }
}
