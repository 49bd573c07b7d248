//! Noun phrases that name a voice by a description: who owns it, how many, which noun leads it.

use std::ops::Range;

use super::lexicon::{self, Noun, bare, number_of};
use super::names::owns;
use crate::words::Words;

/// A description ("two officials briefed on the talks", "its director", "the same source", "one of the diplomats").
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words, without clauses that only add to it.
    pub(super) run: Range<usize>,
    /// How it begins.
    pub(super) opening: Opening,
    /// The words of its owner ("Kelstan's", "the county's", "its").
    pub(super) owner: Option<Range<usize>>,
    /// How many, where it says so.
    pub(super) count: Option<u32>,
    /// The words from its first modifier to its noun, past article, owner and number.
    pub(super) core: Range<usize>,
    /// The noun that leads it; `None` where it is left out ("the two", "one of the three").
    pub(super) noun: Option<Noun>,
    /// The group that it is part of ("one of the officials").
    pub(super) of: Option<Range<usize>>,
    /// Where it says which of several ("the second official", "another diplomat").
    pub(super) which: Option<Which>,
}

/// How a description begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// "the", "this", "those", "its", "Toft's".
    Definite,
    /// "a", "another", "two", or nothing.
    Indefinite,
}

/// Which of several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// "the same official".
    Same,
    /// "another official", "a second official".
    Another,
    /// "the second official", "the other".
    Other,
}

/// Reads a description out of a run of words.
pub(super) fn phrase(words: &Words, run: Range<usize>) -> Phrase {
    let run = super::clauses::without_clauses(words, run);
    let mut at = run.start;
    let mut found = Phrase {
        run: run.clone(),
        opening: Opening::Indefinite,
        owner: None,
        count: None,
        core: run.clone(),
        noun: None,
        of: None,
        which: None,
    };
    // "at least two officials", "more than a dozen officials", "some 40 residents"
    while at + 1 < run.end
        && matches!(
            words.lower(at),
            "at" | "least"
                | "more"
                | "than"
                | "about"
                | "around"
                | "nearly"
                | "almost"
                | "over"
                | "roughly"
                | "all"
                | "only"
                | "even"
                | "just"
        )
    {
        at += 1;
    }
    if let Some(end) = owner(words, at, run.end) {
        found.owner = Some(at..end);
        found.opening = Opening::Definite;
        at = end;
    } else {
        match words.lower(at) {
            "the" | "this" | "that" | "these" | "those" => {
                found.opening = Opening::Definite;
                if words.lower(at) != "those" || at + 1 < run.end && lexicon::noun(words.lower(at + 1)).is_some() {
                    at += 1;
                }
            }
            "a" | "an" => {
                at += 1;
                found.count = Some(1);
            }
            "another" => {
                found.which = Some(Which::Another);
                found.count = Some(1);
                at += 1;
            }
            _ => {}
        }
    }
    while at < run.end {
        let word = words.lower(at);
        let which = match word {
            "same" => Some(Which::Same),
            "second" | "third" | "fourth" | "other" | "latter" | "former" if word != "former" || at + 1 >= run.end => {
                Some(if found.opening == Opening::Definite { Which::Other } else { Which::Another })
            }
            "first" if found.opening == Opening::Definite => Some(Which::Same),
            "others" => {
                found.count = Some(2);
                Some(Which::Another)
            }
            _ => None,
        };
        if let Some(which) = which {
            found.which = Some(which);
            at += 1;
            continue;
        }
        let Some(mut count) = number_of(word).filter(|n| !(1900..2100).contains(n) || found.count != Some(1)) else {
            break;
        };
        if matches!(words.lower(at + 1), "per" | "percent") && at + 1 < run.end {
            // A share of people: several.
            count = 2;
            at += if words.lower(at + 1) == "per" { 2 } else { 1 };
        }
        found.count = Some(match (found.count, word) {
            (Some(so_far), "hundred" | "thousand" | "dozen") => so_far.max(1) * count,
            (Some(1), "few" | "couple" | "pair" | "number") => count,
            (Some(so_far), _) if so_far > 1 => so_far.max(count),
            _ => count,
        });
        at += 1;
        if words.lower(at) == "of" && at < run.end {
            // "two of five officials": these are two.
            let several = at + 2 < run.end && number_of(words.lower(at + 1)).is_some();
            let plain = !matches!(words.lower(at - 1), "dozen" | "few" | "couple" | "pair" | "number" | "out");
            if several && plain
                || matches!(
                    words.lower(at + 1),
                    "the" | "them" | "those" | "these" | "its" | "his" | "her" | "their" | "our" | "us"
                )
            {
                found.of = Some(at + 1..run.end);
                found.core = at..at;
                return found;
            }
            at += 1;
        }
    }
    if at < run.end
        && matches!(words.lower(at), "group" | "number" | "handful" | "majority" | "couple" | "pair")
        && words.lower(at + 1) == "of"
        && at + 2 < run.end
    {
        found.count = Some(2);
        at += 2;
    }
    let (end, noun) = lead(words, at, run.end);
    found.core = at..end;
    found.noun = noun.or_else(|| guess(words, at..end));
    found
}

/// Past the owner that a phrase begins with ("its", "the county's", "Prime Minister Toft's").
fn owner(words: &Words, at: usize, limit: usize) -> Option<usize> {
    if at < limit && matches!(words.lower(at), "its" | "his" | "her" | "their" | "our" | "my") {
        return Some(at + 1);
    }
    let mut last = None;
    for w in at..limit.min(at + 8) {
        if w > at && !matches!(words.before(w), " " | "' " | "’ " | " & " | "-") {
            break;
        }
        if owns(words, w) && w + 1 < limit {
            last = Some(w + 1);
        }
        if matches!(words.lower(w), "of" | "for" | "in" | "at" | "with" | "from" | "by" | "on") {
            break;
        }
    }
    // "the mine workers' union": a plural owner in lower case is part of the name.
    last.filter(|&end| {
        !(words.lower(end - 1).ends_with('s') && !words.lower(end - 1).ends_with("'s") && !words.is_capital(end - 1))
    })
}

/// A noun that no list knows, taken for people: voices without a name are, nearly always.
fn guess(words: &Words, core: Range<usize>) -> Option<Noun> {
    let last = core.last()?;
    let word = bare(words.lower(last));
    if words.is_capital(last) || word.len() < 3 || word.chars().any(|c| !c.is_alphabetic() && c != '-') {
        return None;
    }
    let plural = word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is");
    let singular = if plural { word.trim_end_matches('s') } else { word };
    Some(Noun { singular: singular.to_owned(), class: lexicon::Class::Person, gender: None, plural })
}

/// Past the noun that leads a phrase, and the noun.
fn lead(words: &Words, from: usize, limit: usize) -> (usize, Option<Noun>) {
    let mut found: Option<(usize, Noun)> = None;
    let mut last = from;
    for at in from..limit {
        if at > from && !matches!(words.before(at), " " | "-" | "/" | " & " | "’ " | "' " | " '" | " ‘") {
            break;
        }
        let word = words.lower(at);
        if at > from && stops(word) {
            break;
        }
        if found.is_some() && is_participle(word) && !words.is_capital(at) && lexicon::noun(word).is_none() {
            break;
        }
        last = at + 1;
        if (!owns(words, at) || at + 1 == limit)
            && let Some(noun) = lexicon::noun(word)
        {
            found = Some((at + 1, noun));
        }
    }
    match found {
        // The lists' last noun leads, unless words that they do not know follow it ("company sources close").
        Some((end, noun)) => (end, Some(noun)),
        None => (last.max(from), None),
    }
}

/// Words at which the noun has passed.
fn stops(word: &str) -> bool {
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
            | "who"
            | "which"
            | "that"
            | "whose"
            | "where"
            | "when"
            | "close"
            | "familiar"
            | "near"
            | "inside"
            | "within"
            | "and"
            | "or"
            | "as"
            | "into"
            | "about"
            | "over"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "under"
            | "across"
            | "around"
            | "down"
            | "up"
            | "between"
            | "against"
            | "behind"
            | "outside"
            | "involved"
            | "aware"
            | "is"
            | "was"
            | "are"
            | "were"
            | "has"
            | "have"
            | "than"
            | "because"
            | "if"
            | "but"
            | "present"
            | "working"
            | "speaking"
            | "involving"
    )
}

fn is_participle(word: &str) -> bool {
    word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"))
        || matches!(
            word,
            "seen"
                | "shown"
                | "given"
                | "known"
                | "held"
                | "led"
                | "sent"
                | "made"
                | "taken"
                | "run"
                | "set"
                | "the"
                | "a"
        )
}

impl Phrase {
    /// The noun's singular.
    pub(super) fn head(&self) -> Option<&str> {
        self.noun.as_ref().map(|n| n.singular.as_str())
    }

    /// How many it says at least.
    pub(super) fn at_least(&self) -> u32 {
        match (self.count, &self.noun) {
            (Some(count), _) => count,
            (None, Some(noun)) if noun.plural => 2,
            _ => 1,
        }
    }

    /// Whether it means several.
    pub(super) fn is_plural(&self) -> bool {
        self.at_least() > 1
    }

    /// Words between article and noun, and the noun, in lower case and without possessive endings.
    pub(super) fn key(&self, words: &Words) -> Vec<String> {
        self.core.clone().map(|w| bare(words.lower(w)).to_owned()).collect()
    }
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    fn check(text: &str, head: Option<&str>, at_least: u32, opening: Opening, which: Option<Which>) {
        let document = Document::of(&Article::from_text("a", text));
        let words = Words::of(&document, &[]);
        let found = phrase(&words, 0..words.len());
        assert_eq!(
            (found.head(), found.at_least(), found.opening, found.which),
            (head, at_least, opening, which),
            "{text}"
        );
    }

    #[test]
    fn descriptions() {
        use Opening::{Definite, Indefinite};
        check("two officials briefed on the encounter", Some("official"), 2, Indefinite, None);
        check("the same official", Some("official"), 1, Definite, Some(Which::Same));
        check("the second official", Some("official"), 1, Definite, Some(Which::Other));
        check("another diplomat", Some("diplomat"), 1, Indefinite, Some(Which::Another));
        check("its director", Some("director"), 1, Definite, None);
        check("a couple of sore losers at the yard", Some("loser"), 2, Indefinite, None);
        check("one of the officials", None, 1, Indefinite, None);
        check("more than a dozen residents", Some("resident"), 12, Indefinite, None);
        check("several hundred readers", Some("reader"), 200, Indefinite, None);
        check("the gribblers", Some("gribbler"), 2, Definite, None);
        check("the mine workers' union", Some("union"), 1, Definite, None);
        check("the county's health director", Some("director"), 1, Definite, None);
        check("the two", None, 2, Definite, None);
    }
}
