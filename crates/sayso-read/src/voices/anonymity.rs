//! Why somebody is not named: "on condition of anonymity because …", "asked not to be named as the talks are confidential".

use std::ops::Range;

use sayso_text::ActorKind;

use super::walk::Walk;

/// How many sentences back the people are looked for.
const REACH: usize = 2;

/// Finds the reasons and gives them to the people that they are told of.
pub(super) fn find(walk: &mut Walk) {
    let mut mentions: Vec<(usize, usize)> = Vec::new();
    for (who, character) in walk.cast.characters.iter().enumerate() {
        if character.kind == ActorKind::Unnamed && character.voice && !character.name.is_empty() {
            mentions.extend(character.mentions.iter().map(|m| (walk.words.within(*m).start, who)));
        }
    }
    mentions.sort();
    for sentence in 0..walk.words.document.sentences.len() {
        let run = walk.words.within(walk.words.document.sentences[sentence]);
        let Some(reason) = reason(walk, run.clone()) else { continue };
        let span = walk.words.span_of(reason.clone());
        let open = |who: usize| walk.cast.characters[who].why_unnamed.is_none();
        // The nearest unnamed people before the words; else, "speaking on condition of anonymity, two officials said", after them.
        let until = mentions.partition_point(|&(at, _)| at <= reason.start);
        let near = |at: usize| sentence.saturating_sub(walk.sentence_of[at] as usize) <= REACH;
        let before = mentions[..until].iter().rev().take_while(|&&(at, _)| near(at)).find(|&&(_, who)| open(who));
        let after = || mentions[until..].iter().take_while(|&&(at, _)| at < run.end).find(|&&(_, who)| open(who));
        if let Some(&(_, who)) = before.or_else(after) {
            walk.cast.characters[who].why_unnamed = Some(span);
            if let Some(group) = walk.cast.characters[who].group {
                walk.cast.characters[group].why_unnamed.get_or_insert(span);
            }
        }
    }
}

/// Whether a sentence says that somebody in it is not to be named.
pub(super) fn hides_in(walk: &Walk, sentence: usize) -> bool {
    let run = walk.words.within(walk.words.document.sentences[sentence]);
    reason(walk, run).is_some()
}

/// The words in a sentence that say why, from what hides the name to the end of the clause.
fn reason(walk: &Walk, run: Range<usize>) -> Option<Range<usize>> {
    let words = walk.words;
    let start = run.clone().find(|&at| {
        words.are(at, &["on", "condition", "of", "anonymity"])
            || words.are(at, &["on", "the", "condition", "of", "anonymity"])
            || words.are(at, &["on", "condition", "that"]) && hides(walk, at + 3, run.end.min(at + 25))
            || words.are(at, &["on", "condition", "of", "not"])
            || matches!(
                words.lower(at),
                "asked"
                    | "requested"
                    | "declined"
                    | "refused"
                    | "wished"
                    | "wanted"
                    | "insisted"
                    | "spoke"
                    | "preferred"
                    | "agreed"
                    | "asking"
                    | "requesting"
                    | "declining"
                    | "speaking"
                    | "demanded"
            ) && hides(walk, at + 1, run.end.min(at + 10))
            || matches!(words.lower(at), "not")
                && matches!(words.lower(at + 1), "authorised" | "authorized" | "permitted" | "allowed")
                && (at + 2..run.end.min(at + 5))
                    .any(|w| matches!(words.lower(w), "speak" | "discuss" | "talk" | "comment"))
            || words.are(at, &["may", "not", "be", "named"])
            || words.are(at, &["could", "not", "be", "named"])
            || words.are(at, &["cannot", "be", "named"])
    })?;
    let mut end = start + 1;
    while end < run.end {
        let gap = words.before(end);
        let reason_goes_on =
            matches!(words.lower(end), "because" | "as" | "since" | "given" | "citing" | "for" | "owing" | "due");
        if gap.contains([';', '.', '—', '–', ')', '"', '“', '”']) || gap.contains(',') && !reason_goes_on {
            break;
        }
        if matches!(words.lower(end), "said" | "told" | "say" | "says") && end > start + 4 {
            break;
        }
        end += 1;
    }
    Some(start..end)
}

/// Whether some words speak of a name that is not to be given.
fn hides(walk: &Walk, from: usize, end: usize) -> bool {
    let words = walk.words;
    let has = |these: &[&str]| (from..end).any(|w| these.contains(&words.lower(w)));
    has(&["anonymity", "anonymous", "anonymously", "unnamed"])
        || has(&["not", "never", "without", "out"])
            && has(&["named", "identified", "identify", "name", "names", "quoted", "identity", "identities"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::read;

    #[test]
    fn reasons() {
        let (found, text) = read("", "[Two officials] said so on condition of anonymity because the talks are secret.");
        assert_eq!(
            found.actors[0].why_unnamed.map(|s| s.of(&text).to_owned()).as_deref(),
            Some("on condition of anonymity because the talks are secret")
        );
        let (found, text) =
            read("", "[Three diplomats] agreed. [The diplomats] asked not to be named, as the talks go on.");
        assert_eq!(
            found.actors[0].why_unnamed.map(|s| s.of(&text).to_owned()).as_deref(),
            Some("asked not to be named, as the talks go on")
        );
        let (found, _) = read("", "[Two officials] said so.");
        assert_eq!(found.actors[0].why_unnamed, None);
    }
}
