//! Single words that weaken: "reportedly", "perhaps", "alleged", "likely".

use std::ops::Range;

use crate::words::Words;

use super::Hedge;

/// A weakening word at a word.
pub(super) fn at(words: &Words, at: usize, bounds: &Range<usize>) -> Option<Hedge> {
    let (weight, hearsay) = match words.lower(at) {
        "reportedly" | "supposedly" | "allegedly" | "purportedly" | "reputedly" | "rumouredly" | "ostensibly" => {
            (0.6, true)
        }
        "supposed" | "purported" | "presumed" | "reputed" | "putative" if is_before_a_noun(words, at) => (0.6, true),
        "alleged" if is_before_a_noun(words, at) || is_passive(words, at) => (0.6, true),
        "suspected" if is_before_a_noun(words, at) || is_passive(words, at) => (0.6, true),
        "unconfirmed" | "unverified" => (0.6, true),
        "apparently" | "seemingly" | "presumably" | "evidently" => (0.7, false),
        "apparent" if is_before_a_noun(words, at) => (0.7, false),
        "perhaps" | "maybe" | "possibly" | "potentially" | "conceivably" => (0.5, false),
        "potential" | "possible" if is_open(words, at) => (0.6, false),
        "probably" | "probable" => (0.75, false),
        "likely" if !is_settled_likely(words, at) => (0.7, false),
        "unlikely" => (0.3, false),
        "tentatively" | "tentative" | "provisionally" | "provisional" => (0.7, false),
        "arguably" | "theoretically" => (0.7, false),
        _ => return None,
    };
    (at < bounds.end).then_some(Hedge { run: at..at + 1, weight, hearsay })
}

/// Whether a word modifies the one that follows: something follows in the same clause, and it is no "to" or "by".
fn is_before_a_noun(words: &Words, at: usize) -> bool {
    let after = words.lower(at + 1);
    let free = !matches!(
        after,
        "" | "to" | "by" | "that" | "in" | "of" | "and" | "on" | "he" | "she" | "it" | "they" | "the" | "a" | "an"
    );
    let joined = at + 1 < words.len() && words.before(at + 1).trim().is_empty();
    let verb =
        at > 0 && matches!(words.lower(at - 1), "has" | "have" | "had" | "i" | "he" | "she" | "they" | "we" | "who");
    free && joined && !verb
}

/// "is alleged to", "was suspected of".
fn is_passive(words: &Words, at: usize) -> bool {
    at > 0 && matches!(words.lower(at - 1), "is" | "are" | "was" | "were" | "been" | "being" | "long" | "widely")
}

/// "a possible link", "it is possible that"; not "as soon as possible", "if possible", "possible only after".
fn is_open(words: &Words, at: usize) -> bool {
    let before = if at > 0 { words.lower(at - 1) } else { "" };
    let after = words.lower(at + 1);
    let determined = matches!(
        before,
        "a" | "an"
            | "the"
            | "any"
            | "of"
            | "about"
            | "over"
            | "for"
            | "its"
            | "their"
            | "another"
            | "two"
            | "three"
            | "against"
    ) && is_before_a_noun(words, at);
    let clause = words.lower(at) == "possible"
        && before != "not"
        && (after == "that"
            || words.are(at + 1, &["too", "that"])
            || words.are(at + 1, &["also", "that"])
            || matches!(after, "he" | "she" | "they" | "we"));
    determined && !matches!(before, "as") && !(before == "the" && words.lower(at) == "possible") || clause
}

/// "likely voters", "the likely next head" say what is expected of a group, not how sure something is; "as likely as not".
fn is_settled_likely(words: &Words, at: usize) -> bool {
    matches!(words.lower(at + 1), "voters" | "voter" | "electorate" | "as")
        || at > 0 && matches!(words.lower(at - 1), "not" | "how" | "isn't" | "hardly")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn words_that_weaken() {
        check("The mayor [reportedly] fled to the coast.");
        check("Moscow’s [supposed] overtures came late.");
        check("They are supposed to pay by Friday.");
        check("The [alleged] thief was [probably] abroad.");
        check("He alleged that the vote was bought.");
        check("A [suspected] leak is the [likely] cause.");
        check("A poll of likely voters found the opposite.");
        check("We will act as soon as possible.");
        check("Peace is possible only after an election.");
        check("They discussed a [possible] merger.");
        check("It is [possible] that the lock failed.");
        check("It is [possible], too, that it will pour.");
        check("Rain is [unlikely] before Sunday.");
    }
}
