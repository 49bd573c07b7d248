//! Places where somebody spoke: "said in Estvik", "told reporters at the airfield gate".

use std::ops::Range;

use sayso_text::Attribution;

use crate::phrases::clause::{Clause, Part};
use crate::phrases::noun::{is_gap, noun_phrase};
use crate::phrases::when::is_time;
use crate::words::Words;

/// Verbs of speaking aloud; a place beside another verb tells where something was done.
const SPEAKING: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tells",
    "tell",
    "added",
    "announced",
    "declared",
    "insisted",
    "argued",
    "claimed",
    "stressed",
    "explained",
    "warned",
    "replied",
    "shouted",
    "joked",
    "remarked",
    "testified",
    "spoke",
    "vowed",
];
const LEADS: &[&str] = &["in", "at", "outside", "from", "inside", "on", "near", "aboard"];
/// Words behind a preposition that make an idiom of it, not a place.
const IDIOMS: &[&str] = &[
    "part",
    "turn",
    "fact",
    "addition",
    "response",
    "reply",
    "answer",
    "favour",
    "favor",
    "support",
    "reference",
    "general",
    "particular",
    "private",
    "public",
    "detail",
    "vain",
    "defence",
    "defense",
    "return",
    "advance",
    "jest",
    "least",
    "length",
    "first",
    "last",
    "once",
    "times",
    "condition",
    "background",
    "behalf",
    "record",
    "average",
    "top",
    "the",
    "protest",
    "court",
    "exchange",
    "english",
    "french",
    "german",
    "russian",
    "arabic",
    "chinese",
    "spanish",
    "anger",
    "explanation",
    "passing",
    "summary",
    "conclusion",
    "short",
    "total",
    "all",
    "principle",
    "stark",
    "clear",
    "order",
    "terms",
    "tears",
    "meantime",
    "interim",
    "wake",
    "absence",
    "presence",
    "effect",
    "connection",
    "relation",
    "accordance",
    "line",
    "light",
];

/// The place right behind the cue and its hearer, or, for a name, right before the source.
pub(super) fn place(words: &Words, attribution: &Attribution, clause: &Clause) -> Option<Range<usize>> {
    let verb = clause.cue.clone().rev().find(|&w| SPEAKING.contains(&words.lower(w)))?;
    let mut at = verb + 1;
    let source_end = attribution.source.iter().map(|&s| words.within(s).end).max().unwrap_or(0);
    if source_end > at && (at..source_end).all(|w| clause.part(w) == Part::Source) {
        at = source_end; // "says Karel Obst, 71, outside the gate"
    }
    place_from(words, clause, at).or_else(|| fronted(words, attribution, clause))
}

/// The place at a word, or behind the hearer and the time that stand there.
pub(super) fn place_from(words: &Words, clause: &Clause, mut at: usize) -> Option<Range<usize>> {
    if clause.is_free(at) && words.lower(at) == "to" {
        at += 1; // "speaking to reporters at the port"
    }
    if clause.is_free(at) && !LEADS.contains(&words.lower(at)) {
        at = noun_phrase(words, at, clause.open_end(at)).unwrap_or(at);
    }
    let end = clause.open_end(at);
    if at < end && is_time(words, at) {
        at = (at + 1..end).find(|&w| is_gap(words, w) || (LEADS.contains(&words.lower(w)) && !is_time(words, w)))?;
    }
    if at >= end || !clause.is_free(at) || !LEADS.contains(&words.lower(at)) || is_time(words, at) {
        return None;
    }
    let last = noun_phrase(words, at + 1, end).filter(|_| !is_gap(words, at + 1))?;
    let first = words.lower(at + 1);
    if IDIOMS.contains(&first) && (first != "the" || IDIOMS.contains(&words.lower(at + 2)))
        || is_manner(words.lower(last - 1))
    {
        return None;
    }
    Some(at..last)
}

/// "In Gradna, the ministry said …": a place that opens the sentence, right before the source.
fn fronted(words: &Words, attribution: &Attribution, clause: &Clause) -> Option<Range<usize>> {
    let source = words.within(*attribution.source.first()?).start;
    let start = words.sentence_of(clause.cue.start).start;
    let at = if matches!(words.lower(start), "and" | "but") { start + 1 } else { start };
    let is_lead =
        matches!(words.lower(at), "in" | "outside" | "at" | "inside" | "from" | "aboard") && !is_time(words, at);
    let is_short = at < source && source - at <= 8 && (at + 1..source).all(|w| clause.is_free(w) && !is_gap(words, w));
    if !is_lead || !is_short || !words.before(source).contains(',') {
        return None;
    }
    let last = noun_phrase(words, at + 1, source)?;
    let is_named = words.is_capital(last - 1) || words.lower(at) == "outside" || words.lower(at) == "aboard";
    let is_idiom = words.lower(at + 1) != "the" && IDIOMS.contains(&words.lower(at + 1));
    (last == source && is_named && !is_idiom).then_some(at..last)
}

/// Heads of phrases that tell how, not where.
fn is_manner(head: &str) -> bool {
    matches!(
        head,
        "record"
            | "voice"
            | "tone"
            | "time"
            | "words"
            | "way"
            | "end"
            | "case"
            | "moment"
            | "question"
            | "questions"
            | "condition"
            | "point"
            | "heart"
            | "money"
    )
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn places_of_speech() {
        for (input, expected) in [
            ("[k It closes], [s a senior official] [c said] in Estvik.", "in Estvik"),
            ("[s Toft] [c told] reporters at the airfield gate that [k it closes].", "at the airfield gate"),
            (
                "[k “It closes,”] [c says] [s pensioner Karel Obst, 71], outside the locked gate.",
                "outside the locked gate",
            ),
            ("[s Toft] [c said] at first [k it closes].", ""),
            ("[s Toft] [c said] on Tuesday [k it closes].", ""),
            ("[s Toft] [c told] the Courier on condition of anonymity that [k it closes].", ""),
            ("[s Toft] [c hopes] in Sarn [k to rest].", ""),
        ] {
            check(input, expected);
        }
    }
}
