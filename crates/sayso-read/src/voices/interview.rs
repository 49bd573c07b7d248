//! Interviews in turns: whoever is asked says "I" in the answers, and is "you" in the questions.

use std::ops::Range;

use sayso_text::{ActorKind, ParagraphKind, Span};

use super::cast::Character;
use super::lexicon;
use super::names::NameKind;
use super::walk::Walk;
use crate::words::Words;

/// Words at the head of an article among which it says that it is an interview.
const HEAD: usize = 120;
/// Paragraphs that ask, from which on turns are taken.
const QUESTIONS: usize = 2;
/// Words of a question at most.
const LONGEST_QUESTION: usize = 60;
/// Days stand beside names at the head of an article, and are none.
const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Whether an article is an interview in turns, and with whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Interview {
    /// It is none.
    None,
    /// With somebody who is not clear, or with several.
    Unclear,
    /// With this character.
    With(usize),
}

/// What an article is; somebody whom only its heading names joins the cast.
pub(super) fn of(walk: &mut Walk) -> Interview {
    let words = walk.words;
    let asks =
        words.document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Body && asks(words, p.span)).count();
    if asks < QUESTIONS {
        return Interview::None;
    }
    let head = 0..words.len().min(HEAD);
    let mut said = false;
    for at in head {
        let after = match words.lower(at) {
            "interview" | "interviews" | "interviewed" | "interviewing" => true,
            "talks" | "talked" | "speaks" | "spoke" | "chats" | "answers" => false,
            "tells" | "told" => false,
            _ => continue,
        };
        said |= after;
        let sentence = words.sentence_of(at);
        let found = if after {
            let runs: Vec<Range<usize>> =
                capitals(words, at + 1..sentence.end).into_iter().filter(|run| run.len() > 1).collect();
            let known = runs.iter().find(|run| known(walk, run).is_some_and(|who| is_person(walk, who)));
            // A name that the text does not know is a person's where it begins as one.
            known.or(runs.last().filter(|run| begins_as_person(words, run))).cloned()
        } else {
            capitals(words, sentence.start..at).into_iter().rfind(|run| run.len() > 1 && run.end == at)
        };
        if let Some(run) = found {
            return Interview::With(person(walk, run));
        }
    }
    if said { Interview::Unclear } else { Interview::None }
}

/// Who says "I", or is "you", outside quotation marks; `None` where turns do not tell.
pub(super) fn speaker(walk: &Walk, at: usize) -> Option<Option<usize>> {
    let words = walk.words;
    let first = words.lower(at).split('\'').next().unwrap_or_default();
    let paragraph = words.document.paragraphs.get(walk.paragraph_of[at] as usize)?;
    let who = match walk.interview {
        Interview::None => return None,
        Interview::Unclear => None,
        Interview::With(who) => Some(who),
    };
    let asks = asks(words, paragraph.span);
    match first {
        "i" | "me" | "my" | "mine" => (!asks).then_some(who),
        "you" | "your" | "yours" => Some(who.filter(|_| asks)),
        "we" | "us" | "our" | "ours" => (!asks).then_some(None),
        _ => None,
    }
}

/// Whether a paragraph is a question: it ends as one, and is no speech that ends with one.
fn asks(words: &Words, span: Span) -> bool {
    words.within(span).len() <= LONGEST_QUESTION
        && span.of(words.text()).trim_end_matches([' ', '"', '”', '\'', '’', ')']).ends_with('?')
}

/// Runs of capitalised words with nothing but a blank between them.
fn capitals(words: &Words, among: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let is_day = |at: usize| DAYS.contains(&words.lower(at));
    for at in among.filter(|&at| words.is_capital(at) && !is_day(at)) {
        match runs.last_mut() {
            Some(run) if run.end == at && words.before(at) == " " => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The character whose name in the text ends a run of capitals ("Biologist Ilse Toft").
fn known(walk: &Walk, run: &Range<usize>) -> Option<usize> {
    let whole = run.clone().map(|w| walk.words.written(w)).collect::<Vec<_>>().join(" ");
    let ends = |name: &str| name.contains(' ') && (whole == name || whole.ends_with(&format!(" {name}")));
    walk.names.iter().position(|name| ends(&name.text)).and_then(|name| walk.pool.of[name])
}

fn begins_as_person(words: &Words, run: &Range<usize>) -> bool {
    lexicon::gender_of_first_name(words.lower(run.start)).is_some()
}

fn is_person(walk: &Walk, who: usize) -> bool {
    walk.cast.characters[who].kind == ActorKind::NamedPerson
}

/// The character of a name at the head of the article.
fn person(walk: &mut Walk, run: Range<usize>) -> usize {
    if let Some(who) = known(walk, &run) {
        return who;
    }
    let whole = run.clone().map(|w| walk.words.written(w)).collect::<Vec<_>>().join(" ");
    let named = Some(NameKind::Person);
    walk.cast.add(Character { named, ..Character::new(ActorKind::NamedPerson, whole, run.start) })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_in;

    #[test]
    fn turns_of_an_interview() {
        let turns = "When did [you] begin?\n\n[I] was six. [We] had a boat, and [you] know boats.\n\nDid it sink?\n\n[I] believe so.";
        let expected = ["person Anna Toft", "person Anna Toft", "?", "?", "person Anna Toft"];
        check_in(
            "Brine Blog",
            &format!("An interview with the sailor Anna Toft\n\nAnna Toft sails alone.\n\n{turns}"),
            &expected,
        );
        check_in(
            "Brine Blog",
            &format!("Sailor Anna Toft tells Brine Blog about boats.\n\nAnna Toft is six.\n\n{turns}"),
            &expected,
        );
        let unclear = ["?", "?", "?", "?", "?"];
        check_in(
            "Brine Blog",
            &format!("An interview with the owners of a harbour\n\nThey sail.\n\n{turns}"),
            &unclear,
        );
        check_in("Brine Blog", "We met in May. [I] doubt it. Why? Who knows?", &["author Brine Blog"]);
    }
}
