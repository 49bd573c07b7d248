//! A source's words: a pronoun, a name, the writer, or a description.

use std::ops::Range;

use sayso_text::{ActorKind, Span};

use super::cast::Character;
use super::lexicon::{self, Class, Gender};
use super::names::{self, Name, NameKind, owns};
use super::phrase::{self, Opening};
use super::walk::Walk;

/// Whom the source of an attribution means.
pub(super) fn resolve(walk: &mut Walk, at: usize) -> Option<usize> {
    let spans = walk.attributions[at].source.clone();
    let Some(first) = spans.first() else { return Some(nobody(walk, at)) };
    let run = trimmed(walk, walk.words.within(*first));
    if run.is_empty() {
        return Some(nobody(walk, at));
    }
    if let Some(who) = writer(walk, at, &run) {
        return who;
    }
    if let Some(who) = pronoun(walk, at, &run) {
        return who;
    }
    if let Some(who) = name(walk, &run) {
        return who;
    }
    walk.description(at, run)
}

/// Someone of whom nothing is known ("it has emerged").
fn nobody(walk: &mut Walk, at: usize) -> usize {
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

/// Without words before the phrase itself.
fn trimmed(walk: &Walk, run: Range<usize>) -> Range<usize> {
    let mut start = run.start;
    while start + 1 < run.end
        && matches!(
            walk.words.lower(start),
            "according" | "to" | "by" | "from" | "per" | "and" | "but" | "while" | "even" | "meanwhile"
        )
    {
        start += 1;
    }
    start..run.end
}

/// "I", "we", "this newspaper": the voice around in a quotation, else who writes.
fn writer(walk: &mut Walk, at: usize, run: &Range<usize>) -> Option<Option<usize>> {
    let words = walk.words;
    let first = words.lower(run.start).split('\'').next().unwrap_or_default();
    let one = matches!(first, "i" | "me" | "my" | "mine");
    let many = matches!(first, "we" | "us" | "our" | "ours");
    let quoted = words.is_quoted(words.span(run.start).start);
    if one
        || many
            && (run.len() == 1
                || matches!(words.lower(run.start + 1), "all" | "both" | "ourselves" | "at" | "here" | "too" | "also"))
    {
        if let Some(around) = walk.around(at)
            && (quoted || many)
        {
            return Some(Some(around));
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

/// "he", "she", "they", "it".
fn pronoun(walk: &mut Walk, at: usize, run: &Range<usize>) -> Option<Option<usize>> {
    let words = walk.words;
    let alone = run.len() == 1;
    let emphatic = run.len() == 2
        && matches!(
            words.lower(run.start + 1),
            "himself" | "herself" | "itself" | "themselves" | "both" | "all" | "too" | "also"
        );
    if !alone && !emphatic {
        return None;
    }
    let place = run.start;
    Some(match words.lower(place).split('\'').next().unwrap_or_default() {
        "he" | "him" | "his" => learn(walk, place, Gender::He, at),
        "she" | "her" | "hers" => learn(walk, place, Gender::She, at),
        "they" | "them" | "their" | "theirs" => walk.they(place, Some(at)),
        "it" | "its" => walk.it(place, Some(at)),
        "who" => before(walk, place, true),
        "which" | "that" => before(walk, place, false),
        _ => return None,
    })
}

/// The one that a pronoun means is from now on known to be he or she.
fn learn(walk: &mut Walk, place: usize, gender: Gender, at: usize) -> Option<usize> {
    let who = walk.he_or_she(place, gender, Some(at))?;
    let character = &mut walk.cast.characters[who];
    character.gender = character.gender.or(Some(gender));
    Some(who)
}

/// What a relative pronoun hangs on: the mention right before it.
fn before(walk: &Walk, place: usize, human: bool) -> Option<usize> {
    walk.cast.recent().find(|&who| {
        let character = &walk.cast.characters[who];
        character.is_human() == human && character.last.is_some_and(|l| l.at < place && place - l.at < 6)
    })
}

/// A name that leads the source, alone, after its role, or after a description and a comma.
fn name(walk: &mut Walk, run: &Range<usize>) -> Option<Option<usize>> {
    let words = walk.words;
    let segments = segments(walk, run);
    let from = walk.names.partition_point(|n| n.words.end <= run.start);
    let inside: Vec<usize> = (from..walk.names.len()).take_while(|&n| walk.names[n].words.start < run.end).collect();
    let head = &segments[0];
    for &n in inside.iter().filter(|&&n| walk.names[n].whole.start < head.end) {
        let name = &walk.names[n];
        if (head.start..name.whole.start).any(|w| is_preposition(words.lower(w)) || owns(words, w)) {
            // "Kelstan's foreign minister", "head of the Guild": the name is not the leading one, a later one may be.
            if (head.start..name.whole.start).any(|w| is_preposition(words.lower(w))) {
                break;
            }
        }
        let ends = name.words.end >= head.end;
        if name.possessive && !(ends && inside.len() == 1) {
            continue;
        }
        // "Many Tolmarkers", "two Brenns": people called by a name.
        let before = if name.whole.start > head.start { words.lower(name.whole.start - 1) } else { "" };
        if name.words.len() == 1 && words.lower(name.words.start).ends_with('s') && lexicon::number_of(before).is_some()
        {
            break;
        }
        let next = words.lower(name.words.end);
        let noun = if ends { None } else { lexicon::noun(next) };
        let leads = ends
            || is_preposition(next)
            || matches!(next, "who" | "which" | "himself" | "herself" | "itself" | "and" | "or");
        let outlet = noun.as_ref().is_some_and(|n| n.class == Class::Outlet && !n.plural || n.singular == "agency")
            && name.words.end + 1 >= head.end;
        if leads || outlet {
            if let Some(together) = together(walk, run, &inside, n) {
                return Some(Some(together));
            }
            if let Some(unclear) = shared(walk, &walk.names[n]) {
                return Some(unclear);
            }
            let who = named(walk, n);
            if outlet && let Some(who) = who {
                walk.cast.characters[who].kind = ActorKind::Outlet;
                walk.cast.characters[who].named = Some(NameKind::Outlet);
                let noun = noun.map(|n| n.singular).unwrap_or_default();
                walk.cast.call(who, &noun);
            }
            return Some(who).filter(|w| w.is_some());
        }
    }
    // "the ministry's spokesman, Azat Durmanov"; "a Piplow spokeswoman, Ffion Dray"
    for segment in segments.iter().skip(1) {
        let Some(&n) = inside
            .iter()
            .find(|&&n| walk.names[n].whole.start >= segment.start && walk.names[n].words.end <= segment.end)
        else {
            continue;
        };
        let name = &walk.names[n];
        let whole = name.words.end == segment.end && !name.possessive;
        let opening = segment.start == name.whole.start
            || (segment.start..name.whole.start).all(|w| {
                lexicon::noun(words.lower(w)).is_some()
                    || !is_preposition(words.lower(w))
                        && words.lower(w) != "a"
                        && words.lower(w) != "an"
                        && words.lower(w) != "the"
            });
        if whole && opening {
            let class = phrase::phrase(words, head.clone()).noun.map(|n| n.class);
            return Some(introduced_by(walk, n, class));
        }
        break;
    }
    None
}

/// "Toft and Vask", "Ilse Toft, Orrin Vask and Mr Lie": all who are named one after the other.
fn together(walk: &mut Walk, run: &Range<usize>, inside: &[usize], first: usize) -> Option<usize> {
    let words = walk.words;
    let next = walk.names[first].words.end;
    let joined = |w: usize| words.lower(w) == "and" || words.lower(w) == "or";
    if next >= run.end || !(run.clone()).any(joined) {
        return None;
    }
    let mut all: Vec<usize> = Vec::new();
    let mut at = run.start;
    for &n in inside.iter().filter(|&&n| n >= first) {
        let name = &walk.names[n];
        // Between two of them stand only commas, "and", and roles.
        if (at..name.whole.start).any(|w| is_preposition(words.lower(w))) || name.possessive {
            continue;
        }
        if !all.is_empty() && !(at..name.whole.start).any(joined) && !words.before(name.whole.start).contains(',') {
            continue;
        }
        all.push(n);
        at = name.words.end;
    }
    let last = *all.last()?;
    let before_last = walk.names[all[all.len().checked_sub(2)?]].words.end;
    if !(before_last..walk.names[last].whole.start).any(joined) {
        return None;
    }
    let mut who: Vec<usize> = all.iter().filter_map(|&n| walk.pool.of[n]).collect();
    who.dedup();
    if who.len() < 2 || who.len() != all.len() {
        return None;
    }
    let kind = walk.cast.characters[who[0]].kind;
    let names: Vec<String> = who.iter().map(|&w| walk.cast.characters[w].name.clone()).collect();
    let (last, rest) = names.split_last()?;
    let mut new = Character::new(kind, format!("{} and {last}", rest.join(", ")), run.start);
    new.at_least = who.len() as u32;
    new.plural = true;
    new.counted = true;
    new.named = walk.cast.characters[who[0]].named;
    Some(walk.cast.add(new))
}

/// A name after a description: what the description is, the name is.
fn introduced_by(walk: &mut Walk, name: usize, class: Option<Class>) -> Option<usize> {
    let who = named(walk, name)?;
    let character = &mut walk.cast.characters[who];
    match class {
        Some(Class::Person) if !matches!(character.named, Some(NameKind::Place)) => {
            character.kind = ActorKind::NamedPerson;
            character.named = Some(NameKind::Person);
        }
        Some(Class::Outlet) => character.kind = ActorKind::Outlet,
        _ => {}
    }
    Some(who)
}

/// The character of a name that speaks.
fn named(walk: &mut Walk, name: usize) -> Option<usize> {
    let mention = &walk.names[name];
    let who = match walk.pool.of[name] {
        Some(who) => who,
        None => {
            // Where it is the source, a capital that may only open the sentence is a name after all.
            let word = lexicon::bare(walk.words.lower(mention.words.start));
            if !mention.doubtful
                || lexicon::noun(word).is_some()
                || word.ends_with('s') && mention.kind == NameKind::Unknown
            {
                return None;
            }
            let kind = if mention.kind == NameKind::Outlet { ActorKind::Outlet } else { ActorKind::Organisation };
            let new = Character {
                named: Some(mention.kind),
                ..Character::new(kind, mention.text.clone(), mention.words.start)
            };
            let new = walk.cast.add(new);
            walk.pool.of[name] = Some(new);
            new
        }
    };
    let mention = &walk.names[name];
    let _ = mention;
    Some(who)
}

/// A surname that two people bear: the title's gender tells, else the one that was spoken of by it before; else it is unclear.
fn shared(walk: &Walk, name: &Name) -> Option<Option<usize>> {
    if name.words.len() > 1 {
        return None;
    }
    let bearers = walk.pool.shared.get(&super::pool::key(&name.text))?;
    let fitting: Vec<usize> = bearers
        .iter()
        .copied()
        .filter(|&b| name.gender.is_none() || walk.cast.characters[b].gender.is_none_or(|g| Some(g) == name.gender))
        .filter(|&b| walk.cast.characters[b].first <= name.words.start)
        .collect();
    match fitting[..] {
        [] => None,
        [only] => Some(Some(only)),
        _ => {
            // News call the one by the bare surname whom they called so before the other came in.
            let mut by_first = fitting.clone();
            by_first.sort_by_key(|&b| walk.cast.characters[b].first);
            let (main, second) = (by_first[0], walk.cast.characters[by_first[1]].first);
            let surname = super::pool::key(&name.text);
            let bare = walk
                .names
                .iter()
                .take_while(|n| n.words.start < second)
                .any(|n| n.words.len() == 1 && super::pool::key(&n.text) == surname);
            let spoke: Vec<usize> = fitting.iter().copied().filter(|&b| walk.last_voice == Some(b)).collect();
            Some(if bare {
                Some(main)
            } else if spoke.len() == 1 {
                Some(spoke[0])
            } else {
                None
            })
        }
    }
}

/// The pieces of a source between commas.
pub(super) fn segments(walk: &Walk, run: &Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = run.start;
    for w in run.start + 1..run.end {
        let gap = walk.words.before(w);
        if gap.contains([',', '(', '–', '—', ';']) || gap.contains(" - ") {
            found.push(start..w);
            start = w;
        }
    }
    found.push(start..run.end);
    found
}

/// Prepositions after which a name no longer leads.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "at"
            | "in"
            | "with"
            | "from"
            | "by"
            | "on"
            | "to"
            | "close"
            | "near"
            | "inside"
            | "within"
            | "about"
            | "under"
            | "from_"
            | "behind"
            | "against"
            | "into"
            | "over"
            | "between"
            | "familiar"
            | "who"
            | "which"
            | "that"
            | "whose"
    )
}

/// The written words of a run, in lower case at the start unless it opens with a name.
pub(super) fn as_described(walk: &Walk, run: Range<usize>) -> String {
    let text = names::join(walk.words, run.clone());
    let capital_is_mere_opening = walk.words.is_capital(run.start)
        && !lexicon::is_demonym(walk.words.lower(run.start))
        && !walk.names.iter().any(|n| n.words.contains(&run.start) || n.whole.contains(&run.start));
    if !capital_is_mere_opening || text.chars().nth(1).is_some_and(char::is_uppercase) {
        return text;
    }
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}

/// Whether a description may mean somebody known.
pub(super) fn is_definite(opening: Opening) -> bool {
    opening == Opening::Definite
}
