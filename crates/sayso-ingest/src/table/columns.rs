use arrow_schema::{Field, Schema};

use super::cells;
use crate::fields;

/// Which columns are read, and what for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) text: usize,
    pub(super) id: Option<usize>,
    /// Other columns with the keys that they go by: a field of an article, or a key of its metadata.
    pub(super) others: Vec<(usize, String)>,
}

/// Names that columns of text go by, the surest first.
const TEXT: &[&str] = &[
    "text",
    "article_text",
    "maintext",
    "full_text",
    "fulltext",
    "article_body",
    "articlebody",
    "body",
    "content",
    "article",
    "story",
    "plain_text",
    "document",
];
const ID: &[&str] = &["id", "article_id", "guid", "uid", "doc_id", "document_id"];

/// More columns than this are left out.
const MOST: usize = 64;

/// The columns of a table that are read: those named by the user as `(field, column)`; else those that are called like a field;
/// and as metadata those whose values are short (`is_short` says so of a column by its place).
pub(super) fn of(
    schema: &Schema,
    named: &[(String, String)],
    is_short: impl Fn(usize) -> bool,
) -> Result<Columns, String> {
    let list = || {
        let names: Vec<String> = schema.fields().iter().take(40).map(|field| format!("`{}`", short(field))).collect();
        if names.is_empty() { "no column at all".to_owned() } else { names.join(", ") }
    };
    let mut columns = Columns::default();
    let mut text = None;
    for (field, column) in named {
        let Some(at) = schema.fields().iter().position(|found| found.name() == column) else {
            return Err(format!("there is no column `{column}` for `{field}`, but {}", list()));
        };
        if !cells::is_readable(schema.field(at).data_type()) {
            let kind: String = schema.field(at).data_type().to_string().chars().take(60).collect();
            return Err(format!("the column `{column}` for `{field}` holds no text, number or date, but {kind}"));
        }
        match field.as_str() {
            "text" => text = Some(at),
            "id" => columns.id = Some(at),
            other => columns.others.push((at, other.to_owned())),
        }
    }
    let called = |names: &[&str], is_fit: &dyn Fn(&Field) -> bool| {
        names.iter().find_map(|name| {
            schema
                .fields()
                .iter()
                .position(|field| field.name().to_lowercase().replace([' ', '-'], "_") == *name && is_fit(field))
        })
    };
    let text = text.or_else(|| called(TEXT, &|field| cells::is_text(field.data_type())));
    columns.text = text.ok_or_else(|| {
        format!(
            "there is no column that is called like the text of an article, but {}: say which one is (`text=COLUMN`)",
            list()
        )
    })?;
    columns.id = columns.id.or_else(|| called(ID, &|field| cells::is_readable(field.data_type())));
    for (at, field) in schema.fields().iter().enumerate().take(10_000) {
        let is_taken =
            at == columns.text || Some(at) == columns.id || columns.others.iter().any(|(other, _)| *other == at);
        let is_field = fields::canonical(field.name()).is_some();
        if !is_taken
            && cells::is_readable(field.data_type())
            && (is_field || is_short(at))
            && columns.others.len() < MOST
        {
            columns.others.push((at, field.name().clone()));
        }
    }
    Ok(columns)
}

fn short(field: &Field) -> String {
    field.name().chars().take(60).collect()
}

impl Columns {
    /// Places of all columns that are read, in ascending order.
    pub(super) fn all(&self) -> Vec<usize> {
        let mut all: Vec<usize> = self.others.iter().map(|(at, _)| *at).chain([self.text]).chain(self.id).collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_schema::DataType::{Binary, Date32, Int64, Struct, Utf8};

    use super::*;

    fn check(columns: &[(&str, arrow_schema::DataType)], named: &[(&str, &str)], expected: Result<&str, &str>) {
        let schema =
            Schema::new(columns.iter().map(|(name, kind)| Field::new(*name, kind.clone(), true)).collect::<Vec<_>>());
        let named: Vec<(String, String)> = named.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let found = of(&schema, &named, |at| !schema.field(at).name().starts_with("long")).map(|columns| {
            let others: Vec<String> = columns.others.iter().map(|(at, key)| format!("{at}={key}")).collect();
            format!("text={} id={:?} {}", columns.text, columns.id, others.join(" "))
        });
        assert_eq!(found.as_deref(), expected.map_err(str::to_owned).as_ref().copied());
    }

    #[test]
    fn columns_by_their_names() {
        check(
            &[
                ("ID", Int64),
                ("Title", Utf8),
                ("content", Utf8),
                ("pub-date", Date32),
                ("long_html", Utf8),
                ("words", Int64),
                ("blob", Binary),
            ],
            &[],
            Ok("text=2 id=Some(0) 1=Title 3=pub-date 5=words"),
        );
        check(&[("body", Utf8), ("text", Utf8)], &[], Ok("text=1 id=None 0=body"));
        check(&[("text", Int64), ("body", Utf8)], &[], Ok("text=1 id=None 0=text"));
        check(
            &[("a", Utf8), ("b", Utf8), ("text", Utf8)],
            &[("text", "a"), ("published", "b")],
            Ok("text=0 id=None 1=published 2=text"),
        );
    }

    #[test]
    fn errors_list_the_columns() {
        check(
            &[("a", Utf8), ("b", Int64)],
            &[],
            Err(
                "there is no column that is called like the text of an article, but `a`, `b`: say which one is (`text=COLUMN`)",
            ),
        );
        check(
            &[],
            &[],
            Err(
                "there is no column that is called like the text of an article, but no column at all: say which one is (`text=COLUMN`)",
            ),
        );
        check(&[("a", Utf8)], &[("text", "b")], Err("there is no column `b` for `text`, but `a`"));
        check(
            &[("a", Struct(vec![Arc::new(Field::new("b", Utf8, true))].into()))],
            &[("text", "a")],
            Err("the column `a` for `text` holds no text, number or date, but Struct(\"b\": Utf8)"),
        );
    }
}
