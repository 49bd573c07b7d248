//! The public JSON, version 1: one object an article, the same from the command line, over HTTP and in Python.
//!
//! Offsets are Unicode code points into `text`, end exclusive. Every key is always there, `null` or `[]` until its pass has run.
//! New keys may come; changing or removing one would make version 2. `docs/wire.md` describes them.

pub mod claims;
pub mod hit;
mod of;
pub mod voice;

pub use sayso_text::CodePoints;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Read;

/// Version of the wire.
pub const VERSION: u32 = 1;

/// A span in code points: `[start, end]`, end exclusive.
pub type Span = [u32; 2];

/// One article with its reading as a line of JSON, without a line break.
///
/// ```
/// use sayso::{Article, Document, Read, Reading, wire};
/// let article = Article::from_text("note", "Né le 3 mai.");
/// let document = Document::of(&article);
/// let line = wire::line(&Read { article, document, reading: Reading::default() });
/// assert!(line.starts_with(r#"{"sayso":1,"id":"note","sha256":""#));
/// assert!(line.contains(r#""sentences":[[0,12]]"#)); // code points: é is one
/// ```
pub fn line(read: &Read) -> String {
    Article::of(read).line()
}

/// Anything as a line of JSON that is harmless wherever it is shown: the characters that steer terminals and the direction of
/// writing are `\u` escapes.
pub(crate) fn json(value: &impl Serialize) -> String {
    let line = serde_json::to_string(value).expect("only maps with string keys are written");
    if !line.contains(steers) {
        return line;
    }
    // All of them stand inside strings: JSON's own marks are ASCII.
    line.chars().fold(String::with_capacity(line.len() + 64), |mut out, c| {
        if steers(c) {
            out.push_str(&format!("\\u{:04x}", c as u32));
        } else {
            out.push(c);
        }
        out
    })
}

/// Whether a character steers terminals or the direction of writing.
pub(crate) fn steers(c: char) -> bool {
    matches!(c, '\u{7f}'..='\u{9f}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

impl Article {
    /// The article as a line of JSON, without a line break. What steers terminals and the direction of writing stands in it as
    /// `\u` escapes.
    ///
    /// ```
    /// use sayso::wire::Article;
    /// let line = r#"{"sayso":1,"id":"note","sha256":"…","outlet":null,"url":null,"title":null,"byline":null,"credit":null,"language":null,"published":null,"updated":null,"retrieved":null,"links":[],"metadata":{},"text":"No.","paragraphs":[],"sentences":[],"attributions":[],"statements":[],"actors":[],"times":[],"notes":[],"made_by":{"program":"","model":"","kernel":""}}"#;
    /// let article: Article = serde_json::from_str(line)?;
    /// assert_eq!(article.line(), line);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn line(&self) -> String {
        json(self)
    }
}

/// One article with its reading.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names are those of the data model
pub struct Article {
    /// [`VERSION`].
    pub sayso: u32,
    pub id: String,
    /// Of the text's UTF-8 bytes, in hexadecimal digits.
    pub sha256: String,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub byline: Option<String>,
    pub credit: Option<String>,
    pub language: Option<String>,
    /// As received: a date or an instant.
    pub published: Option<String>,
    pub updated: Option<String>,
    pub retrieved: Option<String>,
    pub links: Vec<Link>,
    /// Keys of the input that sayso does not know.
    pub metadata: BTreeMap<String, String>,
    /// Exactly as read.
    pub text: String,
    pub paragraphs: Vec<Paragraph>,
    pub sentences: Vec<Span>,
    pub attributions: Vec<Attribution>,
    pub statements: Vec<Statement>,
    pub actors: Vec<Actor>,
    pub times: Vec<Time>,
    pub notes: Vec<Note>,
    pub made_by: MadeBy,
}

/// A link in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Link {
    pub href: String,
    pub anchor: Option<Span>,
}

/// A block of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Paragraph {
    pub span: Span,
    /// `body`, `heading`, `list` or `caption`.
    pub kind: String,
}

/// Who said what.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Attribution {
    pub id: u32,
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    /// The attribution whose content holds this one's.
    pub within: Option<u32>,
    pub derived: bool,
    /// The actor who speaks; null where that is not clear enough.
    pub voice: Option<u32>,
    /// `direct`, `indirect` or `mixed`.
    pub style: String,
    /// `asserts`, `denies`, `doubts` or `asks`.
    pub stance: Option<String>,
    /// `flat`, `scope` or `knowledge`.
    pub denial: Option<String>,
    pub certainty: Option<Certainty>,
    pub condition: Vec<Span>,
    pub addressee: Vec<Span>,
    pub channel: Vec<Span>,
    /// The time at which it was said.
    pub said: Option<u32>,
    /// How likely it is right, 0 to 1.
    pub confidence: f64,
}

/// How surely something is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Certainty {
    /// `stated` or `hedged`.
    pub level: String,
    pub score: f64,
    pub markers: Vec<Marker>,
}

/// A word that weakens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Marker {
    pub span: Span,
    /// `voice` or `writer`.
    pub words_of: String,
}

/// Something told in the reporter's own voice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Statement {
    pub id: u32,
    pub content: Vec<Span>,
    pub stance: String,
    pub certainty: Option<Certainty>,
    pub condition: Vec<Span>,
}

/// Someone who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Actor {
    pub id: u32,
    pub name: String,
    /// `named-person`, `organisation`, `outlet`, `document`, `unnamed` or `author`.
    pub kind: String,
    pub roles: Vec<String>,
    pub body: Option<String>,
    pub at_least: u32,
    pub why_unnamed: Option<Span>,
    pub side: Option<String>,
    pub metonym: bool,
    pub mentions: Vec<Span>,
}

/// An expression of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Time {
    pub id: u32,
    pub span: Span,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
    pub earliest: Option<String>,
    pub latest: Option<String>,
}

/// Something to know about the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Note {
    pub span: Option<Span>,
    pub kind: String,
    pub message: String,
}

/// What made the reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MadeBy {
    pub program: String,
    pub model: String,
    pub kernel: String,
}

#[cfg(test)]
mod tests {
    use sayso_text::Reading;

    use super::*;

    #[test]
    fn a_line_is_harmless_and_loses_nothing() {
        let text = "Toft\u{9b}31m said \u{202e}no\u{202c},\u{1b}[2J \u{7f}“yes”.";
        let article = sayso_text::Article::from_text("a", text);
        let document = sayso_text::Document::of(&article);
        let line = line(&Read { article, document, reading: Reading::default() });
        assert!(!line.contains(|c: char| c.is_control() || c == '\u{202e}'), "{line}");
        assert_eq!(serde_json::from_str::<Article>(&line).unwrap().text, text);
    }
}
