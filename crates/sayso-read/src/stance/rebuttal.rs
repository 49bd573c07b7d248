//! Contents that contradict a claim of the article: "there was no meeting", "we vetoed nobody", "he cannot have paid".

use std::ops::Range;

use sayso_text::{Attribution, Stance};

use crate::frame::is_negation;
use crate::words::Words;

use super::claims::{Claims, own_head};
use super::{DENIES, Stands};

/// Denies where the content's first sentence is turned round and the article carries what it contradicts: a claim of another
/// voice that shares words with it, or a denial that the same voice has just made.
pub(super) fn stance(
    words: &Words,
    attributions: &[Attribution],
    at: usize,
    claims: &Claims,
    before: &[Stands],
) -> Option<Stands> {
    let head = own_head(words, attributions, at)?;
    if is_about_speaking(words, &head) {
        return None;
    }
    if is_impossible(words, &head) {
        return Some(DENIES);
    }
    if follows_denial(words, attributions, at, claims, before) {
        return Some(DENIES);
    }
    let negation = main_negation(words, &head)?;
    let clause = clause_around(words, negation, &head);
    let shared = claims.shared(words, &clause, at);
    let needed = if is_existential(words, &clause) { 1 } else { 2 };
    (shared >= needed).then_some(DENIES)
}

/// "cannot have known", "could not have been there", "cannot be the source", "is not and cannot be".
fn is_impossible(words: &Words, head: &Range<usize>) -> bool {
    head.clone().any(|at| {
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
fn follows_denial(words: &Words, attributions: &[Attribution], at: usize, claims: &Claims, before: &[Stands]) -> bool {
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
        let _ = claims;
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
    let at = head.clone().take(24).find(|&w| is_negation(words.lower(w)))?;
    let only = matches!(
        words.lower(at + 1),
        "only" | "just" | "least" | "longer" | "merely" | "until" | "yet" | "matter" | "doubt" | "less" | "more"
    );
    (!only && !(head.start..at).any(subordinate)).then_some(at)
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
        check("{The firm} <said> [its pump “is not and cannot be the source”].", Denies);
        check("{Toft} <has rejected> [the charge]. |[“We robbed nobody,”] {he} <said>.", Denies);
        check(&format!("{claim}{{The owner}} <said> [he would not discuss the mayor or the mill]."), Asserts);
    }
}
