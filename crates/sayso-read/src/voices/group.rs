//! Groups and some of them: "the two", "both", "one of the officials", "the second official", "a second".

use sayso_text::ActorKind;

use super::cast::Character;
use super::names;
use super::phrase::{Opening, Phrase, Which, phrase};
use super::source::as_described;
use super::walk::Walk;

impl Walk<'_, '_> {
    /// "the two", "both", "one", "the pair", "the second official", "the other": parts of a group, or the group.
    pub(super) fn several(&mut self, described: &Phrase) -> Option<usize> {
        let noun = described.head().map(str::to_owned);
        if described.which == Some(Which::Another)
            && noun.is_none()
            && described.count == Some(1)
            && described.core.is_empty()
        {
            // "a first commission … a second": another of the kind that was counted.
            let first = self.cast.recent().find(|&w| self.cast.characters[w].keys.iter().any(|k| k == "first"));
            if let Some(first) = first {
                let kind = self.cast.characters[first].clone();
                let which = names::join(self.words, described.run.clone()).to_lowercase();
                let name = kind.name.replacen("first", "", 1);
                let name = format!("{which} {}", name.trim_start_matches("a ").trim()).replace("  ", " ");
                let new = Character {
                    nouns: kind.nouns,
                    keys: kind.keys,
                    ..Character::new(kind.kind, name, described.run.start)
                };
                return Some(self.cast.add(new));
            }
        }
        if matches!(described.which, Some(Which::Other)) || described.which == Some(Which::Another) && noun.is_none() {
            let another = described.which == Some(Which::Another) && described.count == Some(1);
            let group = self.group(noun.as_deref(), None);
            let spoke = group.is_some_and(|group| self.cast.characters[group].outer);
            if another
                && noun.is_none()
                && !spoke
                && let Some(who) = self.another(described.run.start)
            {
                return Some(who);
            }
            let group = group?;
            let which =
                names::join(self.words, described.core.start.max(described.run.start + 1) - 1..described.core.start);
            let which = which.to_lowercase();
            let article = if which == "another" { "" } else { "the " };
            let words = format!("{article}{which} of {}", with_article(&self.cast.characters[group]));
            return Some(self.part(group, words, described.count.unwrap_or(1), described.run.start));
        }
        if noun.is_some() || !described.core.is_empty() {
            return None;
        }
        let count = described.count?;
        if self.words.lower(described.run.start) == "both" && self.group(None, Some(2)).is_none() {
            return self.both(described.run.start);
        }
        if described.opening == Opening::Definite || matches!(self.words.lower(described.run.start), "both") {
            return self.group(None, Some(count));
        }
        if self.words.lower(described.run.start) == "all"
            && let Some(whole) = self.group(None, Some(count))
        {
            return Some(whole);
        }
        let group = self.group(None, None)?;
        let number = names::join(self.words, described.run.clone()).to_lowercase();
        let words = format!("{number} of {}", with_article(&self.cast.characters[group]));
        Some(self.part(group, words, count, described.run.start))
    }

    /// "Another" after "a witness": another witness.
    fn another(&mut self, first: usize) -> Option<usize> {
        let one = self.cast.recent().find(|&w| {
            let c = &self.cast.characters[w];
            c.outer && c.kind == ActorKind::Unnamed && !c.plural && !c.nouns.is_empty()
        })?;
        let noun = self.cast.characters[one].nouns[0].clone();
        let mut new = Character::new(ActorKind::Unnamed, format!("another {noun}"), first);
        new.roles.push(noun.clone());
        new.nouns.push(noun);
        Some(self.cast.add(new))
    }

    /// "both" of two who spoke one after the other.
    pub(super) fn both(&mut self, first: usize) -> Option<usize> {
        let two: Vec<usize> = self
            .cast
            .recent()
            .filter(|&w| {
                let c = &self.cast.characters[w];
                c.outer && c.kind == ActorKind::Unnamed && !c.plural && !c.name.is_empty()
            })
            .take(2)
            .collect();
        let &[later, earlier] = &two[..] else { return None };
        let name = format!("{} and {}", self.cast.characters[earlier].name, self.cast.characters[later].name);
        let new =
            Character { at_least: 2, plural: true, counted: true, ..Character::new(ActorKind::Unnamed, name, first) };
        Some(self.cast.add(new))
    }

    /// "one of the officials", "two of the three", "one of them".
    pub(super) fn one_of(&mut self, described: &Phrase, attribution: Option<usize>) -> Option<usize> {
        let of = described.of.clone()?;
        let inner = phrase(self.words, of.clone());
        let count = described.count.unwrap_or(1);
        let pronoun = of.len() == 1;
        let group = if pronoun {
            self.they(of.start, attribution).map(|m| m.who).filter(|&w| self.cast.characters[w].plural)
        } else {
            self.group(inner.head(), inner.count)
        };
        let Some(group) = group else {
            if pronoun {
                return None;
            }
            // "two of its senior managers": the group is not spoken of apart.
            if inner.owner.is_some() {
                let owner = inner.owner.clone().and_then(|o| self.owner_name(o));
                let rest = names::join(self.words, inner.core.start..described.run.end);
                let number = names::join(self.words, described.run.start..of.start - 1).to_lowercase();
                let name = owner.map_or_else(|| format!("{number} {rest}"), |o| format!("{number} {rest} of {o}"));
                let who = self.introduce(&Phrase { count: Some(count), owner: None, ..inner }, described.run.start);
                let character = &mut self.cast.characters[who];
                character.name = name;
                character.at_least = count;
                character.plural = count > 1;
                return Some(who);
            }
            // Later "the two officials" are the group that these are of.
            let whole = as_described(self, described.run.clone());
            let group = self.introduce(&inner, described.run.start);
            let touch = self.touch_at(of.start);
            self.cast.touch(group, self.words.span_of(of), touch);
            return Some(self.part(group, whole, count, described.run.start));
        };
        let number = names::join(self.words, described.run.start..of.start - 1).to_lowercase();
        let fuller = inner.run.end > inner.core.end && !pronoun && inner.noun.is_some();
        let words = if fuller {
            as_described(self, described.run.clone())
        } else {
            format!("{number} of {}", with_article(&self.cast.characters[group]))
        };
        Some(self.part(group, words, count, described.run.start))
    }

    /// The last group that a noun can be said of.
    pub(super) fn group(&self, noun: Option<&str>, count: Option<u32>) -> Option<usize> {
        let fits = |&who: &usize| {
            let character = &self.cast.characters[who];
            let counted = count.is_none() || character.counted;
            let many = character.plural
                && character.kind == ActorKind::Unnamed
                && character.nouns.iter().all(|n| n != "those");
            many && counted && count.is_none_or(|n| character.at_least == n)
        };
        match noun {
            Some(noun) => self.cast.called(noun).find(fits),
            None => {
                let spoke = |&who: &usize| fits(&who) && self.cast.characters[who].outer;
                self.cast.recent().find(spoke).or_else(|| self.cast.recent().find(fits))
            }
        }
    }

    /// Some of a group.
    pub(super) fn part(&mut self, group: usize, name: String, count: u32, first: usize) -> usize {
        let whole = self.cast.characters[group].clone();
        let mut new = Character::new(ActorKind::Unnamed, name, first);
        new.at_least = count;
        new.plural = count > 1;
        new.counted = count > 1;
        new.nouns = whole.nouns;
        new.keys = whole.keys;
        new.side = whole.side;
        new.body = whole.body;
        new.why_unnamed = whole.why_unnamed;
        new.group = Some(group);
        self.cast.add(new)
    }
}

/// A group's description after "one of".
fn with_article(group: &Character) -> String {
    let name = group.name.strip_prefix("a ").or_else(|| group.name.strip_prefix("an ")).unwrap_or(&group.name);
    if ["the ", "those ", "his ", "her ", "its "].iter().any(|a| name.starts_with(a)) {
        name.to_owned()
    } else {
        format!("the {name}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn some_of_a_group() {
        check(
            "[Two officials briefed on the talks] spoke. [One of the officials] left; [the same official] came back. [The second official] stayed.",
            &[
                "unnamed 2 two officials briefed on the talks",
                "unnamed one of the two officials briefed on the talks",
                "unnamed one of the two officials briefed on the talks",
                "unnamed the second of the two officials briefed on the talks",
            ],
        );
        check(
            "[Three diplomats] spoke. [Two of the three] left. [The diplomats] agree.",
            &["unnamed 3 three diplomats", "unnamed 2 two of the three diplomats", "unnamed 3 three diplomats"],
        );
        check(
            "[Three guards] spoke. [Another] agreed. [All three] left. [No one] asked.",
            &["unnamed 3 three guards", "unnamed another of the three guards", "unnamed 3 three guards", "?"],
        );
        check(
            "[A witness] told officers that he ran. [Another] said no.",
            &["unnamed a witness", "unnamed another witness"],
        );
        check("[Two of five officials] said no.", &["unnamed 2 two of five officials"]);
        check("It named [a bank clerk who] was unsure.", &["unnamed a bank clerk"]);
        check(
            "[A porter] spoke. [A cook at the inn] spoke. [Both] asked for tea.",
            &["unnamed a porter", "unnamed a cook at the inn", "unnamed 2 a porter and a cook at the inn"],
        );
    }
}
