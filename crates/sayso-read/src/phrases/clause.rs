//! The words around a cue: what else its clause holds beside source, cue and content.

use std::ops::Range;

use sayso_text::{Attribution, Span};

use super::noun::{AUXILIARIES, is_gap};
use crate::words::Words;

/// Words looked at on each side of a cue, so that a text without full stops stays cheap.
const REACH: usize = 60;
/// Words that begin a new part of a sentence.
const JOINTS: &[&str] = &["and", "but", "while", "whereas", "that", "because", "although", "though"];
/// Words that begin a clause of their own.
const SUBORDINATORS: &[&str] = &["when", "after", "before", "as", "who", "which", "where", "until", "once", "since"];
/// Attributions looked at on each side, in the order of their cues.
const NEIGHBOURS: usize = 12;

/// Attributions of a document in the order of their cues.
pub(crate) struct Clauses<'a> {
    words: &'a Words<'a>,
    attributions: &'a [Attribution],
    order: Vec<usize>,
    place: Vec<usize>,
}

/// What a word of a clause belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// To none of the three roles: here stand addressees, channels, times.
    Free,
    /// To the cue.
    Cue,
    /// To the source.
    Source,
    /// To the content.
    Content,
    /// To another attribution.
    Other,
}

/// The words around one cue.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// Those that can belong to it: its sentence as far as the next cue on either side.
    pub(crate) words: Range<usize>,
    /// From the first to the last word of the cue's first piece; empty, at the source's end, where there is no cue.
    pub(crate) cue: Range<usize>,
    parts: Vec<Part>,
}

impl Clause {
    /// What a word belongs to; `Other` outside the clause.
    pub(crate) fn part(&self, at: usize) -> Part {
        if self.words.contains(&at) { self.parts[at - self.words.start] } else { Part::Other }
    }

    /// Whether a word is in no role.
    pub(crate) fn is_free(&self, at: usize) -> bool {
        self.part(at) == Part::Free
    }

    /// The end of the run of words, from `at` on, that are in no role or in the cue.
    pub(crate) fn open_end(&self, at: usize) -> usize {
        (at..self.words.end)
            .find(|&w| !matches!(self.part(w), Part::Free | Part::Cue))
            .unwrap_or(self.words.end)
            .max(at)
    }

    /// Whether nothing but plain words leads from a role of the attribution to a word: no comma, no new clause between.
    pub(crate) fn is_close(&self, words: &Words, at: usize) -> bool {
        let plain = |w: usize| {
            !is_gap(words, w) && !JOINTS.contains(&words.lower(w)) && !SUBORDINATORS.contains(&words.lower(w))
        };
        let run = (self.words.start..at).rev().take_while(|&w| self.is_free(w));
        run.into_iter().all(|w| {
            plain(w)
                || (!self.is_free(w.wrapping_sub(1)) && is_gap(words, w) && !SUBORDINATORS.contains(&words.lower(w)))
        })
    }
}

impl<'a> Clauses<'a> {
    /// Puts the attributions in the order of their cues.
    pub(crate) fn of(words: &'a Words<'a>, attributions: &'a [Attribution]) -> Clauses<'a> {
        let mut order: Vec<usize> = (0..attributions.len()).collect();
        order.sort_by_key(|&at| (anchor(&attributions[at]), at));
        let mut place = vec![0; order.len()];
        for (at, &attribution) in order.iter().enumerate() {
            place[attribution] = at;
        }
        Clauses { words, attributions, order, place }
    }

    /// The attributions in the order of their cues.
    pub(crate) fn in_order(&self) -> impl Iterator<Item = usize> + '_ {
        self.order.iter().copied()
    }

    /// The attributions whose cues stand nearest to a byte.
    pub(crate) fn near(&self, byte: u32) -> impl Iterator<Item = usize> + '_ {
        let place = self.order.partition_point(|&a| anchor(&self.attributions[a]) < byte);
        let near = place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS).min(self.order.len());
        self.order[near].iter().copied()
    }

    /// The other attributions that stand near one, in the order of their cues.
    pub(crate) fn neighbours(&self, of: usize) -> impl Iterator<Item = usize> + '_ {
        let place = self.place[of];
        let near = place.saturating_sub(NEIGHBOURS)..(place + NEIGHBOURS + 1).min(self.order.len());
        self.order[near].iter().copied().filter(move |&other| other != of)
    }

    /// The words around the cue of an attribution.
    pub(crate) fn clause(&self, of: usize) -> Clause {
        let own = &self.attributions[of];
        let byte = anchor(own);
        let sentence = self.words.sentence_at(byte);
        let cue = self.cue_of(own, &sentence);
        let mut words = sentence.start.max(cue.start.saturating_sub(REACH))..sentence.end.min(cue.end + REACH);
        words.end = words.end.max(words.start);
        // inside a content: no further than its piece
        let mut outer = own.within;
        for _ in 0..4 {
            let parent = outer.and_then(|id| self.attributions.get(id.0 as usize).filter(|a| a.id == id));
            let Some(parent) = parent else { break };
            if let Some(&piece) = parent.content.iter().find(|p| p.start <= byte && byte < p.end) {
                let inside = self.words.within(piece);
                words = words.start.max(inside.start)..words.end.min(inside.end);
                break;
            }
            outer = parent.within;
        }
        words.end = words.end.max(words.start);
        // inside another's source ("the foreman who asked us not to give his name said"): likewise
        for other in self.neighbours(of) {
            let around = self.attributions[other].source.iter().find(|s| s.start < byte && byte < s.end);
            if let Some(&source) = around.filter(|s| !own.source.contains(s)) {
                let inside = self.words.within(source);
                words = words.start.max(inside.start)..words.end.min(inside.end);
                words.end = words.end.max(words.start);
            }
        }
        let mut clause = Clause { parts: vec![Part::Free; words.len()], words, cue };
        let window = if clause.words.is_empty() {
            Span { start: byte, end: byte }
        } else {
            self.words.span_of(clause.words.clone())
        };
        let content_end = own.content.iter().map(|s| s.end).filter(|&end| end > byte).max();
        for other in self.neighbours(of) {
            let other = &self.attributions[other];
            if other.cue == own.cue && !own.cue.is_empty() || other.within == Some(own.id) && is_inside(other, own) {
                continue;
            }
            let is_around = other.content.iter().any(|piece| piece.start <= byte && byte < piece.end);
            if !is_around {
                other
                    .content
                    .iter()
                    .filter(|s| s.overlaps(window))
                    .for_each(|&s| self.mark(&mut clause, s, Part::Other));
            }
            let is_apart = |s: &&Span| !(own.source.contains(s) || s.start < byte && byte < s.end);
            for &span in other.cue.iter().chain(other.source.iter().filter(is_apart)).filter(|s| s.overlaps(window)) {
                self.mark(&mut clause, span, Part::Other);
                let at = self.words.within(span);
                if at.end <= clause.cue.start {
                    // words between two cues lead up to the later one only where a new part of the sentence begins
                    let own_start = own.source.first().map_or(clause.cue.start, |&s| self.words.within(s).start);
                    let to = clause.cue.start.min(own_start.max(at.end));
                    let is_new = |w: &usize| is_gap(self.words, *w) || JOINTS.contains(&self.words.lower(*w));
                    let start = (at.end..to).find(is_new).unwrap_or(to);
                    self.cut(&mut clause, start..usize::MAX);
                } else if at.start >= clause.cue.end && at.start < clause.words.end {
                    // what follows the content leads up to the next cue, save the words right behind it
                    let mut end = at.start;
                    if let Some(content_end) = content_end.filter(|&e| e <= span.start) {
                        let after = self.words.within(Span { start: content_end, end: span.start });
                        end = (after.start + 1..end)
                            .find(|&w| self.words.before(w).contains([',', ';']))
                            .unwrap_or(after.start);
                    }
                    let end = end.max(clause.cue.end);
                    self.cut(&mut clause, 0..end);
                }
            }
        }
        own.content.iter().for_each(|&s| self.mark(&mut clause, s, Part::Content));
        if let Some(content_end) = content_end {
            // "those who hope to stay have to pay": the verb behind the content is another's
            let after =
                clause.words.clone().find(|&w| self.words.span(w).start >= content_end).unwrap_or(clause.words.end);
            let verb =
                (after..clause.words.end).find(|&w| AUXILIARIES.contains(&self.words.lower(w)) && clause.is_free(w));
            let verb = verb.filter(|&v| (after..=v).all(|w| !is_gap(self.words, w)) && after >= clause.cue.end);
            if verb.is_some() {
                self.cut(&mut clause, 0..after);
            }
        }
        own.source.iter().for_each(|&s| self.mark(&mut clause, s, Part::Source));
        own.cue.iter().for_each(|&s| self.mark(&mut clause, s, Part::Cue));
        clause
    }

    fn cue_of(&self, own: &Attribution, sentence: &Range<usize>) -> Range<usize> {
        match (own.cue.first(), own.source.last()) {
            (Some(&cue), _) => self.words.within(cue),
            (None, Some(&source)) => {
                let end = self.words.within(source).end;
                end..end
            }
            (None, None) => sentence.start..sentence.start,
        }
    }

    fn mark(&self, clause: &mut Clause, span: Span, part: Part) {
        let at = self.words.within(span);
        for word in at.start.max(clause.words.start)..at.end.min(clause.words.end) {
            clause.parts[word - clause.words.start] = part;
        }
    }

    fn cut(&self, clause: &mut Clause, to: Range<usize>) {
        let start = to.start.max(clause.words.start).min(clause.words.end);
        let end = to.end.min(clause.words.end).max(start);
        clause.parts.drain(end - clause.words.start..);
        clause.parts.drain(..start - clause.words.start);
        clause.words = start..end;
    }
}

/// Where an attribution stands in the order of the text.
fn anchor(attribution: &Attribution) -> u32 {
    let first = attribution.cue.first().or(attribution.source.first()).or(attribution.content.first());
    first.map_or(0, |s| s.start)
}

fn is_inside(inner: &Attribution, outer: &Attribution) -> bool {
    inner.cue.first().is_some_and(|cue| outer.content.iter().any(|piece| piece.contains(*cue)))
}
