//! Clauses that a content hangs on: if, unless, once, provided that, as long as, only after, should.

use std::ops::Range;

use crate::words::Words;

use super::clause;

/// A conditional clause that begins at a word.
pub(super) fn at(words: &Words, at: usize, bounds: &Range<usize>) -> Option<Range<usize>> {
    let before = |k: usize| if at >= bounds.start + k { words.lower(at - k) } else { "" };
    let after = words.lower(at + 1);
    let holds = match words.lower(at) {
        "only" => match after {
            "if" | "once" | "after" | "when" => true,
            "in" => words.are(at + 2, &["exchange", "for"]) || words.are(at + 2, &["return", "for"]),
            _ => false,
        },
        "if" => is_condition(words, at, bounds),
        "unless" => true,
        "once" => is_once(words, at, bounds),
        "provided" | "providing" => after == "that" || has_comma_before(words, at) && is_subject(words, at + 1),
        "assuming" => {
            after == "that"
                || is_subject(words, at + 1) && (has_comma_before(words, at) || clause::is_first(words, at, bounds))
        }
        "as" | "so" => {
            words.are(at + 1, &["long", "as"])
                && !words.are(at + 3, &["it", "takes"])
                && is_subject(words, at + 3)
                && !is_amount(words, at + 3)
        }
        "when" => is_believed_when(words, at, bounds),
        "should" => is_inverted(words, at, bounds),
        "until" => is_not_until(words, at, bounds),
        "on" => {
            (words.are(at + 1, &["condition", "that"])
                || words.are(at + 1, &["the", "condition", "that"])
                || words.are(at + 1, &["the", "understanding", "that"]))
                && before(1) != "only"
        }
        "in" => words.are(at + 1, &["the", "event", "of"]) || words.are(at + 1, &["the", "event", "that"]),
        _ => false,
    };
    if !holds {
        return None;
    }
    let end = clause::end(words, at, bounds);
    // "If it rains we stay": nothing shows where the clause ends.
    let unclear = clause::is_first(words, at, bounds)
        && end == bounds.end
        && words.lower(at) != "only"
        && end - at > 3
        && !stands_alone(words, at, bounds);
    (!unclear && end > at + 1).then_some(at..end)
}

/// Whether a condition is all that a quoted piece holds ("…", he said, "if the sums work").
fn stands_alone(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    words.sentence_of(at).start < at || bounds.end < words.sentence_of(at).end
}

/// "if" that sets a condition: not "asked if", "as if", "even if", "what if", "if not", "if any".
fn is_condition(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    let before =
        if at > bounds.start.min(words.sentence_of(at).start) { words.lower(at.saturating_sub(1)) } else { "" };
    let after = words.lower(at + 1);
    let asks = matches!(
        before,
        "ask"
            | "asks"
            | "asked"
            | "asking"
            | "wonder"
            | "wonders"
            | "wondered"
            | "wondering"
            | "know"
            | "knows"
            | "knew"
            | "see"
            | "say"
            | "tell"
            | "sure"
            | "clear"
            | "unclear"
            | "doubt"
            | "doubts"
            | "doubted"
            | "determine"
            | "decide"
            | "check"
            | "checked"
            | "matter"
            | "as"
            | "even"
            | "what"
            | "him"
            | "her"
            | "them"
            | "me"
            | "us"
            | "care"
            | "question"
            | "find"
            | "out"
            | "remember"
            | "only"
    );
    let idle =
        matches!(after, "not" | "any" | "anything" | "ever" | "at" | "so" | "only" | "possible" | "true" | "confirmed");
    // "If any of them leave, …" is a condition all the same.
    let any_of = words.are(at + 1, &["any", "of"]) || after == "any" && clause::is_first(words, at, bounds);
    let idle = idle && !any_of;
    // "If you look at the figures", "if you ask me": manners of speaking.
    let manner = after == "you"
        && matches!(
            words.lower(at + 2),
            "look" | "noticed" | "notice" | "ask" | "think" | "like" | "will" | "remember" | "recall" | "consider"
        );
    !asks && !idle && !manner
}

/// "once" that opens a clause about what is still to come: the rest of its sentence speaks of the future or of possibility.
fn is_once(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    let before = if at > bounds.start { words.lower(at - 1) } else { "" };
    if matches!(
        before,
        "at" | "than"
            | "had"
            | "has"
            | "have"
            | "was"
            | "were"
            | "is"
            | "who"
            | "been"
            | "only"
            | "just"
            | "that"
            | "not"
    ) || !is_subject(words, at + 1)
    {
        return false;
    }
    if matches!(words.lower(at + 1), "a" | "an") || words.lower(at + 2).ends_with("est") {
        return false;
    }
    let end = clause::end(words, at, bounds);
    let sentence = words.sentence_of(at);
    (sentence.start..at).chain(end..sentence.end).any(|w| is_open(words, w))
}

/// Words of what is still to come or only possible.
fn is_open(words: &Words, at: usize) -> bool {
    let word = words.lower(at);
    word.ends_with("'ll")
        || matches!(
            word,
            "will"
                | "would"
                | "may"
                | "might"
                | "could"
                | "can"
                | "shall"
                | "must"
                | "should"
                | "ready"
                | "willing"
                | "expected"
                | "won't"
                | "plans"
        )
}

/// "will not … until", "not until": nothing before that.
fn is_not_until(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    let mut negated = false;
    let mut open = false;
    for w in (bounds.start..at).rev().take(14) {
        let word = words.lower(w);
        negated |= matches!(
            word,
            "not" | "no" | "never" | "cannot" | "won't" | "can't" | "wouldn't" | "couldn't" | "nothing" | "nobody"
        );
        open |= is_open(words, w) || matches!(word, "cannot" | "can't" | "wouldn't" | "couldn't");
    }
    negated && open && is_subject(words, at + 1)
}

/// "I'll believe it when I see it".
fn is_believed_when(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    (bounds.start..at).rev().take(3).any(|w| words.lower(w) == "believe")
}

/// "Should the talks fail, …", "…, should the talks fail".
fn is_inverted(words: &Words, at: usize, bounds: &Range<usize>) -> bool {
    let first = clause::is_first(words, at, bounds) || has_comma_before(words, at);
    let sentence = words.sentence_of(at);
    let asks = words.before(sentence.end).contains('?');
    let end = clause::end(words, at, bounds);
    let main_follows = !clause::is_first(words, at, bounds) || end < bounds.end;
    first && main_follows && !asks && is_subject(words, at + 1) && words.lower(at + 1) != "be"
}

fn has_comma_before(words: &Words, at: usize) -> bool {
    words.before(at).contains([',', '—', '–', ';'])
}

/// Whether a word can open a subject: a determiner, a pronoun, a name, a number, a plural.
fn is_subject(words: &Words, at: usize) -> bool {
    at < words.len()
        && (words.is_capital(at)
            || words.written(at).chars().next().is_some_and(char::is_numeric)
            || words.lower(at).ends_with('s')
            || matches!(
                words.lower(at),
                "the"
                    | "a"
                    | "an"
                    | "it"
                    | "he"
                    | "she"
                    | "they"
                    | "we"
                    | "you"
                    | "i"
                    | "that"
                    | "all"
                    | "both"
                    | "there"
                    | "their"
                    | "our"
                    | "my"
                    | "your"
                    | "her"
                    | "any"
                    | "no"
                    | "these"
                    | "those"
                    | "everyone"
                    | "anyone"
                    | "someone"
                    | "nobody"
                    | "everybody"
                    | "somebody"
                    | "people"
                    | "enough"
                    | "one"
                    | "two"
                    | "every"
                    | "each"
                    | "another"
                    | "such"
                    | "some"
                    | "more"
                    | "peace"
                    | "it's"
                    | "they're"
                    | "we're"
            ))
}

fn is_amount(words: &Words, at: usize) -> bool {
    words.written(at).chars().next().is_some_and(char::is_numeric)
        || matches!(words.lower(at), "a" | "an" | "two" | "three" | "four" | "five" | "six" | "ten" | "one" | "some")
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn clauses() {
        check("The embassy may reopen [if Toft shows goodwill].");
        check("[If the sums work], jets will be built here.");
        check("“[If it exists], we shall find it.”");
        check("She asked if he would pay.");
        check("It looks as if it will rain.");
        check("It is good, if not perfect.");
        check("A deal may come [once the army gives up the coast].");
        check("Once a week they may meet.");
        check("He once said it would fail.");
        check("The count was overtaken once the dogs found a cellar.");
        check("They will sign [provided that the money comes].");
        check("They will sign, [provided the money comes], on Monday.");
        check("The union provided the crews with tea.");
        check("It will run [as long as the money lasts].");
        check("It can take as long as three weeks.");
        check("Peace is possible [only after the council drops its case].");
        check("[Should the talks fail], the mine will shut.");
        check("The mine will shut, [should the talks fail].");
        check("Should the talks go on?");
        check("They will not come back [until the guards leave].");
        check("It will stay shut until the rain ends.");
        check("“I shall believe it [when I see it].”");
        check("The quarry will shut [unless the owner pays].");
    }
}
