use super::agency;

/// The agency in the dateline at the beginning of a paragraph: "LONDON, Jan 26 (Reuters) - The harbour".
pub(super) fn agency(paragraph: &str) -> Option<&str> {
    let open = paragraph.char_indices().take(FURTHEST).find(|(_, c)| matches!(c, '(' | '['))?.0;
    let (place, rest) = paragraph.split_at(open);
    let close = rest.char_indices().take(LONGEST).find(|(_, c)| matches!(c, ')' | ']'))?.0;
    let (name, after) = (rest[1..close].trim(), rest[close + 1..].trim_start());
    let goes_on = after.is_empty() || after.starts_with(['-', '–', '—', '―', ':', '|', '.']);
    let place = place.trim_end_matches([' ', ':', ',', '-', '–', '—', '\u{a0}']).trim();
    let is_agency = if agency::is_agency(name) {
        is_place(place)
    } else {
        goes_on && may_be_agency(name) && (place.is_empty() && after.starts_with(['-', '–', '—']) || is_dateline(place))
    };
    (is_agency && (goes_on || place.is_empty() || is_dateline(place))).then_some(name)
}

/// Where the name begins at the latest, and how long it may be.
const FURTHEST: usize = 80;
const LONGEST: usize = 48;

/// A few words, none of which begins small: a place, a day.
fn is_place(place: &str) -> bool {
    let words = || place.split([' ', ',', '/', '.', '-']).filter(|word| !word.is_empty());
    let is_named =
        |word: &str| !word.starts_with(char::is_lowercase) || matches!(word, "de" | "of" | "al" | "la" | "on" | "and");
    words().count() <= 8 && words().all(is_named) && !place.contains(['"', '“', '?', '!', ';'])
}

/// A place in capitals, or a place with a day.
fn is_dateline(place: &str) -> bool {
    let has_letters = place.chars().filter(|c| c.is_alphabetic()).count() >= 3;
    let head = place.split(',').next().unwrap_or(place);
    let is_capital = |words: &str| words.chars().all(|c| !c.is_lowercase());
    let has_day = place.split_once(',').is_some_and(|(_, day)| day.contains(|c: char| c.is_ascii_digit()));
    has_letters && is_place(place) && (is_capital(head) || has_day)
}

/// A short name: one to three words with capitals, none of those that stand in brackets at a beginning for other
/// reasons.
fn may_be_agency(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’' | '/'))
    };
    letters >= 2
        && name.split_whitespace().count() <= 3
        && name.split_whitespace().all(is_name)
        && !name.contains("R-")
        && !name.contains("D-")
        && !OTHERS.contains(&name.to_lowercase().as_str())
}

const OTHERS: &[&str] = &[
    "analysis",
    "audio",
    "corrected",
    "correction",
    "exclusive",
    "file",
    "file photo",
    "graphic",
    "live",
    "opinion",
    "photo",
    "photos",
    "picture",
    "refiled",
    "repeats",
    "reprint",
    "satire",
    "sponsored",
    "update",
    "updated",
    "updates",
    "video",
    "watch",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (paragraph, expected) in [
            ("LONDON, Jan 26 (Reuters) - The harbour closes.", Some("Reuters")),
            ("SARN (AP) — The harbour closes.", Some("AP")),
            ("(AP) — The harbour closes.", Some("AP")),
            ("Berlin (dpa) - Der Hafen schließt.", Some("dpa")),
            ("SARN/KEEL (Nordwire) -- The harbour closes.", Some("Nordwire")),
            ("SARN, 26 January (Nordnytt): The harbour closes.", Some("Nordnytt")),
            ("Sarn, Jan. 26 (Keel Press Bureau) – The harbour closes.", Some("Keel Press Bureau")),
            ("ST. OLAV, Keel (AP) The harbour closes.", Some("AP")),
            ("The harbour (AP) said", None),
            ("Ilse Toft (Labour) — the mayor — said so.", None),
            ("(Video) — The harbour closes.", None),
            ("SENATOR ORM SUND (R-Keel) - The harbour closes.", None),
            ("The Sarn Harbour Authority (SHA) - it runs the harbour - said", None),
            ("Ilse Toft said (and Reuters reported) that the harbour closes.", None),
            ("The harbour closes.", None),
            ("(", None),
        ] {
            assert_eq!(agency(paragraph), expected, "{paragraph}");
        }
    }
}
