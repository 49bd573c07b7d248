use std::ops::Range;

use super::labels::{Label, Role};

/// The runs of the best label path through `scores` (log-probabilities), in order.
///
/// An inside label stands only after a label of its own role, so every run begins where a begin label says so.
/// Ties go to the lower label.
pub(crate) fn runs<const N: usize>(scores: &[[f32; N]], labels: &[Option<Label>; N]) -> Vec<(Role, Range<usize>)> {
    let path = best_path(scores, labels);
    let mut out: Vec<(Role, Range<usize>)> = Vec::new();
    for (at, &label) in path.iter().enumerate() {
        match labels[label as usize] {
            None => {}
            Some(Label { role, begins: true }) => out.push((role, at..at + 1)),
            Some(Label { .. }) => out.last_mut().expect("an inside label follows its run").1.end = at + 1,
        }
    }
    out
}

/// The best path of labels that keeps the rule above (Viterbi 1967).
fn best_path<const N: usize>(scores: &[[f32; N]], labels: &[Option<Label>; N]) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    // An inside label may follow the begin and inside labels of its role, any other label may follow every label.
    let may_follow = |from: usize, to: usize| match labels[to] {
        Some(Label { role, begins: false }) => labels[from].is_some_and(|l| l.role == role),
        _ => true,
    };
    let mut best = *first;
    for (score, label) in best.iter_mut().zip(labels) {
        if label.is_some_and(|l| !l.begins) {
            *score = f32::NEG_INFINITY;
        }
    }
    let mut back: Vec<[u8; N]> = Vec::with_capacity(scores.len());
    back.push([0; N]);
    for row in &scores[1..] {
        let mut next = [f32::NEG_INFINITY; N];
        let mut from = [0u8; N];
        for to in 0..N {
            for (label, &score) in best.iter().enumerate() {
                if may_follow(label, to) && score > next[to] {
                    next[to] = score;
                    from[to] = label as u8;
                }
            }
            next[to] += row[to];
        }
        best = next;
        back.push(from);
    }
    let mut label = (0..N).fold(0, |top, l| if best[l] > best[top] { l } else { top }) as u8;
    let mut path = vec![0u8; scores.len()];
    for at in (0..scores.len()).rev() {
        path[at] = label;
        label = back[at][label as usize];
    }
    path
}

#[cfg(test)]
mod tests {
    use super::labels::label;
    use super::*;

    const ROLE_LABELS: [Option<Label>; 5] = [
        None,
        label(Role::Source, true),
        label(Role::Source, false),
        label(Role::Content, true),
        label(Role::Content, false),
    ];

    /// Scores in which each letter is the likeliest label of its piece: `.` none, `S` `s` source, `C` `c` content.
    fn scores(likeliest: &str) -> Vec<[f32; 5]> {
        let row = |c| {
            let mut row = [-3.0; 5];
            row[".SsCc".find(c).unwrap()] = -0.1;
            row
        };
        likeliest.chars().map(row).collect()
    }

    #[test]
    fn reads_runs() {
        use Role::{Content, Source};
        for (likeliest, expected) in [
            ("", vec![]),
            ("....", vec![]),
            (".Ss.Ccc", vec![(Source, 1..3), (Content, 4..7)]),
            ("CcC", vec![(Content, 0..2), (Content, 2..3)]),
            ("sCc", vec![(Content, 1..3)]), // an inside label cannot begin a run: the least bad path drops or repairs it
            ("Ccsc", vec![(Content, 0..2), (Content, 2..4)]), // going on and beginning anew are equally bad: the lower label
        ] {
            let found = runs(&scores(likeliest), &ROLE_LABELS);
            if likeliest == "sCc" {
                assert_eq!(found.last(), expected.last(), "{likeliest}");
            } else {
                assert_eq!(found, expected, "{likeliest}");
            }
        }
    }

    #[test]
    fn every_run_is_a_run_whatever_the_scores() {
        let mut state = 7u64;
        let mut random = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 40) as f32 / 1e6
        };
        let scores: Vec<[f32; 5]> = (0..500).map(|_| std::array::from_fn(|_| -random())).collect();
        let found = runs(&scores, &ROLE_LABELS);
        assert!(!found.is_empty());
        assert!(found.windows(2).all(|w| w[0].1.end <= w[1].1.start));
        assert!(found.iter().all(|(_, r)| !r.is_empty()));
    }

    #[test]
    fn scores_that_are_no_numbers_do_not_panic() {
        assert!(runs(&[[f32::NAN; 5]; 3], &ROLE_LABELS).is_empty());
    }
}
