//! What tells two bearers of one name apart.

use std::collections::BTreeSet;

use super::fold::fold;
use super::lexicon::{Walk, is_common_first, is_common_last, part_ways};
use super::profile::Profile;

/// Why two profiles of one name are not of the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// A person and a body.
    Family,
    /// Middle names or initials that do not go together.
    Middle,
    /// Nobody of this name was heard of for longer than people are in the news.
    Time(i32, i32),
    /// The same office in two places.
    Office(String, String, String),
    /// Walks of life that hardly meet.
    Walk(Walk, Walk),
    /// Somebody said so.
    Said,
}

impl Conflict {
    /// Whether the words that it rests on could as well be a mistake of the reading.
    pub(super) fn is_soft(&self) -> bool {
        matches!(self, Conflict::Office(..) | Conflict::Walk(..))
    }

    /// In words.
    pub(super) fn words(&self) -> String {
        match self {
            Conflict::Family => "one is a person, the other is none".to_owned(),
            Conflict::Middle => "their middle names differ".to_owned(),
            Conflict::Time(a, b) => format!("one is in the news about {a}, the other about {b}"),
            Conflict::Office(office, a, b) => format!("one is {office} of {a}, the other of {b}"),
            Conflict::Walk(a, b) => format!("one is in {}, the other in {}", a.word(), b.word()),
            Conflict::Said => "you said that they are not the same".to_owned(),
        }
    }
}

/// People are in the news for so many years at most without a word between.
const SILENCE: i32 = 30;
/// Campaigns and terms of office follow one another at such a distance.
const TERM: i32 = 3;

/// What is known of all profiles of a name before two are compared.
pub(super) struct Background {
    /// The first year of each stretch of time in which the name is heard.
    eras: Vec<i32>,
    /// Pairs of walks that one article gives to one person.
    walks: BTreeSet<(Walk, Walk)>,
    /// Pairs of places in which one person holds the same office, by one article.
    offices: BTreeSet<(String, String, String)>,
}

impl Background {
    pub(super) fn of<'p>(profiles: impl Iterator<Item = &'p Profile> + Clone) -> Background {
        let mut years: Vec<(i32, i32)> = profiles
            .clone()
            .filter_map(|p| Some((p.when?, if p.family.is_person() { SILENCE } else { TERM })))
            .collect();
        years.sort_unstable();
        let mut eras: Vec<i32> = Vec::new();
        let mut before = None;
        for (year, gap) in years {
            if before.is_none_or(|before| year.saturating_sub(before) > gap) {
                eras.push(year);
            }
            before = Some(year);
        }
        let (mut walks, mut offices) = (BTreeSet::new(), BTreeSet::new());
        for profile in profiles {
            walks.extend(profile.walks.iter().flat_map(|&a| profile.walks.iter().map(move |&b| (a, b))));
            for (office, place) in &profile.offices {
                let others = profile.offices.iter().filter(|(other, _)| other == office);
                offices.extend(others.map(|(_, other)| (office.clone(), place.clone(), other.clone())));
            }
        }
        Background { eras, walks, offices }
    }

    fn era(&self, profile: &Profile) -> Option<i32> {
        let year = profile.when?;
        self.eras.iter().rev().copied().find(|start| *start <= year)
    }

    /// What speaks against two profiles being of the same; what can be a mistake comes last.
    pub(super) fn conflict(&self, a: &Profile, b: &Profile) -> Option<Conflict> {
        if a.family.is_person() != b.family.is_person() {
            return Some(Conflict::Family);
        }
        if let Some((a, b)) = self.era(a).zip(self.era(b)).filter(|(a, b)| a != b) {
            return Some(Conflict::Time(a, b));
        }
        if !middles_agree(&a.middle, &b.middle) {
            return Some(Conflict::Middle);
        }
        self.office(a, b).or_else(|| self.walk(a, b))
    }

    fn office(&self, a: &Profile, b: &Profile) -> Option<Conflict> {
        for (office, here) in &a.offices {
            for (_, there) in b.offices.iter().filter(|(other, _)| other == office) {
                let is_same = here == there || here.contains(there.as_str()) || there.contains(here.as_str());
                if !is_same && !self.offices.contains(&(office.clone(), here.clone(), there.clone())) {
                    return Some(Conflict::Office(office.clone(), here.clone(), there.clone()));
                }
            }
        }
        None
    }

    fn walk(&self, a: &Profile, b: &Profile) -> Option<Conflict> {
        // Who shares a walk of life with the other is no stranger to it.
        if a.walks.is_empty() || !a.walks.is_disjoint(&b.walks) {
            return None;
        }
        for &here in &a.walks {
            for &there in &b.walks {
                if part_ways(here, there) && !self.walks.contains(&(here, there)) {
                    return Some(Conflict::Walk(here, there));
                }
            }
        }
        None
    }
}

/// Whether two people's middle names can be one person's: either has none, or one is in both, or the initial of one.
fn middles_agree(a: &[String], b: &[String]) -> bool {
    a.is_empty()
        || b.is_empty()
        || a.iter().any(|here| b.iter().any(|there| middle_fits(here, there))) && initials_agree(a, b)
}

fn middle_fits(a: &str, b: &str) -> bool {
    let is_initial = |word: &str| word.chars().count() == 1;
    if is_initial(a) || is_initial(b) { a.chars().next() == b.chars().next() } else { a == b }
}

/// "George W." and "George H.W." share a letter and are two: initials alone must be the same from the first on.
fn initials_agree(a: &[String], b: &[String]) -> bool {
    let all_initials = |middle: &[String]| middle.iter().all(|word| word.chars().count() == 1);
    !(all_initials(a) && all_initials(b)) || a.iter().zip(b).all(|(a, b)| a == b)
}

/// Whether a profile has a middle name written out, in a name of which the rest is no rare one.
fn goes_by_three(profile: &Profile) -> bool {
    let folded: Vec<String> = profile.shown.split_whitespace().map(fold).collect();
    let is_rare = !folded.first().is_some_and(|first| is_common_first(first))
        && !folded.last().is_some_and(|last| is_common_last(last));
    !is_rare && profile.middle.iter().any(|word| word.chars().count() > 1)
}

/// Whether enough speaks for two profiles being of the same, where nothing speaks against it.
pub(super) fn agree(a: &Profile, b: &Profile, is_common: bool) -> bool {
    if !a.family.is_person() {
        return true;
    }
    let share_middle = a.middle.iter().any(|here| b.middle.iter().any(|there| middle_fits(here, there)));
    let share_office = !a.offices.is_disjoint(&b.offices);
    if is_common {
        return share_middle || share_office || !a.signs.is_disjoint(&b.signs);
    }
    // Some people go by three names: "Mary Maren Holm" need not be "Mary Holm".
    share_middle || goes_by_three(a) == goes_by_three(b) || share_office || !a.walks.is_disjoint(&b.walks)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::voices::profile::Family;

    fn person(shown: &str, walks: &[Walk], mayor_of: Option<&str>, when: Option<i32>) -> Profile {
        Profile {
            family: Family::Person,
            shown: shown.to_owned(),
            middle: crate::voices::person::PersonName::of(shown).map(|name| name.middle).unwrap_or_default(),
            walks: walks.iter().copied().collect(),
            offices: mayor_of.iter().map(|place| ("mayor".to_owned(), (*place).to_owned())).collect(),
            signs: BTreeSet::new(),
            when,
        }
    }

    #[track_caller]
    fn check(a: &Profile, b: &Profile, expected: &str) {
        let background = Background::of([a, b].into_iter());
        let words = |a, b| background.conflict(a, b).map_or(String::new(), |c| c.words());
        assert_eq!(words(a, b), expected);
        assert_eq!(words(b, a).is_empty(), expected.is_empty());
    }

    #[test]
    fn conflicts() {
        let plain = |shown| person(shown, &[], None, None);
        check(&plain("Ilse Toft"), &plain("Ilse M. Toft"), "");
        check(&plain("Ilse M. Toft"), &plain("Ilse Maren Toft"), "");
        check(&plain("Ilse M. Toft"), &plain("Ilse K. Toft"), "their middle names differ");
        check(&plain("Ilse W. Toft"), &plain("Ilse H.W. Toft"), "their middle names differ");
        check(&plain("Ilse Maren Toft"), &plain("Ilse Anna Maren Toft"), "");
        let of = |walks: &[Walk]| person("Ilse Toft", walks, None, None);
        check(&of(&[Walk::Sport]), &of(&[Walk::Politics]), "one is in sport, the other in politics");
        check(&of(&[Walk::Business]), &of(&[Walk::Politics]), "");
        check(&of(&[Walk::Sport, Walk::Politics]), &of(&[Walk::Politics]), "");
        let mayor = |place| person("Ilse Toft", &[], Some(place), None);
        check(&mayor("sarn"), &mayor("velmar"), "one is mayor of sarn, the other of velmar");
        check(&mayor("sarn"), &mayor("new-sarn"), "");
        let about = |year| person("Ilse Toft", &[], None, Some(year));
        check(&about(1970), &about(2010), "one is in the news about 1970, the other about 2010");
        check(&about(1980), &about(2010), "");
    }

    #[test]
    fn what_speaks_for_one() {
        let check = |a: &Profile, b: &Profile, is_common, expected| assert_eq!(agree(a, b, is_common), expected);
        let plain = |shown| person(shown, &[], None, None);
        check(&plain("Tove Holm"), &plain("Tove Holm"), false, true);
        check(&plain("Tove Holm"), &plain("Tove Holm"), true, false);
        check(&plain("Tove M. Holm"), &plain("Tove Holm"), false, true);
        check(&plain("Tove M. Holm"), &plain("Tove M. Holm"), true, true);
        check(&plain("Tove Maren Holm"), &plain("Tove Holm"), false, true);
        check(&plain("Mary Maren Holm"), &plain("Mary Holm"), false, false);
        let lawyer = |shown| person(shown, &[Walk::Law], None, None);
        check(&lawyer("Mary Maren Holm"), &lawyer("Mary Holm"), false, true);
        let mayor = person("Tove Holm", &[], Some("sarn"), None);
        check(&mayor, &mayor, true, true);
    }
}
