//! What a name's own words and its neighbours make of it: a person, a body, an outlet, a place.

use std::ops::Range;

use super::super::lexicon::{self, Class, bare, gender_of_first_name};
use super::{Name, NameKind, owns};
use crate::words::Words;

/// What a name's own words and its neighbours make of it.
pub(super) fn kind(words: &Words, name: &Name, sentence: &Range<usize>) -> NameKind {
    let run = name.words.clone();
    let lowered = name.text.to_lowercase();
    let last = bare(words.lower(run.end - 1));
    let known_first = run.len() > 1 && gender_of_first_name(words.lower(run.start)).is_some();
    if lexicon::is_known_outlet(&lowered) {
        return NameKind::Outlet;
    }
    let letters = name.text.chars().all(|c| c.is_uppercase() || c == '.');
    if run.len() == 1 && letters && (2..7).contains(&name.text.chars().count()) && !lexicon::is_country(&lowered) {
        let outlet = called(words, &run, sentence).is_some_and(|noun| noun.class == Class::Outlet);
        return if outlet { NameKind::Outlet } else { NameKind::Body };
    }
    if lexicon::is_country(&lowered) || lexicon::seat_of(&lowered).is_some() {
        return NameKind::Place;
    }
    let outlet_word = run.clone().any(|w| lexicon::is_outlet_word(bare(words.lower(w))));
    let body_word = run.clone().any(|w| lexicon::is_body_word(bare(words.lower(w))))
        || run.end - run.start > 1 && words.text()[words.span_of(run.clone()).range()].contains('&');
    if outlet_word
        && (run.len() > 1 || !opens(words, run.start, sentence))
        && !(known_first && run.len() == 2 && !lexicon::is_outlet_word(last))
    {
        return if body_word && !lexicon::is_outlet_word(last) { NameKind::Body } else { NameKind::Outlet };
    }
    let before = (run.start > sentence.start).then(|| run.start - 1);
    let touching = words.before(run.start) == " ";
    if let Some(noun) = called(words, &run, sentence) {
        match noun.class {
            Class::Person if !noun.plural => {
                let company = lexicon::is_company(&noun.singular);
                if known_first || !company && (!body_word || run.len() == 1) {
                    return NameKind::Person;
                }
                if company && run.len() == 1 {
                    return NameKind::Body;
                }
            }
            Class::Outlet => return NameKind::Outlet,
            Class::Body => {
                let press = before.is_some_and(|b| {
                    b > sentence.start
                        && matches!(words.lower(b - 1), "state" | "news" | "press" | "national" | "official" | "wire")
                });
                return if noun.singular == "agency" && press { NameKind::Outlet } else { NameKind::Body };
            }
            _ => {}
        }
    }
    if body_word && !known_first {
        return NameKind::Body;
    }
    if known_first && !body_word {
        return NameKind::Person;
    }
    if let Some(kind) = apposition(words, &run, sentence) {
        return kind;
    }
    if body_word {
        return NameKind::Body;
    }
    if touching && before.is_some_and(|b| matches!(words.lower(b), "in")) && run.len() <= 2 {
        return NameKind::Place;
    }
    NameKind::Unknown
}

/// The noun right before a name, that it is called by: "the broadcaster KVT", "President Toft".
fn called(words: &Words, run: &Range<usize>, sentence: &Range<usize>) -> Option<lexicon::Noun> {
    let touches = run.start > sentence.start && words.before(run.start) == " " && !owns(words, run.start - 1);
    touches.then(|| lexicon::noun(words.lower(run.start - 1))).flatten()
}

fn opens(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    at == sentence.start || words.before(at).contains(['“', '"'])
}

/// What is said of a name after a comma ("Toft, 41,", "Toft, who", "Toft, chief executive of", "Ferro, a maker of"), or before
/// one ("the ministry's spokesman, Toft").
fn apposition(words: &Words, run: &Range<usize>, sentence: &Range<usize>) -> Option<NameKind> {
    let after = run.end;
    if after < sentence.end && words.before(after).trim_end() == "," {
        let age = words.lower(after);
        let closes = after + 1 >= sentence.end || !matches!(words.before(after + 1), " " | "-");
        if age.len() <= 3 && age.parse::<u32>().is_ok_and(|n| (5..115).contains(&n)) && closes {
            return Some(NameKind::Person);
        }
        if age == "who" || age == "whose" {
            return Some(NameKind::Person);
        }
        if age == "which" {
            return Some(NameKind::Body);
        }
        if let Some(class) = head_class(words, after, sentence.end).filter(|_| !speaks(words, after, sentence.end)) {
            match class {
                Class::Person => return Some(NameKind::Person),
                Class::Outlet => return Some(NameKind::Outlet),
                Class::Body => return Some(NameKind::Body),
                Class::Document => {}
            }
        }
    }
    if after < sentence.end && words.before(after) == " " && words.lower(after) == "which" {
        return Some(NameKind::Body);
    }
    if run.start > sentence.start && words.before(run.start).trim_end() == "," {
        let closed = after >= sentence.end || !words.before(after).trim().is_empty() || is_cue_like(words.lower(after));
        let from = (sentence.start..run.start)
            .rev()
            .take(14)
            .take_while(|&w| w + 1 == run.start || words.before(w + 1) == " " || words.before(w + 1) == " & ")
            .last()?;
        if closed {
            // The phrase before the comma must open with an article or an owner, as descriptions do.
            let opened = (from..run.start).find(|&w| {
                matches!(words.lower(w), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "my" | "our")
                    || owns(words, w)
            })?;
            if head_class(words, opened, run.start) == Some(Class::Person) {
                return Some(NameKind::Person);
            }
        }
    }
    None
}

/// "… a bank in Vask, the diplomat said": what follows the comma speaks, and tells nothing of the name.
fn speaks(words: &Words, from: usize, limit: usize) -> bool {
    (from + 1..limit.min(from + 9))
        .take_while(|&w| words.before(w) == " " && !matches!(words.lower(w), "who" | "which" | "that"))
        .any(|w| is_cue_like(words.lower(w)))
}

fn is_cue_like(word: &str) -> bool {
    [
        "said",
        "says",
        "told",
        "added",
        "declared",
        "announced",
        "wrote",
        "reckons",
        "thinks",
        "noted",
        "stressed",
        "warned",
    ]
    .contains(&word)
}

/// The class of the first noun that a phrase leads to before a preposition or a clause.
fn head_class(words: &Words, from: usize, limit: usize) -> Option<Class> {
    let mut class = None;
    for at in from..limit.min(from + 9) {
        if at > from && !matches!(words.before(at), " " | "-" | " & " | "’ " | "' ") {
            break;
        }
        let word = words.lower(at);
        if class.is_some()
            && matches!(
                word,
                "of" | "for" | "at" | "in" | "with" | "from" | "who" | "which" | "that" | "by" | "on" | "to"
            )
        {
            break;
        }
        if at == from
            && !matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "one" | "another")
            && lexicon::noun(word).is_none()
            && !is_modifier(word)
            && !owns(words, at)
            && !words.is_capital(at)
        {
            return None;
        }
        if let Some(noun) = lexicon::noun(word) {
            if !owns(words, at) {
                class = Some(noun.class);
            }
        } else if class.is_some() {
            break;
        }
    }
    class
}

pub(in super::super) fn is_modifier(word: &str) -> bool {
    [
        "chief",
        "general",
        "former",
        "senior",
        "deputy",
        "vice",
        "prime",
        "acting",
        "managing",
        "executive",
        "assistant",
        "associate",
        "foreign",
        "head",
        "national",
        "regional",
        "local",
        "first",
        "human",
        "co-founder",
        "ex",
        "retired",
    ]
    .contains(&word)
}
