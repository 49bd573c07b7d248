use std::ops::Range;

use sayso_nn::Vocabulary;
use sayso_text::Span;

use super::features::{self, GROUPS};
use super::scorer::Mention;
use crate::voices::Gender;
use crate::{Input, Window};

/// Candidates that a passage has at most: the nearest.
const MOST: usize = 12;
/// Pieces that a window should see behind a pronoun, if another sees as many.
const BEHIND: usize = 8;

/// A pronoun with its candidates, in one window of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The pieces that the window sees.
    pub sees: Range<usize>,
    /// The piece that is the pronoun.
    pub pronoun: usize,
    /// Whom it may mean, in the order of the mentions.
    pub candidates: Vec<Candidate>,
    /// For every candidate a row of each group in [`GROUPS`](crate::coref::GROUPS).
    pub features: Vec<[u16; GROUPS.len()]>,
}

/// A mention that a pronoun may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its place among the mentions asked about.
    pub mention: usize,
    /// Its pieces.
    pub pieces: Range<usize>,
    /// Whether it is a noun ("the surveyor") and no name.
    pub noun: bool,
    pub(crate) gender: Option<Gender>,
}

impl Passage {
    /// The pronoun that covers `span`, with the mentions that lie in the window that shows it best: of these the first
    /// `kept`, and else the nearest. `None` where the span is no pronoun of one piece, or nobody is there to be meant.
    pub(crate) fn of(
        input: &Input,
        windows: &[Window],
        vocabulary: &Vocabulary,
        span: Span,
        mentions: &[Mention],
        kept: usize,
    ) -> Option<Passage> {
        let run = covered(input, span);
        if run.len() != 1 || features::form(vocabulary.text(input.pieces[run.start].id)).is_none() {
            return None;
        }
        let pronoun = run.start;
        let sees = best(windows, pronoun, input.pieces.len())?.sees.clone();
        let seen = mentions.iter().enumerate().filter_map(|(mention, m)| {
            let pieces = covered(input, m.span);
            let inside = !pieces.is_empty() && sees.start <= pieces.start && pieces.end <= sees.end;
            (inside && !pieces.contains(&pronoun)).then_some(Candidate {
                mention,
                pieces,
                noun: m.noun,
                gender: m.gender,
            })
        });
        let mut candidates: Vec<Candidate> = seen.collect();
        candidates.sort_by_key(|c| (c.mention >= kept, c.pieces.start.abs_diff(pronoun), c.mention));
        candidates.truncate(MOST);
        candidates.sort_by_key(|c| c.mention);
        let mut passage = Passage { sees, pronoun, candidates, features: Vec::new() };
        passage.features = features::features(input, vocabulary, &passage);
        (!passage.candidates.is_empty()).then_some(passage)
    }
}

/// Of the windows that see a piece the first that also sees some pieces behind it: it has most before it, where most of those
/// who are meant stand.
fn best(windows: &[Window], piece: usize, pieces: usize) -> Option<&Window> {
    let mut seeing = windows.iter().filter(|w| w.sees.contains(&piece));
    let enough = |w: &&Window| w.sees.end - piece > BEHIND || w.sees.end == pieces;
    seeing.clone().find(enough).or_else(|| seeing.next_back())
}

/// The pieces that lie in a span, at least in part.
fn covered(input: &Input, span: Span) -> Range<usize> {
    let first = input.pieces.partition_point(|p| p.end <= span.start);
    let end = input.pieces.partition_point(|p| p.start < span.end);
    first..end.max(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_with_most_before_the_pronoun() {
        let windows = crate::windows(600, &[]);
        let sees = |piece| best(&windows, piece, 600).map(|w| w.sees.clone());
        assert_eq!(sees(10), Some(0..254));
        assert_eq!(sees(240), Some(0..254));
        assert_eq!(sees(250), Some(190..444));
        assert_eq!(sees(599), Some(380..600));
        assert_eq!(sees(600), None);
    }
}
