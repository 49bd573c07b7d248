//! Who else a text credits: agencies and colleagues; and what it says of its own changes.
mod agency;
mod change;
mod dateline;
mod line;

use std::ops::Range;

use sayso_text::Article;

use crate::dates;

/// Fills `credit` with the words in which an article's text credits others, `updated` and the metadata key
/// `correction` with those in which it says that it was changed. What is filled already stays; the text is never
/// changed.
///
/// Only lines of their own count, and the head and the tail of the text, where such words stand: "(Reuters) -" after
/// the place, "(With inputs from agencies)" at the end.
pub(crate) fn fill(article: &mut Article) {
    let text = article.text.clone();
    let body = &text[article.front.map_or(0, |front| front.end as usize)..];
    let lines = lines(body);
    let mut credits: Vec<&str> = Vec::new();
    let mut corrections: Vec<&str> = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let words = &body[line.range.clone()];
        if number < HEAD {
            credits.extend(dateline::agency(words));
        }
        if let Some(credit) = line::credit(words, article.outlet.as_deref()) {
            let is_at_edge = number < HEAD || number + TAIL >= lines.len();
            if line.is_alone && (credit.is_sure || is_at_edge) {
                credits.push(credit.words);
            }
        } else if number + 1 == lines.len() {
            credits.extend(line::last_sentences(words));
        }
        if line.is_alone && change::is_change(words) {
            if article.updated.is_none() {
                article.updated = change::date(words).and_then(dates::iso);
            }
            if change::is_correction(words) {
                // A label alone in its line stands over what it says.
                let next = lines.get(number + 1).filter(|_| words.ends_with(':'));
                corrections.push(next.map_or(words, |next| &body[line.range.start..next.range.end]));
            }
        }
    }
    if article.credit.is_none() {
        let byline = article.byline.as_deref().and_then(agency::in_byline);
        credits.extend(byline.filter(|_| credits.is_empty()));
        article.credit = joined(&credits);
    }
    if let Some(corrections) = joined(&corrections) {
        article.metadata.entry("correction".to_owned()).or_insert(corrections);
    }
}

/// Whether a line of its own credits others or says what was changed, so that it belongs to an article wherever it
/// stands beside it.
pub(crate) fn is_credit_or_change(line: &str) -> bool {
    line::credit(line, None).is_some() || change::is_change(line)
}

/// How many lines at either end of a text are its head and its tail.
const HEAD: usize = 3;
const TAIL: usize = 6;

/// No more is kept.
const LONGEST: usize = 1000;

struct Line {
    range: Range<usize>,
    /// It begins where a line may: after an empty one, or after the end of a sentence.
    is_alone: bool,
}

/// The lines that are not empty.
fn lines(text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut at = 0;
    let mut is_free = true;
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if words.is_empty() {
            is_free = true;
        } else {
            let start = at + line.len() - line.trim_start().len();
            lines.push(Line { range: start..start + words.len(), is_alone: is_free });
            is_free = words.ends_with(['.', '!', '?', '"', '”', ')', ']', '…', '*']);
        }
        at += line.len();
    }
    lines
}

fn joined(words: &[&str]) -> Option<String> {
    let mut joined = String::new();
    for words in words {
        if joined.len() + words.len() > LONGEST || joined.contains(*words) {
            continue;
        }
        if !joined.is_empty() {
            joined.push_str("; ");
        }
        joined.push_str(words);
    }
    (!joined.is_empty()).then_some(joined)
}

#[cfg(test)]
mod tests;
