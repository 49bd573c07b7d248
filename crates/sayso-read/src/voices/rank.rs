//! Which of several characters a pronoun or a definite description means: features of a candidate, and how much each counts.
//!
//! The only seam for a scorer that is trained: it would replace [`score`], and nothing else.

use super::rule::Meant;

/// What is known of a candidate, as seen from the words that may mean it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Features {
    /// Sentences between its last mention and here.
    pub(super) sentences: u32,
    /// Paragraphs between its last mention and here.
    pub(super) paragraphs: u32,
    /// How many other characters were mentioned since.
    pub(super) others_since: u32,
    /// Its last mention is a source: it spoke.
    pub(super) spoke: bool,
    /// It is the source of the attribution before this one.
    pub(super) spoke_last: bool,
    /// Its last mention opens its sentence, as subjects do.
    pub(super) subject: bool,
    /// Its last mention only owns something ("Toft's lawyer").
    pub(super) owner: bool,
    /// Its last mention stands inside quotation marks, while these words do not.
    pub(super) other_side_of_quotes: bool,
    /// Its last mention stands inside what is being attributed here.
    pub(super) in_own_content: bool,
    /// It is the voice around a content that these words stand in.
    pub(super) voice_around: bool,
    /// It has a name.
    pub(super) named: bool,
    /// Its gender or number is known and fits.
    pub(super) agrees: bool,
    /// It is called by the very noun.
    pub(super) same_noun: bool,
    /// Modifiers of the description that it is not known by.
    pub(super) strange_modifiers: u32,
    /// It has spoken at all.
    pub(super) voice: bool,
}

/// From which score on a candidate is taken; below it the voice stays unclear.
pub(super) const ENOUGH: f32 = 0.0;

/// How likely a candidate is meant: the higher the likelier, comparable only among candidates of the same words.
pub(super) fn score(f: &Features) -> f32 {
    let on = |flag: bool, weight: f32| if flag { weight } else { 0.0 };
    let distance =
        -0.7 * f.sentences.min(12) as f32 - 0.3 * f.paragraphs.min(8) as f32 - 0.45 * f.others_since.min(6) as f32;
    3.0 + distance + on(f.spoke, 0.8) + on(f.spoke_last, 0.6) + on(f.subject, 1.0)
        - on(f.owner, 1.0)
        - on(f.other_side_of_quotes, 1.5)
        - on(f.in_own_content, 1.8)
        + on(f.voice_around, 3.0)
        + on(f.named, 0.3)
        + on(f.agrees, 1.0)
        + on(f.same_noun, 4.0)
        - 1.5 * f.strange_modifiers.min(3) as f32
        + on(f.voice, 0.3)
}

/// The best of the candidates by score, the later one where two score the same; `None` where none is good enough.
pub(super) fn best(candidates: impl IntoIterator<Item = (usize, Features)>) -> Option<Meant> {
    let mut best: Option<(f32, usize)> = None;
    for (who, features) in candidates {
        let score = score(&features);
        if score >= ENOUGH && best.is_none_or(|(so_far, _)| score >= so_far) {
            best = Some((score, who));
        }
    }
    best.map(|(score, who)| Meant { who, score, trained: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearer_and_speaking_counts() {
        let near = Features { sentences: 1, ..Features::default() };
        let far = Features { sentences: 3, ..Features::default() };
        let who = |candidates: &[(usize, Features)]| best(candidates.iter().copied()).map(|m| m.who);
        assert_eq!(who(&[(0, far), (1, near)]), Some(1));
        assert_eq!(who(&[(0, Features { spoke: true, subject: true, ..near }), (1, near)]), Some(0));
        assert_eq!(who(&[(0, Features { sentences: 12, paragraphs: 8, ..far })]), None);
    }
}
