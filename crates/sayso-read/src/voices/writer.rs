//! Sources that are nobody, or who writes: "it has emerged", "I", "we", "this newspaper".

use std::ops::Range;

use sayso_text::{ActorKind, Span};

use super::cast::Character;
use super::lexicon::{self, Class};
use super::pronoun::is_initials;
use super::walk::Walk;

/// "I", "we", "this newspaper": the voice around in a quotation, else who writes.
pub(super) fn writer(walk: &mut Walk, at: usize, run: &Range<usize>) -> Option<Option<usize>> {
    let words = walk.words;
    let first = words.lower(run.start).split('\'').next().unwrap_or_default();
    // "My doctor" is the speaker's doctor, not the speaker; "my view" is the speaker.
    let listed = (run.start + 1..run.end)
        .take_while(|&w| words.before(w) == " ")
        .any(|w| lexicon::noun(words.lower(w)).is_some());
    let owned = first == "my" && run.len() > 1 && (listed || words.is_quoted(words.span(run.start).start));
    let one = matches!(first, "i" | "me" | "my" | "mine") && !owned;
    let many = matches!(first, "we" | "us" | "our" | "ours") && !is_initials(words.written(run.start));
    let quoted = words.is_quoted(words.span(run.start).start);
    if one
        || many
            && (run.len() == 1
                || matches!(words.lower(run.start + 1), "all" | "both" | "ourselves" | "at" | "here" | "too" | "also"))
    {
        if let Some(around) = walk.around(at)
            && (quoted || many)
        {
            // The "I" of a letter is whoever wrote it, not the letter; that of a magazine whomever it quotes.
            let written = one && matches!(walk.cast.characters[around].kind, ActorKind::Document | ActorKind::Outlet);
            return Some((!written).then_some(around));
        }
        if quoted {
            // Some annotations leave out the attribution around.
            return Some(None);
        }
        return Some(if one || judges(walk, at) {
            Some(author(walk))
        } else {
            walk.pool.own_outlet.or_else(|| Some(author(walk)))
        });
    }
    let ours = first == "our"
        && run.len() == 2
        && lexicon::noun(words.lower(run.start + 1)).is_some_and(|n| n.class == Class::Outlet);
    if ours && !quoted && walk.pool.own_outlet.is_some() {
        return Some(walk.pool.own_outlet);
    }
    let own = matches!(first, "this") || words.are(run.start, &["an", "earlier", "version", "of", "this"]);
    if own && !quoted {
        let noun = lexicon::noun(words.lower(run.start + 1));
        let class = noun.as_ref().map(|n| n.class);
        let person = noun.as_ref().is_some_and(|n| {
            matches!(
                n.singular.as_str(),
                "reporter" | "correspondent" | "writer" | "author" | "columnist" | "blogger" | "editor"
            )
        });
        if person {
            return Some(Some(author(walk)));
        }
        if class == Some(Class::Outlet) || matches!(words.lower(run.start + 1), "agency") || first == "an" {
            return Some(walk.pool.own_outlet.or_else(|| Some(author(walk))));
        }
    }
    if words.are(run.start, &["the", "author"]) && run.len() == 2 && walk.author.is_some() {
        return Some(walk.author);
    }
    None
}

/// Whether the writer's "we" judges or advises rather than reports.
fn judges(walk: &Walk, at: usize) -> bool {
    let attribution = &walk.attributions[at];
    let cue: Vec<&str> =
        attribution.cue.iter().flat_map(|c| walk.words.within(*c)).map(|w| walk.words.lower(w)).collect();
    let owner = attribution.source.first().is_some_and(|s| walk.words.lower(walk.words.within(*s).start) == "our");
    owner
        || cue.iter().any(|w| {
            matches!(
                *w,
                "think"
                    | "believe"
                    | "hope"
                    | "know"
                    | "feel"
                    | "fear"
                    | "suspect"
                    | "suppose"
                    | "guess"
                    | "wonder"
                    | "doubt"
                    | "love"
                    | "prefer"
                    | "recommend"
                    | "advise"
                    | "suggest"
                    | "advice"
                    | "view"
                    | "opinion"
                    | "verdict"
                    | "should"
                    | "reckon"
                    | "expect"
                    | "bet"
                    | "consider"
                    | "wish"
                    | "want"
            )
        })
}

/// The author of the article.
fn author(walk: &mut Walk) -> usize {
    if let Some(author) = walk.author {
        return author;
    }
    let name = walk.article.byline.clone().or_else(|| walk.article.outlet.clone()).unwrap_or_default();
    let author = walk.cast.add(Character::new(ActorKind::Author, name, 0));
    walk.author = Some(author);
    author
}

/// Someone of whom nothing is known ("it has emerged").
pub(super) fn nobody(walk: &mut Walk, at: usize) -> usize {
    let first = walk.attributions[at].cue.first().map_or(0, |c| walk.words.within(*c).start);
    let own = walk.attributions[at].cue.first().is_some_and(|c| is_own_print(walk, *c));
    if let Some(outlet) = walk.pool.own_outlet.filter(|_| own) {
        return outlet;
    }
    walk.cast.add(Character::new(ActorKind::Unnamed, String::new(), first))
}

/// "as printed", "as we reported": the article's own outlet.
fn is_own_print(walk: &Walk, cue: Span) -> bool {
    let run = walk.words.within(cue);
    walk.words.are(run.start, &["as", "printed"]) || walk.words.are(run.start, &["as", "reported", "here"])
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_in;

    #[test]
    fn writers() {
        check_in(
            "Brine Blog",
            "Well, [I] doubt it. [We] asked. [Our] advice is to wait.",
            &["author Brine Blog", "outlet Brine Blog", "author Brine Blog"],
        );
        check_in(
            "Brine Blog",
            "[My publisher, Otto Wenck,] agrees. [My doctor] hopes so. [My view] is that it rains.",
            &["person Otto Wenck", "unnamed Brine Blog's doctor", "author Brine Blog"],
        );
        check_in(
            "Brine Blog",
            "[Our paper] asked. [Our sailor] left.",
            &["outlet Brine Blog", "unnamed Brine Blog's sailor"],
        );
        check_in(
            "Brine Blog",
            "[This reporter] saw it; [this newspaper] said so.",
            &["author Brine Blog", "outlet Brine Blog"],
        );
    }
}
