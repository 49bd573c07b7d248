//! Values of JSON, read no further than they are wanted: as trees, a few megabytes of `[[0],[0],…` would fill a memory.

use std::collections::BTreeMap;

use sayso_text::{Link, Span};
use serde::Deserialize;
use serde_json::value::RawValue;

/// An object whose values are as they were written.
pub(super) type Object<'j> = BTreeMap<String, &'j RawValue>;

/// A value as metadata: a list of strings joined by commas, other lists and objects as JSON.
pub(super) fn shown(value: &RawValue) -> Option<String> {
    let strings = || serde_json::from_str::<Vec<String>>(value.get());
    match value.get().as_bytes().first()? {
        b'n' => None,
        b'[' => Some(strings().map_or_else(|_| compact(value.get()), |strings| strings.join(", "))),
        b'{' => Some(compact(value.get())),
        _ => scalar(value),
    }
}

/// A string, a number, true or false.
pub(super) fn scalar(value: &RawValue) -> Option<String> {
    let written = value.get();
    match written.as_bytes().first()? {
        b'n' | b'[' | b'{' => None,
        b'"' => serde_json::from_str(written).ok(),
        _ => Some(written.to_owned()),
    }
}

/// JSON without the white space between its words.
fn compact(json: &str) -> String {
    let (mut is_string, mut is_escaped) = (false, false);
    let is_kept = |c: &char| {
        let is_kept = is_string || !c.is_ascii_whitespace();
        is_string ^= *c == '"' && !is_escaped;
        is_escaped = is_string && *c == '\\' && !is_escaped;
        is_kept
    };
    json.chars().filter(is_kept).collect()
}

/// A link that is an object: an address and the code points of its words.
#[derive(Deserialize)]
struct JsonLink<'j> {
    #[serde(borrow)]
    href: Option<&'j RawValue>,
    #[serde(borrow)]
    url: Option<&'j RawValue>,
    #[serde(borrow)]
    anchor: Option<&'j RawValue>,
}

/// Links as strings, or as objects with `href` and the code points of their words (`anchor`).
pub(super) fn links(written: &RawValue, text: &str) -> Vec<Link> {
    let items: Vec<&RawValue> = serde_json::from_str(written.get()).unwrap_or_default();
    // Where each code point begins: found once, for links may be many.
    let starts: Vec<u32> = match items.is_empty() || u32::try_from(text.len()).is_err() {
        true => Vec::new(),
        false => text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect(),
    };
    let link = |item: &&RawValue| {
        let written = item.get();
        if written.starts_with('"') {
            return Some(Link { href: scalar(item)?, anchor: None });
        }
        let JsonLink { href, url, anchor } = serde_json::from_str(written).ok()?;
        let href = href.or(url).filter(|href| href.get().starts_with('"')).and_then(scalar)?;
        Some(Link { href, anchor: anchor.and_then(|anchor| span(anchor, &starts)) })
    };
    items.iter().filter_map(link).collect()
}

fn span(points: &RawValue, starts: &[u32]) -> Option<Span> {
    let points: Vec<u64> = serde_json::from_str(points.get()).ok()?;
    let byte = |at: usize| starts.get(usize::try_from(*points.get(at)?).ok()?).map(|start| *start as usize);
    let (start, end) = (byte(0)?, byte(1)?);
    (start <= end).then(|| Span::new(start, end))
}

/// What kind of value JSON is, by how it begins.
pub(super) fn what_is(json: &str) -> &'static str {
    match json.trim_ascii_start().as_bytes().first() {
        Some(b'n') => "null",
        Some(b't' | b'f') => "true or false",
        Some(b'"') => "a string",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        _ => "a number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_metadata() {
        for (written, expected) in [
            (r#""Orm \u00e9 \"Sund\"""#, Some("Orm é \"Sund\"")),
            ("1e3", Some("1e3")),
            ("true", Some("true")),
            ("null", None),
            (r#"["a", "b"]"#, Some("a, b")),
            ("[]", Some("")),
            (r#"["a", 1, [ ]]"#, Some(r#"["a",1,[]]"#)),
            (r#"{"a b": " \\\" c ", "d" : [ 1 ] }"#, Some(r#"{"a b":" \\\" c ","d":[1]}"#)),
        ] {
            assert_eq!(shown(serde_json::from_str(written).unwrap()).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn many_links_in_a_long_text() {
        let text = "é".repeat(1 << 20);
        let written = format!("[{}0]", r#"{"href": "a", "anchor": [1048575, 1048576]},"#.repeat(100_000));
        let links = links(serde_json::from_str(&written).unwrap(), &text);
        assert_eq!((links.len(), links[99_999].anchor.unwrap().of(&text)), (100_000, "é"));
    }
}
