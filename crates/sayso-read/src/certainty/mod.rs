//! How surely something is told, and by whose words.

mod adverbs;
mod cues;
mod modals;
mod phrases;

use std::ops::Range;

use sayso_text::{Attribution, Certainty, Level, Marker, Span, WordsOf};

use crate::words::Words;

/// A hedge that stands in a run of words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Hedge {
    /// Its words.
    pub(crate) run: Range<usize>,
    /// What is left of certainty after it, 0 to 1.
    pub(crate) weight: f32,
    /// Whether it tells of hearsay ("reportedly", "supposed"): the writer's distance, unless it is quoted.
    pub(crate) hearsay: bool,
}

/// One phenomenon: whether one of its hedges begins at a word and stays inside the bounds.
type Finder = fn(&Words, usize, &Range<usize>) -> Option<Hedge>;

/// All phenomena, looked for in this order.
const FINDERS: &[Finder] = &[modals::at, adverbs::at, phrases::at];

/// How surely each attribution's content is told.
pub(crate) fn certainties(words: &Words, attributions: &[Attribution]) -> Vec<Certainty> {
    let inner = Inner::of(words, attributions);
    (0..attributions.len()).map(|at| certainty_of_attribution(words, attributions, at, &inner)).collect()
}

/// How surely pieces of text tell something in the reporter's own voice.
///
/// Hedges inside quotation marks are a quoted voice's, all others the writer's.
pub(crate) fn certainty_of(words: &Words, pieces: &[Span]) -> Certainty {
    let mut hedges = Vec::new();
    for &piece in pieces {
        hedges.extend(hedges_in(words, words.within(piece)).into_iter().map(|hedge| {
            let quoted = words.is_quoted(words.span(hedge.run.start).start);
            (hedge, if quoted { WordsOf::Voice } else { WordsOf::Writer })
        }));
    }
    certainty(words, hedges)
}

/// The hedges in a run of words, in order, none inside another.
pub(crate) fn hedges_in(words: &Words, run: Range<usize>) -> Vec<Hedge> {
    let mut hedges: Vec<Hedge> = Vec::new();
    let mut at = run.start;
    while at < run.end {
        match FINDERS.iter().find_map(|find| find(words, at, &run)) {
            Some(hedge) => {
                at = hedge.run.end.max(at + 1);
                hedges.push(hedge);
            }
            None => at += 1,
        }
    }
    hedges
}

fn certainty_of_attribution(words: &Words, attributions: &[Attribution], at: usize, inner: &Inner) -> Certainty {
    let attribution = &attributions[at];
    let mut hedges: Vec<(Hedge, WordsOf)> = Vec::new();
    for &piece in &attribution.cue {
        let run = words.within(piece);
        match cues::hedge(words, run.clone(), attribution.source.is_empty()) {
            Some(hedge) => hedges.push(hedge),
            None => hedges.extend(hedges_in(words, run).into_iter().map(|h| (h, WordsOf::Writer))),
        }
    }
    for &piece in &attribution.content {
        for hedge in hedges_in(words, words.within(piece)) {
            let place = words.span(hedge.run.start);
            if inner.holds(attributions, at, place) || hedges.iter().any(|(h, _)| h.run == hedge.run) {
                continue;
            }
            let writers =
                if words.is_quoted(place.start) { is_only_relayed(words, attribution) } else { hedge.hearsay };
            hedges.push((hedge, if writers { WordsOf::Writer } else { WordsOf::Voice }));
        }
    }
    hedges.sort_by_key(|(h, _)| h.run.start);
    certainty(words, hedges)
}

fn certainty(words: &Words, hedges: Vec<(Hedge, WordsOf)>) -> Certainty {
    let level = if hedges.is_empty() { Level::Stated } else { Level::Hedged };
    let score = hedges.iter().fold(0.97, |score, (h, _)| score * h.weight);
    let marker = |(h, words_of): (Hedge, WordsOf)| Marker { span: words.span_of(h.run), words_of };
    Certainty { level, score, markers: hedges.into_iter().map(marker).collect() }
}

/// Whether an attribution stands inside another one and its cue is no saying of its own ("according to insiders cited by the
/// Courier"): words in quotation marks are then the relay's.
fn is_only_relayed(words: &Words, attribution: &Attribution) -> bool {
    attribution.within.is_some()
        && attribution.cue.first().is_some_and(|&cue| {
            let cue = words.within(cue);
            words.are(cue.start, &["according", "to"])
                || words.lower(cue.start) == "per"
                || words.lower(cue.start).starts_with("cit")
        })
}

/// The attributions inside each other one whose words a hedge belongs to, rather than to the outer one.
struct Inner(Vec<Vec<usize>>);

impl Inner {
    /// Those whose cue stands inside the outer content: "the delegation signalled it may return" tells flatly of a signal.
    fn of(_words: &Words, attributions: &[Attribution]) -> Inner {
        let mut children = vec![Vec::new(); attributions.len()];
        let mut by_id: Vec<(u32, usize)> = attributions.iter().enumerate().map(|(at, a)| (a.id.0, at)).collect();
        by_id.sort_unstable();
        for (at, attribution) in attributions.iter().enumerate() {
            let Some(outer) = attribution.within else { continue };
            let Ok(found) = by_id.binary_search_by_key(&outer.0, |&(id, _)| id) else { continue };
            let outer = by_id[found].1;
            let holds = |span: Span| attributions[outer].content.iter().any(|c| c.contains(span));
            // "possibly five (from a nurse)": a cue behind its content leaves the outer one as unsure as the inner one.
            let leads = attribution.cue.first() < attribution.content.first();
            if !attribution.cue.is_empty() && leads && attribution.cue.iter().all(|&c| holds(c)) {
                children[outer].push(at);
            }
        }
        Inner(children)
    }

    fn holds(&self, attributions: &[Attribution], at: usize, span: Span) -> bool {
        self.0[at].iter().any(|&child| attributions[child].content.iter().any(|c| c.contains(span)))
    }
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    /// Hedges of a sentence as `check` of each phenomenon wants them: those in brackets, and no others.
    pub(super) fn check(marked: &str) {
        let text = marked.replace(['[', ']'], "");
        let document = Document::of(&Article::from_text("a", text.as_str()));
        let words = Words::of(&document, &[]);
        let mut shown = String::new();
        let mut at = 0;
        for hedge in hedges_in(&words, 0..words.len()) {
            let span = words.span_of(hedge.run);
            shown += &text[at..span.start as usize];
            shown += &format!("[{}]", span.of(&text));
            at = span.end as usize;
        }
        assert_eq!(shown + &text[at..], marked);
    }

    #[test]
    fn whose_words() {
        let text = "The clinic “may close”, and the alleged thief might go.";
        let document = Document::of(&Article::from_text("a", text));
        let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
        let words = Words::of(&document, &quotations);
        let certainty = certainty_of(&words, &[Span::new(0, text.len())]);
        let shown: Vec<_> = certainty.markers.iter().map(|m| (m.span.of(text), m.words_of)).collect();
        let (voice, writer) = (WordsOf::Voice, WordsOf::Writer);
        assert_eq!(shown, [("may", voice), ("alleged", writer), ("might", writer)]);
        assert_eq!(certainty.level, Level::Hedged);
    }
}
