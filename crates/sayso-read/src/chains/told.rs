//! Relays among hearers: "told the Courier", "in an interview with Radio Toft" in another outlet's article.

use sayso_text::Attribution;

use super::Relay;
use crate::phrases::clause::{Clause, Part};
use crate::phrases::outlet::is_outlet;
use crate::words::Words;

/// The relay of a speaker who spoke to an outlet. Reporters, "us", "this newspaper", a parliament pass nothing on.
pub(super) fn relay(words: &Words, of: &Attribution, clause: &Clause) -> Option<Relay> {
    let &hearer = of.addressee.first()?;
    if !is_outlet(hearer.of(words.text())) || of.source.is_empty() {
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
            ("[k [s2<1 She] [c2 told] Channel Nine [k2 it closes], [s Toft] [c said]].", None, "Channel Nine told"),
        ] {
            check(input, outlet, expected);
        }
    }
}
