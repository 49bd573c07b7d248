//! Whom a definite description means among those who are known: "the spokesman", "the company", "the same official".

use std::ops::Range;

use sayso_text::ActorKind;

use super::cast::Character;
use super::lexicon::{self, Class};
use super::names::NameKind;
use super::phrase::{Phrase, Which};
use super::rank;
use super::walk::Walk;

impl Walk<'_, '_> {
    /// Whom a definite description means among those known.
    pub(super) fn described(&self, described: &Phrase, attribution: Option<usize>) -> Option<usize> {
        let noun = described.noun.as_ref()?;
        let at = described.run.start;
        let class = self.class(described)?;
        let mut candidates: Vec<usize> = self.cast.called(&noun.singular).collect();
        if matches!(class, Class::Person | Class::Body | Class::Outlet | Class::Document) {
            let others = self.cast.recent().filter(|w| !candidates.contains(w)).collect::<Vec<_>>();
            candidates.extend(others);
        }
        let modifiers: Vec<String> = described
            .key(self.words)
            .into_iter()
            .filter(|k| lexicon::noun(k).is_none_or(|n| n.singular != noun.singular))
            .collect();
        let owned = described.owner.clone().map(|o| self.owner_keys(o));
        let pronoun_owner = described.owner.clone().filter(|o| o.len() == 1).and_then(|o| self.owner_meant(o.start));
        // "my doctor" is somebody else than who says so.
        let mine = described.owner.as_ref().is_some_and(|o| self.words.lower(o.start) == "my");
        let speaker = attribution.filter(|_| mine).and_then(|a| self.around(a));
        let scored = candidates.into_iter().filter(|&who| Some(who) != speaker).filter_map(|who| {
            let character = &self.cast.characters[who];
            let same = character.nouns.contains(&noun.singular);
            if !self.can_be(character, described, class, same) {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            features.same_noun = same;
            let asks_for_speaker = described.which == Some(Which::Same) || noun.singular == "source";
            let speaks = character.outer && !(character.named.is_some() && noun.singular == "source");
            if asks_for_speaker && class == Class::Person && !speaks {
                return None;
            }
            features.strange_modifiers =
                modifiers.iter().filter(|m| !character.keys.contains(m) && !is_loose(m)).count() as u32;
            let foreign = match class {
                // "the 23-page text" is any document spoken of.
                Class::Document => {
                    features.strange_modifiers > 0 && !matches!(noun.singular.as_str(), "text" | "document")
                }
                Class::Person => features.strange_modifiers > 0,
                Class::Body if lexicon::is_state(&noun.singular) => features.strange_modifiers > 0,
                // "the car-seat maker" may tell more of a known company; "the Vask administration" is another.
                Class::Body | Class::Outlet => described.core.clone().any(|w| {
                    self.words.is_capital(w) && !character.keys.iter().any(|k| k == lexicon::bare(self.words.lower(w)))
                }),
            };
            // "The Syrian team" is no Afghan team.
            let other_people = same
                && class == Class::Body
                && foreign
                && character.named.is_none()
                && character.keys.iter().any(|k| lexicon::is_demonym(k));
            let other_level = same
                && class == Class::Body
                && modifiers.iter().any(|m| is_level(m) && !character.keys.contains(m))
                && character.keys.iter().any(|k| is_level(k));
            if !same && (foreign || mine) || other_people || other_level {
                return None;
            }
            if !same
                && class == Class::Person
                && is_office(&noun.singular)
                && (!modifiers.is_empty() || !character.roles.is_empty() || !features.voice || features.sentences > 2)
            {
                return None;
            }
            if let Some(keys) = &owned
                && !keys.is_empty()
            {
                let shared = keys.iter().any(|k| {
                    character.keys.contains(k)
                        || character.body.as_ref().is_some_and(|b| b.to_lowercase().split([' ', '\'']).any(|w| w == k))
                });
                if !shared {
                    features.strange_modifiers += 2;
                    if !same {
                        return None;
                    }
                }
            }
            if same && noun.class != Class::Person {
                features.sentences = features.sentences.min(3);
                features.paragraphs = features.paragraphs.min(2);
            } else if same {
                features.sentences = features.sentences.min(6);
                features.paragraphs = features.paragraphs.min(4);
            }
            if let Some(owner) = pronoun_owner
                && character.body.as_ref().is_some_and(|b| *b != self.cast.characters[owner].name)
            {
                return None;
            }
            features.agrees = noun.gender.is_some() && noun.gender == character.gender;
            Some((who, features))
        });
        let who = rank::best(scored)?.who;
        // "the diplomats" after "two of the three": all of them.
        let character = &self.cast.characters[who];
        match character.group {
            Some(group) if character.plural && described.count.is_none() && self.cast.characters[group].plural => {
                Some(group)
            }
            _ => Some(who),
        }
    }

    /// Words of an owner that a character may be known by.
    pub(super) fn owner_keys(&self, owner: Range<usize>) -> Vec<String> {
        owner
            .map(|w| lexicon::bare(self.words.lower(w)).trim_end_matches('\'').to_owned())
            .filter(|w| !matches!(w.as_str(), "the" | "a" | "its" | "his" | "her" | "their" | "our" | "my"))
            .collect()
    }

    /// Whether a description can mean a character at all.
    pub(super) fn can_be(&self, character: &Character, described: &Phrase, class: Class, same: bool) -> bool {
        let Some(noun) = &described.noun else { return false };
        let plural = described.is_plural();
        match class {
            Class::Person => {
                if !matches!(character.kind, ActorKind::NamedPerson | ActorKind::Unnamed) || character.plural != plural
                {
                    return false;
                }
                if noun.gender.is_some() && character.gender.is_some_and(|g| Some(g) != noun.gender) {
                    return false;
                }
                if plural && described.count.is_some_and(|n| n != character.at_least) {
                    return false;
                }
                let anybody = is_general_of(&noun.singular)
                    && character.voice
                    && (character.named.is_none() || matches!(noun.singular.as_str(), "person" | "man" | "woman"));
                same || anybody || !plural && is_general(&noun.singular) && character.named.is_some()
            }
            Class::Outlet => {
                character.kind == ActorKind::Outlet
                    && !plural
                    && Some(&character.name) != self.article.outlet.as_ref()
                    && (same || character.named.is_some())
            }
            Class::Body => {
                if character.kind != ActorKind::Organisation
                    && !(noun.singular == "agency" && character.kind == ActorKind::Outlet)
                    || character.plural != plural
                {
                    return false;
                }
                let state = character.named == Some(NameKind::Place);
                if lexicon::is_state(&noun.singular) {
                    return same || state;
                }
                if state {
                    return same;
                }
                let company = lexicon::is_company(&noun.singular);
                let spoken_of = character.voice || character.named == Some(NameKind::Body);
                let plain = described.core.len() == 1 && described.owner.is_none() && is_any_body(&noun.singular);
                let known_trade =
                    character.nouns.iter().any(|n| lexicon::noun(n).is_some_and(|n| n.class == Class::Body));
                same || character.nouns.iter().any(|n| lexicon::same_trade(n, &noun.singular))
                    || (company || plain) && character.named.is_some() && !known_trade && spoken_of
            }
            Class::Document => {
                character.kind == ActorKind::Document
                    && character.plural == plural
                    && (same || matches!(noun.singular.as_str(), "document" | "text" | "paper"))
                    || same && character.kind == ActorKind::Outlet
            }
        }
    }
}

/// Words that tell the county council from the town council.
fn is_level(word: &str) -> bool {
    matches!(
        word,
        "county"
            | "town"
            | "city"
            | "parish"
            | "district"
            | "borough"
            | "village"
            | "state"
            | "federal"
            | "national"
            | "regional"
            | "provincial"
            | "security"
    )
}

/// Modifiers that do not tell one from another.
fn is_loose(word: &str) -> bool {
    matches!(
        word,
        "same"
            | "former"
            | "then"
            | "new"
            | "late"
            | "young"
            | "old"
            | "senior"
            | "top"
            | "embattled"
            | "outgoing"
            | "veteran"
            | "unnamed"
            | "anonymous"
    )
}

/// Nouns that may be said of somebody who was brought in otherwise ("the diplomat" of a ministry's spokesman).
fn is_general(noun: &str) -> bool {
    is_office(noun)
        || matches!(
            noun,
            "diplomat"
                | "politician"
                | "official"
                | "executive"
                | "man"
                | "woman"
                | "lawmaker"
                | "lawyer"
                | "academic"
                | "scientist"
                | "expert"
                | "analyst"
                | "economist"
                | "businessman"
                | "businesswoman"
                | "tycoon"
                | "source"
                | "person"
                | "speaker"
                | "researcher"
                | "officer"
                | "soldier"
                | "activist"
                | "campaigner"
                | "envoy"
        )
}

/// Offices: said of somebody only who was told to hold them, or who just spoke and of whom no other office is told.
fn is_office(noun: &str) -> bool {
    matches!(
        noun,
        "president"
            | "premier"
            | "governor"
            | "mayor"
            | "minister"
            | "commissioner"
            | "chairman"
            | "chairwoman"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "director"
            | "head"
            | "manager"
            | "leader"
            | "chief"
            | "boss"
            | "secretary"
            | "doctor"
    )
}

/// Nouns that are said of bodies of many kinds.
fn is_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "charity"
            | "group"
            | "organisation"
            | "organization"
            | "body"
            | "foundation"
            | "society"
            | "trust"
            | "association"
            | "institution"
            | "network"
            | "campaign"
            | "movement"
            | "nonprofit"
            | "non-profit"
            | "ngo"
            | "collective"
            | "consortium"
    )
}

/// Nouns for anybody.
fn is_general_of(noun: &str) -> bool {
    matches!(
        noun,
        "person"
            | "man"
            | "woman"
            | "source"
            | "official"
            | "insider"
            | "employee"
            | "worker"
            | "aide"
            | "figure"
            | "speaker"
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn definite() {
        check(
            "[An official at the port] spoke. It was late, [the official] said.",
            &["unnamed an official at the port", "unnamed an official at the port"],
        );
        check(
            "[Brine Holdings, a lender,] closed. [The bank] said no more.",
            &["body Brine Holdings", "body Brine Holdings"],
        );
        check(
            "[The Guild of Dockers] met. [The Guild] and [the union] agree.",
            &["body Guild of Dockers", "body Guild of Dockers", "body Guild of Dockers"],
        );
        check(
            "[The health director, Dr Runa Eskil,] spoke. [The director] left.",
            &["person Runa Eskil", "person Runa Eskil"],
        );
        check("[The provincial governor] confirmed it.", &["unnamed provincial governor"]);
    }

    #[test]
    fn others_are_not_meant() {
        check(
            "[Ilse Toft, a poet,] spoke. [The former president] left.",
            &["person Ilse Toft", "unnamed former president"],
        );
        check(
            "[Overby Town Council] met. [The county council] did not. [The council] left.",
            &["body Overby Town Council", "body county council", "body county council"],
        );
        check(
            "[An Afghan team] came second. [The team] left. [The Syrian team] stayed.",
            &["body Afghan team", "body Afghan team", "body Syrian team"],
        );
        check(
            "[Brine Holdings] met. [The Vask administration] left.",
            &["body Brine Holdings", "body Vask administration"],
        );
    }
}
