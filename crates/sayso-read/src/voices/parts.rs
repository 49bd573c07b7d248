//! Parts that are played without speaking: hosts, mediators, venues; and capitals and seats that act for governments.

use std::ops::Range;

use super::lexicon;
use super::names::NameKind;
use super::pool::key;
use super::walk::Walk;

/// Gives the characters the parts that the text says they play.
pub(super) fn find(walk: &mut Walk) {
    for at in 0..walk.names.len() {
        let Some(who) = walk.pool.of[at] else { continue };
        let run = walk.names[at].words.clone();
        let sentence = walk.words.sentence_of(run.start);
        if let Some(part) = part(walk, &run, &sentence) {
            let character = &mut walk.cast.characters[who];
            if !character.roles.iter().any(|r| r == part) {
                character.roles.push(part.to_owned());
            }
        }
        let place = walk.cast.characters[who].named == Some(NameKind::Place);
        if place && lexicon::seat_of(&key(&walk.names[at].text)).is_some() && acts(walk, &run, &sentence) {
            walk.cast.characters[who].metonym = true;
        }
    }
}

/// The part that a name plays in its sentence.
fn part(walk: &Walk, run: &Range<usize>, sentence: &Range<usize>) -> Option<&'static str> {
    let words = walk.words;
    let before = |n: usize| if run.start >= sentence.start + n { words.lower(run.start - n) } else { "" };
    let skip = usize::from(before(1) == "the");
    if before(1 + skip) == "by" {
        match before(2 + skip) {
            "hosted" => return Some("host"),
            "mediated" | "brokered" | "facilitated" => return Some("mediator"),
            _ => {}
        }
    }
    if !super::names::owns(words, run.end - 1) {
        let mut at = run.end;
        while at < sentence.end && at < run.end + 4 && words.before(at) == " " && is_auxiliary(words.lower(at)) {
            at += 1;
        }
        if at < sentence.end && words.before(at) == " " {
            let passive =
                at > run.end && matches!(words.lower(at - 1), "be" | "been" | "being" | "was" | "were" | "is" | "are");
            match words.lower(at) {
                "host" | "hosts" if !passive => return Some("host"),
                "hosted" | "hosting" if !passive || words.lower(at) == "hosting" => return Some("host"),
                "mediate" | "mediates" | "mediated" | "mediating" | "broker" | "brokered" | "brokering" | "brokers"
                | "facilitated"
                    if !passive || words.lower(at).ends_with("ing") =>
                {
                    return Some("mediator");
                }
                _ => {}
            }
        }
    }
    let last = lexicon::bare(words.lower(run.end - 1));
    let housed = (run.start.saturating_sub(4).max(sentence.start)..run.start)
        .any(|w| matches!(words.lower(w), "at" | "in" | "inside"));
    (run.len() > 1
        && is_venue(last)
        && housed
        && (sentence.start.max(run.start.saturating_sub(40))..sentence.end.min(run.end + 40))
            .any(|w| is_gathering(words.lower(w))))
    .then_some("venue")
}

fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "has"
            | "had"
            | "have"
            | "will"
            | "would"
            | "is"
            | "was"
            | "are"
            | "were"
            | "be"
            | "been"
            | "to"
            | "also"
            | "may"
            | "might"
            | "could"
            | "again"
            | "once"
            | "which"
            | "who"
            | "then"
            | "itself"
            | "being"
    )
}

/// Houses in which people come together.
fn is_venue(word: &str) -> bool {
    matches!(
        word,
        "palace"
            | "hotel"
            | "hall"
            | "villa"
            | "castle"
            | "centre"
            | "center"
            | "stadium"
            | "theatre"
            | "theater"
            | "arena"
            | "airport"
            | "cathedral"
            | "church"
            | "museum"
            | "embassy"
            | "manor"
            | "lodge"
            | "resort"
            | "inn"
            | "fort"
            | "monastery"
            | "abbey"
            | "pavilion"
            | "forum"
            | "residence"
            | "mansion"
            | "estate"
            | "club"
            | "square"
    )
}

fn is_gathering(word: &str) -> bool {
    matches!(
        word,
        "meeting"
            | "meetings"
            | "met"
            | "meet"
            | "talks"
            | "summit"
            | "negotiations"
            | "conference"
            | "session"
            | "sessions"
            | "round"
            | "gathered"
            | "gathering"
            | "ceremony"
            | "signed"
            | "dinner"
            | "rally"
            | "hearing"
            | "briefing"
            | "event"
            | "congress"
            | "reception"
            | "sat"
            | "convened"
    )
}

/// Whether a capital or seat stands for those who sit there, rather than for where something is.
fn acts(walk: &Walk, run: &Range<usize>, sentence: &Range<usize>) -> bool {
    let words = walk.words;
    if words.before(run.end).trim_start().starts_with(',') && run.start == sentence.start {
        return false; // a dateline
    }
    if super::names::owns(words, run.end - 1) {
        return true;
    }
    let before = if run.start > sentence.start { words.lower(run.start - 1) } else { "" };
    let before = if before == "the" && run.start > sentence.start + 1 { words.lower(run.start - 2) } else { before };
    !matches!(before, "in" | "at" | "near" | "outside" | "around" | "inside" | "across" | "over" | "through" | "of")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{actor, read};

    #[test]
    fn hosts_mediators_venues() {
        let role = |text: &str, name: &str| actor(&read("", text).0, name).roles.clone();
        assert_eq!(role("Turkey hosted a series of talks.", "Turkey"), ["host"]);
        assert_eq!(role("The talks were mediated by Qatar.", "Qatar"), ["mediator"]);
        assert_eq!(role("They met at the old Vask Palace.", "Vask Palace"), ["venue"]);
    }

    #[test]
    fn seats() {
        let (found, _) = read("", "Moscow's envoys met others in Berlin.");
        assert!(actor(&found, "Moscow").metonym);
        assert_eq!(actor(&found, "Moscow").body.as_deref(), Some("government of Russia"));
        assert!(found.actors.iter().all(|a| a.name != "Berlin"));
    }
}
