//! What is seen of a pronoun and a candidate without the network: a row in each of twenty groups, as in a table.

use std::ops::Range;

use sayso_nn::Vocabulary;

use super::passage::{Candidate, Passage};
use crate::Input;
use crate::voices::Gender;

/// The groups with their number of rows: together they make one table, group after group.
pub const GROUPS: [(&str, u16); 20] = [
    ("distance", 24),
    ("sentences", 7),
    ("candidates between", 12),
    ("times named", 5),
    ("times named before", 5),
    ("place in sentence", 4),
    ("word before", 6),
    ("word after", 6),
    ("form", 5),
    ("pronoun's place", 3),
    ("word before pronoun", 4),
    ("gender", 3),
    ("form x place", 20),
    ("form x word before", 30),
    ("rank", 12),
    ("pronoun quoted x same quotation", 4),
    ("most named", 3),
    ("noun", 2),
    ("place x pronoun's place", 12),
    ("how lately named", 5),
];

/// Rows of all groups.
pub const ROWS: usize = FIRST_ROWS[GROUPS.len() - 1] as usize + GROUPS[GROUPS.len() - 1].1 as usize;

const FIRST_ROWS: [u16; GROUPS.len()] = {
    let (mut first, mut group) = ([0; GROUPS.len()], 1);
    while group < GROUPS.len() {
        first[group] = first[group - 1] + GROUPS[group - 1].1;
        group += 1;
    }
    first
};

/// The form of a pronoun (subject, object, "his", "her", reflexive) and whom it can mean; `None` for other words.
pub(crate) fn form(word: &str) -> Option<(u16, Gender)> {
    Some(match word {
        "he" => (0, Gender::He),
        "she" => (0, Gender::She),
        "him" => (1, Gender::He),
        "his" => (2, Gender::He),
        "her" => (3, Gender::She),
        "himself" => (4, Gender::He),
        "herself" | "hers" => (4, Gender::She),
        _ => return None,
    })
}

/// The rows of every candidate.
pub(crate) fn features(input: &Input, vocabulary: &Vocabulary, passage: &Passage) -> Vec<[u16; GROUPS.len()]> {
    let seen = Seen::of(input, vocabulary, passage.sees.clone());
    let names: Vec<Named> = passage.candidates.iter().map(|c| seen.named(c, passage.pronoun)).collect();
    let most = names.iter().map(|n| n.places.len()).max().unwrap_or(0);
    let shared = names.iter().filter(|n| n.places.len() == most).count() > 1;
    let mut latest: Vec<usize> = names.iter().filter_map(|n| n.last).collect();
    latest.sort_unstable_by(|a, b| b.cmp(a));
    latest.dedup();
    let (at, [place, word_before]) = (passage.pronoun, seen.around_pronoun(passage.pronoun));
    let (form, means) = form(seen.text(at)).unwrap_or((0, Gender::He));
    let quoted = |piece: usize| input.features[piece][2];
    let starts: Vec<usize> = passage.candidates.iter().map(|c| c.pieces.start).collect();
    passage
        .candidates
        .iter()
        .zip(&names)
        .map(|(candidate, name)| {
            let Range { start, end } = candidate.pieces;
            let behind = start > at;
            let half = |size: u16| if behind { size } else { 0 };
            let distance = if behind { start - at } else { (at + 1).saturating_sub(end) };
            let between = starts.iter().filter(|&&s| (end <= s && s < at) || (at < s && s < start)).count();
            let since = starts.iter().filter(|&&s| s > start && s < at).count();
            let [own_place, before, after] = seen.around(candidate);
            let most_named = if name.places.len() < most { 0 } else { 2 - u16::from(shared) };
            let lately = name.last.and_then(|last| latest.iter().position(|&l| l == last)).unwrap_or(4);
            let rows = [
                bucket(distance) + half(12),
                sentences(seen.sentence(at), seen.sentence(start)),
                few(between, 5) + half(6),
                few(name.places.len(), 5).max(1) - 1,
                few(name.places.iter().filter(|&&p| p < at).count(), 4),
                own_place,
                before,
                after,
                form,
                place,
                word_before,
                candidate.gender.map_or(2, |gender| u16::from(gender == means)),
                form * 4 + own_place,
                form * 6 + before,
                if behind { 11 } else { few(since, 10) },
                2 * u16::from(quoted(at) != NOT_QUOTED) + u16::from(quoted(start) == quoted(at)),
                most_named,
                u16::from(candidate.noun),
                own_place * 3 + place,
                few(lately, 4),
            ];
            std::array::from_fn(|group| FIRST_ROWS[group] + rows[group])
        })
        .collect()
}

/// The feature row of pieces outside quotation marks.
const NOT_QUOTED: u8 = 10;

fn few(count: usize, most: u16) -> u16 {
    count.min(usize::from(most)) as u16
}

fn bucket(distance: usize) -> u16 {
    const TOPS: [usize; 10] = [2, 4, 7, 11, 16, 24, 36, 54, 80, 120];
    let row = TOPS.partition_point(|&top| top < distance) as u16;
    if row < 10 { row } else { 11 }
}

/// Sentences from the candidate to the pronoun: none, one, two, more; or it stands in the next one, or in later ones.
fn sentences(pronoun: usize, candidate: usize) -> u16 {
    match pronoun.checked_sub(candidate) {
        Some(before) => few(before, 3),
        None => 5 + u16::from(candidate - pronoun > 1),
    }
}

/// The pieces of a window with the starts of its sentences.
struct Seen<'a> {
    input: &'a Input,
    vocabulary: &'a Vocabulary,
    sees: Range<usize>,
    starts: Vec<usize>,
}

/// Where the last word of a candidate stands in the window, and where it stood last before the pronoun.
struct Named {
    places: Vec<usize>,
    last: Option<usize>,
}

impl<'a> Seen<'a> {
    fn of(input: &'a Input, vocabulary: &'a Vocabulary, sees: Range<usize>) -> Seen<'a> {
        let inner = input.breaks.iter().copied().filter(|b| sees.start < *b && *b < sees.end);
        let starts = std::iter::once(sees.start).chain(inner).collect();
        Seen { input, vocabulary, sees, starts }
    }

    /// A piece as the vocabulary has it; empty beyond the window.
    fn text(&self, piece: usize) -> &str {
        if self.sees.contains(&piece) { self.vocabulary.text(self.input.pieces[piece].id) } else { "" }
    }

    fn sentence(&self, piece: usize) -> usize {
        self.starts.partition_point(|&s| s <= piece) - 1
    }

    /// Pieces between the start of the sentence and a piece.
    fn since_sentence_start(&self, piece: usize) -> usize {
        piece - self.starts[self.sentence(piece)]
    }

    fn previous(&self, piece: usize) -> &str {
        piece.checked_sub(1).map_or("", |p| self.text(p))
    }

    fn named(&self, candidate: &Candidate, pronoun: usize) -> Named {
        let Range { start, end } = candidate.pieces;
        let last = (start..end).rev().find(|&p| !self.text(p).starts_with("##")).unwrap_or(start);
        let word: Vec<u32> = self.input.pieces[last..end].iter().map(|p| p.id).collect();
        let window = &self.input.pieces[self.sees.clone()];
        let same =
            window.windows(word.len()).enumerate().filter(|(_, run)| run.iter().zip(&word).all(|(p, w)| p.id == *w));
        let places: Vec<usize> = same.map(|(at, _)| self.sees.start + at).collect();
        let last = places.iter().copied().filter(|&p| p < pronoun).max();
        Named { places, last }
    }

    /// A candidate's place in its sentence, and the words before and after it.
    fn around(&self, candidate: &Candidate) -> [u16; 3] {
        let Range { start, end } = candidate.pieces;
        let (into, before, after) = (self.since_sentence_start(start), self.previous(start), self.text(end));
        let place = match into {
            0 => 0,
            1..=3 => 1,
            _ if before == "," => 2,
            _ => 3,
        };
        let before = match before {
            _ if into == 0 => 0,
            word if is_preposition(word) => 1,
            "and" => 2,
            "," => 3,
            "(" => 4,
            _ => 5,
        };
        let after = match after {
            "'" | "’" if self.text(end + 1) == "s" => 0,
            "," => 1,
            "and" => 2,
            word if is_preposition(word) => 3,
            word if word.starts_with(char::is_alphabetic) => 4,
            _ => 5,
        };
        [place, before, after]
    }

    /// A pronoun's place in its sentence and the word before it.
    fn around_pronoun(&self, piece: usize) -> [u16; 2] {
        let place = match self.since_sentence_start(piece) {
            0 => 0,
            1..=3 => 1,
            _ => 2,
        };
        let before = match self.previous(piece) {
            word if is_preposition(word) => 0,
            "and" => 1,
            "," => 2,
            _ => 3,
        };
        [place, before]
    }
}

fn is_preposition(word: &str) -> bool {
    const THESE: [&str; 28] = [
        "of", "in", "to", "for", "with", "on", "at", "by", "from", "about", "as", "against", "between", "into",
        "after", "before", "during", "without", "under", "among", "over", "like", "toward", "towards", "behind",
        "than", "via", "upon",
    ];
    THESE.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_make_one_table() {
        assert_eq!(ROWS, 172);
        assert_eq!(FIRST_ROWS[1], 24);
    }

    #[test]
    fn distances_and_sentences() {
        assert_eq!([1, 2, 3, 16, 120, 121, 900].map(bucket), [0, 0, 1, 4, 9, 11, 11]);
        assert_eq!([(5, 5), (5, 4), (5, 1), (5, 6), (5, 7)].map(|(p, c)| sentences(p, c)), [0, 1, 3, 5, 6]);
    }
}
