//! Cues that deny: "denied", "dismissed", "ruled out", "called it false", "the denial that".

use super::cue::{self, Rule};
use super::{ASSERTS, DENIES, DENIES_SCOPE};

/// Phrases that deny what follows; turned round they leave it standing ("did not rule out").
const FLAT: &[&str] = &[
    "~deny|refute|rebut|repudiate|disavow|disclaim|contradict|gainsay|negate|disprove|debunk|falsify|rubbish|dispute|contest|discount",
    "~dismiss|reject|decry|deride",
    "~rule … out",
    "~wave|brush|shrug|laugh|swat … off|aside|away",
    "~shoot … down",
    "~bat … away",
    "~scoff|sneer|laugh|scorn at",
    "~pour … scorn|ridicule on",
    "~push back against|on",
    "~take issue with",
    "~give the lie to",
    "~distance himself|herself|itself|themselves from",
    "~insist … not|never|no",
    "~disagree",
    "~exclude",
    "~plead not guilty",
    "~plead innocent",
    "~protest … innocence",
    "~maintain … innocence",
    "denial|denials|rebuttal|rebuttals|refutation|repudiation|disclaimer|disavowal|rejection",
];

/// What a claim is called by those who deny it; with "call", "brand", "describe as" and the like.
const NAMED: &[&str] = &[
    "~call|brand|label|term|dub|deem|denounce|describe|condemn|characterise|characterize|decry|slam|blast|declare|pronounce|find|regard|dismiss … false|untrue|falsehood|falsehoods|fake|fabricated|fabrication|fabrications|fiction|fantasy|lie|lies|lying|hoax|nonsense|rubbish|baseless|groundless|unfounded|invented|invention|inventions|myth|slander|slanderous|libel|libellous|smear|disinformation|misinformation|propaganda|bogus|ludicrous|preposterous|absurd|ridiculous|rumour|rumours|rumor|rumors|speculation|untruth|untruths|fanciful|wrong|incorrect|inaccurate|mistaken|erroneous",
];

/// Will and readiness: turned round they deny ("would not agree", "were not prepared").
const WILLING: &[&str] = &[
    "~agree|consent to|with|that",
    "~accept",
    "prepared|ready|willing|inclined to?",
    "~wish|want|intend|plan to?",
    "intention|plan|plans|desire|wish of|to",
];

/// Refusals to do, rather than to speak.
const REFUSED: &[&str] = &["~refuse", "refusal to", "unwilling|reluctant to", "unwillingness|reluctance to", "~veto"];

/// Denials of how much or how far, which leave the rest standing; "denied all charges" is flat.
const IN_PART: &[&str] = &[
    "~deny|dispute|contest that all|every|everyone|everybody|most|half|only",
    "~deny|dispute|contest that the whole|entire",
    "~deny|dispute|contest only",
];

/// All rules of denial.
pub(super) fn rules() -> Vec<Rule> {
    let mut all = cue::rules(FLAT, Some(DENIES), Some(ASSERTS));
    all.extend(cue::rules(IN_PART, Some(DENIES_SCOPE), Some(ASSERTS)));
    all.extend(cue::rules(NAMED, Some(DENIES), Some(ASSERTS)));
    all.extend(cue::rules(WILLING, None, Some(DENIES_SCOPE)));
    all.extend(cue::rules(REFUSED, Some(DENIES_SCOPE), Some(ASSERTS)));
    all
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asserts, Denies};

    use sayso_text::Denial;

    use super::super::stances;
    use super::super::tests::{check, read};

    #[test]
    fn a_part_denied() {
        for (marked, kind) in [
            ("{Toft} <denied> that [all of it was lost].", Denial::Scope),
            ("{Toft} <denied> only that [he had sold it].", Denial::Scope),
            ("{Toft} <denied> [all charges].", Denial::Flat),
        ] {
            assert_eq!(read(marked, |w, a| stances(w, a)[0].0.denial), Some(kind), "{marked}");
        }
    }

    #[test]
    fn cues_that_deny() {
        check("{The mill} <denied> that [it had sold the land].", Denies);
        check("{Toft} <has ruled out> [a vote].", Denies);
        check("{Toft} <ruled> it <out>: [a vote].", Denies);
        check("{Toft} <did not rule out> [a vote].", Asserts);
        check("{The mill} <has never denied> [a sale].", Asserts);
        check("{The office} <dismissed> [talk of a sale] as “idle”.", Denies);
        check("{He} <branded> [the story of a sale a falsehood].", Denies);
        check("{She} <called> [the plan “brave”].", Asserts);
        check("{The union} <rejected> [reports that it had given way].", Denies);
        check("[Reports of a crack] are <contested by> {the owner}.", Denies);
        check("{Toft} <issued a denial> that [he had left].", Denies);
        check("{The others} <were not prepared> [to give way].", Denies);
        check("{The town} <was prepared> [to give way].", Asserts);
        check("{The council} <refused> [to proceed].", Denies);
        check("{Toft} <did not dispute> that [the money came].", Asserts);
    }
}
