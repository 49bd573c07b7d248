//! Whether an article may be written: every offset lies in its text, every number leads somewhere. Articles that sayso read always
//! may; those that come from elsewhere (a ledger, a line of JSON) may have been changed since.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{Display, Write};
use std::io;

use sha2::{Digest, Sha256};

use super::words::Words;
use crate::wire::{Article, Certainty, Span};

/// Attributions one within the other beyond which they are no news.
const DEEPEST: usize = 100;

/// Finds the first thing that does not hold.
pub(super) fn check(article: &Article, words: &Words) -> io::Result<()> {
    let holds = hash(article).and_then(|()| spans(article, words.length())).and_then(|()| numbers(article));
    holds.map_err(|wrong| {
        let message = format!(
            "article {:?}: {wrong}; the text or its reading was changed after it was read: read the article again",
            article.id
        );
        io::Error::new(io::ErrorKind::InvalidData, message)
    })
}

fn hash(article: &Article) -> Result<(), String> {
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(article.text.as_bytes()) {
        write!(digits, "{byte:02x}").expect("writing to a string");
    }
    let is = digits == article.sha256;
    is.then_some(()).ok_or_else(|| format!("its sha256 is {:?}, its text's is {digits}", article.sha256))
}

fn spans(article: &Article, length: u32) -> Result<(), String> {
    hold(length, "paragraphs", article.paragraphs.iter().map(|p| &p.span))?;
    hold(length, "sentences", &article.sentences)?;
    hold(length, "links", article.links.iter().filter_map(|l| l.anchor.as_ref()))?;
    hold(length, "times", article.times.iter().map(|t| &t.span))?;
    hold(length, "notes", article.notes.iter().filter_map(|n| n.span.as_ref()))?;
    for a in &article.attributions {
        let roles = [&a.source, &a.cue, &a.content, &a.condition, &a.addressee, &a.channel];
        let spans = roles.into_iter().flatten().chain(markers(&a.certainty));
        hold(length, format_args!("attribution {}", a.id), spans)?;
    }
    for s in &article.statements {
        let spans = s.content.iter().chain(&s.condition).chain(markers(&s.certainty));
        hold(length, format_args!("statement {}", s.id), spans)?;
    }
    for a in &article.actors {
        hold(length, format_args!("actor {}", a.id), a.mentions.iter().chain(&a.why_unnamed))?;
    }
    Ok(())
}

/// Whether spans lie in a text of a length.
fn hold<'a>(length: u32, of: impl Display, spans: impl IntoIterator<Item = &'a Span>) -> Result<(), String> {
    match spans.into_iter().find(|[start, end]| start > end || *end > length) {
        Some([start, end]) => {
            Err(format!("{of}: [{start}, {end}] is no span of the text, which has {length} characters"))
        }
        None => Ok(()),
    }
}

fn markers(certainty: &Option<Certainty>) -> impl Iterator<Item = &Span> {
    certainty.iter().flat_map(|certainty| certainty.markers.iter().map(|marker| &marker.span))
}

fn numbers(article: &Article) -> Result<(), String> {
    let actors = once("actors", article.actors.iter().map(|a| a.id))?;
    let times = once("times", article.times.iter().map(|t| t.id))?;
    once("statements", article.statements.iter().map(|s| s.id))?;
    once("attributions", article.attributions.iter().map(|a| a.id))?;
    for s in &article.statements {
        likely(&s.certainty, 1.0).map_err(|wrong| format!("statement {}: {wrong}", s.id))?;
    }
    let within = article.attributions.iter().map(|a| (a.id, a.within)).collect();
    for a in &article.attributions {
        let wrong = if a.voice.is_some_and(|voice| !actors.contains(&voice)) {
            Err("its voice is no actor of the article".to_owned())
        } else if a.said.is_some_and(|said| !times.contains(&said)) {
            Err("it was said at no time of the article".to_owned())
        } else {
            likely(&a.certainty, a.confidence).and_then(|()| nested(a.within, &within))
        };
        wrong.map_err(|wrong| format!("attribution {}: {wrong}", a.id))?;
    }
    Ok(())
}

/// The numbers, where none of them comes twice.
fn once(of: &str, ids: impl Iterator<Item = u32>) -> Result<BTreeSet<u32>, String> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(format!("two {of} have the number {id}"));
        }
    }
    Ok(seen)
}

fn likely(certainty: &Option<Certainty>, confidence: f64) -> Result<(), String> {
    let mut chances = certainty.iter().map(|certainty| certainty.score).chain([confidence]);
    let all = chances.all(|chance| (0.0..=1.0).contains(&chance));
    all.then_some(()).ok_or_else(|| "a confidence or certainty is not between 0 and 1".to_owned())
}

/// Whether the way outwards ends.
fn nested(mut outer: Option<u32>, within: &BTreeMap<u32, Option<u32>>) -> Result<(), String> {
    let mut depth = 0;
    while let Some(id) = outer {
        depth += 1;
        outer = match within.get(&id) {
            Some(next) if depth <= DEEPEST => *next,
            Some(_) => return Err(format!("it lies within more than {DEEPEST} others, or within itself")),
            None => return Err(format!("it lies within {id}, which is no attribution of the article")),
        };
    }
    Ok(())
}
