//! Descriptions resolved: to somebody known ("the same official", "the company"), to one of a group, or to somebody new.

use std::ops::Range;

use sayso_text::ActorKind;

use super::cast::Character;
use super::lexicon::{self, Class};
use super::names::NameKind;
use super::phrase::{Opening, Phrase, Which, phrase};
use super::source::segments;
use super::walk::Walk;

impl Walk<'_, '_> {
    /// Whom a described source means.
    pub(super) fn description(&mut self, at: usize, run: Range<usize>) -> Option<usize> {
        let pieces = segments(self, &run);
        // "One of them, a shift foreman who …": the second piece tells more.
        let head = phrase(self.words, pieces[0].clone());
        if head.noun.is_none() && pieces.len() > 1 {
            let more = phrase(self.words, pieces[1].start..run.end);
            if more.noun.is_some() && matches!(self.words.lower(pieces[1].start), "a" | "an") {
                return Some(self.introduce(&more, run.start));
            }
        }
        let kept = self.kept(&pieces, &run);
        let described = Phrase { run: kept, ..head };
        if described.of.is_some() {
            return self.one_of(&described, Some(at));
        }
        if let Some(outlet) = self.piece_of_outlet(&described) {
            return Some(outlet);
        }
        let elided = described.noun.is_none() && described.core.is_empty();
        let first = self.words.lower(described.run.start);
        let those = first == "those" && described.noun.as_ref().is_none_or(|n| n.singular == "person");
        let fresh = described.which == Some(Which::Another) && (!elided || first == "others") || those;
        if !fresh && (described.opening == Opening::Definite || elided || described.which.is_some()) {
            if let Some(who) = self.several(&described) {
                return Some(who);
            }
            if let Some(who) = self.described(&described, Some(at)) {
                self.retell(who, &described);
                return Some(who);
            }
            if let Some(who) = self.turns_out_outlet(&described) {
                return Some(who);
            }
        }
        let body = self.speaks_for(&described);
        let who = self.introduce(&described, run.start);
        self.cast.characters[who].presumed = described.opening == Opening::Definite;
        if let Some(body) = body {
            let character = &mut self.cast.characters[who];
            character.name = format!("{} for {body}", character.name);
            character.body = Some(body);
        }
        Some(who)
    }

    /// "the consumer magazine" after a name of which nothing is known: an outlet, it turns out.
    pub(super) fn turns_out_outlet(&mut self, described: &Phrase) -> Option<usize> {
        let outlet = self.class(described) == Some(Class::Outlet) && !described.is_plural();
        if !outlet || described.opening != Opening::Definite {
            return None;
        }
        let who = self.cast.recent().find(|&w| {
            let c = &self.cast.characters[w];
            c.voice && c.kind == ActorKind::Organisation && c.named == Some(NameKind::Unknown)
        })?;
        self.cast.characters[who].kind = ActorKind::Outlet;
        self.cast.characters[who].named = Some(NameKind::Outlet);
        let noun = described.head()?.to_owned();
        self.cast.call(who, &noun);
        Some(who)
    }

    /// The body that "a spokesman" without more speaks for: the one spoken of in the paragraph.
    fn speaks_for(&self, described: &Phrase) -> Option<String> {
        let office = described.head().is_some_and(|n| matches!(n, "spokesman" | "spokeswoman" | "spokesperson"));
        let plain = described.core.len() == 1 && described.owner.is_none() && described.run.end == described.core.end;
        if !office || !plain || described.opening == Opening::Definite || described.is_plural() {
            return None;
        }
        let here = self.touch_at(described.run.start);
        let body = self.it(described.run.start, None).map(|m| &self.cast.characters[m.who])?;
        let near = body.last.is_some_and(|l| l.paragraph == here.paragraph && here.sentence - l.sentence <= 2);
        let speaks = body.kind == ActorKind::Organisation && (body.voice || body.last.is_some_and(|l| l.subject));
        (near && speaks).then(|| if body.named.is_some() { body.name.clone() } else { format!("the {}", body.name) })
    }

    /// The words of a source that describe: appositions go on, clauses that only add do not.
    pub(super) fn kept(&self, pieces: &[Range<usize>], run: &Range<usize>) -> Range<usize> {
        let mut end = phrase(self.words, pieces[0].clone()).run.end;
        if end == pieces[0].end {
            for piece in &pieces[1..] {
                let first = self.words.lower(piece.start);
                let people = phrase(self.words, pieces[0].clone()).noun.is_none_or(|n| n.class == Class::Person);
                if people && matches!(first, "both" | "all" | "of" | "two" | "three") {
                    end = piece.end;
                } else {
                    break;
                }
            }
        }
        run.start..end
    }

    /// A character that a description brings in.
    pub(super) fn introduce(&mut self, described: &Phrase, first: usize) -> usize {
        let class = self.class(described);
        let owner = described.owner.clone().and_then(|o| self.owner_name(o));
        let name = self.name_of(described, class, owner.as_deref());
        let kind = match class {
            Some(Class::Body) => ActorKind::Organisation,
            Some(Class::Outlet) => ActorKind::Outlet,
            Some(Class::Document) => ActorKind::Document,
            Some(Class::Person) | None => ActorKind::Unnamed,
        };
        let mut new = Character::new(kind, name, first);
        let noun = described.noun.as_ref();
        new.gender = noun.and_then(|n| n.gender);
        new.at_least = described.at_least().max(self.counted_within(described)).max(self.unknown_plural(described));
        new.plural = new.at_least > 1 || noun.is_some_and(|n| n.plural);
        new.counted = described.count.is_some_and(|n| n > 1);
        new.keys = described.key(self.words);
        new.keys.extend(
            described
                .run
                .clone()
                .filter(|&w| self.words.is_capital(w))
                .map(|w| lexicon::bare(self.words.lower(w)).to_owned()),
        );
        if kind == ActorKind::Unnamed {
            if let Some(noun) = noun
                && !new.plural
            {
                new.roles.push(noun.singular.clone());
            }
            new.side = self.side(described);
            if described.owner.is_some() || new.side.is_some() {
                new.body = owner.or_else(|| new.side.clone());
            }
        }
        if let Some(noun) = noun {
            new.nouns.push(noun.singular.clone());
        } else if let Some(last) = described.core.clone().last() {
            new.nouns.push(lexicon::bare(self.words.lower(last)).to_owned());
        }
        self.cast.add(new)
    }

    /// What a description stands for.
    pub(super) fn class(&self, described: &Phrase) -> Option<Class> {
        let noun = described.noun.as_ref()?;
        let trader = matches!(
            noun.singular.as_str(),
            "operator"
                | "supplier"
                | "buyer"
                | "broker"
                | "importer"
                | "exporter"
                | "retailer"
                | "dealer"
                | "contractor"
                | "vendor"
                | "landlord"
                | "shareholder"
                | "miner"
                | "grocer"
                | "builder"
                | "developer"
                | "employer"
                | "publisher"
                | "distributor"
        );
        if trader {
            // "one operator said" is somebody; "the operator" is the company spoken of.
            let known = described.opening == Opening::Definite && !described.is_plural() && described.owner.is_none();
            return Some(if known { Class::Body } else { Class::Person });
        }
        let before = described.core.clone().rev().nth(1).map(|w| self.words.lower(w));
        Some(match noun.singular.as_str() {
            "agency" | "service" if matches!(before, Some("news" | "press" | "wire" | "newswire")) => Class::Outlet,
            "journal" if before == Some("official") => Class::Document,
            "station" | "channel" | "programme"
                if !matches!(
                    before,
                    Some("television" | "tv" | "radio" | "news" | "local" | "state" | "public" | "private") | None
                ) && described.core.len() > 1 =>
            {
                Class::Body
            }
            _ => noun.class,
        })
    }

    /// The number inside a description whose noun is plural ("buyers for three chains").
    pub(super) fn counted_within(&self, described: &Phrase) -> u32 {
        if described.count.is_some() || !described.noun.as_ref().is_some_and(|n| n.plural) {
            return 1;
        }
        let after = described.core.end;
        if after + 1 < described.run.end && matches!(self.words.lower(after), "for" | "at" | "from" | "of" | "in") {
            return lexicon::number_of(self.words.lower(after + 1)).filter(|n| (2..100).contains(n)).unwrap_or(1);
        }
        1
    }

    /// Nouns that no list knows: a plural ending counts two.
    pub(super) fn unknown_plural(&self, described: &Phrase) -> u32 {
        let Some(last) = described.core.clone().last() else { return 1 };
        let word = self.words.lower(last);
        let plural = described.noun.is_none()
            && described.count.is_none()
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("'s");
        let everybody = matches!(word, "everybody" | "everyone");
        if plural || everybody { 2 } else { 1 }
    }

    /// The side that a description takes: "close to the Kremlin", "a Tolmark official".
    pub(super) fn side(&self, described: &Phrase) -> Option<String> {
        let words = self.words;
        for name in self.names_in(&described.run) {
            let at = name.words.start;
            let adjective = described.core.contains(&at);
            let close = at >= 2
                && (words.lower(at - 1) == "to" || words.lower(at - 1) == "the")
                && described.run.clone().any(|w| words.lower(w) == "close");
            let at_body = at > 0 && matches!(words.lower(at - 1), "at" | "of" | "from" | "for" | "the");
            if adjective || close || at_body {
                return Some(name.text.clone());
            }
        }
        None
    }

    pub(super) fn names_in(&self, run: &Range<usize>) -> impl Iterator<Item = &super::names::Name> {
        let from = self.names.partition_point(|n| n.words.end <= run.start);
        let end = run.end;
        self.names[from..].iter().take_while(move |n| n.words.start < end)
    }

    /// "a report in Bloomberg", "a story in the Coast Mercury", "an item on Friday": the outlet's word.
    pub(super) fn piece_of_outlet(&mut self, described: &Phrase) -> Option<usize> {
        let noun = described.head()?;
        if !matches!(
            noun,
            "report"
                | "story"
                | "article"
                | "item"
                | "column"
                | "editorial"
                | "interview"
                | "dispatch"
                | "account"
                | "piece"
                | "investigation"
        ) {
            return None;
        }
        let words = self.words;
        let after = described.core.end;
        let named = self.names.partition_point(|n| n.words.start <= after);
        let named = Some(named).filter(|&n| n < self.names.len() && self.names[n].words.start <= after + 2);
        if after < described.run.end
            && matches!(words.lower(after), "in" | "by" | "from" | "on")
            && let Some(who) = named.and_then(|n| self.pool.of[n])
        {
            let character = &self.cast.characters[who];
            if character.kind == ActorKind::Outlet
                || words.lower(after) == "in" && character.named == Some(NameKind::Unknown)
            {
                let noun = noun.to_owned();
                self.cast.characters[who].kind = ActorKind::Outlet;
                self.cast.call(who, &noun);
                return Some(who);
            }
        }
        let modifier = described.core.clone().next().filter(|_| described.core.len() > 1);
        if let Some(first) = modifier
            && let Ok(n) = self.names.binary_search_by_key(&first, |n| n.words.start)
            && let Some(who) = self.pool.of[n]
            && self.cast.characters[who].kind == ActorKind::Outlet
        {
            return Some(who);
        }
        if noun == "item" && described.opening == Opening::Indefinite {
            return self.pool.own_outlet;
        }
        None
    }

    /// Somebody known is described more fully than before: the fuller description is kept.
    pub(super) fn retell(&mut self, who: usize, described: &Phrase) {
        let postmodified = described.run.end > described.core.end;
        let words = described.run.len();
        let character = &self.cast.characters[who];
        if character.named.is_none()
            && character.group.is_none()
            && postmodified
            && words > character.name.split(' ').count() + 1
        {
            let class = self.class(described);
            let name = self.name_of(described, class, None);
            self.cast.characters[who].name = name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn new_people_and_bodies() {
        check(
            "[The secretariat] kept silent. We know nothing, said [a spokesman].",
            &["body secretariat", "unnamed a spokesman for the secretariat"],
        );
        check("[Several hundred readers] wrote.", &["unnamed 200 several hundred readers"]);
        check("[Buyers for three chains] wrote.", &["unnamed 3 buyers for three chains"]);
        check("[Dravia's foreign ministry] denied it.", &["body foreign ministry of Dravia"]);
        check("[Customs data] show it.", &["document customs data"]);
        check("It was cold, [people who asked not to be named] said.", &["unnamed 2 people"]);
        check("[One Aldmoor-based operator] moved two ships.", &["unnamed one Aldmoor-based operator"]);
    }

    #[test]
    fn pieces_of_outlets() {
        check(
            "According to [a report in the Harbour Mercury], it rained. The wind rose, [the report] added.",
            &["outlet Harbour Mercury", "outlet Harbour Mercury"],
        );
    }
}
