//! Relays that stand in a source phrase or an addressee ("officials cited by the Courier"): chains beyond nested contents.

mod cited_as;
mod quoting;
mod relays;
mod renumber;
mod source;
mod told;

use sayso_text::{Article, Attribution, Span, Spans};

use crate::phrases::clause::Clauses;
use crate::phrases::outlet::{is_outlet, may_be_same};
use crate::words::Words;

/// Who passed an attribution on, read out of its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Relay {
    /// Who passed it on.
    source: Span,
    /// The words that show it.
    cue: Span,
}

/// The attributions with their addressees filled in, and with derived relays added; numbered anew where some were.
///
/// A relay is an outer attribution over the same content. None is added where the attribution lies in one of that source
/// already, nor where the one who passed it on is the article's own outlet.
pub(crate) fn with_relays(
    article: &Article,
    words: &Words,
    mut attributions: Vec<Attribution>,
    addressees: Vec<Spans>,
) -> Vec<Attribution> {
    for (attribution, addressee) in attributions.iter_mut().zip(addressees) {
        // whoever "was told" is the hearer, though a tagger may take it for the speaker
        if addressee.len() == 1 && attribution.source == addressee {
            attribution.source.clear();
        }
        attribution.addressee = addressee;
    }
    quoting::set_right(words, &mut attributions);
    let own = article.outlet.as_deref().unwrap_or_default();
    let is_own = |name: Span| !own.is_empty() && may_be_same(name.of(words.text()), own);
    let clauses = Clauses::of(words, &attributions);
    let relay = |at: usize| {
        let attribution = &attributions[at];
        let found = source::relay(words, attribution)
            .or_else(|| told::relay(words, attribution, &clauses.clause(at)))
            .filter(|r| !is_own(r.source))?;
        let stands = |other: usize| relays::is_same_relay(words, &attributions, at, other, found);
        (!attribution.content.is_empty() && !clauses.neighbours(at).any(stands)).then_some(found)
    };
    let found: Vec<Option<Relay>> = (0..attributions.len()).map(relay).collect();
    let quoted = |at: usize| {
        let of = &attributions[at];
        let passes = of.source.iter().any(|s| passes_on(words, *s));
        let found = quoting::quoted(words, of, &clauses.clause(at))
            .filter(|r| passes && quoting::can_speak(words, r.source))?;
        let stands = |other: usize| {
            attributions[other]
                .cue
                .iter()
                .chain(&attributions[other].source)
                .any(|s| s.overlaps(found.cue) || s.overlaps(found.source))
        };
        (!of.content.is_empty() && !clauses.neighbours(at).any(stands)).then(|| (found, of.content.clone()))
    };
    let cited = |at: usize| {
        let (found, told) = cited_as::cited(words, &attributions[at])?;
        let stands = |other: usize| attributions[other].source.iter().any(|s| s.overlaps(found.source));
        (!clauses.neighbours(at).any(stands)).then_some((found, told))
    };
    let inner: Vec<Option<(Relay, Spans)>> =
        (0..attributions.len()).map(|at| quoted(at).or_else(|| cited(at))).collect();
    let is_none = found.iter().all(Option::is_none) && inner.iter().all(Option::is_none);
    if is_none { attributions } else { renumber::with_relays(attributions, &found, &inner) }
}

/// Whether a source is an outlet, by name or by noun.
fn passes_on(words: &Words, source: Span) -> bool {
    is_outlet(source.of(words.text()))
        || words.within(source).any(|w| {
            matches!(
                words.lower(w),
                "newspaper"
                    | "paper"
                    | "agency"
                    | "broadcaster"
                    | "magazine"
                    | "daily"
                    | "website"
                    | "station"
                    | "publication"
                    | "newsletter"
                    | "tabloid"
                    | "channel"
                    | "outlet"
                    | "media"
            )
        })
}

#[cfg(test)]
fn check(input: &str, outlet: Option<&str>, expected: &str) {
    let marked = crate::phrases::marked::Marked::read(input);
    let article =
        Article { outlet: outlet.map(str::to_owned), ..Article::from_text("test", marked.document.text.clone()) };
    let addressees = crate::addressee::addressees(&marked.words(), &marked.attributions);
    let all = with_relays(&article, &marked.words(), marked.attributions.clone(), addressees);
    let derived: Vec<String> = (all.iter().filter(|a| a.derived))
        .map(|a| format!("{} {}", marked.text_of(&a.source), marked.text_of(&a.cue)))
        .collect();
    assert_eq!(derived.join(" ; "), expected, "{input}");
    for (at, attribution) in all.iter().enumerate() {
        assert_eq!(attribution.id.0 as usize, at, "{input}");
        assert!(attribution.within.is_none_or(|w| all[w.0 as usize].id == w && w != attribution.id), "{input}");
    }
}
