//! What BERT makes of single characters. The Unicode tables are those of the training side's tokeniser, old as they are:
//! a model must read a text as it learnt to.

use unicode_categories::UnicodeCategories;
use unicode_normalization::char::decompose_canonical;

/// What to do with a character.
pub(super) enum Class {
    /// Part of a word, as this letter.
    Letter(char),
    /// A word of its own, as this letter.
    Alone(char),
    /// Ends a word.
    Space,
    /// Is not there.
    Nothing,
    /// A word of its own, after folding.
    Ideograph,
    /// To be folded.
    Other,
}

/// The class of a character, with short ways for the frequent ones.
pub(super) fn class(character: char) -> Class {
    match character {
        'a'..='z' | '0'..='9' => Class::Letter(character),
        'A'..='Z' => Class::Letter(character.to_ascii_lowercase()),
        ' ' | '\t' | '\n' | '\r' => Class::Space,
        '\0'..='\x1f' | '\x7f' | '\u{fffd}' => Class::Nothing,
        '!'..='~' => Class::Alone(character),
        // Dashes, curly quotes, daggers, bullets, leaders: all punctuation, none of it decomposes.
        '\u{2010}'..='\u{2027}' => Class::Alone(character),
        _ if is_control(character) => Class::Nothing,
        _ if character.is_whitespace() => Class::Space,
        _ if is_ideograph(character) => Class::Ideograph,
        _ => Class::Other,
    }
}

/// Decomposes a character, drops its accents, lower-cases the rest and tells of each letter whether it is punctuation.
pub(super) fn fold(character: char, mut emit: impl FnMut(char, bool)) {
    decompose_canonical(character, |part| {
        if !part.is_mark_nonspacing() {
            for letter in part.to_lowercase() {
                emit(letter, letter.is_ascii_punctuation() || letter.is_punctuation());
            }
        }
    });
}

fn is_control(character: char) -> bool {
    character.is_other_control() || character.is_other_format() || character.is_other_private_use()
}

/// The blocks that BERT takes for Chinese; words in kana or Hangul are left whole.
fn is_ideograph(character: char) -> bool {
    matches!(character,
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2B73F}'
        | '\u{2B740}'..='\u{2B81F}'
        | '\u{2B920}'..='\u{2CEAF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{2F800}'..='\u{2FA1F}')
}
