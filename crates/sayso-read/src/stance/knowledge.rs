//! Denials of knowledge: "is not aware of", "knows of no", "has no record of", in the cue or in the content.

use std::sync::LazyLock;

use sayso_text::Attribution;

use crate::frame::{Pattern, is_negated, patterns};
use crate::words::Words;

use super::cue::{self, Rule};
use super::{DENIES_KNOWLEDGE, Stands};

/// Phrases that deny to know as they stand.
const UNKNOWING: &[&str] = &[
    "unaware of|that?",
    "~know of no",
    "~know nothing of|about",
    "~have|hold no knowledge|record|records|recollection|memory|awareness|trace of|that",
    "~have no information about|on|that|to",
    "~find|uncover no evidence|proof|trace|sign|indication|record",
    "no knowledge|recollection of",
    "~have|with never? heard nothing",
    "~hear nothing of|about",
    "ignorant of",
];

/// Phrases that deny to know where "not" stands before them.
const KNOWING: &[&str] =
    &["aware of|that", "~know of|about", "~recall|remember", "conscious of", "familiar with", "privy to", "~hear of"];

static UNKNOWING_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(UNKNOWING));
static KNOWING_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(KNOWING));

/// All rules of knowledge denied by a cue.
pub(super) fn rules() -> Vec<Rule> {
    let mut all = cue::rules(UNKNOWING, Some(DENIES_KNOWLEDGE), Some(super::ASSERTS));
    all.extend(cue::rules(KNOWING, None, Some(DENIES_KNOWLEDGE)));
    all
}

/// A content that is itself a denial of knowledge by its voice: "said they are not aware of …", "“We know nothing about it”".
pub(super) fn in_content(words: &Words, attribution: &Attribution) -> Option<Stands> {
    let content = words.within(*attribution.content.first()?);
    let sentence = words.sentence_of(content.start);
    let head = content.start..content.end.min(sentence.end).min(content.start + 14);
    let denied = head.clone().find(|&at| {
        UNKNOWING_PATTERNS.iter().any(|p| p.end_at(words, at, &head).is_some())
            || KNOWING_PATTERNS.iter().any(|p| p.end_at(words, at, &head).is_some()) && is_negated(words, at)
    })?;
    // Who does not know is the voice itself: "I", "we", "he", or a body that opens the content.
    let own = (head.start..denied).any(|at| {
        matches!(words.lower(at), "i" | "we" | "he" | "she" | "they" | "it" | "i'm" | "we're" | "the" | "there")
    });
    let of_another = (head.start..denied)
        .any(|at| matches!(words.lower(at), "who" | "which" | "because" | "that" | "voters" | "public"));
    ((own || denied == head.start) && !of_another).then_some(DENIES_KNOWLEDGE)
}

#[cfg(test)]
mod tests {
    use sayso_text::Denial;
    use sayso_text::Stance::{Asserts, Denies};

    use super::super::stances;
    use super::super::tests::{check, read};

    #[test]
    fn knowledge_denied() {
        check("{Toft} <told> reporters: [“I'm not aware of any meeting of that kind.”]", Denies);
        check("{Officials} <said> [they are not aware of the overtures].", Denies);
        check("[“We are unaware of the shifts described,”] {she} <said>.", Denies);
        check("{The office} <knows of no> [such plan].", Denies);
        check("{Toft} <said> [he had no knowledge of the letter].", Denies);
        check("{Toft} <said> [he heard nothing of the letter].", Denies);
        check("{The firm} <is aware of> [four reports of injury].", Asserts);
        check("{Toft} <said> [the men who were not aware of the fire had slept].", Asserts);
        let kind = read("{Toft} <is not aware of> [a plan].", |w, a| stances(w, a)[0].0.denial);
        assert_eq!(kind, Some(Denial::Knowledge));
    }
}
