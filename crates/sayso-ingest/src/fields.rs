use sayso_text::{Article, Note, Published, Span};

/// Fills one field of an article from a key of its metadata, by any of the names that key goes by; keys without a field
/// of their own are kept in `metadata`. What is filled already stays.
///
/// A date of publication that cannot be read gives a note at `span`.
pub(crate) fn fill(article: &mut Article, key: &str, value: &str, span: Option<Span>, notes: &mut Vec<Note>) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    let field = match canonical(key) {
        Some("published") if article.published.is_some() => return,
        Some("published") => {
            article.published = Published::parse(value);
            if article.published.is_none() {
                notes.push(wrong_date(value, span));
            }
            return;
        }
        Some("outlet") => &mut article.outlet,
        Some("url") => &mut article.url,
        Some("title") => &mut article.title,
        Some("byline") => &mut article.byline,
        Some("credit") => &mut article.credit,
        Some("language") => &mut article.language,
        Some("updated") => &mut article.updated,
        Some("retrieved") => &mut article.retrieved,
        _ => {
            article.metadata.entry(key.trim().to_owned()).or_insert_with(|| value.to_owned());
            return;
        }
    };
    field.get_or_insert_with(|| value.to_owned());
}

/// The field that a key means, whatever its case and hyphens; `None` for a key without one.
pub(crate) fn canonical(key: &str) -> Option<&'static str> {
    let key = key.trim().to_lowercase().replace([' ', '-'], "_");
    NAMES.iter().find(|(_, names)| names.contains(&key.as_str())).map(|(field, _)| *field)
}

const NAMES: &[(&str, &[&str])] = &[
    ("outlet", &["outlet", "publication", "publisher", "site_name"]),
    ("url", &["url", "link"]),
    ("title", &["title", "headline"]),
    ("byline", &["byline", "author", "authors"]),
    ("credit", &["credit"]),
    ("language", &["language", "lang"]),
    ("published", &["published", "date", "pubdate", "published_at", "publication_date", "date_published"]),
    ("updated", &["updated", "modified", "updated_at", "date_modified"]),
    ("retrieved", &["retrieved", "fetched", "accessed"]),
];

fn wrong_date(value: &str, span: Option<Span>) -> Note {
    let shown: String = value.chars().take(40).collect();
    let message = format!(
        "`{shown}` is no date that can be read: relative times stay open; write it as 2024-01-26 or 2024-01-26T09:30:00Z"
    );
    Note { span, kind: "wrong-date".into(), message }
}
