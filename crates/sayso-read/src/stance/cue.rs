//! The stance that a cue shows by itself.

use std::sync::LazyLock;

use sayso_text::Attribution;

use crate::frame::{Pattern, cue_words, is_negated, rest_of_sentence};
use crate::words::Words;

use super::{Stands, denials, doubts, knowledge, refusals, requests};

/// A phrase that a cue can hold, and what it means plainly and turned round by "not"; `None` leaves it to the content.
pub(super) struct Rule {
    pattern: Pattern,
    plain: Option<Stands>,
    negated: Option<Stands>,
}

/// Rules of one table.
pub(super) fn rules(phrases: &[&'static str], plain: Option<Stands>, negated: Option<Stands>) -> Vec<Rule> {
    phrases.iter().map(|phrase| Rule { pattern: Pattern::new(phrase), plain, negated }).collect()
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let tables = [refusals::rules(), knowledge::rules(), denials::rules(), doubts::rules(), requests::rules()];
    tables.into_iter().flatten().collect()
});

/// The stance that the cue's words show: the phrase that begins first, and of those the longest.
pub(super) fn stance(words: &Words, attribution: &Attribution) -> Option<Stands> {
    let cue = cue_words(words, attribution);
    for &at in &cue {
        let bounds = rest_of_sentence(words, at);
        let mut best: Option<(usize, &Rule)> = None;
        for rule in RULES.iter() {
            if let Some(end) = rule.pattern.end_at(words, at, &bounds)
                && best.is_none_or(|(longest, _)| end > longest)
            {
                best = Some((end, rule));
            }
        }
        if let Some((_, rule)) = best {
            return if is_negated(words, at) || has_no_one(words, attribution) { rule.negated } else { rule.plain };
        }
    }
    requests::by_infinitive(words, attribution, &cue)
}

/// Whether the source is nobody: "no one doubts", "few deny".
fn has_no_one(words: &Words, attribution: &Attribution) -> bool {
    attribution.source.first().is_some_and(|&source| {
        matches!(words.lower(words.within(source).start), "nobody" | "no" | "none" | "few" | "neither")
    })
}
