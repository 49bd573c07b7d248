//! Passives whose subject hears it: "directors were alerted to the fault", "we were asked to leave".

use std::ops::Range;

use sayso_text::Attribution;

use super::Seen;
use crate::phrases::clause::Part;
use crate::phrases::noun::noun_phrase_before;
use crate::words::Words;

/// Participles whose passive subject is told or asked something.
const TOLD: &[&str] = &[
    "told",
    "informed",
    "assured",
    "reassured",
    "briefed",
    "notified",
    "reminded",
    "alerted",
    "warned",
    "advised",
    "asked",
    "urged",
    "ordered",
    "instructed",
    "invited",
    "cautioned",
    "encouraged",
    "directed",
    "questioned",
    "commanded",
    "begged",
    "pressed",
    "implored",
    "counselled",
    "counseled",
    "shown",
    "given",
    "promised",
    "offered",
    "requested",
    "quizzed",
    "interviewed",
    "summoned",
    "forbidden",
    "taught",
    "persuaded",
    "convinced",
    "misled",
];
const BE: &[&str] =
    &["is", "are", "was", "were", "be", "been", "being", "am", "'re", "'s", "got", "we're", "they're", "i'm"];

pub(super) fn addressee(seen: &Seen) -> Option<Range<usize>> {
    let words = seen.words;
    if !is_passive_telling(words, seen.attribution) {
        return None;
    }
    // the subject, which a tagger may take for the source
    let before = seen.attribution.source.iter().rfind(|s| words.within(**s).end <= seen.clause.cue.start);
    if let Some(&source) = before {
        let source = words.within(source);
        return (source.end <= seen.clause.cue.start && !source.is_empty() && !has_agent(seen)).then_some(source);
    }
    let cue = &seen.clause.cue;
    let start = (seen.clause.words.start..cue.start).rev().find(|&w| seen.clause.part(w) == Part::Other);
    let start = start.map_or(seen.clause.words.start, |w| w + 1);
    noun_phrase_before(words, start, cue.start)
}

/// Whether a cue is the passive of telling or asking ("was told", "have been informed").
pub(crate) fn is_passive_telling(words: &Words, attribution: &Attribution) -> bool {
    let Some(&cue) = attribution.cue.first() else { return false };
    let cue = words.within(cue);
    let participle = cue.clone().find(|&w| TOLD.contains(&words.lower(w)));
    participle.is_some_and(|p| (p.saturating_sub(4).max(cue.start)..p).any(|w| BE.contains(&words.lower(w))))
}

/// Whether "by somebody" follows the cue.
fn has_agent(seen: &Seen) -> bool {
    let end = seen.clause.cue.end;
    (seen.clause.cue.clone().chain(end..end + 1)).any(|w| seen.words.lower(w) == "by")
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn who_hears_is_the_subject() {
        for (input, expected) in [
            ("Then we [c were asked] [k to stay outside].", "we"),
            (
                "At the briefing the members of the press [c were also informed] [k about the fair].",
                "the members of the press",
            ),
            (
                "[s Testbench] [c alleges] that [k directors [c2 were alerted to] [k2<1 the defect] by email].",
                " ; directors",
            ),
            ("Residents [c have been urged] [k to boil water].", "Residents"),
            ("[s Residents] [c were told] [k to boil water].", "Residents"),
            ("[k The bill] [c was announced] in Sarn.", ""),
            ("The board [c was told] by [s Ms Toft] that [k it closes].", "The board"),
        ] {
            check(input, expected);
        }
    }
}
