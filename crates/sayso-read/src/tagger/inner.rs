use std::ops::Range;

use super::attributions::{Chance, Found, SOURCE_CLAIM, claim, strongest};
use super::labels::{INNER_LABELS, ROLE_LABELS, Role};
use super::network::{Look, Roles};
use super::{INNER, viterbi};

/// What a cue reads inside a content is dropped where its claim is weaker than this (mean chance of its pieces).
const CONTENT_CLAIM: f32 = 0.3;

/// Attributions inside the contents of `outer`, each with the place of the one that holds it in `outer` and these.
///
/// The inner head says where their cues are, and each cue reads its own source and content, as every cue does. What it reads
/// is cut to the smallest content around the cue, and that content's attribution holds it: so nesting goes to any depth.
/// `tells` says whether a cue tells anything by its words.
pub(crate) fn inner(look: &dyn Look, outer: &[Found], tells: &dyn Fn(&Range<usize>) -> bool) -> Vec<Found> {
    // For every piece the attribution with the smallest content around it.
    let mut holder: Vec<Option<usize>> = vec![None; look.inner().len()];
    for (at, found) in outer.iter().enumerate() {
        found.contents.iter().for_each(|run| holder[run.clone()].fill(Some(at)));
    }
    let mut may_be_cue: Vec<bool> = holder.iter().map(Option::is_some).collect();
    outer.iter().for_each(|found| may_be_cue[found.cue.clone()].fill(false));
    let mut read: Vec<Reading> = cues(look, &may_be_cue).filter(tells).map(|cue| Reading::of(look, cue)).collect();
    // Long contents first, so that the content around an inner cue is final before it is asked for.
    read.sort_by_key(|reading| (std::cmp::Reverse(size(&reading.contents)), reading.cue.start));
    let mut out: Vec<Found> = Vec::new();
    for reading in read {
        let Some(within) = holder[reading.cue.start] else { continue };
        let around = if within < outer.len() { &outer[within] } else { &out[within - outer.len()] };
        if !around.contents.iter().any(|run| run.start <= reading.cue.start && reading.cue.end <= run.end) {
            continue;
        }
        let contents = common(&reading.contents, &around.contents);
        let claims = contents.iter().map(|run| claim(&reading.claims, Role::Content, run));
        let claimed = claims.sum::<f32>() / contents.len().max(1) as f32;
        if claimed < CONTENT_CLAIM {
            continue;
        }
        let (source, sourced) =
            reading.source.map_or((None, 1.0), |(run, claim)| (Some(run).filter(|_| claim >= SOURCE_CLAIM), claim));
        contents.iter().for_each(|run| holder[run.clone()].fill(Some(outer.len() + out.len())));
        let chance = Chance { cue: reading.chance, source: sourced, content: claimed };
        out.push(Found { cue: reading.cue, source, contents, within: Some(within), chance });
    }
    out
}

/// The inner cues, of pieces that may be some.
fn cues(look: &dyn Look, may_be_cue: &[bool]) -> impl Iterator<Item = Range<usize>> {
    let surely_none = [0.0, -1e4, -1e4];
    let scores: Vec<[f32; INNER]> =
        look.inner().iter().zip(may_be_cue).map(|(&row, &may)| if may { row } else { surely_none }).collect();
    viterbi::runs(&scores, &INNER_LABELS).into_iter().map(|(_, run)| run)
}

/// What an inner cue reads.
struct Reading {
    cue: Range<usize>,
    chance: f32,
    claims: Roles,
    source: Option<(Range<usize>, f32)>,
    contents: Vec<Range<usize>>,
}

impl Reading {
    fn of(look: &dyn Look, cue: Range<usize>) -> Reading {
        let is_cue: f32 = look.inner()[cue.clone()].iter().map(|row| row[1].exp() + row[2].exp()).sum();
        let claims = look.roles(cue.clone());
        let runs = viterbi::runs(&claims.scores, &ROLE_LABELS);
        let shifted = |run: &Range<usize>| run.start + claims.from..run.end + claims.from;
        let of = |wanted| runs.iter().filter(move |(role, _)| *role == wanted).map(|(_, run)| shifted(run));
        let sources: Vec<Range<usize>> = of(Role::Source).collect();
        let best = strongest(sources.iter().map(|run| claim(&claims, Role::Source, run)));
        let contents = of(Role::Content).collect();
        let source = best.map(|(at, claim)| (sources[at].clone(), claim));
        Reading { chance: is_cue / cue.len() as f32, source, contents, claims, cue }
    }
}

fn size(runs: &[Range<usize>]) -> usize {
    runs.iter().map(Range::len).sum()
}

/// The pieces that two lists of runs share; both are in order.
fn common(some: &[Range<usize>], others: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for run in some {
        let from = others.partition_point(|other| other.end <= run.start);
        let meet = others[from..].iter().take_while(|other| other.start < run.end);
        out.extend(meet.map(|other| run.start.max(other.start)..run.end.min(other.end)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ROLES, TAGS};

    /// Answers written as letters, one a piece: for the inner head `.`, `K` `k` (cue); for each cue `.SsCc`.
    struct Letters {
        inner: Vec<[f32; INNER]>,
        reads: Vec<(usize, &'static str)>,
    }

    fn row<const N: usize>(letters: &str, c: char) -> [f32; N] {
        let at = letters.find(c).expect("a known letter");
        std::array::from_fn(|k| if k == at { -0.01 } else { -6.0 })
    }

    impl Look for Letters {
        fn tags(&self) -> &[[f32; TAGS]] {
            &[]
        }

        fn inner(&self) -> &[[f32; INNER]] {
            &self.inner
        }

        fn roles(&self, cue: Range<usize>) -> Roles {
            let (_, read) = self.reads.iter().find(|(at, _)| *at == cue.start).expect("an asked cue");
            Roles { from: 0, scores: read.chars().map(|c| row::<ROLES>(".SsCc", c)).collect() }
        }
    }

    fn outer(cue: Range<usize>, content: Range<usize>) -> Found {
        Found {
            cue,
            source: None,
            contents: vec![content],
            within: None,
            chance: Chance { cue: 1.0, source: 1.0, content: 1.0 },
        }
    }

    /// Cue, source, contents and holder of what is found.
    fn check(inner_head: &str, reads: &[(usize, &'static str)], outers: &[Found], expected: &str) {
        let inner_rows = inner_head.chars().map(|c| row(".Kk", c)).collect();
        let found = inner(&Letters { inner: inner_rows, reads: reads.to_vec() }, outers, &|_| true);
        let shown: Vec<String> = found
            .iter()
            .map(|f| format!("{:?} by {:?}: {:?} in {}", f.cue, f.source, f.contents, f.within.expect("nested")))
            .collect();
        assert_eq!(shown.join("; "), expected);
    }

    #[test]
    fn finds_attributions_inside_contents() {
        let whole = || vec![outer(0..1, 2..10)];
        check("..........", &[], &whole(), "");
        check("...Kk.....", &[(3, "..S..Cccc.")], &whole(), "3..5 by Some(2..3): [5..9] in 0");
        // What is read beyond the content around the cue is cut off; a cue outside every content is none.
        check("K..K......", &[(3, "SsS..Ccccc")], &[outer(1..2, 2..8)], "3..4 by Some(0..2): [5..8] in 0");
        check("...K......", &[(3, "..S.......")], &whole(), "");
        // Inside an inner content: two deep.
        check(
            "...K..K...",
            &[(3, "..S.Cccccc"), (6, ".....S.Ccc")],
            &whole(),
            "3..4 by Some(2..3): [4..10] in 0; 6..7 by Some(5..6): [7..10] in 1",
        );
        // A content in two pieces, parted by its cue.
        check("....K.....", &[(4, "..Cc.SCcc.")], &whole(), "4..5 by Some(5..6): [2..4, 6..9] in 0");
    }

    #[test]
    fn shared_pieces() {
        assert_eq!(common(&[0..5, 6..9], &[2..3, 4..8, 8..20]), [2..3, 4..5, 6..8, 8..9]);
        assert_eq!(common(&[0..5, 6..9], &[]), Vec::<Range<usize>>::new());
    }
}
