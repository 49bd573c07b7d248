use crate::Span;

/// Adds the words of one sentence to `words`.
///
/// A word is a run of letters and digits. An apostrophe, hyphen, full stop or comma inside it belongs to it where
/// letters or digits stand on both sides ("don't", "two-year-old", "U.S", "3.5", "1,000"; a comma between digits
/// only). Scripts without spaces give long words.
pub(super) fn push_words(text: &str, sentence: Span, words: &mut Vec<Span>) {
    let mut word: Option<(usize, usize)> = None;
    let mut joint: Option<char> = None; // the one mark since the word's last letter
    for (at, c) in sentence.of(text).char_indices() {
        let at = sentence.start as usize + at;
        let end = at + c.len_utf8();
        if is_word_char(c) {
            match &mut word {
                Some((start, so_far)) if joint.is_none_or(|j| joins(text, *so_far, j, c)) => word = Some((*start, end)),
                _ => {
                    words.extend(word.map(|(start, end)| Span::new(start, end)));
                    word = Some((at, end));
                }
            }
            joint = None;
        } else if word.is_some() && joint.is_none() && is_joint(c) {
            joint = Some(c);
        } else {
            words.extend(word.take().map(|(start, end)| Span::new(start, end)));
            joint = None;
        }
    }
    words.extend(word.map(|(start, end)| Span::new(start, end)));
}

fn joins(text: &str, before: usize, joint: char, after: char) -> bool {
    joint != ',' || (after.is_numeric() && text[..before].ends_with(char::is_numeric))
}

/// Letters, digits, and the accents that may follow them as characters of their own.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' | '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_sentence() {
        for (sentence, expected) in [
            ("The bill passed.", "The|bill|passed"),
            ("“Don't,” said O’Dell.", "Don't|said|O’Dell"),
            ("A two-year-old U.S. law", "A|two-year-old|U.S|law"),
            ("$1,000 or 3.5%, he said", "1,000|or|3.5|he|said"),
            ("Sarn,Toft", "Sarn|Toft"),
            ("wait...no -- never", "wait|no|never"),
            ("the boys' 'garbage'", "the|boys|garbage"),
            ("cafe\u{301} Zürich 東京", "cafe\u{301}|Zürich|東京"),
            ("?! — 😀", ""),
            ("", ""),
        ] {
            let mut words = Vec::new();
            push_words(sentence, Span::new(0, sentence.len()), &mut words);
            let found: Vec<_> = words.iter().map(|word| word.of(sentence)).collect();
            assert_eq!(found.join("|"), expected, "{sentence}");
        }
    }
}
