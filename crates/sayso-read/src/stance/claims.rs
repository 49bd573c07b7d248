//! Claims that an article carries, for telling whether a "no" contradicts one.

use std::ops::Range;

use sayso_text::{Attribution, Span};

use crate::frame::is_negation;
use crate::words::Words;

/// How many attributions before and after one are asked for the claim that it contradicts.
const NEAR: usize = 12;

/// Words of a content that are looked at.
const LONGEST: usize = 60;

/// What each attribution claims, as stems of its words of substance.
pub(super) struct Claims {
    stems: Vec<Vec<String>>,
    negated: Vec<bool>,
    sources: Vec<Vec<String>>,
    names: Vec<Vec<String>>,
    inner: Vec<Option<Span>>,
}

impl Claims {
    /// The claims of an article.
    pub(super) fn of(words: &Words, attributions: &[Attribution]) -> Claims {
        let first =
            |pieces: &[Span]| -> Vec<usize> { pieces.iter().flat_map(|&p| words.within(p)).take(LONGEST).collect() };
        let claimed: Vec<Vec<String>> = attributions.iter().map(|a| stems(words, first(&a.content))).collect();
        let negated = attributions
            .iter()
            .map(|a| first(&a.content).into_iter().take(20).any(|w| is_negation(words.lower(w))))
            .collect();
        let mut by_id: Vec<(u32, usize)> = attributions.iter().enumerate().map(|(at, a)| (a.id.0, at)).collect();
        by_id.sort_unstable();
        let mut inner: Vec<Option<Span>> = vec![None; attributions.len()];
        for attribution in attributions.iter().filter(|a| !a.source.is_empty()) {
            let outer = attribution.within.and_then(|id| by_id.binary_search_by_key(&id.0, |&(id, _)| id).ok());
            if let (Some(found), Some(&cue)) = (outer, attribution.cue.first()) {
                let outer = by_id[found].1;
                let inside = attributions[outer].content.iter().any(|c| c.contains(cue));
                if inside && inner[outer].is_none_or(|known| cue < known) {
                    inner[outer] = Some(cue);
                }
            }
        }
        // The name or office itself, without what is told about it behind a comma.
        let names = attributions
            .iter()
            .map(|a| {
                let all = first(&a.source);
                let end = all.iter().skip(1).position(|&w| words.before(w).contains(',')).map_or(all.len(), |k| k + 1);
                stems(words, all.into_iter().take(end.min(5)))
            })
            .collect();
        let mut sources: Vec<Vec<String>> = Vec::with_capacity(attributions.len());
        for attribution in attributions {
            let named = stems(words, first(&attribution.source));
            // "he", "the official": a pronoun speaks for whoever spoke last.
            let pronoun = named.is_empty() && !attribution.source.is_empty();
            let last = if pronoun { sources.last().cloned() } else { None };
            sources.push(last.unwrap_or(named));
        }
        Claims { stems: claimed, negated, sources, names, inner }
    }

    /// How far a run of words repeats one claim of another voice nearby: not at all, in good part (1) or nearly whole (2).
    ///
    /// A word or two in common are the topic of the article, no contradiction, so the share counts.
    pub(super) fn shared(&self, words: &Words, run: &Range<usize>, at: usize) -> usize {
        let own = stems(words, run.clone());
        let near = at.saturating_sub(NEAR)..(at + NEAR / 2).min(self.stems.len());
        let most = near
            .filter(|&other| other != at && !self.negated[other] && !self.is_same_voice(at, other))
            .map(|other| own.iter().filter(|stem| self.stems[other].contains(stem)).count())
            .max()
            .unwrap_or(0);
        match (most, 2 * most >= own.len(), 3 * most >= 2 * own.len()) {
            (2.., _, true) => 2,
            (2.., true, _) => 1,
            (1, _, true) => 1,
            _ => 0,
        }
    }

    /// The first sentence of a content, as far as it is the voice's own: up to the cue of an inner attribution of somebody else.
    pub(super) fn own_head(&self, words: &Words, attributions: &[Attribution], at: usize) -> Option<Range<usize>> {
        let content = words.within(*attributions[at].content.first()?);
        let end = content.end.min(words.sentence_of(content.start).end);
        let end = self.inner[at].map_or(end, |cue| end.min(words.within(cue).start));
        (content.start < end).then_some(content.start..end)
    }

    /// Whether a claim of another voice nearby is about the voice of this attribution.
    pub(super) fn is_concerned(&self, at: usize) -> bool {
        let near = at.saturating_sub(NEAR)..(at + NEAR / 2).min(self.stems.len());
        near.filter(|&other| other != at && !self.negated[other] && !self.is_same_voice(at, other))
            .any(|other| self.names[at].iter().any(|stem| self.stems[other].contains(stem)))
    }

    /// Whether two attributions may well have one source: they share a word of it.
    pub(super) fn is_same_voice(&self, one: usize, other: usize) -> bool {
        self.sources[one].iter().any(|s| self.sources[other].contains(s))
    }
}

/// Whether the sentences around a word, outside its own content, speak of a claim: "the story in the Gazette", "as was alleged".
pub(super) fn is_spoken_of(words: &Words, attribution: &Attribution, at: usize) -> bool {
    let sentence = words.sentence_of(at);
    let mut first = sentence.start;
    for _ in 0..3 {
        first = words.sentence_of(first.saturating_sub(1)).start.min(first);
    }
    let mut end = sentence.end;
    for _ in 0..2 {
        end = words.sentence_of(end).end.max(end);
    }
    let own = |w: usize| {
        attribution.content.iter().chain(&attribution.cue).chain(&attribution.source).any(|p| p.contains(words.span(w)))
    };
    (first..end).take(240).any(|w| {
        let word = words.lower(w);
        let alleging = [
            "claim",
            "allege",
            "report",
            "accuse",
            "suggest",
            "rumour",
            "speculate",
            "reveal",
            "insinuate",
            "leak",
            "publish",
            "blame",
        ];
        (is_claim_noun(word)
            && !matches!(
                word,
                "figure" | "figures" | "number" | "numbers" | "news" | "information" | "statement" | "idea"
            )
            || alleging.iter().any(|verb| crate::frame::is_form_of(word, verb)))
            && !own(w)
    })
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
