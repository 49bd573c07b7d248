use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::file::metadata::ParquetMetaData;
use sayso_text::Article;

use super::chunks::Chunks;
use super::columns::Columns;
use super::{cells, columns};
use crate::open::{Items, Settings};
use crate::origin::Origin;
use crate::{Error, ErrorKind, Item, Place, Source, dates, fields, limits, source, text};

/// The articles of a Parquet file, row by row.
pub(crate) fn articles(source: Source, settings: &Settings) -> Items {
    let origin = Origin::of(&source);
    let settings = settings.clone();
    let mut opened = None;
    let mut source = Some(source);
    Box::new(std::iter::from_fn(move || {
        if let Some(source) = source.take() {
            match contained(&origin.place(None), || open(source, &settings)) {
                Ok(rows) => opened = Some(rows),
                Err(error) => return Some(Err(error)),
            }
        }
        let rows = opened.as_mut()?;
        let item = rows.next(&origin, &settings);
        if item.is_none() || rows.is_broken {
            opened = None;
        }
        item
    }))
}

/// Rows read at once.
const BATCH: usize = 64;

/// Columns of text whose values are longer on average are no metadata.
const SHORT: i64 = 256;

/// Nor are single values.
const LONGEST_VALUE: usize = 4096;

struct Rows {
    reader: ParquetRecordBatchReader,
    columns: Columns,
    batch: Option<RecordBatch>,
    /// The next row in the batch, and in the file.
    at: usize,
    row: u64,
    is_broken: bool,
}

fn open(source: Source, settings: &Settings) -> Result<Rows, Error> {
    let place = source.place();
    let file = source.bytes.seekable(settings.limits.held, &place)?;
    let chunks = Chunks::new(file, settings.limits.held).map_err(|error| source::broken(&place, &error))?;
    let damaged = |error: parquet::errors::ParquetError| damaged(&place, &error.to_string());
    let metadata = ArrowReaderMetadata::load(&chunks, ArrowReaderOptions::new()).map_err(damaged)?;
    // Views point at the values where they were unpacked: a long one that a page names often is not copied as often.
    let viewed = viewed(metadata.schema());
    let options = ArrowReaderOptions::new().with_schema(Arc::new(viewed));
    let metadata = ArrowReaderMetadata::try_new(metadata.metadata().clone(), options).map_err(damaged)?;
    let is_short = |at| is_short(metadata.schema(), metadata.metadata(), at);
    let columns = columns::of(metadata.schema(), &settings.columns, is_short)
        .map_err(|message| Error::new(ErrorKind::Field, place.clone(), message))?;
    let mask = ProjectionMask::roots(metadata.parquet_schema(), columns.all());
    let reader = ParquetRecordBatchReaderBuilder::new_with_metadata(chunks, metadata)
        .with_projection(mask)
        .with_batch_size(BATCH)
        .build()
        .map_err(damaged)?;
    Ok(Rows { reader, columns, batch: None, at: 0, row: 0, is_broken: false })
}

fn viewed(schema: &Schema) -> Schema {
    let view = |field: &Arc<Field>| match cells::is_text(field.data_type()) {
        true => Arc::new(field.as_ref().clone().with_data_type(DataType::Utf8View)),
        false => field.clone(),
    };
    Schema::new(schema.fields().iter().map(view).collect::<Vec<_>>()).with_metadata(schema.metadata().clone())
}

/// Whether the values of a column are short: by their type, or on average in the first group of rows.
fn is_short(schema: &Schema, metadata: &ParquetMetaData, at: usize) -> bool {
    if cells::is_short(schema.field(at).data_type()) {
        return true;
    }
    let Some(group) = metadata.row_groups().first() else { return false };
    let leaves =
        group.columns().iter().filter(|leaf| leaf.column_path().parts().first() == Some(schema.field(at).name()));
    let size: i64 = leaves.map(|leaf| leaf.uncompressed_size().max(0)).fold(0, i64::saturating_add);
    size <= group.num_rows().max(1).saturating_mul(SHORT)
}

impl Rows {
    fn next(&mut self, origin: &Origin, settings: &Settings) -> Option<Item> {
        while self.batch.as_ref().is_none_or(|batch| self.at >= batch.num_rows()) {
            let place = origin.place(None);
            let next = contained(&place, || match self.reader.next() {
                Some(Ok(batch)) => Ok(Some(batch)),
                Some(Err(error)) => Err(damaged(&place, &error.to_string())),
                None => Ok(None),
            });
            self.at = 0;
            match next {
                Ok(batch) => self.batch = Some(batch?),
                Err(error) => {
                    self.is_broken = true;
                    return Some(Err(error));
                }
            }
        }
        let batch = self.batch.clone()?;
        let at = self.at;
        (self.at, self.row) = (at + 1, self.row + 1);
        Some(self.article(&batch, at, origin, settings))
    }

    fn article(&self, batch: &RecordBatch, at: usize, origin: &Origin, settings: &Settings) -> Item {
        let part = format!("row {}", self.row);
        let place = origin.place(Some(&part));
        // Columns stand in the batch in their own order, without those that are not read.
        let all = self.columns.all();
        let column = |column: usize| -> Option<&ArrayRef> { batch.columns().get(all.binary_search(&column).ok()?) };
        let value = |number: usize, longest: usize| cells::shown(column(number)?, at, longest);
        let longest = usize::try_from(settings.limits.article).unwrap_or(usize::MAX);
        let is_there = column(self.columns.text).is_some_and(|column| arrow_array::Array::is_valid(column, at));
        let text = value(self.columns.text, longest).ok_or_else(|| {
            let message = match is_there {
                false => "there is no text in it (null): nothing to read".to_owned(),
                true => format!(
                    "its text is longer than {}, so hardly one article: raise the limit `article` where it is",
                    limits::shown(settings.limits.article)
                ),
            };
            let kind = if is_there { ErrorKind::TooLong } else { ErrorKind::Empty };
            Error::new(kind, place.clone(), message)
        })?;
        let id = self.columns.id.and_then(|id| value(id, LONGEST_VALUE));
        let mut article = Article { id: origin.id(id.as_deref(), Some(&part)), ..Article::default() };
        let mut notes = Vec::new();
        for (number, key) in &self.columns.others {
            let Some(value) = value(*number, LONGEST_VALUE) else { continue };
            let is_date = matches!(fields::canonical(key), Some("published" | "updated"));
            let value = if is_date { dates::iso(&value).unwrap_or(value) } else { value };
            fields::fill(&mut article, key, &value, None, &mut notes);
        }
        article.retrieved = article.retrieved.or_else(|| origin.retrieved.clone());
        text::take_text(&mut article, text, place, &mut notes)?;
        Ok((article, notes))
    }
}

/// Runs what reads a stranger's file: where it panics, the file is at fault.
fn contained<T>(place: &Place, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(damaged(place, "its reader gave up on it")))
}

fn damaged(place: &Place, reason: &str) -> Error {
    let reason: String = reason.chars().take(200).collect();
    let message =
        format!("this Parquet file is damaged, cut off, or none ({reason}): what is after this place is not read");
    Error::new(ErrorKind::Damaged, place.clone(), message)
}

#[cfg(test)]
mod tests;
