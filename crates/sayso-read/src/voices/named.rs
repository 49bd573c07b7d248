//! A source that a name leads: alone, after a role, after a description and a comma, or several names together.

use std::ops::Range;

use sayso_text::ActorKind;

use super::cast::Character;
use super::lexicon::{self, Class};
use super::names::{Name, NameKind, owns};
use super::phrase;
use super::source::{is_preposition, segments};
use super::walk::Walk;
use crate::words::Words;

/// A name that leads the source, alone, after its role, or after a description and a comma.
pub(super) fn name(walk: &mut Walk, run: &Range<usize>) -> Option<Option<usize>> {
    let words = walk.words;
    let segments = segments(walk, run);
    let from = walk.names.partition_point(|n| n.words.end <= run.start);
    let inside: Vec<usize> = (from..walk.names.len()).take_while(|&n| walk.names[n].words.start < run.end).collect();
    let head = &segments[0];
    for &n in inside.iter().filter(|&&n| walk.names[n].whole.start < head.end) {
        let name = &walk.names[n];
        if (head.start..name.whole.start).any(|w| is_preposition(words.lower(w)) || owns(words, w)) {
            // "Kelstan's foreign minister", "head of the Guild": the name is not the leading one, a later one may be.
            if (head.start..name.whole.start).any(|w| is_preposition(words.lower(w))) {
                break;
            }
        }
        let end = end(words, name);
        let ends = end >= head.end;
        // "U.S. President Ilse Toft's" and no more is herself.
        if name.possessive && !(ends && (inside.len() == 1 || end == run.end)) {
            continue;
        }
        // "Many Tolmarkers", "two Brenns": people called by a name.
        let before = if name.whole.start > head.start { words.lower(name.whole.start - 1) } else { "" };
        if name.words.len() == 1 && words.lower(name.words.start).ends_with('s') && lexicon::number_of(before).is_some()
        {
            break;
        }
        let next = words.lower(end);
        let noun = if ends { None } else { lexicon::noun(next) };
        let leads = ends
            || is_preposition(next)
            || matches!(
                next,
                "who" | "which" | "himself" | "herself" | "itself" | "and" | "or" | "former" | "formerly"
            );
        let outlet = noun.as_ref().is_some_and(|n| n.class == Class::Outlet && !n.plural || n.singular == "agency")
            && end + 1 >= head.end;
        if leads || outlet {
            if let Some(together) = together(walk, run, &inside, n) {
                return Some(Some(together));
            }
            if let Some(unclear) = shared(walk, &walk.names[n]) {
                return Some(unclear);
            }
            let who = named(walk, n);
            if outlet && let Some(who) = who {
                walk.cast.characters[who].kind = ActorKind::Outlet;
                walk.cast.characters[who].named = Some(NameKind::Outlet);
                let noun = noun.map(|n| n.singular).unwrap_or_default();
                walk.cast.call(who, &noun);
            }
            return Some(who).filter(|w| w.is_some());
        }
    }
    // "the ministry's spokesman, Azat Durmanov"; "a Piplow spokeswoman, Ffion Dray"
    for segment in segments.iter().skip(1) {
        let Some(&n) = inside
            .iter()
            .find(|&&n| walk.names[n].whole.start >= segment.start && walk.names[n].words.end <= segment.end)
        else {
            continue;
        };
        let name = &walk.names[n];
        let whole = end(words, name) == segment.end && !name.possessive;
        // "his friend, the poet Ada Nunn", "her father, the Rev Hugh Salter"
        let told = words.lower(segment.start) == "the"
            && (name.whole.start < name.words.start
                || name.whole.start > segment.start + 1 && lexicon::is_one_person(words.lower(name.whole.start - 1)));
        let opening = segment.start == name.whole.start
            || (segment.start + usize::from(told)..name.whole.start).all(|w| {
                lexicon::noun(words.lower(w)).is_some()
                    || !is_preposition(words.lower(w))
                        && words.lower(w) != "a"
                        && words.lower(w) != "an"
                        && words.lower(w) != "the"
            });
        if whole && opening {
            let class = phrase::phrase(words, head.clone()).noun.map(|n| n.class);
            return Some(introduced_by(walk, n, class));
        }
        break;
    }
    None
}

/// Where a name ends with the letters behind it: "Tim Oke MP", "Harriet Lowe QC".
fn end(words: &Words, name: &Name) -> usize {
    let is_letters = |w: usize| words.before(w) == " " && lexicon::is_postnominal(words.written(w));
    let letters = (name.words.end..words.len()).take_while(|&w| is_letters(w)).count();
    name.words.end + letters
}

/// "Toft and Vask", "Ilse Toft, Orrin Vask and Mr Lie": all who are named one after the other.
fn together(walk: &mut Walk, run: &Range<usize>, inside: &[usize], first: usize) -> Option<usize> {
    let words = walk.words;
    let next = end(words, &walk.names[first]);
    let joined = |w: usize| words.lower(w) == "and" || words.lower(w) == "or";
    if next >= run.end || !(run.clone()).any(joined) {
        return None;
    }
    let mut all: Vec<usize> = Vec::new();
    let mut at = run.start;
    for &n in inside.iter().filter(|&&n| n >= first) {
        let name = &walk.names[n];
        // Between two of them stand only commas, "and", and roles.
        if (at..name.whole.start).any(|w| is_preposition(words.lower(w))) || name.possessive {
            continue;
        }
        if !all.is_empty() && !(at..name.whole.start).any(joined) && !words.before(name.whole.start).contains(',') {
            continue;
        }
        all.push(n);
        at = name.words.end;
    }
    let last = *all.last()?;
    let before_last = walk.names[all[all.len().checked_sub(2)?]].words.end;
    if !(before_last..walk.names[last].whole.start).any(joined) {
        return None;
    }
    let mut who: Vec<usize> = all.iter().filter_map(|&n| walk.pool.of[n]).collect();
    who.dedup();
    if who.len() < 2 || who.len() != all.len() {
        return None;
    }
    let person = who.iter().any(|&w| walk.cast.characters[w].kind == ActorKind::NamedPerson);
    let kind = if person { ActorKind::NamedPerson } else { walk.cast.characters[who[0]].kind };
    let names: Vec<String> = who.iter().map(|&w| walk.cast.characters[w].name.clone()).collect();
    let (last, rest) = names.split_last()?;
    let mut new = Character::new(kind, format!("{} and {last}", rest.join(", ")), run.start);
    new.at_least = who.len() as u32;
    new.plural = true;
    new.counted = true;
    new.named = walk.cast.characters[who[0]].named;
    Some(walk.cast.add(new))
}

/// A name after a description: what the description is, the name is.
fn introduced_by(walk: &mut Walk, name: usize, class: Option<Class>) -> Option<usize> {
    let who = named(walk, name)?;
    let character = &mut walk.cast.characters[who];
    match class {
        // "The rival, Dunmarrow Marine": a body by its own words.
        Some(Class::Person) if character.keys.len() > 1 && character.keys.iter().any(|k| lexicon::is_body_word(k)) => {}
        Some(Class::Person) if !matches!(character.named, Some(NameKind::Place)) => {
            character.kind = ActorKind::NamedPerson;
            character.named = Some(NameKind::Person);
        }
        Some(Class::Outlet) => character.kind = ActorKind::Outlet,
        _ => {}
    }
    Some(who)
}

/// The character of a name that speaks.
fn named(walk: &mut Walk, name: usize) -> Option<usize> {
    let mention = &walk.names[name];
    let who = match walk.pool.of[name] {
        Some(who) => who,
        None => {
            // Where it is the source, a capital that may only open the sentence is a name after all.
            let word = lexicon::bare(walk.words.lower(mention.words.start));
            if !mention.doubtful
                || lexicon::noun(word).is_some()
                || lexicon::ends_as_several(word) && mention.kind == NameKind::Unknown
            {
                return None;
            }
            let kind = if mention.kind == NameKind::Outlet { ActorKind::Outlet } else { ActorKind::Organisation };
            let new = Character {
                named: Some(mention.kind),
                ..Character::new(kind, mention.text.clone(), mention.words.start)
            };
            let new = walk.cast.add(new);
            walk.pool.of[name] = Some(new);
            new
        }
    };
    Some(who)
}

/// A surname that two people bear: the title's gender tells, else the one that was spoken of by it before; else it is unclear.
fn shared(walk: &Walk, name: &Name) -> Option<Option<usize>> {
    if name.words.len() > 1 {
        return None;
    }
    let bearers = walk.pool.shared.get(&super::pool::key(&name.text))?;
    let fitting: Vec<usize> = bearers
        .iter()
        .copied()
        .filter(|&b| name.gender.is_none() || walk.cast.characters[b].gender.is_none_or(|g| Some(g) == name.gender))
        .filter(|&b| walk.cast.characters[b].first <= name.words.start)
        .collect();
    // Who is called "Mrs Toft" is not called "Toft" beside an Edmund Toft.
    let titled = |b: &usize| {
        let first = walk.cast.characters[*b].name.split(' ').next().unwrap_or_default().to_lowercase();
        lexicon::gender_of_honorific(&first).is_some()
    };
    let plain: Vec<usize> = fitting.iter().copied().filter(|b| !titled(b)).collect();
    let fitting = if plain.is_empty() { fitting } else { plain };
    match fitting[..] {
        [] => None,
        [only] => Some(Some(only)),
        _ => {
            // News call the one by the bare surname whom they called so before the other came in.
            let (main, second) = (fitting[0], walk.cast.characters[fitting[1]].first);
            let bare = walk.pool.short_first.get(&super::pool::key(&name.text)).is_some_and(|&first| first < second);
            let spoke: Vec<usize> = fitting.iter().copied().filter(|&b| walk.last_voice == Some(b)).collect();
            Some(if bare {
                Some(main)
            } else if spoke.len() == 1 {
                Some(spoke[0])
            } else {
                None
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn names() {
        check(
            "[Prime Minister Ilse Toft] and others left. Later [Ms Toft] spoke.",
            &["person Ilse Toft", "person Ilse Toft"],
        );
        check("[The ministry's spokesman, Orrin Vask,] declined.", &["person Orrin Vask"]);
        check("[An analyst at the broker Lund & Lie, Huw Prys,] agreed.", &["person Huw Prys"]);
        check("[Toft's security adviser Huw Prys former harbour chief] agreed.", &["person Huw Prys"]);
        check("[His friend, the poet Ada Nunn,] agreed.", &["person Ada Nunn"]);
        check("[Her father, the Rev Hugh Salter,] agreed.", &["person Hugh Salter"]);
        check("[Liv Dahl of the campaign group Never Again] agreed.", &["person Liv Dahl"]);
        check("[The Harbour Mercury newspaper] reported it.", &["outlet Harbour Mercury"]);
        check("[Klaas] said no. It rained. [Klaas] left.", &["body Klaas", "body Klaas"]);
        check("[Hauliers] said no. It rained.", &["unnamed 2 hauliers"]);
        check("[The state broadcaster KVT] reported it. [KVT] said no more.", &["outlet KVT", "outlet KVT"]);
    }

    #[test]
    fn letters_behind_names() {
        check("[Tim Oke MP] said no. [Oke] left.", &["person Tim Oke", "person Tim Oke"]);
        check("[Harriet Lowe QC] agreed.", &["person Harriet Lowe"]);
        check("[Harriet Lowe QC MP] agreed.", &["person Harriet Lowe"]);
        check("[Harriet Lowe, QC,] agreed.", &["person Harriet Lowe"]);
        check("[Tim Oke MP, the harbour chief,] agreed.", &["person Tim Oke"]);
        check("[Tim Oke MP of the Harbour Party] agreed.", &["person Tim Oke"]);
        check("[The party's spokesman, Tim Oke MP,] agreed.", &["person Tim Oke"]);
        check("[Mayor Ilse Toft OBE] agreed.", &["person Ilse Toft"]);
        check("[Tim Oke Jr.] agreed.", &["person Tim Oke"]);
        check("[Tim Oke MP and Hanne Lund] agreed.", &["person 2 Tim Oke and Hanne Lund"]);
        check("[An MP] agreed. [Two MPs] did not.", &["unnamed an MP", "unnamed 2 two MPs"]);
    }

    #[test]
    fn in_headings() {
        check(
            "[Toft] Says Boats Are Late\n\nIlse Toft, who keeps the harbour, spoke on Monday. It rained.",
            &["person Ilse Toft"],
        );
        check("[Quorl] denies claims\n\nIt rained on Monday in the north.", &["unnamed Quorl"]);
        check("[Officials] deny claims\n\nIt rained on Monday in the north.", &["unnamed 2 officials"]);
    }

    #[test]
    fn spouses() {
        check(
            "[Edmund Toft] said no. [Mrs Toft] was sad. [Toft] left.",
            &["person Edmund Toft", "person Mrs Toft", "person Edmund Toft"],
        );
    }

    #[test]
    fn together() {
        check("[Ilse Toft and Hanne Lund] agreed.", &["person 2 Ilse Toft and Hanne Lund"]);
    }

    #[test]
    fn a_name_that_only_owns() {
        check("The plan of [Prime Minister Ilse Toft's] failed.", &["person Ilse Toft"]);
        check("[Two sites such as Toftpost] agreed.", &["outlet 2 two sites such as Toftpost"]);
        check("[Ilse Toft's lawyer] agreed.", &["unnamed Ilse Toft's lawyer"]);
    }
}
