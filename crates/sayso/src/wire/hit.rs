//! What a ledger found: articles and sayings, one JSON object each.

use sayso_ledger as ledger;
use serde::{Deserialize, Serialize};

use super::Span;
use crate::CodePoints;

/// An article or a saying that was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hit {
    /// The article.
    pub article: Head,
    /// The saying, where sayings were asked for.
    pub saying: Option<Saying>,
    /// The words that answer the query, where there was one.
    pub snippet: Option<Snippet>,
}

/// An article without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names are those of the data model
pub struct Head {
    /// Its number in the ledger.
    pub number: i64,
    pub id: String,
    pub outlet: Option<String>,
    pub url: Option<String>,
    pub title: Option<String>,
    /// The day, where it was written.
    pub published: Option<String>,
    /// When it was withdrawn, and why.
    pub retracted: Option<String>,
}

/// An attribution in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Saying {
    /// The attribution's `id` in its article.
    pub attribution: u32,
    pub voice: Option<Voice>,
    /// Through whom it came, from the outermost relay inwards.
    pub through: Vec<String>,
    pub source: String,
    pub content: String,
    pub stance: Option<String>,
    pub denial: Option<String>,
    /// `stated` or `hedged`.
    pub certainty: Option<String>,
    pub confidence: f64,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Voice {
    pub name: String,
    pub kind: String,
}

/// Words, and the code points of those that answer the query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Snippet {
    pub text: String,
    pub marks: Vec<Span>,
}

impl Hit {
    /// The public shape.
    pub fn of(article: &ledger::Head, saying: Option<&ledger::Saying>, snippet: Option<&ledger::Marked>) -> Hit {
        Hit {
            article: Head {
                number: article.id,
                id: article.name.clone(),
                outlet: article.outlet.clone(),
                url: article.url.clone(),
                title: article.title.clone(),
                published: article.day.clone(),
                retracted: article.retracted.clone(),
            },
            saying: saying.map(Saying::of),
            snippet: snippet.map(Snippet::of),
        }
    }

    /// As a line of JSON, without a line break.
    pub fn line(&self) -> String {
        super::json(self)
    }
}

impl Saying {
    fn of(said: &ledger::Saying) -> Saying {
        Saying {
            attribution: said.number,
            voice: said
                .voice
                .as_ref()
                .map(|voice| Voice { name: voice.name.clone(), kind: voice.kind.word().to_owned() }),
            through: said.through.clone(),
            source: said.source.clone(),
            content: said.content.clone(),
            stance: said.stance.map(|stance| stance.word().to_owned()),
            denial: said.denial.map(|denial| denial.word().to_owned()),
            certainty: said.certainty.map(|level| level.word().to_owned()),
            confidence: said.confidence,
        }
    }
}

impl Snippet {
    fn of(marked: &ledger::Marked) -> Snippet {
        let index = CodePoints::of(&marked.text);
        Snippet { text: marked.text.clone(), marks: marked.marks.iter().map(|&mark| index.span(mark)).collect() }
    }
}
