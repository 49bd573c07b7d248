//! Titles within a run of capitals: "Prime Minister Ilse Toft", "US Secretary of State Antony Blinken", "Commuter Lorna Stott".

use std::ops::Range;

use super::super::lexicon::{self, Gender, Title, gender_of_first_name, gender_of_honorific, is_title};
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

/// What offices are over.
const FIELDS: &[&str] = &[
    "arts",
    "business",
    "children",
    "climate",
    "communities",
    "culture",
    "defence",
    "defense",
    "economy",
    "education",
    "energy",
    "environment",
    "finance",
    "fire",
    "food",
    "foreign",
    "health",
    "housing",
    "industry",
    "innovation",
    "justice",
    "labour",
    "media",
    "planning",
    "police",
    "research",
    "roads",
    "science",
    "skills",
    "sport",
    "tourism",
    "trade",
    "transport",
    "work",
];

/// Cuts the titles off a run of capitals; `None` where they are all that it holds.
pub(super) fn cut(words: &Words, whole: &Range<usize>, sentence: &Range<usize>) -> Option<Cut> {
    let mut cut =
        Cut { start: whole.start, reach: whole.start, end: whole.end, gender: None, office: None, titled: false };
    let last = lexicon::bare(words.lower(whole.end - 1));
    let body_last = lexicon::is_body_or_outlet_word(last);
    // "Harriet Lowe QC", "John Pryor Jr.": letters behind a name are none of it.
    while cut.end - cut.start > 1 && lexicon::is_postnominal(words.written(cut.end - 1)) {
        cut.end -= 1;
        cut.titled = cut.end - cut.start > 1;
    }
    for at in whole.start..cut.end - 1 {
        let word = words.lower(at);
        let title = title_at(words, at, whole);
        let honorific = matches!(title, Some(Title::Honorific));
        // "General Motors", "King Saud University": no title before what is a body.
        let person_follows = honorific || gender_of_first_name(words.lower(at + 1)).is_some();
        if body_last && !person_follows {
            continue;
        }
        if title.is_some() {
            cut.gender = gender_of_honorific(word).or(cut.gender);
            if !honorific {
                let from = office_start(words, whole.start, at);
                let field = field_before(words, whole.start, from);
                cut.reach = field.unwrap_or(cut.reach);
                let office = super::join(words, field.unwrap_or(from)..at + 1);
                let letters = office.chars().all(char::is_uppercase);
                cut.office = Some(if letters { office } else { office.to_lowercase() });
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

/// The title that a word is where it stands: an "executive" is one behind "Chief", and Dean is a first name before a last one.
fn title_at(words: &Words, at: usize, whole: &Range<usize>) -> Option<Title> {
    let word = words.lower(at);
    let chief = at > whole.start && words.lower(at - 1) == "chief";
    match word {
        "executive" if chief => Some(Title::Office),
        "dean" if at == whole.start && whole.len() == 2 && !after_article(words, at) => None,
        _ => is_title(word),
    }
}

/// "Police and Crime Commissioner", "Health and Social Care Secretary": where the fields begin that an office is over, if they reach
/// out of the run of capitals.
fn field_before(words: &Words, start: usize, office: usize) -> Option<usize> {
    let first = start.checked_sub(2)?;
    let joined = words.lower(start - 1) == "and" && words.before(start) == " " && words.before(start - 1) == " ";
    (joined && office > start && words.is_capital(first) && FIELDS.contains(&words.lower(first))).then_some(first)
}

fn after_article(words: &Words, at: usize) -> bool {
    at > 0 && words.before(at) == " " && matches!(words.lower(at - 1), "the" | "a" | "its" | "former" | "assistant")
}

/// Where the office begins whose last word stands at `at`: "Deputy Prime Minister", "Chief Financial Officer".
pub(in super::super) fn office_start(words: &Words, start: usize, at: usize) -> usize {
    let mut from = at;
    let department = |w: usize| {
        matches!(words.lower(at), "minister" | "secretary" | "chancellor") && DEPARTMENTS.contains(&words.lower(w))
    };
    while from > start && (lexicon::is_rank(words.lower(from - 1)) || department(from - 1)) {
        from -= 1;
    }
    from
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
    let person = lexicon::is_one_person(words.lower(office));
    let body = (past..whole.end).any(|w| lexicon::is_body_or_outlet_word(lexicon::bare(words.lower(w))));
    (touches && person && !body).then_some((office, past))
}

/// A noun for a person that may stand before a name without an article.
fn trade(word: &str) -> bool {
    let whole = lexicon::noun(word);
    let first = word.split('-').next().and_then(lexicon::noun);
    whole.or(first).is_some_and(|noun| noun.is_one_person())
}
