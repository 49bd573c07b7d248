//! Where a content begins: behind the words that say to whom and through what ("signalled | to Washington through envoys that |
//! it is open to talks").

use std::ops::Range;

use sayso_text::{Attribution, Span};

use crate::phrases::noun::{AUXILIARIES, DETERMINERS};
use crate::words::Words;

/// Words that a hearer or a channel begins with.
const OPENERS: &[&str] = &["to", "through", "via", "by", "in", "at", "on"];
/// Words between a cue and "that" at most.
const LONGEST: usize = 12;

/// Contents that begin right behind their cue with a hearer or a channel begin behind "that" instead.
pub(crate) fn set_right(words: &Words, attributions: &mut [Attribution]) {
    for attribution in attributions {
        let (Some(cue), Some(&content)) = (attribution.cue.last(), attribution.content.first()) else { continue };
        let run = words.within(content);
        let is_next = words.within(*cue).end == run.start && words.before(run.start).trim().is_empty();
        if is_next && let Some(that) = that(words, run.clone()) {
            let start = words.span(that).end;
            attribution.content[0] = Span { start, end: content.end }.trimmed(words.text());
        }
    }
}

/// The "that" that a content should begin behind.
fn that(words: &Words, run: Range<usize>) -> Option<usize> {
    let that = run.clone().take(LONGEST).find(|&w| words.lower(w) == "that")?;
    let lead = run.start..that;
    // "to Velmar", "in a letter", but not "to show".
    let opens = |at: usize| words.is_capital(at) || DETERMINERS.contains(&words.lower(at));
    let is_lead = lead.len() > 1
        && OPENERS.contains(&words.lower(run.start))
        && opens(run.start + 1)
        && lead.clone().skip(1).all(|w| words.before(w).trim().is_empty())
        && !lead.clone().any(|w| AUXILIARIES.contains(&words.lower(w)));
    (is_lead && that + 2 < run.end).then_some(that)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::phrases::marked::Marked;

    #[test]
    fn contents_begin_behind_hearers_and_channels() {
        for (input, expected) in [
            (
                "[s Toft] [c has signalled] [k to Velmar through envoys that he is open to talks].",
                "he is open to talks",
            ),
            ("[s Toft] [c said] [k in a letter that it closed at noon].", "it closed at noon"),
            ("[s Toft] [c wants] [k to show that it is closed].", "to show that it is closed"),
            ("[s Toft] [c hopes] [k to be told that it closed].", "to be told that it closed"),
            ("[s Toft] [c said] [k that it closed].", "that it closed"),
            ("[s Toft] [c said]: [k In a year that is long gone by now].", "In a year that is long gone by now"),
        ] {
            let mut marked = Marked::read(input);
            let (document, quotations) = (marked.document.clone(), marked.quotations.clone());
            set_right(&Words::of(&document, &quotations), &mut marked.attributions);
            assert_eq!(marked.text_of(&marked.attributions[0].content), expected, "{input}");
        }
    }
}
