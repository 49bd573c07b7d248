//! Contents that are questions: "“Who wants that?” sighed Toft".

use sayso_text::Attribution;

use crate::words::Words;

use super::{ASKS, Stands};

/// Asks where every sentence of the content is a question.
pub(super) fn stance(words: &Words, attribution: &Attribution) -> Option<Stands> {
    let (mut asked, mut told) = (0, 0);
    for &piece in attribution.content.iter().take(4) {
        let run = words.within(piece);
        let mut at = run.start;
        // A question mark behind a content that stands amid a sentence is the writer's.
        let opens = at == words.sentence_of(at).start || words.before(at).contains(['“', '"', '‘', '\'', ':']);
        if !opens {
            return None;
        }
        while at < run.end {
            let end = words.sentence_of(at).end.clamp(at + 1, run.end);
            let whole =
                end == words.sentence_of(at).end || end < words.len() && words.before(end).contains(['?', '.', '!']);
            let text = words.text();
            let gap_end = if end < words.len() { words.span(end).start as usize } else { text.len() };
            if whole && text[words.span(end - 1).end as usize..gap_end].contains('?') {
                asked += 1;
            } else {
                told += 1;
            }
            at = end;
        }
    }
    (asked > 0 && told == 0).then_some(ASKS)
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asks, Asserts};

    use super::super::tests::check;

    #[test]
    fn questions() {
        check("[“Who wants that?”] {Toft} <sighed>.", Asks);
        check("{Toft} <says>: [Where is the money?]", Asks);
        check("[“Who wants that? Nobody does,”] {Toft} <said>.", Asserts);
        check("[“We do not want that,”] {Toft} <said>. “Who does?”", Asserts);
    }
}
