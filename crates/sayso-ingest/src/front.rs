use std::ops::Range;

use sayso_text::{Article, Note, Span};

use crate::fields;

/// Finds the metadata at the head of an article's text, notes its span and fills the fields that it names.
///
/// Three forms are known, after any white space:
/// * YAML: lines `key: value` between two lines `---`;
/// * a header: lines of known keys (`Title: …`, `Date: …`), one of them a date;
/// * a date alone, `date 2024-01-26` or `Date: 2024-01-26T09:30Z`; the text may go on in the same line.
pub(crate) fn read(article: &mut Article, notes: &mut Vec<Note>) {
    let text = article.text.clone();
    let Some(front) = yaml(&text).or_else(|| header(&text)) else { return };
    let span = Span::new(front.range.start, front.range.end);
    article.front = Some(span);
    for (key, value) in &front.fields {
        fields::fill(article, key, value, Some(span), notes);
    }
}

struct Front {
    range: Range<usize>,
    fields: Vec<(String, String)>,
}

/// Metadata longer than this is none.
const LONGEST: usize = 64 * 1024;

fn yaml(text: &str) -> Option<Front> {
    let start = text.len() - text.trim_start().len();
    let mut at = start;
    let mut fields: Vec<(String, String)> = Vec::new();
    for (number, line) in text[start..].split_inclusive('\n').enumerate() {
        let words = line.trim();
        if number == 0 && words != "---" || at - start > LONGEST {
            return None;
        }
        if number > 0 && matches!(words, "---" | "...") {
            let end = at + line.trim_end().len();
            return (!fields.is_empty()).then_some(Front { range: start..end, fields });
        }
        match words.split_once(':').filter(|_| !line.starts_with([' ', '\t', '-', '#'])) {
            Some((key, value)) => fields.push((key.trim().to_owned(), scalar(value))),
            // A list or a long value over several lines.
            None if number > 0 && !words.is_empty() && !words.starts_with('#') => {
                let (_, value) = fields.last_mut()?;
                let item = scalar(words.strip_prefix("- ").unwrap_or(words));
                *value = if value.is_empty() { item } else { format!("{value}, {item}") };
            }
            None => {}
        }
        at += line.len();
    }
    None
}

/// A value without its quotation marks, or the items of `[a, b]`.
fn scalar(value: &str) -> String {
    let value = value.trim();
    let bare = |s: &str| {
        let unquoted = |mark| s.strip_prefix(mark).and_then(|s| s.strip_suffix(mark));
        unquoted('"').or_else(|| unquoted('\'')).unwrap_or(s).to_owned()
    };
    match value.strip_prefix('[').and_then(|v| v.strip_suffix(']')) {
        Some(items) => items.split(',').map(|item| bare(item.trim())).collect::<Vec<_>>().join(", "),
        None if matches!(value, "|" | ">" | "|-" | ">-" | "null" | "~") => String::new(),
        None => bare(value),
    }
}

fn header(text: &str) -> Option<Front> {
    let start = text.len() - text.trim_start().len();
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut has_date = false;
    let mut at = start;
    let mut end = start;
    for line in text[start..].split_inclusive('\n') {
        let words = line.trim_end();
        let Some((key, value)) = key_and_value(words) else { break };
        let is_date = fields::canonical(key) == Some("published");
        let length = if is_date { date(value) } else { None };
        match length {
            Some(length) => {
                fields.push((key.to_owned(), value[..length].to_owned()));
                end = at + words.len() - value.len() + length;
                has_date = true;
                if length < value.trim_end().len() {
                    break; // the text goes on in this line
                }
            }
            None if is_date && (value.len() > LONGEST_DATE || !words.contains(':')) => break,
            None => {
                fields.push((key.to_owned(), value.to_owned()));
                end = at + words.len();
                has_date |= is_date;
            }
        }
        at += line.len();
    }
    has_date.then_some(Front { range: start..end, fields })
}

/// A line after `Date:` that is longer than this is text.
const LONGEST_DATE: usize = 48;

/// `Key: value`, with a key that has a field; or `date value`.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let head = line.get(..5).filter(|head| head.eq_ignore_ascii_case("date ") || head.eq_ignore_ascii_case("date\t"));
    let (key, value) = match head {
        Some(_) if !line[5..].trim_start().starts_with(':') => line.split_at(4),
        _ => line.split_once(':')?,
    };
    (key.len() <= 20 && fields::canonical(key).is_some()).then(|| (key, value.trim_start()))
}

/// Length of the date at the start, with the time of day that follows it. Whether it is in the calendar is not asked.
fn date(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let matches = |shape: &[u8], at: usize| {
        bytes
            .get(at..at + shape.len())
            .is_some_and(|b| b.iter().zip(shape).all(|(b, s)| if *s == b'0' { b.is_ascii_digit() } else { b == s }))
    };
    let skip = |at: usize, of: fn(&u8) -> bool| at + bytes[at..].iter().take_while(|b| of(b)).count();
    if !matches(b"0000-00-00", 0) {
        return None;
    }
    let mut end = 10;
    if matches!(bytes.get(10), Some(b'T' | b't' | b' ')) && matches(b"00:00", 11) {
        end = 16;
        if matches(b":00", end) {
            end += 3;
            if bytes.get(end) == Some(&b'.') {
                end = skip(end + 1, u8::is_ascii_digit);
            }
        }
        let zone = if bytes.get(end) == Some(&b' ') { end + 1 } else { end };
        for shape in [&b"+00:00"[..], b"-00:00", b"+0000", b"-0000", b"Z", b"z", b"UTC", b"GMT"] {
            if matches(shape, zone) {
                end = zone + shape.len();
                break;
            }
        }
    }
    // "2024-01-26th", "2024-01-267": no date, or one with a slip in it that is better left in the text.
    (!bytes.get(end).is_some_and(u8::is_ascii_alphanumeric)).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The front matter found, then the fields as `key=value`.
    fn check(text: &str, front: Option<&str>, expected: &str) {
        let mut article = Article::from_text("x", text);
        let mut notes = Vec::new();
        read(&mut article, &mut notes);
        assert_eq!(article.front.map(|span| span.of(text)), front, "{text}");
        let mut shown = Vec::new();
        for (key, value) in [
            ("published", article.published.map(|p| p.written)),
            ("title", article.title),
            ("outlet", article.outlet),
            ("url", article.url),
            ("byline", article.byline),
            ("updated", article.updated),
            ("language", article.language),
        ] {
            shown.extend(value.map(|value| format!("{key}={value}")));
        }
        shown.extend(article.metadata.iter().map(|(key, value)| format!("{key}={value}")));
        shown.extend(notes.iter().map(|note| note.kind.clone().into_owned()));
        assert_eq!(shown.join("; "), expected, "{text}");
    }

    #[test]
    fn a_date_alone() {
        check(" date 2024-01-26 Days after", Some("date 2024-01-26"), "published=2024-01-26");
        check("Date: 2024-01-26\n\nDays after", Some("Date: 2024-01-26"), "published=2024-01-26");
        check("DATE : 2024-01-26. Days", Some("DATE : 2024-01-26"), "published=2024-01-26");
        check("date 2024-01-26 09:30 Days after", Some("date 2024-01-26 09:30"), "published=2024-01-26 09:30");
        check(
            "Date: 2024-01-26T09:30:00.5+05:30 10 people",
            Some("Date: 2024-01-26T09:30:00.5+05:30"),
            "published=2024-01-26T09:30:00.5+05:30",
        );
        check("date 2024-01-26 10 people", Some("date 2024-01-26"), "published=2024-01-26");
        check("date 2024-13-45 Days after", Some("date 2024-13-45"), "wrong-date");
        check("Date: last Tuesday\nDays after", Some("Date: last Tuesday"), "wrong-date");
    }

    #[test]
    fn headers() {
        check(
            "Title: Harbour to close\nAuthor: Ada Vell\nDate: 2024-01-26\nURL: https://sarn.example/a\n\nThe harbour",
            Some("Title: Harbour to close\nAuthor: Ada Vell\nDate: 2024-01-26\nURL: https://sarn.example/a"),
            "published=2024-01-26; title=Harbour to close; url=https://sarn.example/a; byline=Ada Vell",
        );
        check("Title: Harbour to close\n\nThe harbour", None, "");
    }

    #[test]
    fn yaml_front_matter() {
        check(
            "---\ntitle: \"Harbour: to close\"\noutlet: 'Sarn Courier'\ndate: 2024-01-26\ntags:\n  - sea\n  - winter\nlang: en\n# none\nid: 7\n---\nThe harbour",
            Some(
                "---\ntitle: \"Harbour: to close\"\noutlet: 'Sarn Courier'\ndate: 2024-01-26\ntags:\n  - sea\n  - winter\nlang: en\n# none\nid: 7\n---",
            ),
            "published=2024-01-26; title=Harbour: to close; outlet=Sarn Courier; language=en; id=7; tags=sea, winter",
        );
        check(
            "---\r\nauthors: [Ada Vell, \"Orm Sund\"]\r\n---\r\nThe",
            Some("---\r\nauthors: [Ada Vell, \"Orm Sund\"]\r\n---"),
            "byline=Ada Vell, Orm Sund",
        );
        check("---\nThe harbour closes.\n---\n", None, "");
        check("---\ntitle: never closed\n", None, "");
        check("---\n---\nThe harbour", None, "");
    }

    #[test]
    fn text_that_is_none() {
        for text in [
            "Date palms grow here.",
            "Dates: 2024-01-26",
            "date 26 January Days after",
            "Date: she would not give one, the mayor said, not for all the herring in Sarn",
            "date 2024-01-26th",
            "",
            "---",
            "dat\u{e9} 2024-01-26",
        ] {
            check(text, None, "");
        }
    }
}
