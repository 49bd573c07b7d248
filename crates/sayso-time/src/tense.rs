//! Whether the clause around an expression looks back or ahead: "was closed in June", "will close in June".

use crate::token::Cursor;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    /// It tells what was.
    Past,
    /// It tells what is to come.
    Future,
    /// It does not show.
    Unknown,
}

/// How many words around an expression are looked at.
const REACH: usize = 12;

/// Verbs of the past that do not end in -ed.
const PAST: &[&str] = &[
    "was", "were", "had", "did", "said", "told", "took", "made", "came", "went", "met", "won", "lost", "rose", "fell",
    "began", "left", "saw", "gave", "held", "sent", "found", "got", "became", "wrote", "spoke", "sold", "bought",
    "led", "died", "since", "struck", "broke", "grew", "flew", "ago", "sank", "paid", "stood", "brought", "thought",
    "built",
];

const FUTURE: &[&str] = &[
    "will",
    "ll",
    "shall",
    "scheduled",
    "due",
    "upcoming",
    "until",
    "may",
    "might",
    "wo",
    "slated",
    "should",
    "can",
    "toward",
    "towards",
];

/// The tense of the clause around the expression at `start..end`: the nearest word before it that shows one decides, else
/// the nearest after it.
pub(crate) fn tense(c: &Cursor, start: usize, end: usize) -> Tense {
    for back in 1..=REACH.min(start) {
        let at = start - back;
        if is_end(c, at) {
            break;
        }
        if let Some(tense) = shown(c, at) {
            return tense;
        }
    }
    for at in end..end + REACH {
        if is_end(c, at) {
            break;
        }
        if let Some(tense) = shown(c, at) {
            return tense;
        }
    }
    Tense::Unknown
}

fn is_end(c: &Cursor, at: usize) -> bool {
    match c.word(at) {
        ";" | "?" | "!" => true,
        // A full stop, and no abbreviation: a capital follows after white space.
        "." => !c.glued(at + 1) && c.capital(at + 1),
        _ => false,
    }
}

fn shown(c: &Cursor, at: usize) -> Option<Tense> {
    let word = c.word(at);
    if FUTURE.contains(&word) && !(word == "may" && c.capital(at)) {
        return Some(Tense::Future);
    }
    if word == "to" {
        let before = c.before(at, 1);
        let looks_ahead = matches!(
            before,
            "set" | "expected" | "plans" | "plan" | "planned" | "is" | "are" | "going" | "hopes" | "intends" | "wants"
        ) || matches!(c.word(at + 1), "be");
        return looks_ahead.then_some(Tense::Future);
    }
    // "Will be signed", "is reported": a participle of what is or is to come.
    if matches!(c.before(at, 1), "be" | "is" | "are") || matches!(c.before(at, 2), "be" | "is" | "are") {
        return None;
    }
    let is_past = PAST.contains(&word)
        || (word.len() > 4 && word.ends_with("ed") && !matches!(word, "expected" | "planned" | "indeed" | "speed"));
    is_past.then_some(Tense::Past)
}

#[cfg(test)]
mod tests {
    use sayso_text::Span;

    use super::*;
    use crate::token::tokens;

    #[test]
    fn clauses() {
        for (text, expected) in [
            ("The bridge was closed in June", Tense::Past),
            ("The bridge will close in June", Tense::Future),
            ("The trial is set to begin in June", Tense::Future),
            ("In June the court will hear her", Tense::Future),
            ("It closed. In June the court rests", Tense::Unknown),
            ("Toft said it will close in June", Tense::Future),
            ("The deal will be signed in June", Tense::Future),
            ("A June hearing has been scheduled", Tense::Future),
            ("The bridge, expected to close, closed in June", Tense::Past),
        ] {
            let mut found = Vec::new();
            let lower = text.to_ascii_lowercase();
            tokens(text, &lower, Span::new(0, text.len()), &mut found);
            let c = Cursor { tokens: &found };
            let june = (0..found.len()).find(|i| c.word(*i) == "june").unwrap();
            assert_eq!(tense(&c, june, june + 1), expected, "{text}");
        }
    }
}
