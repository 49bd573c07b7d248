//! Cues that tell of hearsay without saying whose: "is said", "is believed", "was suspected".

use std::ops::Range;

use sayso_text::WordsOf;

use crate::frame::{is_form_of, is_negated};
use crate::words::Words;

use super::Hedge;

/// Verbs by which a voice itself only guesses.
const WEAK: &[&str] = &["suspect", "guess", "presume", "speculate", "surmise", "conjecture", "imagine"];

/// The hedge of a cue, where it is one itself: a passive of a weak verb that names no source.
pub(super) fn hedge(words: &Words, cue: Range<usize>, names_no_source: bool) -> Option<(Hedge, WordsOf)> {
    if cue.is_empty() {
        return None;
    }
    if let Some(at) = cue.clone().find(|&at| WEAK.iter().any(|verb| is_form_of(words.lower(at), verb)))
        && !is_negated(words, at)
    {
        let passive = at > 0 && is_form_of(words.lower(at - 1), "be");
        return Some((
            Hedge { run: at..at + 1, weight: 0.65, hearsay: passive },
            if passive { WordsOf::Writer } else { WordsOf::Voice },
        ));
    }
    if !names_no_source {
        return None;
    }
    let participle = cue.clone().find(|&at| {
        matches!(
            words.lower(at),
            "said"
                | "believed"
                | "thought"
                | "understood"
                | "assumed"
                | "presumed"
                | "supposed"
                | "alleged"
                | "suspected"
                | "reputed"
                | "feared"
        )
    })?;
    let passive = participle > 0 && is_form_of(words.lower(participle - 1), "be");
    let run = if words.lower(participle) == "said" && participle > cue.start {
        participle - 1..participle + 1
    } else {
        participle..participle + 1
    };
    passive.then_some((Hedge { run, weight: 0.65, hearsay: true }, WordsOf::Writer))
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    fn check(text: &str, names_no_source: bool, expected: Option<&str>) {
        let document = Document::of(&Article::from_text("a", text));
        let words = Words::of(&document, &[]);
        let found = hedge(&words, 1..3, names_no_source).map(|(h, _)| words.span_of(h.run).of(text));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn hearsay() {
        check("Toft is said to have wept.", true, Some("is said"));
        check("Toft is suspected of theft.", true, Some("suspected"));
        check("Toft is believed by the guards.", false, None);
        check("Toft is expected on Monday.", true, None);
    }
}
