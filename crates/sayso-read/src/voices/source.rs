//! A source's words: a pronoun, a name, the writer, or a description.

use std::ops::Range;

use super::lexicon;
use super::walk::Walk;
use super::{named, names, pronoun, writer};

/// Whom the source of an attribution means.
pub(super) fn resolve(walk: &mut Walk, at: usize) -> Option<usize> {
    let spans = walk.attributions[at].source.clone();
    let Some(first) = spans.first() else { return Some(writer::nobody(walk, at)) };
    let run = trimmed(walk, walk.words.within(*first));
    if run.is_empty() {
        return Some(writer::nobody(walk, at));
    }
    if let Some(who) = writer::writer(walk, at, &run) {
        return who;
    }
    if let Some(who) = pronoun::pronoun(walk, at, &run) {
        return who;
    }
    if let Some(who) = named::name(walk, &run) {
        return who;
    }
    walk.description(at, run)
}

/// Without words before the phrase itself.
fn trimmed(walk: &Walk, run: Range<usize>) -> Range<usize> {
    let mut start = run.start;
    while start + 1 < run.end
        && matches!(
            walk.words.lower(start),
            "according" | "to" | "by" | "from" | "per" | "and" | "but" | "while" | "even" | "meanwhile"
        )
    {
        start += 1;
    }
    start..run.end
}

/// The pieces of a source between commas.
pub(super) fn segments(walk: &Walk, run: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = run.start;
    for w in run.start + 1..run.end {
        let gap = walk.words.before(w);
        if gap.contains([',', '(', '–', '—', ';']) || gap.contains(" - ") {
            found.push(start..w);
            start = w;
        }
    }
    found.push(start..run.end);
    found
}

/// Prepositions after which a name no longer leads.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "with"
            | "from"
            | "by"
            | "on"
            | "to"
            | "close"
            | "near"
            | "inside"
            | "within"
            | "about"
            | "under"
            | "from_"
            | "behind"
            | "against"
            | "into"
            | "over"
            | "between"
            | "familiar"
            | "who"
            | "which"
            | "that"
            | "whose"
    )
}

/// Whether a name that is somebody's holds a word.
fn begins_with_name(walk: &Walk, at: usize) -> bool {
    let near = walk.names.partition_point(|n| n.words.end <= at);
    let holds = walk.names.get(near).is_some_and(|n| n.whole.start <= at);
    holds && (walk.pool.of[near].is_some() || !walk.names[near].doubtful)
}

/// The written words of a run, in lower case at the start unless it opens with a name.
pub(super) fn as_described(walk: &Walk, run: Range<usize>) -> String {
    let text = names::join(walk.words, run.clone());
    let capital_is_mere_opening = walk.words.is_capital(run.start)
        && !lexicon::is_demonym(walk.words.lower(run.start))
        && !begins_with_name(walk, run.start);
    if !capital_is_mere_opening || text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text;
    }
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
