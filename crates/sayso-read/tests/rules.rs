//! The rules over attributions wherever they stand: spans resolve, nesting holds, numbers are those of the list.

use proptest::prelude::*;
use sayso_text::{Article, Attribution, AttributionId, Document, Published, Reading, Span};

/// Words that the rules know, and some that they do not; joined at random they make odd news.
const WORDS: [&str; 60] = [
    "Ilse",
    "Toft",
    "Mayor",
    "she",
    "He",
    "they",
    "the",
    "two",
    "officials",
    "one",
    "of",
    "them",
    "said",
    "told",
    "denied",
    "that",
    "it",
    "may",
    "reportedly",
    "if",
    "once",
    "unless",
    "the Courier",
    "quoting",
    "citing",
    "cited by",
    "according to",
    "in a statement",
    "to reporters",
    "on Monday",
    "last May",
    "Jan 17",
    "not aware",
    "asked",
    "whether",
    "“",
    "”",
    "\"",
    ",",
    ".",
    "?",
    "\n\n",
    "# Heading\n\n",
    "Washington",
    "the Kremlin",
    "spokeswoman",
    "'s",
    "who",
    "as saying",
    "no",
    "false",
    "claims",
    "We",
    "I",
    "é",
    "🚢",
    "(With inputs from agencies)",
    "By",
    "interview",
    "you",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&WORDS[..]), 0..120).prop_map(|words| words.join(" "))
}

fn attribution(id: usize, [source, cue, content, within]: [u8; 4], document: &Document) -> Attribution {
    let words = &document.words;
    let run = |at: u8, length: u8| {
        let first = usize::from(at) % words.len();
        let last = (first + usize::from(length % 8)).min(words.len() - 1);
        Span { start: words[first].start, end: words[last].end }
    };
    Attribution {
        within: (usize::from(within) < id).then_some(AttributionId(within.into())),
        ..Attribution::of_spans(
            AttributionId(id as u32),
            (source > 20).then(|| run(source, cue)).into_iter().collect(),
            vec![run(cue, within % 3)],
            vec![run(content, within)],
        )
    }
}

fn understood(text: &str, marks: &[[u8; 4]]) -> Reading {
    let article = Article { published: Published::parse("2025-03-14"), ..Article::from_text("a", text) };
    let document = Document::of(&article);
    let count = if document.words.is_empty() { 0 } else { marks.len() };
    let attributions = marks[..count].iter().enumerate().map(|(id, &mark)| attribution(id, mark, &document)).collect();
    sayso_read::understand(&article, &document, attributions, None)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_reading_holds_together(text in text(), marks in prop::collection::vec(any::<[u8; 4]>(), 0..12)) {
        let reading = understood(&text, &marks);
        let fits = |span: &Span| text.get(span.range()).is_some();
        for (at, a) in reading.attributions.iter().enumerate() {
            prop_assert_eq!(a.id.0 as usize, at);
            prop_assert!(a.within.is_none_or(|id| id != a.id && (id.0 as usize) < reading.attributions.len()));
            let spans = [&a.source, &a.cue, &a.content, &a.condition, &a.addressee, &a.channel];
            prop_assert!(spans.into_iter().flatten().all(fits));
            let markers = a.certainty.iter().flat_map(|c| &c.markers);
            prop_assert!(markers.into_iter().all(|m| fits(&m.span)));
            prop_assert!(a.voice.is_none_or(|id| reading.actors.iter().any(|actor| actor.id == id)));
            prop_assert!(a.said.is_none_or(|id| reading.times.iter().any(|time| time.id == id)));
        }
        prop_assert!(reading.statements.iter().flat_map(|s| &s.content).all(fits));
        prop_assert!(reading.mentions.iter().all(|m| fits(&m.span) && reading.actors.iter().any(|a| a.id == m.actor)));
        prop_assert!(reading.times.iter().all(|t| fits(&t.span)));
        prop_assert!(reading.notes.iter().filter_map(|n| n.span.as_ref()).all(fits));
        prop_assert_eq!(&understood(&text, &marks), &reading);
    }
}
