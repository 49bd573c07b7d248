use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::gold::Annotation;
use super::words::Words;

/// The measures, in the order in which tables list them.
pub(super) const MEASURES: [&str; 11] = [
    "exact",
    "relaxed",
    "spans",
    "spans.content",
    "spans.cue",
    "spans.source",
    "who-what",
    "words",
    "words.content",
    "words.cue",
    "words.source",
];
const ROLE_NAMES: [&str; 3] = ["source", "cue", "content"];

/// Right, predicted and gold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) right: u64,
    pub(super) predicted: u64,
    pub(super) gold: u64,
}

/// Precision, recall and F1, from 0 to 1, with the interval in which F1 lies in 95 of 100 samples of articles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Of the predicted, how many are right.
    pub p: f64,
    /// Of the gold, how many were found.
    pub r: f64,
    /// Their harmonic mean.
    pub f1: f64,
    /// How many there are.
    pub gold: u64,
    /// How many were predicted.
    pub predicted: u64,
    /// Lower and upper end of F1's interval.
    pub interval: [f64; 2],
}

/// Words of the three roles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Roles {
    /// Who speaks.
    pub source: String,
    /// The words that show it.
    pub cue: String,
    /// What is told.
    pub content: String,
}

/// A gold attribution whose who-what was missed, or a predicted one without a twin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The article.
    pub article: String,
    /// What was annotated.
    pub gold: Option<Roles>,
    /// What was predicted.
    pub predicted: Option<Roles>,
}

/// The counts of one article, by measure, and its mistakes.
pub(super) struct Counted {
    pub(super) counts: [Count; MEASURES.len()],
    pub(super) mistakes: Vec<Mistake>,
}

/// Word indices of each role.
type Parts = [Vec<u32>; 3];

pub(super) fn article(name: &str, words: &Words, gold: &[Annotation], predicted: &[Annotation]) -> Counted {
    let parts = |all: &[Annotation]| -> Vec<Parts> {
        all.iter().map(|a| [&a.source, &a.cue, &a.content].map(|spans| words.covered(spans))).collect()
    };
    let (gold, predicted) = (parts(gold), parts(predicted));
    let mut counts = [Count::default(); MEASURES.len()];
    let mut add = |measure: &str, count: Count| {
        let at = MEASURES.iter().position(|m| *m == measure).expect("a known measure");
        counts[at].right += count.right;
        counts[at].gold += count.gold;
        counts[at].predicted += count.predicted;
    };
    for (role, name) in ROLE_NAMES.iter().enumerate() {
        let (in_words, in_spans) = (of_words(&gold, &predicted, role), of_spans(&gold, &predicted, role));
        add("words", in_words);
        add(&format!("words.{name}"), in_words);
        add("spans", in_spans);
        add(&format!("spans.{name}"), in_spans);
    }
    let pairs = pairs(&gold, &predicted);
    let agree = |&(i, j): &(usize, usize), roles: &[usize], at: f64| {
        roles.iter().all(|&r| overlap(&gold[i][r], &predicted[j][r]) >= at)
    };
    for (measure, roles, at) in
        [("relaxed", &[0, 1, 2][..], 0.5), ("who-what", &[0, 2], 0.5), ("exact", &[0, 1, 2], 1.0)]
    {
        let right = pairs.iter().filter(|pair| agree(pair, roles, at)).count() as u64;
        add(measure, Count { right, gold: gold.len() as u64, predicted: predicted.len() as u64 });
    }

    let show = |parts: &Parts| Roles {
        source: words.show(&parts[0]),
        cue: words.show(&parts[1]),
        content: words.show(&parts[2]),
    };
    let twin: BTreeMap<usize, usize> = pairs.iter().copied().collect();
    let taken: BTreeSet<usize> = twin.values().copied().collect();
    let mistake = |gold, predicted| Mistake { article: name.to_owned(), gold, predicted };
    let missed = gold.iter().enumerate().filter(|(i, _)| twin.get(i).is_none_or(|&j| !agree(&(*i, j), &[0, 2], 0.5)));
    let mut mistakes: Vec<Mistake> =
        missed.map(|(i, g)| mistake(Some(show(g)), twin.get(&i).map(|&j| show(&predicted[j])))).collect();
    mistakes
        .extend((0..predicted.len()).filter(|j| !taken.contains(j)).map(|j| mistake(None, Some(show(&predicted[j])))));
    Counted { counts, mistakes }
}

fn of_words(gold: &[Parts], predicted: &[Parts], role: usize) -> Count {
    let all = |side: &[Parts]| side.iter().flat_map(|parts| parts[role].iter().copied()).collect::<BTreeSet<u32>>();
    let (gold, predicted) = (all(gold), all(predicted));
    Count {
        right: gold.intersection(&predicted).count() as u64,
        gold: gold.len() as u64,
        predicted: predicted.len() as u64,
    }
}

fn of_spans(gold: &[Parts], predicted: &[Parts], role: usize) -> Count {
    let mut times: BTreeMap<&[u32], [u64; 2]> = BTreeMap::new();
    for (side, all) in [gold, predicted].into_iter().enumerate() {
        for parts in all.iter().filter(|parts| !parts[role].is_empty()) {
            times.entry(&parts[role]).or_default()[side] += 1;
        }
    }
    times.values().fold(Count::default(), |sum, &[gold, predicted]| Count {
        right: sum.right + gold.min(predicted),
        gold: sum.gold + gold,
        predicted: sum.predicted + predicted,
    })
}

/// One-to-one pairs of gold and predicted, best content overlap first; overlap of cue, then of source, breaks ties.
fn pairs(gold: &[Parts], predicted: &[Parts]) -> Vec<(usize, usize)> {
    // Only attributions that share a word of content or cue can be twins: look them up instead of trying all.
    let mut holders: [BTreeMap<u32, Vec<usize>>; 2] = Default::default();
    for (j, parts) in predicted.iter().enumerate() {
        for (holder, role) in holders.iter_mut().zip([1, 2]) {
            for &word in &parts[role] {
                holder.entry(word).or_default().push(j);
            }
        }
    }
    let mut scored = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        let near: BTreeSet<usize> = holders
            .iter()
            .zip([1, 2])
            .flat_map(|(holder, role)| g[role].iter().filter_map(|word| holder.get(word)).flatten().copied())
            .collect();
        for j in near {
            let p = &predicted[j];
            let content = if g[2].is_empty() || p[2].is_empty() { 0.0 } else { overlap(&g[2], &p[2]) };
            scored.push((content, overlap(&g[1], &p[1]), overlap(&g[0], &p[0]), i, j));
        }
    }
    scored.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.total_cmp(&a.2)).then(a.3.cmp(&b.3)).then(a.4.cmp(&b.4))
    });
    let (mut used_gold, mut used_predicted) = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut out = Vec::new();
    for (_, _, _, i, j) in scored {
        if !used_gold[i] && !used_predicted[j] {
            (used_gold[i], used_predicted[j]) = (true, true);
            out.push((i, j));
        }
    }
    out
}

/// Intersection over union of two ascending lists; 1 for two empty ones.
fn overlap(a: &[u32], b: &[u32]) -> f64 {
    let (mut common, mut i, mut j) = (0usize, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (common, i, j) = (common + 1, i + 1, j + 1);
            }
        }
    }
    let union = a.len() + b.len() - common;
    if union == 0 { 1.0 } else { common as f64 / union as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annotation(source: [u32; 2], cue: [u32; 2], content: [u32; 2]) -> Annotation {
        Annotation { source: vec![source], cue: vec![cue], content: vec![content] }
    }

    #[test]
    fn counts_what_agrees() {
        //           0123456789012345678901234567890
        let words = Words::of("Toft said the bill passed today");
        let gold = [annotation([0, 4], [5, 9], [10, 31])];
        let counted = article("a", &words, &gold, &[annotation([0, 4], [5, 9], [10, 25])]);
        let of = |measure: &str| {
            let c = counted.counts[MEASURES.iter().position(|m| *m == measure).unwrap()];
            (c.right, c.predicted, c.gold)
        };
        assert_eq!(of("words.content"), (3, 3, 4));
        assert_eq!(of("spans"), (2, 3, 3));
        assert_eq!(of("who-what"), (1, 1, 1));
        assert_eq!(of("exact"), (0, 1, 1));
        assert!(counted.mistakes.is_empty());
    }

    #[test]
    fn a_miss_and_a_false_alarm_are_mistakes() {
        let words = Words::of("Toft said the bill passed today");
        let counted =
            article("a", &words, &[annotation([0, 4], [5, 9], [10, 18])], &[annotation([0, 0], [19, 25], [26, 31])]);
        assert_eq!(counted.mistakes.len(), 2);
        assert_eq!(counted.mistakes[0].gold.as_ref().unwrap().content, "the bill");
        assert_eq!(counted.mistakes[1].predicted.as_ref().unwrap().cue, "passed");
    }
}
