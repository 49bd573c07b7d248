/// What a full stop after a word can mean besides the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// A name follows ("Gen.", "Mr."): never the end.
    Title,
    /// A number may follow ("Jan. 17", "No. 10"): the end, unless one does.
    BeforeNumber,
    /// An hour ("9 p.m."): the end, unless a day or a zone follows.
    Hour,
    /// It ends a sentence as often as not ("U.S.", "Inc.", "Mara A."): the end where a word follows that begins
    /// sentences.
    Other,
}

impl Abbreviation {
    /// Of the word before a full stop, without that stop; `None` for an ordinary word.
    pub(super) fn of(word: &str) -> Option<Abbreviation> {
        let is_in = |list: &[&str]| list.contains(&word);
        if is_in(TITLES) || is_shouted(word, TITLES) {
            Some(Abbreviation::Title)
        } else if is_in(BEFORE_NUMBER) {
            Some(Abbreviation::BeforeNumber)
        } else if is_in(HOURS) {
            Some(Abbreviation::Hour)
        } else if is_in(OTHERS) || is_initials(word) {
            Some(Abbreviation::Other)
        } else {
            None
        }
    }
}

/// "A", "J.K", "U.S", "a.k.a": letters parted by full stops. A small letter alone is none.
fn is_initials(word: &str) -> bool {
    let mut pieces = word.split('.');
    let is_letter =
        |piece: &str| piece.chars().next().is_some_and(char::is_alphabetic) && piece.chars().nth(1).is_none();
    pieces.all(is_letter) && (word.contains('.') || word.starts_with(char::is_uppercase))
}

/// In text set in capitals: "GEN. TOFT".
fn is_shouted(word: &str, list: &[&str]) -> bool {
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase()) && list.iter().any(|a| a.eq_ignore_ascii_case(word))
}

/// Whether a word, as it stands in the text, begins a sentence rather than going on with a name.
pub(super) fn begins_sentences(word: &str) -> bool {
    let stem = word.split(['\'', '’']).next().unwrap_or(word);
    STARTERS.contains(&stem)
}

/// Whether a word after an hour still belongs to the time.
pub(super) fn belongs_to_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || AFTER_HOUR.iter().any(|time| word.starts_with(time))
}

const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Mx", "Dr", "Drs", "Prof", "Rev", "Fr", "Msgr", "Hon", "Messrs", "Mmes", "Mme", "Mlle", "Sen",
    "Sens", "Rep", "Reps", "Gov", "Govs", "Pres", "Gen", "Maj", "Col", "Lt", "Capt", "Cmdr", "Cpt", "Adm", "Sgt",
    "Cpl", "Pvt", "Pfc", "Spc", "Brig", "Amb", "Atty", "Supt", "Det", "Insp", "Sheriff", "Comm", "Asst", "Assoc",
    "Dep", "Del", "Ald", "Sec", "Treas", "Lt.Gov", "vs", "v", "cf", "e.g", "i.e", "viz", "approx", "ca",
];

const BEFORE_NUMBER: &[&str] = &[
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "No", "Nos", "Art", "Sect",
    "Ch", "Fig", "Figs", "Vol", "vol", "pp", "p", "para", "Par", "Rte", "Hwy", "Apt", "Ste",
];

const HOURS: &[&str] = &["a.m", "p.m", "A.M", "P.M"];

const OTHERS: &[&str] = &[
    "Inc", "Corp", "Co", "Cos", "Ltd", "Bros", "LLC", "Jr", "Sr", "Esq", "Ph.D", "Ed.D", "M.Sc", "B.Sc", "al", "St",
    "Mt", "Ft", "Ave", "Blvd", "Rd", "Dept", "Univ", "Assn", "Bldg", "Govt", "Gov't", "Intl", "Natl", "Ala", "Ariz",
    "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mass", "Mich", "Minn", "Miss",
    "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Va", "Vt", "Wash", "Wis", "Wyo", "W.Va", "Ont",
    "Que", "Mon", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri", "Sat", "Sun",
];

const AFTER_HOUR: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mon.",
    "Tue",
    "Wed.",
    "Thu",
    "Fri.",
    "Sat.",
    "Sun.",
    "Jan",
    "Feb",
    "March",
    "April",
    "May",
    "June",
    "July",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "ET",
    "EST",
    "EDT",
    "CT",
    "CST",
    "CDT",
    "MT",
    "MST",
    "MDT",
    "PT",
    "PST",
    "PDT",
    "GMT",
    "UTC",
    "BST",
    "CET",
    "EET",
    "IST",
    "Eastern",
    "Central",
    "Mountain",
    "Pacific",
    "Moscow",
    "Greenwich",
];

const STARTERS: &[&str] = &[
    "The",
    "A",
    "An",
    "This",
    "That",
    "These",
    "Those",
    "He",
    "She",
    "It",
    "They",
    "We",
    "You",
    "I",
    "His",
    "Her",
    "Its",
    "Their",
    "Our",
    "My",
    "Your",
    "There",
    "Here",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "Without",
    "As",
    "If",
    "When",
    "While",
    "Where",
    "After",
    "Before",
    "Since",
    "Until",
    "During",
    "Although",
    "Though",
    "But",
    "And",
    "Or",
    "Nor",
    "So",
    "Yet",
    "Still",
    "However",
    "Meanwhile",
    "Moreover",
    "Then",
    "Now",
    "Once",
    "What",
    "Who",
    "Why",
    "How",
    "Which",
    "Whether",
    "Because",
    "Among",
    "According",
    "Also",
    "Another",
    "Both",
    "Each",
    "Either",
    "Neither",
    "Even",
    "Every",
    "Few",
    "Many",
    "Some",
    "Several",
    "Such",
    "Only",
    "Not",
    "To",
    "Unlike",
    "Despite",
    "Asked",
    "Earlier",
    "Later",
    "Instead",
    "Perhaps",
    "Is",
    "Are",
    "Was",
    "Were",
    "Do",
    "Does",
    "Did",
    "Will",
    "Would",
    "Can",
    "Could",
    "Should",
    "Has",
    "Have",
    "Had",
    "Don",
    "Let",
    "Just",
    "Those",
    "Nearly",
    "About",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        use Abbreviation::*;
        for (word, expected) in [
            ("Gen", Some(Title)),
            ("GEN", Some(Title)),
            ("Jan", Some(BeforeNumber)),
            ("No", Some(BeforeNumber)),
            ("no", None),
            ("p.m", Some(Hour)),
            ("U.S", Some(Other)),
            ("A", Some(Other)),
            ("a", None),
            ("J.K", Some(Other)),
            ("Fla", Some(Other)),
            ("sat", None),
            ("example.com", None),
            ("passed", None),
            ("", None),
            (".", None),
        ] {
            assert_eq!(Abbreviation::of(word), expected, "{word}");
        }
    }
}
