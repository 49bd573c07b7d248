//! Claims that an article carries, for telling whether a "no" contradicts one.

use std::ops::Range;

use sayso_text::Attribution;

use crate::frame::is_negation;
use crate::words::Words;

/// How many attributions before and after one are asked for the claim that it contradicts.
const NEAR: usize = 24;

/// Words of a content that are looked at.
const LONGEST: usize = 60;

/// What each attribution claims, as stems of its words of substance.
pub(super) struct Claims {
    stems: Vec<Vec<String>>,
    negated: Vec<bool>,
    sources: Vec<Vec<String>>,
}

impl Claims {
    /// The claims of an article.
    pub(super) fn of(words: &Words, attributions: &[Attribution]) -> Claims {
        let first = |pieces: &[sayso_text::Span]| -> Vec<usize> {
            pieces.iter().flat_map(|&p| words.within(p)).take(LONGEST).collect()
        };
        let stems = attributions.iter().map(|a| stems(words, first(&a.content))).collect();
        let negated = attributions
            .iter()
            .map(|a| first(&a.content).into_iter().take(20).any(|w| is_negation(words.lower(w))))
            .collect();
        let sources = attributions.iter().map(|a| stems_of_names(words, first(&a.source))).collect();
        Claims { stems, negated, sources }
    }

    /// The most words of substance that a run of words shares with one claim of another voice nearby.
    pub(super) fn shared(&self, words: &Words, run: &Range<usize>, at: usize) -> usize {
        let own = stems(words, run.clone());
        let near = at.saturating_sub(NEAR)..(at + NEAR / 2).min(self.stems.len());
        near.filter(|&other| other != at && !self.negated[other] && !self.is_same_voice(at, other))
            .map(|other| own.iter().filter(|stem| self.stems[other].contains(stem)).count())
            .max()
            .unwrap_or(0)
    }

    /// Whether two attributions may well have one source: they share a word of it.
    pub(super) fn is_same_voice(&self, one: usize, other: usize) -> bool {
        self.sources[one].iter().any(|s| self.sources[other].contains(s))
    }
}

/// The first sentence of a content, as far as it is the voice's own: up to an inner attribution of somebody else.
pub(super) fn own_head(words: &Words, attributions: &[Attribution], at: usize) -> Option<Range<usize>> {
    let content = words.within(*attributions[at].content.first()?);
    let end = content.end.min(words.sentence_of(content.start).end);
    (content.start < end).then_some(content.start..end)
}

/// Nouns that speak of a claim.
pub(super) fn is_claim_noun(word: &str) -> bool {
    matches!(
        word.trim_end_matches("'s").trim_end_matches('s'),
        "claim"
            | "report"
            | "allegation"
            | "accusation"
            | "rumour"
            | "rumor"
            | "story"
            | "storie"
            | "suggestion"
            | "assertion"
            | "charge"
            | "insinuation"
            | "speculation"
            | "contention"
            | "article"
            | "publication"
            | "account"
            | "narrative"
            | "news"
            | "talk"
            | "idea"
            | "notion"
            | "statement"
            | "figure"
            | "number"
            | "information"
            | "assumption"
    )
}

fn stems(words: &Words, run: impl IntoIterator<Item = usize>) -> Vec<String> {
    let mut stems: Vec<String> = run.into_iter().filter_map(|at| stem(words.lower(at))).collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

fn stems_of_names(words: &Words, run: Vec<usize>) -> Vec<String> {
    stems(words, run)
}

/// A word of substance without its endings; `None` for the small words.
fn stem(word: &str) -> Option<String> {
    const SMALL: &[&str] = &[
        "the", "and", "that", "this", "with", "from", "have", "has", "had", "was", "were", "been", "being", "are",
        "not", "but", "for", "its", "his", "her", "their", "they", "them", "she", "him", "our", "your", "you", "who",
        "whom", "which", "what", "when", "where", "would", "will", "could", "should", "may", "might", "can", "any",
        "all", "some", "more", "than", "then", "there", "these", "those", "into", "over", "about", "after", "before",
        "only", "also", "just", "such", "other", "another", "never", "nobody", "nothing", "none", "neither", "nor",
        "cannot", "did", "does", "don't", "didn't", "isn't", "wasn't", "said", "say", "says", "one", "two", "out",
        "off", "own", "very", "yet", "still", "year", "years", "day", "days", "week", "weeks", "month", "months",
        "time", "people", "to", "of", "in", "on", "at", "by", "it", "he", "we", "is", "as", "an", "or", "be", "no",
        "so", "if", "up", "do", "between", "because", "while", "under", "through", "during", "against", "until", "now",
        "new", "us", "me", "my", "it's", "every", "each", "both", "how", "why",
    ];
    const NUMBERS: &[(&str, &str)] = &[
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
    ];
    let word = word.strip_suffix("'s").unwrap_or(word).trim_end_matches('\'');
    if let Some(&(_, digits)) = NUMBERS.iter().find(|(name, _)| *name == word) {
        return Some(digits.to_owned());
    }
    if SMALL.contains(&word) || word.is_empty() {
        return None;
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(word.to_owned());
    }
    if word.len() < 3 {
        return None;
    }
    let cut = ["ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ers", "ed", "es", "er", "s", "e", "y"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3))
        .unwrap_or(word);
    Some(cut.to_owned())
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn stems() {
        assert_eq!(stem("meetings"), stem("meet"));
        assert_eq!(stem("observed"), stem("observation"));
        assert_eq!(stem("eight"), Some("8".to_owned()));
        assert_eq!(stem("the"), None);
        assert_eq!(stem("mill's"), stem("mills"));
    }
}
