use serde_json::{Map, Value};

use super::tags::Tag;
use super::tree::{Name, Tree};

/// What a page says of its article in JSON-LD (schema.org).
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Stated {
    pub(crate) headline: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) authors: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) section: Option<String>,
    pub(crate) body: Option<String>,
    /// Whom the article is from or was first published by, in the page's words.
    pub(crate) credit: Option<String>,
}

/// What the page says of the article that it shows. Where it speaks of several, the one is meant that `is_meant` knows
/// by its headline or its address, else the first.
pub(crate) fn stated(tree: &Tree, is_meant: impl Fn(&str) -> bool) -> Stated {
    let documents: Vec<Value> = scripts(tree).collect();
    let mut items = Vec::new();
    for document in &documents {
        gather(document, &mut items);
    }
    let articles = || items.iter().copied().filter(|item| is_article(item));
    let names_it = |item: &&Map<String, Value>| {
        ["headline", "url", "@id", "mainEntityOfPage"]
            .iter()
            .filter_map(|key| text(item.get(*key)))
            .any(|value| is_meant(&value))
    };
    let Some(article) = articles().find(names_it).or_else(|| articles().next()) else { return Stated::default() };
    let one = |key: &str| article.get(key).and_then(|value| text(Some(value)));
    let names = |key: &str| article.get(key).and_then(|value| names(value, &items));
    Stated {
        headline: one("headline").or_else(|| one("name")),
        published: one("datePublished").or_else(|| one("dateCreated")),
        modified: one("dateModified"),
        authors: names("author").or_else(|| names("creator")),
        publisher: names("publisher"),
        language: one("inLanguage"),
        url: one("url").or_else(|| one("mainEntityOfPage")),
        section: article.get("articleSection").and_then(list),
        body: one("articleBody"),
        credit: one("creditText").or_else(|| names("sourceOrganization")),
    }
}

/// The documents in a page's scripts, so far as they can be read.
fn scripts(tree: &Tree) -> impl Iterator<Item = Value> {
    let is_it = |&at: &usize| {
        let kind = tree.attribute(at, Name::Type).unwrap_or("");
        tree.tag(at) == Tag::Script && kind.contains("ld+json")
    };
    let mut left = MOST;
    (0..tree.len()).filter(is_it).filter_map(move |at| {
        let script: String = tree.children(at).map(|text| tree.text(text)).collect();
        left = left.checked_sub(script.len())?;
        parse(&script)
    })
}

/// Bytes of all documents together.
const MOST: usize = 4 << 20;

/// The first value of a script, without the comment marks that some put around it; characters that JSON forbids in
/// strings (line breaks) are read as spaces.
fn parse(script: &str) -> Option<Value> {
    let script = script.split_once("<![CDATA[").map_or(script, |(_, script)| script);
    let start = script.find(['{', '['])?;
    let first = |text: &str| serde_json::Deserializer::from_str(text).into_iter::<Value>().next()?.ok();
    first(&script[start..]).or_else(|| first(&script[start..].replace(|c: char| c < ' ', " ")))
}

/// The things a document describes: not those that it lists as others.
fn gather<'a>(document: &'a Value, items: &mut Vec<&'a Map<String, Value>>) {
    match document {
        Value::Array(documents) => documents.iter().for_each(|document| gather(document, items)),
        Value::Object(item) => {
            items.push(item);
            for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                item.get(key).into_iter().for_each(|inner| gather(inner, items));
            }
        }
        _ => {}
    }
}

fn is_article(item: &Map<String, Value>) -> bool {
    let is_it = |kind: &Value| {
        let kind = kind.as_str().unwrap_or("").rsplit('/').next().unwrap_or("");
        kind.ends_with("Article")
            || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report" | "DiscussionForumPosting")
    };
    match item.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is_it),
        Some(kind) => is_it(kind),
        None => false,
    }
}

/// A string, the first of several, or what an object is known by.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(plain(text)).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(values) => values.iter().find_map(|value| text(Some(value))),
        Value::Object(object) => ["@value", "@id", "url", "name"]
            .iter()
            .find_map(|key| text(object.get(*key).filter(|value| value.is_string()))),
        _ => None,
    }
}

/// Strings joined by commas.
fn list(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => {
            let values: Vec<String> = values.iter().filter_map(|value| text(Some(value))).collect();
            Some(values.join(", ")).filter(|list| !list.is_empty())
        }
        value => text(Some(value)),
    }
}

/// The names of people or bodies, joined by commas; one that is only pointed at (`@id`) is looked up.
fn names(value: &Value, items: &[&Map<String, Value>]) -> Option<String> {
    let one = |value: &Value| match value {
        Value::String(name) => Some(plain(name)),
        Value::Object(object) => {
            let same = |item: &&&Map<String, Value>| {
                item.get("@id").is_some_and(|id| Some(id) == object.get("@id")) && item.contains_key("name")
            };
            let known = || items.iter().find(same).and_then(|item| text(item.get("name")));
            object.get("name").and_then(list).or_else(known)
        }
        _ => None,
    };
    let mut found: Vec<String> = match value {
        Value::Array(values) => values.iter().take(50).filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    };
    found.retain(|name| !name.is_empty() && !name.starts_with("http"));
    found.dedup();
    Some(found.join(", ")).filter(|names| !names.is_empty())
}

/// Without entities, which some write twice.
fn plain(text: &str) -> String {
    if !text.contains('&') {
        return text.trim().to_owned();
    }
    let decoded = [
        ("&amp;", "&"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#039;", "'"),
        ("&apos;", "'"),
        ("&#8217;", "’"),
        ("&#8216;", "‘"),
        ("&#8220;", "“"),
        ("&#8221;", "”"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&nbsp;", " "),
    ];
    decoded.iter().fold(text.trim().to_owned(), |text, (entity, character)| text.replace(entity, character))
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    fn check(script: &str, meant: &str, expected: Stated) {
        let html = format!("<script type='application/ld+json'>{script}</script>");
        assert_eq!(stated(&parse::parse(&html, 64), |name| name == meant), expected, "{script}");
    }

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn an_article() {
        check(
            r#"{"@context": "https://schema.org", "@type": "ReportageNewsArticle", "headline": "Harbour &amp; bridge close",
                "datePublished": "2024-01-26T09:30:00Z", "dateModified": "2024-01-27", "inLanguage": "en", "url": "https://sarn.example/a",
                "author": [{"@type": "Person", "name": "Ada Vell"}, {"name": ["Orm Sund"]}, "https://sarn.example/vell"],
                "publisher": {"@type": "Organization", "name": "Sarn Courier"}, "articleSection": ["Sarn", "Sea"], "articleBody": "The harbour closes."}"#,
            "",
            Stated {
                headline: some("Harbour & bridge close"),
                published: some("2024-01-26T09:30:00Z"),
                modified: some("2024-01-27"),
                authors: some("Ada Vell, Orm Sund"),
                publisher: some("Sarn Courier"),
                language: some("en"),
                url: some("https://sarn.example/a"),
                section: some("Sarn, Sea"),
                body: some("The harbour closes."),
                credit: None,
            },
        );
    }

    #[test]
    fn graphs_and_flaws() {
        let graph = r##"//<![CDATA[
            {"@graph": [{"@type": ["WebPage"], "name": "x"}, {"@type": "NewsArticle", "headline": "Bridge
opens", "author": {"@id": "#ada"}, "publisher": {"@id": "#sarn"}}, {"@type": "NewsArticle", "headline": "Harbour closes"},
            {"@type": "Person", "@id": "#ada", "name": "Ada Vell"}, {"@type": "Organization", "@id": "#sarn", "name": "Sarn Courier"}]} extra //]]>"##;
        let expected = Stated {
            headline: some("Bridge opens"),
            authors: some("Ada Vell"),
            publisher: some("Sarn Courier"),
            ..Stated::default()
        };
        check(graph, "", expected);
        check(graph, "Harbour closes", Stated { headline: some("Harbour closes"), ..Stated::default() });
        for nothing in [
            "",
            "{",
            "[[",
            "{\"@type\": 7}",
            "{\"@type\": \"ItemList\", \"itemListElement\": [{\"@type\": \"NewsArticle\"}]}",
            &"[".repeat(100_000),
        ] {
            check(nothing, "", Stated::default());
        }
    }
}
