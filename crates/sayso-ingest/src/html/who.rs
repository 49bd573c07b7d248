use super::blocks::Block;
use super::json_ld::Stated;
use super::meta::Meta;
use super::tags::Tag;
use super::tree::{Name, Tree};

/// Who published a page.
pub(crate) fn outlet(meta: &Meta<'_>, stated: &Stated) -> Option<String> {
    let is_name = |name: &&str| !name.is_empty() && !name.starts_with("http") && !name.starts_with('@');
    let first = |key: &str| meta.first(&[key]).map(str::trim).filter(is_name);
    let further = ["application-name", "dc.publisher", "dcterms.publisher", "publisher", "apple-mobile-web-app-title"];
    let stated = || stated.publisher.as_deref().filter(is_name);
    let found = first("og:site_name").or_else(stated).or_else(|| further.iter().find_map(|key| first(key)));
    found.map(str::to_owned)
}

/// Who signed it: as the page says to machines, else "By …" before the text.
pub(crate) fn byline(tree: &Tree, meta: &Meta<'_>, stated: &Stated, before: &[Block]) -> Option<String> {
    let of_meta = || {
        let keys = [
            "author",
            "article:author_name",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "article:author",
            "og:article:author",
        ];
        keys.iter().find_map(|key| {
            let mut names: Vec<String> = meta.all(key).filter_map(name).take(20).collect();
            names.dedup();
            (!names.is_empty()).then(|| names.join(", "))
        })
    };
    let of_property = || meta.properties_of("author").find_map(|author| shown(&author));
    let of_rel = || {
        let is_author = |&at: &usize| {
            tree.tag(at) == Tag::A
                && tree.attribute(at, Name::Rel).is_some_and(|rel| rel.split_whitespace().any(|kind| kind == "author"))
        };
        (0..tree.len()).filter(is_author).find_map(|at| shown(&tree.words(at, LONGEST)))
    };
    let of_line = || before.iter().rev().find_map(|block| signed(&block.text));
    let stated = stated.authors.as_deref().and_then(name);
    stated.or_else(of_meta).or_else(of_line).or_else(of_property).or_else(of_rel)
}

const LONGEST: usize = 200;

/// A name without "By", and no address.
fn name(written: &str) -> Option<String> {
    let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = without_by(&words).unwrap_or(&words).trim_matches([',', '|', ' ', ':']);
    let is_address = bare.contains("://") || bare.starts_with("www.") || bare.starts_with('@');
    (!bare.is_empty() && bare.contains(char::is_alphabetic) && !is_address).then(|| bare.to_owned())
}

/// A name among words that readers see, which may go on with a date.
fn shown(words: &str) -> Option<String> {
    let names =
        [" | ", " - ", " – ", " • ", " · "].iter().fold(words, |words, part| words.split(part).next().unwrap_or(words));
    name(names).filter(|name| !name.contains(|c: char| c.is_ascii_digit()))
}

/// The names in a line "By Ada Vell".
fn signed(line: &str) -> Option<String> {
    let line = line.lines().next()?;
    let names = without_by(line)?;
    let is_short = names.split_whitespace().count() <= 8;
    (is_short && names.starts_with(char::is_uppercase)).then(|| shown(names)).flatten()
}

fn without_by(words: &str) -> Option<&str> {
    ["By ", "BY ", "by ", "By: ", "By:", "Von ", "Par ", "Por "]
        .iter()
        .find_map(|by| words.strip_prefix(by))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (written, expected) in [
            ("By Ada Vell", Some("Ada Vell")),
            ("Ada  Vell,", Some("Ada Vell")),
            ("https://sarn.example/vell", None),
            ("@vell", None),
            ("  ", None),
            ("7", None),
        ] {
            assert_eq!(name(written).as_deref(), expected, "{written}");
        }
        assert_eq!(signed("By Ada Vell and Orm Sund\nin Keel").as_deref(), Some("Ada Vell and Orm Sund"));
        assert_eq!(signed("By midnight the harbour was closed"), None);
        assert_eq!(signed("The harbour closes"), None);
        assert_eq!(shown("Ada Vell - 2024-01-26").as_deref(), Some("Ada Vell"));
        assert_eq!(shown("Ada Vell 0 comments"), None);
    }
}
