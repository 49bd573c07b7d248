//! Those whose question is answered: "in reply to a question from this agency", "asked by the Courier".

use std::ops::Range;

use super::Seen;
use crate::phrases::clause::Part;
use crate::phrases::noun::{is_gap, noun_phrase};

const QUESTIONS: &[&str] =
    &["question", "questions", "query", "queries", "request", "enquiry", "enquiries", "inquiry", "inquiries"];

pub(super) fn addressee(seen: &Seen) -> Option<Range<usize>> {
    let words = seen.words;
    let open = |w: usize| matches!(seen.clause.part(w), Part::Free | Part::Cue);
    seen.clause.words.clone().find_map(|at| {
        let answers = matches!(words.lower(at), "from" | "by" | "of")
            && at > seen.clause.words.start
            && (QUESTIONS.contains(&words.lower(at - 1))
                || (words.lower(at) == "by" && matches!(words.lower(at - 1), "asked" | "questioned" | "pressed")))
            && open(at)
            && open(at - 1);
        let bound = seen.clause.open_end(at + 1);
        let end = noun_phrase(words, at + 1, bound).filter(|_| answers && !is_gap(words, at + 1))?;
        Some(at + 1..end)
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn who_asked_is_answered() {
        for (input, expected) in [
            ("[k “No,”] [s the spokesman] [c declared] in reply to a question from this agency.", "this agency"),
            ("Asked by the Courier, [s Toft] [c said] [k it closes].", "the Courier"),
            ("Pressed by members of parliament, [s she] [c said] [k no].", "members of parliament"),
            ("[s She] [c said] in reply to a question about fish that [k it closes].", ""),
        ] {
            check(input, expected);
        }
    }
}
