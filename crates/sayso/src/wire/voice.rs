//! Voices across articles, one JSON object each.

use sayso_ledger as ledger;
use serde::{Deserialize, Serialize};

/// A voice, in figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names are those of the data model
pub struct Voice {
    pub handle: String,
    pub name: String,
    pub kind: String,
    /// In how many articles it speaks.
    pub articles: usize,
    /// How many attributions are its own.
    pub sayings: usize,
}

/// Two voices that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The one.
    pub a: Doubtful,
    /// The other.
    pub b: Doubtful,
    /// Why they are apart.
    pub why: String,
}

/// One of two voices that may be one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Doubtful {
    /// Of several voices of one article each, with the same name and the same doubt, that of the first.
    pub handle: String,
    pub name: String,
    pub articles: usize,
}

/// Why a voice is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// The voice.
    pub voice: Voice,
    /// What its articles know it as.
    pub parts: Vec<Part>,
    /// What people said of it.
    pub corrections: Vec<Correction>,
    /// Others of its name that are kept apart.
    pub apart: Vec<Apart>,
}

/// Articles that know a voice as the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Part {
    pub handle: String,
    pub known_as: String,
    pub why: String,
    /// Numbers of articles in the ledger.
    pub articles: Vec<i64>,
}

/// A voice that is kept apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Apart {
    pub handle: String,
    pub why: String,
}

/// Something that somebody said of two voices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Correction {
    /// Its number.
    pub id: i64,
    pub same: bool,
    pub a: Side,
    pub b: Side,
    pub made: String,
    /// When it was taken back.
    pub undone: Option<String>,
}

/// One of the two that a correction speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Side {
    pub name: String,
    /// Number of the article that stands for it; `null` where the ledger does not have it any more.
    pub article: Option<i64>,
    /// Whether all of the voice is meant, or this article's actor alone.
    pub whole: bool,
}

/// An outlet as the user knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Outlet {
    pub name: String,
    pub domain: Option<String>,
    pub owner: Option<String>,
    pub agency: bool,
    /// The state that controls or funds it.
    pub state: Option<String>,
}

impl Outlet {
    /// The public shape.
    pub fn of(outlet: &ledger::Outlet) -> Outlet {
        Outlet {
            name: outlet.name.clone(),
            domain: outlet.domain.clone(),
            owner: outlet.owner.clone(),
            agency: outlet.agency,
            state: outlet.state.clone(),
        }
    }

    /// As a line of JSON, without a line break.
    pub fn line(&self) -> String {
        super::json(self)
    }
}

impl Voice {
    /// The public shape.
    pub fn of(voice: &ledger::VoiceSummary) -> Voice {
        Voice {
            handle: voice.handle.clone(),
            name: voice.name.clone(),
            kind: voice.kind.word().to_owned(),
            articles: voice.articles,
            sayings: voice.sayings,
        }
    }

    /// As a line of JSON, without a line break.
    pub fn line(&self) -> String {
        super::json(self)
    }
}

impl Doubt {
    /// The public shape.
    pub fn of(doubt: &ledger::Doubt) -> Doubt {
        Doubt {
            a: Doubtful { handle: doubt.a.clone(), name: doubt.a_name.clone(), articles: doubt.a_articles },
            b: Doubtful { handle: doubt.b.clone(), name: doubt.b_name.clone(), articles: doubt.b_articles },
            why: doubt.why.clone(),
        }
    }

    /// As a line of JSON, without a line break.
    pub fn line(&self) -> String {
        super::json(self)
    }
}

impl Explanation {
    /// The public shape.
    pub fn of(why: &ledger::Explanation) -> Explanation {
        let part = |part: &ledger::Part| Part {
            handle: part.handle.clone(),
            known_as: part.known_as.clone(),
            why: part.why.clone(),
            articles: part.articles.iter().map(|id| id.0).collect(),
        };
        Explanation {
            voice: Voice::of(&why.voice),
            parts: why.parts.iter().map(part).collect(),
            corrections: why.corrections.iter().map(Correction::of).collect(),
            apart: why.apart.iter().map(|(handle, why)| Apart { handle: handle.clone(), why: why.clone() }).collect(),
        }
    }

    /// As a line of JSON, without a line break.
    pub fn line(&self) -> String {
        super::json(self)
    }
}

impl Correction {
    /// The public shape.
    pub fn of(correction: &ledger::Correction) -> Correction {
        let side = |side: &ledger::Side| Side {
            name: side.name.clone(),
            article: side.article.map(|id| id.0),
            whole: side.whole,
        };
        Correction {
            id: correction.id,
            same: correction.is_same,
            a: side(&correction.a),
            b: side(&correction.b),
            made: correction.made.clone(),
            undone: correction.undone.clone(),
        }
    }
}
