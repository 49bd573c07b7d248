//! How a described character is called: whose it is, and what tells more of it.

use std::ops::Range;

use super::lexicon::{self, Class, Gender};
use super::names;
use super::phrase::{Phrase, phrase};
use super::source::as_described;
use super::walk::Walk;

impl Walk<'_, '_> {
    /// The name of a description's owner: "its" is looked up, others stand as written.
    pub(super) fn owner_name(&mut self, owner: Range<usize>) -> Option<String> {
        let at = owner.start;
        if owner.len() == 1 {
            let who = self.owner_meant(at);
            match self.words.lower(at) {
                "our" => return self.article.outlet.clone(),
                "my" if self.words.is_quoted(self.words.span(at).start) => return None,
                "my" => return self.article.byline.clone().or_else(|| self.article.outlet.clone()),
                _ => {}
            }
            if matches!(self.words.lower(at), "its" | "their" | "his" | "her") {
                return who.map(|w| self.cast.characters[w].name.clone()).filter(|n| !n.is_empty());
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
            return Some(self.cast.characters[who].name.clone());
        }
        Some(names::join(self.words, start..owner.end))
    }

    /// Whom a possessive pronoun means.
    pub(super) fn owner_meant(&self, at: usize) -> Option<usize> {
        let meant = match self.words.lower(at) {
            "its" => self.it(at, None),
            "their" => self.they(at, None),
            "his" => self.he_or_she(at, Gender::He, None),
            "her" => self.he_or_she(at, Gender::She, None),
            _ => None,
        };
        meant.map(|m| m.who)
    }

    /// How a new character is called.
    pub(super) fn name_of(&self, described: &Phrase, class: Option<Class>, owner: Option<&str>) -> String {
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
            // "the prosecutor's office" is called so.
            (Some(Class::Body), Some(owner)) if is_office_holder(owner) => format!("{owner}'s {rest}"),
            (Some(Class::Body), Some(owner)) => format!("{rest} of {owner}"),
            (_, Some(owner)) => format!("{owner}'s {rest}"),
        }
    }

    /// "staff at the company", "a friend of the governor": the company and the governor by their names.
    pub(super) fn filled(&self, described: &Phrase, run: Range<usize>, text: String) -> String {
        let after = described.core.end;
        if after + 2 >= run.end
            || !matches!(self.words.lower(after), "at" | "of" | "for" | "from" | "with" | "in")
            || self.words.lower(after + 1) != "the"
        {
            return text;
        }
        let inner = phrase(self.words, after + 1..run.end);
        let may_be_named =
            inner.noun.as_ref().is_some_and(|n| matches!(n.class, Class::Body | Class::Person) && !n.plural);
        if !may_be_named || inner.core.len() > 2 || inner.core.end != run.end {
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
}

/// Whether a name is none, but a word for whoever holds an office ("national prosecutor").
fn is_office_holder(owner: &str) -> bool {
    let last = owner.rsplit(' ').next().unwrap_or(owner);
    !owner.contains(char::is_uppercase) && lexicon::is_one_person(last)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn whose_it_is() {
        check("[The national prosecutor's office] denied it.", &["body national prosecutor's office"]);
        check("[Dravia's foreign ministry] denied it.", &["body foreign ministry of Dravia"]);
    }
}
