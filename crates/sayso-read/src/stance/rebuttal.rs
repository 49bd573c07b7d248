//! Contents that contradict a claim of the article: "there was no meeting", "we vetoed nobody", "he cannot have paid".

use std::ops::Range;

use sayso_text::{Attribution, Stance};

use crate::frame::{is_form_of, is_negation};
use crate::words::Words;

use super::claims::{Claims, is_spoken_of};
use super::{DENIES, Stands};

/// How many signs of a rebuttal a plain "no" needs.
const ENOUGH: usize = 4;

/// Denies where the content's first sentence is turned round and the article carries what it contradicts: a claim of another
/// voice that shares words with it, or a denial that the same voice has just made.
pub(super) fn stance(
    words: &Words,
    attributions: &[Attribution],
    at: usize,
    claims: &Claims,
    before: &[Stands],
) -> Option<Stands> {
    let attribution = &attributions[at];
    let head = claims.own_head(words, attributions, at)?;
    if is_about_speaking(words, &head) {
        return None;
    }
    if is_impossible(words, &head) || follows_denial(words, attributions, at, before) {
        return Some(DENIES);
    }
    let negation = main_negation(words, &head)?;
    let clause = clause_around(words, negation, &head);
    let asked = is_asked(words, attribution);
    // What will be, may be or ought to be contradicts nobody: only a plain fact is denied.
    if !asked && !is_of_the_past(words, negation) && !is_existential(words, &clause) {
        return None;
    }
    let shared = claims.shared(words, &clause, at);
    let signs = [
        is_spoken_of(words, attribution, head.start),
        is_answer(words, attribution),
        is_of_oneself(words, &head, negation),
        is_of_the_past(words, negation) || is_existential(words, &clause),
        is_emphatic(words, &clause),
        is_existential(words, &clause),
        claims.is_concerned(at),
        is_contrast(words, attribution),
    ];
    let count = shared + signs.iter().filter(|s| **s).count() + if asked { 3 } else { 0 };
    (count >= ENOUGH).then_some(DENIES)
}

/// Cues that answer somebody: what is said there turns against what was said before.
fn is_answer(words: &Words, attribution: &Attribution) -> bool {
    const ANSWERS: &[&str] = &[
        "reply",
        "retort",
        "answer",
        "insist",
        "respond",
        "counter",
        "maintain",
        "rejoin",
        "stress",
        "protest",
        "object",
        "argue",
        "riposte",
        "swear",
        "hit",
        "shoot",
        "snap",
        "assure",
        "reassure",
        "emphasise",
        "emphasize",
        "underline",
        "reiterate",
        "repeat",
        "clarify",
        "declare",
    ];
    attribution
        .cue
        .iter()
        .flat_map(|&piece| words.within(piece))
        .any(|w| ANSWERS.iter().any(|verb| is_form_of(words.lower(w), verb)))
}

/// "But the mill said …", "the mill, however, said …": a turn against what was told before.
fn is_contrast(words: &Words, attribution: &Attribution) -> bool {
    let Some(&cue) = attribution.cue.first() else { return false };
    let sentence = words.sentence_of(words.within(cue).start);
    matches!(words.lower(sentence.start), "but" | "however" | "yet" | "still")
        || sentence
            .clone()
            .take(40)
            .any(|w| matches!(words.lower(w), "however" | "though") && words.before(w).contains(','))
}

/// "Asked whether …", "questioned about …", or a question in the sentence before.
fn is_asked(words: &Words, attribution: &Attribution) -> bool {
    let Some(&cue) = attribution.cue.first() else { return false };
    let sentence = words.sentence_of(words.within(cue).start);
    let asked = sentence.clone().take(40).any(|w| {
        matches!(words.lower(w), "asked" | "questioned" | "pressed" | "confronted" | "quizzed")
            && matches!(
                words.lower(w + 1),
                "whether" | "if" | "about" | "on" | "why" | "by" | "with" | "how" | "where" | "directly"
            )
    });
    asked || sentence.start > 0 && words.before(sentence.start).contains('?')
}

/// "I never …", "he had not …": the voice speaks of itself or its own.
fn is_of_oneself(words: &Words, head: &Range<usize>, negation: usize) -> bool {
    (head.start..negation.min(head.start + 4)).any(|w| {
        matches!(
            words.lower(w),
            "i" | "we"
                | "my"
                | "our"
                | "i've"
                | "we've"
                | "he"
                | "she"
                | "they"
                | "it"
                | "its"
                | "his"
                | "her"
                | "their"
                | "i'm"
                | "we're"
                | "us"
        )
    })
}

/// "did not", "had never", "was not": what was done, rather than what will or may be.
fn is_of_the_past(words: &Words, negation: usize) -> bool {
    let word = words.lower(negation);
    let helper = if word.ends_with("n't") { word } else { words.lower(negation.saturating_sub(1)) };
    word == "never"
        || matches!(
            helper.trim_end_matches("n't"),
            "did" | "had" | "has" | "have" | "was" | "were" | "i've" | "we've" | "been"
        )
        || word == "no"
            && ["be", "have"].iter().any(|verb| (negation + 1..negation + 5).any(|w| is_form_of(words.lower(w), verb)))
}

/// "at all", "any", "ever", "simply": a no that means more than itself.
fn is_emphatic(words: &Words, clause: &Range<usize>) -> bool {
    clause.clone().any(|w| {
        matches!(
            words.lower(w),
            "any"
                | "anyone"
                | "anything"
                | "anybody"
                | "anywhere"
                | "ever"
                | "never"
                | "nobody"
                | "whatsoever"
                | "simply"
                | "categorically"
                | "absolutely"
                | "flatly"
                | "nothing"
                | "none"
                | "neither"
                | "nowhere"
                | "whatever"
                | "remotely"
        ) || words.are(w, &["at", "all"])
            || words.are(w, &["at", "no"])
    })
}

/// "cannot have known", "could not have been there", "cannot be the source", "is not and cannot be", "at no time".
fn is_impossible(words: &Words, head: &Range<usize>) -> bool {
    head.clone().any(|at| {
        if words.are(at, &["at", "no", "time"]) {
            return true;
        }
        let after = match words.lower(at) {
            "cannot" | "can't" | "couldn't" => at + 1,
            "can" | "could" if words.lower(at + 1) == "not" => at + 2,
            _ => return false,
        };
        let next = words.lower(after);
        let then = words.lower(after + 1);
        next == "have"
            || next == "possibly"
            || next == "be" && matches!(then, "the" | "to" | "true" | "right" | "responsible" | "a" | "so" | "blamed")
    })
}

/// Whether a quotation follows a denial of the same voice and goes on denying.
fn follows_denial(words: &Words, attributions: &[Attribution], at: usize, before: &[Stands]) -> bool {
    let Some(&content) = attributions[at].content.first() else { return false };
    if !words.is_quoted(content.start) {
        return false;
    }
    let run = words.within(content);
    let sentence = words.sentence_of(run.start);
    let last = (at.saturating_sub(3)..at)
        .rev()
        .find(|&b| before[b].stance == Stance::Denies && attributions[b].within.is_none());
    last.is_some_and(|b| {
        let Some(&cue) = attributions[b].cue.first() else { return false };
        let denied = words.sentence_of(words.within(cue).start);
        let next = denied.end >= sentence.start.saturating_sub(1) && denied.start < sentence.start;
        let all = attributions[at].content.iter().flat_map(|&p| words.within(p)).take(40);
        next && all.into_iter().any(|w| is_negation(words.lower(w)))
    })
}

/// The negation of the main clause: not one of a relative or subordinate clause, which comes after "who", "because", "if" ….
fn main_negation(words: &Words, head: &Range<usize>) -> Option<usize> {
    let subordinate = |w: usize| {
        matches!(
            words.lower(w),
            "who"
                | "whom"
                | "which"
                | "whose"
                | "because"
                | "if"
                | "unless"
                | "although"
                | "though"
                | "since"
                | "where"
                | "when"
                | "whether"
                | "so"
        )
    };
    let at = head.clone().take(24).find(|&w| is_negation(words.lower(w)) && !is_number_sign(words, w))?;
    let only = matches!(
        words.lower(at + 1),
        "only"
            | "just"
            | "least"
            | "longer"
            | "merely"
            | "until"
            | "yet"
            | "matter"
            | "doubt"
            | "question"
            | "place"
            | "excuse"
            | "need"
            | "way"
            | "reason"
            | "room"
            | "better"
            | "greater"
            | "necessarily"
            | "even"
            | "quite"
            | "less"
            | "more"
    );
    let answer = words.lower(at) == "no" && at + 1 == head.end;
    (!only && !answer && !(head.start..at).any(subordinate)).then_some(at)
}

/// "No. 3".
fn is_number_sign(words: &Words, at: usize) -> bool {
    words.written(at) == "No" && at + 1 < words.len() && words.before(at + 1).starts_with('.')
}

fn clause_around(words: &Words, negation: usize, head: &Range<usize>) -> Range<usize> {
    let stop = |at: usize| {
        words.before(at).contains([';', ':', '—'])
            || words.before(at).contains(',') && matches!(words.lower(at), "but" | "and" | "so" | "because")
    };
    let end = (negation + 1..head.end).find(|&at| stop(at)).unwrap_or(head.end);
    head.start..end
}

/// "there was no", "nobody", "never", "no one … any".
fn is_existential(words: &Words, clause: &Range<usize>) -> bool {
    clause.clone().any(|at| {
        matches!(words.lower(at), "there" | "there's")
            && (at..(at + 4).min(clause.end)).any(|w| is_negation(words.lower(w)))
    })
}

/// "had no comment", "would not discuss": a silence.
fn is_about_speaking(words: &Words, head: &Range<usize>) -> bool {
    head.clone()
        .take(12)
        .any(|at| matches!(words.lower(at), "comment" | "discuss" | "elaborate" | "speculate" | "confirm"))
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asserts, Denies};

    use super::super::tests::check;

    #[test]
    fn rebuttals() {
        let claim = "{The Gazette} <reported> that [the mayor had met the owner of the mill]. |";
        check(&format!("{claim}{{The mayor}} <said> [he had never met the owner]."), Denies);
        check(&format!("{claim}{{Toft}} <said> [the bridge would not open]."), Asserts);
        check("[“He cannot have paid,”] {she} <said>.", Denies);
        check("[“A sale was at no time discussed,”] {she} <said>.", Denies);
        check("{The firm} <said> [its pump “is not and cannot be the source”].", Denies);
        check("{Toft} <has rejected> [the charge]. |[“We robbed nobody,”] {he} <said>.", Denies);
        check(&format!("{claim}{{The owner}} <said> [he would not discuss the mayor or the mill]."), Asserts);
    }
}
