//! Interviews in turns: whoever is asked says "I" in the answers, and is "you" in the questions.

use std::ops::Range;

use sayso_text::{ActorKind, ParagraphKind, Span};

use super::cast::Character;
use super::lexicon::{self, Class};
use super::names::NameKind;
use super::phrase::phrase;
use super::walk::{Walk, bare_span};
use crate::words::Words;

/// Words at the head of an article among which it says that it is an interview.
const HEAD: usize = 160;
/// Paragraphs that ask, from which on turns are taken; where the heading says that it is an interview, one is enough.
const QUESTIONS: usize = 2;
/// Paragraphs that ask, from which on nothing else needs to say that it is an interview.
const MANY_QUESTIONS: usize = 4;
/// Words of a question at most.
const LONGEST_QUESTION: usize = 60;
/// Words of a turn at most that asks without a question mark ("You have come a long way.").
const LONGEST_PROMPT: usize = 40;
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

/// Where the words that say "interview" put the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// "interviewed Ann Toft", "spoke with Ann Toft".
    After,
    /// "Ann Toft tells", "Ann Toft: an interview".
    Before,
}

/// What an article is; somebody whom only its heading names joins the cast.
pub(super) fn of(walk: &mut Walk) -> Interview {
    let words = walk.words;
    let bodies = words.document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Body);
    let questions = bodies.filter(|p| ends_as_question(words, p.span)).count();
    if questions == 0 {
        return Interview::None;
    }
    let heading = words.document.paragraphs.first().map_or(0..0, |p| words.within(p.span));
    let mut said = Vec::new();
    for at in 0..words.len().min(HEAD) {
        let Some(side) = side(words, at) else { continue };
        let names_it = words.lower(at).starts_with("interview");
        if questions < QUESTIONS && !(names_it && heading.contains(&at)) {
            continue;
        }
        said.extend(names_it.then_some(at));
        if let Some(run) = interviewed(walk, at, side) {
            return Interview::With(person(walk, run));
        }
    }
    if let Some(who) = said.iter().find_map(|&at| described(walk, at)) {
        return Interview::With(who);
    }
    // A page of questions is an interview even where nothing says so: "I" is not who writes.
    if !said.is_empty() || questions >= MANY_QUESTIONS { Interview::Unclear } else { Interview::None }
}

/// Who asks, where the head of the article names them beside who is asked: "Toft sat down with Huw Prys for an interview".
pub(super) fn asker(walk: &Walk) -> Option<usize> {
    let Interview::With(asked) = walk.interview else { return None };
    let words = walk.words;
    (0..words.len().min(HEAD)).filter(|&at| side(words, at).is_some()).find_map(|at| {
        let sentence = words.sentence_of(at);
        let from = walk.names.partition_point(|n| n.words.start < sentence.start);
        let names = walk.names.iter().zip(&walk.pool.of).skip(from).take_while(|(n, _)| n.words.start < sentence.end);
        let people: Vec<_> = names
            .filter_map(|(name, who)| Some((name, (*who)?)))
            .filter(|&(_, who)| walk.cast.characters[who].kind == ActorKind::NamedPerson)
            .collect();
        let [(first, one), (second, other)] = people[..] else { return None };
        let (name, who) = if one == asked { (second, other) } else { (first, one) };
        let before = name.whole.start.checked_sub(1).map_or("", |w| words.lower(w));
        let fits = name.words.end == at || name.whole.start > at && matches!(before, "with" | "by" | "to");
        (fits && who != asked && (one == asked || other == asked)).then_some(who)
    })
}

/// Whether a word says that somebody was interviewed, and where the name must stand.
fn side(words: &Words, at: usize) -> Option<Side> {
    let to = |next: usize| next < words.len() && matches!(words.lower(next), "with" | "to");
    match words.lower(at) {
        "interview" | "interviews" | "interviewed" | "interviewing" => Some(Side::After),
        "talks" | "talked" | "speaks" | "spoke" | "chats" | "chatted" | "sits" | "sat" | "catches" | "caught" => {
            let down = matches!(words.lower((at + 1).min(words.len() - 1)), "down" | "up");
            Some(if to(at + 1) || down && to(at + 2) { Side::After } else { Side::Before })
        }
        "answers" | "tells" | "told" => Some(Side::Before),
        _ => None,
    }
}

/// The name of whoever is interviewed, in the sentence of the word that says so.
fn interviewed(walk: &Walk, at: usize, side: Side) -> Option<Range<usize>> {
    let words = walk.words;
    let sentence = words.sentence_of(at);
    let named = |run: &Range<usize>| {
        run.len() > 1
            && match known(walk, run).map(|who| &walk.cast.characters[who]) {
                Some(known) if known.kind == ActorKind::NamedPerson => true,
                Some(known) if known.named != Some(NameKind::Unknown) => false,
                _ => begins_as_person(words, run) || stands_as_person(words, run),
            }
    };
    if side == Side::Before {
        return capitals(words, sentence.start..at).into_iter().rfind(|run| run.len() > 1 && run.end == at);
    }
    let after: Vec<Range<usize>> = capitals(words, at + 1..sentence.end)
        .into_iter()
        .filter(|run| !words.before(run.start).ends_with(['"', '“', '\'', '‘']))
        .filter_map(|run| person_in(words, run))
        .filter(named)
        .collect();
    if let Some(first) = after.first() {
        // With two of them it is not clear who says "I".
        let two = after.get(1).is_some_and(|second| joined(words, first.end..second.start));
        return (!two).then(|| first.clone());
    }
    let him = (at + 1..sentence.end.min(at + 3)).any(|w| matches!(words.lower(w), "him" | "her"));
    let paragraph = walk.words.within(words.document.paragraphs[walk.paragraph_of[at] as usize].span);
    let from = if him { paragraph.start } else { sentence.start };
    let opens = words.lower(at) == "interview" && words.written(sentence.start) != words.written(at);
    if him || opens {
        // "Ann Toft: an interview with the poet"; "Ann Toft is a sailor. Brine Blog interviewed her."
        let titles = |run: &Range<usize>| {
            run.len() > 1
                && run.start == from
                && words.before(run.end).starts_with(':')
                && words.lower(run.start) != "the"
                && known(walk, run).is_none_or(|who| walk.cast.characters[who].kind == ActorKind::NamedPerson)
        };
        let before: Vec<Range<usize>> =
            capitals(words, from..at).into_iter().filter(|run| named(run) || titles(run)).collect();
        return before.first().filter(|_| before.len() == 1).cloned();
    }
    None
}

/// Whoever is interviewed without a name: "interviewed one of the owners of a bar", "interview with a nurse".
fn described(walk: &mut Walk, at: usize) -> Option<usize> {
    let words = walk.words;
    let sentence = words.sentence_of(at);
    let start = if matches!(words.lower((at + 1).min(words.len() - 1)), "with") { at + 2 } else { at + 1 };
    let goes_on =
        |w: &usize| words.before(*w) == " " && !matches!(words.lower(*w), "about" | "on" | "regarding" | "who");
    let end = start + 1 + (start + 1..sentence.end).take_while(goes_on).count();
    if end > sentence.end || !matches!(words.lower(start), "a" | "an" | "one" | "the") {
        return None;
    }
    let phrase = phrase(words, start..end);
    let one = match (&phrase.of, &phrase.noun) {
        (Some(_), _) => phrase.count.unwrap_or(1) == 1,
        (None, Some(noun)) => noun.class == Class::Person && !noun.plural,
        (None, None) => false,
    };
    let who = match &phrase.of {
        _ if !one => return None,
        Some(_) => walk.one_of(&phrase, None)?,
        None => walk.introduce(&phrase, start),
    };
    let touch = walk.touch_at(start);
    walk.cast.touch(who, words.span_of(start..end), touch);
    Some(who)
}

/// The part of a run of capitals that is a person's: "President Ann Toft" from "Ann" on, where that is a first name.
fn person_in(words: &Words, run: Range<usize>) -> Option<Range<usize>> {
    let begins =
        (run.start..run.end.saturating_sub(1)).find(|&w| lexicon::gender_of_first_name(words.lower(w)).is_some());
    Some(begins.map_or(run.clone(), |w| w..run.end)).filter(|run| run.len() > 1)
}

/// Whether nothing but "and" and small words stand between two names.
fn joined(words: &Words, between: Range<usize>) -> bool {
    between.len() <= 8 && between.clone().any(|w| words.lower(w) == "and")
}

/// Who says "I", or is "you", outside quotation marks; `None` where turns do not tell.
pub(super) fn turn_of(walk: &Walk, run: &Range<usize>) -> Option<Option<usize>> {
    let (words, at) = (walk.words, run.start);
    if run.len() > 1 || words.is_quoted(words.span(at).start) {
        return None;
    }
    let first = words.lower(at).split('\'').next().unwrap_or_default();
    let paragraph = words.document.paragraphs.get(walk.paragraph_of[at] as usize)?;
    let who = match walk.interview {
        Interview::None => return None,
        Interview::Unclear => None,
        Interview::With(who) => Some(who),
    };
    let turn = turn(words, paragraph.span);
    match first {
        "i" | "me" | "my" | "mine" => match turn {
            // Who asks is who writes, if nobody else is told to.
            Turn::Asks if who.is_some() => walk.asker.map(Some),
            Turn::Asks | Turn::Prompts => Some(None),
            Turn::Answers => Some(who),
        },
        "you" | "your" | "yours" => Some(who.filter(|_| turn != Turn::Answers)),
        "we" | "us" | "our" | "ours" => (turn != Turn::Asks).then_some(None),
        _ => None,
    }
}

/// Whose turn a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    /// A question.
    Asks,
    /// Speaks to somebody without a question mark: "You have come a long way."
    Prompts,
    /// Anything else.
    Answers,
}

fn turn(words: &Words, span: Span) -> Turn {
    if ends_as_question(words, span) {
        return Turn::Asks;
    }
    let run = words.within(span);
    let is_you = |w: usize| matches!(words.lower(w).split('\'').next(), Some("you" | "your"));
    let you = run.clone().any(is_you);
    // "You know, …" and "if you look at it" are ways of answering: who prompts says "you" early.
    let early = run.clone().take(4).any(is_you);
    let wonders = run.clone().zip(run.clone().skip(1)).take(3).any(|(w, next)| {
        words.lower(w) == "i"
            && matches!(
                words.lower(next),
                "just" | "wanted" | "want" | "wonder" | "wondered" | "understand" | "read" | "heard"
            )
    });
    if wonders && you && run.len() <= LONGEST_PROMPT {
        return Turn::Asks;
    }
    if run.len() <= LONGEST_PROMPT && you && early && !matches!(words.lower(run.start + 1), "know" | "see") {
        Turn::Prompts
    } else {
        Turn::Answers
    }
}

/// Whether a paragraph is a question: it ends as one, and is no speech that ends with one.
fn ends_as_question(words: &Words, span: Span) -> bool {
    words.within(span).len() <= LONGEST_QUESTION
        && span.of(words.text()).trim_end_matches([' ', '"', '”', '\'', '’', ')', '…']).ends_with('?')
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

/// Whether a name that nothing else tells of stands where a person's does: right behind the word that says "interview", or behind
/// what somebody is ("interview with founder Ann Toft").
fn stands_as_person(words: &Words, run: &Range<usize>) -> bool {
    let own = run.clone().any(|w| lexicon::is_body_or_outlet_word(words.lower(w)));
    let before = run.start.checked_sub(1).map_or("", |w| words.lower(w));
    let fits = before.starts_with("interview") || matches!(before, "with" | "to") || lexicon::is_one_person(before);
    // "Interviews New York bar owner": the name of a place, that tells which owner.
    let modifies = (run.end..words.len().min(run.end + 2))
        .take_while(|&w| words.before(w) == " " && !words.is_capital(w))
        .any(|w| lexicon::is_one_person(words.lower(w)));
    !own && fits && !modifies && run.len() <= 3
}

/// The character of a name at the head of the article.
fn person(walk: &mut Walk, run: Range<usize>) -> usize {
    if let Some(who) = known(walk, &run) {
        let character = &mut walk.cast.characters[who];
        (character.kind, character.named) = (ActorKind::NamedPerson, Some(NameKind::Person));
        return who;
    }
    let whole = run.clone().map(|w| walk.words.written(w)).collect::<Vec<_>>().join(" ");
    let named = Some(NameKind::Person);
    let who = walk.cast.add(Character { named, ..Character::new(ActorKind::NamedPerson, whole, run.start) });
    let touch = walk.touch_at(run.start);
    walk.cast.touch(who, bare_span(walk.words.text(), walk.words.span_of(run)), touch);
    who
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
        for head in [
            "Interview with harbour founder Anna Toft Sunday, May 28, 2006\n\nIt opened in May.",
            "Cold as ice: Brine Blog interviews Annagret Toft on a new harbour\n\nIt opened in May.",
            "Annagret Toft: An Interview with the 'Harbour Poet'\n\nIt opened in May.",
            "A harbour opens\n\nAnna Toft runs a harbour. Brine Blog interviewed her in May.",
            "A harbour opens\n\nBrine Blog spoke with Anna Toft, head of the International Guild of Sailors, about boats.",
        ] {
            let name = if head.contains("Annagret") { "person Annagret Toft" } else { "person Anna Toft" };
            check_in("Brine Blog", &format!("{head}\n\n{turns}"), &[name, name, "?", "?", name]);
        }
        let owner = "unnamed one of the owners of a harbour";
        check_in(
            "Brine Blog",
            &format!("Boats\n\nBrine Blog interviewed one of the owners of a harbour about boats.\n\n{turns}"),
            &[owner, owner, "?", "?", owner],
        );
        check_in(
            "Brine Blog",
            "An interview with the sailor Anna Toft\n\nAnna Toft sat down with Huw Prys for an interview in May.\n\n\
             [I] just wanted to ask if you sail.\n\n[I] do.\n\nWhy?\n\nFor the wind.\n\nDid it sink?\n\n[I] believe so.",
            &["person Huw Prys", "person Anna Toft", "person Anna Toft"],
        );
        check_in(
            "Brine Blog",
            &format!(
                "Brine Blog interviews Old Tarn bar owner on drinks\n\nBrine Blog interviewed one of the owners of a harbour \
                 about boats. They are from Old Tarn.\n\n{turns}"
            ),
            &[owner, owner, "?", "?", owner],
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
