use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// Where the items of a feed stand, found without reading them: one that is wrong does not reach the next.
#[derive(Default)]
pub(super) struct Found {
    pub(super) head: Head,
    pub(super) items: Vec<Range<usize>>,
    /// There are more items than may be read.
    pub(super) has_more: bool,
    /// Why the JSON could not be read to its end.
    pub(super) broken: Option<String>,
}

/// What a feed says about itself.
#[derive(Clone, Default)]
pub(super) struct Head {
    pub(super) title: Option<String>,
    pub(super) home_page_url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) byline: Option<String>,
}

/// An item, as far as it is used.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct JsonItem {
    pub(super) id: Scalar,
    pub(super) url: Option<String>,
    pub(super) external_url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) content_html: Option<String>,
    pub(super) content_text: Option<String>,
    pub(super) summary: Option<String>,
    pub(super) date_published: Option<String>,
    pub(super) date_modified: Option<String>,
    pub(super) authors: Option<Vec<Author>>,
    pub(super) author: Option<Author>,
    pub(super) tags: Option<Vec<String>>,
    pub(super) language: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Author {
    pub(super) name: Option<String>,
}

/// A string, or a number where one should be.
#[derive(Default)]
pub(super) struct Scalar(pub(super) Option<String>);

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Scalar, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Text(String),
            Number(serde_json::Number),
            Other(IgnoredAny),
        }
        Ok(Scalar(match Written::deserialize(deserializer)? {
            Written::Text(text) => Some(text),
            Written::Number(number) => Some(number.to_string()),
            Written::Other(_) => None,
        }))
    }
}

/// Finds at most `most` items.
pub(super) fn find(json: &[u8], most: u64) -> Found {
    let mut found = Found::default();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let seed = Feed { found: &mut found, start: json.as_ptr() as usize, most };
    if let Err(error) = seed.deserialize(&mut deserializer) {
        let place = format!("line {}, column {}", error.line(), error.column());
        let reason = error.to_string();
        let reason = reason.split(" at line ").next().unwrap_or("");
        found.broken = (!found.has_more).then(|| format!("{place}: {reason}"));
    }
    found
}

struct Feed<'f> {
    found: &'f mut Found,
    /// Where the JSON begins in memory: items are slices of it.
    start: usize,
    most: u64,
}

impl<'de> DeserializeSeed<'de> for Feed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Feed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON Feed")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "items" => map.next_value_seed(List { found: self.found, start: self.start, most: self.most })?,
                "title" | "home_page_url" | "language" | "author" | "authors" => {
                    let value: serde_json::Value = map.next_value::<&RawValue>().map(short)?;
                    self.found.head.take(&key, &value);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

/// A value that is not long enough to fill a memory once it is unfolded.
fn short(raw: &RawValue) -> serde_json::Value {
    if raw.get().len() > 64 << 10 {
        return serde_json::Value::Null;
    }
    serde_json::from_str(raw.get()).unwrap_or_default()
}

impl Head {
    fn take(&mut self, key: &str, value: &serde_json::Value) {
        let text = || value.as_str().map(str::to_owned);
        match key {
            "title" => self.title = text(),
            "home_page_url" => self.home_page_url = text(),
            "language" => self.language = text(),
            "author" => self.byline = self.byline.take().or_else(|| Some(value["name"].as_str()?.to_owned())),
            _ => {
                let names: Vec<&str> =
                    value.as_array().into_iter().flatten().filter_map(|author| author["name"].as_str()).collect();
                if !names.is_empty() {
                    self.byline = Some(names.join(", "));
                }
            }
        }
    }
}

struct List<'f> {
    found: &'f mut Found,
    start: usize,
    most: u64,
}

impl<'de> DeserializeSeed<'de> for List<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of items")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(item) = list.next_element::<&'de RawValue>()? {
            if self.found.items.len() as u64 >= self.most {
                self.found.has_more = true;
                return Err(serde::de::Error::custom("enough"));
            }
            let start = item.get().as_ptr() as usize - self.start;
            self.found.items.push(start..start + item.get().len());
        }
        Ok(())
    }
}
