//! What stands beside a person's name: offices, trades, and the body that they are held in.

use std::ops::Range;

use super::lexicon::{self, Class, Noun};
use super::names::{Name, NameKind, office_start, owns};
use super::walk::Walk;
use crate::words::Words;

/// A part that somebody has, as the words beside a name tell it.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    /// The role ("general secretary").
    pub(super) role: Range<usize>,
    /// Its noun.
    pub(super) noun: Noun,
    /// The words of the body ("US National Security Council", "the Guild", "the ministry's").
    pub(super) body: Option<Range<usize>>,
    /// All words that belong to it.
    pub(super) whole: Range<usize>,
}

/// The roles beside a name: "spokeswoman Adrienne Watson", "the ministry's spokesman, Toft", "Toft, general secretary of the Guild".
pub(super) fn beside(words: &Words, name: &Name) -> Vec<Beside> {
    let sentence = words.sentence_of(name.words.start);
    let mut found = Vec::new();
    let start = name.whole.start;
    if start > sentence.start {
        let gap = words.before(start);
        if gap == " " || gap.trim_end() == "," {
            found.extend(before(words, start, &sentence, gap == " "));
        }
    }
    if name.whole.start < name.words.start && name.office.is_some() {
        // "Russian President Toft": capitals before the title are in the name's own chunk.
        let body = name.whole.start..name.words.start;
        let title = body.clone().rev().find(|&w| lexicon::is_title(words.lower(w)).is_some());
        let office = title.map(|title| office_start(words, body.start, title));
        if let Some(office) = office.filter(|&office| office > body.start)
            && !body.clone().any(|w| words.lower(w) == "and")
            && let Some(noun) = lexicon::noun(words.lower(name.words.start - 1))
        {
            found.push(Beside { role: office..name.words.start, noun, body: Some(body.start..office), whole: body });
        }
    }
    let end = name.words.end;
    if end < sentence.end && words.before(end).trim_end() == "," && !name.possessive {
        found.extend(after(words, end, &sentence));
    }
    found
}

/// The description that ends right before a name.
fn before(words: &Words, end: usize, sentence: &Range<usize>, touching: bool) -> Option<Beside> {
    let mut from = end;
    while from > sentence.start && end - from < 14 {
        let w = from - 1;
        if from < end && !matches!(words.before(from), " " | " & " | "-" | "' " | "’ ") {
            break;
        }
        let word = words.lower(w);
        if touching
            && matches!(
                word,
                "of" | "for"
                    | "at"
                    | "in"
                    | "by"
                    | "with"
                    | "from"
                    | "to"
                    | "and"
                    | "on"
                    | "that"
                    | "said"
                    | "under"
                    | "as"
            )
        {
            break;
        }
        if matches!(word, "said" | "told" | "says" | "added" | "and" | "that" | "when" | "while" | "but") {
            break;
        }
        from = w;
        if matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our") && !touching {
            // "the head of the service, Toft": go on to the outer article only past a preposition.
            let outer = w > sentence.start && matches!(words.lower(w - 1), "of" | "for" | "at" | "in" | "with");
            if !outer {
                break;
            }
        } else if matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our") {
            break;
        }
    }
    if from == end {
        return None;
    }
    describe(words, from..end)
}

/// The description after a comma, up to the next one.
fn after(words: &Words, start: usize, sentence: &Range<usize>) -> Option<Beside> {
    let mut at = start;
    // "Toft, 41, a shipbroker"
    if words.lower(at).parse::<u32>().is_ok() && at + 1 < sentence.end && words.before(at + 1).trim_end() == "," {
        at += 1;
    }
    let mut end = at + 1;
    while end < sentence.end && end - at < 16 && matches!(words.before(end), " " | " & " | "-" | "' " | "’ ") {
        if matches!(
            words.lower(end),
            "said" | "told" | "says" | "who" | "which" | "that" | "has" | "was" | "is" | "had"
        ) {
            break;
        }
        end += 1;
    }
    let first = words.lower(at);
    let opens = matches!(first, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "one" | "another" | "then")
        || lexicon::noun(first).is_some()
        || super::names::is_modifier(first)
        || words.is_capital(at);
    if !opens {
        return None;
    }
    describe(words, at..end)
}

/// Reads role and body out of a description of a person.
fn describe(words: &Words, run: Range<usize>) -> Option<Beside> {
    let mut at = run.start;
    let mut body = None;
    for w in run.clone() {
        if owns(words, w) && w + 1 < run.end && !body_stops(words, run.start, w) {
            body = Some(run.start..w + 1);
            at = w + 1;
        }
    }
    if body.is_none() && matches!(words.lower(at), "its" | "his" | "her" | "their" | "our") {
        body = Some(at..at + 1);
        at += 1;
    }
    while at < run.end && matches!(words.lower(at), "the" | "a" | "an" | "one" | "another" | "former" | "then") {
        at += 1;
    }
    let mut noun = None;
    let mut end = at;
    for w in at..run.end {
        if w > at && matches!(words.lower(w), "of" | "for" | "at" | "in" | "with" | "from" | "on" | "to" | "by") {
            break;
        }
        if let Some(n) = lexicon::noun(words.lower(w)).filter(Noun::is_one_person) {
            noun = Some(n);
            end = w + 1;
        }
    }
    let noun = noun?;
    // Capitals before the role are the body: "US National Security Council spokeswoman"; but "Harbour master" opens a sentence.
    let capitals = (at..end - 1).take_while(|&w| words.is_capital(w)).last();
    let mut role = at..end;
    if let Some(last) = capitals
        && body.is_none()
        && !(last == at && words.sentence_of(at).start == at && is_part_of_office(words.lower(at)))
        && !lexicon::noun(words.lower(last)).is_some_and(|n| n.class == Class::Person)
        && !words.is_capital(end - 1)
    {
        body = Some(at..last + 1);
        role = last + 1..end;
    }
    if body.is_none() && end < run.end && matches!(words.lower(end), "of" | "for" | "at" | "with") {
        body = Some(end + 1..run.end).filter(|b| !b.is_empty());
    }
    Some(Beside { role, noun, body, whole: run })
}

/// Words that tell more of an office and are nobody that it is held in: "Harbour master", "Acting chief", "Lead detective".
fn is_part_of_office(word: &str) -> bool {
    super::names::is_modifier(word)
        || lexicon::is_rank(word)
        || matches!(
            word,
            "harbour"
                | "harbor"
                | "fire"
                | "town"
                | "lock"
                | "station"
                | "veteran"
                | "project"
                | "campaign"
                | "duty"
                | "ward"
                | "shift"
                | "site"
                | "research"
                | "sales"
                | "press"
        )
}

fn body_stops(words: &Words, from: usize, to: usize) -> bool {
    (from..to).any(|w| matches!(words.lower(w), "of" | "for" | "at" | "in" | "with"))
}

impl Walk<'_, '_> {
    /// Gives people the roles that stand beside their names.
    pub(super) fn roles(&mut self) {
        for (at, name) in self.names.iter().enumerate() {
            let Some(who) = self.pool.of[at] else { continue };
            if self.cast.characters[who].named != Some(NameKind::Person) {
                self.trade(at, who);
                continue;
            }
            for beside in beside(self.words, name) {
                let role = super::source::as_described(self, beside.role.clone());
                let role =
                    if beside.role.clone().all(|w| self.words.is_capital(w)) { role.to_lowercase() } else { role };
                self.cast.call(who, &beside.noun.singular);
                let body = beside.body.clone().map(|b| self.body_name(b));
                let character = &mut self.cast.characters[who];
                character.gender = beside.noun.gender.or(character.gender);
                if character.roles.len() < 8 && !character.roles.iter().any(|r| r.contains(&role)) {
                    character.roles.retain(|r| !role.contains(r.as_str()));
                    character.roles.push(role);
                }
                if character.body.is_none() {
                    character.body = body.flatten();
                }
                for w in beside.role.clone() {
                    let word = lexicon::bare(self.words.lower(w)).to_owned();
                    if !character.keys.contains(&word) {
                        character.keys.push(word);
                    }
                }
                self.cover(beside.whole);
            }
        }
    }

    /// Lets a body be called by the noun beside its name: "the charity Northern Cross", "Ferro Clasp, a maker of buckles,".
    pub(super) fn trade(&mut self, at: usize, who: usize) {
        let words = self.words;
        let name = &self.names[at];
        let sentence = words.sentence_of(name.words.start);
        let fits = |class: Class| matches!(class, Class::Body | Class::Outlet);
        if name.whole.start > sentence.start
            && words.before(name.whole.start) == " "
            && !owns(words, name.whole.start - 1)
        {
            let before = lexicon::noun(words.lower(name.whole.start - 1))
                .filter(|n| fits(n.class) || lexicon::is_company(&n.singular));
            if let Some(noun) = before.filter(|n| !n.plural) {
                self.cast.call(who, &noun.singular);
            }
        }
        let after = name.words.end;
        let comma = after + 1 < sentence.end && words.before(after).trim_end() == ",";
        if comma && matches!(words.lower(after), "a" | "an" | "the") {
            let end = (after + 1..sentence.end.min(after + 16))
                .find(|&w| !matches!(words.before(w), " " | "-"))
                .unwrap_or(sentence.end.min(after + 16));
            // "In Gradna, the justice ministry broke its silence" says nothing of Gradna.
            let closed = end >= sentence.end || words.before(end).starts_with([',', ')', '—']);
            let led =
                name.whole.start > sentence.start && matches!(words.lower(name.whole.start - 1), "in" | "at" | "from");
            let phrase = super::phrase::phrase(words, after..end);
            if let Some(noun) = phrase
                .noun
                .filter(|n| closed && !led && !n.plural && (fits(n.class) || lexicon::is_company(&n.singular)))
            {
                self.cast.call(who, &noun.singular);
            }
        }
    }

    /// The body that stands in some words, as written; `None` for mere pronouns.
    pub(super) fn body_name(&self, run: Range<usize>) -> Option<String> {
        let pronoun =
            run.len() == 1 && matches!(self.words.lower(run.start), "its" | "his" | "her" | "their" | "our" | "my");
        let start = if matches!(self.words.lower(run.start), "the" | "a" | "an") && run.len() > 1 {
            run.start + 1
        } else {
            run.start
        };
        (!pronoun).then(|| super::names::join(self.words, start..run.end))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{actor, read};

    #[test]
    fn roles_and_bodies() {
        let (found, _) = read(
            "",
            "[US National Security Council spokeswoman Adrienne Watson] agreed with Hugo Lie, general secretary of the Guild.",
        );
        let watson = actor(&found, "Adrienne Watson");
        assert_eq!(
            (watson.roles[0].as_str(), watson.body.as_deref()),
            ("spokeswoman", Some("US National Security Council"))
        );
        let lie = actor(&found, "Hugo Lie");
        assert_eq!((lie.roles[0].as_str(), lie.body.as_deref()), ("general secretary", Some("Guild")));
    }

    #[test]
    fn a_capital_that_only_opens_the_sentence() {
        for (text, role, body) in [
            ("[Harbour master Fenna Ruyter] agreed.", "harbour master", None),
            ("[Lock keeper Ivar Lund] agreed.", "lock keeper", None),
            ("[Deputy Prime Minister Ivar Lund] agreed.", "deputy prime minister", None),
            ("[Detective Chief Inspector Ivar Lund] agreed.", "detective chief inspector", None),
            ("[Chief Executive Ivar Lund] agreed.", "chief executive", None),
            ("[Foreign Minister Ivar Lund] agreed.", "foreign minister", None),
            ("[Kremlin spokesman Ivar Lund] agreed.", "spokesman", Some("Kremlin")),
        ] {
            let (found, _) = read("", text);
            let person = found.actors.iter().find(|a| !a.roles.is_empty()).expect("somebody has a role");
            assert_eq!((person.roles[0].as_str(), person.body.as_deref()), (role, body), "{text}");
        }
    }
}
