//! Text to word pieces, as BERT's uncased models want it, with the place of every piece in the text as it was given.

mod characters;
mod vocabulary;
mod word;

pub use vocabulary::Vocabulary;

use characters::{Class, class, fold};
use word::Word;

/// A word piece and the bytes of the text it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece {
    /// Its line in the vocabulary, from 0.
    pub id: u32,
    /// Its first byte.
    pub start: u32,
    /// The byte behind its last.
    pub end: u32,
}

impl Vocabulary {
    /// The word pieces of `text`, in order, without begin and end pieces.
    ///
    /// A word is cut at white space and around punctuation and ideographs; its letters are lower-cased and lose their
    /// accents; control characters count for nothing. Then the longest piece that begins it is taken, and so on; a word
    /// that has none, or is longer than 100 letters, is one unknown piece. Offsets are bytes of the text as given, on
    /// character boundaries; two pieces of one character (an accented letter, a Hangul syllable) share its bytes.
    ///
    /// ```
    /// use sayso_nn::{Piece, Vocabulary};
    ///
    /// let vocabulary = Vocabulary::parse("[PAD]\n[UNK]\n[CLS]\n[SEP]\nden\n##ied\n,\nsaid\n")?;
    /// let pieces = vocabulary.pieces("Dénied, said X");
    /// assert_eq!(pieces[0], Piece { id: 4, start: 0, end: 4 }); // "Dén"
    /// assert_eq!(pieces.iter().map(|piece| piece.id).collect::<Vec<_>>(), [4, 5, 6, 7, vocabulary.unknown()]);
    /// # Ok::<(), sayso_nn::Error>(())
    /// ```
    ///
    /// # Panics
    /// If the text is 4 GiB long or longer.
    pub fn pieces(&self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.append_pieces(text, 0, &mut pieces);
        pieces
    }

    /// Appends the word pieces of `text` to `pieces`, with `offset` added to every start and end: for a sentence of a
    /// longer text. Takes time in proportion to the text, whatever stands in it.
    ///
    /// # Panics
    /// If an offset would reach 4 GiB.
    pub fn append_pieces(&self, text: &str, offset: usize, pieces: &mut Vec<Piece>) {
        let end = offset.checked_add(text.len());
        assert!(end.is_some_and(|end| end <= u32::MAX as usize), "a text of 4 GiB or more; cut it first");
        let mut word = Word::default();
        for (start, character) in text.char_indices() {
            let start = offset + start;
            let place = (start as u32, (start + character.len_utf8()) as u32);
            match class(character) {
                Class::Letter(letter) => word.push(letter, place),
                Class::Space => word.finish(self, pieces),
                Class::Nothing => {}
                Class::Alone(letter) => {
                    word.finish(self, pieces);
                    word.push(letter, place);
                    word.finish(self, pieces);
                }
                Class::Ideograph => {
                    word.finish(self, pieces);
                    fold(character, |letter, _| word.push(letter, place));
                    word.finish(self, pieces);
                }
                Class::Other => fold(character, |letter, alone| {
                    if alone {
                        word.finish(self, pieces);
                    }
                    word.push(letter, place);
                    if alone {
                        word.finish(self, pieces);
                    }
                }),
            }
        }
        word.finish(self, pieces);
    }
}
