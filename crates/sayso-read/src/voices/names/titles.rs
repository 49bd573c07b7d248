//! Titles within a run of capitals: "Prime Minister Ilse Toft", "US Secretary of State Antony Blinken", "Commuter Lorna Stott".

use std::ops::Range;

use super::super::lexicon::{self, Class, Gender, Title, gender_of_first_name, gender_of_honorific, is_title};
use crate::words::Words;

/// Where the name itself begins, and what the titles before it say.
pub(super) struct Cut {
    pub(super) start: usize,
    /// Where the titles begin, where they reach out of the run of capitals ("Secretary of").
    pub(super) reach: usize,
    /// Where the name ends: before an office that nobody's name follows ("US Secretary of State").
    pub(super) end: usize,
    pub(super) gender: Option<Gender>,
    pub(super) office: Option<String>,
    pub(super) titled: bool,
}

/// Departments that belong to a title ("Secretary of State").
const DEPARTMENTS: &[&str] = &[
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

/// Cuts the titles off a run of capitals; `None` where they are all that it holds.
pub(super) fn cut(words: &Words, whole: &Range<usize>, sentence: &Range<usize>) -> Option<Cut> {
    let mut cut =
        Cut { start: whole.start, reach: whole.start, end: whole.end, gender: None, office: None, titled: false };
    let last = lexicon::bare(words.lower(whole.end - 1));
    let body_last = lexicon::is_body_word(last) || lexicon::is_outlet_word(last);
    for at in whole.start..whole.end - 1 {
        let word = words.lower(at);
        let title = is_title(word);
        let honorific = matches!(title, Some(Title::Honorific));
        // "General Motors", "King Saud University": no title before what is a body.
        let person_follows = honorific || gender_of_first_name(words.lower(at + 1)).is_some();
        if body_last && !person_follows {
            continue;
        }
        if title.is_some() {
            cut.gender = gender_of_honorific(word).or(cut.gender);
            if !honorific {
                let prime = at > whole.start && words.lower(at - 1) == "prime";
                cut.office = Some(if prime { format!("prime {word}") } else { word.to_owned() });
                cut.gender = lexicon::noun(word).and_then(|n| n.gender).or(cut.gender);
            }
            cut.titled = true;
            cut.start = at + 1;
        } else if at == whole.start && at == sentence.start && whole.len() > 2 && trade(words.lower(at)) {
            // "Commuter Lorna Stott": the capital only opens the sentence.
            cut.titled = true;
            cut.gender = lexicon::noun(word).and_then(|n| n.gender);
            cut.office = Some(word.to_owned());
            cut.start = at + 1;
        }
    }
    if cut.start == whole.start
        && whole.start >= 2
        && words.lower(whole.start - 1) == "of"
        && words.before(whole.start) == " "
    {
        let title = words.lower(whole.start - 2);
        let skip = whole.clone().take_while(|&w| DEPARTMENTS.contains(&words.lower(w))).count();
        if is_title(title).is_some() && skip > 0 {
            cut.start += skip;
            cut.reach = whole.start - 2;
            cut.titled = true;
            let department = super::join(words, whole.start..cut.start).to_lowercase();
            cut.office = Some(format!("{title} of {department}"));
        }
    }
    if let Some((office, past)) = past_country(words, whole).filter(|_| cut.start == whole.start) {
        cut.start = past;
        cut.reach = office;
        cut.titled = true;
        cut.gender = lexicon::noun(words.lower(office)).and_then(|n| n.gender);
        cut.office = Some(words.span_of(office..past).of(words.text()).to_owned());
    }
    let only_titles = |w: usize| {
        let word = words.lower(w);
        is_title(word).is_some()
            || matches!(word, "prime" | "vice" | "deputy" | "executive" | "foreign" | "first" | "acting" | "press")
    };
    let office_alone = |w: usize| {
        matches!(
            words.lower(w),
            "secretary"
                | "minister"
                | "president"
                | "chancellor"
                | "governor"
                | "ambassador"
                | "commissioner"
                | "senator"
                | "spokesman"
                | "spokeswoman"
                | "director"
                | "chairman"
                | "chairwoman"
                | "premier"
        )
    };
    let before_office = |w: usize| matches!(words.lower(w), "prime" | "press" | "deputy" | "vice" | "foreign");
    if gender_of_first_name(words.lower(cut.start)).is_none() && !cut.titled && office_alone(whole.end - 1) {
        while cut.end > cut.start && (office_alone(cut.end - 1) || before_office(cut.end - 1)) {
            cut.end -= 1;
        }
    }
    let rest = cut.start..cut.end;
    (!rest.is_empty() && (cut.titled && rest.len() == 1 && !only_titles(rest.start) || !rest.clone().all(only_titles)))
        .then_some(cut)
}

/// "Ambassador to the United States Ilse Toft", "the foreign minister of Ukraine Orrin Vask": where the office begins, and the word
/// past the country that the run of capitals opens with.
fn past_country(words: &Words, whole: &Range<usize>) -> Option<(usize, usize)> {
    let country = |end: &usize| lexicon::is_country(&super::join(words, whole.start..*end).to_lowercase());
    let past = (whole.start + 1..whole.end.saturating_sub(1)).rev().find(country)?;
    let the = usize::from(whole.start > 2 && words.lower(whole.start - 1) == "the");
    let preposition = whole.start.checked_sub(1 + the).filter(|&w| matches!(words.lower(w), "of" | "to"))?;
    let office = preposition.checked_sub(1)?;
    let touches = (office + 1..=whole.start).all(|w| words.before(w) == " ");
    let person = lexicon::noun(words.lower(office)).is_some_and(|n| n.class == Class::Person && !n.plural);
    let body = (past..whole.end).any(|w| {
        let word = lexicon::bare(words.lower(w));
        lexicon::is_body_word(word) || lexicon::is_outlet_word(word)
    });
    (touches && person && !body).then_some((office, past))
}

/// A noun for a person that may stand before a name without an article.
fn trade(word: &str) -> bool {
    let whole = lexicon::noun(word);
    let first = word.split('-').next().and_then(lexicon::noun);
    whole.or(first).is_some_and(|n| n.class == Class::Person && !n.plural)
}
