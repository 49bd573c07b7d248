//! Claims, as JSON.

use sayso_stemma::Count;
use sayso_stemma::descent::Parent;
use sayso_text::Told as Which;
use serde::Serialize;

use super::Span;
use crate::claims::ClaimTold;

/// One claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ClaimJson {
    /// What it is called.
    pub id: String,
    /// The words of one of its tellings.
    pub wording: String,
    pub tellings: Vec<TellingJson>,
    pub origins: Vec<OriginJson>,
    pub independent_asserting: usize,
    pub asserting: CountJson,
    pub independent_denying: usize,
    pub denying: CountJson,
    pub outlets_held: usize,
}

/// One telling.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct TellingJson {
    pub article: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<u32>,
    pub content: Vec<Span>,
    pub stance: String,
    pub denial: Option<String>,
    pub certainty: String,
    pub chain: Vec<VoiceJson>,
    pub from: Vec<ParentJson>,
    pub how: String,
}

/// A voice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct VoiceJson {
    pub name: String,
    pub kind: Option<String>,
}

/// Where a telling comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct ParentJson {
    pub article: Option<String>,
    pub outside: Option<String>,
    pub how: String,
    pub evidence: Vec<String>,
    pub confidence: f32,
}

/// Where a claim comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs)]
pub struct OriginJson {
    pub name: String,
    pub kind: String,
    pub stance: String,
    pub first: String,
    pub because: String,
}

/// How many sources.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct CountJson {
    pub low: usize,
    pub high: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flat: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unaware: Option<usize>,
    pub because: String,
}

impl ClaimJson {
    /// A claim as JSON has it.
    pub fn of(all: &ClaimTold) -> ClaimJson {
        let (claim, witnesses) = (&all.told.claim, &all.told.witnesses);
        let name = |witness: usize| all.articles[witness].article.id.clone();
        let telling = |(at, (place, descent)): (usize, (&(usize, usize), _))| {
            let (told, telling) = (&all.articles[place.0], &witnesses[place.0].tellings[place.1]);
            let descent: &sayso_stemma::descent::Descent = descent;
            let (attribution, statement) = match telling.told {
                Which::Attribution(id) => (Some(id.0), None),
                Which::Statement(id) => (None, Some(id.0)),
            };
            TellingJson {
                article: told.article.id.clone(),
                attribution,
                statement,
                content: telling.content.iter().map(|span| told.index.span(*span)).collect(),
                stance: claim.stances[at].word().to_owned(),
                denial: telling.denial.map(|denial| denial.word().to_owned()),
                certainty: telling.level.word().to_owned(),
                chain: telling
                    .chain
                    .iter()
                    .map(|voice| VoiceJson {
                        name: voice.name.clone(),
                        kind: voice.kind.map(|kind| kind.word().to_owned()),
                    })
                    .collect(),
                from: descent
                    .parents
                    .iter()
                    .map(|parent: &Parent| ParentJson {
                        article: parent.witness.map(name),
                        outside: parent.outside.clone(),
                        how: parent.how.word().to_owned(),
                        evidence: parent.evidence.clone(),
                        confidence: parent.confidence,
                    })
                    .collect(),
                how: descent.how.word().to_owned(),
            }
        };
        let count = |count: &Count, denies: bool| CountJson {
            low: count.low,
            high: count.high,
            flat: denies.then_some(count.flat),
            unaware: denies.then_some(count.unaware),
            because: count.because.clone(),
        };
        ClaimJson {
            id: all.told.name.to_string(),
            wording: all.wording(),
            tellings: claim.tellings.iter().zip(&claim.descents).enumerate().map(telling).collect(),
            origins: claim
                .origins
                .iter()
                .filter(|origin| origin.counts)
                .map(|origin| OriginJson {
                    name: origin.name.clone(),
                    kind: origin.kind.word().to_owned(),
                    stance: origin.stance.word().to_owned(),
                    first: name(claim.tellings[origin.tellings[0]].0),
                    because: origin.because.clone(),
                })
                .collect(),
            independent_asserting: claim.asserting.best,
            asserting: count(&claim.asserting, false),
            independent_denying: claim.denying.best,
            denying: count(&claim.denying, true),
            outlets_held: all.outlets(),
        }
    }

    /// As JSON.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
