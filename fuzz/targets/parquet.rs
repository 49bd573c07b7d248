#![no_main]
//! Parquet: the fuzzer's bytes as a footer, and a table of the fuzzer's texts with bytes of it changed.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch, StringArray};
use libfuzzer_sys::fuzz_target;
use parquet::arrow::ArrowWriter;
use sayso_ingest::{Bytes, Settings, Source, articles};

fuzz_target!(|input: (&[u8], Vec<(Option<String>, String)>, Vec<(u16, u8)>)| {
    let (footer, rows, damage) = input;
    let length = (footer.len() as u32).to_le_bytes();
    read([b"PAR1", footer, &length, b"PAR1"].concat());
    let mut table = table(rows);
    for (at, value) in damage {
        let at = usize::from(at) % table.len();
        table[at] = value;
    }
    read(table);
});

fn table(rows: Vec<(Option<String>, String)>) -> Vec<u8> {
    let (texts, titles): (Vec<Option<String>>, Vec<String>) = rows.into_iter().unzip();
    let columns: [(&str, ArrayRef); 2] =
        [("text", Arc::new(StringArray::from(texts))), ("title", Arc::new(StringArray::from(titles)))];
    let batch = RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)));
    let batch = batch.expect("columns of one length");
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), None).expect("memory takes it");
    writer.write(&batch).expect("memory takes it");
    writer.into_inner().expect("memory takes it")
}

fn read(bytes: Vec<u8>) {
    for item in articles(Source::new("fuzz.parquet", Bytes::held(bytes)), &Settings::default()).take(100_000) {
        if let Err(error) = item {
            assert!(error.place().file.starts_with("fuzz.parquet"));
        }
    }
}
