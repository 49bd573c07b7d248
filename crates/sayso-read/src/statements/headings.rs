//! What headings do with what the body tells: state flatly what it hedges, ask what presupposes a claim.

use sayso_text::{Article, Attribution, Certainty, Level, Note, ParagraphKind, Span};

use super::finite::finite;
use crate::words::Words;

/// Words that keep a heading from stating flatly.
const HEDGES: &[&str] = &[
    "may",
    "might",
    "could",
    "would",
    "reportedly",
    "allegedly",
    "alleged",
    "suspected",
    "likely",
    "possible",
    "possibly",
    "perhaps",
    "probably",
    "supposed",
    "supposedly",
    "apparently",
    "appears",
    "seems",
    "seem",
    "report",
    "reports",
    "reported",
    "rumour",
    "rumours",
    "rumor",
    "rumors",
    "says",
    "say",
    "said",
    "source",
    "sources",
    "claims",
    "claim",
    "according",
    "fears",
    "feared",
    "expected",
    "considers",
    "mulls",
    "weighs",
    "eyes",
    "hints",
    "suggests",
    "signals",
    "can",
    "should",
    "if",
    "official",
    "officials",
    "believed",
    "potential",
    "potentially",
    "set",
    "plans",
    "wants",
];
/// Small words that say nothing of what a heading is about.
const SMALL: &[&str] = &[
    "the", "and", "for", "with", "from", "that", "this", "its", "his", "her", "their", "are", "was", "were", "has",
    "have", "had", "will", "not", "but", "who", "what", "how", "why", "when", "where", "which", "into", "over", "out",
    "off", "after", "before", "about", "than", "then", "they", "them", "she", "you", "our", "new", "all", "more",
    "time", "now",
];
/// Question words whose question takes its clause for granted.
const QUESTIONS: &[&str] = &["what", "why", "how", "who", "when", "where", "which", "whose"];
/// Verbs behind a question word that take nothing for granted but that there is a thing ("What is NATO?").
const PLAIN: &[&str] = &["is", "are", "was", "were", "next", "now", "else"];
/// Headings and hedged contents compared at most, so that a long page stays cheap.
const MOST: (usize, usize) = (64, 256);

/// Notes on the title and on headings.
pub(super) fn notes(
    article: &Article,
    words: &Words,
    attributions: &[Attribution],
    certainties: &[Certainty],
) -> Vec<Note> {
    let text = words.text();
    let headings = words.document.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Heading);
    // Only a clause states anything: "Past efforts to end the strike" does not.
    let states = |span: Span| finite(words, words.within(span)).is_some();
    let in_text = headings.map(|p| (Some(p.span), p.span.of(text), states(p.span)));
    let title = article.title.as_deref().map(|title| (None, title, true));
    let hedged: Vec<(Vec<String>, &Attribution)> = (attributions.iter().zip(certainties))
        .filter(|(_, c)| c.level == Level::Hedged)
        .take(MOST.1)
        .map(|(a, _)| (a.content.iter().take(4).flat_map(|s| stems(s.of(text))).collect(), a))
        .collect();
    (title.into_iter().chain(in_text).take(MOST.0))
        .filter_map(|(span, line, states)| {
            presupposes(span, line).or_else(|| drops_hedge(span, line, &hedged, text).filter(|_| states))
        })
        .collect()
}

fn presupposes(span: Option<Span>, line: &str) -> Option<Note> {
    let lower = line.to_lowercase();
    let all: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty()).collect();
    let asks = line.trim_end_matches(['"', '”', '’', '\'', ')']).ends_with('?');
    let first = all.iter().position(|w| !matches!(*w, "so" | "and" | "but" | "explained" | "analysis"))?;
    let opens = QUESTIONS.contains(&all[first]);
    // "Why Sarn is closing its harbour" takes the closing for granted without a question mark; "What is NATO?" nothing
    let rest = &all[first + 1..];
    let is_clause = rest.len() >= 4 && !(rest.len() < 6 && rest.first().is_some_and(|w| PLAIN.contains(w)));
    let is_claim = is_clause && (asks || matches!(all[first], "why" | "how"));
    (opens && is_claim).then(|| Note {
        span,
        kind: "heading-presupposes".into(),
        message: format!("the heading \"{line}\" takes for granted what it asks about"),
    })
}

fn drops_hedge(span: Option<Span>, line: &str, hedged: &[(Vec<String>, &Attribution)], text: &str) -> Option<Note> {
    let lower = line.to_lowercase();
    let mut plain = lower.split(|c: char| !c.is_alphanumeric());
    let is_open = line.contains(['?', ':', '"', '“', '‘'])
        || plain.any(|w| HEDGES.contains(&w))
        || line.contains(" - ")
        || line.contains(" – ");
    let heading = stems(line);
    if is_open || heading.len() < 3 {
        return None;
    }
    let shared = |content: &[String]| heading.iter().filter(|w| content.contains(w)).count();
    let (best, of) = hedged
        .iter()
        .map(|(content, of)| (shared(content), of))
        .max_by_key(|(n, of)| (*n, std::cmp::Reverse(of.id)))?;
    let is_told = best >= 3 || (best >= 2 && best * 2 >= heading.len());
    (is_told && best * 2 >= heading.len()).then(|| Note {
        span,
        kind: "heading-drops-hedge".into(),
        message: format!(
            "the heading \"{line}\" states flatly what the text hedges: \"{}\"",
            of.content.first().map_or("", |s| s.of(text))
        ),
    })
}

/// The telling words of a line, without their endings.
fn stems(line: &str) -> Vec<String> {
    let mut stems: Vec<String> = (line.split(|c: char| !c.is_alphanumeric()))
        .map(str::to_lowercase)
        .filter(|w| w.chars().count() > 2 && !SMALL.contains(&w.as_str()))
        .map(|w| {
            ["ing", "ed", "es", "s"]
                .iter()
                .find_map(|e| w.strip_suffix(e).filter(|s| s.len() > 2))
                .unwrap_or(&w)
                .to_owned()
        })
        .collect();
    stems.sort();
    stems.dedup();
    stems
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn what_headings_do() {
        let body = "\n\n[s Toft] [c said] [k the council may close the old harbour next year]. More will follow on Monday.\n\nThe council meets again on Monday, as it did last week.";
        for (heading, expected) in [
            ("Council closes old harbour", "heading-drops-hedge"),
            ("Council may close old harbour", ""),
            ("Council closes old harbour: Toft", ""),
            ("Fishing boats sold to Ulgat", ""),
            ("What amends for the harbour is the council reportedly willing to make this time?", "heading-presupposes"),
            ("Why the council is closing the harbour", "heading-presupposes"),
            ("What is the harbour?", ""),
            ("Is the harbour closing?", ""),
        ] {
            let (_, notes) = read(&format!("{heading}{body}"));
            let kinds: Vec<&str> = notes.iter().map(|(kind, _)| kind.as_str()).collect();
            assert_eq!(kinds.join(" "), expected, "{heading}");
        }
    }

    #[test]
    fn a_heading_is_no_statement() {
        let (statements, _) = read("Council closes the old harbour\n\nThe boats were sold on Monday.");
        assert_eq!(statements, ["The boats were sold on Monday"]);
    }
}
