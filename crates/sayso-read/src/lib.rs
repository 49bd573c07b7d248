#![doc = include_str!("../README.md")]

mod addressee;
mod bylines;
mod certainty;
mod chains;
mod channel;
mod condition;
pub mod coref;
mod frame;
mod meaning;
mod openings;
mod phrases;
mod reasons;
mod said;
mod stance;
mod statements;
mod tagger;
mod voices;
mod words;

pub use meaning::MEANING;
pub use tagger::{
    FEATURE_ROWS, INNER, Input, Look, Model, ModelError, Network, ROLE_NAMES, ROLES, Roles, TAG_NAMES, TAGS, Window,
    windows,
};

use std::collections::BTreeMap;

use sayso_text::{Article, Attribution, AttributionId, Document, MadeBy, Reading, Reason, Span};

use words::Words;

/// Reads a document: who said what, through whom, when, how surely, on what condition.
///
/// `network` judges the words; everything else is arithmetic and rules over its answers, so the same answers give the same
/// reading, alone or in a batch, for any number of threads. Reading does not fail: an odd text is news, not an error.
pub fn read(article: &Article, document: &Document, network: &dyn Network) -> Reading {
    let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
    let (attributions, judged, scorer) = tagger::tagged(document, &quotations, network);
    let cue_of: BTreeMap<AttributionId, Option<Span>> =
        attributions.iter().map(|a| (a.id, a.cue.first().copied())).collect();
    let made_by = MadeBy { program: String::new(), model: network.name(), kernel: network.kernel() };
    let understood = understand(article, document, attributions, Some(&scorer));
    // The rules add and drop attributions, and number them anew; the cue tells which is which.
    let read = understood.attributions.iter().filter(|a| !a.derived);
    let of_cue: BTreeMap<Option<Span>, AttributionId> = read.map(|a| (a.cue.first().copied(), a.id)).collect();
    let now = |reason: Reason| Some(Reason { of: *of_cue.get(cue_of.get(&reason.of)?)?, ..reason });
    let reasons = judged.into_iter().filter_map(now).chain(understood.reasons).collect();
    let vectors = meaning::vectors(document, &understood.attributions, &understood.statements, network);
    Reading { made_by, reasons, vectors, ..understood }
}

/// All that rules read out of attributions whose sources, cues, contents and nesting are known.
///
/// The network is asked one thing alone, through `scorer`: whom "he" and "she" mean; without it rules tell that too. So people's own
/// annotations can be understood as well: that is how the rules are measured apart from the tagger.
pub fn understand(
    article: &Article,
    document: &Document,
    mut attributions: Vec<Attribution>,
    scorer: Option<&coref::Scorer>,
) -> Reading {
    let quotations = sayso_text::quotations(&document.text, &document.paragraphs);
    let words = Words::of(document, &quotations);
    attributions = bylines::without(&words, attributions);
    openings::set_right(&words, &mut attributions);
    let addressees = addressee::addressees(&words, &attributions);
    let mut attributions = chains::with_relays(article, &words, attributions, addressees);
    let channels = channel::channels(&words, &attributions);
    let stances = stance::stances(&words, &attributions);
    let certainties = certainty::certainties(&words, &attributions);
    let conditions = condition::conditions(&words, &attributions);
    let voices = voices::voices(article, &words, &attributions, scorer);
    let (mut times, time_notes) = sayso_time::times(document, article.published.as_ref().map(|p| p.date));
    let said = said::times_of_saying(&words, &attributions, &mut times);
    let (mut statements, statement_notes) = statements::statements(article, &words, &attributions, &certainties);
    for (at, attribution) in attributions.iter_mut().enumerate() {
        attribution.channel.clone_from(&channels[at]);
        attribution.stance = Some(stances[at].0.stance);
        attribution.denial = stances[at].0.denial;
        attribution.certainty = Some(certainties[at].clone());
        attribution.condition.clone_from(&conditions[at]);
        attribution.voice = voices.of[at];
        attribution.said = said[at].map(|(time, _)| time);
    }
    for statement in &mut statements {
        statement.certainty = Some(certainty::certainty_of(&words, &statement.content));
        statement.condition = condition::condition_of(&words, &statement.content);
    }
    let rules = reasons::Rules {
        voices: voices.rules,
        stances: stances.iter().map(|(_, because)| *because).collect(),
        said: said.iter().map(|told| told.map(|(_, because)| because)).collect(),
    };
    let reasons = reasons::reasons(&words, &attributions, &voices.actors, &voices.mentions, &times, &rules);
    let mut notes = voices.notes;
    notes.extend(time_notes);
    notes.extend(statement_notes);
    notes.extend(stance::refusals(&words));
    Reading {
        attributions,
        statements,
        actors: voices.actors,
        mentions: voices.mentions,
        times,
        notes,
        reasons,
        ..Reading::default()
    }
}
