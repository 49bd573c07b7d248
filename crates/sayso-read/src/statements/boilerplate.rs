//! Lines that tell nothing of the news: credits, subscriptions, photographs.

use sayso_text::{Note, Paragraph, Span};

/// Beginnings of credit lines, lower case, without brackets.
const CREDITS: &[&str] = &[
    "with inputs from",
    "with input from",
    "with reporting by",
    "with reporting from",
    "additional reporting by",
    "additional reporting from",
    "reporting by",
    "with files from",
    "with agency inputs",
    "with agencies",
    "with material from",
    "writing by",
    "editing by",
    "edited by",
    "compiled by",
    "translated by",
    "with contributions from",
    "with additional reporting",
    "inputs from agencies",
    "agencies contributed",
    "story by",
    "text by",
    "words by",
];
/// Endings that make a credit of a line.
const CONTRIBUTED: &[&str] = &[
    "contributed to this report",
    "contributed to this story",
    "contributed to this article",
    "contributed reporting",
    "contributed",
];
/// Beginnings of lines that tell nothing.
const BOILERPLATE: &[&str] = &[
    "subscribe",
    "sign up",
    "read more",
    "also read",
    "read also",
    "click here",
    "follow us",
    "watch:",
    "listen:",
    "photo:",
    "photograph:",
    "picture:",
    "image:",
    "image credit",
    "photo credit",
    "getty images",
    "copyright",
    "©",
    "all rights reserved",
    "advertisement",
    "share this",
    "this article was",
    "this story was originally",
    "this story has been",
    "related:",
    "related stories",
    "see also",
    "download our",
    "join us",
    "for more information",
    "contact:",
    "press contact",
    "media contact",
    "note to editors",
    "notes to editors",
    "about the author",
    "updated at",
    "last updated",
    "published:",
    "posted:",
    "source:",
    "tags:",
    "topics:",
    "disclaimer",
    "more on this",
    "ends",
    "tip line",
    "newsletter",
    "most read",
    "recommended",
    "comments",
    "do you know more",
];

/// A note on a credit; `None` where a paragraph is none.
pub(super) fn credit(text: &str, paragraph: &Paragraph) -> Option<Note> {
    let line = paragraph.span.of(text);
    let is_credit = line.len() <= 300 && {
        let lower = bare(line).to_lowercase();
        CREDITS.iter().any(|c| lower.starts_with(c))
            || (line.len() <= 200
                && CONTRIBUTED.iter().any(|c| lower.trim_end_matches(['.', ')', ']']).ends_with(c))
                && line.starts_with(|c: char| c.is_uppercase() || c == '('))
    };
    let span = Span { ..paragraph.span };
    is_credit.then(|| Note { span: Some(span), kind: "credit".into(), message: format!("credit: {}", bare(line)) })
}

/// Whether a paragraph is a credit.
pub(crate) fn is_credit(text: &str, paragraph: &Paragraph) -> bool {
    credit(text, paragraph).is_some()
}

/// Whether a paragraph is a line that tells nothing of the news.
pub(super) fn is_boilerplate(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let lower = bare(line).to_lowercase();
    let begins = |b: &&str| lower.strip_prefix(*b).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    BOILERPLATE.iter().any(begins) || lower.contains("all rights reserved") || line.contains("://")
}

fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '*' | '_' | '-' | '–' | '—') || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::super::read;

    #[test]
    fn credits_are_noted() {
        for (input, expected) in [
            ("The harbour closed on Monday.\n\n(With inputs from agencies)", true),
            ("The harbour closed on Monday.\n\nAdditional reporting by Ada Roke in Sarn.", true),
            ("The harbour closed on Monday.\n\nReporting by Ilse Toft; editing by Ada Roke", true),
            ("The harbour closed on Monday.\n\nAda Roke contributed to this report.", true),
            ("The harbour closed on Monday.\n\nThe mayor was there.", false),
        ] {
            assert_eq!(read(input).1.iter().any(|(kind, _)| *kind == "credit"), expected, "{input}");
        }
    }

    #[test]
    fn lines_that_tell_nothing() {
        for (line, expected) in [
            ("Subscribe to our newsletter and get the news first.", true),
            ("Photo: Ada Roke has been there.", true),
            ("Subscribers were told that it closes.", false),
            ("The harbour closed on Monday.", false),
        ] {
            assert_eq!(super::is_boilerplate(line), expected, "{line}");
        }
    }
}
