use hayro_syntax::metadata::Metadata;
use hayro_syntax::object::DateTime;

/// What a file says about itself, as far as that can be true of the article in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    /// When the file was made: a day or an instant.
    pub(super) created: Option<String>,
}

impl About {
    pub(super) fn of(metadata: &Metadata) -> About {
        About {
            title: metadata.title.as_deref().map(text).filter(|title| is_title(title)),
            author: metadata.author.as_deref().map(text).filter(|author| is_name(author)),
            created: metadata.creation_date.as_ref().and_then(iso),
        }
    }
}

/// A text of a PDF's own: UTF-16 or UTF-8 with their marks, else an encoding that is much like windows-1252.
fn text(bytes: &[u8]) -> String {
    let encoding = encoding_rs::Encoding::for_bom(bytes).map_or(encoding_rs::WINDOWS_1252, |(encoding, _)| encoding);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    words.join(" ").chars().take(400).collect()
}

/// Not a file's name, nor what a program puts there.
fn is_title(title: &str) -> bool {
    const PROGRAMS: &[&str] =
        &["microsoft word", "untitled", "powerpoint", "layout", "document", "print", "slide", "print preview"];
    const ENDINGS: &[&str] =
        &[".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".html", ".htm", ".txt", ".rtf", ".odt", ".tex", ".dvi"];
    let lower = title.to_lowercase();
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4
        && title.contains(' ')
        && !PROGRAMS.iter().any(|program| lower.starts_with(program))
        && !ENDINGS.iter().any(|ending| lower.ends_with(ending))
        && !lower.starts_with("http")
        && !title.contains(['\\', '\u{fffd}'])
}

/// A first name and a last name: what else stands there is the name of an account or a machine.
fn is_name(author: &str) -> bool {
    const NOBODY: &[&str] = &["unknown author", "the author", "default user", "local user", "system administrator"];
    let is_word =
        |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | ',' | '&' | ';'));
    author.contains(' ')
        && author.chars().count() <= 120
        && author.split(' ').all(is_word)
        && author.chars().next().is_some_and(char::is_uppercase)
        && !NOBODY.contains(&author.to_lowercase().as_str())
}

fn iso(date: &DateTime) -> Option<String> {
    let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    let offset = match (date.utc_offset_hour, date.utc_offset_minute) {
        (0, 0) => "Z".to_owned(),
        (hour, minute) => format!("{}{:02}:{minute:02}", if hour < 0 { '-' } else { '+' }, hour.unsigned_abs()),
    };
    crate::dates::iso(&format!("{day}T{:02}:{:02}:{:02}{offset}", date.hour, date.minute, date.second))
}

/// Whether a text names the day on which its file was made: then it was made for publication, and not copied years later.
pub(super) fn names_day(text: &str, created: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (Some(year), Some(month), Some(day)) = (created.get(..4), created.get(5..7), created.get(8..10)) else {
        return false;
    };
    let Some(name) = month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.wrapping_sub(1))) else {
        return false;
    };
    let bare_day = day.trim_start_matches('0');
    let head: String =
        text.chars().take(6000).filter(|c| !matches!(c, ',' | '.')).flat_map(char::to_lowercase).collect();
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut forms =
        vec![format!("{year}-{month}-{day}"), format!("{day}/{month}/{year}"), format!("{month}/{day}/{year}")];
    for month in [*name, &name[..3], "sept"].into_iter().filter(|form| name.starts_with(form)) {
        forms.push(format!("{bare_day} {month} {year}"));
        forms.push(format!("{month} {bare_day} {year}"));
        forms.push(format!("{month} {day} {year}"));
    }
    forms.iter().any(|form| {
        head.match_indices(form.as_str()).any(|(at, _)| {
            let digit_before = head[..at].ends_with(|c: char| c.is_ascii_digit());
            !digit_before && !head[at + form.len()..].starts_with(|c: char| c.is_ascii_digit())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plausible() {
        for (title, expected) in [
            ("Harbour to close on Monday", true),
            ("Microsoft Word - harbour.doc", false),
            ("harbour final.docx", false),
            ("Untitled 1", false),
            ("A1 2 3", false),
            ("Harbour", false),
            ("", false),
        ] {
            assert_eq!(is_title(title), expected, "{title}");
        }
        for (name, expected) in [
            ("Ilse Toft", true),
            ("Ilse Toft, Orm Sund", true),
            ("J. O’Vell", true),
            ("toft", false),
            ("ilse toft", false),
            ("Admin 2", false),
            ("Unknown Author", false),
        ] {
            assert_eq!(is_name(name), expected, "{name}");
        }
        assert_eq!(text(b"\xfe\xff\0C\0a\0f\0\xe9"), "Café");
        assert_eq!(text(b"Caf\xe9\r\n  x"), "Café x");
    }

    #[test]
    fn days() {
        for (text, expected) in [
            ("SARN, 26 January 2024 - The", true),
            ("Friday, January 26, 2024", true),
            ("Jan. 26, 2024", true),
            ("2024-01-26", true),
            ("published 26/01/2024", true),
            ("126 January 2024", false),
            ("January 2, 2024", false),
            ("26 January 20245", false),
            ("", false),
        ] {
            assert_eq!(names_day(text, "2024-01-26T09:30:00Z"), expected, "{text}");
        }
        assert!(names_day("2 May 2024", "2024-05-02"));
    }
}
