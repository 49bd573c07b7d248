//! Roles of attributions and statements as the ledger writes them: code points, ends in columns, the rest as JSON.

use sayso_text::{CodePoints, Marker, Span, Spans, WordsOf};
use serde_json::{Map, Value, json};

/// Start and end of a role, from its first piece to its last.
pub(crate) fn ends(index: &CodePoints, role: &[Span]) -> (Option<u32>, Option<u32>) {
    (role.first().map(|s| index.at(s.start)), role.last().map(|s| index.at(s.end)))
}

/// Collects what does not fit the columns; `None` where everything does.
#[derive(Default)]
pub(crate) struct Writer {
    object: Map<String, Value>,
}

impl Writer {
    /// A role whose ends stand in columns: all of its pieces, where there are several.
    pub(crate) fn several(&mut self, index: &CodePoints, key: &str, role: &[Span]) {
        if role.len() > 1 {
            self.all(index, key, role);
        }
    }

    /// A role without columns.
    pub(crate) fn all(&mut self, index: &CodePoints, key: &str, role: &[Span]) {
        if !role.is_empty() {
            let pieces = role.iter().map(|&s| json!(index.span(s))).collect();
            self.object.insert(key.to_owned(), Value::Array(pieces));
        }
    }

    /// Words that weaken, with whose words they are.
    pub(crate) fn hedges(&mut self, index: &CodePoints, markers: &[Marker]) {
        if !markers.is_empty() {
            let marker = |m: &Marker| json!([index.at(m.span.start), index.at(m.span.end), m.words_of.word()]);
            self.object.insert("hedges".to_owned(), Value::Array(markers.iter().map(marker).collect()));
        }
    }

    /// The JSON.
    pub(crate) fn finish(self) -> Option<String> {
        (!self.object.is_empty()).then(|| Value::Object(self.object).to_string())
    }
}

/// What a row holds, read back. What does not fit the text is left out: the file may be anybody's.
pub(crate) struct Reader<'t> {
    index: &'t CodePoints,
    object: Map<String, Value>,
}

impl<'t> Reader<'t> {
    /// Reads what [`Writer::finish`] wrote.
    pub(crate) fn of(index: &'t CodePoints, json: Option<&str>) -> Reader<'t> {
        let object = json.and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
        Reader { index, object }
    }

    /// A role whose ends stand in columns.
    pub(crate) fn several(&self, key: &str, start: Option<u32>, end: Option<u32>) -> Spans {
        let pieces = self.all(key);
        let whole = || start.zip(end).and_then(|(start, end)| self.span(start.into(), end.into()));
        if pieces.is_empty() { whole().into_iter().collect() } else { pieces }
    }

    /// A role without columns.
    pub(crate) fn all(&self, key: &str) -> Spans {
        let Some(Value::Array(pieces)) = self.object.get(key) else { return Vec::new() };
        pieces.iter().filter_map(|p| self.span(p.get(0)?.as_u64()?, p.get(1)?.as_u64()?)).collect()
    }

    /// Words that weaken.
    pub(crate) fn hedges(&self) -> Vec<Marker> {
        let Some(Value::Array(hedges)) = self.object.get("hedges") else { return Vec::new() };
        let marker = |m: &Value| {
            let span = self.span(m.get(0)?.as_u64()?, m.get(1)?.as_u64()?)?;
            Some(Marker { span, words_of: WordsOf::from_word(m.get(2)?.as_str()?)? })
        };
        hedges.iter().filter_map(marker).collect()
    }

    /// A span of code points as one of bytes.
    pub(crate) fn span(&self, start: u64, end: u64) -> Option<Span> {
        span(self.index, start, end)
    }
}

/// A span of code points as one of bytes; `None` where it ends before it starts.
pub(crate) fn span(index: &CodePoints, start: u64, end: u64) -> Option<Span> {
    let byte = |n: u64| u32::try_from(n).ok().map(|n| index.byte(n));
    let (start, end) = (byte(start)?, byte(end)?);
    (start <= end).then_some(Span { start, end })
}

/// Places, short to write: start and length of each, `215+6 381+8`.
pub(crate) fn places_as_text(places: &[[u32; 2]]) -> String {
    let places: Vec<String> = places.iter().map(|[start, end]| format!("{start}+{}", end - start)).collect();
    places.join(" ")
}

/// What [`places_as_text`] wrote; what is none of it is left out.
pub(crate) fn places_of_text(index: &CodePoints, text: &str) -> Spans {
    let place = |written: &str| {
        let (start, length) = written.split_once('+')?;
        let (start, length) = (start.parse::<u64>().ok()?, length.parse::<u64>().ok()?);
        span(index, start, start.checked_add(length)?)
    };
    text.split(' ').filter_map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_round_trip() {
        let text = "“Zoë” and Ada may, they said, go.";
        let index = CodePoints::of(text);
        let at = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let (source, content, hedge) = (vec![at("“Zoë”"), at("Ada")], vec![at("go")], at("may"));
        let mut writer = Writer::default();
        writer.several(&index, "source", &source);
        writer.several(&index, "content", &content);
        writer.hedges(&index, &[Marker { span: hedge, words_of: WordsOf::Voice }]);
        let json = writer.finish();
        assert_eq!(json.as_deref(), Some(r#"{"hedges":[[14,17,"voice"]],"source":[[0,5],[10,13]]}"#));
        let reader = Reader::of(&index, json.as_deref());
        assert_eq!(reader.several("source", Some(0), Some(13)), source);
        let (start, end) = ends(&index, &content);
        assert_eq!(reader.several("content", start, end), content);
        assert_eq!(reader.hedges()[0].span.of(text), "may");
    }

    #[test]
    fn places_round_trip() {
        let index = CodePoints::of("“Zoë” said so.");
        let text = places_as_text(&[[0, 5], [6, 10]]);
        assert_eq!(text, "0+5 6+4");
        assert_eq!(places_of_text(&index, &text), [Span::new(0, 10), Span::new(11, 15)]);
        assert_eq!(places_of_text(&index, "7 a+1 3+99999999999999999999 +"), []);
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        let index = CodePoints::of("Toft said so.");
        let reader = Reader::of(&index, Some(r#"{"source": [[9, 2], [0, 4], "x"], "hedges": [[0, 4, "nobody"]]}"#));
        assert_eq!(reader.all("source"), [Span::new(0, 4)]);
        assert_eq!(reader.hedges(), []);
        assert_eq!(reader.several("cue", Some(3), Some(99)), [Span::new(3, 13)]);
        assert_eq!(Reader::of(&index, Some("no JSON")).all("source"), []);
    }
}
