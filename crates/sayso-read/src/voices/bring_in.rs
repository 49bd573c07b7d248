//! Descriptions in the running text that bring somebody in ("a second man, a surveyor for a contractor", "his wife", "a letter of
//! 10 March") or come back to him.

use super::lexicon::{self, Class};
use super::names::owns;
use super::walk::Walk;

impl Walk<'_, '_> {
    /// A description in the running text: one that brings somebody in ("a second man", "his wife") or comes back to him.
    pub(super) fn noun(&mut self, at: usize) {
        let words = self.words;
        if owns(words, at) || self.covered[at] || self.in_source(at) {
            return;
        }
        let Some(noun) = lexicon::noun(words.lower(at)) else { return };
        let sentence = words.sentence_of(at);
        let next_joins = at + 1 < sentence.end && words.before(at + 1) == " ";
        if next_joins && (lexicon::noun(words.lower(at + 1)).is_some() || words.is_capital(at + 1)) {
            return;
        }
        let mut from = at;
        while from > sentence.start && at - from < 7 && matches!(words.before(from), " " | "-") {
            let word = words.lower(from - 1);
            if matches!(
                word,
                "of" | "for"
                    | "at"
                    | "in"
                    | "by"
                    | "with"
                    | "from"
                    | "to"
                    | "and"
                    | "or"
                    | "on"
                    | "that"
                    | "as"
                    | "than"
                    | "said"
                    | "is"
                    | "was"
                    | "are"
                    | "were"
                    | "has"
                    | "had"
                    | "have"
                    | "be"
                    | "been"
            ) || self.in_source(from - 1)
            {
                break;
            }
            from -= 1;
            if matches!(
                word,
                "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our" | "this" | "another" | "those" | "these"
            ) || lexicon::number_of(word).is_some()
                || owns(words, from)
            {
                break;
            }
        }
        if from >= sentence.start + 3
            && words.lower(from - 1) == "of"
            && matches!(words.lower(from - 2), "couple" | "pair" | "handful" | "group" | "number" | "dozens")
        {
            from -= if matches!(words.lower(from - 3), "a" | "the") { 3 } else { 2 };
        }
        let definite = matches!(words.lower(from), "the" | "those" | "these");
        let owned = matches!(words.lower(from), "our" | "his" | "her" | "its" | "their") || owns(words, from);
        let fresh =
            matches!(words.lower(from), "a" | "an" | "another") || lexicon::number_of(words.lower(from)).is_some();
        // "Colleagues remember a man who read the annexes": nobody new in what somebody says.
        let vague = matches!(
            noun.singular.as_str(),
            "man"
                | "woman"
                | "person"
                | "someone"
                | "somebody"
                | "anyone"
                | "anybody"
                | "nobody"
                | "everybody"
                | "everyone"
        );
        // "A 19-year-old man has been arrested" brings him in.
        let aged = (from..at).any(|w| words.lower(w) == "old" || words.lower(w).ends_with("-old"));
        if vague && !aged && self.in_content(at) {
            return;
        }
        if owned && noun.class == Class::Person && !noun.plural {
            let phrase = super::phrase::phrase(words, from..at + 1);
            let known =
                self.described(&phrase, None).filter(|&w| self.cast.characters[w].nouns.contains(&noun.singular));
            let who = known.unwrap_or_else(|| self.introduce(&phrase, from));
            self.cast.characters[who].presumed |= known.is_none();
            self.cover(from..at + 1);
            let touch = self.touch_at(from);
            self.cast.touch(who, words.span_of(from..at + 1), touch);
            return;
        }
        if definite {
            let phrase = super::phrase::phrase(words, from..at + 1);
            if let Some(who) = self.described(&phrase, None) {
                let touch = self.touch_at(from);
                self.cast.touch(who, words.span_of(from..at + 1), touch);
            }
            return;
        }
        if fresh && noun.class == Class::Document && !noun.plural && matches!(words.lower(from), "a" | "an") {
            let end = self.told_until(at + 1, sentence.end, false);
            let phrase = super::phrase::phrase(words, from..end);
            let who = self.introduce(&phrase, from);
            let touch = self.touch_at(from);
            self.cast.touch(who, words.span_of(from..at + 1), touch);
            return;
        }
        // Reporters are told, and people are anybody.
        let anybody = matches!(noun.singular.as_str(), "person" | "reporter" | "journalist");
        if !fresh && noun.plural && noun.class == Class::Person && !anybody && !self.in_content(at) {
            self.several_without_article(at);
        }
        if !fresh || noun.class != Class::Person {
            return;
        }
        // An apposition tells more: "a second man, a surveyor for a contractor, who …".
        let mut run = from..self.told_until(at + 1, sentence.end, true);
        let after = at + 1;
        if after + 1 < sentence.end && words.before(after).trim_end() == "," && matches!(words.lower(after), "a" | "an")
        {
            let end = (after + 1..sentence.end.min(after + 30))
                .find(|&w| words.before(w).contains(','))
                .unwrap_or(sentence.end.min(after + 30));
            let phrase = super::phrase::phrase(words, after..end);
            if phrase.noun.as_ref().is_some_and(|n| n.class == Class::Person) {
                run = after..end;
            }
        }
        let phrase = super::phrase::phrase(words, run);
        let who = self.introduce(&phrase, from);
        self.cast.call(who, &noun.singular);
        if self.cast.characters[who].gender.is_none() {
            self.cast.characters[who].gender = noun.gender;
        }
        self.cover(phrase.run.clone());
        let touch = self.touch_at(from);
        self.cast.touch(who, words.span_of(from..at + 1), touch);
    }

    /// "Harbour officials went to the station": people whom "they" may mean.
    fn several_without_article(&mut self, at: usize) {
        let words = self.words;
        let start = words.sentence_of(at).start;
        let modifies = |w: usize| {
            let noun = lexicon::noun(words.lower(w)).is_some();
            noun || words.is_capital(w) && !lexicon::is_common(lexicon::bare(words.lower(w)))
        };
        let mut from = at;
        while from > start && at - from < 4 && matches!(words.before(from), " " | "-") && modifies(from - 1) {
            from -= 1;
        }
        let phrase = super::phrase::phrase(words, from..at + 1);
        let who = self.introduce(&phrase, from);
        let touch = self.touch_at(from);
        self.cast.touch(who, words.span_of(from..at + 1), touch);
    }

    /// Past what tells more of somebody or something after the noun: "of 10 March from the directorate", "at the guest villa",
    /// "who handles landing permits".
    pub(super) fn told_until(&self, from: usize, limit: usize, person: bool) -> usize {
        let words = self.words;
        let link = |w: usize| match words.lower(w) {
            "of" | "from" | "by" | "to" | "for" | "on" => !person || words.lower(w) != "to" && words.lower(w) != "by",
            "at" | "in" | "with" | "near" => person,
            _ => false,
        };
        let small = |w: usize| matches!(words.lower(w), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "our");
        let limit = limit.min(from + 12);
        let mut end = from;
        while end < limit && words.before(end) == " " {
            let linked = end > from && (link(end - 1) || small(end - 1));
            let goes_on = link(end)
                || end > from
                    && (small(end) && link(end - 1)
                        || words.is_capital(end)
                        || lexicon::noun(words.lower(end)).is_some());
            if !goes_on && !linked {
                break;
            }
            end += 1;
        }
        while end > from && (link(end - 1) || small(end - 1)) {
            end -= 1;
        }
        if person && end < limit && words.before(end) == " " && words.lower(end) == "who" {
            let stop = (end + 1..limit).find(|&w| {
                words.before(w) != " " || matches!(words.lower(w), "and" | "but" | "said" | "told" | "says")
            });
            end = stop.unwrap_or(limit);
        }
        end
    }
}
