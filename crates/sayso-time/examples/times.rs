//! Times of texts as JSON lines, for the scorers in `bench/score/`.
//!
//! In, one object a line: `{"text", "published"}`, or `{"expressions", "published"}` for expressions that are given.
//! Out, one array a line: of a text's `{"span", "type", "value", "earliest", "latest"}` (offsets in code points), or for each
//! expression its `[type, value]` read alone and read after those before it. `published` is a date, or null.
//! With `--time`, the seconds that each line took, reading and printing of JSON left out, go to stderr.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods)] // a tool of developers

use std::io::{BufRead, Error};
use std::time::Instant;

use sayso_text::{Article, Date, Document, TimeKind};
use sayso_time::{Sequence, normalise, times};
use serde_json::{Value, json};

fn main() -> Result<(), Error> {
    let is_timed = std::env::args().any(|a| a == "--time");
    for line in std::io::stdin().lock().lines() {
        let input: Value = serde_json::from_str(&line?)?;
        let published: Option<Date> = input["published"].as_str().and_then(|p| p.get(..10)?.parse().ok());
        let out = match &input["expressions"] {
            Value::Array(given) => expressions(given, published),
            _ => text(input["text"].as_str().unwrap_or_default(), published, is_timed),
        };
        println!("{out}");
    }
    Ok(())
}

fn text(text: &str, published: Option<Date>, is_timed: bool) -> Value {
    let start = Instant::now();
    let document = Document::of(&Article::from_text("", text));
    let (found, _) = times(&document, published);
    if is_timed {
        eprintln!("{}", start.elapsed().as_secs_f64());
    }
    // Times come in the order of the text, so code points are counted once.
    let (mut byte, mut point) = (0, 0);
    let mut points = |to: u32| {
        point += text[byte..to as usize].chars().count();
        byte = to as usize;
        point
    };
    let mut shown = |t: &sayso_text::Time| {
        let span = [points(t.span.start), points(t.span.end)];
        json!({
            "span": span, "type": kind(t.kind), "value": t.value,
            "earliest": t.earliest.map(|d| d.to_string()), "latest": t.latest.map(|d| d.to_string()),
        })
    };
    found.iter().map(&mut shown).collect()
}

fn expressions(given: &[Value], published: Option<Date>) -> Value {
    let Some(anchor) = published else { return Value::Array(vec![]) };
    let mut sequence = Sequence::new(anchor);
    let shown = |read: Option<(TimeKind, String)>| read.map(|(k, v)| json!([kind(k), v]));
    let expressions = given.iter().map(|e| e.as_str().unwrap_or_default());
    expressions.map(|e| json!({"alone": shown(normalise(e, anchor)), "after": shown(sequence.normalise(e))})).collect()
}

fn kind(kind: TimeKind) -> &'static str {
    match kind {
        TimeKind::Date => "DATE",
        TimeKind::Time => "TIME",
        TimeKind::Duration => "DURATION",
        TimeKind::Set => "SET",
    }
}
