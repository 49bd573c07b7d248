//! Pronouns: "he", "she", "they", "it", "who".

use std::ops::Range;

use sayso_text::{ActorKind, Attribution};

use super::lexicon::Gender;
use super::names::NameKind;
use super::rank::{self, Features};
use super::rule::Meant;
use super::walk::Walk;

/// "he", "she", "they", "it".
pub(super) fn pronoun(walk: &mut Walk, at: usize, run: &Range<usize>) -> Option<Option<Meant>> {
    let words = walk.words;
    let alone = run.len() == 1;
    let emphatic = run.len() == 2
        && matches!(
            words.lower(run.start + 1),
            "himself" | "herself" | "itself" | "themselves" | "both" | "all" | "too" | "also"
        );
    let place = run.start;
    if !alone && !emphatic || is_initials(words.written(place)) {
        return None;
    }
    Some(match words.lower(place).split('\'').next().unwrap_or_default() {
        "he" | "him" | "his" => learn(walk, place, Gender::He, at),
        "she" | "her" | "hers" => learn(walk, place, Gender::She, at),
        "they" | "them" | "their" | "theirs" => walk.they(place, Some(at)),
        "it" | "its" => walk.it(place, Some(at)),
        "who" => before(walk, place, true),
        "which" | "that" => before(walk, place, false),
        _ => return None,
    })
}

/// "WHO" and "IT" in capitals are no pronouns; "I" is one.
pub(super) fn is_initials(written: &str) -> bool {
    written.len() > 1 && written.chars().all(char::is_uppercase)
}

/// The one that a pronoun means is from now on known to be he or she.
fn learn(walk: &mut Walk, place: usize, gender: Gender, at: usize) -> Option<Meant> {
    let meant = walk.he_or_she(place, gender, Some(at))?;
    let character = &mut walk.cast.characters[meant.who];
    character.gender = character.gender.or(Some(gender));
    Some(meant)
}

/// What a relative pronoun hangs on: the mention right before it.
fn before(walk: &Walk, place: usize, human: bool) -> Option<Meant> {
    let found = walk.cast.recent().find(|&who| {
        let character = &walk.cast.characters[who];
        character.is_human() == human && character.last.is_some_and(|l| l.at < place && place - l.at < 6)
    });
    let who = found?;
    let score = walk.features(who, place, None).map_or(0.0, |f| rank::score(&f));
    Some(Meant { who, score, trained: None })
}

impl Walk<'_, '_> {
    /// "he", "she", "his", "her" in the running text: whom it means is spoken of again.
    pub(super) fn pronoun_in_text(&mut self, at: usize) {
        // Who is spoken of inside quotation marks says little about who goes on speaking outside.
        if self.in_source(at) || self.words.is_quoted(self.words.span(at).start) {
            return;
        }
        let gender = if self.words.lower(at).starts_with('h') && self.words.lower(at) != "her" {
            Gender::He
        } else {
            Gender::She
        };
        if let Some(Meant { who, .. }) = self.he_or_she(at, gender, None) {
            let mut touch = self.touch_at(at);
            touch.owner = matches!(self.words.lower(at), "his" | "her");
            self.cast.touch(who, self.words.span(at), touch);
            // Objects and owners are too often somebody else to learn from.
            let learns = matches!(self.words.lower(at), "he" | "she");
            let character = &mut self.cast.characters[who];
            if learns {
                character.gender = character.gender.or(Some(gender));
            }
        }
    }

    /// What is known of a candidate as seen from a word.
    pub(super) fn features(&self, who: usize, at: usize, attribution: Option<usize>) -> Option<Features> {
        let character = &self.cast.characters[who];
        let last = character.last?;
        let quoted = self.words.is_quoted(self.words.span(at).start);
        let content_holds =
            |a: &Attribution| a.content.iter().any(|c| c.range().contains(&(self.words.span(last.at).start as usize)));
        let around = attribution.and_then(|a| self.around(a));
        Some(Features {
            sentences: (self.sentence_of[at] as usize).abs_diff(last.sentence) as u32,
            paragraphs: (self.paragraph_of[at] as usize).abs_diff(last.paragraph) as u32,
            others_since: self.cast.touches() - last.number,
            spoke: last.spoke,
            spoke_last: self.last_voice == Some(who),
            subject: last.subject,
            owner: last.owner,
            other_side_of_quotes: last.quoted && !quoted,
            in_own_content: attribution.is_some_and(|a| content_holds(&self.attributions[a])) && !last.spoke,
            voice_around: around == Some(who) && !quoted,
            named: character.named.is_some(),
            agrees: false,
            same_noun: false,
            strange_modifiers: 0,
            voice: character.voice,
        })
    }

    /// Whom "he" or "she" means.
    pub(super) fn he_or_she(&self, at: usize, gender: Gender, attribution: Option<usize>) -> Option<Meant> {
        let around = attribution.and_then(|a| self.around(a));
        let quoted = self.words.is_quoted(self.words.span(at).start);
        let mut may_be = Vec::new();
        let candidates = self.cast.recent().filter_map(|who| {
            let character = &self.cast.characters[who];
            let human = matches!(character.kind, ActorKind::NamedPerson | ActorKind::Unnamed);
            if !human || character.plural || character.gender.is_some_and(|g| g != gender) {
                return None;
            }
            // Inside quotation marks the speaker is "I".
            if quoted && Some(who) == around {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            features.agrees = character.gender == Some(gender);
            may_be.push(who);
            Some((who, features))
        });
        let ruled = rank::best(candidates)?;
        if let Some(speaker) = attribution.and_then(|a| self.goes_on(a)).filter(|who| may_be.contains(who)) {
            return Some(Meant { who: speaker, ..ruled });
        }
        if Some(ruled.who) == around {
            // "Toft said she believed her": the speaker is nearer than any score.
            return Some(ruled);
        }
        let judged = self.trained.as_ref().map(|trained| trained.judge(self.words.span(at), ruled, &may_be));
        Some(judged.unwrap_or(ruled))
    }

    /// Who spoke last in the article's own words, where an attribution's cue says that somebody goes on.
    fn goes_on(&self, attribution: usize) -> Option<usize> {
        let attribution = &self.attributions[attribution];
        let cue = attribution.cue.first().filter(|_| attribution.within.is_none())?;
        let cue = self.words.within(*cue);
        let on = matches!(self.words.lower(cue.start), "continued" | "continues" | "added" | "adds")
            || cue.len() > 1
                && matches!(self.words.lower(cue.start), "went" | "goes")
                && self.words.lower(cue.start + 1) == "on";
        self.last_outer.filter(|_| on)
    }

    /// Whom "they" means.
    pub(super) fn they(&self, at: usize, attribution: Option<usize>) -> Option<Meant> {
        // Several people who were just spoken of come before a body that "they" can be said of too.
        let here = self.sentence_of[at] as usize;
        let near = |who: usize| {
            let c = &self.cast.characters[who];
            c.plural && c.kind == ActorKind::Unnamed && c.last.is_some_and(|l| here.saturating_sub(l.sentence) <= 2)
        };
        let some_near = self.cast.recent().any(near);
        let candidates = self.cast.recent().filter_map(|who| {
            let character = &self.cast.characters[who];
            let many = character.plural && character.kind != ActorKind::Document;
            let body = matches!(character.kind, ActorKind::Organisation | ActorKind::Outlet);
            // A place that was passed says nothing.
            let passed = character.named == Some(NameKind::Place) && !character.voice;
            if !many && !body || passed || some_near && !near(who) {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            features.agrees = many;
            features.named &= many;
            Some((who, features))
        });
        rank::best(candidates)
    }

    /// What "it" means.
    pub(super) fn it(&self, at: usize, attribution: Option<usize>) -> Option<Meant> {
        let candidates = self.cast.recent().filter_map(|who| {
            let character = &self.cast.characters[who];
            if !matches!(character.kind, ActorKind::Organisation | ActorKind::Outlet | ActorKind::Document)
                || character.plural
                || character.kind == ActorKind::Document && !character.voice
            {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            // A body that spoke or is the subject is meant, not a place that was passed.
            features.agrees = character.voice || character.named != Some(NameKind::Place);
            Some((who, features))
        });
        rank::best(candidates)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn he_she_they_it() {
        check("Mayor Ilse Toft opened the bridge. [She] said so.", &["person Ilse Toft"]);
        check(
            "[Orrin Vask, 41,] met Ilse Toft. \u{201c}Good,\u{201d} [he] said.",
            &["person Orrin Vask", "person Orrin Vask"],
        );
        check(
            "[Two divers who were there] came back. It was cold, [they] said.",
            &["unnamed 2 two divers who were there", "unnamed 2 two divers who were there"],
        );
        check(
            "Harbour officials went to the East Tarn ferry station, where [they] claimed a berth.",
            &["unnamed 2 harbour officials"],
        );
        check("[Brine Holdings] closed the dock. [It] said no more.", &["body Brine Holdings", "body Brine Holdings"]);
        check(
            "A second man, a surveyor for a contractor, came in. [He] agreed.",
            &["unnamed a surveyor for a contractor"],
        );
    }

    #[test]
    fn datelines_are_nobody() {
        check(
            "ZEREN, March 3 (Norwire) - [Teodor Vance, a minister,] left. [Zeren] has said so, [he] told reporters.",
            &["person Teodor Vance", "body Zeren", "person Teodor Vance"],
        );
    }

    #[test]
    fn quoted_people_are_others() {
        check(
            "[Ilse Toft] was there. \u{201c}My aunt Gerda Lund saw it and she fled,\u{201d} [she] said.",
            &["person Ilse Toft", "person Ilse Toft"],
        );
    }

    #[test]
    fn initials_are_no_pronouns() {
        check("Envoys of the World Health Organization came. [WHO] said no.", &["body World Health Organization"]);
    }

    #[test]
    fn nobody_to_mean() {
        check("In the end [he] said no.", &["?"]);
    }
}
