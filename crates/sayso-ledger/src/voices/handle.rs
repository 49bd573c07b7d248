//! What voices are called: handles and names.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::fold::slug;
use super::lexicon::is_known_body;
use super::profile::{Family, Profile};

/// Before what tells groups of one name apart: "bo-toft~police".
pub(super) const TELLS_APART: char = '~';
/// Before the mark of one article, where a name could mean either of several: "bo-toft+3fa9c17b".
pub(super) const UNDECIDED: char = '+';
/// Before the mark of one article, where a name says too little: "toft@3fa9c17b".
pub(super) const ALONE: char = '@';

/// The key that a handle begins with.
pub(super) fn key_of(handle: &str) -> &str {
    handle.split([TELLS_APART, UNDECIDED, ALONE]).next().unwrap_or(handle)
}

/// Whether a handle is one actor's of one article.
pub(super) fn is_single(handle: &str) -> bool {
    handle.contains([UNDECIDED, ALONE])
}

/// The handle of one actor of one article.
pub(super) fn single(key: &str, sign: char, of: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in of {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let hash = hash.finalize();
    let mark: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    format!("{key}{sign}{mark}")
}

/// Profiles that are one voice.
pub(super) struct Group<'p> {
    pub(super) profiles: Vec<&'p Profile>,
    pub(super) actors: u64,
}

/// The handles of the groups of one name, in their order. The group that nearly everybody means is called by the name alone.
pub(super) fn handles(key: &str, groups: &[Group<'_>], far_more: u64) -> Vec<String> {
    let is_person = |group: &Group<'_>| group.profiles.iter().any(|profile| profile.family.is_person());
    let has_people = groups.iter().any(is_person);
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut handles = Vec::with_capacity(groups.len());
    for group in groups {
        let like: Vec<&Group<'_>> = groups.iter().filter(|other| is_person(other) == is_person(group)).collect();
        let others: u64 = like.iter().map(|other| other.actors).sum::<u64>() - group.actors;
        let is_main = like.len() == 1 || (others > 0 && group.actors + others >= far_more * others);
        let kind = if is_person(group) || !has_people { "" } else { "body" };
        let tag = match (is_main, kind) {
            (true, kind) => kind.to_owned(),
            (false, "") => tag(group, &like),
            (false, kind) => format!("{kind}-{}", tag(group, &like)),
        };
        let handle = if tag.is_empty() { key.to_owned() } else { format!("{key}{TELLS_APART}{tag}") };
        // What nothing tells apart is told apart by a hash of all that is known of it.
        let handle = if taken.insert(handle.clone()) { handle } else { format!("{key}{TELLS_APART}{}", mark(group)) };
        handles.push(handle);
    }
    handles
}

/// What a group has and no other of the name.
fn tag(group: &Group<'_>, all: &[&Group<'_>]) -> String {
    type Find = fn(&Profile) -> Vec<String>;
    let initials: Find = |p| vec![slug([p.middle.join("-").as_str()])];
    let walks: Find = |p| p.walks.iter().map(|walk| walk.word().to_owned()).collect();
    let offices: Find = |p| p.offices.iter().map(|(office, place)| slug([office.as_str(), place.as_str()])).collect();
    let signs: Find = |p| p.signs.iter().map(|sign| slug([sign.as_str()])).collect();
    let times: Find = |p| p.when.iter().map(|when| when.to_string()).collect();
    for find in [initials, walks, offices, signs, times] {
        let of = |group: &Group<'_>| -> BTreeMap<String, usize> {
            let mut found = BTreeMap::new();
            for word in group.profiles.iter().flat_map(|profile| find(profile)).filter(|word| !word.is_empty()) {
                *found.entry(word).or_default() += 1;
            }
            found
        };
        let theirs: Vec<_> = all.iter().map(|other| of(other)).collect();
        let mut its: Vec<(String, usize)> = of(group).into_iter().collect();
        its.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let own = its.into_iter().find(|(word, _)| theirs.iter().filter(|other| other.contains_key(word)).count() == 1);
        if let Some((word, _)) = own {
            return word;
        }
    }
    mark(group)
}

fn mark(group: &Group<'_>) -> String {
    let known: BTreeSet<String> = group.profiles.iter().map(|profile| profile.to_json()).collect();
    let hash = Sha256::digest(known.into_iter().collect::<Vec<_>>().join("\n").as_bytes());
    hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a voice: of the ways in which articles write it the one that says most with fewest words.
pub(super) fn name<'p>(profiles: &[&'p Profile]) -> &'p str {
    let rank = |name: &str| {
        let small = name.chars().filter(|c| c.is_lowercase()).count();
        let marks = name.chars().filter(|c| !c.is_ascii()).count();
        let chars: Vec<char> = name.chars().collect();
        let inner = chars.windows(2).filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase()).count();
        let slips = chars
            .windows(3)
            .filter(|three| three[0].is_uppercase() && three[1].is_uppercase() && three[2].is_lowercase())
            .count();
        let points = chars.iter().filter(|c| **c == '.').count();
        // Accents are lost more often than found, and "SarnPost" is written "Sarnpost" by those who do not know it.
        (small == 0, points, name.split_whitespace().count(), slips, usize::MAX - marks, usize::MAX - inner)
    };
    profiles.iter().map(|profile| profile.shown.as_str()).min_by_key(|name| (rank(name), *name)).unwrap_or("")
}

/// The kind of a voice: an outlet where any article knows it as one, and the world does not know better.
pub(super) fn family(key: &str, profiles: &[&Profile]) -> Family {
    let family = profiles.iter().map(|profile| profile.family).max().unwrap_or(Family::Body);
    if family == Family::Outlet && is_known_body(key) { Family::Body } else { family }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voices::lexicon::Walk;

    fn profile(family: Family, shown: &str, walks: &[Walk]) -> Profile {
        Profile {
            family,
            shown: shown.to_owned(),
            middle: Vec::new(),
            walks: walks.iter().copied().collect(),
            offices: BTreeSet::new(),
            signs: BTreeSet::new(),
            when: None,
        }
    }

    #[test]
    fn groups_are_told_apart() {
        let (police, sport, body) = (
            profile(Family::Person, "Bo Toft", &[Walk::Police]),
            profile(Family::Person, "Bo Toft", &[Walk::Sport]),
            profile(Family::Body, "Bo Toft", &[]),
        );
        let check = |groups: &[(&Profile, u64)], expected: &[&str]| {
            let groups: Vec<Group<'_>> =
                groups.iter().map(|&(profile, actors)| Group { profiles: vec![profile], actors }).collect();
            assert_eq!(handles("bo-toft", &groups, 20), expected);
        };
        check(&[(&police, 1)], &["bo-toft"]);
        check(&[(&police, 1), (&sport, 1)], &["bo-toft~police", "bo-toft~sport"]);
        check(&[(&police, 40), (&sport, 1)], &["bo-toft", "bo-toft~sport"]);
        check(&[(&police, 1), (&body, 70)], &["bo-toft", "bo-toft~body"]);
        check(&[(&body, 1)], &["bo-toft"]);
    }

    #[test]
    fn names_to_show() {
        let check = |names: &[&str], expected: &str| {
            let profiles: Vec<Profile> = names.iter().map(|name| profile(Family::Body, name, &[])).collect();
            assert_eq!(name(&profiles.iter().collect::<Vec<_>>()), expected);
        };
        check(&["SARNPOST", "Sarnpost", "SarnPost"], "SarnPost");
        check(&["Ilse M. Toft", "Ilse Toft", "Ilse Maren Toft"], "Ilse Toft");
        check(&["Asa Toft", "Åsa Toft"], "Åsa Toft");
        check(&["T.V.H", "TVH"], "TVH");
        check(&["ILse Toft", "Ilse Toft"], "Ilse Toft");
    }

    #[test]
    fn keys_of_handles() {
        for (handle, key, is) in [
            ("bo-toft", "bo-toft", false),
            ("bo-toft~police", "bo-toft", false),
            ("toft@3fa9c17b", "toft", true),
            ("bo+1", "bo", true),
        ] {
            assert_eq!((key_of(handle), is_single(handle)), (key, is));
        }
    }
}
