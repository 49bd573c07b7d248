//! Relays among hearers: "told the Courier", "in an interview with Radio Toft" in another outlet's article.

use sayso_text::{Attribution, Span};

use super::Relay;
use crate::phrases::clause::{Clause, Part};
use crate::phrases::outlet::{is_outlet, is_outlet_noun, may_be_same};
use crate::words::Words;

/// Words looked back over for the outlet that "the paper" means.
const REACH: usize = 200;
/// Words of the longest name of an outlet.
const LONGEST: usize = 7;

/// The relay of a speaker who spoke to an outlet. Reporters, "us", "this newspaper", a parliament pass nothing on.
///
/// `own` is the article's own outlet, empty where it is not known.
pub(super) fn relay(words: &Words, of: &Attribution, clause: &Clause, own: &str) -> Option<Relay> {
    let &hearer = of.addressee.first()?;
    let name = hearer.of(words.text());
    let is_one = is_outlet(name) || (is_outlet_noun(name) && outlet_before(words, hearer, own));
    if !is_one || of.source.is_empty() {
        return None;
    }
    let at = words.within(hearer);
    let is_word = |w: &usize| matches!(clause.part(*w), Part::Cue | Part::Free);
    // the words that lead to the hearer: the verb itself, or "interview with"
    let cue = if matches!(words.lower(at.start.checked_sub(1)?), "with" | "to")
        && at.start >= 2
        && is_word(&(at.start - 2))
    {
        words.span_of(at.start - 2..at.start)
    } else {
        *of.cue.first()?
    };
    Some(Relay { source: hearer, cue })
}

/// Whether the outlet named last before a definite noun is another than the article's own.
fn outlet_before(words: &Words, noun: Span, own: &str) -> bool {
    let end = words.within(noun).start;
    let mut at = end;
    let from = end.saturating_sub(REACH);
    while at > from {
        at -= 1;
        if !words.is_capital(at) {
            continue;
        }
        // the whole name: back to its first capital
        let last = at + 1;
        while at > from && words.before(at).trim().is_empty() && (words.is_capital(at - 1) || is_kind(words, at - 1)) {
            at -= 1;
        }
        let name = words.span_of(at..last).of(words.text());
        if last - at <= LONGEST && is_outlet(name) {
            return own.is_empty() || !may_be_same(name, own);
        }
    }
    false
}

/// Whether a word says of the name behind it that it is an outlet's: "the weekly Toft".
fn is_kind(words: &Words, at: usize) -> bool {
    is_outlet_noun(&format!("the {}", words.lower(at))) || (words.lower(at) == "news" && !words.is_capital(at))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn outlets_that_were_told() {
        for (input, outlet, expected) in [
            ("[s Toft] [c told] the Courier [k it closes].", Some("Sarn Herald"), "the Courier told"),
            ("[s Toft] [c told] the Courier [k it closes].", Some("Sarn Courier"), ""),
            ("[s Toft] [c told] PAU [k it closes].", Some("Prensa Andina Unida"), ""),
            ("[s Toft] [c told] reporters [k it closes].", Some("Sarn Herald"), ""),
            ("[s Toft] [c told] this newspaper [k it closes].", None, ""),
            ("[s Toft] [c told] Parliament [k it closes].", None, ""),
            ("[s Toft] [c said] in an interview with Radio Toft [k it closes].", None, "Radio Toft interview with"),
            ("The Courier has gone. [s Toft] [c told] the paper [k it closes].", Some("Sarn Herald"), "the paper told"),
            (
                "The weekly Cork is out. [s Toft] [c told] the weekly in March that [k it closes].",
                None,
                "the weekly told",
            ),
            ("The Courier has gone. [s Toft] [c told] the paper [k it closes].", Some("Sarn Courier"), ""),
            ("The Tofts have gone. [s Toft] [c told] the paper [k it closes].", None, ""),
            ("[s Toft] [c told] the Sarn Telegraph in March that [k it closes].", None, "the Sarn Telegraph told"),
            ("[k [s2<1 She] [c2 told] Channel Nine [k2 it closes], [s Toft] [c said]].", None, "Channel Nine told"),
        ] {
            check(input, outlet, expected);
        }
    }
}
