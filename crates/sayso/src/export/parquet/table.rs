use std::fs::File;
use std::io;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder, StructBuilder, make_builder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use crate::wire::Span;

/// A value of a row.
pub(super) enum Cell<'a> {
    Text(Option<&'a str>),
    Words(Option<String>),
    Number(Option<u32>),
    Float(Option<f64>),
    Flag(bool),
    Texts(&'a [String]),
    Place(Option<Span>),
    Places(&'a [Span]),
    Groups(Vec<Vec<Cell<'a>>>),
}

/// Rows after which they are handed on to be encoded.
const ROWS: usize = 1024;
/// Bytes after which they are.
const BYTES: usize = 4 << 20;
/// Bytes after which a group of rows is written to the file: what is held in memory at most, a table.
const GROUP: usize = 32 << 20;

/// A file of rows.
pub(super) struct Table {
    name: String,
    writer: ArrowWriter<File>,
    schema: SchemaRef,
    columns: Vec<Box<dyn ArrayBuilder>>,
    rows: usize,
    bytes: usize,
}

impl Table {
    pub(super) fn new(path: &Path, columns: Fields) -> io::Result<Table> {
        let name = path.display().to_string();
        let schema = Arc::new(Schema::new(columns));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY) // what every reader can decompress
            .set_max_row_group_bytes(Some(GROUP))
            .build();
        let file = File::create(path).map_err(|e| io::Error::new(e.kind(), format!("{name}: cannot be made: {e}")))?;
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties)).map_err(|e| error(&name, e))?;
        let columns = schema.fields().iter().map(|field| make_builder(field.data_type(), 0)).collect();
        Ok(Table { name, writer, schema, columns, rows: 0, bytes: 0 })
    }

    /// Adds a row with a cell for each column.
    pub(super) fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        assert_eq!(cells.len(), self.columns.len(), "{}: a row has a cell a column", self.name);
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            self.bytes += push(column.as_mut(), cell);
        }
        self.rows += 1;
        if self.rows >= ROWS || self.bytes >= BYTES { self.hand_on() } else { Ok(()) }
    }

    fn hand_on(&mut self) -> io::Result<()> {
        let columns: Vec<ArrayRef> = self.columns.iter_mut().map(|column| column.finish()).collect();
        (self.rows, self.bytes) = (0, 0);
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(|e| error(&self.name, e.into()))?;
        self.writer.write(&batch).map_err(|e| error(&self.name, e))
    }

    pub(super) fn finish(mut self, about: &[(&str, String)]) -> io::Result<()> {
        self.hand_on()?;
        for (key, value) in about {
            self.writer.append_key_value_metadata(KeyValue::new((*key).to_owned(), value.clone()));
        }
        self.writer.close().map(drop).map_err(|e| error(&self.name, e))
    }
}

fn error(name: &str, error: ParquetError) -> io::Error {
    io::Error::other(format!("{name}: cannot be written: {error}"))
}

/// Appends a value to a column; how many bytes it takes, about.
fn push(column: &mut dyn ArrayBuilder, cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => {
            of::<StringBuilder>(column).append_option(*text);
            text.map_or(0, str::len)
        }
        Cell::Words(words) => push(column, &Cell::Text(words.as_deref())),
        Cell::Number(number) => {
            of::<Int64Builder>(column).append_option(number.map(i64::from));
            NUMBER
        }
        Cell::Float(number) => {
            of::<Float64Builder>(column).append_option(*number);
            NUMBER
        }
        Cell::Flag(flag) => {
            of::<BooleanBuilder>(column).append_value(*flag);
            NUMBER
        }
        Cell::Texts(texts) => append(column, texts.iter().map(|text| Cell::Text(Some(text)))),
        Cell::Place(place) => {
            let group = of::<StructBuilder>(column);
            let ends = place.map_or([None, None], |[start, end]| [Some(start), Some(end)]);
            for (field, end) in group.field_builders_mut().iter_mut().zip(ends) {
                push(field.as_mut(), &Cell::Number(end));
            }
            group.append(place.is_some());
            2 * NUMBER
        }
        Cell::Places(places) => append(column, places.iter().map(|&place| Cell::Place(Some(place)))),
        Cell::Groups(groups) => {
            let list = of::<List>(column);
            let mut bytes = 0;
            for cells in groups {
                let group = of::<StructBuilder>(list.values().as_mut());
                for (field, cell) in group.field_builders_mut().iter_mut().zip(cells) {
                    bytes += push(field.as_mut(), cell);
                }
                group.append(true);
            }
            list.append(true);
            bytes
        }
    }
}

type List = ListBuilder<Box<dyn ArrayBuilder>>;

/// Bytes of a number.
const NUMBER: usize = 8;

/// Appends a list.
fn append<'a>(column: &mut dyn ArrayBuilder, cells: impl Iterator<Item = Cell<'a>>) -> usize {
    let list = of::<List>(column);
    let bytes = cells.map(|cell| push(list.values().as_mut(), &cell)).sum();
    list.append(true);
    bytes
}

fn of<T: 'static>(column: &mut dyn ArrayBuilder) -> &mut T {
    column.as_any_mut().downcast_mut().expect("the cells of a row are of their columns' types")
}

pub(super) fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

pub(super) fn number(name: &str) -> Field {
    Field::new(name, DataType::Int64, true)
}

pub(super) fn float(name: &str) -> Field {
    Field::new(name, DataType::Float64, true)
}

pub(super) fn flag(name: &str) -> Field {
    Field::new(name, DataType::Boolean, true)
}

/// A place in the text, or none: `start` and `end`.
pub(super) fn span(name: &str) -> Field {
    Field::new(name, DataType::Struct(vec![number("start"), number("end")].into()), true)
}

/// Places in the text.
pub(super) fn spans(name: &str) -> Field {
    list(name, [number("start"), number("end")])
}

/// Texts.
pub(super) fn texts(name: &str) -> Field {
    Field::new(name, DataType::List(Arc::new(text("element"))), true)
}

/// A list of groups of fields.
pub(super) fn list<const N: usize>(name: &str, fields: [Field; N]) -> Field {
    let element = Field::new("element", DataType::Struct(fields.to_vec().into()), true);
    Field::new(name, DataType::List(Arc::new(element)), true)
}
