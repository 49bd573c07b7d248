//! Lines that say who wrote: "By Ilse Toft", "Reporting by Ada Roke". Nobody in them says anything.

use std::collections::BTreeMap;

use sayso_text::{Attribution, AttributionId, Paragraph};

use crate::statements::is_credit;
use crate::words::Words;

/// Words of the longest byline.
const LONGEST: usize = 14;

/// The attributions without those whose cue stands in a byline or a credit, numbered anew.
pub(crate) fn without(words: &Words, attributions: Vec<Attribution>) -> Vec<Attribution> {
    let stays: Vec<bool> = attributions.iter().map(|a| !is_in_byline(words, a)).collect();
    if stays.iter().all(|&s| s) {
        return attributions;
    }
    let mut new_of = BTreeMap::new();
    for (attribution, _) in attributions.iter().zip(&stays).filter(|(_, stays)| **stays) {
        new_of.insert(attribution.id, AttributionId(u32::try_from(new_of.len()).unwrap_or(u32::MAX)));
    }
    let mut left = Vec::with_capacity(new_of.len());
    for (attribution, _) in attributions.into_iter().zip(stays).filter(|(_, stays)| *stays) {
        let (id, within) = (new_of[&attribution.id], attribution.within.and_then(|w| new_of.get(&w).copied()));
        left.push(Attribution { id, within, ..attribution });
    }
    left
}

fn is_in_byline(words: &Words, attribution: &Attribution) -> bool {
    let Some(cue) = attribution.cue.first() else { return false };
    let paragraphs = &words.document.paragraphs;
    let at = paragraphs.partition_point(|p| p.span.end <= cue.start);
    paragraphs.get(at).is_some_and(|p| is_byline(words, p) || is_credit(words.text(), p))
}

/// Whether a paragraph is "By" and a name, with what one is, and no sentence.
fn is_byline(words: &Words, paragraph: &Paragraph) -> bool {
    let run = words.within(paragraph.span);
    let line = paragraph.span.of(words.text());
    run.len() > 1
        && run.len() <= LONGEST
        && words.lower(run.start) == "by"
        && words.is_capital(run.start)
        && words.is_capital(run.start + 1)
        && !line.trim_end().ends_with(['.', '!', '?', '”', '"'])
}

#[cfg(test)]
mod tests {
    use crate::phrases::marked::Marked;

    #[test]
    fn nobody_speaks_in_a_byline() {
        for (input, expected) in [
            ("[c By] [s Ilse Toft, harbour correspondent]\n\n[k It closes]. [s2 Roke] [c2 said] [k2 no].", "0 Roke"),
            (
                "Reporting [c by] [s Ilse Toft]; editing by Ada Roke\n\n[s2 Roke] [c2 said] [k2 [s3<2 Toft] [c3 said] [k3<2 no]].",
                "0 Roke ; 1 Toft",
            ),
            ("[c By] [s Toft's reckoning], [k it closes].", "0 Toft's reckoning"),
        ] {
            let marked = Marked::read(input);
            let left = super::without(&marked.words(), marked.attributions.clone());
            let left: Vec<String> = left.iter().map(|a| format!("{} {}", a.id.0, marked.text_of(&a.source))).collect();
            assert_eq!(left.join(" ; "), expected, "{input}");
        }
    }
}
