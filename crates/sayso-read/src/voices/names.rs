//! Proper names in the text: where they stand and what their neighbours say of them.

use std::collections::HashSet;
use std::ops::Range;

use sayso_text::ParagraphKind;

use super::lexicon::{
    self, Class, Gender, Title, bare, gender_of_first_name, gender_of_honorific, is_common, is_link, is_title,
};
use crate::words::Words;

/// A proper name as it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// The words of the name itself, without titles.
    pub(super) words: Range<usize>,
    /// With the capitalised titles before it.
    pub(super) whole: Range<usize>,
    /// As written, without a possessive ending.
    pub(super) text: String,
    /// What it stands for, where something says so.
    pub(super) kind: NameKind,
    /// Of whom its titles are said.
    pub(super) gender: Option<Gender>,
    /// Offices in its titles, lower case ("president").
    pub(super) office: Option<String>,
    /// Whether it owns what follows ("Toft's").
    pub(super) possessive: bool,
    /// Whether it stands where every word has a capital and nothing else shows that it is a name.
    pub(super) doubtful: bool,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum NameKind {
    /// A person.
    Person,
    /// A body.
    Body,
    /// An outlet.
    Outlet,
    /// A country or a town.
    Place,
    /// Not said here.
    Unknown,
}

/// All proper names of the running text, in order.
pub(super) fn names(words: &Words) -> Vec<Name> {
    let lower = seen_lower(words);
    let mut found = Vec::new();
    for paragraph in &words.document.paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Caption) {
            continue;
        }
        let dateline = dateline(words, words.within(paragraph.span));
        for sentence in paragraph.sentences.clone() {
            let run = words.within(words.document.sentences[sentence]);
            let mut at = run.start;
            while at < run.end {
                let end = chunk_end(words, at, &run, &lower);
                if end > at {
                    push(words, at..end, &run, &lower, &dateline, &mut found);
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
    }
    found
}

/// Words that stand in lower case somewhere in the text: where one of them opens a sentence, its capital says nothing.
fn seen_lower<'w>(words: &'w Words) -> HashSet<&'w str> {
    (0..words.len()).filter(|&w| !words.is_capital(w)).map(|w| words.lower(w)).collect()
}

/// The words of a dateline ("SARN, Feb 18 (Tern) - ") at the head of a paragraph.
fn dateline(words: &Words, run: Range<usize>) -> Range<usize> {
    let shouted = |at: usize| words.written(at).chars().all(|c| !c.is_lowercase());
    let limit = run.end.min(run.start + 14);
    if run.start >= limit || !shouted(run.start) {
        return run.start..run.start;
    }
    for at in run.start + 1..limit {
        let gap = words.before(at);
        if gap.contains(") -")
            || gap.contains(") –")
            || gap.contains(") —")
            || gap.contains(" --")
            || gap.contains(" – ")
        {
            return run.start..at;
        }
    }
    run.start..run.start
}

/// Where the name that begins at a word ends; at the word itself where none does.
fn chunk_end(words: &Words, at: usize, sentence: &Range<usize>, lower: &HashSet<&str>) -> usize {
    if !can_begin(words, at, sentence, lower) {
        return at;
    }
    let mut end = at + 1;
    while end < sentence.end && !owns(words, end - 1) {
        let gap = words.before(end);
        let joins = matches!(gap, " " | " & " | "-" | "\u{a0}") || gap == ". " && abbreviated(words.lower(end - 1));
        if !joins {
            break;
        }
        if can_continue(words, end) {
            end += 1;
            continue;
        }
        let Some(next) = after_link(words, at, end, sentence.end) else { break };
        end = next;
    }
    end
}

/// Past the small words and the capital after them ("of Rail", "van der Berg"), where a name goes on over them.
fn after_link(words: &Words, start: usize, at: usize, limit: usize) -> Option<usize> {
    let plain = |w: usize| w < limit && matches!(words.before(w), " ");
    if is_link(words.lower(at)) {
        let mut next = at + 1;
        while plain(next) && is_link(words.lower(next)) {
            next += 1;
        }
        return (plain(next) && can_continue(words, next)).then_some(next + 1);
    }
    let body = (start..at).any(|w| lexicon::is_body_word(words.lower(w)) || lexicon::is_outlet_word(words.lower(w)));
    let last_is_office = is_title(words.lower(at - 1)).is_some();
    if body && !last_is_office && matches!(words.lower(at), "of" | "for") {
        let next = if words.lower(at + 1) == "the" { at + 2 } else { at + 1 };
        return (plain(at + 1) && plain(next) && can_continue(words, next)).then_some(next + 1);
    }
    None
}

fn can_begin(words: &Words, at: usize, sentence: &Range<usize>, lower: &HashSet<&str>) -> bool {
    if !can_continue(words, at) {
        return false;
    }
    let word = words.lower(at);
    if is_common(bare(word)) {
        return false;
    }
    let opens = at == sentence.start || words.before(at).contains(['“', '"', '‘', ':', '«']);
    if !opens {
        return true;
    }
    let next_is_capital = at + 1 < sentence.end && words.before(at + 1) == " " && can_continue(words, at + 1);
    // "Opposition leader", "Brokers said": a capital that only opens the sentence.
    next_is_capital || !(lower.contains(bare(word)) || lexicon::noun(word).is_some() && is_title(word).is_none())
}

fn can_continue(words: &Words, at: usize) -> bool {
    let written = words.written(at);
    let first = written.chars().next();
    let capital = first.is_some_and(|c| c.is_uppercase())
        || first.is_some_and(char::is_numeric) && false
        || written.chars().skip(1).any(char::is_uppercase) && !first.is_some_and(char::is_numeric);
    capital && !is_month_or_day(words.lower(at)) && words.lower(at) != "i" && !words.lower(at).starts_with("i'")
}

fn is_month_or_day(word: &str) -> bool {
    let word = bare(word);
    is_common(word)
        && (word.ends_with("day") && word.len() > 5 && !["today", "yesterday"].contains(&word)
            || [
                "january",
                "february",
                "march",
                "april",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december",
            ]
            .contains(&word)
            || ["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"].contains(&word)
            || ["gmt", "am", "pm"].contains(&word))
}

fn abbreviated(word: &str) -> bool {
    word.chars().count() == 1
        || [
            "dr", "mr", "mrs", "ms", "st", "sen", "gov", "rep", "gen", "col", "lt", "sgt", "prof", "rev", "hon", "jr",
            "capt", "maj",
        ]
        .contains(&word)
}

/// Whether a word has a possessive ending.
pub(super) fn owns(words: &Words, at: usize) -> bool {
    let word = words.lower(at);
    word.ends_with("'s") || word.ends_with('s') && at + 1 < words.len() && words.before(at + 1).starts_with(['\'', '’'])
}

/// Adds the name in a run of capitals: titles before it are cut off, what only they make up is no name.
fn push(
    words: &Words,
    whole: Range<usize>,
    sentence: &Range<usize>,
    lower: &HashSet<&str>,
    dateline: &Range<usize>,
    found: &mut Vec<Name>,
) {
    let mut start = whole.start;
    let mut gender = None;
    let mut office = None;
    let mut titled = false;
    // The last title with a name after it; what stands before it is a country or body ("Russian President …").
    for at in whole.clone() {
        let word = words.lower(at);
        let Some(title) = is_title(word) else { continue };
        if at + 1 == whole.end
            || (whole.start..at).any(|w| lexicon::is_body_word(words.lower(w)) && w + 1 == at) && false
        {
            continue;
        }
        if lexicon::is_body_word(words.lower(whole.end - 1)) && whole.end - at > 3 {
            continue;
        }
        gender = gender.or(gender_of_honorific(word));
        if matches!(title, Title::Office) {
            let before = if at > whole.start && words.lower(at - 1) == "prime" { "prime " } else { "" };
            office = Some(format!("{before}{word}"));
        }
        titled = true;
        start = at + 1;
    }
    if start == whole.start && whole.start >= 2 && words.lower(whole.start - 1) == "of" {
        // "Secretary of State Antony Blinken": the department is part of the title.
        let title = words.lower(whole.start - 2);
        if is_title(title).is_some() && words.before(whole.start) == " " {
            let departments = [
                "state",
                "defence",
                "defense",
                "health",
                "education",
                "finance",
                "foreign",
                "affairs",
                "justice",
                "interior",
                "labour",
                "labor",
                "trade",
                "transport",
                "energy",
                "agriculture",
                "commerce",
                "treasury",
                "homeland",
                "security",
                "information",
                "home",
            ];
            let skip = whole.clone().take_while(|&w| departments.contains(&words.lower(w))).count();
            if skip > 0 {
                start += skip;
                titled = true;
                office = Some(format!("{title} of {}", join(words, whole.start..start).to_lowercase()));
            }
        }
    }
    if start >= whole.end
        || (start..whole.end).all(|w| is_title(words.lower(w)).is_some()) && whole.len() > 0 && start == whole.start
    {
        return;
    }
    let name = start..whole.end;
    let alone = name.len() == 1;
    let opens = whole.start == sentence.start;
    let word = bare(words.lower(name.start));
    let shouted = |w: usize| {
        words.written(w).chars().filter(|c| c.is_alphabetic()).count() > 3
            && words.written(w).chars().all(|c| !c.is_lowercase())
    };
    let doubtful = alone && opens && !titled && (lexicon::noun(word).is_some() || lower.contains(word))
        || opens && alone && shouted(name.start) && !dateline.contains(&name.start);
    let mut name = Name {
        text: join(words, name.clone()),
        possessive: owns(words, name.end - 1),
        words: name,
        whole,
        kind: NameKind::Unknown,
        gender,
        office,
        doubtful,
    };
    name.kind = if titled {
        NameKind::Person
    } else if dateline.contains(&name.words.start) {
        let bracketed = words.before(name.words.start).ends_with('(');
        if bracketed { NameKind::Outlet } else { NameKind::Place }
    } else {
        kind(words, &name, sentence)
    };
    if name.kind == NameKind::Person && name.gender.is_none() {
        name.gender = gender_of_first_name(bare(words.lower(name.words.start)));
    }
    found.push(name);
}

/// What a name's own words and its neighbours make of it.
fn kind(words: &Words, name: &Name, sentence: &Range<usize>) -> NameKind {
    let run = name.words.clone();
    let lowered = name.text.to_lowercase();
    let last = bare(words.lower(run.end - 1));
    let known_first = run.len() > 1 && gender_of_first_name(words.lower(run.start)).is_some();
    if lexicon::is_known_outlet(&lowered) {
        return NameKind::Outlet;
    }
    if lexicon::is_country(&lowered) || lexicon::seat_of(&lowered).is_some() {
        return NameKind::Place;
    }
    let outlet_word = run.clone().any(|w| lexicon::is_outlet_word(bare(words.lower(w))));
    let body_word = run.clone().any(|w| lexicon::is_body_word(bare(words.lower(w))))
        || run.end - run.start > 1 && words.text()[words.span_of(run.clone()).range()].contains('&');
    if outlet_word
        && (run.len() > 1 || !opens(words, run.start, sentence))
        && !(known_first && run.len() == 2 && !lexicon::is_outlet_word(last))
    {
        return if body_word && !lexicon::is_outlet_word(last) { NameKind::Body } else { NameKind::Outlet };
    }
    let before = (run.start > sentence.start).then(|| run.start - 1);
    let touching = words.before(run.start) == " ";
    if let Some(noun) = before.filter(|_| touching).and_then(|b| lexicon::noun(words.lower(b)))
        && !owns(words, run.start - 1)
    {
        match noun.class {
            Class::Person if !noun.plural && !(lexicon::is_company(&noun.singular) && body_word) => {
                if known_first || run.len() > 1 && !body_word || run.len() == 1 && !lexicon::is_company(&noun.singular)
                {
                    return NameKind::Person;
                }
            }
            Class::Outlet => return NameKind::Outlet,
            Class::Body => return NameKind::Body,
            _ => {}
        }
    }
    if body_word && !known_first {
        return NameKind::Body;
    }
    if let Some(kind) = apposition(words, &run, sentence) {
        return kind;
    }
    if known_first && !body_word {
        return NameKind::Person;
    }
    if body_word {
        return NameKind::Body;
    }
    if touching && before.is_some_and(|b| matches!(words.lower(b), "in")) && run.len() <= 2 {
        return NameKind::Place;
    }
    NameKind::Unknown
}

fn opens(words: &Words, at: usize, sentence: &Range<usize>) -> bool {
    at == sentence.start || words.before(at).contains(['“', '"'])
}

/// What is said of a name after a comma ("Toft, 41,", "Toft, who", "Toft, chief executive of", "Ferro, a maker of"), or before
/// one ("the ministry's spokesman, Toft").
fn apposition(words: &Words, run: &Range<usize>, sentence: &Range<usize>) -> Option<NameKind> {
    let after = run.end;
    if after < sentence.end && words.before(after).trim_end() == "," {
        let age = words.lower(after);
        let closes = after + 1 >= sentence.end || !matches!(words.before(after + 1), " " | "-");
        if age.len() <= 3 && age.parse::<u32>().is_ok_and(|n| (5..115).contains(&n)) && closes {
            return Some(NameKind::Person);
        }
        if age == "who" || age == "whose" {
            return Some(NameKind::Person);
        }
        if age == "which" {
            return Some(NameKind::Body);
        }
        if let Some(class) = head_class(words, after, sentence.end) {
            match class {
                Class::Person => return Some(NameKind::Person),
                Class::Outlet => return Some(NameKind::Outlet),
                Class::Body => return Some(NameKind::Body),
                Class::Document => {}
            }
        }
    }
    if after < sentence.end && words.before(after) == " " && words.lower(after) == "which" {
        return Some(NameKind::Body);
    }
    if run.start > sentence.start && words.before(run.start).trim_end() == "," {
        let closed = after >= sentence.end || !words.before(after).trim().is_empty() || is_cue_like(words.lower(after));
        let from = (sentence.start..run.start)
            .rev()
            .take(14)
            .take_while(|&w| w + 1 == run.start || words.before(w + 1) == " " || words.before(w + 1) == " & ")
            .last()?;
        if closed {
            // The phrase before the comma must open with an article or an owner, as descriptions do.
            let opened = (from..run.start).find(|&w| {
                matches!(words.lower(w), "the" | "a" | "an" | "its" | "his" | "her" | "their" | "my" | "our")
                    || owns(words, w)
            })?;
            if head_class(words, opened, run.start) == Some(Class::Person) {
                return Some(NameKind::Person);
            }
        }
    }
    None
}

fn is_cue_like(word: &str) -> bool {
    [
        "said",
        "says",
        "told",
        "added",
        "declared",
        "announced",
        "wrote",
        "reckons",
        "thinks",
        "noted",
        "stressed",
        "warned",
    ]
    .contains(&word)
}

/// The class of the first noun that a phrase leads to before a preposition or a clause.
fn head_class(words: &Words, from: usize, limit: usize) -> Option<Class> {
    let mut class = None;
    for at in from..limit.min(from + 9) {
        if at > from && !matches!(words.before(at), " " | "-" | " & " | "’ " | "' ") {
            break;
        }
        let word = words.lower(at);
        if class.is_some()
            && matches!(
                word,
                "of" | "for" | "at" | "in" | "with" | "from" | "who" | "which" | "that" | "by" | "on" | "to"
            )
        {
            break;
        }
        if at == from
            && !matches!(word, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "one" | "another")
            && lexicon::noun(word).is_none()
            && !is_modifier(word)
            && !owns(words, at)
            && !words.is_capital(at)
        {
            return None;
        }
        if let Some(noun) = lexicon::noun(word) {
            if !owns(words, at) {
                class = Some(noun.class);
            }
        } else if class.is_some() {
            break;
        }
    }
    class
}

fn is_modifier(word: &str) -> bool {
    [
        "chief",
        "general",
        "former",
        "senior",
        "deputy",
        "vice",
        "prime",
        "acting",
        "managing",
        "executive",
        "assistant",
        "associate",
        "foreign",
        "head",
        "national",
        "regional",
        "local",
        "first",
        "human",
        "co-founder",
        "ex",
        "retired",
    ]
    .contains(&word)
}

/// The words of a run as written, with what stands between them, without a possessive ending.
pub(super) fn join(words: &Words, run: Range<usize>) -> String {
    let text = words.span_of(run).of(words.text());
    let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
