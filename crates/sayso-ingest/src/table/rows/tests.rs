use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{Array, Date32Array, DictionaryArray, Int64Array, StringArray, TimestampMillisecondArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use proptest::prelude::*;

use super::*;
use crate::{Bytes, Limits};

fn made(columns: Vec<(&str, Arc<dyn Array>)>, compression: Compression) -> Vec<u8> {
    let batch =
        RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap();
    let properties = WriterProperties::builder()
        .set_compression(compression)
        .set_max_row_group_row_count(Some(100))
        .set_dictionary_page_size_limit(16 << 20)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn read(file: Vec<u8>, columns: &[(&str, &str)], limits: Limits) -> Vec<Item> {
    let columns = columns.iter().map(|(field, column)| ((*field).to_owned(), (*column).to_owned())).collect();
    articles(Source::new("news.parquet", Bytes::held(file)), &Settings { limits, columns }).collect()
}

fn shown(items: Vec<Item>) -> Vec<String> {
    items.into_iter().map(|i| i.map_or_else(|e| e.to_string(), |(a, _)| format!("{}: {}", a.id, a.text))).collect()
}

fn texts(texts: Vec<Option<&str>>) -> Arc<dyn Array> {
    Arc::new(StringArray::from(texts))
}

#[test]
fn fields_and_metadata() {
    let mut authors = ListBuilder::new(StringBuilder::new());
    for name in ["Ilse Toft", "Orm Sund"] {
        authors.values().append_value(name);
    }
    authors.append(true);
    let long = "html ".repeat(200);
    let at = TimestampMillisecondArray::from(vec![1_706_261_400_000]).with_timezone("+05:30");
    let file = made(
        vec![
            ("id", Arc::new(Int64Array::from(vec![7]))),
            ("headline", texts(vec![Some("Harbour closes")])),
            ("authors", Arc::new(authors.finish())),
            ("content", Arc::new(DictionaryArray::<Int32Type>::from_iter(["The bill passed."]))),
            ("date", Arc::new(at)),
            ("updated", Arc::new(Date32Array::from(vec![19749]))),
            ("publisher", texts(vec![Some("Sarn Courier")])),
            ("raw_html", texts(vec![Some(&long)])),
            ("section", texts(vec![Some("local")])),
            ("words", Arc::new(Int64Array::from(vec![3]))),
        ],
        Compression::SNAPPY,
    );
    let (article, notes) = read(file, &[], Limits::default()).remove(0).unwrap();
    assert!(notes.is_empty());
    assert_eq!((article.id.as_str(), &*article.text), ("7", "The bill passed."));
    assert_eq!(article.published.unwrap().written, "2024-01-26T15:00:00+05:30");
    let found = [article.title, article.byline, article.outlet, article.updated];
    assert_eq!(found.map(Option::unwrap), ["Harbour closes", "Ilse Toft, Orm Sund", "Sarn Courier", "2024-01-27"]);
    let metadata: Vec<String> = article.metadata.iter().map(|(key, value)| format!("{key}={value}")).collect();
    assert_eq!(metadata, ["section=local", "words=3"]);
}

#[test]
fn a_bad_row_does_not_stop_the_table() {
    let long = "a".repeat(2000);
    let file = made(
        vec![("t", texts(vec![Some("One."), None, Some(&long), Some(" "), Some("Five.")]))],
        Compression::UNCOMPRESSED,
    );
    assert_eq!(
        shown(read(file, &[("text", "t")], Limits { article: 1000, ..Limits::default() })),
        [
            "news-row-1: One.",
            "news.parquet: row 2: there is no text in it (null): nothing to read",
            "news.parquet: row 3: its text is longer than 1000 bytes, so hardly one article: raise the limit `article` where it is",
            "news.parquet: row 4: there is no text in it: nothing to read",
            "news-row-5: Five.",
        ]
    );
}

#[test]
fn all_ways_of_packing() {
    let many: Vec<String> = (0..250).map(|n| format!("Text {n}.")).collect();
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(Default::default()),
        Compression::ZSTD(ZstdLevel::default()),
        Compression::LZ4_RAW,
        Compression::BROTLI(Default::default()),
    ] {
        let file = made(vec![("text", texts(many.iter().map(|text| Some(text.as_str())).collect()))], compression);
        let found = shown(read(file.clone(), &[], Limits::default()));
        assert_eq!((found.len(), found[249].as_str()), (250, "news-row-250: Text 249."), "{compression}");
        let stream = Source::new("news.parquet", Bytes::stream(std::io::Cursor::new(file)));
        assert_eq!(articles(stream, &Settings::default()).count(), 250);
    }
}

#[test]
fn tables_that_are_none() {
    let file = made(vec![("a", texts(vec![Some("x")]))], Compression::SNAPPY);
    assert_eq!(
        shown(read(file.clone(), &[], Limits::default())),
        [
            "news.parquet: there is no column that is called like the text of an article, but `a`: say which one is (`text=COLUMN`)"
        ]
    );
    let message = shown(read(b"PAR1".to_vec(), &[], Limits::default())).remove(0);
    assert!(message.starts_with("news.parquet: this Parquet file is damaged, cut off, or none ("), "{message}");
    let message = shown(read(file[..file.len() - 9].to_vec(), &[("text", "a")], Limits::default())).remove(0);
    assert!(message.contains("damaged"), "{message}");
}

#[test]
fn bombs_are_refused() {
    // Sixty megabytes of blanks, packed to a few kilobytes, in one page.
    let long = " ".repeat(60 << 20);
    let file = made(vec![("text", texts(vec![Some(&long)]))], Compression::ZSTD(ZstdLevel::default()));
    assert!(file.len() < 100_000);
    let limits = Limits { held: 8 << 20, ..Limits::default() };
    let message = shown(read(file, &[], limits)).remove(0);
    assert!(message.contains("and 8 MiB are the limit `held`"), "{message}");
    // A long value that a dictionary holds once and thousands of rows name.
    let long = "a".repeat(3 << 20);
    let often = DictionaryArray::<Int32Type>::from_iter(std::iter::repeat_n(long.as_str(), 500));
    let file = made(vec![("text", Arc::new(often))], Compression::SNAPPY);
    let limits = Limits { article: 1000, ..Limits::default() };
    assert_eq!(read(file, &[], limits).iter().filter(|item| item.is_err()).count(), 500);
}

fn sample() -> Vec<u8> {
    let rows: Vec<String> = (0..30).map(|n| format!("Text {n} of the harbour.")).collect();
    let ids: Vec<i64> = (0..30).collect();
    made(
        vec![
            ("id", Arc::new(Int64Array::from(ids))),
            ("text", texts(rows.iter().map(|text| Some(text.as_str())).collect())),
            ("outlet", texts(vec![Some("Sarn Courier"); 30])),
        ],
        Compression::SNAPPY,
    )
}

#[test]
fn cut_off_anywhere() {
    let file = sample();
    for end in 0..file.len() {
        assert!(read(file[..end].to_vec(), &[], Limits::default())[0].is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_footer_ends(bytes in prop::collection::vec(any::<u8>(), 0..200), length in 0..300u32) {
        let file = [b"PAR1", &bytes[..], &length.to_le_bytes(), b"PAR1"].concat();
        prop_assert!(read(file, &[], Limits::default()).len() <= 10_000);
    }

    #[test]
    fn changed_anywhere(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let mut file = sample();
        for (at, byte) in changes {
            let at = at.index(file.len());
            file[at] = byte;
        }
        prop_assert!(read(file, &[], Limits::default()).len() <= 10_000);
    }
}
