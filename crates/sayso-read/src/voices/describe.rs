//! Descriptions resolved: to somebody known ("the same official", "the company"), to one of a group, or to somebody new.

use std::ops::Range;

use sayso_text::ActorKind;

use super::cast::Character;
use super::lexicon::{self, Class, Gender};
use super::names::{self, NameKind};
use super::phrase::{Opening, Phrase, Which, phrase};
use super::rank;
use super::source::{as_described, segments};
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
            if let Some(who) = self.several(&described, Some(at)) {
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
        let who = self.introduce(&described, run.start);
        self.cast.characters[who].presumed = described.opening == Opening::Definite;
        Some(who)
    }

    /// "the consumer magazine" after a name of which nothing is known: an outlet, it turns out.
    fn turns_out_outlet(&mut self, described: &Phrase) -> Option<usize> {
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

    /// The words of a source that describe: appositions go on, clauses that only add do not.
    fn kept(&self, pieces: &[Range<usize>], run: &Range<usize>) -> Range<usize> {
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
    fn class(&self, described: &Phrase) -> Option<Class> {
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
    fn counted_within(&self, described: &Phrase) -> u32 {
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
    fn unknown_plural(&self, described: &Phrase) -> u32 {
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
    fn side(&self, described: &Phrase) -> Option<String> {
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

    fn names_in(&self, run: &Range<usize>) -> impl Iterator<Item = &super::names::Name> {
        let from = self.names.partition_point(|n| n.words.end <= run.start);
        let end = run.end;
        self.names[from..].iter().take_while(move |n| n.words.start < end)
    }

    /// The name of a description's owner: "its" is looked up, others stand as written.
    fn owner_name(&mut self, owner: Range<usize>) -> Option<String> {
        let at = owner.start;
        if owner.len() == 1 {
            let who = self.owner_meant(at);
            match self.words.lower(at) {
                "our" => return self.article.outlet.clone(),
                "my" => return self.article.byline.clone().or_else(|| self.article.outlet.clone()),
                _ => {}
            }
            if matches!(self.words.lower(at), "its" | "their" | "his" | "her") {
                return who.map(|w| self.shown_name(w)).filter(|n| !n.is_empty());
            }
        }
        let near = self.names.partition_point(|n| n.words.end < owner.end);
        let known = self
            .names
            .get(near)
            .filter(|n| n.whole == owner || n.words == owner)
            .and(self.pool.of.get(near).copied().flatten());
        if let Some(known) = known {
            return Some(self.cast.characters[known].name.clone());
        }
        let start = if matches!(self.words.lower(at), "the" | "a" | "an") && owner.len() > 1 { at + 1 } else { at };
        // "the company's chairman": the company has a name by now.
        if start > at
            && let Some(who) = self.described(&phrase(self.words, owner.clone()), None)
        {
            return Some(self.shown_name(who));
        }
        Some(names::join(self.words, start..owner.end))
    }

    /// Whom a possessive pronoun means.
    fn owner_meant(&self, at: usize) -> Option<usize> {
        match self.words.lower(at) {
            "its" => self.it(at, None),
            "their" => self.they(at, None),
            "his" => self.he_or_she(at, Gender::He, None),
            "her" => self.he_or_she(at, Gender::She, None),
            _ => None,
        }
    }

    /// A character's name, places as their governments only where they speak.
    fn shown_name(&self, who: usize) -> String {
        self.cast.characters[who].name.clone()
    }

    /// How a new character is called.
    fn name_of(&self, described: &Phrase, class: Option<Class>, owner: Option<&str>) -> String {
        let Some(own) = &described.owner else {
            let mut run = described.run.clone();
            if matches!(class, Some(Class::Body | Class::Document | Class::Outlet))
                && run.len() > 1
                && matches!(self.words.lower(run.start), "the" | "a" | "an" | "this" | "that")
            {
                run.start += 1;
            }
            if matches!(self.words.lower(run.start), "the" | "those" | "these" | "this")
                && run.len() > 1
                && class.is_some()
                && self.words.lower(run.start) != "those"
            {
                run.start += 1;
            }
            let text = as_described(self, run.clone());
            return self.filled(described, run, text);
        };
        let rest = own.end..described.run.end;
        if rest.is_empty() {
            return owner.unwrap_or_default().to_owned();
        }
        let rest = names::join(self.words, rest);
        match (class, owner) {
            (_, None) => rest,
            (Some(Class::Body), Some(owner)) => format!("{rest} of {owner}"),
            (_, Some(owner)) => format!("{owner}'s {rest}"),
        }
    }

    /// "staff at the company": the company by its name.
    fn filled(&self, described: &Phrase, run: Range<usize>, text: String) -> String {
        let after = described.core.end;
        if after + 2 >= run.end
            || !matches!(self.words.lower(after), "at" | "of" | "for" | "from" | "with" | "in")
            || self.words.lower(after + 1) != "the"
        {
            return text;
        }
        let inner = phrase(self.words, after + 1..run.end);
        let body = inner.noun.as_ref().is_some_and(|n| n.class == Class::Body && !n.plural);
        if !body || inner.core.len() > 2 || inner.core.end != run.end {
            return text;
        }
        let named = self.described(&inner, None).filter(|&w| self.cast.characters[w].named.is_some());
        let whole = names::join(self.words, after + 1..run.end);
        match named {
            Some(who) if text.ends_with(&whole) => {
                format!("{}{}", &text[..text.len() - whole.len()], self.cast.characters[who].name)
            }
            _ => text,
        }
    }

    /// Whom a definite description means among those known.
    pub(super) fn described(&self, described: &Phrase, attribution: Option<usize>) -> Option<usize> {
        let noun = described.noun.as_ref()?;
        let at = described.run.start;
        let class = self.class(described)?;
        let mut candidates: Vec<usize> = self.cast.called(&noun.singular).collect();
        if matches!(class, Class::Person | Class::Body | Class::Outlet | Class::Document) {
            let others = self.cast.recent().filter(|w| !candidates.contains(w)).collect::<Vec<_>>();
            candidates.extend(others);
        }
        let modifiers: Vec<String> = described
            .key(self.words)
            .into_iter()
            .filter(|k| lexicon::noun(k).is_none_or(|n| n.singular != noun.singular))
            .collect();
        let owned = described.owner.clone().map(|o| self.owner_keys(o));
        let pronoun_owner = described.owner.clone().filter(|o| o.len() == 1).and_then(|o| self.owner_meant(o.start));
        let scored = candidates.into_iter().filter_map(|who| {
            let character = &self.cast.characters[who];
            let same = character.nouns.iter().any(|n| *n == noun.singular);
            if !self.can_be(character, described, class, same) {
                return None;
            }
            let mut features = self.features(who, at, attribution)?;
            features.same_noun = same;
            let asks_for_speaker = described.which == Some(Which::Same) || noun.singular == "source";
            if asks_for_speaker && class == Class::Person {
                if !character.outer || character.named.is_some() && noun.singular == "source" {
                    return None;
                }
            }
            features.strange_modifiers =
                modifiers.iter().filter(|m| !character.keys.contains(m) && !is_loose(m)).count() as u32;
            let foreign = match class {
                Class::Person | Class::Document => features.strange_modifiers > 0,
                Class::Body if lexicon::is_state(&noun.singular) => features.strange_modifiers > 0,
                // "the car-seat maker" may tell more of a known company; "the Vask administration" is another.
                Class::Body | Class::Outlet => described.core.clone().any(|w| {
                    self.words.is_capital(w) && !character.keys.iter().any(|k| k == lexicon::bare(self.words.lower(w)))
                }),
            };
            if !same && foreign {
                return None;
            }
            if !same
                && class == Class::Person
                && is_office(&noun.singular)
                && (!modifiers.is_empty() || !character.roles.is_empty() || !features.voice || features.sentences > 2)
            {
                return None;
            }
            if let Some(keys) = &owned
                && !keys.is_empty()
            {
                let shared = keys.iter().any(|k| {
                    character.keys.contains(k)
                        || character.body.as_ref().is_some_and(|b| b.to_lowercase().split([' ', '\'']).any(|w| w == k))
                });
                if !shared {
                    features.strange_modifiers += 2;
                    if !same {
                        return None;
                    }
                }
            }
            if same && noun.class != Class::Person {
                features.sentences = features.sentences.min(3);
                features.paragraphs = features.paragraphs.min(2);
            } else if same {
                features.sentences = features.sentences.min(6);
                features.paragraphs = features.paragraphs.min(4);
            }
            if let Some(owner) = pronoun_owner
                && character.body.as_ref().is_some_and(|b| *b != self.cast.characters[owner].name)
            {
                return None;
            }
            features.agrees = noun.gender.is_some() && noun.gender == character.gender;
            Some((who, features))
        });
        let who = rank::best(scored)?;
        // "the diplomats" after "two of the three": all of them.
        let character = &self.cast.characters[who];
        match character.group {
            Some(group) if character.plural && described.count.is_none() && self.cast.characters[group].plural => {
                Some(group)
            }
            _ => Some(who),
        }
    }

    /// Words of an owner that a character may be known by.
    fn owner_keys(&self, owner: Range<usize>) -> Vec<String> {
        owner
            .map(|w| lexicon::bare(self.words.lower(w)).trim_end_matches('\'').to_owned())
            .filter(|w| !matches!(w.as_str(), "the" | "a" | "its" | "his" | "her" | "their" | "our" | "my"))
            .collect()
    }

    /// Whether a description can mean a character at all.
    fn can_be(&self, character: &Character, described: &Phrase, class: Class, same: bool) -> bool {
        let Some(noun) = &described.noun else { return false };
        let plural = described.is_plural();
        match class {
            Class::Person => {
                if !matches!(character.kind, ActorKind::NamedPerson | ActorKind::Unnamed) || character.plural != plural
                {
                    return false;
                }
                if noun.gender.is_some() && character.gender.is_some_and(|g| Some(g) != noun.gender) {
                    return false;
                }
                if plural && described.count.is_some_and(|n| n != character.at_least) {
                    return false;
                }
                let anybody = is_general_of(&noun.singular)
                    && character.voice
                    && (character.named.is_none() || matches!(noun.singular.as_str(), "person" | "man" | "woman"));
                same || plural && anybody
                    || !plural && (is_general(&noun.singular) && character.named.is_some() || anybody)
            }
            Class::Outlet => {
                character.kind == ActorKind::Outlet
                    && !plural
                    && Some(&character.name) != self.article.outlet.as_ref()
                    && (same || character.named.is_some())
            }
            Class::Body => {
                if character.kind != ActorKind::Organisation
                    && !(noun.singular == "agency" && character.kind == ActorKind::Outlet)
                    || character.plural != plural
                {
                    return false;
                }
                let state = character.named == Some(NameKind::Place);
                if lexicon::is_state(&noun.singular) {
                    return same || state;
                }
                if state {
                    return same;
                }
                let company = lexicon::is_company(&noun.singular);
                let spoken_of = character.voice || character.named == Some(NameKind::Body);
                let plain = described.core.len() == 1 && described.owner.is_none() && is_any_body(&noun.singular);
                let known_trade =
                    character.nouns.iter().any(|n| lexicon::noun(n).is_some_and(|n| n.class == Class::Body));
                same || character.nouns.iter().any(|n| lexicon::same_trade(n, &noun.singular))
                    || (company || plain) && character.named.is_some() && !known_trade && spoken_of
            }
            Class::Document => {
                character.kind == ActorKind::Document
                    && character.plural == plural
                    && (same || matches!(noun.singular.as_str(), "document" | "text" | "paper"))
                    || same && character.kind == ActorKind::Outlet
            }
        }
    }

    /// "the two", "both", "one", "the pair", "the second official", "the other": parts of a group, or the group.
    fn several(&mut self, described: &Phrase, attribution: Option<usize>) -> Option<usize> {
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
            let group = self.group(noun.as_deref(), None)?;
            let which =
                names::join(self.words, described.core.start.max(described.run.start + 1) - 1..described.core.start);
            let words = format!("the {} of {}", which.to_lowercase(), with_article(&self.cast.characters[group]));
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
        let group = self.group(None, None)?;
        let number = names::join(self.words, described.run.clone()).to_lowercase();
        let words = format!("{number} of {}", with_article(&self.cast.characters[group]));
        let _ = attribution;
        Some(self.part(group, words, count, described.run.start))
    }

    /// "both" of two who spoke one after the other.
    fn both(&mut self, first: usize) -> Option<usize> {
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
    fn one_of(&mut self, described: &Phrase, attribution: Option<usize>) -> Option<usize> {
        let of = described.of.clone()?;
        let inner = phrase(self.words, of.clone());
        let count = described.count.unwrap_or(1);
        let pronoun = of.len() == 1;
        let group = if pronoun {
            self.they(of.start, attribution).filter(|&w| self.cast.characters[w].plural)
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
            let whole = as_described(self, described.run.clone());
            let who = self.introduce(&inner, described.run.start);
            let character = &mut self.cast.characters[who];
            character.name = whole;
            character.at_least = count;
            character.plural = count > 1;
            return Some(who);
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
    fn group(&self, noun: Option<&str>, count: Option<u32>) -> Option<usize> {
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
    fn part(&mut self, group: usize, name: String, count: u32, first: usize) -> usize {
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

    /// "a report in Bloomberg", "a story in the Coast Mercury", "an item on Friday": the outlet's word.
    fn piece_of_outlet(&mut self, described: &Phrase) -> Option<usize> {
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
    fn retell(&mut self, who: usize, described: &Phrase) {
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

/// A group's description after "one of".
fn with_article(group: &Character) -> String {
    let name = &group.name;
    if ["the ", "those ", "his ", "her ", "its "].iter().any(|a| name.starts_with(a)) {
        name.clone()
    } else {
        format!("the {name}")
    }
}

/// Modifiers that do not tell one from another.
fn is_loose(word: &str) -> bool {
    matches!(
        word,
        "same"
            | "former"
            | "then"
            | "new"
            | "late"
            | "young"
            | "old"
            | "senior"
            | "top"
            | "embattled"
            | "outgoing"
            | "veteran"
            | "unnamed"
            | "anonymous"
    )
}

/// Nouns that may be said of somebody who was brought in otherwise ("the diplomat" of a ministry's spokesman).
fn is_general(noun: &str) -> bool {
    is_office(noun)
        || matches!(
            noun,
            "diplomat"
                | "politician"
                | "official"
                | "executive"
                | "man"
                | "woman"
                | "lawmaker"
                | "lawyer"
                | "academic"
                | "scientist"
                | "expert"
                | "analyst"
                | "economist"
                | "businessman"
                | "businesswoman"
                | "tycoon"
                | "source"
                | "person"
                | "speaker"
                | "researcher"
                | "officer"
                | "soldier"
                | "activist"
                | "campaigner"
                | "envoy"
        )
}

/// Offices: said of somebody only who was told to hold them, or who just spoke and of whom no other office is told.
fn is_office(noun: &str) -> bool {
    matches!(
        noun,
        "president"
            | "premier"
            | "governor"
            | "mayor"
            | "minister"
            | "commissioner"
            | "chairman"
            | "chairwoman"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "director"
            | "head"
            | "manager"
            | "leader"
            | "chief"
            | "boss"
            | "secretary"
            | "doctor"
    )
}

/// Nouns that are said of bodies of many kinds.
fn is_any_body(noun: &str) -> bool {
    matches!(
        noun,
        "charity"
            | "group"
            | "organisation"
            | "organization"
            | "body"
            | "foundation"
            | "society"
            | "trust"
            | "association"
            | "institution"
            | "network"
            | "campaign"
            | "movement"
            | "nonprofit"
            | "non-profit"
            | "ngo"
            | "collective"
            | "consortium"
    )
}

/// Nouns for anybody.
fn is_general_of(noun: &str) -> bool {
    matches!(
        noun,
        "person"
            | "man"
            | "woman"
            | "source"
            | "official"
            | "insider"
            | "employee"
            | "worker"
            | "aide"
            | "figure"
            | "speaker"
    )
}
