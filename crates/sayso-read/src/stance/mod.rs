//! What a voice does with a content: asserts, denies, doubts or asks.

mod claims;
mod cue;
mod denials;
mod doubts;
mod falsehood;
mod imperative;
mod knowledge;
mod questions;
mod rebuttal;
mod refusals;
mod requests;

use sayso_text::{Attribution, Denial, Stance};

use crate::words::Words;

pub(crate) use refusals::{is_refusal, refusals};

/// A stance, and the kind of denial where it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stands {
    pub(crate) stance: Stance,
    pub(crate) denial: Option<Denial>,
}

const ASSERTS: Stands = Stands { stance: Stance::Asserts, denial: None };
const DOUBTS: Stands = Stands { stance: Stance::Doubts, denial: None };
const ASKS: Stands = Stands { stance: Stance::Asks, denial: None };
const DENIES: Stands = Stands { stance: Stance::Denies, denial: Some(Denial::Flat) };
const DENIES_SCOPE: Stands = Stands { stance: Stance::Denies, denial: Some(Denial::Scope) };
const DENIES_KNOWLEDGE: Stands = Stands { stance: Stance::Denies, denial: Some(Denial::Knowledge) };

/// The stance of each attribution's voice towards its content, and what decided, in a few words.
///
/// The cue decides where it says more than "said"; else the content's own words do, and a plain "not" denies only where the
/// article carries the claim that it contradicts.
pub(crate) fn stances(words: &Words, attributions: &[Attribution]) -> Vec<(Stands, &'static str)> {
    let claims = claims::Claims::of(words, attributions);
    let mut stands: Vec<Stands> = Vec::with_capacity(attributions.len());
    let mut reasons = Vec::with_capacity(attributions.len());
    for (at, attribution) in attributions.iter().enumerate() {
        let rules: [(&dyn Fn() -> Option<Stands>, &'static str); 7] = [
            (&|| cue::stance(words, attribution), "the words of saying themselves"),
            (&|| knowledge::in_content(words, attribution), "the content says that nothing is known of it"),
            (&|| doubts::in_content(words, attribution), "the content doubts"),
            (&|| questions::stance(words, attribution), "the content is a question"),
            (&|| imperative::stance(words, attribution), "the content is an order"),
            (&|| falsehood::stance(words, attributions, at, &claims), "the content calls a reported claim false"),
            (
                &|| rebuttal::stance(words, attributions, at, &claims, &stands),
                "the content contradicts what the article reports of others",
            ),
        ];
        let first = rules.iter().find_map(|(rule, because)| Some((rule()?, *because)));
        let (own, because) = first.unwrap_or((ASSERTS, "nothing says otherwise"));
        stands.push(own);
        reasons.push(because);
    }
    stands.into_iter().zip(reasons).collect()
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, AttributionId, Document, Span, Spans};

    use super::*;

    /// Attributions of a text in which `{…}` is a source, `<…>` a cue and `[…]` a content; `|` divides them.
    pub(super) fn read<R>(marked: &str, then: impl Fn(&Words, &[Attribution]) -> R) -> R {
        let mut text = String::new();
        let mut attributions = vec![attribution(0)];
        for c in marked.chars() {
            let here = attributions.last_mut().expect("one at least");
            let (pieces, opens): (Option<&mut Spans>, bool) = match c {
                '{' => (Some(&mut here.source), true),
                '}' => (Some(&mut here.source), false),
                '<' => (Some(&mut here.cue), true),
                '>' => (Some(&mut here.cue), false),
                '[' => (Some(&mut here.content), true),
                ']' => (Some(&mut here.content), false),
                _ => (None, false),
            };
            match pieces {
                Some(pieces) if opens => pieces.push(Span::new(text.len(), text.len())),
                Some(pieces) => pieces.last_mut().expect("opened").end = text.len() as u32,
                None if c == '|' => {
                    let id = attributions.len() as u32;
                    attributions.push(attribution(id));
                }
                None => text.push(c),
            }
        }
        let document = Document::of(&Article::from_text("a", text));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        then(&Words::of(&document, &quotations), &attributions)
    }

    /// The stance of the last attribution of a marked text.
    pub(super) fn check(marked: &str, expected: Stance) {
        let stance = read(marked, |words, attributions| stances(words, attributions).pop().map(|(s, _)| s.stance));
        assert_eq!(stance, Some(expected), "{marked}");
    }

    fn attribution(id: u32) -> Attribution {
        Attribution::of_spans(AttributionId(id), Vec::new(), Vec::new(), Vec::new())
    }

    #[test]
    fn plain_saying_asserts() {
        check("{Toft} <said> [the mill would close].", Stance::Asserts);
        check("[“We will vote,”] {she} <added>.", Stance::Asserts);
        check("{Toft} <said> [the mill would not close].", Stance::Asserts);
    }
}
