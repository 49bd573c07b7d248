//! Verbs whose object hears it: "told the Courier", "informs two directors", "asked us not to".

use std::ops::Range;

use super::Seen;
use super::hearers::hears;
use crate::phrases::clause::Part;
use crate::phrases::noun::{is_gap, noun_phrase};

/// Verbs that take their hearer as an object, whatever follows.
const TELLING: &[&str] = &[
    "tell",
    "tells",
    "told",
    "telling",
    "inform",
    "informs",
    "informed",
    "informing",
    "assure",
    "assures",
    "assured",
    "assuring",
    "reassure",
    "reassures",
    "reassured",
    "reassuring",
    "brief",
    "briefs",
    "briefed",
    "briefing",
    "notify",
    "notifies",
    "notified",
    "notifying",
    "remind",
    "reminds",
    "reminded",
    "reminding",
    "alert",
    "alerts",
    "alerted",
    "alerting",
    "address",
    "addresses",
    "addressed",
    "addressing",
    "lecture",
    "lectured",
    "misled",
    "mislead",
    "question",
    "questioned",
    "quizzed",
    "interviewed",
    "persuade",
    "persuaded",
    "persuading",
    "convince",
    "convinced",
    "convincing",
    "sounded",
];
/// Verbs that may take their hearer as an object: the content is asked for by "to", "that" or the like behind it.
const ASKING: &[&str] = &[
    "ask",
    "asks",
    "asked",
    "asking",
    "urge",
    "urges",
    "urged",
    "urging",
    "beg",
    "begs",
    "begged",
    "begging",
    "warn",
    "warns",
    "warned",
    "warning",
    "advise",
    "advises",
    "advised",
    "advising",
    "order",
    "orders",
    "ordered",
    "ordering",
    "instruct",
    "instructs",
    "instructed",
    "instructing",
    "implore",
    "implores",
    "implored",
    "imploring",
    "invite",
    "invites",
    "invited",
    "inviting",
    "press",
    "presses",
    "pressed",
    "pressing",
    "promise",
    "promises",
    "promised",
    "promising",
    "caution",
    "cautions",
    "cautioned",
    "cautioning",
    "encourage",
    "encourages",
    "encouraged",
    "encouraging",
    "exhort",
    "exhorts",
    "exhorted",
    "exhorting",
    "entreat",
    "entreated",
    "command",
    "commands",
    "commanded",
    "counsel",
    "counsels",
    "counselled",
    "counseled",
    "direct",
    "directs",
    "directed",
    "direct",
    "challenge",
    "challenges",
    "challenged",
    "lobby",
    "lobbied",
    "lobbying",
    "petition",
    "petitioned",
    "show",
    "showed",
    "shows",
    "teach",
    "taught",
    "implored",
    "tempted",
    "summoned",
    "dared",
];
/// Verbs of giving, whose first object is a hearer where it can hear ("gave this newspaper the same version").
const GIVING: &[&str] =
    &["gave", "give", "gives", "giving", "given", "handed", "sent", "sends", "send", "wrote", "offered", "granted"];
/// What may follow the hearer of an asking verb.
const LEADS: &[&str] = &[
    "to", "not", "that", "whether", "if", "about", "for", "against", "of", "how", "what", "why", "when", "which", "who",
];

/// Whether a verb tells or asks somebody.
pub(super) fn is_asking(verb: &str) -> bool {
    TELLING.contains(&verb) || ASKING.contains(&verb)
}

pub(super) fn addressee(seen: &Seen) -> Option<Range<usize>> {
    let words = seen.words;
    let telling = seen.after_verb(|w| TELLING.contains(&w));
    let asking = telling.or_else(|| seen.after_verb(|w| ASKING.contains(&w)));
    let giving = seen.after_verb(|w| GIVING.contains(&w));
    let mut start = asking.or(giving)?;
    // the hearer may stand between the pieces of a cue ("sounded them out")
    let end = seen.clause.words.end;
    if matches!(words.lower(start), "also" | "once" | "privately" | "again" | "separately" | "repeatedly" | "later") {
        start += 1;
    }
    if start >= end || is_gap(words, start) || seen.is_taken(start) {
        return None;
    }
    let is_content = seen.clause.part(start) == Part::Content;
    let bound = if is_content { end } else { seen.clause.open_end(start).min(end) };
    let last = noun_phrase(words, start, bound)?;
    let next = words.lower(last);
    let is_led = last < end && (LEADS.contains(&next) || seen.clause.part(last) == Part::Content);
    if is_content {
        // a tagger may count the hearer to the content ("asked | the court to free him")
        let leads = matches!(next, "to" | "that") || (next == "not" && words.lower(last + 1) == "to");
        return (asking.is_some() && leads && last < end && !is_gap(words, last)).then_some(start..last);
    }
    if asking.is_none() {
        return hears(words, start..last).then_some(start..last);
    }
    (telling.is_some() || is_led).then_some(start..last)
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn who_hears_is_the_object() {
        for (input, expected) in [
            ("[s Ilse Toft] [c told] the Courier that [k the bill passed].", "the Courier"),
            ("[k “It passed,”] [s Toft] [c told] reporters outside the hall.", "reporters"),
            ("[s Two directors] [c have told] the Sarn Courier [k it closes].", "the Sarn Courier"),
            ("[s The mayor] [c urged] residents [k to stay indoors].", "residents"),
            ("[s The mayor] [c asked] [k the court to free him].", "the court"),
            ("[s Sarn] [c warned] Ulgat on Monday that [k it would pay].", ""),
            ("[s Sarn] [c warned] Ulgat [k it would pay].", "Ulgat"),
            ("[s She] [c briefed] ministers on Tuesday [k about the plan].", "ministers"),
            ("[s He] [c promised] [k a new bridge].", ""),
            ("[s He] [c asked] [k for a lawyer].", ""),
            ("[s He] [c warned] on Tuesday [k that it may close].", ""),
            ("[s He] [c warned] [k against haste].", ""),
            ("[s She] [c told] a news conference [k that it closes].", ""),
            ("[s She] [c ordered] [k the harbour closed].", ""),
            ("[s She] [c told] her staff and the unions [k that it closes].", "her staff and the unions"),
        ] {
            check(input, expected);
        }
    }
}
