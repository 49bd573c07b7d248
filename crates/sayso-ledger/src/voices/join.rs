//! Which of the profiles of one name are one voice.
//!
//! A pure function of the profiles that there are, of how many articles know each, and of what people said: in which order they
//! came does not matter.

use std::collections::BTreeSet;

use super::conflict::{Background, Conflict, agree};
use super::person::PersonName;
use super::profile::Profile;

/// One profile of a name.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) profile: Profile,
    /// How many actors have it.
    pub(super) actors: u64,
}

/// Where a profile belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// To a voice.
    In {
        /// Which one: the number of one of its profiles.
        voice: usize,
        /// Why.
        because: Because,
    },
    /// Each of its actors is a voice of its own.
    Apart(Doubtful),
}

/// Why a profile is joined with the others of its voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Because {
    /// It is a body's name, and enough.
    Body,
    /// The same full name, and nothing speaks against it.
    Name,
    /// A name that many have, and the same office, body or middle name.
    Evidence,
    /// It says nothing of which one is meant, and one is heard far more often than the others.
    FarMore,
}

impl Because {
    /// In words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Because::Body => "a name that one body has",
            Because::Name => "the same full name, and nothing speaks against it",
            Because::Evidence => {
                "many people have this name; the same body, office or middle name says that it is this one"
            }
            Because::FarMore => "it could be another one of this name, but nearly all articles mean this one",
        }
    }
}

/// Why the actors of a profile are joined with none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Doubtful {
    /// It could be either of two that are not the same.
    Torn(Conflict),
    /// Too many people have the name.
    Common,
}

/// A bearer of a name whom words tell from the others is set aside where the name is heard this many times as often: roles are
/// misread more often than people share a name, and where nothing is said the others are meant.
pub(super) const FAR_MORE: u64 = 8;

/// More profiles than this are not compared with one another: so many different people have the name.
const MOST: usize = 1000;

/// Puts the profiles of a name together. `apart` are pairs of which somebody said that they are not the same.
pub(super) fn join(entries: &[Entry], apart: &[(usize, usize)]) -> Vec<Place> {
    let is_common = entries.len() > MOST
        || entries.iter().any(|entry| {
            entry.profile.family.is_person() && PersonName::of(&entry.profile.shown).is_ok_and(|name| name.common)
        });
    if entries.len() > MOST {
        return vec![Place::Apart(Doubtful::Common); entries.len()];
    }
    let conflicts = Conflicts::of(entries, apart);
    let torn: Vec<Option<(usize, usize)>> = (0..entries.len()).map(|at| conflicts.tears(at)).collect();
    let mut class: Vec<Option<usize>> = vec![None; entries.len()];
    for at in 0..entries.len() {
        if torn[at].is_none() && class[at].is_none() {
            // Those that are not torn and go together with one of them go together with all.
            for (other, its) in class.iter_mut().enumerate().skip(at) {
                if torn[other].is_none() && !conflicts.are(at, other) {
                    *its = Some(at);
                }
            }
        }
    }
    settle_torn(entries, &conflicts, &torn, &mut class);
    let mut places: Vec<Place> = Vec::with_capacity(entries.len());
    let groups = parts(entries, &class, is_common);
    for at in 0..entries.len() {
        let alone_is_enough = agree(&entries[at].profile, &entries[at].profile, is_common);
        places.push(match (groups[at], torn[at]) {
            (None, Some((a, b))) => Place::Apart(Doubtful::Torn(conflicts.why(entries, a, b))),
            (Some(voice), _) if alone_is_enough => {
                Place::In { voice, because: because(&entries[at].profile, torn[at].is_some(), is_common) }
            }
            _ => Place::Apart(Doubtful::Common),
        });
    }
    places
}

fn because(profile: &Profile, is_torn: bool, is_common: bool) -> Because {
    match (profile.family.is_person(), is_torn, is_common) {
        (false, ..) => Because::Body,
        (true, true, _) => Because::FarMore,
        (true, false, true) => Because::Evidence,
        (true, false, false) => Because::Name,
    }
}

/// Which profiles conflict: a row of bits each.
struct Conflicts {
    hard: Vec<Vec<u64>>,
    any: Vec<Vec<u64>>,
    size: usize,
}

impl Conflicts {
    fn of(entries: &[Entry], apart: &[(usize, usize)]) -> Conflicts {
        let size = entries.len();
        let rows = || vec![vec![0_u64; size.div_ceil(64)]; size];
        let mut conflicts = Conflicts { hard: rows(), any: rows(), size };
        let background = Background::of(entries.iter().map(|entry| &entry.profile));
        for a in 0..size {
            for b in a + 1..size {
                if let Some(found) = background.conflict(&entries[a].profile, &entries[b].profile) {
                    conflicts.set(a, b, !found.is_soft());
                }
            }
        }
        for &(a, b) in apart.iter().filter(|(a, b)| a != b && *a < size && *b < size) {
            conflicts.set(a, b, true);
        }
        conflicts
    }

    fn set(&mut self, a: usize, b: usize, is_hard: bool) {
        for (a, b) in [(a, b), (b, a)] {
            self.any[a][b / 64] |= 1 << (b % 64);
            if is_hard {
                self.hard[a][b / 64] |= 1 << (b % 64);
            }
        }
    }

    fn are(&self, a: usize, b: usize) -> bool {
        self.any[a][b / 64] >> (b % 64) & 1 == 1
    }

    fn are_hard(&self, a: usize, b: usize) -> bool {
        self.hard[a][b / 64] >> (b % 64) & 1 == 1
    }

    /// Two profiles that conflict with each other, and neither with this one: it could be either.
    fn tears(&self, at: usize) -> Option<(usize, usize)> {
        (0..self.size).filter(|&a| !self.are(at, a)).find_map(|a| {
            let its = self.any[a].iter().zip(&self.any[at]).enumerate();
            let (block, bits) =
                its.map(|(block, (theirs, mine))| (block, theirs & !mine)).find(|(_, bits)| *bits != 0)?;
            Some((a, block * 64 + bits.trailing_zeros() as usize))
        })
    }

    fn why(&self, entries: &[Entry], a: usize, b: usize) -> Conflict {
        let background = Background::of(entries.iter().map(|entry| &entry.profile));
        background.conflict(&entries[a].profile, &entries[b].profile).unwrap_or(Conflict::Said)
    }
}

/// A torn profile goes with the only ones that it can go with, or with those that are heard far more often where nothing but
/// roles tells them from the others.
fn settle_torn(entries: &[Entry], conflicts: &Conflicts, torn: &[Option<(usize, usize)>], class: &mut [Option<usize>]) {
    let size = entries.len();
    let mut hard: BTreeSet<(usize, usize)> = BTreeSet::new();
    for a in 0..size {
        let theirs = (0..size).filter(|&b| conflicts.are_hard(a, b)).filter_map(|b| class[a].zip(class[b]));
        hard.extend(theirs);
    }
    let all: u64 = entries.iter().filter(|entry| entry.profile.family.is_person()).map(|entry| entry.actors).sum();
    let mut wish: Vec<Option<usize>> = vec![None; size];
    for at in (0..size).filter(|&at| torn[at].is_some()) {
        let mut open: Vec<(usize, u64)> = Vec::new();
        for other in (0..size).filter(|&other| torn[other].is_none() && !conflicts.are(at, other)) {
            let Some(its) = class[other] else { continue };
            match open.iter_mut().find(|(known, _)| *known == its) {
                Some((_, actors)) => *actors += entries[other].actors,
                None => open.push((its, entries[other].actors)),
            }
        }
        let is_hard = open.iter().any(|(a, _)| open.iter().any(|(b, _)| hard.contains(&(*a, *b))));
        let most = open.iter().max_by_key(|(_, actors)| *actors).copied();
        let is_meant = |most: u64| {
            let others = open.iter().map(|(_, actors)| actors).sum::<u64>() - most;
            open.len() == 1 || (!is_hard && most > others && all >= FAR_MORE * others)
        };
        wish[at] = most.filter(|(_, actors)| is_meant(*actors)).map(|(its, _)| its);
    }
    for at in 0..size {
        let fits = |other: usize| other == at || wish[other] != wish[at] || !conflicts.are(at, other);
        if wish[at].is_some() && (0..size).all(fits) {
            class[at] = wish[at];
        }
    }
}

/// Parts the classes where not enough speaks for their being one.
fn parts(entries: &[Entry], class: &[Option<usize>], is_common: bool) -> Vec<Option<usize>> {
    let mut part: Vec<Option<usize>> = vec![None; entries.len()];
    for start in 0..entries.len() {
        if class[start].is_none() || part[start].is_some() {
            continue;
        }
        part[start] = Some(start);
        let mut waiting = vec![start];
        while let Some(at) = waiting.pop() {
            for other in 0..entries.len() {
                if part[other].is_none()
                    && class[other] == class[start]
                    && agree(&entries[at].profile, &entries[other].profile, is_common)
                {
                    part[other] = Some(start);
                    waiting.push(other);
                }
            }
        }
    }
    part
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(json: &str, actors: u64) -> Entry {
        Entry { profile: Profile::from_json(json).expect("a profile"), actors }
    }

    /// Which letter each profile gets: the same for the same voice, "-" for none.
    #[track_caller]
    fn check(profiles: &[(&str, u64)], expected: &str) {
        let entries: Vec<Entry> = profiles.iter().map(|(json, actors)| entry(json, *actors)).collect();
        assert_eq!(letters(&join(&entries, &[])), expected);
    }

    fn letters(places: &[Place]) -> String {
        let mut seen: Vec<usize> = Vec::new();
        let mut letter = |place: &Place| match place {
            Place::Apart(_) => '-',
            Place::In { voice, .. } => {
                let at = seen.iter().position(|known| known == voice).unwrap_or_else(|| {
                    seen.push(*voice);
                    seen.len() - 1
                });
                char::from(b'a' + at as u8)
            }
        };
        places.iter().map(&mut letter).collect()
    }

    const PLAIN: &str = r#"{"name": "Ilse Toft"}"#;
    const MAYOR: &str = r#"{"name": "Ilse Toft", "walks": ["politics"], "offices": [["mayor", "sarn"]]}"#;
    const OTHER_MAYOR: &str = r#"{"name": "Ilse Toft", "walks": ["politics"], "offices": [["mayor", "velmar"]]}"#;
    const KEEPER: &str = r#"{"name": "Ilse Toft", "walks": ["sport"]}"#;
    const M: &str = r#"{"name": "Ilse M. Toft"}"#;
    const K: &str = r#"{"name": "Ilse K. Toft"}"#;

    #[test]
    fn the_same_name_is_the_same_voice() {
        check(&[(PLAIN, 1)], "a");
        check(&[(PLAIN, 5), (MAYOR, 1), (M, 1)], "aaa");
        check(&[(r#"{"name": "Ilse Toft", "when": 1980}"#, 1), (r#"{"name": "Ilse Toft", "when": 2010}"#, 1)], "aa");
    }

    #[test]
    fn what_is_told_apart_stays_apart() {
        check(&[(MAYOR, 1), (KEEPER, 1)], "ab");
        check(&[(MAYOR, 1), (OTHER_MAYOR, 1)], "ab");
        check(&[(M, 2), (K, 2)], "ab");
        check(&[(r#"{"name": "Ilse Toft", "when": 1970}"#, 1), (r#"{"name": "Ilse Toft", "when": 2010}"#, 1)], "ab");
        check(&[(PLAIN, 1), (r#"{"name": "Ilse Toft", "kind": "body"}"#, 1)], "ab");
    }

    #[test]
    fn who_could_be_either_is_neither() {
        check(&[(MAYOR, 1), (KEEPER, 1), (PLAIN, 2)], "ab-");
        check(&[(M, 90), (K, 1), (PLAIN, 9)], "ab-");
        check(&[(M, 1), (K, 1), (MAYOR, 1)], "ab-");
    }

    #[test]
    fn one_article_is_no_evidence_against_many() {
        check(&[(MAYOR, 9), (KEEPER, 1), (PLAIN, 9)], "aba");
    }

    #[test]
    fn one_article_can_bridge_two_walks() {
        check(&[(MAYOR, 1), (KEEPER, 1), (r#"{"name": "Ilse Toft", "walks": ["politics", "sport"]}"#, 1)], "aaa");
    }

    #[test]
    fn common_names_need_a_sign() {
        let smith = |signs: &str| format!(r#"{{"name": "John Smith", "signs": [{signs}]}}"#);
        let (port, bank, both) = (smith(r#""of port""#), smith(r#""of bank""#), smith(r#""of bank", "of port""#));
        check(&[(&port, 2), (&bank, 1)], "ab");
        check(&[(&port, 2), (&bank, 1), (&both, 1)], "aaa");
        check(&[(r#"{"name": "John Smith"}"#, 2)], "-");
        check(&[(r#"{"name": "John A. Smith"}"#, 2), (r#"{"name": "John B. Smith"}"#, 2), (&port, 1)], "ab-");
    }

    #[test]
    fn people_can_say_so() {
        let entries = [entry(PLAIN, 3), entry(M, 1)];
        assert_eq!(letters(&join(&entries, &[(0, 1)])), "ab");
        assert_eq!(letters(&join(&entries, &[(0, 0), (0, 9)])), "aa");
    }

    #[test]
    fn a_name_of_thousands_ends() {
        let entries: Vec<Entry> =
            (0..1500).map(|n| entry(&format!(r#"{{"name": "Ilse {} Toft"}}"#, word(n)), 1)).collect();
        assert!(join(&entries, &[]).iter().all(|place| *place == Place::Apart(Doubtful::Common)));
        let start = join(&entries[..900], &[]);
        assert_eq!(start.len(), 900);
    }

    fn word(mut n: usize) -> String {
        let mut word = String::from("X");
        while n > 0 {
            word.push(char::from(b'a' + (n % 26) as u8));
            n /= 26;
        }
        word
    }

    proptest! {
        #[test]
        fn order_does_not_matter(
            picked in prop::collection::btree_map((0..4_usize, 0..4_usize, 0..4_usize, 0..4_usize), 1..30_u64, 1..14),
            seed in any::<u64>(),
        ) {
            let profile = |(name, walk, office, when): (usize, usize, usize, usize)| {
                let name = ["Ilse Toft", "Ilse M. Toft", "Ilse K. Toft", "Ilse Maren Toft"][name];
                let walks = [r#"[]"#, r#"["politics"]"#, r#"["sport"]"#, r#"["politics", "sport"]"#][walk];
                let offices = ["[]", r#"[["mayor", "sarn"]]"#, r#"[["mayor", "velmar"]]"#, "[]"][office];
                let when = ["", r#", "when": 1960"#, r#", "when": 2000"#, r#", "when": 2010"#][when];
                format!(r#"{{"name": "{name}", "walks": {walks}, "offices": {offices}{when}}}"#)
            };
            let entries: Vec<Entry> = picked.iter().map(|(&of, &actors)| entry(&profile(of), actors)).collect();
            let mut order: Vec<usize> = (0..entries.len()).collect();
            order.sort_by_key(|&at| (at as u64 + 1).wrapping_mul(seed | 1).rotate_left(17));
            let shuffled: Vec<Entry> = order.iter().map(|&at| entries[at].clone()).collect();
            let (places, others) = (join(&entries, &[]), join(&shuffled, &[]));
            for (a, &from_a) in order.iter().enumerate() {
                prop_assert_eq!(matches!(places[from_a], Place::Apart(_)), matches!(others[a], Place::Apart(_)));
                for (b, &from_b) in order.iter().enumerate() {
                    let together = |x: &Place, y: &Place| match (x, y) {
                        (Place::In { voice: x, .. }, Place::In { voice: y, .. }) => x == y,
                        _ => false,
                    };
                    prop_assert_eq!(together(&places[from_a], &places[from_b]), together(&others[a], &others[b]));
                }
            }
            // Nobody is joined with whom he conflicts.
            let background = Background::of(entries.iter().map(|entry| &entry.profile));
            for a in 0..entries.len() {
                for b in 0..entries.len() {
                    if let (Place::In { voice: x, .. }, Place::In { voice: y, .. }) = (&places[a], &places[b]) {
                        let conflict = background.conflict(&entries[a].profile, &entries[b].profile);
                        prop_assert!(x != y || conflict.is_none());
                    }
                }
            }
        }
    }
}
