use std::ops::Range;

use super::labels::{Role, SAME_LABEL, TAG_LABELS};
use super::network::{Look, Roles};
use super::{ROLES, TAGS, viterbi};

/// How much the cues have to say in where sources and contents are, beside the flat tagging. Chosen on PolNeAR dev.
const CUES_WEIGHT: f32 = 0.3;

/// A content goes to the cue that claims it most, unless its claim is weaker than this (mean chance of its pieces) …
const CONTENT_CLAIM: f32 = 0.1;
/// … and a cue takes the source that it claims most, unless that claim is weaker than this.
pub(crate) const SOURCE_CLAIM: f32 = 0.2;

/// What was found of one attribution, in runs of pieces.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// Its cue.
    pub(crate) cue: Range<usize>,
    /// Its source, where there is one.
    pub(crate) source: Option<Range<usize>>,
    /// The pieces of its content, in order; never empty.
    pub(crate) contents: Vec<Range<usize>>,
    /// The one whose content holds this one's, as a place in the list that both stand in.
    pub(crate) within: Option<usize>,
    /// How sure the network is.
    pub(crate) chance: Chance,
}

/// How sure the network is of the parts of an attribution, as mean chances of their pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Chance {
    /// That its cue is one.
    pub(crate) cue: f32,
    /// That its source is the cue's; 1 where it has none.
    pub(crate) source: f32,
    /// That its content is the cue's.
    pub(crate) content: f32,
}

impl Chance {
    /// All together: a measure, but no share of attributions that are right.
    pub(crate) fn whole(self) -> f32 {
        (self.cue * self.source * self.content).clamp(0.0, 1.0)
    }
}

/// The outermost attributions of a stretch, in the order of their cues.
///
/// The flat tagging says where the cues are, and every cue how likely each piece is its own. Both together say where sources
/// and contents are, and spans go to the cue that claims them. A cue that gets no content is dropped: something must have
/// been said.
pub(crate) fn outermost(look: &dyn Look) -> Vec<Found> {
    let first = cues(&viterbi::runs(look.tags(), &TAG_LABELS));
    let claims: Vec<Roles> = first.iter().map(|run| look.roles(run.clone())).collect();
    let runs = viterbi::runs(&seconded(look.tags(), &claims), &TAG_LABELS);
    let claims_of = |run: &Range<usize>| match first.iter().position(|known| known == run) {
        Some(known) => claims[known].clone(),
        None => look.roles(run.clone()),
    };
    let mut cues: Vec<Cue> = cues(&runs)
        .into_iter()
        .map(|run| Cue { claims: claims_of(&run), run, source: None, contents: Vec::new() })
        .collect();
    let of = |wanted| runs.iter().filter(move |(role, _)| *role == wanted).map(|(_, run)| run.clone());
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
    let told = cues.into_iter().filter(|cue| !cue.contents.is_empty());
    told.map(|cue| Found {
        chance: chance(&cue, look.tags()),
        cue: cue.run,
        source: cue.source.map(|(run, _)| run),
        contents: cue.contents.into_iter().map(|(run, _)| run).collect(),
        within: None,
    })
    .collect()
}

fn cues(runs: &[(Role, Range<usize>)]) -> Vec<Range<usize>> {
    runs.iter().filter(|(role, _)| *role == Role::Cue).map(|(_, run)| run.clone()).collect()
}

/// The tags with the word of the cues: of every source and content label the chance is in part the tagging's own, in part
/// that of the cue that claims the piece most.
fn seconded(tags: &[[f32; TAGS]], claims: &[Roles]) -> Vec<[f32; TAGS]> {
    let mut claimed = vec![[0f32; ROLES]; tags.len()];
    for Roles { from, scores } in claims {
        for (most, row) in claimed[*from..].iter_mut().zip(scores) {
            for (most, score) in most.iter_mut().zip(row) {
                *most = most.max(score.exp());
            }
        }
    }
    let both = |tags: &[f32; TAGS], claimed: &[f32; ROLES]| {
        let mut chances = tags.map(f32::exp);
        for (tag, role) in SAME_LABEL {
            chances[tag] += CUES_WEIGHT * (claimed[role] - chances[tag]);
        }
        chances[0] = 1.0 - chances[1..].iter().sum::<f32>();
        chances.map(|chance| chance.max(1e-6).ln())
    };
    tags.iter().zip(&claimed).map(|(tags, claimed)| both(tags, claimed)).collect()
}

/// A cue with what it claims and what it was given.
struct Cue {
    run: Range<usize>,
    claims: Roles,
    source: Option<(Range<usize>, f32)>,
    contents: Vec<(Range<usize>, f32)>,
}

/// How likely each piece of a run is the cue's own, on average.
pub(crate) fn claim(claims: &Roles, role: Role, run: &Range<usize>) -> f32 {
    let [begin, inside] = if role == Role::Source { [1, 2] } else { [3, 4] };
    let known = claims.from.max(run.start)..run.end.min(claims.from + claims.scores.len());
    let chances =
        known.map(|piece| &claims.scores[piece - claims.from]).map(|row| row[begin].exp() + row[inside].exp());
    chances.sum::<f32>() / run.len() as f32
}

/// The highest of some claims and where it stands; the first of equals.
pub(crate) fn strongest(claims: impl Iterator<Item = f32>) -> Option<(usize, f32)> {
    claims.enumerate().fold(None, |best: Option<(usize, f32)>, next| match best {
        Some(best) if next.1 <= best.1 => Some(best),
        _ => Some(next),
    })
}

fn chance(cue: &Cue, tags: &[[f32; TAGS]]) -> Chance {
    let is_cue: f32 = tags[cue.run.clone()].iter().map(|row| row[3].exp() + row[4].exp()).sum();
    let contents: f32 = cue.contents.iter().map(|(_, claim)| claim).sum();
    Chance {
        cue: is_cue / cue.run.len() as f32,
        source: cue.source.as_ref().map_or(1.0, |(_, claim)| *claim),
        content: contents / cue.contents.len() as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn cues_second_what_the_tags_are_unsure_of() {
        let chances = |row: [f32; TAGS]| row.map(f32::ln);
        let unsure = chances([0.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5]);
        let claims = [
            Roles { from: 1, scores: vec![[0.0, 0.0, 0.0, 0.0, 1.0].map(f32::ln)] },
            Roles { from: 0, scores: vec![[1.0, 0.0, 0.0, 0.0, 0.0].map(f32::ln); 2] },
        ];
        let rows = seconded(&[unsure; 2], &claims);
        let content = |row: [f32; TAGS]| (row[6].exp() * 100.0).round();
        assert_eq!((content(rows[0]), content(rows[1])), (35.0, 65.0));
        assert_eq!((rows[1][0].exp() * 100.0).round(), 35.0);
    }

    #[test]
    fn the_strongest_is_the_first_of_equals() {
        assert_eq!(strongest([0.1, 0.7, 0.7].into_iter()), Some((1, 0.7)));
        assert_eq!(strongest(std::iter::empty()), None);
    }
}
