//! The rules over attributions wherever they stand: any text, any spans of its words, any nesting.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso_text::{Article, Attribution, AttributionId, Document, Span};

fuzz_target!(|input: (&str, Vec<[u8; 4]>)| {
    let (text, marks) = input;
    let article = Article::from_text("fuzz", text);
    let document = Document::of(&article);
    let words = &document.words;
    if words.is_empty() {
        return;
    }
    let word = |at: usize| words[at % words.len()];
    let run = |at: usize, length: u8| {
        let (first, last) = (word(at), word((at % words.len() + usize::from(length % 8)).min(words.len() - 1)));
        Span { start: first.start, end: last.end }
    };
    let attribution = |(id, &[source, cue, content, within]): (usize, &[u8; 4])| Attribution {
        within: (usize::from(within) < id).then_some(AttributionId(within.into())),
        ..Attribution::of_spans(
            AttributionId(id as u32),
            (source > 20).then(|| run(source.into(), cue)).into_iter().collect(),
            vec![word(cue.into())],
            vec![run(content.into(), within)],
        )
    };
    let attributions: Vec<Attribution> = marks.iter().take(100).enumerate().map(attribution).collect();
    let reading = sayso_read::understand(&article, &document, attributions, None);
    for a in &reading.attributions {
        let spans = [&a.source, &a.cue, &a.content, &a.condition, &a.addressee, &a.channel];
        assert!(spans.into_iter().flatten().all(|span| text.get(span.range()).is_some()));
    }
});
