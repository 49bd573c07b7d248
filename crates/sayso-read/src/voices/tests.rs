//! How the tables of the rules are checked: sources stand in brackets, and each is told with kind, number and name.

use sayso_text::{Actor, ActorKind, Article, Attribution, AttributionId, Document, Span};

use super::{Voices, voices};
use crate::words::Words;

/// Checks the voices of the sources in brackets: "person Ilse Toft", "unnamed 2 two officials", "?" where it is unclear.
pub(super) fn check(marked: &str, expected: &[&str]) {
    check_in("Harbour Courier", marked, expected);
}

/// The same in an article of an outlet.
pub(super) fn check_in(outlet: &str, marked: &str, expected: &[&str]) {
    let (found, _) = read(outlet, marked);
    let shown: Vec<String> =
        found.of.iter().map(|v| v.map_or("?".to_owned(), |id| show(&found.actors[id.0 as usize]))).collect();
    assert_eq!(shown, expected, "{marked}");
}

/// The voices of a text with its sources in brackets, and the text.
pub(super) fn read(outlet: &str, marked: &str) -> (Voices, String) {
    let mut text = String::new();
    let mut sources = Vec::new();
    let mut open = 0;
    for c in marked.chars() {
        match c {
            '[' => open = text.len(),
            ']' => sources.push(Span::new(open, text.len())),
            c => text.push(c),
        }
    }
    let article = Article { outlet: Some(outlet.to_owned()), ..Article::from_text("a", text.as_str()) };
    let document = Document::of(&article);
    let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
    let words = Words::of(&document, &quotations);
    let attributions: Vec<Attribution> = sources.iter().enumerate().map(|(id, s)| attribution(id as u32, *s)).collect();
    (voices(&article, &words, &attributions, None), text)
}

/// The first actor of a name.
pub(super) fn actor<'v>(voices: &'v Voices, name: &str) -> &'v Actor {
    voices.actors.iter().find(|a| a.name == name).unwrap_or_else(|| panic!("no {name} among {:?}", voices.actors))
}

fn show(actor: &Actor) -> String {
    let kind = match actor.kind {
        ActorKind::NamedPerson => "person",
        ActorKind::Organisation => "body",
        ActorKind::Outlet => "outlet",
        ActorKind::Document => "document",
        ActorKind::Unnamed => "unnamed",
        ActorKind::Author => "author",
    };
    let number = if actor.at_least == 1 { String::new() } else { format!(" {}", actor.at_least) };
    format!("{kind}{number} {}", actor.name).trim_end().to_owned()
}

fn attribution(id: u32, source: Span) -> Attribution {
    Attribution::of_spans(
        AttributionId(id),
        if source.is_empty() { Vec::new() } else { vec![source] },
        Vec::new(),
        Vec::new(),
    )
}

#[test]
fn no_words_no_voices() {
    let (found, _) = read("", "");
    assert!(found.actors.is_empty() && found.of.is_empty());
}
