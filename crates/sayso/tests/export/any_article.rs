//! Articles at random: whatever is written can be read, and every offset in it leads to the words that stand beside it.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use sayso::export::Format;
use sayso::wire::{Actor, Article, Attribution, Span};
use serde_json::Value;

use crate::articles::{empty, plain};
use crate::common::Folder;
use crate::exported;

const CHARACTERS: [char; 28] = [
    'a', 'B', 'é', 'ß', '日', 'ا', '𝟜', '🚢', '\u{301}', '\u{200d}', '\u{202e}', '\u{2028}', '\u{85}', '\u{feff}',
    '\0', '\u{1b}', '"', '\\', '<', '>', '=', '-', ',', '\n', '\r', '\t', ' ', '.',
];

prop_compose! {
    fn any_text(most: usize)(characters in prop::collection::vec(select(&CHARACTERS[..]), 0..most)) -> String {
        characters.into_iter().collect()
    }
}

prop_compose! {
    fn any_spans()(ends in prop::collection::vec((any::<u16>(), any::<u16>()), 0..3)) -> Vec<(u16, u16)> {
        ends
    }
}

type Roles = (Vec<(u16, u16)>, Vec<(u16, u16)>, Vec<(u16, u16)>);

prop_compose! {
    fn any_article()(
        text in any_text(200),
        id in any_text(8),
        url in prop::option::of((select(vec!["https://", "HTTP://", "javascript:", "", "https:"]), any_text(20))),
        name in any_text(8),
        roles in prop::collection::vec((any_spans(), any_spans(), any_spans()), 0..6),
        style in select(vec!["direct", "indirect", "mixed"]),
        stance in prop::option::of(select(vec!["asserts", "denies", "doubts", "asks"])),
        kind in select(vec!["named-person", "organisation", "outlet", "document", "unnamed", "author"]),
    ) -> Article {
        let mut article = empty(&id, &text);
        article.url = url.map(|(scheme, rest)| format!("{scheme}{rest}"));
        article.outlet = Some(name.clone());
        let length = text.chars().count() as u32;
        let within = |spans: &[(u16, u16)]| -> Vec<Span> {
            let mut spans: Vec<Span> = spans
                .iter()
                .map(|&(a, b)| (u32::from(a) % (length + 1), u32::from(b) % (length + 1)))
                .map(|(a, b)| [a.min(b), a.max(b)])
                .collect();
            spans.sort_unstable();
            spans
        };
        let attribution = |(at, (source, cue, content)): (usize, &Roles)| Attribution {
            source: within(source),
            cue: within(cue),
            content: within(content),
            within: (at % 2 == 1).then(|| at as u32 - 1),
            voice: (at % 3 > 0).then_some(0),
            style: style.to_owned(),
            stance: stance.map(str::to_owned),
            ..plain(at as u32)
        };
        article.attributions = roles.iter().enumerate().map(attribution).collect();
        article.actors = vec![Actor {
            id: 0,
            name,
            kind: kind.to_owned(),
            roles: Vec::new(),
            body: None,
            at_least: 1,
            why_unnamed: None,
            side: None,
            metonym: false,
            mentions: article.attributions.iter().flat_map(|a| a.source.clone()).collect(),
        }];
        article
    }
}

fn words(text: &str, [start, end]: Span) -> String {
    text.chars().skip(start as usize).take(end.saturating_sub(start) as usize).collect()
}

fn joined(text: &str, spans: &[Span]) -> String {
    spans.iter().map(|&span| words(text, span)).collect::<Vec<_>>().join(" … ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_offset_leads_to_its_words(article in any_article()) {
        let folder = Folder::new("export-any");
        let text = &article.text;
        let length = text.chars().count() as u32;
        let make = |format, no_text| exported(format, no_text, std::slice::from_ref(&article), &folder);

        let line = make(Format::Jsonl, false);
        prop_assert_eq!(&serde_json::from_str::<Article>(&line).expect("the wire"), &article);

        let annotations = make(Format::WebAnnotation, false);
        for line in annotations.split_terminator('\n') {
            let annotation: Value = serde_json::from_str(line).expect("JSON");
            for target in one_or_more(&annotation["target"]) {
                let (quote, place) = (&target["selector"][0], &target["selector"][1]);
                let [start, end] = [number(&place["start"]), number(&place["end"])];
                prop_assert!(start <= end && end <= length);
                prop_assert_eq!(quote["exact"].as_str(), Some(&*words(text, [start, end])));
                let around: String = ["prefix", "exact", "suffix"].map(|key| quote[key].as_str().expect("a text")).concat();
                prop_assert!(text.contains(&around));
            }
        }

        let table = make(Format::Csv, false);
        let mut table = csv::Reader::from_reader(table.as_bytes());
        let head = table.headers().expect("a head").clone();
        let rows: Vec<csv::StringRecord> = table.records().collect::<Result<_, _>>().expect("rows of one length");
        prop_assert_eq!(rows.len(), article.attributions.len());
        for (row, attribution) in rows.iter().zip(&article.attributions) {
            let cells: BTreeMap<&str, &str> = head.iter().zip(row).collect();
            for (role, spans) in [("source", &attribution.source), ("cue", &attribution.cue), ("content", &attribution.content)] {
                let ends = [cells[&*format!("{role}_start")], cells[&*format!("{role}_end")]];
                let expected = spans.first().map_or([String::new(), String::new()], |first| {
                    [first[0].to_string(), spans[spans.len() - 1][1].to_string()]
                });
                prop_assert_eq!(ends, expected.each_ref().map(String::as_str));
                let cell = cells[role];
                prop_assert!(!cell.starts_with(['=', '+', '-', '@']) && !cell.contains(char::is_control));
            }
        }

        for no_text in [false, true] {
            for line in make(Format::ProvO, no_text).split_terminator('\n') {
                prop_assert!(is_triple(line), "{}", line);
                for place in line.split("#char=").skip(1) {
                    let (place, _) = place.split_once('>').expect("an IRI ends");
                    let (start, end) = place.split_once(',').expect("two ends");
                    let (start, end): (u32, u32) = (start.parse().expect("a number"), end.parse().expect("a number"));
                    prop_assert!(start <= end && end <= length);
                }
            }
            for line in make(Format::SchemaOrg, no_text).split_terminator('\n') {
                let graph: Value = serde_json::from_str(line).expect("JSON");
                for (attribution, node) in article.attributions.iter().map(|a| (a, telling(&graph, a.id))) {
                    let expected = (!no_text && !attribution.content.is_empty()).then(|| joined(text, &attribution.content));
                    prop_assert_eq!(node["text"].as_str(), expected.as_deref());
                }
            }
        }
    }
}

fn one_or_more(value: &Value) -> Vec<&Value> {
    value.as_array().map_or_else(|| vec![value], |values| values.iter().collect())
}

fn number(value: &Value) -> u32 {
    value.as_u64().and_then(|number| u32::try_from(number).ok()).expect("an offset")
}

fn telling(graph: &Value, id: u32) -> &Value {
    let ends = format!("-attribution-{id}");
    let nodes = graph["@graph"].as_array().expect("nodes");
    nodes.iter().find(|node| node["@id"].as_str().is_some_and(|name| name.ends_with(&ends))).expect("a node")
}

/// Whether a line is a triple of N-Triples, by its grammar.
fn is_triple(line: &str) -> bool {
    fn iri(rest: &str) -> Option<&str> {
        let (iri, rest) = rest.strip_prefix('<')?.split_once('>')?;
        let wrong = |c: char| c <= ' ' || "<>\"{}|^`\\".contains(c) || c.is_control();
        (!iri.contains(wrong) && iri.contains(':')).then_some(rest)
    }
    fn literal(rest: &str) -> Option<&str> {
        let mut characters = rest.strip_prefix('"')?.char_indices();
        while let Some((at, c)) = characters.next() {
            match c {
                '"' => {
                    let rest = &rest[at + 2..];
                    return rest.strip_prefix("^^").map_or(Some(rest), iri);
                }
                '\\' => {
                    let (_, escape) = characters.next()?;
                    let digits = if escape == 'u' { 4 } else { 0 };
                    if !"nrtu\"\\".contains(escape)
                        || !characters.by_ref().take(digits).all(|(_, c)| c.is_ascii_hexdigit())
                    {
                        return None;
                    }
                }
                '\n' | '\r' => return None,
                _ => {}
            }
        }
        None
    }
    let parse = || {
        let rest = iri(line)?.strip_prefix(' ')?;
        let rest = iri(rest)?.strip_prefix(' ')?;
        let rest = iri(rest).or_else(|| literal(rest))?;
        (rest == " .").then_some(())
    };
    parse().is_some()
}
