//! Descriptions that come before the name: "its director said on Friday … director Anneke Thorsby told a news conference".

use std::collections::HashMap;

use sayso_text::ActorKind;

use super::anonymity;
use super::lexicon::{Class, is_kin, noun};
use super::names::NameKind;
use super::walk::Walk;

/// How many sentences after a description its name may come.
const REACH: usize = 3;

/// Joins described people with the names that follow for them.
pub(super) fn join(walk: &mut Walk) {
    let mut people: Vec<(usize, usize)> = (0..walk.cast.characters.len())
        .filter(|&w| walk.cast.characters[w].named == Some(NameKind::Person))
        .map(|w| (walk.cast.characters[w].first, w))
        .collect();
    people.sort();
    let mut joined = HashMap::new();
    for described in 0..walk.cast.characters.len() {
        let character = &walk.cast.characters[described];
        let alone = character.kind == ActorKind::Unnamed
            && character.presumed
            && !character.plural
            && character.group.is_none();
        let office = character
            .nouns
            .first()
            .and_then(|n| noun(n))
            .is_some_and(|n| n.class == Class::Person && !is_kin(&n.singular));
        if !alone || !office || !character.voice || character.first >= walk.words.len() {
            continue;
        }
        let from = people.partition_point(|&(first, _)| first <= character.first);
        let Some(&(first, named)) = people.get(from) else { continue };
        let sentence = walk.touch_at(character.first).sentence;
        let apart = walk.touch_at(first).sentence.saturating_sub(sentence);
        // Who asked not to be named is nobody whom a name tells.
        if apart <= REACH && may_be(walk, described, named) && !anonymity::hides_in(walk, sentence) {
            absorb(walk, described, named);
            joined.insert(described, named);
        }
    }
    for of in walk.of.iter_mut().flatten() {
        *of = joined.get(of).copied().unwrap_or(*of);
    }
}

/// Whether nothing that is said of the two speaks against their being one.
fn may_be(walk: &Walk, described: usize, named: usize) -> bool {
    let (d, n) = (&walk.cast.characters[described], &walk.cast.characters[named]);
    if d.gender.is_some() && n.gender.is_some() && d.gender != n.gender || !n.voice {
        return false;
    }
    // Whoever is introduced so comes in speaking.

    if !walk.in_source(n.first) {
        return false;
    }
    let same_office = d.nouns.iter().any(|noun| n.nouns.contains(noun));
    if !same_office && !n.roles.is_empty() {
        return false;
    }
    match (&d.body, &n.body) {
        (Some(a), Some(b)) => {
            let (a, b) = (a.to_lowercase(), b.to_lowercase());
            a.split(' ').any(|w| w.len() > 3 && b.contains(w))
                || b.split(' ').any(|w| w.len() > 3 && a.contains(w))
                || b.split(' ').count() == 1
        }
        _ => true,
    }
}

/// Gives the mentions and sayings of a description to the name.
fn absorb(walk: &mut Walk, described: usize, named: usize) {
    let taken = walk.cast.characters[described].clone();
    let character = &mut walk.cast.characters[named];
    character.mentions.extend(taken.mentions);
    character.body = character.body.take().or(taken.body);
    if character.roles.is_empty() {
        character.roles = taken.roles;
    }
    character.voice = true;
    character.first = character.first.min(taken.first);
    let gone = &mut walk.cast.characters[described];
    gone.voice = false;
    gone.mentions.clear();
    gone.roles.clear();
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn descriptions_before_names() {
        check(
            "The Port Inspectorate was right, [its director] said. It was late, [director Anneke Lund] told reporters.",
            &["person Anneke Lund", "person Anneke Lund"],
        );
        check(
            "[The county's health director] denied it. \u{201c}No,\u{201d} [Dr Runa Eskil] said.",
            &["person Runa Eskil", "person Runa Eskil"],
        );
        check(
            "[The victim's son, who asked not to be named,] left. [PC Dawn Lund] stayed.",
            &["unnamed victim's son", "person Dawn Lund"],
        );
        check("[The victim's son] left. [Dawn Lund] stayed.", &["unnamed victim's son", "person Dawn Lund"]);
        check(
            "[The county's health director] denied it. The baker Gerda Lund was there.",
            &["unnamed county's health director"],
        );
    }
}
