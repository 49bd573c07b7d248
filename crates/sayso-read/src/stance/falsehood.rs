//! Contents that call a claim false: "the claim is categorically false", "it is untrue", "that never happened".

use std::sync::LazyLock;

use sayso_text::Attribution;

use crate::frame::{Pattern, is_negated, patterns};
use crate::words::Words;

use super::claims::{Claims, is_claim_noun};
use super::{DENIES, Stands};

/// Predicates of falsehood.
static FALSE: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "false|untrue|baseless|groundless|unfounded|fabricated|bogus|untruthful|libellous|slanderous|fictitious",
        "a an? outright|complete|total|pure|absolute|blatant|deliberate|simple? lie|fabrication|falsehood|hoax|invention|fiction|fantasy|myth|smear|slander|rumour|rumor|untruth",
        "lies|nonsense|rubbish|fiction|fantasy|fabrications|inventions|falsehoods|hogwash|poppycock|balderdash|codswallop|claptrap|bunkum|disinformation|propaganda",
        "not … true|correct|accurate|right|so",
        "not … the case",
        "isn't|wasn't|aren't|weren't … true|correct|accurate|right|so",
        "isn't|wasn't the case",
        "wrong|incorrect|inaccurate|mistaken|erroneous",
        "without any? foundation|basis|merit|substance|truth",
        "no truth|foundation|substance|basis|merit in|to|for|whatsoever",
        "no … truth in|to",
        "nothing … further from the truth",
        "far from the? truth|true",
        "made up",
        "made … up",
        "did not|never happen|occur|exist",
        "didn't happen|occur|exist",
        "never happened|existed|occurred|took",
        "nothing of the kind|sort",
        "no such",
        "pulled out of thin air",
        "plucked from the air",
        "out of thin air",
        "pure|mere|idle|sheer|wild|baseless speculation|guesswork|gossip|invention|fiction|fantasy|imagination|conjecture|hearsay|rumour|rumor",
        "figment of",
        "taken|quoted|ripped|lifted out of context",
        "taken|quoted out of",
        "been|was|were|being badly|wholly|completely|totally|utterly? misquoted|misrepresented|misinterpreted|misconstrued|misread|misreported|misunderstood",
        "a misunderstanding|misreading|misinterpretation|misrepresentation|mix-up|fairytale|fable|canard",
        "a fairy tale|story",
        "nothing to do with",
        "not|no part|party to|in|of any",
        "does not|n't exist",
        "doesn't exist",
        "do|does|did not recognise|recognize",
        "don't|doesn't|didn't recognise|recognize",
        "exists|existed only in",
        "on the contrary",
        "the opposite|reverse is|was true|so",
        "~be news to",
        "not so",
        "not what i|we|he|she|they said|meant|wrote|told",
        "absurd|ludicrous|ridiculous|preposterous|laughable|outrageous to claim|say|suggest|allege|imply|pretend",
    ])
});

/// Denies where the content's first sentence says of a claim, or of "it" and "that", that it is false.
pub(super) fn stance(words: &Words, attributions: &[Attribution], at: usize, claims: &Claims) -> Option<Stands> {
    let head = claims.own_head(words, attributions, at)?;
    let found = head.clone().find(|&w| {
        FALSE.iter().any(|p| p.end_at(words, w, &head).is_some()) && !is_negated(words, w) && !is_attribute(words, w)
    })?;
    if matches!(words.lower(found), "no") && words.lower(found + 1) == "such" {
        return Some(DENIES);
    }
    let subject = head.start..found;
    let spoken_of = subject.is_empty()
        || subject.clone().any(|w| is_claim_noun(words.lower(w)))
        || subject.clone().take(3).any(|w| {
            matches!(
                words.lower(w),
                "it" | "that"
                    | "this"
                    | "it's"
                    | "that's"
                    | "they"
                    | "these"
                    | "those"
                    | "which"
                    | "there"
                    | "there's"
                    | "he"
                    | "she"
            )
        })
        || words.lower(found) == "made"
        || words.lower(found) == "never"
        || matches!(words.lower(found + 1), "part" | "party");
    // "It is wrong to strike", "it would be wrong": a judgement on doing, not on what was claimed.
    let judged = matches!(words.lower(found), "wrong" | "right")
        && (words.lower(found + 1) == "to"
            || matches!(words.lower(found.saturating_sub(1)), "be" | "been")
            || !subject
                .clone()
                .any(|w| is_claim_noun(words.lower(w)) || words.lower(w) == "that" || words.lower(w) == "that's"));
    (spoken_of && !judged).then_some(DENIES)
}

/// "a false flag", "the bogus inspector": an attribute of a thing told of, unless the thing is a claim.
fn is_attribute(words: &Words, at: usize) -> bool {
    let adjective = matches!(words.lower(at), "false" | "bogus" | "fabricated" | "fictitious" | "wrong" | "incorrect");
    let determined = at > 0
        && matches!(
            words.lower(at - 1),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "under" | "two" | "some" | "many" | "with"
        );
    adjective && determined && !(at + 1..at + 4).any(|w| is_claim_noun(words.lower(w)))
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asserts, Denies};

    use super::super::tests::check;

    #[test]
    fn falsehoods() {
        check("[“The claim that we met is categorically false,”] {he} <declared>.", Denies);
        check("[“It is simply untrue that we knew,”] {she} <said>.", Denies);
        check("{Toft} <said> [the report was without foundation].", Denies);
        check("[“That is not true,”] {he} <said>.", Denies);
        check("[“Thirty is a number somebody made up,”] {he} <said>.", Denies);
        check("{Toft} <said> [there was no truth in the rumours].", Denies);
        check("{Toft} <said> [the meeting never took place].", Denies);
        check("{Toft} <said> [no such plan had reached him].", Denies);
        check("[“That is not what I said,”] {he} <said>.", Denies);
        check("{Toft} <said> [it was absurd to claim that the mill was hers].", Denies);
        check("[“My client is not part of any deal,”] {she} <said>.", Denies);
        check("{Toft} <said> [it would be wrong to strike].", Asserts);
        check("{Toft} <said> [they had raced under a false flag].", Asserts);
        check("{Toft} <said> [it was a false claim].", Denies);
        check("{Toft} <said> [the lock gave a false alarm].", Asserts);
    }
}
