//! Occasions told in a sentence of their own: "He was speaking at a briefing in Sarn", "A briefing was held today".

use std::ops::Range;

use sayso_text::{Attribution, Span};

use super::clause::Clauses;
use super::noun::{is_gap, noun_phrase};
use crate::channel::venues;
use crate::words::Words;

/// An occasion on which an attribution was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scene {
    /// The words of the sentence that tells it.
    pub(crate) sentence: Range<usize>,
    /// The occasion's own words: a noun phrase, or from the words behind "speaking" on.
    pub(crate) words: Range<usize>,
    /// Whether it was told of a speaker ("he was speaking"), not as a thing that took place.
    pub(crate) is_of_speaker: bool,
}

/// Sentences that a thing that took place reaches over.
const REACH: usize = 10;
/// Sentences between a speaker's words and the sentence that tells where he spoke.
const NEAR: usize = 2;

/// The scene of each attribution; `None` where no sentence tells one.
pub(crate) fn scenes(words: &Words, attributions: &[Attribution], clauses: &Clauses) -> Vec<Option<Scene>> {
    let sentences = &words.document.sentences;
    let mut found = vec![None; attributions.len()];
    let in_order: Vec<usize> = clauses.in_order().filter(|&a| attributions[a].within.is_none()).collect();
    let starts: Vec<u32> = in_order.iter().map(|&a| attributions[a].cue.first().map_or(0, |c| c.start)).collect();
    let reach = |from: usize, to: usize| -> Range<usize> {
        let end = sentences.get(to.min(sentences.len()).wrapping_sub(1)).map_or(0, |s| s.end);
        let start = sentences.get(from).map_or(end, |s| s.start);
        let first = starts.partition_point(|&s| s < start);
        first..starts.partition_point(|&s| s < end).max(first)
    };
    for (number, &sentence) in sentences.iter().enumerate() {
        let all = words.within(sentence);
        let Some(scene) = speaking(words, all.clone()).or_else(|| held(words, all)) else { continue };
        if is_told(words, attributions, clauses, sentence, &scene) {
            continue;
        }
        if scene.is_of_speaker {
            let near = reach(number.saturating_sub(NEAR), number);
            if let Some(&at) = in_order[near].last() {
                found[at].get_or_insert(scene);
            }
        } else {
            for &at in &in_order[reach(number + 1, number + 1 + REACH)] {
                found[at].get_or_insert(scene.clone());
            }
        }
    }
    found
}

/// Whether the scene itself lies in what somebody says.
fn is_told(words: &Words, attributions: &[Attribution], clauses: &Clauses, sentence: Span, scene: &Scene) -> bool {
    let at = words.span(scene.words.start).start;
    let covers = |a: usize| attributions[a].content.iter().any(|s| s.start <= at && at < s.end);
    words.is_quoted(at) || clauses.near(sentence.start).any(covers)
}

/// Nouns for what was said.
const REMARKS: &[&str] =
    &["comments", "comment", "remarks", "remark", "statement", "statements", "announcement", "warning", "speech"];

/// "He was speaking to journalists in Sarn", "Her comments came during a meeting".
fn speaking(words: &Words, sentence: Range<usize>) -> Option<Scene> {
    let is_speaking = |w: usize| {
        matches!(words.lower(w), "speaking" | "talking" | "testifying")
            && matches!(words.lower(w - 1), "was" | "were" | "been")
    };
    // "Her comments came during a meeting in Sarn"
    let is_coming = |w: usize| {
        matches!(words.lower(w), "came" | "made") && (sentence.start..w).any(|v| REMARKS.contains(&words.lower(v))) && {
            matches!(words.lower(w + 1), "during" | "at" | "in" | "on") && !super::when::is_time(words, w + 1)
        }
    };
    let verb = (sentence.start + 1..sentence.end).take(10).find(|&w| is_speaking(w) || is_coming(w))?;
    let end = (verb + 1..sentence.end).find(|&w| is_gap(words, w)).unwrap_or(sentence.end);
    (end > verb + 1).then(|| Scene { words: verb + 1..end, sentence, is_of_speaker: true })
}

/// "A briefing for the press was held today".
fn held(words: &Words, sentence: Range<usize>) -> Option<Scene> {
    let verb = sentence.clone().take(20).find(|&w| {
        (words.lower(w) == "held" && w > sentence.start && matches!(words.lower(w - 1), "was" | "were"))
            || (words.lower(w) == "place" && w > sentence.start && words.lower(w - 1) == "took")
    })?;
    let end = verb - 1;
    let first = noun_phrase(words, sentence.start, end)?;
    let is_occasion = venues::is_occasion(words, sentence.start..first)
        && matches!(words.lower(first - 1), "briefing" | "conference" | "briefings" | "interview" | "hearing");
    (is_occasion && (first..end).all(|w| !is_gap(words, w))).then_some(Scene {
        words: sentence.start..end,
        sentence,
        is_of_speaker: false,
    })
}

/// The place or venue among the words of a scene.
pub(crate) fn venue_of(words: &Words, scene: &Scene) -> Option<Range<usize>> {
    if !scene.is_of_speaker {
        return Some(scene.words.clone());
    }
    let at = scene.words.clone().find(|&w| {
        matches!(words.lower(w), "at" | "in" | "on" | "outside" | "during") && !super::when::is_time(words, w)
    })?;
    let end = noun_phrase(words, at + 1, scene.words.end)?;
    Some(at..end)
}

/// The hearers among the words of a scene.
pub(crate) fn hearers_of(words: &Words, scene: &Scene) -> Option<Range<usize>> {
    let at = scene.words.start;
    let speaks = scene.is_of_speaker && matches!(words.lower(at), "to" | "with");
    speaks.then(|| noun_phrase(words, at + 1, scene.words.end)).flatten().map(|end| at + 1..end)
}
