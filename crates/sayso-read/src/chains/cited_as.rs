//! Whom a relay cites as saying something: "the Courier cited two aides as saying it closed".

use sayso_text::{Attribution, Span, Spans};

use super::Relay;
use crate::words::Words;

/// Verbs behind "as" that show that the one before it speaks.
const SAYING: &[&str] = &[
    "saying",
    "telling",
    "claiming",
    "warning",
    "confirming",
    "denying",
    "stating",
    "adding",
    "arguing",
    "suggesting",
    "indicating",
    "describing",
    "insisting",
    "alleging",
    "admitting",
];
/// Words of the longest description of those cited.
const LONGEST: usize = 16;

/// Those whom the content of an attribution cites, with what they tell: the words behind "as saying", or the rest of the content
/// where they stand at its end ("…, the publication cited two aides as saying").
pub(super) fn cited(words: &Words, of: &Attribution) -> Option<(Relay, Spans)> {
    let (piece, run) = of.content.iter().enumerate().map(|(at, span)| (at, words.within(*span))).find(|(_, run)| {
        let mut early = run.clone().take(LONGEST);
        early
            .any(|w| w > run.start && w + 1 < run.end && words.lower(w) == "as" && SAYING.contains(&words.lower(w + 1)))
    })?;
    let place =
        run.clone().find(|&w| w > run.start && words.lower(w) == "as" && SAYING.contains(&words.lower(w + 1)))?;
    let cites = of.cue.iter().flat_map(|c| words.within(*c));
    let cites = cites.map(|w| words.lower(w)).any(|w| w.starts_with("cit") || w.starts_with("quot"));
    let speaks = (run.start..place).all(|w| w == run.start || !words.before(w).contains(['.', ';', ':', '"', '“']));
    if !cites || !speaks {
        return None;
    }
    let begin = place + 2 + usize::from(words.lower(place + 2) == "that");
    let mut told: Spans = Vec::new();
    if begin < run.end {
        // Quotation marks stand before the first word.
        let rest = Span { start: words.span(begin - 1).end, end: of.content[piece].end };
        told.push(rest.trimmed(words.text()));
        told.extend(of.content.iter().skip(piece + 1));
    } else {
        told.extend(of.content.iter().enumerate().filter(|(at, _)| *at != piece).map(|(_, span)| *span));
    }
    let relay = Relay { source: words.span_of(run.start..place), cue: words.span_of(place..place + 2) };
    (!told.is_empty()).then_some((relay, told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::marked::Marked;

    #[test]
    fn those_cited_speak() {
        for (input, expected) in [
            ("[s The Courier] [c cited] [k two aides as saying that it closed].", "two aides · as saying · it closed"),
            (
                "[k It may close], [s the paper] [c cited] [k two people close to Toft as saying].",
                "two people close to Toft · as saying · It may close",
            ),
            ("[s The Courier] [c quoted] [k Toft as saying “no”].", "Toft · as saying · “no”"),
            ("[s Toft] [c cited] [k the weather as a reason].", ""),
            ("[s Toft] [c said] [k it was as telling as a blush].", ""),
            ("[s The Courier] [c cited] [k two aides as saying].", ""),
        ] {
            let marked = Marked::read(input);
            let found = cited(&marked.words(), &marked.attributions[0]).map_or(String::new(), |(relay, told)| {
                let parts = [vec![relay.source], vec![relay.cue], told];
                parts.iter().map(|spans| marked.text_of(spans)).collect::<Vec<_>>().join(" · ")
            });
            assert_eq!(found, expected, "{input}");
        }
    }
}
