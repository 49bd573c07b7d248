//! Names of bodies and outlets: what of them is compared, and which are enough.

use super::fold::{fold, slug};
use super::lexicon::{
    is_ambiguous_place, is_common_first, is_common_last, is_country, is_generic, is_generic_in_outlets, is_known_body,
    is_known_outlet, is_local, is_of_country, is_place, is_short_lived, is_tail, means_people,
};
use super::person::PersonName;

/// The name of a body or an outlet, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BodyName {
    /// What it is looked up by.
    pub(super) key: String,
    /// The name to show.
    pub(super) shown: String,
    /// Whether it is enough to know the body by.
    pub(super) enough: Enough,
}

/// Whether a name is enough to know a body by wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Enough {
    /// It is.
    Yes,
    /// It is for some years: campaigns and governments of one name come again.
    ForAWhile,
    /// Many bodies are called so.
    No,
}

/// What is longer describes.
const LONGEST: usize = 8;

impl BodyName {
    /// Takes a name apart; `None` where the words describe rather than name ("police", "some companies").
    pub(super) fn of(name: &str, is_outlet: bool, is_seat: bool) -> Option<BodyName> {
        let written: Vec<&str> = name.split_whitespace().collect();
        let written = match written.as_slice() {
            [the, rest @ ..] if the.eq_ignore_ascii_case("the") => rest,
            all => all,
        };
        let written = without_tail(written, is_outlet);
        if written.is_empty() || written.len() > LONGEST || !is_named(written) {
            return None;
        }
        let folded: Vec<String> =
            written.iter().map(|word| if *word == "&" { "and".to_owned() } else { fold(word) }).collect();
        let folded: Vec<&str> = folded.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
        let folded = as_us(&folded);
        let key = slug(folded.iter().copied());
        if key.is_empty() {
            return None;
        }
        let enough = if is_seat || (is_country(&key) && !is_outlet) {
            Enough::Yes
        } else {
            enough(&folded, &key, written, is_outlet)
        };
        let last = written.len() - 1;
        let shown: Vec<&str> = written
            .iter()
            .enumerate()
            .map(|(at, word)| shown(word, at == last))
            .filter(|word| !word.is_empty())
            .collect();
        Some(BodyName { key, shown: shown.join(" "), enough })
    }
}

/// "United States" as "U.S."
fn as_us<'w>(words: &[&'w str]) -> Vec<&'w str> {
    let mut spelled = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [first, after @ ..] = rest {
        match (*first, after) {
            ("united", ["states", after @ ..]) | ("u", ["s", after @ ..]) => {
                spelled.push("us");
                rest = after;
            }
            _ => {
                spelled.push(*first);
                rest = after;
            }
        }
    }
    spelled
}

/// The name without "Inc.", and an outlet's without "newspaper".
fn without_tail<'w>(mut written: &'w [&'w str], is_outlet: bool) -> &'w [&'w str] {
    while let [rest @ .., last] = written {
        let folded = fold(last);
        let legal = matches!(folded.as_str(), "inc" | "ltd" | "llc" | "plc" | "corp" | "co" | "gmbh" | "llp");
        let says_what = is_outlet && last.starts_with(char::is_lowercase) && is_tail(&folded);
        if rest.is_empty() || !(legal || says_what) {
            break;
        }
        written = rest;
    }
    written
}

fn shown(word: &str, is_last: bool) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '&' | '!'));
    let word = if is_last { word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word) } else { word };
    // "F.B.I" has lost its last point to the end of a sentence.
    let inner = word.trim_end_matches('.');
    if inner.contains('.') { word } else { inner }
}

/// Whether words name something: capitals throughout but for small words, and for nouns that say what it is ("Sarn police",
/// "government of Velmar").
fn is_named(written: &[&str]) -> bool {
    let is_small = |word: &str| {
        matches!(word, "of" | "and" | "for" | "the" | "in" | "on" | "de" | "at" | "to" | "&" | "du" | "la")
    };
    let is_capital = |word: &str| {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        !word.starts_with(char::is_lowercase) || word.chars().skip(1).any(char::is_uppercase)
    };
    let begins = is_capital(written[0])
        || (matches!(written[0], "government" | "campaign" | "team" | "city" | "administration")
            && written.get(1) == Some(&"of"))
        || (written.get(1) == Some(&"ministry") && written.get(2) == Some(&"of"));
    let fits =
        |word: &str| is_capital(word) || is_small(word) || is_generic(&fold(word)) || is_short_lived(&fold(word));
    let names = |word: &str| is_capital(word) && word.chars().any(char::is_alphabetic);
    is_brand(written) || (begins && written.iter().any(|word| names(word)) && written.iter().all(|word| fits(word)))
}

fn enough(folded: &[&str], key: &str, written: &[&str], is_outlet: bool) -> Enough {
    if is_known_body(key) || is_known_outlet(key) {
        return Enough::Yes;
    }
    let content: Vec<&str> =
        folded.iter().copied().filter(|word| !matches!(*word, "of" | "and" | "for" | "the" | "in")).collect();
    if content.len() < 2 {
        return if is_brand(written) { Enough::Yes } else { Enough::No };
    }
    if content.iter().all(|word| is_common_first(word) || is_common_last(word)) {
        return Enough::No; // a person taken for a body
    }
    let is_national_police = content.len() == 2 && content[1] == "police" && is_of_country(content[0]);
    // "Coastal airlines" has its capital from the start of a sentence.
    let is_many = written.last().is_some_and(|last| {
        last.starts_with(char::is_lowercase) && last.ends_with('s') && !last.ends_with("ss") && !is_outlet
    });
    let ends_so = |wrong: fn(&str) -> bool| content.last().is_some_and(|last| wrong(last));
    if is_many || ends_so(means_people) || ends_so(is_prize) || is_national_police || is_place(key) {
        return Enough::No;
    }
    if content.iter().any(|word| is_short_lived(word)) {
        return short_lived(folded, &content);
    }
    if folded.first() == Some(&"government") || folded.last() == Some(&"government") {
        let whose: Vec<&str> = content.iter().copied().filter(|word| *word != "government").collect();
        let whose = slug(whose);
        let is_one = is_of_country(&whose) || (is_place(&whose) && !is_ambiguous_place(&whose) && whose != "georgia");
        return if is_one { Enough::Yes } else { Enough::No };
    }
    let generic = |word: &str| if is_outlet { is_generic_in_outlets(word) } else { is_generic(word) };
    let special: Vec<&str> = content.iter().copied().filter(|word| !generic(word)).collect();
    let local = content.iter().any(|word| is_local(word)) || (is_outlet && content.len() == 2);
    if special.is_empty() || (local && special.iter().all(|word| is_ambiguous(word, is_outlet))) {
        return Enough::No;
    }
    Enough::Yes
}

/// Whether a name with this last word is of an honour, which says nothing: its givers do, and they are somebody else.
fn is_prize(last: &str) -> bool {
    matches!(last, "award" | "awards" | "prize" | "prizes" | "medal")
}

/// Towns of which there are so many that even newspapers are named alike.
fn is_ambiguous(word: &str, is_outlet: bool) -> bool {
    if is_outlet {
        return matches!(
            word,
            "springfield"
                | "jackson"
                | "franklin"
                | "lincoln"
                | "madison"
                | "clinton"
                | "union"
                | "monroe"
                | "marion"
                | "jefferson"
                | "salem"
                | "greenville"
                | "clayton"
                | "county"
                | "valley"
                | "lake"
        );
    }
    is_ambiguous_place(word)
}

/// "Toft campaign", "campaign of Ilse Toft", "Toft administration".
fn short_lived(folded: &[&str], content: &[&str]) -> Enough {
    let whose: Vec<&str> = content.iter().copied().filter(|word| !is_generic(word) && !is_short_lived(word)).collect();
    let is_known = match whose.as_slice() {
        [] => false,
        [one] => !is_common_last(one) && !is_common_first(one) && one.len() > 2,
        _ => {
            let spelled: Vec<String> = whose.iter().map(|word| capital(word)).collect();
            PersonName::of(&spelled.join(" ")).is_ok_and(|person| !person.common)
        }
    };
    // "campaign and much of the media of Toft"
    let is_plain = folded.len() <= whose.len() + 2;
    if is_known && is_plain { Enough::ForAWhile } else { Enough::No }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Names that were made up to be found: "SarnPost", "toft.example".
fn is_brand(written: &[&str]) -> bool {
    let [word] = written else { return false };
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = word.to_lowercase();
    if [".com", ".org", ".net", ".co.uk", ".info", ".example"]
        .iter()
        .any(|end| lower.len() > end.len() + 1 && lower.ends_with(end))
    {
        return true;
    }
    let family =
        ["Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "Von", "Fitz", "O'", "O’", "D'", "D’", "St", "El", "Al"];
    let has_inner_capital = || {
        let mut before = None;
        word.chars().any(|c| {
            let inner = before.is_some_and(char::is_lowercase) && c.is_uppercase();
            before = Some(c);
            inner
        })
    };
    word.chars().count() > 4
        && word.chars().all(char::is_alphanumeric)
        && has_inner_capital()
        && !family.iter().any(|start| word.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, is_outlet: bool, key: &str, enough: Enough) {
        let found = BodyName::of(name, is_outlet, false).unwrap_or_else(|| panic!("{name} is a name"));
        assert_eq!((found.key.as_str(), found.enough), (key, enough), "{name}");
    }

    #[test]
    fn bodies() {
        for (name, key, enough) in [
            ("the Velmar Harbour Trust", "velmar-harbour-trust", Enough::Yes),
            ("Velmar Harbour Trust’s", "velmar-harbour-trust", Enough::Yes),
            ("Tove & Holm Ltd.", "tove-and-holm", Enough::Yes),
            ("FBI", "fbi", Enough::Yes),
            ("F.B.I", "fbi", Enough::Yes),
            ("NATO", "nato", Enough::Yes),
            ("TVH", "tvh", Enough::No),
            ("United Nations", "united-nations", Enough::Yes),
            ("Velmar", "velmar", Enough::No),
            ("Denmark", "denmark", Enough::Yes),
            ("government of Denmark", "government-of-denmark", Enough::Yes),
            ("Danish government", "danish-government", Enough::Yes),
            ("government of Georgia", "government-of-georgia", Enough::No),
            ("Ministry of Defence", "ministry-of-defence", Enough::No),
            ("Ministry of Defence of Denmark", "ministry-of-defence-of-denmark", Enough::Yes),
            ("foreign ministry of Denmark", "foreign-ministry-of-denmark", Enough::Yes),
            ("City Council", "city-council", Enough::No),
            ("Velmar City Council", "velmar-city-council", Enough::Yes),
            ("Velmar police", "velmar-police", Enough::Yes),
            ("Springfield Police Department", "springfield-police-department", Enough::No),
            ("Danish police", "danish-police", Enough::No),
            ("Velmar airlines", "velmar-airlines", Enough::No),
            ("Internet Service Providers", "internet-service-providers", Enough::No),
            ("Velmar Film Awards", "velmar-film-awards", Enough::No),
            ("Velmar authorities", "velmar-authorities", Enough::No),
            ("United States Navy", "us-navy", Enough::Yes),
            ("U.S. Navy", "us-navy", Enough::Yes),
            ("St. Mary's Hospital", "st-mary-hospital", Enough::No),
            ("Lincoln High School", "lincoln-high-school", Enough::No),
            ("Supreme Court", "supreme-court", Enough::No),
            ("Supreme Court of Denmark", "supreme-court-of-denmark", Enough::Yes),
            ("Police", "police", Enough::No),
            ("Toft campaign", "toft-campaign", Enough::ForAWhile),
            ("campaign of Ilse Toft", "campaign-of-ilse-toft", Enough::ForAWhile),
            ("Smith campaign", "smith-campaign", Enough::No),
            ("campaign of John Smith", "campaign-of-john-smith", Enough::No),
            ("John Smith", "john-smith", Enough::No),
            ("SarnPost", "sarnpost", Enough::Yes),
            ("McToft", "mctoft", Enough::No),
            ("toft.example", "toftexample", Enough::Yes),
        ] {
            check(name, false, key, enough);
        }
    }

    #[test]
    fn outlets() {
        for (name, key, enough) in [
            ("The Sarn Courier", "sarn-courier", Enough::Yes),
            ("Sarn Courier newspaper", "sarn-courier", Enough::Yes),
            ("The Times", "times", Enough::No),
            ("Daily News", "daily-news", Enough::No),
            ("Courier", "courier", Enough::No),
            ("Reuters", "reuters", Enough::Yes),
            ("Reuters news agency", "reuters", Enough::Yes),
            ("REUTERS", "reuters", Enough::Yes),
            ("Springfield Herald", "springfield-herald", Enough::No),
        ] {
            check(name, true, key, enough);
        }
    }

    #[test]
    fn descriptions_are_no_names() {
        for name in
            ["police", "some companies", "more than editorial boards", "vast majority of Danes", "", "the", "’s"]
        {
            assert_eq!(BodyName::of(name, false, false), None, "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_end(name in "\\PC{0,80}", is_outlet: bool, is_seat: bool) {
            if let Some(found) = BodyName::of(&name, is_outlet, is_seat) {
                proptest::prop_assert!(!found.key.is_empty() && !found.key.contains(['~', '+', '@', ' ']));
            }
        }
    }

    #[test]
    fn seats_are_known_by_name() {
        let seat = BodyName::of("Sarn", false, true).expect("a name");
        assert_eq!((seat.key.as_str(), seat.enough), ("sarn", Enough::Yes));
    }
}
