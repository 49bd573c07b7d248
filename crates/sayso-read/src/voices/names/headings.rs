//! Names in headings and captions: only those that the running text knows, since a heading's capitals tell nothing by themselves.

use std::collections::HashMap;

use sayso_text::ParagraphKind;

use super::super::lexicon::{self, Gender, bare};
use super::super::pool::key;
use super::{Name, NameKind, join, owns};
use crate::words::Words;

/// Words of a name at most that is looked for in headings.
const LONGEST: usize = 6;

/// What the running text says of a spelling.
#[derive(Clone, Copy)]
struct Known {
    kind: NameKind,
    gender: Option<Gender>,
}

/// The names in headings and captions that the running text's names spell out, or that everybody knows; `own` is the article's
/// outlet.
pub(super) fn names(words: &Words, of_text: &[Name], own: Option<&str>) -> Vec<Name> {
    let apart = |kind| matches!(kind, ParagraphKind::Heading | ParagraphKind::Caption);
    let headings: Vec<_> = words.document.paragraphs.iter().filter(|p| apart(p.kind)).collect();
    if headings.is_empty() {
        return Vec::new();
    }
    let known = known(of_text, own);
    let mut found = Vec::new();
    for heading in headings {
        let run = words.within(heading.span);
        let mut at = run.start;
        while at < run.end {
            let longest = (at + 1..=run.end.min(at + LONGEST)).rev().find_map(|end| name(words, at, end, &known));
            at = longest.as_ref().map_or(at + 1, |name| name.words.end);
            found.extend(longest);
        }
    }
    found
}

/// Spellings of the running text, with the surnames of its people.
fn known(of_text: &[Name], own: Option<&str>) -> HashMap<String, Known> {
    let mut known = HashMap::new();
    for name in of_text.iter().filter(|n| !n.doubtful && !n.counted) {
        let what = Known { kind: name.kind, gender: name.gender };
        let spelling = key(&name.text);
        let surname = spelling.rsplit(' ').next().filter(|s| name.kind == NameKind::Person && s.len() > 2);
        if let Some(surname) = surname.map(str::to_owned) {
            known.entry(surname).or_insert(what);
        }
        known.insert(spelling, what);
    }
    if let Some(own) = own {
        known.insert(key(own), Known { kind: NameKind::Outlet, gender: None });
    }
    known
}

/// The name that some words of a heading are.
fn name(words: &Words, start: usize, end: usize, known: &HashMap<String, Known>) -> Option<Name> {
    if !words.is_capital(start) || (start + 1..end).any(|w| words.before(w).contains([',', ':', '"', '“', '”', '\n']))
    {
        return None;
    }
    let text = join(words, start..end);
    let spelling = key(&text);
    let lone = end == start + 1;
    // "May" and "Hope" are no names where only a heading's capital makes them look so.
    if lone && (lexicon::is_common(bare(&spelling)) || lexicon::noun(&spelling).is_some()) {
        return None;
    }
    let everywhere = |spelling: &str| {
        let place = lexicon::is_country(spelling) || lexicon::seat_of(spelling).is_some();
        let kind = if place { NameKind::Place } else { NameKind::Outlet };
        (place || lexicon::is_known_outlet(spelling)).then_some(Known { kind, gender: None })
    };
    let Known { kind, gender } = known.get(&spelling).copied().or_else(|| everywhere(&spelling))?;
    Some(Name {
        words: start..end,
        whole: start..end,
        text,
        kind,
        gender,
        office: None,
        possessive: owns(words, end - 1),
        doubtful: false,
        counted: false,
    })
}
