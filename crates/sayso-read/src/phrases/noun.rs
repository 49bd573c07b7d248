//! How far a noun phrase goes, judged by the small words that end one.

use std::ops::Range;

use super::when::is_time;
use crate::words::Words;

/// Pronouns that stand for a noun phrase as an object.
const OBJECTS: &[&str] = &[
    "us",
    "me",
    "him",
    "them",
    "you",
    "it",
    "everyone",
    "everybody",
    "anyone",
    "nobody",
    "one",
    "myself",
    "himself",
    "herself",
    "themselves",
    "ourselves",
    "yourself",
    "itself",
    "someone",
    "whoever",
    "each",
    "both",
];
/// Pronouns that begin a clause.
const SUBJECTS: &[&str] = &["he", "she", "it", "they", "we", "i", "you", "there", "here", "these", "those", "nobody"];
/// Determiners; after the first noun they begin something new.
pub(crate) const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "no", "any",
    "some", "every", "each", "all", "both", "another", "either", "neither", "several", "many", "most", "more",
];
/// Prepositions, conjunctions, question words: none goes on a plain noun phrase, save "of".
const STOPS: &[&str] = &[
    "in",
    "on",
    "at",
    "by",
    "from",
    "to",
    "with",
    "without",
    "about",
    "over",
    "through",
    "via",
    "during",
    "after",
    "before",
    "since",
    "until",
    "against",
    "for",
    "as",
    "into",
    "under",
    "between",
    "among",
    "across",
    "outside",
    "inside",
    "near",
    "amid",
    "despite",
    "because",
    "following",
    "regarding",
    "concerning",
    "like",
    "than",
    "that",
    "whether",
    "if",
    "when",
    "while",
    "where",
    "why",
    "how",
    "who",
    "whom",
    "whose",
    "which",
    "what",
    "but",
    "or",
    "nor",
    "so",
    "yet",
    "though",
    "although",
    "unless",
    "once",
    "not",
    "then",
    "instead",
    "again",
    "too",
    "also",
    "just",
    "only",
    "much",
    "precisely",
    "never",
    "ever",
    "directly",
    "privately",
    "publicly",
    "separately",
    "repeatedly",
    "last",
    "up",
    "out",
    "off",
    "down",
    "back",
    "along",
    "around",
    "behind",
    "beyond",
    "within",
    "upon",
    "till",
    "per",
    "except",
    "right",
    "shortly",
    "soon",
    "long",
];
/// Verbs that cannot be part of a noun phrase.
pub(crate) const AUXILIARIES: &[&str] = &[
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "am",
    "has",
    "have",
    "had",
    "having",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "shall",
    "should",
    "do",
    "does",
    "did",
    "said",
    "says",
    "say",
    "told",
    "added",
    "isn't",
    "aren't",
    "wasn't",
    "weren't",
    "hasn't",
    "haven't",
    "hadn't",
    "won't",
    "wouldn't",
    "can't",
    "couldn't",
    "cannot",
    "mustn't",
    "shouldn't",
    "don't",
    "doesn't",
    "didn't",
    "ain't",
];
const ADVERBS_NOT: &[&str] = &[
    "family",
    "assembly",
    "ally",
    "italy",
    "july",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "reply",
    "supply",
    "elderly",
    "early",
    "friendly",
    "orderly",
    "only",
    "anomaly",
    "monopoly",
    "bully",
    "belly",
];

/// The end of the noun phrase that begins at a word, before `end`; `None` where none begins there.
///
/// It stops before punctuation, a preposition other than "of", a clause, a time, and an adverb; "and" goes on where another
/// noun of the kind follows ("reporters and diplomats").
pub(crate) fn noun_phrase(words: &Words, at: usize, end: usize) -> Option<usize> {
    let first = words.lower(at);
    if words.lower(at + 1) == "times" || matches!(first, "once" | "twice") {
        return None; // "asked three times whether"
    }
    if at >= end
        || (STOPS.contains(&first) && !dates_a_noun(words, at, end))
        || AUXILIARIES.contains(&first)
        || (is_time(words, at) && !dates_a_noun(words, at, end))
        || is_adverb(first)
    {
        return None;
    }
    let ends_after_one = at + 1 >= end || is_end(words, at, at + 1);
    if OBJECTS.contains(&first) {
        return Some(at + 1);
    }
    if matches!(first, "her" | "his" | "those" | "these" | "this") && ends_after_one {
        return (first != "this").then_some(at + 1);
    }
    if SUBJECTS.contains(&first) && !DETERMINERS.contains(&first) {
        return None;
    }
    let mut last = at + 1;
    while last < end && !is_end(words, at, last) {
        last += 1;
    }
    // a determiner or "of" or "and" alone is no noun
    while last > at
        && (matches!(words.lower(last - 1), "of" | "and" | "&") || DETERMINERS.contains(&words.lower(last - 1)))
    {
        last -= 1;
    }
    (last > at).then_some(last)
}

/// Whether a word is a preposition, a conjunction or the like, at which no phrase ends.
pub(crate) fn is_stop(word: &str) -> bool {
    word == "of" || STOPS.contains(&word)
}

/// Whether a noun phrase that began at `from` ends before the word `at`.
fn is_end(words: &Words, from: usize, at: usize) -> bool {
    let (here, previous) = (words.lower(at), words.lower(at - 1));
    if is_gap(words, at) {
        return true;
    }
    let opens = DETERMINERS.contains(&previous) || matches!(previous, "of" | "and" | "&") || is_joined(words, at);
    if here == "and" {
        return !goes_on_after_and(words, at);
    }
    if matches!(here, "on" | "for" | "to" | "in") && words.is_capital(at - 1) && at > from {
        // "the Committee on Foreign Relations", "the Ministry for Europe"; not "Reuters on Monday", "Sarn in May"
        let is_title = matches!(
            previous,
            "committee"
                | "commission"
                | "council"
                | "ministry"
                | "minister"
                | "secretary"
                | "office"
                | "centre"
                | "center"
                | "institute"
                | "ambassador"
                | "department"
                | "agency"
                | "subcommittee"
        );
        return !(is_title && at + 1 < words.len() && words.is_capital(at + 1) && !is_time(words, at));
    }
    STOPS.contains(&here)
        || AUXILIARIES.contains(&here)
        || (!opens && (DETERMINERS.contains(&here) || SUBJECTS.contains(&here)))
        || (!DETERMINERS.contains(&previous) && is_time(words, at) && !dates_a_noun(words, at, words.len()))
        || (!opens && !words.is_capital(at) && is_adverb(here))
}

fn is_joined(words: &Words, at: usize) -> bool {
    words.before(at).trim().starts_with('&')
}

/// Whether a time is in the genitive and so begins a noun phrase: "Tuesday's briefing", "last week's report".
fn dates_a_noun(words: &Words, at: usize, end: usize) -> bool {
    let bound = end.min(at + 3);
    let genitive = (at..bound).find(|&w| words.lower(w).ends_with("'s") || words.lower(w).ends_with("s'"));
    genitive.is_some_and(|g| {
        g + 1 < end
            && (at + 1..=g).all(|w| !is_gap(words, w))
            && (words.lower(at) == "last" || !STOPS.contains(&words.lower(at)))
    })
}

/// Whether punctuation other than that of names and abbreviations stands before a word.
pub(crate) fn is_gap(words: &Words, at: usize) -> bool {
    let between = words.before(at);
    between.contains(|c: char| {
        !c.is_whitespace() && !matches!(c, '.' | '&' | '-' | '\'' | '’' | '$' | '€' | '£' | '%' | '/')
    }) || between.contains("\n\n")
        || between.contains("--")
}

fn goes_on_after_and(words: &Words, and: usize) -> bool {
    let next = words.lower(and + 1);
    if and + 1 >= words.len() || is_gap(words, and + 1) {
        return false;
    }
    let is_name = words.is_capital(and + 1) && !is_time(words, and + 1);
    let is_plural = next.ends_with('s') && words.lower(and - 1).ends_with('s') && !AUXILIARIES.contains(&next);
    is_name || is_plural || matches!(next, "the" | "his" | "her" | "their" | "its" | "our" | "other")
}

/// Whether a word is an adverb by its ending.
pub(crate) fn is_adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !ADVERBS_NOT.contains(&word)
}

/// The start of the noun phrase that ends before `end`, not before `start`: back to its determiner or pronoun, past "of".
pub(crate) fn noun_phrase_before(words: &Words, start: usize, end: usize) -> Option<Range<usize>> {
    let mut first = end;
    while first > start {
        let here = words.lower(first - 1);
        if first < end && is_gap(words, first) {
            break;
        }
        if here == "who" && first >= start + 2 && matches!(words.lower(first - 2), "those" | "people" | "anyone") {
            first -= 2; // "those who wish to bring candles"
            break;
        }
        let is_pronoun = SUBJECTS.contains(&here) && first == end;
        if here == "that" {
            break;
        }
        if DETERMINERS.contains(&here) || is_pronoun {
            first -= 1;
            if first > start && words.lower(first - 1) == "of" && !is_pronoun {
                first -= 1;
                continue;
            }
            break;
        }
        if here != "of" && (STOPS.contains(&here) || AUXILIARIES.contains(&here)) {
            if let Some(who) = (start..first.saturating_sub(1)).rev().take(12).find(|&w| words.lower(w + 1) == "who")
                && matches!(words.lower(who), "those" | "people" | "anyone")
            {
                return Some(who..end);
            }
            break;
        }
        first -= 1;
    }
    while first < end && matches!(words.lower(first), "of" | "and") {
        first += 1;
    }
    (first < end).then_some(first..end)
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    #[test]
    fn noun_phrases_from_their_start() {
        for (text, expected) in [
            ("reporters that it closed", "reporters"),
            ("the Courier", "the Courier"),
            ("us by radio", "us"),
            ("her staff that", "her staff"),
            ("her that", "her"),
            ("a handful of journalists this afternoon", "a handful of journalists"),
            ("reporters and diplomats in Sarn", "reporters and diplomats"),
            ("reporters and left", "reporters"),
            ("the Senate Committee on Foreign Relations on Monday", "the Senate Committee on Foreign Relations"),
            ("Hull & Cargo that", "Hull & Cargo"),
            ("Reuters on Monday", "Reuters"),
            ("the harbour board, which met", "the harbour board"),
            ("lawmakers the bill", "lawmakers"),
            ("ministers repeatedly", "ministers"),
            ("this newspaper", "this newspaper"),
            ("Tuesday's briefing in Sarn", "Tuesday's briefing"),
            ("last week's report", "last week's report"),
            ("on Tuesday", ""),
            ("that", ""),
            ("he was", ""),
            ("Monday", ""),
        ] {
            let document = Document::of(&Article::from_text("", text));
            let words = Words::of(&document, &[]);
            let found = noun_phrase(&words, 0, words.len()).map_or("", |end| words.span_of(0..end).of(text));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn noun_phrases_back_from_their_end() {
        for (text, expected) in [
            ("Then we", "we"),
            ("At the briefing the representatives of the press", "the representatives of the press"),
            ("served; those who wish to bring candles", "those who wish to bring candles"),
            ("Relatives", "Relatives"),
            ("said that directors", "directors"),
        ] {
            let document = Document::of(&Article::from_text("", text));
            let words = Words::of(&document, &[]);
            let found = noun_phrase_before(&words, 0, words.len()).map_or("", |r| words.span_of(r).of(text));
            assert_eq!(found, expected, "{text}");
        }
    }
}
