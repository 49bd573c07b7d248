//! Doubt: "doubts that", "is sceptical", "cast doubt on", "I shall believe it when I see it".

use std::sync::LazyLock;

use sayso_text::Attribution;

use crate::frame::{Pattern, is_negated, patterns};
use crate::words::Words;

use super::cue::{self, Rule};
use super::{ASSERTS, DOUBTS, Stands};

/// Phrases of doubt; turned round they stand by the content ("does not doubt").
const DOUBTING: &[&str] = &[
    "~doubt|disbelieve|mistrust|distrust",
    "doubt|doubts|scepticism|skepticism|disbelief",
    "questioned|questioning|challenged|challenging|challenge|challenges",
    "~question the|this|that|his|her|its|their|how|why|what",
    "~question whether|if",
    "~believe … only when|if|once",
    "~query the|this|that|its|their",
    "~cast|throw|raise|voice|express … doubt|doubts",
    "~voice|express … scepticism|skepticism",
    "~pour cold water on",
    "~call … into question",
    "sceptical|skeptical|doubtful|dubious|unconvinced|unpersuaded|incredulous|unsure|disbelieving",
    "~find|think|consider … hard|difficult|impossible to believe|imagine|credit",
    "hard|difficult to believe|imagine|credit|accept",
    "~see no|little sign|signs|evidence|reason|prospect|chance|likelihood",
    "~see little|scant",
    "~would be astonished|amazed|surprised|astounded",
    "would be astonished|amazed|surprised|astounded to|if|at",
    "would not|never put … money on|past?",
    "wouldn't put … money on",
    "would not|n't? bet on",
    "wouldn't bet on",
    "~treat … with caution|suspicion|scepticism|skepticism",
    "~take … with a pinch|grain of salt",
];

/// Belief and confidence; turned round they doubt ("does not believe that").
const BELIEVING: &[&str] = &[
    "~believe|think|reckon|suppose|imagine",
    "~expect",
    "~see it|this|that|any|a|how|why|much",
    "convinced|persuaded|confident|certain|sure",
    "~trust|buy",
];

/// Phrases of doubt at the start of a content, in the voice's own words.
const OWN: &[&str] = &[
    "i|we|he|she|they really? ~doubt",
    "i|we|he|she|they have|has|had my|our|his|her|their|serious|grave|strong doubts",
    "i|we|he|she|they shall|will|would|'ll only? believe it|that|them|him|her when|once",
    "i'll|we'll|he'll|she'll only? believe it|that|them|him|her when|once",
    "believe it when",
    "i|we|he|she|they shall|will|would|'ll believe … only when|if|once",
    "i|we|he|she|they ~see|have no|little sign|evidence|reason|prospect|indication to?|that|of",
    "i|we|he|she|they would be astonished|amazed|surprised|astounded to|if",
    "i'd|we'd|he'd|she'd be astonished|amazed|surprised|astounded to|if",
    "i|we|he|she|they would be careful|wary|cautious with|of|about",
    "i'd|we'd be careful|wary|cautious with|of|about",
    "i|we|he|she|they would not|never put … money",
    "i|we|he|she|they would not|never bet",
    "i|we|he|she|they wouldn't bet",
    "i|we|he|she|they wouldn't put … money",
    "i|we|he|she|they ~be not yet? convinced|persuaded|sure|certain",
    "i'm|we're|he's|she's|they're not yet? convinced|persuaded|sure|certain",
    "i|we|he|she|they ~be sceptical|skeptical|doubtful|dubious|unconvinced|unpersuaded",
    "i'm|we're|he's|she's|they're sceptical|skeptical|doubtful|dubious|unconvinced|unpersuaded",
    "i|we|he|she|they do|does|did not believe|think",
    "i|we|he|she|they don't|doesn't|didn't really? believe|think",
    "i|we|he|she|they ~find it|that|this very? hard|difficult to believe|imagine|credit",
    "it ~be very? hard|difficult to believe|imagine|credit|see",
    "it's very? hard|difficult to believe|imagine|credit|see",
    "there ~be … reason|reasons|grounds to doubt|for scepticism|skepticism|doubt",
    "it|that ~remain to be seen",
    "it|that ~be doubtful|questionable|doubtful",
];

static OWN_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(OWN));

/// All rules of doubt shown by a cue.
pub(super) fn rules() -> Vec<Rule> {
    let mut all = cue::rules(DOUBTING, Some(DOUBTS), Some(ASSERTS));
    all.extend(cue::rules(BELIEVING, None, Some(DOUBTS)));
    // "no doubt" and "without doubt" are sure; so is "beyond doubt".
    all.extend(cue::rules(&["no doubt", "not in doubt", "beyond doubt"], Some(ASSERTS), Some(ASSERTS)));
    all
}

/// A content that begins with the voice's own doubt.
pub(super) fn in_content(words: &Words, attribution: &Attribution) -> Option<Stands> {
    let content = words.within(*attribution.content.first()?);
    let sentence = words.sentence_of(content.start);
    let end = content.end.min(sentence.end);
    let head = content.start..end;
    let begins = content.start..end.min(content.start + 4);
    begins
        .clone()
        .any(|at| OWN_PATTERNS.iter().any(|p| p.end_at(words, at, &head).is_some()) && !is_negated(words, at))
        .then_some(DOUBTS)
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asserts, Doubts};

    use super::super::tests::check;

    #[test]
    fn doubt() {
        check("{Toft} <doubts> that [the mill will open].", Doubts);
        check("{No one} <doubts> that [the mill will open].", Asserts);
        check("{Toft} <is in no doubt> that [the mill will open].", Asserts);
        check("{Toft} <found> [the sum] <hard to believe>.", Doubts);
        check("{Analysts} <cast doubt on> [the figures].", Doubts);
        check("{She} <does not believe> that [the mill will open].", Doubts);
        check("{She} <believes> [the mill will open].", Asserts);
        check("[“I shall believe it when I see it,”] {she} <said>.", Doubts);
        check("[“I would be careful with that figure,”] {she} <replied>.", Doubts);
        check("[“I see no sign that anyone has decided,”] {Toft} <said>.", Doubts);
        check("{Owners} <questioned> [whether anyone had looked].", Doubts);
        check("{Toft} <said> [she would believe in the roof only when she had stood under it].", Doubts);
        check("{Toft} <remains sceptical about> [the plan].", Doubts);
    }
}
