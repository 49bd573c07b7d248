use sayso_text::{ActorKind, Date, Stance};

use crate::error::{Error, Result};

/// A question to a ledger, as people write it.
///
/// Words must all occur, in any form (`talks` finds "talk"); `"a phrase"` as it stands; `word*` any word that begins so;
/// `-word` must not occur; `one OR other` one of them. Filters narrow it down: `who:`, `outlet:`, `stance:`, `kind:`, `hedged:`,
/// `since:`, `until:`.
///
/// ```
/// use sayso_ledger::Query;
/// let query = Query::parse("harbour \"will close\" who:\"Ilse Toft\" stance:denies since:2024-01")?;
/// assert!(query.asks_for_sayings());
/// assert_eq!(query.to_string(), "harbour \"will close\" who:\"Ilse Toft\" stance:denies since:2024-01-01");
/// assert!(Query::parse("whom:toft").unwrap_err().to_string().starts_with("there is no filter `whom:`"));
/// # Ok::<(), sayso_ledger::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Each of these must occur, in one of its forms.
    pub words: Vec<Vec<Term>>,
    /// None of these may occur.
    pub without: Vec<Term>,
    /// Who speaks: words of the name.
    pub who: Option<String>,
    /// Who published it: words of the name.
    pub outlet: Option<String>,
    /// What the voice does with the content.
    pub stance: Option<Stance>,
    /// What kind of voice.
    pub kind: Option<ActorKind>,
    /// Whether it is told with a reserve.
    pub hedged: Option<bool>,
    /// Published on this day or later.
    pub since: Option<Date>,
    /// Published on this day or earlier.
    pub until: Option<Date>,
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its words.
    pub text: String,
    /// Whether it is the beginning of a word.
    pub is_prefix: bool,
}

/// The filters, with what may stand behind them: for help texts.
pub const FILTERS: &[(&str, &str)] = &[
    ("who", "who speaks: who:toft, who:\"Ilse Toft\""),
    ("outlet", "who published it: outlet:courier"),
    ("stance", "asserts, denies, doubts or asks"),
    ("kind", "kind of voice: named-person, organisation, outlet, document, unnamed or author"),
    ("hedged", "yes: told with a reserve; no: without"),
    ("since", "published then or later: 2024, 2024-01 or 2024-01-26"),
    ("until", "published then or earlier"),
];

/// A query longer than this is none.
const LONGEST: usize = 4096;

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// Where a filter is unknown or its value cannot be meant, or where nothing is asked for.
    pub fn parse(written: &str) -> Result<Query> {
        if written.len() > LONGEST {
            return Err(Error::request(format!("the query is longer than {LONGEST} bytes: ask for less")));
        }
        let mut query = Query::default();
        let mut joins = false;
        for part in parts(written) {
            match part {
                Part::Word(word) if word == "OR" => {
                    joins = !query.words.is_empty();
                    continue;
                }
                Part::Word(word) => {
                    if let Some((name, value)) = filter(&word) {
                        query.set(name, value)?;
                    } else if let Some(term) = word.strip_prefix('-').and_then(Term::of) {
                        query.without.push(term);
                    } else if let Some(term) = Term::of(&word) {
                        query.push(term, joins);
                    }
                }
                Part::Phrase(phrase) => {
                    if let Some(term) = Term::of(&phrase) {
                        query.push(Term { is_prefix: false, ..term }, joins);
                    }
                }
                Part::Without(phrase) => query.without.extend(Term::of(&phrase)),
                Part::Filter(name, value) => query.set(&name, &value)?,
            }
            joins = false;
        }
        if query == Query::default() {
            let message =
                if written.trim().is_empty() { "nothing is asked for" } else { "there is no word in the query" };
            return Err(Error::request(format!("{message}: write words, \"a phrase\" or a filter such as who:toft")));
        }
        if query.words.is_empty() && !query.without.is_empty() && query.who.is_none() {
            let message = "only words that must not occur: write one that must, or a filter such as who:toft";
            return Err(Error::request(message));
        }
        Ok(query)
    }

    /// Whether attributions are asked for rather than articles: something is said of a voice or of what it does.
    pub fn asks_for_sayings(&self) -> bool {
        self.who.is_some() || self.stance.is_some() || self.kind.is_some() || self.hedged.is_some()
    }

    /// The words as FTS5 takes them, with those of the voice's name, which stand in the text as well; `None` where there are none.
    pub(crate) fn matching(&self) -> Option<String> {
        let name = self.name().map(|term| vec![term]);
        let groups: Vec<String> = self.words.iter().cloned().chain(name).map(|group| any(&group)).collect();
        let all = (!groups.is_empty()).then(|| groups.join(" AND "))?;
        Some(if self.without.is_empty() { all } else { format!("({all}) NOT {}", any(&self.without)) })
    }

    /// Any of the words, as FTS5 takes them; `None` where there are none.
    pub(crate) fn any_matching(&self) -> Option<String> {
        let terms: Vec<Term> = self.terms().collect();
        (!terms.is_empty()).then(|| any(&terms))
    }

    /// All words and phrases that may occur, with those of the voice's name.
    pub(crate) fn terms(&self) -> impl Iterator<Item = Term> {
        self.words.iter().flatten().cloned().chain(self.name())
    }

    fn name(&self) -> impl Iterator<Item = Term> {
        self.who.iter().flat_map(|who| who.split_whitespace()).filter_map(Term::of)
    }

    /// The words that must occur alone, as FTS5 takes them.
    pub(crate) fn words_matching(&self) -> Option<String> {
        let groups: Vec<String> = self.words.iter().map(|group| any(group)).collect();
        (!groups.is_empty()).then(|| groups.join(" AND "))
    }

    fn push(&mut self, term: Term, joins: bool) {
        match self.words.last_mut() {
            Some(group) if joins => group.push(term),
            _ => self.words.push(vec![term]),
        }
    }

    fn set(&mut self, name: &str, value: &str) -> Result<()> {
        let value = value.trim();
        let wrong = || {
            let (_, what) = FILTERS.iter().find(|(known, _)| *known == name).unwrap_or(&("", ""));
            Error::request(format!("`{name}:{value}` cannot be meant: {name}: takes {what}"))
        };
        if !FILTERS.iter().any(|(known, _)| *known == name) {
            let known: Vec<String> = FILTERS.iter().map(|(name, _)| format!("{name}:")).collect();
            return Err(Error::request(format!(
                "there is no filter `{name}:`; there are {}; to look for the words, put them in quotation marks",
                known.join(", ")
            )));
        }
        let has_words = value.chars().any(char::is_alphanumeric);
        match name {
            "who" if has_words => self.who = Some(value.to_owned()),
            "outlet" if has_words => self.outlet = Some(value.to_owned()),
            "stance" => self.stance = Some(Stance::from_word(&value.to_lowercase()).ok_or_else(wrong)?),
            "kind" => self.kind = Some(kind(&value.to_lowercase()).ok_or_else(wrong)?),
            "hedged" => self.hedged = Some(yes(value).ok_or_else(wrong)?),
            "since" => self.since = Some(days(value).ok_or_else(wrong)?.0),
            "until" => self.until = Some(days(value).ok_or_else(wrong)?.1),
            _ => return Err(wrong()),
        }
        Ok(())
    }
}

impl std::fmt::Display for Query {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts: Vec<String> = self
            .words
            .iter()
            .map(|group| group.iter().map(Term::shown).collect::<Vec<_>>().join(" OR "))
            .chain(self.without.iter().map(|term| format!("-{}", term.shown())))
            .collect();
        let quoted =
            |value: &str| if value.contains(char::is_whitespace) { format!("\"{value}\"") } else { value.to_owned() };
        parts.extend(self.who.iter().map(|who| format!("who:{}", quoted(who))));
        parts.extend(self.outlet.iter().map(|outlet| format!("outlet:{}", quoted(outlet))));
        parts.extend(self.stance.map(|stance| format!("stance:{}", stance.word())));
        parts.extend(self.kind.map(|kind| format!("kind:{}", kind.word())));
        parts.extend(self.hedged.map(|hedged| format!("hedged:{}", if hedged { "yes" } else { "no" })));
        parts.extend(self.since.map(|day| format!("since:{day}")));
        parts.extend(self.until.map(|day| format!("until:{day}")));
        f.write_str(&parts.join(" "))
    }
}

impl Term {
    fn of(written: &str) -> Option<Term> {
        let is_prefix = written.ends_with('*');
        let text = written.trim_end_matches('*').replace('\0', " ");
        text.chars().any(char::is_alphanumeric).then(|| Term { text: text.trim().to_owned(), is_prefix })
    }

    /// As FTS5 takes it: always a string, so that nothing in it is an operator.
    pub(crate) fn matching(&self) -> String {
        format!("\"{}\"{}", self.text.replace('"', "\"\""), if self.is_prefix { " *" } else { "" })
    }

    fn shown(&self) -> String {
        let star = if self.is_prefix { "*" } else { "" };
        let plain = !self.text.contains(|c: char| c.is_whitespace() || c == ':')
            && !self.text.starts_with('-')
            && self.text != "OR";
        if plain { format!("{}{star}", self.text) } else { format!("\"{}\"", self.text) }
    }
}

fn any(terms: &[Term]) -> String {
    let terms: Vec<String> = terms.iter().map(Term::matching).collect();
    if terms.len() == 1 { terms.into_iter().collect() } else { format!("({})", terms.join(" OR ")) }
}

enum Part {
    Word(String),
    Phrase(String),
    Without(String),
    Filter(String, String),
}

/// Words, phrases, and `name:"a phrase"`; a quotation mark that is never closed reaches to the end.
fn parts(written: &str) -> Vec<Part> {
    let written = written.replace(['“', '”', '„'], "\"");
    let mut parts = Vec::new();
    let mut rest = written.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len());
        let word = &rest[..end];
        rest = &rest[end..];
        if let Some(quoted) = rest.strip_prefix('"') {
            let (inside, after) = quoted.split_once('"').unwrap_or((quoted, ""));
            let inside = inside.to_owned();
            match word {
                "" => parts.push(Part::Phrase(inside)),
                "-" => parts.push(Part::Without(inside)),
                name if name.ends_with(':') => {
                    parts.push(Part::Filter(name.trim_end_matches(':').to_lowercase(), inside));
                }
                word => parts.extend([Part::Word(word.to_owned()), Part::Phrase(inside)]),
            }
            rest = after;
        } else if !word.is_empty() {
            parts.push(Part::Word(word.to_owned()));
        }
        rest = rest.trim_start();
    }
    parts
}

/// `name:value`, unless it is an address or a time of day.
fn filter(word: &str) -> Option<(&str, &str)> {
    let (name, value) = word.split_once(':')?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase());
    (is_name && !value.starts_with("//")).then_some((name, value))
}

fn kind(word: &str) -> Option<ActorKind> {
    match word {
        "person" | "named" => Some(ActorKind::NamedPerson),
        "body" | "organization" => Some(ActorKind::Organisation),
        word => ActorKind::from_word(word),
    }
}

fn yes(value: &str) -> Option<bool> {
    match value.to_lowercase().as_str() {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The first and the last day of a year, a month, a day.
fn days(written: &str) -> Option<(Date, Date)> {
    let digits = |s: &str| s.chars().all(|c| c.is_ascii_digit()).then(|| s.parse::<i16>().ok()).flatten();
    let parts: Vec<&str> = written.split('-').collect();
    match parts[..] {
        [year] if year.len() == 4 => {
            let year = digits(year)?;
            Some((Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?))
        }
        [year, month] => {
            let first = Date::new(digits(year)?, i8::try_from(digits(month)?).ok()?, 1).ok()?;
            Some((first, first.last_of_month()))
        }
        [_, _, _] => {
            let day: Date = written.parse().ok()?;
            Some((day, day))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(written: &str, matching: Option<&str>, shown: &str) {
        let query = Query::parse(written).unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(query.matching().as_deref(), matching, "{written}");
        assert_eq!(query.to_string(), shown, "{written}");
    }

    #[test]
    fn queries() {
        check("harbour talks", Some(r#""harbour" AND "talks""#), "harbour talks");
        check(r#""will close" harb*"#, Some(r#""will close" AND "harb" *"#), r#""will close" harb*"#);
        check("a OR b c", Some(r#"("a" OR "b") AND "c""#), "a OR b c");
        check("a -b -\"c d\"", Some(r#"("a") NOT ("b" OR "c d")"#), r#"a -b -"c d""#);
        check("who:toft denies", Some(r#""denies" AND "toft""#), "denies who:toft");
        check("who:\"Ilse Toft\"", Some(r#""Ilse" AND "Toft""#), "who:\"Ilse Toft\"");
        check("who:“Ilse Toft”", Some(r#""Ilse" AND "Toft""#), "who:\"Ilse Toft\"");
        check("stance:denies", None, "stance:denies");
        check("kind:person hedged:yes", None, "kind:named-person hedged:yes");
        check("since:2024-02 until:2024-02", None, "since:2024-02-01 until:2024-02-29");
        check("outlet:courier", None, "outlet:courier");
        check("NEAR AND NOT", Some(r#""NEAR" AND "AND" AND "NOT""#), "NEAR AND NOT");
        check("https://sarn.example/a", Some(r#""https://sarn.example/a""#), "\"https://sarn.example/a\"");
        check("\"never closed", Some(r#""never closed""#), "\"never closed\"");
        check("OR a OR", Some(r#""a""#), "a");
        check("don't; DROP", Some(r#""don't;" AND "DROP""#), "don't; DROP");
    }

    #[test]
    fn what_cannot_be_meant_is_said() {
        for (written, message) in [
            ("", "nothing is asked for: write words, \"a phrase\" or a filter such as who:toft"),
            ("?! …", "there is no word in the query: write words, \"a phrase\" or a filter such as who:toft"),
            ("-a", "only words that must not occur: write one that must, or a filter such as who:toft"),
            ("stance:maybe", "`stance:maybe` cannot be meant: stance: takes asserts, denies, doubts or asks"),
            (
                "since:yesterday",
                "`since:yesterday` cannot be meant: since: takes published then or later: 2024, 2024-01 or 2024-01-26",
            ),
            (
                "since:2024-13",
                "`since:2024-13` cannot be meant: since: takes published then or later: 2024, 2024-01 or 2024-01-26",
            ),
        ] {
            assert_eq!(Query::parse(written).unwrap_err().to_string(), message);
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_means_the_same(written in "(\\PC| |\"|who:|since:2024|OR|-|\\*){0,12}") {
            if let Ok(query) = Query::parse(&written) {
                let again = Query::parse(&query.to_string());
                prop_assert!(again.is_ok(), "{}", query);
            }
        }
    }
}
