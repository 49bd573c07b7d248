//! Now, then and some day: currently, recently, soon, in the near future, the long term.

use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, _: &Context) -> Option<Found> {
    let found = |words: usize, meaning| Some(Found { end: i + words, meaning });
    // "One Harbour Now", "Right Now" in a title: a name.
    if c.capital(i) && i > 0 && c.capital(i - 1) {
        return None;
    }
    match c.word(i) {
        "now" if !(matches!(c.word(i + 1), "-" | "that" | "then") || c.glued(i) && c.before(i, 1) == "-") => {
            found(1, Meaning::Present)
        }
        "right" if c.word(i + 1) == "now" => found(2, Meaning::Present),
        "currently" | "nowadays" | "presently" | "ongoing" => found(1, Meaning::Present),
        "at" if c.reads(i + 1, &["present"]) && c.ends(i + 2) => found(2, Meaning::Present),
        "recently" => found(1, Meaning::Past),
        "more" | "most" | "very" if c.word(i + 1) == "recently" => found(2, Meaning::Past),
        "recent" if before_plural_or_noun(c, i) => found(1, Meaning::Past),
        "recent" if c.word(i + 1) == "history" => found(2, Meaning::Past),
        "our" | "the" if c.reads(i + 1, &["recent", "history"]) || c.reads(i + 1, &["recent", "past"]) => {
            found(3, Meaning::Past)
        }
        "a" if c.word(i + 1) == "later" && matches!(c.word(i + 2), "date" | "time" | "stage") => {
            found(3, Meaning::Future)
        }
        "soon" if stands_alone(c, i) => found(1, Meaning::Future),
        "very" if c.word(i + 1) == "soon" && stands_alone(c, i + 1) => found(2, Meaning::Future),
        "shortly" if c.ends(i + 1) => found(1, Meaning::Future),
        "the" => noun(c, i + 1, i > 0 && is_preposition(c.before(i, 1))).map(|(end, meaning)| Found { end, meaning }),
        "short" | "near" if c.word(i + 1) == "-" && c.word(i + 2) == "term" => found(3, Meaning::Future),
        _ => None,
    }
}

fn is_preposition(word: &str) -> bool {
    matches!(word, "in" | "for" | "of" | "over" | "into" | "about" | "to" | "from" | "on")
}

/// "the past", "the near future", "the long term": behind a preposition.
fn noun(c: &Cursor, i: usize, after_preposition: bool) -> Option<(usize, Meaning)> {
    let ends = |at: usize| c.ends(at) || !matches!(c.word(at), "of" | "tense" | "perfect") && !c.word(at).is_empty();
    if !after_preposition {
        return None;
    }
    match (c.word(i), c.word(i + 1)) {
        ("past", _) if c.ends(i + 1) || matches!(c.word(i + 1), "and" | "to" | "but" | "have" | "has" | "was") => {
            Some((i + 1, Meaning::Past))
        }
        ("future", _) if ends(i + 1) => Some((i + 1, Meaning::Future)),
        ("near" | "foreseeable" | "distant", "future") => Some((i + 2, Meaning::Future)),
        ("recent" | "distant", "past") => Some((i + 2, Meaning::Past)),
        ("long" | "short" | "near", "term") => Some((i + 2, Meaning::Future)),
        _ => None,
    }
}

fn before_plural_or_noun(c: &Cursor, i: usize) -> bool {
    // "the most recent" compares; "recent years" is a length; "recent history" is longer.
    !matches!(c.before(i, 1), "most" | "more") && !matches!(c.word(i + 1), "history" | "past") && !c.ends(i + 1)
}

fn stands_alone(c: &Cursor, i: usize) -> bool {
    !matches!(c.word(i + 1), "-" | "as" | "after" | "before" | "enough")
        && !matches!(c.before(i, 1), "as" | "too" | "so" | "how")
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn now_and_then() {
        check("It is now smaller and currently sells", "now = DATE PRESENT_REF; currently = DATE PRESENT_REF");
        check(
            "the recent storm, more recently, in recent history",
            "recent = DATE PAST_REF; more recently = DATE PAST_REF; recent history = DATE PAST_REF",
        );
        check(
            "It will come very soon, in the near future, or in the long term",
            "very soon = DATE FUTURE_REF; the near future = DATE FUTURE_REF; the long term = DATE FUTURE_REF",
        );
        check(
            "decisions of the past, and possibly in the future",
            "the past = DATE PAST_REF; the future = DATE FUTURE_REF",
        );
    }

    #[test]
    fn none() {
        check("One Harbour Now and the soon-to-open pier, the most recent pier, now-closed, as soon as he came", "");
    }
}
