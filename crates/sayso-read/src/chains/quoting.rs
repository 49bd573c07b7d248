//! Whom a relay quotes: "the Courier reported, quoting two officials": the quoted ones say what the relay reports.

use sayso_text::{Attribution, Span};

use super::Relay;
use crate::phrases::clause::{Clause, Clauses};
use crate::phrases::noun::{AUXILIARIES, noun_phrase};
use crate::words::Words;

const QUOTING: &[&str] = &["quoting", "citing", "quotes", "quoted", "cites", "cited", "relaying"];
/// Words of the longest description of those quoted.
const LONGEST: usize = 16;

/// Where a tagger took those quoted for a content ("quoting | two officials"), makes them the source of what the relay
/// reports, inside it.
pub(super) fn set_right(words: &Words, attributions: &mut [Attribution]) {
    let clauses = Clauses::of(words, attributions);
    let relays: Vec<Option<usize>> =
        (0..attributions.len()).map(|at| relay_of(words, attributions, &clauses, at)).collect();
    for (at, relay) in relays.into_iter().enumerate() {
        let Some(relay) = relay else { continue };
        let (content, id) = (attributions[relay].content.clone(), attributions[relay].id);
        let quoted = &mut attributions[at];
        quoted.source = std::mem::replace(&mut quoted.content, content);
        quoted.within = Some(id);
    }
}

/// The attribution whose content those quoted tell.
fn relay_of(words: &Words, attributions: &[Attribution], clauses: &Clauses, at: usize) -> Option<usize> {
    let own = &attributions[at];
    let ([cue], [content], [source]) = (&own.cue[..], &own.content[..], &own.source[..]) else { return None };
    let is_quoting = words.within(*cue).any(|w| QUOTING.contains(&words.lower(w)));
    if !is_quoting || content.start < cue.end || !is_description(words, *content) || !can_speak(words, *content) {
        return None;
    }
    let sentence = words.sentence_at(cue.start);
    clauses.neighbours(at).find(|&other| {
        let relay = &attributions[other];
        let Some(other_cue) = relay.cue.first() else { return false };
        let same = relay.source == own.source && words.sentence_at(other_cue.start) == sentence;
        // "The Courier says …. It quotes two people …"
        let is_it =
            matches!(&*source.of(words.text()).to_lowercase(), "it" | "the paper" | "the newspaper" | "the agency");
        let before = other_cue.start < cue.start
            && sentence.start > 0
            && words.sentence_at(other_cue.start) == words.sentence_of(sentence.start - 1);
        (same || (is_it && before)) && !relay.content.is_empty() && !relay.content.iter().any(|c| c.overlaps(*content))
    })
}

/// Whether words describe people or papers and tell nothing themselves.
fn is_description(words: &Words, span: Span) -> bool {
    let all = words.within(span);
    let relative = all.clone().find(|&w| matches!(words.lower(w), "who" | "which" | "it" | "whom")).unwrap_or(all.end);
    !all.is_empty()
        && all.len() <= LONGEST
        && !span.of(words.text()).contains(['"', '“', '”'])
        && noun_phrase(words, all.start, all.end).is_some()
        && !(all.start..relative).any(|w| AUXILIARIES.contains(&words.lower(w)))
        && !words.are(all.end, &["as", "saying"])
}

/// Those quoted in the clause of a relay, where no attribution has them ("…, the Courier reported, citing two officials").
pub(super) fn quoted(words: &Words, of: &Attribution, clause: &Clause) -> Option<Relay> {
    let at = (clause.cue.end..clause.words.end)
        .find(|&w| matches!(words.lower(w), "quoting" | "citing") && clause.is_free(w))?;
    let end = noun_phrase(words, at + 1, clause.open_end(at + 1))?;
    let mut last = end;
    // "officials at the ministry", "people close to the talks": as far as the clause goes on plainly
    while last < clause.words.end
        && clause.is_free(last)
        && !crate::phrases::noun::is_gap(words, last)
        && last - at < LONGEST
    {
        last += 1;
    }
    let last = if words.lower(last.saturating_sub(1)) == "that" { end } else { last };
    (!of.source.is_empty()).then(|| Relay { source: words.span_of(at + 1..last), cue: words.span(at) })
}

/// Whether a description is of people, bodies or papers ("two officials"), not of a reason ("the weather").
pub(super) fn can_speak(words: &Words, span: Span) -> bool {
    words.within(span).any(|w| {
        matches!(
            words.lower(w),
            "officials"
                | "official"
                | "source"
                | "sources"
                | "people"
                | "person"
                | "diplomats"
                | "diplomat"
                | "insiders"
                | "documents"
                | "document"
                | "data"
                | "report"
                | "reports"
                | "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "executives"
                | "executive"
                | "bankers"
                | "lawyers"
                | "lawyer"
                | "aides"
                | "aide"
                | "officers"
                | "police"
                | "ministry"
                | "agency"
                | "statement"
                | "letter"
                | "memo"
                | "email"
                | "emails"
                | "records"
                | "figures"
                | "draft"
                | "minister"
                | "ministers"
                | "lawmakers"
                | "witnesses"
                | "witness"
                | "residents"
                | "analysts"
                | "experts"
                | "filing"
                | "filings"
                | "study"
                | "survey"
                | "testimony"
                | "nurse"
                | "doctors"
                | "relatives"
                | "employees"
        )
    }) || (words.within(span).any(|w| words.is_capital(w) && words.lower(w) != "the") && words.within(span).len() <= 6)
}

#[cfg(test)]
mod tests {
    use crate::phrases::marked::Marked;

    #[test]
    fn those_quoted_become_the_source() {
        for (input, expected) in [
            (
                "[k Envoys met], [s [s2 the Courier]] [c reported], [c2 quoting] [k2 two officials].",
                "two officials: Envoys met",
            ),
            (
                "[s The Courier] [c says] [k envoys met]. [s2 It] [c2 quotes] [k2 two people with knowledge of the talks].",
                "two people with knowledge of the talks: envoys met",
            ),
            (
                "[k Envoys met], [s [s2 the Courier]] [c reported], [c2 citing] [k2 a claim that it was late].",
                "the Courier: a claim that it was late",
            ),
        ] {
            let mut marked = Marked::read(input);
            let (document, quotations) = (marked.document.clone(), marked.quotations.clone());
            super::set_right(&crate::words::Words::of(&document, &quotations), &mut marked.attributions);
            let quoted = &marked.attributions[1];
            let found = format!("{}: {}", marked.text_of(&quoted.source), marked.text_of(&quoted.content));
            assert_eq!(found, expected, "{input}");
        }
    }

    #[test]
    fn those_quoted_are_found_in_the_clause() {
        for (input, expected) in [
            (
                "[k Envoys met], [s the Courier] [c reported], citing two officials at the ministry.",
                "two officials at the ministry citing",
            ),
            ("[k Envoys met], [s Toft] [c said], citing the weather.", "the weather citing"),
            ("[k Envoys met], [s Toft] [c said] on Monday.", ""),
        ] {
            let marked = Marked::read(input);
            let words = marked.words();
            let clauses = super::Clauses::of(&words, &marked.attributions);
            let found = super::quoted(&words, &marked.attributions[0], &clauses.clause(0));
            let found = found
                .map_or(String::new(), |r| format!("{} {}", marked.text_of(&[r.source]), marked.text_of(&[r.cue])));
            assert_eq!(found, expected, "{input}");
        }
    }
}
