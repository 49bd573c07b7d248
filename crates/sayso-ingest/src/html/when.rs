use sayso_text::Published;

use super::blocks::Block;
use super::json_ld::Stated;
use super::meta::Meta;
use super::tags::Tag;
use super::tree::{At, Name, Tree};
use crate::dates;

/// When a page was published: as it says to machines, else as it says to readers near its text, else in its address.
///
/// The error is what was written where a date should be, and none could be read in it.
pub(crate) fn published(
    tree: &Tree,
    meta: &Meta<'_>,
    stated: &Stated,
    near: &Near<'_>,
    url: Option<&str>,
) -> Result<Option<Published>, String> {
    let property = meta.property("datePublished");
    let said = [
        stated.published.as_deref(),
        meta.first(PUBLISHED),
        property.as_deref(),
        meta.property("dateCreated").as_deref(),
    ]
    .map(|written| written.map(str::to_owned));
    let said = || said.iter().flatten();
    let found =
        said().find_map(|written| readable(written)).or_else(|| near.date(tree)).or_else(|| url.and_then(of_address));
    match found {
        Some(date) => Ok(Some(date)),
        None => said().next().map_or(Ok(None), |written| Err(written.clone())),
    }
}

/// When it was last changed.
pub(crate) fn updated(meta: &Meta<'_>, stated: &Stated) -> Option<String> {
    let property = meta.property("dateModified");
    let said = [stated.modified.as_deref(), meta.first(UPDATED), property.as_deref()];
    said.into_iter().flatten().find_map(readable).map(|date| date.written)
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "og:article:published_time",
    "article.published",
    "datepublished",
    "published_time",
    "published-date",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "article:post_date",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "displaydate",
    "date",
    "created",
    "article:create_at",
    "mediator_published_time",
    "news_publish_date",
];

const UPDATED: &[&str] = &[
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "og:modified_time",
    "article:updated_time",
    "datemodified",
    "dc.date.modified",
    "dcterms.modified",
    "lastmod",
    "last-modified",
    "updated_time",
    "revision_date",
];

/// Where readers look for the date: around the beginning of the text.
pub(crate) struct Near<'a> {
    /// The blocks before the text, the nearest last.
    pub(crate) before: &'a [Block],
    /// Where the text begins and ends.
    pub(crate) text: (At, At),
}

impl Near<'_> {
    fn date(&self, tree: &Tree) -> Option<Published> {
        let from = self.before.first().map_or(self.text.0, |block| block.at);
        let time = |at: At| tree.attribute(at, Name::Datetime).filter(|_| tree.tag(at) == Tag::Time).and_then(readable);
        let of_block = |block: &Block| (block.words() <= 20).then(|| readable(&block.text)).flatten();
        let times = || (from..self.text.0).find_map(time);
        let is_after = |at: &At| *at >= self.text.1;
        let after = || (0..tree.len()).filter(is_after).take(200).find_map(time);
        times().or_else(|| self.before.iter().rev().find_map(of_block)).or_else(after)
    }
}

/// A date; not the one that stands for none.
fn readable(written: &str) -> Option<Published> {
    let date = Published::parse(&dates::iso(written)?)?;
    (date.date.year() > 1600 && date.date.to_string() != "1970-01-01").then_some(date)
}

/// `https://sarn.example/2024/01/26/harbour`, `…/2024-01-26-harbour`.
fn of_address(url: &str) -> Option<Published> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_']).collect();
    let is_number = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    parts.windows(3).find_map(|p| {
        let [year, month, day] = [p[0], p[1], p[2]];
        let is_date = is_number(year, 4..=4) && is_number(month, 1..=2) && is_number(day, 1..=2);
        let is_recent = ("1990".."2100").contains(&year);
        (is_date && is_recent).then(|| Published::parse(&format!("{year}-{month:0>2}-{day:0>2}"))).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (url, expected) in [
            ("https://sarn.example/2024/01/26/harbour", Some("2024-01-26")),
            ("https://sarn.example/news/2024-1-26-harbour.html", Some("2024-01-26")),
            ("https://sarn.example/2024/01/harbour", None),
            ("https://sarn.example/2024/13/26/harbour", None),
            ("https://sarn.example/a?d=2024/01/26", None),
        ] {
            assert_eq!(of_address(url).map(|p| p.written).as_deref(), expected, "{url}");
        }
    }
}
