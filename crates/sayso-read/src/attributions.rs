use std::ops::Range;

use sayso_text::{Attribution, AttributionId, Quotation, Spans};

use crate::labels::{Role, TAG_LABELS};
use crate::network::{Look, Roles};
use crate::{Input, TAGS, style, viterbi};

/// A content goes to the cue that claims it most, unless its claim is weaker than this (mean chance of its pieces) …
const CONTENT_CLAIM: f32 = 0.1;
/// … and a cue takes the source that it claims most, unless that claim is weaker than this.
const SOURCE_CLAIM: f32 = 0.2;

/// The attributions of a stretch, in the order of their cues.
///
/// The flat tagging says where sources, cues and contents are; every cue then says how likely each piece is its own, and
/// spans go to who claims them. A cue that gets no content is dropped: something must have been said.
pub(crate) fn attributions(input: &Input, look: &dyn Look, text: &str, quotations: &[Quotation]) -> Vec<Attribution> {
    let runs = viterbi::runs(look.tags(), &TAG_LABELS);
    let of = |wanted| runs.iter().filter(move |(role, _)| *role == wanted).map(|(_, run)| run.clone());
    let mut cues: Vec<Cue> = of(Role::Cue)
        .map(|run| Cue { claims: look.roles(run.clone()), run, source: None, contents: Vec::new() })
        .collect();
    for content in of(Role::Content) {
        if let Some((cue, claim)) = strongest(cues.iter().map(|cue| claim(&cue.claims, Role::Content, &content)))
            && claim >= CONTENT_CLAIM
        {
            cues[cue].contents.push((content, claim));
        }
    }
    let sources: Vec<Range<usize>> = of(Role::Source).collect();
    for cue in &mut cues {
        if let Some((source, claim)) = strongest(sources.iter().map(|source| claim(&cue.claims, Role::Source, source)))
            && claim >= SOURCE_CLAIM
        {
            cue.source = Some((sources[source].clone(), claim));
        }
    }
    let told = cues.iter().filter(|cue| !cue.contents.is_empty());
    told.map(|cue| attribution(cue, look.tags(), input, text, quotations)).collect()
}

/// A cue with what it claims and what it was given.
struct Cue {
    run: Range<usize>,
    claims: Roles,
    source: Option<(Range<usize>, f32)>,
    contents: Vec<(Range<usize>, f32)>,
}

fn attribution(cue: &Cue, tags: &[[f32; TAGS]], input: &Input, text: &str, quotations: &[Quotation]) -> Attribution {
    let content: Spans = joined(cue.contents.iter().map(|(run, _)| input.span(run.clone())).collect());
    Attribution {
        id: AttributionId(0),
        source: cue.source.iter().map(|(run, _)| input.span(run.clone())).collect(),
        cue: vec![input.span(cue.run.clone())],
        style: style::style(&content, text, quotations),
        content,
        within: None,
        derived: false,
        voice: None,
        stance: None,
        denial: None,
        certainty: None,
        condition: Vec::new(),
        addressee: Vec::new(),
        channel: Vec::new(),
        said: None,
        confidence: confidence(cue, tags),
    }
}

/// How likely each piece of a run is the cue's own, on average.
fn claim(claims: &Roles, role: Role, run: &Range<usize>) -> f32 {
    let [begin, inside] = if role == Role::Source { [1, 2] } else { [3, 4] };
    let known = claims.from.max(run.start)..run.end.min(claims.from + claims.scores.len());
    let chances =
        known.map(|piece| &claims.scores[piece - claims.from]).map(|row| row[begin].exp() + row[inside].exp());
    chances.sum::<f32>() / run.len() as f32
}

/// The highest of some claims and where it stands; the first of equals.
fn strongest(claims: impl Iterator<Item = f32>) -> Option<(usize, f32)> {
    claims.enumerate().fold(None, |best: Option<(usize, f32)>, next| match best {
        Some(best) if next.1 <= best.1 => Some(best),
        _ => Some(next),
    })
}

/// How likely the attribution is right: the mean chance of its cue's pieces times its claims. Not yet calibrated.
fn confidence(cue: &Cue, tags: &[[f32; TAGS]]) -> f32 {
    let is_cue: f32 = tags[cue.run.clone()].iter().map(|row| row[3].exp() + row[4].exp()).sum();
    let contents: f32 = cue.contents.iter().map(|(_, claim)| claim).sum();
    let source = cue.source.as_ref().map_or(1.0, |(_, claim)| *claim);
    (is_cue / cue.run.len() as f32 * source * contents / cue.contents.len() as f32).clamp(0.0, 1.0)
}

/// Spans in order; those that overlap are made one (two pieces may share the bytes of one letter).
fn joined(mut spans: Spans) -> Spans {
    spans.dedup_by(|next, last| {
        let overlap = next.start < last.end;
        if overlap {
            last.end = last.end.max(next.end);
        }
        overlap
    });
    spans
}

#[cfg(test)]
mod tests {
    use sayso_text::Span;

    use super::*;

    #[test]
    fn joins_spans_that_overlap_but_not_neighbours() {
        let s = Span::new;
        assert_eq!(joined(vec![s(0, 3), s(2, 5), s(5, 6), s(8, 9)]), [s(0, 5), s(5, 6), s(8, 9)]);
    }

    #[test]
    fn a_claim_is_the_mean_over_the_whole_run() {
        let surely_content = [f32::NEG_INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY, 0.25f32.ln(), 0.75f32.ln()];
        let claims = Roles { from: 10, scores: vec![surely_content; 2] };
        assert_eq!(claim(&claims, Role::Content, &(10..12)), 1.0);
        assert_eq!(claim(&claims, Role::Content, &(8..12)), 0.5);
        assert_eq!(claim(&claims, Role::Content, &(20..24)), 0.0);
        assert_eq!(claim(&claims, Role::Source, &(10..12)), 0.0);
    }

    #[test]
    fn the_strongest_is_the_first_of_equals() {
        assert_eq!(strongest([0.1, 0.7, 0.7].into_iter()), Some((1, 0.7)));
        assert_eq!(strongest(std::iter::empty()), None);
    }
}
