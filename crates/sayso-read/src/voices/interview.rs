//! Interviews in turns: whoever is asked says "I" in the answers, and is "you" in the questions.

use std::ops::Range;

use sayso_text::{ActorKind, ParagraphKind};

use super::cast::Character;
use super::names::NameKind;
use super::walk::Walk;
use crate::words::Words;

/// Words at the head of an article among which it says that it is an interview.
const HEAD: usize = 120;
/// Paragraphs that ask, from which on turns are taken.
const QUESTIONS: usize = 2;

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
            capitals(words, at + 1..sentence.end).into_iter().rfind(|run| run.len() > 1)
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

/// Whether a paragraph ends in a question.
fn asks(words: &Words, span: sayso_text::Span) -> bool {
    span.of(words.text()).trim_end_matches([' ', '"', '”', '\'', '’', ')']).ends_with('?')
}

/// Runs of capitalised words with nothing but a blank between them.
fn capitals(words: &Words, among: Range<usize>) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in among.filter(|&at| words.is_capital(at)) {
        match runs.last_mut() {
            Some(run) if run.end == at && words.before(at) == " " => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// The character of a name at the head of the article, by the name's last two words or more.
fn person(walk: &mut Walk, run: Range<usize>) -> usize {
    let written = |run: Range<usize>| run.map(|w| walk.words.written(w)).collect::<Vec<_>>().join(" ");
    let whole = written(run.clone());
    let known = walk.names.iter().position(|name| {
        name.text.contains(' ') && (whole == name.text || whole.ends_with(&format!(" {}", name.text)))
    });
    if let Some(who) = known.and_then(|name| walk.pool.of[name]) {
        return who;
    }
    let named = Some(NameKind::Person);
    walk.cast.add(Character { named, ..Character::new(ActorKind::NamedPerson, whole, run.start) })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_in;

    #[test]
    fn turns_of_an_interview() {
        let turns = "When did [you] begin?\n\n[I] was six. [We] had a boat, and [you] know boats.\n\nDid it sink?\n\n[I] believe so.";
        let expected = ["person Ilse Toft", "person Ilse Toft", "?", "?", "person Ilse Toft"];
        check_in(
            "Brine Blog",
            &format!("An interview with the sailor Ilse Toft\n\nIlse Toft sails alone.\n\n{turns}"),
            &expected,
        );
        check_in(
            "Brine Blog",
            &format!("Sailor Ilse Toft tells Brine Blog about boats.\n\nIlse Toft is six.\n\n{turns}"),
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
