//! Articles come from strangers: what they hold must not steer a terminal, hide words or turn them round.

use std::borrow::Cow;

/// Marks that may pile up on one letter; real scripts stay far below it.
const MARKS_ON_A_LETTER: usize = 8;

/// `text` on one line, safe to print: control characters become visible (`␛`), white space becomes a blank, characters
/// that turn or hide others are left out.
///
/// Safe text is handed back as it is.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    let (mut before, mut marks) = (' ', 0);
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        let shown = if marks > MARKS_ON_A_LETTER { None } else { shown(c, before) };
        safe.extend(shown);
        before = c;
    }
    Cow::Owned(safe)
}

/// What is printed for `c`, which comes after `before`; `None` where nothing is.
fn shown(c: char, before: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32), // control pictures
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'), // C1: some terminals obey them
        '\u{a0}' | '\u{2007}' | '\u{202f}' => Some(c), // blanks that hold words together
        // Joiners have work to do in Persian, in Hindi and in emoji, none after an ASCII letter.
        '\u{200c}' | '\u{200d}' => (!before.is_ascii()).then_some(c),
        _ if turns_or_hides(c) => None,
        _ if c.is_whitespace() => Some(' '),
        _ => Some(c),
    }
}

/// Direction marks and characters without a shape.
fn turns_or_hides(c: char) -> bool {
    matches!(c,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' // direction
        | '\u{ad}' | '\u{34f}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}'
        | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}' // fillers
        | '\u{e0000}'..='\u{e0fff}') // tags
}

/// Whether `c` is drawn upon the letter before it.
fn is_mark(c: char) -> bool {
    use unicode_width::UnicodeWidthChar;
    !c.is_ascii() && c.width() == Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(harmless(input), expected, "{input:?}");
    }

    #[test]
    fn words_stay_as_they_are() {
        for text in [
            "",
            "plain words, 'quoted'",
            "“Ærlig talt,” sa Ilse — ja",
            "日本語",
            "ليس صحيحا",
            "נכון",
            "👩‍👩‍👧 ❤️",
            "e\u{301}t\u{e9}",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn what_steers_a_terminal_becomes_visible() {
        check("\u{1b}[2J\u{1b}]0;title\u{7}", "␛[2J␛]0;title␇");
        check("nul\0 del\u{7f} bell\u{7} back\u{8}", "nul␀ del␡ bell␇ back␈");
        check("c1 \u{9b}31m \u{9d}x\u{9c}", "c1 \u{fffd}31m \u{fffd}x\u{fffd}");
        check("one\r\ntwo\tthree\u{b}\u{c}\u{85}\u{2028}\u{2029}\u{3000}", "one  two three      ");
    }

    #[test]
    fn what_turns_or_hides_words_is_left_out() {
        check("\u{202e}desrever\u{202c} \u{2066}x\u{2069}\u{200e}\u{200f}\u{61c}", "desrever x");
        check("zero\u{200b}width\u{feff}\u{2060}\u{ad} \u{e0041}tag", "zerowidth tag");
        check("a\u{200d}b\u{200c}c", "abc");
        check("می\u{200c}خواهم", "می\u{200c}خواهم");
    }

    #[test]
    fn marks_do_not_pile_up() {
        let piled = format!("Z{}algo", "\u{301}".repeat(1000));
        check(&piled, &format!("Z{}algo", "\u{301}".repeat(MARKS_ON_A_LETTER)));
    }

    #[test]
    fn no_control_character_of_unicode_gets_through() {
        let all: String = (0..=0x10_ffff).filter_map(char::from_u32).collect();
        assert_eq!(harmless(&all).chars().find(|c| c.is_control()), None);
    }
}
