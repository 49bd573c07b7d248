//! A source's words: a pronoun, a name, the writer, or a description.

use std::ops::Range;

use sayso_text::ParagraphKind;

use super::lexicon;
use super::rule::Rule;
use super::walk::Walk;
use super::{interview, named, names, pronoun, writer};

/// Whom the source of an attribution means, and by which rule; the first rule that applies decides.
pub(super) fn resolve(walk: &mut Walk, at: usize) -> (Option<usize>, Rule) {
    let first = walk.attributions[at].source.first().copied();
    let run = first.map_or(0..0, |first| trimmed(walk, walk.words.within(first)));
    if run.is_empty() {
        return (Some(writer::nobody(walk, at)), Rule::NoSource);
    }
    if is_nobody(walk, &run) {
        return (None, Rule::NoOne);
    }
    if let Some(who) = interview::turn_of(walk, &run) {
        return (who, Rule::Turn);
    }
    if let Some(who) = writer::writer(walk, at, &run) {
        return (who, Rule::Writer);
    }
    if let Some(meant) = pronoun::pronoun(walk, at, &run) {
        return (meant.map(|m| m.who), Rule::Pronoun(meant));
    }
    if let Some(who) = named::name(walk, &run) {
        return (who, Rule::Name);
    }
    (walk.description(at, run), Rule::Description)
}

/// "No one", "nobody at the agency": that none speaks brings no voice in.
fn is_nobody(walk: &Walk, run: &Range<usize>) -> bool {
    let first = walk.words.lower(run.start);
    matches!(first, "nobody" | "no-one") || first == "no" && run.len() > 1 && walk.words.lower(run.start + 1) == "one"
}

/// Without words before the phrase itself, and without a relative pronoun whose clause was cut off.
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
    let mut end = run.end;
    while end > start + 1 && matches!(walk.words.lower(end - 1), "who" | "which" | "whose") {
        end -= 1;
    }
    start..end
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
            | "behind"
            | "against"
            | "into"
            | "over"
            | "between"
            | "familiar"
            | "such"
            | "including"
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

/// Whether a word stands in a heading and is one that no list knows: as likely as not a name.
fn opens_heading(walk: &Walk, at: usize) -> bool {
    let word = walk.words.lower(at);
    let paragraph = &walk.words.document.paragraphs[walk.paragraph_of[at] as usize];
    let listed = lexicon::noun(word).is_some() || lexicon::is_common(lexicon::bare(word)) || names::is_modifier(word);
    paragraph.kind == ParagraphKind::Heading && !listed && !word.ends_with('s')
}

/// The written words of a run, in lower case at the start unless it opens with a name.
pub(super) fn as_described(walk: &Walk, run: Range<usize>) -> String {
    let text = names::join(walk.words, run.clone());
    let capital_is_mere_opening = walk.words.is_capital(run.start)
        && !opens_heading(walk, run.start)
        && !lexicon::is_demonym(walk.words.lower(run.start))
        && !begins_with_name(walk, run.start);
    if !capital_is_mere_opening || text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text;
    }
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
