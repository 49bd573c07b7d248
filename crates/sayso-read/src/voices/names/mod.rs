//! Proper names in the text: where they stand and what their neighbours say of them.

mod calendar;
mod chunk;
mod headings;
mod neighbours;
mod titles;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use sayso_text::ParagraphKind;

use super::lexicon::{self, Gender, bare, gender_of_first_name};
use crate::words::Words;

pub(super) use chunk::{is_shouted, owns};
pub(super) use neighbours::is_modifier;
pub(super) use titles::office_start;

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
    /// Whether its capital may only open the sentence.
    pub(super) doubtful: bool,
    /// Whether it is counted, as products are ("a Toft Voyager", "24 Falchions").
    pub(super) counted: bool,
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

/// All proper names of the text, in order; `own` is the name of the article's outlet.
pub(super) fn names(words: &Words, own: Option<&str>) -> Vec<Name> {
    let lower: HashSet<&str> = (0..words.len()).filter(|&w| !words.is_capital(w)).map(|w| words.lower(w)).collect();
    let mut found = Vec::new();
    for paragraph in &words.document.paragraphs {
        if matches!(paragraph.kind, ParagraphKind::Heading | ParagraphKind::Caption) {
            continue;
        }
        let dateline = dateline(words, words.within(paragraph.span));
        for sentence in paragraph.sentences.clone() {
            let run = words.within(words.document.sentences[sentence]);
            if is_title_case(words, run.clone()) {
                continue;
            }
            let mut at = run.start;
            while at < run.end {
                let end = chunk::end(words, at, &run, &lower);
                if end > at && !calendar::is_feast(words, at..end) {
                    let next = name(words, at..end, &run, &lower, &dateline);
                    // "Health" of "Health and Social Care Secretary Ann Vale" is in her title.
                    if let Some(next) = &next {
                        found.truncate(found.partition_point(|name: &Name| name.words.start < next.whole.start));
                    }
                    found.extend(next);
                }
                at = end.max(at + 1);
            }
        }
    }
    share_surnames(words, &mut found);
    keep_spouses_apart(words, &mut found);
    let in_headings = headings::names(words, &found, own);
    found.extend(in_headings);
    found.sort_by_key(|name| name.words.start);
    found
}

/// "Judith and Piers Toft": the surname is both theirs.
fn share_surnames(words: &Words, names: &mut [Name]) {
    for at in 1..names.len() {
        let (earlier, later) = names.split_at_mut(at);
        let Some(first) = earlier.last_mut() else { continue };
        let whole = &later[0];
        let gender = gender_of_first_name(words.lower(first.words.start));
        let joined = first.words.len() == 1
            && first.whole == first.words
            && !first.possessive
            && whole.words.len() == 2
            && whole.whole.start == first.words.end + 1
            && words.lower(first.words.end) == "and"
            && words.before(first.words.end) == " ";
        if joined && gender.is_some() && gender_of_first_name(words.lower(whole.words.start)).is_some() {
            let surname = whole.text.rsplit(' ').next().unwrap_or_default();
            first.text = format!("{} {surname}", first.text);
            first.kind = NameKind::Person;
            first.gender = gender;
            first.doubtful = false;
        }
    }
}

/// "Mrs Toft" where only men called Toft are named in full is none of them: the honorific stays part of her name.
fn keep_spouses_apart(words: &Words, names: &mut [Name]) {
    let mut bearers: HashMap<String, Vec<Gender>> = HashMap::new();
    for name in names.iter().filter(|n| n.text.contains(' ') && n.kind == NameKind::Person) {
        let surname = name.text.rsplit(' ').next().unwrap_or_default().to_lowercase();
        bearers.entry(surname).or_default().extend(name.gender);
    }
    for name in names.iter_mut().filter(|n| n.words.len() == 1 && n.whole.start < n.words.start) {
        let (Some(gender), Some(known)) = (name.gender, bearers.get(&name.text.to_lowercase())) else { continue };
        let honorific = lexicon::gender_of_honorific(words.lower(name.words.start - 1)).is_some();
        if honorific && !known.is_empty() && known.iter().all(|g| *g != gender) {
            name.text = join(words, name.words.start - 1..name.words.end);
        }
    }
}

/// Whether nearly all words of a sentence have capitals, as in headings: they tell no names.
fn is_title_case(words: &Words, run: Range<usize>) -> bool {
    let long = run.clone().filter(|&w| words.lower(w).len() > 3);
    let (mut all, mut capital) = (0, 0);
    for w in long.take(60) {
        all += 1;
        capital += usize::from(words.is_capital(w));
    }
    all >= 6 && capital * 10 >= all * 9
}

/// The words of a dateline ("SARN, Feb 18 (Tern) - ", "ULGAT, 18 February. KelTAG.") at the head of a paragraph.
fn dateline(words: &Words, run: Range<usize>) -> Range<usize> {
    let limit = run.end.min(run.start + 14);
    if run.start >= limit || !is_shouted(words.written(run.start)) {
        return run.start..run.start;
    }
    for at in run.start + 1..limit {
        let gap = words.before(at);
        if [") -", ") –", ") —", " --", " – ", " — ", "/ -", "/."].iter().any(|mark| gap.contains(mark)) {
            return run.start..at;
        }
    }
    run.start..run.start
}

/// The name in a run of capitals, without the titles before it; what only titles make up is no name.
fn name(
    words: &Words,
    whole: Range<usize>,
    sentence: &Range<usize>,
    lower: &HashSet<&str>,
    dateline: &Range<usize>,
) -> Option<Name> {
    let cut = titles::cut(words, &whole, sentence)?;
    let run = cut.start..cut.end;
    let whole = cut.reach.min(whole.start)..cut.end;
    let first = bare(words.lower(run.start));
    // The capital of a sentence's first word says nothing by itself.
    let opens = whole.start == sentence.start && run.len() == 1 && !cut.titled;
    let known = lexicon::is_country(first) || lexicon::seat_of(first).is_some() || lexicon::is_known_outlet(first);
    let in_dateline = dateline.contains(&run.start);
    let doubtful = opens && !known && !in_dateline && !words.lower(run.start).ends_with("'s");
    let doubtful = doubtful || opens && is_shouted(words.written(run.start)) && !in_dateline && lower.contains(first);
    let before =
        if run.start > sentence.start && words.before(run.start) == " " { words.lower(run.start - 1) } else { "" };
    let mut name = Name {
        text: join(words, run.clone()),
        possessive: owns(words, run.end - 1),
        counted: matches!(before, "a" | "an") || lexicon::number_of(before).is_some(),
        words: run,
        whole,
        kind: NameKind::Unknown,
        gender: cut.gender,
        office: cut.office,
        doubtful,
    };
    name.kind = if cut.titled {
        NameKind::Person
    } else if in_dateline {
        let bracketed = words.before(name.words.start).ends_with(['(', '/']);
        if bracketed { NameKind::Outlet } else { NameKind::Place }
    } else {
        neighbours::kind(words, &name, sentence)
    };
    if name.kind == NameKind::Person && name.gender.is_none() {
        name.gender = gender_of_first_name(bare(words.lower(name.words.start)));
    }
    Some(name)
}

/// The words of a run as written, with what stands between them, without a possessive ending.
pub(super) fn join(words: &Words, run: Range<usize>) -> String {
    if run.is_empty() {
        return String::new();
    }
    let text = words.span_of(run).of(words.text());
    let text = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document};

    use super::*;

    /// Names stand in brackets, with the first letter of their kind before them.
    fn check(marked: &str) {
        let text: String = ["P[", "B[", "O[", "L[", "U[", "]"].iter().fold(marked.to_owned(), |t, m| t.replace(m, ""));
        let document = Document::of(&Article::from_text("a", text.as_str()));
        let words = Words::of(&document, &[]);
        let mut shown = text.clone();
        for name in names(&words, None).iter().rev().filter(|n| !n.doubtful) {
            let span = words.span_of(name.words.clone());
            let letter = match name.kind {
                NameKind::Person => 'P',
                NameKind::Body => 'B',
                NameKind::Outlet => 'O',
                NameKind::Place => 'L',
                NameKind::Unknown => 'U',
            };
            let end = span.start as usize + name.text.len();
            shown.insert(end, ']');
            shown.insert_str(span.start as usize, &format!("{letter}["));
        }
        assert_eq!(shown, marked);
    }

    #[test]
    fn people() {
        check("Prime Minister P[Ilse Toft] said so.");
        check("The harbour's spokesman, P[Orrin Vask], declined.");
        check("Commuter P[Lorna Stott], 34, was cross.");
        check("B[US National Security Council] spokeswoman P[Adrienne Watson] said so.");
        check("US Secretary of State P[Antony Blinken] left.".replace("US", "L[US]").as_str());
        check("Then Ms P[Vask] left with P[Maud Lindgaard], chief executive of the yard.");
        check("The ambassador to the United States P[Orwah Vask] left.");
        check("P[Harriet Lowe] QC left with P[John Pryor] Jr. and P[Dean Cobley].");
        check(
            "Police and Crime Commissioner P[Gordon Sykes] was late and it was cold when Health and Social Care Secretary P[Ann Vale] came.",
        );
        check("Chief Executive P[Petra Lindqvist] and Cllr P[Derek Pym] left.");
        check("P[Jan Kay] met the analyst P[May Toft] in Jan.");
        check("P[Saúl Ibarra], of the institute, and Dr P[Roke] agreed.");
    }

    #[test]
    fn bodies_outlets_places() {
        check("The B[Guild of Rail Staff] called it off.");
        check("It was in the O[Brannow Ledger] on Monday.");
        check("B[General Motors] said so.");
        check("The fertiliser producer B[Nitrasol] is spared.");
        check("Talks were held in L[Jamra].");
        check("Brokers said so; deliveries stopped.");
    }
}
