//! Contents that are commands: "“Watch the money,” said Toft".

use sayso_text::Attribution;

use crate::words::Words;

use super::{ASKS, Stands};

/// Verbs that open commands in news, and seldom anything else at a sentence's start.
const COMMANDS: &[&str] = &[
    "add", "allow", "answer", "apply", "avoid", "be", "begin", "bring", "build", "buy", "call", "check", "choose",
    "clean", "close", "come", "consider", "count", "cut", "do", "don't", "draw", "drink", "drive", "drop", "eat",
    "end", "expect", "fetch", "find", "fix", "follow", "forget", "get", "give", "go", "grow", "hand", "have", "hold",
    "keep", "learn", "leave", "let", "let's", "listen", "lock", "look", "make", "move", "never", "open", "pay", "pick",
    "please", "pull", "push", "put", "read", "release", "remember", "remove", "report", "resign", "return", "ring",
    "run", "save", "scrap", "see", "sell", "send", "set", "show", "shut", "sign", "sit", "speak", "stand", "start",
    "stay", "stick", "stop", "take", "talk", "tell", "think", "throw", "try", "turn", "use", "vote", "wait", "wake",
    "walk", "warm", "wash", "watch", "wear", "withdraw", "work", "write",
];

/// Openings that look like commands and are manners of speaking.
const MANNERS: &[&[&str]] = &[
    &["look", "we"],
    &["look", "i"],
    &["look", "it's"],
    &["look", "there"],
    &["see", "we"],
    &["make", "no", "mistake"],
    &["believe", "me"],
    &["don't", "get", "me", "wrong"],
    &["let", "me"],
    &["never", "before"],
    &["never", "has"],
    &["never", "have"],
    &["never", "in"],
    &["never", "again"],
    &["come", "what", "may"],
    &["be", "that"],
    &["work", "is"],
    &["work", "on"],
    &["work", "has"],
    &["do", "you"],
    &["do", "we"],
    &["do", "they"],
    &["have", "we"],
    &["have", "they"],
    &["have", "you"],
    &["report", "no"],
    &["cut", "to"],
    &["set", "in"],
    &["set", "up"],
    &["return", "to"],
    &["never", "mind"],
];

/// Asks where the content opens with a command and says little else.
pub(super) fn stance(words: &Words, attribution: &Attribution) -> Option<Stands> {
    let content = words.within(*attribution.content.first()?);
    if content.is_empty()
        || !COMMANDS.contains(&words.lower(content.start))
        || MANNERS.iter().any(|m| words.are(content.start, m))
    {
        return None;
    }
    // A piece that goes on with the clause of the cue ("said the price would / cut …") opens nothing.
    let after = words.lower(content.start + 1);
    let noun = matches!(
        after,
        "is" | "are" | "was" | "were" | "of" | "has" | "had" | "will" | "would" | "and" | "in" | "said"
    );
    let cue_runs_on = attribution.cue.last().is_some_and(|&cue| {
        let end = words.within(cue).end;
        end == content.start && words.before(content.start).trim().is_empty() && !words.is_capital(content.start)
    });
    (!noun && !cue_runs_on).then_some(ASKS)
}

#[cfg(test)]
mod tests {
    use sayso_text::Stance::{Asks, Asserts};

    use super::super::tests::check;

    #[test]
    fn commands() {
        check("[“Warm yourself on that,”] {he} <says>.", Asks);
        check("{Toft} <had one word for it>: [watch the money, not the flags].", Asks);
        check("[“Don't put that on a scale,”] {she} <said>.", Asks);
        check("[“Look, we are late,”] {she} <said>.", Asserts);
        check("[“Work is slow,”] {she} <said>.", Asserts);
    }
}
