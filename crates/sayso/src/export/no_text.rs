//! An article without its words: what may be passed on where the text itself may not.
//!
//! Names stay, descriptions go: identifiers, bibliographic facts (outlet, title, byline, credit, dates, web addresses) and names of
//! people and bodies are needed to find and cite an article. What the article's author worded is left out: the text, what people
//! without a name and documents are called, roles, sides, messages of notes, metadata of which sayso knows nothing.

use std::collections::BTreeMap;

use super::iri;
use crate::wire::{Actor, Article, Link, Note};

/// The article with hashes, offsets, codes, numbers and names alone. Its text is empty.
pub(super) fn without_words(article: &Article) -> Article {
    // Every field is named here: who adds one decides whether it may leave.
    let Article {
        sayso,
        id,
        sha256,
        outlet,
        url,
        title,
        byline,
        credit,
        language,
        published,
        updated,
        retrieved,
        links,
        metadata: _,
        text: _,
        paragraphs,
        sentences,
        attributions,
        statements,
        actors,
        times,
        notes,
        made_by,
    } = article;
    Article {
        sayso: *sayso,
        id: id.clone(),
        sha256: sha256.clone(),
        outlet: outlet.clone(),
        url: url.as_deref().and_then(address),
        title: title.clone(),
        byline: byline.clone(),
        credit: credit.clone(),
        language: language.as_deref().and_then(tag),
        published: published.as_deref().and_then(date),
        updated: updated.as_deref().and_then(date),
        retrieved: retrieved.as_deref().and_then(date),
        links: links.iter().filter_map(|l| Some(Link { href: address(&l.href)?, anchor: l.anchor })).collect(),
        metadata: BTreeMap::new(),
        text: String::new(),
        paragraphs: paragraphs.clone(),
        sentences: sentences.clone(),
        attributions: attributions.clone(),
        statements: statements.clone(),
        actors: actors.iter().map(actor).collect(),
        times: times.clone(),
        notes: notes.iter().map(|n| Note { span: n.span, kind: n.kind.clone(), message: String::new() }).collect(),
        made_by: made_by.clone(),
    }
}

fn actor(actor: &Actor) -> Actor {
    let Actor { id, name, kind, roles: _, body, at_least, why_unnamed, side: _, metonym, mentions } = actor;
    let described = matches!(kind.as_str(), "unnamed" | "document");
    Actor {
        id: *id,
        name: if described { String::new() } else { name.clone() },
        kind: kind.clone(),
        roles: Vec::new(),
        body: body.clone(),
        at_least: *at_least,
        why_unnamed: *why_unnamed,
        side: None,
        metonym: *metonym,
        mentions: mentions.clone(),
    }
}

/// An address of the web without its fragment, which may quote the text (`#:~:text=…`).
fn address(url: &str) -> Option<String> {
    let iri = iri::web(url)?;
    Some(iri.split('#').next().unwrap_or_default().to_owned())
}

/// A date, where it is one: digits, marks between them, and words no longer than `Fri` or `GMT`.
fn date(written: &str) -> Option<String> {
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let plain = written.chars().all(|c| c.is_ascii_alphanumeric() || " ,+-:./".contains(c));
    let mut words = written.split(|c: char| !c.is_ascii_alphabetic());
    (written.len() <= 40 && plain && digits >= 4 && words.all(|word| word.len() <= 3)).then(|| written.to_owned())
}

/// A language tag (BCP 47), where it is one.
fn tag(written: &str) -> Option<String> {
    let subtag = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric());
    (written.len() <= 35 && written.split('-').all(subtag)).then(|| written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_tags_and_addresses_hold_no_words() {
        for kept in ["2024-01-26", "2024-01-26T09:30:00+05:30", "Fri, 26 Jan 2024 09:30:00 GMT", "26/01/2024"] {
            assert_eq!(date(kept).as_deref(), Some(kept));
        }
        for dropped in ["", "had doubled", "2024-01-26 said the mayor", "2024-01-26 \u{202e}", &"2024 ".repeat(9)] {
            assert_eq!(date(dropped), None, "{dropped}");
        }
        for (written, expected) in
            [("en", Some("en")), ("zh-Hant-TW", Some("zh-Hant-TW")), ("the toll", None), ("", None)]
        {
            assert_eq!(tag(written).as_deref(), expected);
        }
        assert_eq!(address("https://a.example/b#:~:text=toll").as_deref(), Some("https://a.example/b"));
        assert_eq!(address("data:text/plain,toll"), None);
    }
}
