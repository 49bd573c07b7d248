//! Where a proper name begins and ends.

use std::collections::HashSet;
use std::ops::Range;

use super::super::lexicon::{self, bare, is_common, is_link, is_title};
use super::calendar;
use crate::words::Words;

/// Where the name that begins at a word ends; at the word itself where none does.
pub(super) fn end(words: &Words, at: usize, sentence: &Range<usize>, lower: &HashSet<&str>) -> usize {
    if !can_begin(words, at, sentence, lower) {
        return at;
    }
    let mut end = at + 1;
    while end < sentence.end && !owns(words, end - 1) {
        let gap = words.before(end);
        let joins = matches!(gap, " " | " & " | "-" | "\u{a0}") || gap == ". " && abbreviated(words.lower(end - 1));
        if !joins {
            break;
        }
        if can_continue(words, end) {
            end += 1;
            continue;
        }
        let Some(next) = after_link(words, at, end, sentence.end) else { break };
        end = next;
    }
    end
}

/// Past the small words and the capital after them ("of Rail", "van der Berg"), where a name goes on over them.
fn after_link(words: &Words, start: usize, at: usize, limit: usize) -> Option<usize> {
    let plain = |w: usize| w < limit && matches!(words.before(w), " ");
    if is_link(words.lower(at)) {
        let mut next = at + 1;
        while plain(next) && is_link(words.lower(next)) {
            next += 1;
        }
        return (plain(next) && can_continue(words, next)).then_some(next + 1);
    }
    let body = (start..at).any(|w| lexicon::is_body_or_outlet_word(words.lower(w)));
    let last_is_office = is_title(words.lower(at - 1)).is_some();
    if body && !last_is_office && matches!(words.lower(at), "of" | "for") {
        let next = if words.lower(at + 1) == "the" { at + 2 } else { at + 1 };
        return (plain(at + 1) && plain(next) && can_continue(words, next)).then_some(next + 1);
    }
    None
}

fn can_begin(words: &Words, at: usize, sentence: &Range<usize>, lower: &HashSet<&str>) -> bool {
    if !can_continue(words, at) {
        return false;
    }
    let word = words.lower(at);
    let first = bare(word).split('-').next().unwrap_or(word);
    let opens = at == sentence.start || words.before(at).contains(['“', '"', '‘', ':', '«']);
    let next_is_capital = at + 1 < sentence.end && words.before(at + 1) == " " && can_continue(words, at + 1);
    let initials = matches!(words.written(at), "US" | "WHO");
    if lexicon::number_of(first).is_some() || is_small(word) && !initials {
        return false;
    }
    if !opens {
        return true;
    }
    // "New York", "Good Hope": adjectives that names begin with.
    if is_common(bare(word))
        && !initials
        && !(next_is_capital && (begins_names(word) || calendar::is_first_name(words, at)))
    {
        return false;
    }
    // "Opposition leader", "Brokers said": a capital that only opens the sentence.
    next_is_capital || !(lower.contains(bare(word)) || lexicon::noun(word).is_some() && is_title(word).is_none())
}

/// Articles, pronouns, prepositions: never the first word of a name, wherever they stand.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "these"
            | "those"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "your"
            | "my"
            | "and"
            | "or"
            | "but"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "for"
            | "with"
            | "by"
            | "from"
            | "as"
            | "if"
            | "is"
            | "are"
            | "was"
            | "were"
            | "no"
            | "not"
            | "what"
            | "when"
            | "where"
            | "who"
            | "why"
            | "how"
            | "there"
            | "so"
            | "yes"
            | "then"
    )
}

fn begins_names(word: &str) -> bool {
    matches!(
        word,
        "new"
            | "old"
            | "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "great"
            | "good"
            | "first"
            | "little"
            | "long"
            | "own"
    )
}

fn can_continue(words: &Words, at: usize) -> bool {
    let written = words.written(at);
    let first = written.chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase())
        || written.chars().skip(1).any(char::is_uppercase) && !first.is_some_and(char::is_numeric);
    let word = words.lower(at);
    capital && !calendar::is_time(words, at) && word != "i" && !is_contraction(word)
}

/// "I'm", "We'd", "There's": no names.
fn is_contraction(word: &str) -> bool {
    let Some((stem, ending)) = word.split_once('\'') else { return false };
    matches!(ending, "d" | "ll" | "ve" | "re" | "m" | "s" | "t")
        && (stem == "i" || is_common(stem) && !calendar::is_month_or_day(stem))
}

fn abbreviated(word: &str) -> bool {
    word.chars().count() == 1
        || [
            "dr", "mr", "mrs", "ms", "st", "sen", "gov", "rep", "gen", "col", "lt", "sgt", "prof", "rev", "hon", "jr",
            "capt", "maj",
        ]
        .contains(&word)
}

/// Whether a word has a possessive ending.
pub(in super::super) fn owns(words: &Words, at: usize) -> bool {
    let word = words.lower(at);
    word.ends_with("'s") || word.ends_with('s') && at + 1 < words.len() && words.before(at + 1).starts_with(['\'', '’'])
}

/// Whether a word or a name of some length stands in capitals throughout.
pub(in super::super) fn is_shouted(written: &str) -> bool {
    written.chars().filter(|c| c.is_alphabetic()).count() > 3 && written.chars().all(|c| !c.is_lowercase())
}
