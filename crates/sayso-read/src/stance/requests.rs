//! Cues that ask: questions, requests, orders, demands, recommendations.

use sayso_text::Attribution;

use crate::frame::is_form_of;
use crate::words::Words;

use super::cue::{self, Rule};
use super::{ASKS, ASSERTS, Stands};

/// Phrases that ask for what follows.
const ASKING: &[&str] = &[
    "~ask|request|demand|urge|beg|implore|beseech|entreat|exhort|petition|lobby|enquire|inquire|wonder|query|invite|recommend|advise|counsel|instruct|command|order|summon|summons|subpoena|oblige|mandate|require|forbid|encourage|quiz|pray|solicit|agitate",
    "~order",
    "~question whether|if|him|her|them",
    "~call for|on|upon",
    "~call a|an strike|walkout|stoppage|election|vote|meeting|referendum|session|ballot|boycott|truce",
    "~be called by|for|off?",
    "call|calls for|to|on",
    "~appeal for|to",
    "~appeal",
    "~plead with|for",
    "~press|push|campaign|canvass|agitate|clamour|clamor|petition for|to",
    "~put … question|questions to",
    "~set|issue an ultimatum|deadline",
    "~warn … against",
    "~caution … against",
    "~warn … not to",
    "~direct … to",
    "~challenge … to",
    "~insist … be",
    "~want to know|hear",
    "question|questions|request|requests|plea|pleas|demand|demands|appeal|appeals|order|orders|recommendation|recommendations|advice|instruction|instructions|query|queries|petition|ultimatum|invitation|enquiry|inquiry",
    "on the? condition",
    "interested in who|what|whether|how|why|when|where|which|knowing|hearing",
    "curious about|to|whether|how|why",
    "keen to know|hear",
    "~seek clarification|permission|answers|assurances|approval|clarity",
    "~apply for|to",
    "~nag|hector|badger|pester|bid|dare|prod|enjoin|adjure",
];

/// Phrases that look like asking but tell.
const TELLING: &[&str] = &[
    "~appeal against",
    "~appeal the|his|her|its|their",
    "~call off",
    "in order to|that",
    "out of the question",
    "on order|orders",
];

/// All rules of asking.
pub(super) fn rules() -> Vec<Rule> {
    let mut all = cue::rules(ASKING, Some(ASKS), Some(ASSERTS));
    all.extend(cue::rules(TELLING, None, None));
    all
}

/// "told residents to leave": telling whose content is what the other shall do.
pub(super) fn by_infinitive(words: &Words, attribution: &Attribution, cue: &[usize]) -> Option<Stands> {
    let tells = cue.iter().any(|&at| {
        ["tell", "warn", "remind", "caution", "say", "write", "signal", "whisper", "shout"]
            .iter()
            .any(|verb| is_form_of(words.lower(at), verb))
    });
    let content = words.within(*attribution.content.first()?);
    let infinitive = words.lower(content.start) == "to"
        || words.are(content.start, &["not", "to"])
        || words.are(content.start, &["never", "to"]);
    // "is said to have wept" is hearsay about the past, not an order.
    let cue_end = cue.last().copied().unwrap_or(0);
    let hearsay = is_form_of(words.lower(cue_end), "say") && cue_end > 0 && is_form_of(words.lower(cue_end - 1), "be");
    (tells && infinitive && !hearsay).then_some(ASKS)
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asks, Asserts};

    use super::super::tests::check;

    #[test]
    fn asking() {
        check("{Toft} <asked> [when the mill would open].", Asks);
        check("{The union} <demanded> [a rise].", Asks);
        check("{The office} <has ordered> [the seats off the roads].", Asks);
        check("{The panel} <recommended> [patience].", Asks);
        check("{Toft} <called on> the council [to act].", Asks);
        check("{Toft} <called> [the vote “a joy”].", Asserts);
        check("{Toft} <told> residents [to leave].", Asks);
        check("{Toft} <told> residents [the road was shut].", Asserts);
        check("{She} <warned against> [taking the draft for the last word].", Asks);
        check("{She} <warned> that [the road was shut].", Asserts);
        check("{The law} <requires> [a belt].", Asks);
        check("{Toft} <is said> [to have wept].", Asserts);
        check("{Both} <agreed> [to look for the boat].", Asserts);
    }
}
