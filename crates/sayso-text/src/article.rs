use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::Span;

/// One article as it was received: its text and what is known about it. Never edited.
///
/// ```
/// let article = sayso_text::Article::from_text("harbour-bill", "The bill passed, Mayor Ilse Toft said.");
/// assert_eq!(article.published, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Article {
    /// Name by which the user and the wire know it (a file's stem, or the `id` of a JSON line).
    pub id: String,
    /// The whole text as read; every span of a reading points into it.
    pub text: Arc<str>,
    /// Metadata at the head of the text (`Date: …`, YAML front matter): no part of a sentence.
    pub front: Option<Span>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its headline, where it is not part of the text.
    pub title: Option<String>,
    /// Who signed it.
    pub byline: Option<String>,
    /// Agencies and colleagues credited ("With inputs from agencies").
    pub credit: Option<String>,
    /// Language as a BCP 47 tag.
    pub language: Option<String>,
    /// When it was published: relative times are read against this date.
    pub published: Option<Published>,
    /// When it was last changed, as written.
    pub updated: Option<String>,
    /// When it was fetched, as written.
    pub retrieved: Option<String>,
    /// Links in its text.
    pub links: Vec<Link>,
    /// Whatever else came with it, kept as it came.
    pub metadata: BTreeMap<String, String>,
}

/// A date or instant of publication, with the date as the outlet wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// As received, such as `2024-01-26` or `2024-01-26T09:30:00+05:30`.
    pub written: String,
    /// The calendar date that it names where it was written.
    pub date: Date,
}

/// A link in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it points; never followed without the user's say.
    pub href: String,
    /// The words that carry it.
    pub anchor: Option<Span>,
}

impl Article {
    /// An article of which only the text is known.
    pub fn from_text(id: impl Into<String>, text: impl Into<Arc<str>>) -> Article {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }
}

impl Published {
    /// Reads a date (`2024-01-26`) or an instant (`2024-01-26T09:30:00Z`); `None` where the first ten characters are
    /// no date of the calendar, or where something other than a time follows them.
    ///
    /// ```
    /// use sayso_text::Published;
    /// let p = Published::parse("2024-01-26T23:30:00-05:00").unwrap();
    /// assert_eq!(p.date.to_string(), "2024-01-26"); // as written, not as in Greenwich
    /// assert_eq!(Published::parse("2024-02-30"), None);
    /// ```
    pub fn parse(written: &str) -> Option<Published> {
        let written = written.trim();
        let date: Date = written.get(..10)?.parse().ok()?;
        let rest = &written[10..];
        let is_time = |r: &str| r.starts_with(['T', 't', ' ']) && r.len() >= 5 && r.as_bytes()[1].is_ascii_digit();
        (rest.is_empty() || is_time(rest)).then(|| Published { written: written.to_owned(), date })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn publication_dates() {
        for (written, date) in [
            ("2024-01-26", Some("2024-01-26")),
            (" 2024-01-26 ", Some("2024-01-26")),
            ("2024-01-26 08:00", Some("2024-01-26")),
            ("2024-01-26T08:00:00Z", Some("2024-01-26")),
            ("2024-13-01", None),
            ("2024-01-26th", None),
            ("26/01/2024", None),
            ("2024-01-2", None),
            ("é2024-01-26", None),
            ("", None),
        ] {
            assert_eq!(Published::parse(written).map(|p| p.date.to_string()).as_deref(), date, "{written}");
        }
    }
}
