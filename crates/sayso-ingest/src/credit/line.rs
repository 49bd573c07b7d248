use super::agency;

/// A credit found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Credit<'a> {
    /// Its words as they stand there, without brackets.
    pub(super) words: &'a str,
    /// It is one wherever it stands; others only at the head or the tail of a text.
    pub(super) is_sure: bool,
}

/// The credit that a whole line is; `outlet` is whose article it is, and not credited to itself.
pub(super) fn credit<'a>(line: &'a str, outlet: Option<&str>) -> Option<Credit<'a>> {
    let words = bare(line);
    let count = words.split_whitespace().count();
    if words.is_empty() || count > LONGEST {
        return None;
    }
    let lower = words.to_lowercase().replace('’', "'");
    let is_sure = is_reporting(words, &lower) || is_republished(words, &lower) || is_contributed(&lower);
    let found = is_sure || {
        agency::is_agency(words)
            || lower.strip_prefix("by ").is_some() && agency::is_agency(&words[3..])
            || WHOLE.contains(&lower.as_str())
            || is_source(words, count)
            || is_owned(words, &lower, outlet)
    };
    let words = if agency::is_agency(words) { words.trim_end_matches('.') } else { without_rights(words) };
    found.then_some(Credit { words, is_sure })
}

/// Credits in the last sentences of a text that has no lines: "… he said. (With inputs from agencies)".
pub(super) fn last_sentences(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let mut starts: Vec<usize> = line.char_indices().rev().take(FURTHEST).map(|(at, _)| at).collect();
    starts.reverse();
    for at in starts {
        let before = line[..at].trim_end();
        let is_start = at > before.len() && before.ends_with(['.', '!', '?', '"', '”', '’', ')']);
        let tail = &line[at..];
        if !is_start {
            continue;
        }
        let words = bare(tail);
        let is_whole = words.len() < tail.len() && (tail.starts_with('(') && tail.find(')') == Some(tail.len() - 1));
        let is_signed = tail.starts_with(['-', '–', '—']);
        let lower = words.to_lowercase();
        if (is_whole || is_signed)
            && (agency::is_agency(words) || WHOLE.contains(&lower.as_str()) || is_reporting(words, &lower))
            || is_reporting(words, &lower) && !tail.starts_with(|c: char| c.is_lowercase())
        {
            return Some(words);
        }
    }
    None
}

/// Words beyond which a line is a paragraph.
const LONGEST: usize = 60;

/// How many characters before the end the last sentences begin.
const FURTHEST: usize = 300;

/// Without brackets, dashes and stars around it.
fn bare(line: &str) -> &str {
    let is_mark = |c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '*' | '_' | '-' | '–' | '—' | '|' | '•' | '~')
    };
    line.trim_matches(is_mark)
}

/// "With reporting by Ada Vell", "Editing by Orm Sund": words, then a name.
fn is_reporting(words: &str, lower: &str) -> bool {
    REPORTING.iter().filter_map(|start| lower.strip_prefix(start)).any(|rest| {
        let Some(name) = words.get(words.len().saturating_sub(rest.len())..).map(str::trim_start) else { return false };
        let name = name.strip_prefix("the ").unwrap_or(name);
        let is_some = ["agenc", "wire", "news agenc", "our ", "staff", "international", "local", "foreign"]
            .iter()
            .any(|some| name.starts_with(some));
        rest.starts_with([' ', ':'])
            && (name.trim_start_matches([':', ' ']).starts_with(char::is_uppercase)
                || is_some
                || agency::is_known(name))
    })
}

const REPORTING: &[&str] = &[
    "with reporting by",
    "with reporting from",
    "with additional reporting by",
    "with additional reporting from",
    "with inputs from",
    "with input from",
    "with agency inputs from",
    "with inputs by",
    "with files from",
    "with material from",
    "with information from",
    "with contributions from",
    "with contributions by",
    "with reports from",
    "with reports by",
    "with help from",
    "additional reporting by",
    "additional reporting from",
    "additional reporting",
    "additional material from",
    "reporting by",
    "reporting and writing by",
    "writing by",
    "editing by",
    "compiled by",
    "compiled from",
    "translated by",
    "translation by",
    "inputs from",
    "input from",
    "mit material von",
    "mit informationen von",
    "mit material der",
    "con información de",
    "com informações de",
    "com informações da",
    "com informações do",
    "avec",
];

/// "This article was first published by the Sarn Courier": where it came from, not where else it is.
fn is_republished(words: &str, lower: &str) -> bool {
    let label = "editor's note: ";
    let (start, begin) = if lower.starts_with(label) { (label.len(), label.chars().count()) } else { (0, 0) };
    let lower = &lower[start..];
    let names_source = |verbs: &[&str]| {
        verbs.iter().filter_map(|verb| lower.find(verb).map(|at| &lower[at + verb.len()..])).any(|rest| {
            let before = words.chars().count().saturating_sub(rest.chars().count()).max(begin);
            let name: String = words.chars().skip(before).collect();
            names_one(&name)
        })
    };
    let is_about_itself = lower.strip_prefix("this ").is_some_and(|rest| {
        PIECES
            .iter()
            .filter_map(|piece| rest.strip_prefix(piece))
            .any(|rest| VERBS.iter().any(|verb| rest.starts_with(verb)))
    });
    is_about_itself && names_source(PUBLISHED)
        || FIRST.iter().any(|start| lower.starts_with(start)) && names_source(PUBLISHED)
        || lower.starts_with("republished with permission")
        || lower.starts_with("reprinted with permission")
}

/// Whether a name follows, not only a day.
fn names_one(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', ':']);
    let bare = ["the ", "The ", "its "].iter().find_map(|article| rest.strip_prefix(article)).unwrap_or(rest);
    let first = bare.split([' ', ',', '.']).next().unwrap_or("").to_lowercase();
    let is_day = first.starts_with(|c: char| c.is_ascii_digit()) || super::change::is_day(&first);
    if is_day {
        return [" by ", " in ", " at ", " on "]
            .iter()
            .filter_map(|of| rest.split_once(of))
            .any(|(_, name)| names_one(name));
    }
    bare.starts_with(char::is_uppercase) || bare.starts_with("original source") || agency::is_known(bare)
}

const VERBS: &[&str] = &[" was ", " is ", " has been ", " first ", " originally ", " appeared ", " appears "];

const PIECES: &[&str] = &[
    "article",
    "story",
    "report",
    "piece",
    "interview",
    "column",
    "essay",
    "post",
    "dispatch",
    "text",
    "op-ed",
    "commentary",
    "news item",
];
const PUBLISHED: &[&str] = &[
    "published by",
    "published in",
    "published on",
    "published at",
    "republished from",
    "appeared in",
    "appeared on",
    "appeared at",
    "appears in",
    "produced by",
    "provided by",
    "reprinted from",
    "reproduced from",
    "syndicated from",
    "distributed by",
    "supplied by",
    "adapted from",
    "taken from",
];
const FIRST: &[&str] = &[
    "originally published",
    "first published",
    "republished from",
    "reprinted from",
    "originally appeared",
    "first appeared",
];

/// "Ada Vell in Keel contributed to this report."
fn is_contributed(lower: &str) -> bool {
    let end = lower.trim_end_matches('.');
    let is_at_end = |words: &str| end.ends_with(words) && end.len() > words.len() + 3;
    is_at_end("contributed reporting")
        || is_at_end("contributed to this report")
        || is_at_end("contributed to this story")
        || is_at_end("contributed to this article")
        || is_at_end("contributed reporting to this story")
        || end.contains(" contributed reporting from ")
        || end.contains(" contributed to this report from ")
}

const WHOLE: &[&str] = &[
    "with agencies",
    "with agency inputs",
    "with agency reports",
    "with wire reports",
    "with news agencies",
    "with inputs from agencies",
    "from wire reports",
    "from wire services",
    "from news services",
    "staff and agencies",
    "from staff and wire reports",
    "staff and wire reports",
    "agencies",
    "agency",
    "by agencies",
    "con agencias",
    "avec agences",
    "mit agenturen",
    "agence france-presse",
];

/// "Source: AFP", "Via SyndiGate.info".
fn is_source(words: &str, count: usize) -> bool {
    let named = |label: &str| {
        let rest =
            words.get(..label.len()).filter(|head| head.eq_ignore_ascii_case(label)).map(|_| &words[label.len()..]);
        rest.and_then(|rest| rest.trim_start().strip_prefix(':')).map(str::trim).is_some_and(publishes)
    };
    let is_via = || words.strip_prefix("Via ").is_some_and(|name| name.starts_with(char::is_uppercase));
    let is_courtesy = || {
        ["Courtesy of ", "Courtesy: "]
            .iter()
            .filter_map(|start| words.strip_prefix(start))
            .any(|name| name.starts_with(char::is_uppercase))
    };
    count <= 10 && ["source", "sources", "quelle", "fuente", "fonte", "bron"].iter().any(|label| named(label))
        || count <= 5 && is_via()
        || count <= 10 && is_courtesy()
}

/// Whether a name is that of an agency, of a medium, or of a site.
fn publishes(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let is_medium = |word: &str| MEDIA.contains(&word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_site = name.rsplit_once('.').is_some_and(|(_, end)| end.len() >= 2 && end.chars().all(char::is_alphabetic));
    agency::is_agency(name)
        || name.starts_with(char::is_uppercase) && name.split_whitespace().any(is_medium)
        || is_site && name.split_whitespace().count() <= 2
}

const MEDIA: &[&str] = &[
    "Agence",
    "Agencia",
    "Agency",
    "Broadcasting",
    "Bulletin",
    "Chronicle",
    "Courier",
    "Daily",
    "Dispatch",
    "Gazette",
    "Guardian",
    "Herald",
    "Journal",
    "Magazine",
    "Media",
    "Network",
    "News",
    "Observer",
    "Post",
    "Press",
    "Radio",
    "Review",
    "Standard",
    "Star",
    "Sun",
    "TV",
    "Telegraph",
    "Television",
    "Times",
    "Tribune",
    "Wire",
    "Zeitung",
];

/// "© 2024 Agence Nord", where that is an agency or someone else than the outlet.
fn is_owned(words: &str, lower: &str, outlet: Option<&str>) -> bool {
    let Some(rest) = ["©", "(c)", "c)", "copyright"].iter().find_map(|start| lower.strip_prefix(start)) else {
        return false;
    };
    let has_year = rest.chars().filter(char::is_ascii_digit).count() >= 4;
    let is_wire = ["agenc", "agenz", "agentur", " press", "newswire", "news service", "wire", "reuters", "syndicat"]
        .iter()
        .any(|word| rest.contains(word));
    let is_short = words.split_whitespace().any(agency::is_known);
    let is_outlet = outlet.is_some_and(|outlet| lower.contains(&outlet.to_lowercase()));
    has_year && (is_wire || is_short) && !is_outlet
}

/// A credit without "All rights reserved" and what follows it.
fn without_rights(words: &str) -> &str {
    let Some(at) = words.to_ascii_lowercase().find("all rights reserved") else { return words };
    let owner = words[..at].trim_end_matches(|c: char| !c.is_alphanumeric());
    if owner.is_empty() { words } else { owner }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, bool)>) {
        let found = credit(line, Some("Sarn Courier")).map(|credit| (credit.words, credit.is_sure));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn credits() {
        for (line, words) in [
            ("(With inputs from agencies)", "With inputs from agencies"),
            ("With reporting by Reuters", "With reporting by Reuters"),
            ("Additional reporting by Ada Vell in Keel.", "Additional reporting by Ada Vell in Keel."),
            (
                "(Reporting by Ada Vell in Sarn; Editing by Orm Sund)",
                "Reporting by Ada Vell in Sarn; Editing by Orm Sund",
            ),
            ("— With files from The Canadian Press", "With files from The Canadian Press"),
            ("This article was first published by Nordnytt.", "This article was first published by Nordnytt."),
            (
                "This story was originally published on Jan. 26 in the Keel Post.",
                "This story was originally published on Jan. 26 in the Keel Post.",
            ),
            (
                "Ada Vell and Orm Sund in Keel contributed to this report.",
                "Ada Vell and Orm Sund in Keel contributed to this report.",
            ),
        ] {
            check(line, Some((words, true)));
        }
    }

    #[test]
    fn at_the_head_or_the_tail() {
        for (line, words) in [
            ("Source: AFP", "Source: AFP"),
            ("SOURCE: Keel Post", "SOURCE: Keel Post"),
            ("(AP)", "AP"),
            ("— Reuters", "Reuters"),
            ("By The Associated Press", "By The Associated Press"),
            ("Agencies", "Agencies"),
            ("Via Keelwire.example", "Via Keelwire.example"),
            ("© 2024 Agence Nord", "© 2024 Agence Nord"),
            ("Copyright 2024 The Associated Press. All rights reserved.", "Copyright 2024 The Associated Press"),
        ] {
            check(line, Some((words, false)));
        }
    }

    #[test]
    fn what_is_none() {
        for line in [
            "",
            "()",
            "Reporting by numbers is easy, Toft said.",
            "With reporting by drones the navy saves money.",
            "Editing by committee has failed.",
            "This article was read by thousands.",
            "This report was a shock.",
            "The sources: nobody knows them.",
            "Source of the river",
            "Source: Ministry of the Sea",
            "Ilse Toft",
            "© 2024 Sarn Courier. All rights reserved.",
            "Copyright law is old.",
            "Ilse Toft, the mayor, published in 2019 a book.",
            "First published on November 20, 2023 / 1:07 AM",
            "This article was reprinted in the Keel Post.",
            "This report was published in secret.",
            "This report was produced by hand.",
            "He contributed to the harbour.",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn last_sentence() {
        for (line, expected) in [
            ("The harbour closes, she said. (With inputs from agencies)", Some("With inputs from agencies")),
            ("The harbour closes, she said. (Reuters)", Some("Reuters")),
            ("The harbour closes, she said. — AFP", Some("AFP")),
            ("She said so. Additional reporting by Ada Vell.", Some("Additional reporting by Ada Vell.")),
            (
                "It is winter. (Reporting by Ada Vell; Editing by Orm Sund)",
                Some("Reporting by Ada Vell; Editing by Orm Sund"),
            ),
            ("The harbour closes, she told the agency (Reuters)", None),
            ("The harbour closes. (Labour)", None),
            ("The harbour closes. It is winter.", None),
            ("", None),
        ] {
            assert_eq!(last_sentences(line), expected, "{line}");
        }
    }
}
