/// Whether a line says when or how its article was changed.
pub(super) fn is_change(line: &str) -> bool {
    is_correction(line) || date(line).is_some()
}

/// Whether it says what was changed: "CORRECTION: …", "This story has been updated to …".
pub(super) fn is_correction(line: &str) -> bool {
    if line.split_whitespace().count() > LONGEST {
        return false;
    }
    let lower = plain(line);
    let is_labelled = LABELS.iter().any(|label| {
        lower.strip_prefix(label).is_some_and(|rest| {
            let rest = rest.trim_start();
            let after_bracket = rest
                .strip_prefix('(')
                .and_then(|rest| rest.split_once(')'))
                .map_or(rest, |(_, rest)| rest.trim_start());
            // "Correction, Jan. 26: ..."
            let after_day = after_bracket
                .strip_prefix(',')
                .and_then(|rest| rest.split_once(':'))
                .filter(|(day, _)| day.len() <= 30);
            after_bracket.starts_with([':', '–', '—', '-']) || after_day.is_some()
        })
    });
    let lower = lower.strip_prefix("editor's note: ").unwrap_or(&lower);
    let is_told = ["an earlier version of", "a previous version of", "earlier versions of", "an earlier headline"]
        .iter()
        .any(|start| lower.starts_with(start));
    let is_updated = [
        "this article",
        "this story",
        "this report",
        "this post",
        "this piece",
        "this headline",
        "the headline of this",
    ]
    .iter()
    .any(|piece| {
        lower.strip_prefix(piece).is_some_and(|rest| {
            let rest = rest.trim_start();
            let rest =
                ["has been", "was", "has since been"].iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or("");
            ["updated", "corrected", "amended", "clarified", "revised", "changed", "edited to", "modified"]
                .iter()
                .any(|verb| rest.trim_start().starts_with(verb))
        })
    });
    is_labelled || is_told || is_updated
}

/// The words after "Updated:", where they hold a number, as dates do.
pub(super) fn date(line: &str) -> Option<&str> {
    if line.split_whitespace().count() > 16 {
        return None;
    }
    let start = line.find(char::is_alphabetic)?;
    let words = &line[start..];
    let after = UPDATED.iter().find_map(|label| {
        let head = words.get(..label.len()).filter(|head| head.eq_ignore_ascii_case(label))?;
        Some(&words[head.len()..])
    })?;
    let has_end = !after.starts_with(char::is_alphanumeric);
    let date = after.trim_matches(|c: char| !c.is_alphanumeric());
    let next = date.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("").to_lowercase();
    let begins = next.starts_with(|c: char| c.is_ascii_digit())
        || is_day(&next)
        || matches!(next.as_str(), "on" | "at" | "le" | "am");
    (has_end && begins && date.contains(|c: char| c.is_ascii_digit())).then_some(date)
}

/// Whether a word in small letters begins as the name of a month or of a day of the week.
pub(super) fn is_day(word: &str) -> bool {
    DAYS.iter().any(|day| word.starts_with(day))
}

/// How names of months and days of the week begin.
const DAYS: &[&str] = &[
    "jan", "feb", "fév", "mar", "mär", "apr", "avr", "may", "mai", "jun", "jui", "jul", "aug", "aoû", "sep", "oct",
    "okt", "nov", "dec", "dez", "déc", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
];

/// Words beyond which a line is a paragraph.
const LONGEST: usize = 120;

fn plain(line: &str) -> String {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    line.to_lowercase().replace('’', "'")
}

const LABELS: &[&str] = &[
    "correction",
    "corrections",
    "corrections and clarifications",
    "clarification",
    "corrected",
    "erratum",
    "amendment",
    "correction and clarification",
];

const UPDATED: &[&str] = &[
    "last updated",
    "updated",
    "last modified",
    "last update",
    "update",
    "this story was updated on",
    "this article was updated on",
    "aktualisiert",
    "mis à jour le",
    "actualizado",
    "atualizado em",
    "aggiornato",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections() {
        for (line, expected) in [
            ("CORRECTION: The harbour closes in May, not in March.", true),
            ("Correction (Jan. 26): The harbour closes in May.", true),
            ("Correction, Jan. 26, 2024: The harbour closes in May.", true),
            ("Clarification — The harbour is Keel’s.", true),
            ("An earlier version of this article misstated the year.", true),
            ("Editor’s note: This story has been updated to add the mayor’s answer.", true),
            ("This article was amended on 26 January 2024 to name the harbour.", true),
            ("This story has been updated.", true),
            ("Corrections officers struck on Friday.", false),
            ("Correction of the river takes years: it is long.", false),
            ("This article was written in winter.", false),
            ("The harbour closes.", false),
        ] {
            assert_eq!(is_correction(line), expected, "{line}");
        }
    }

    #[test]
    fn dates() {
        for (line, expected) in [
            ("Updated: Jan 26, 2024 09:30 GMT", Some("Jan 26, 2024 09:30 GMT")),
            ("Last updated on 26 January 2024", Some("on 26 January 2024")),
            ("UPDATED 9:30 a.m. Jan. 26, 2024", Some("9:30 a.m. Jan. 26, 2024")),
            ("(Updated Jan 26)", Some("Jan 26")),
            ("Updated rules apply.", None),
            ("Updates on 26 January", None),
            ("", None),
        ] {
            assert_eq!(date(line), expected, "{line}");
        }
    }
}
