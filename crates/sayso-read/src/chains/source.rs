//! Relays in a source phrase: "officials cited by Bloomberg", "a draft seen by the Courier", "data reviewed by the agency".

use sayso_text::{Attribution, Span};

use super::Relay;
use crate::phrases::noun::noun_phrase;
use crate::phrases::outlet::is_outlet;
use crate::words::Words;

/// Participles of those who pass on what they heard or read.
const PASSED_ON: &[&str] = &[
    "cited",
    "quoted",
    "interviewed",
    "seen",
    "reviewed",
    "obtained",
    "viewed",
    "published",
    "reported",
    "contacted",
    "consulted",
    "polled",
    "surveyed",
    "read",
    "aired",
    "broadcast",
    "released",
    "carried",
    "mentioned",
    "referenced",
];
/// Participles by which any named body, not only an outlet, passes on.
const ALWAYS: &[&str] = &["cited", "quoted"];

/// The relay in the source of an attribution, or right behind it ("Kremlin insiders, cited by Bloomberg,").
pub(super) fn relay(words: &Words, of: &Attribution) -> Option<Relay> {
    of.source
        .iter()
        .find_map(|&source| {
            let inside = words.within(source);
            // a tagger may leave the relay out of the source
            let end = (inside.end + 6).min(words.sentence_of(inside.start).end).max(inside.end);
            (inside.start + 1..end).take(60).find_map(|at| {
                let is_outside = at >= inside.end;
                let near =
                    !is_outside || (at - inside.end <= 1 && !words.before(at).contains(['.', ';', ':', '"', '”']));
                if !PASSED_ON.contains(&words.lower(at)) || words.lower(at + 1) != "by" || !near {
                    return None;
                }
                let bound = if is_outside { words.sentence_of(at).end } else { inside.end };
                let name_end = noun_phrase(words, at + 2, bound)?;
                let name = words.span_of(at + 2..name_end);
                let is_free = !of.content.iter().chain(&of.cue).any(|s| s.overlaps(name));
                let passes = is_outlet(name.of(words.text()))
                    || (ALWAYS.contains(&words.lower(at)) && is_named(words, at + 2, name_end));
                (passes && is_free).then(|| Relay { source: name, cue: words.span_of(at..at + 2) })
            })
        })
        .or_else(|| reported_by(words, of))
}

/// "as reported by the Courier", "as quoted by TASS" beside an attribution.
fn reported_by(words: &Words, of: &Attribution) -> Option<Relay> {
    let cue = *of.cue.first()?;
    let sentence = words.sentence_at(cue.start);
    let from = sentence.start.max(words.within(cue).start.saturating_sub(40));
    (from..sentence.end.min(from + 100)).find_map(|at| {
        let verb = words.lower(at);
        let shows = matches!(verb, "quoted" | "cited" | "reported") && words.lower(at + 1) == "by" && at > from;
        let is_linked = shows && matches!(words.lower(at - 1), "as" | "was" | "were" | "is" | "been");
        let is_in_content = of.content.iter().any(|s| s.contains(words.span(at)));
        if !is_linked || is_in_content || of.source.is_empty() {
            return None;
        }
        let end = noun_phrase(words, at + 2, sentence.end)?;
        let name = words.span_of(at + 2..end);
        let is_apart = !of.source.iter().chain(&of.content).any(|s: &Span| s.overlaps(name));
        (is_apart && is_outlet(name.of(words.text()))).then(|| Relay { source: name, cue: words.span_of(at..at + 2) })
    })
}

fn is_named(words: &Words, start: usize, end: usize) -> bool {
    words.is_capital(end - 1)
        && (start..end).all(|w| words.is_capital(w) || matches!(words.lower(w), "the" | "of" | "and"))
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn relays_in_sources() {
        for (input, outlet, expected) in [
            ("[s US officials cited by Bloomberg] [c said] [k they are not aware].", None, "Bloomberg cited by"),
            (
                "[s Toft], [c according to] [s insiders cited by the Courier], [k may resign].",
                None,
                "the Courier cited by",
            ),
            ("[s A draft seen by Reuters] [c shows] [k cuts].", Some("Sarn Herald"), "Reuters seen by"),
            ("[s A draft seen by the Herald] [c shows] [k cuts].", Some("Sarn Herald"), ""),
            ("[s An email reviewed by our editors] [c shows] [k cuts].", None, ""),
            ("[s A man seen by police] [c said] [k no].", None, ""),
            ("[s Toft] [c was quoted] as saying by the Courier [k no].", None, ""),
            ("[k It closes], [s Toft] [c was quoted by] the Courier [c as saying].", None, "the Courier quoted by"),
            ("[k It closes], [s Toft] [c said], as reported by the Courier.", None, "the Courier reported by"),
        ] {
            check(input, outlet, expected);
        }
    }
}
