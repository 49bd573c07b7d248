//! Names of people in the running text, and whether he or she is meant by them: what a trained scorer of pronouns is asked about.

use sayso_text::{ActorKind, Article, Span};

use super::cast::Cast;
use super::lexicon::{self, Gender, bare, gender_of_first_name, gender_of_honorific};
use super::walk::bare_span;
use super::{names, pool};
use crate::words::Words;

/// Where the names of people stand, without titles and possessive endings, as far as the names alone tell.
pub(crate) fn people_named(article: &Article, words: &Words) -> Vec<Span> {
    let names = names::names(words, article.outlet.as_deref());
    let mut cast = Cast::default();
    let pool = pool::pool(article, words, &names, &[], &mut cast);
    let person = |who: Option<usize>| who.is_some_and(|who| cast.characters[who].kind == ActorKind::NamedPerson);
    let people = names.iter().zip(&pool.of).filter(|(_, who)| person(**who));
    people.map(|(name, _)| bare_span(words.text(), words.span_of(name.words.clone()))).collect()
}

/// Whether a mention is he or she by its own words: an honorific, a first name, or a noun of one kind ("spokeswoman").
pub(crate) fn gender_of(words: &Words, span: Span, noun: bool) -> Option<Gender> {
    let run = words.within(span);
    if noun {
        return run.rev().find_map(|w| lexicon::noun(words.lower(w))).and_then(|n| n.gender);
    }
    let title = run.start.checked_sub(1).filter(|&w| words.is_capital(w) && words.before(run.start).trim_end() != ",");
    let of_title = title.and_then(|w| gender_of_honorific(words.lower(w)));
    let first = bare(words.lower(run.start));
    of_title.or_else(|| gender_of_honorific(first)).or_else(|| gender_of_first_name(first))
}

#[cfg(test)]
mod tests {
    use sayso_text::Document;

    use super::*;

    #[test]
    fn he_or_she_by_title_or_first_name() {
        let document = Document::of(&Article::from_text("a", "Mrs Toft met Orrin Vask, Anna Lund and a spokesman."));
        let words = Words::of(&document, &[]);
        let of = |written: &str, noun| {
            let start = document.text.find(written).expect(written);
            gender_of(&words, Span::new(start, start + written.len()), noun)
        };
        assert_eq!(of("Toft", false), Some(Gender::She));
        assert_eq!(of("Orrin Vask", false), None);
        assert_eq!(of("Anna Lund", false), Some(Gender::She));
        assert_eq!(of("a spokesman", true), Some(Gender::He));
    }
}
