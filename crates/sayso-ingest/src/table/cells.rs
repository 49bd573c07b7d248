use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Date64Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type,
    UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, TimeUnit};
use jiff::Timestamp;
use jiff::tz::Offset;

/// Whether values of a type can be shown as text: texts, numbers, dates, lists of texts.
pub(super) fn is_readable(kind: &DataType) -> bool {
    match kind {
        DataType::List(item) | DataType::LargeList(item) => is_text(item.data_type()),
        _ => is_text(kind) || is_short(kind),
    }
}

/// Whether values of a type are texts.
pub(super) fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, value) => is_text(value),
        _ => false,
    }
}

/// Whether values of a type are always short.
pub(super) fn is_short(kind: &DataType) -> bool {
    use DataType::{Boolean, Date32, Date64};
    matches!(kind, Boolean | Date32 | Date64 | DataType::Timestamp(..))
        || (kind.is_integer() || kind.is_floating()) && *kind != DataType::Float16
}

/// A value as text: dates as ISO 8601 has them, lists joined by commas. `None` where there is none, or none that can be shown.
pub(super) fn shown(array: &ArrayRef, row: usize, longest: usize) -> Option<String> {
    if array.is_null(row) {
        return None;
    }
    macro_rules! number {
        ($kind:ty) => {
            Some(array.as_primitive::<$kind>().value(row).to_string())
        };
    }
    match array.data_type() {
        DataType::Utf8 => within(array.as_string::<i32>().value(row), longest),
        DataType::LargeUtf8 => within(array.as_string::<i64>().value(row), longest),
        DataType::Utf8View => within(array.as_string_view().value(row), longest),
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary_opt()?;
            let key = *dictionary.normalized_keys().get(row)?;
            (key < dictionary.values().len()).then(|| shown(dictionary.values(), key, longest)).flatten()
        }
        DataType::Boolean => Some(array.as_boolean().value(row).to_string()),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        DataType::Date32 => day(i64::from(array.as_primitive::<Date32Type>().value(row)).checked_mul(86_400)?),
        DataType::Date64 => day(array.as_primitive::<Date64Type>().value(row).div_euclid(1000)),
        DataType::Timestamp(unit, zone) => {
            let (seconds, nanoseconds) = match unit {
                TimeUnit::Second => (array.as_primitive::<TimestampSecondType>().value(row), 0),
                TimeUnit::Millisecond => parts(array.as_primitive::<TimestampMillisecondType>().value(row), 1_000),
                TimeUnit::Microsecond => parts(array.as_primitive::<TimestampMicrosecondType>().value(row), 1_000_000),
                TimeUnit::Nanosecond => {
                    parts(array.as_primitive::<TimestampNanosecondType>().value(row), 1_000_000_000)
                }
            };
            instant(seconds, nanoseconds, zone.as_deref())
        }
        DataType::List(_) => joined(&array.as_list::<i32>().value(row), longest),
        DataType::LargeList(_) => joined(&array.as_list::<i64>().value(row), longest),
        _ => None,
    }
}

/// Longer values are cut by nobody: they are left out, one byte more shows that they are too long.
fn within(text: &str, longest: usize) -> Option<String> {
    (text.len() <= longest).then(|| text.to_owned())
}

fn joined(items: &ArrayRef, longest: usize) -> Option<String> {
    let items: Vec<String> = (0..items.len().min(100)).filter_map(|row| shown(items, row, longest)).collect();
    (!items.is_empty()).then(|| items.join(", ")).filter(|joined| joined.len() <= longest)
}

fn parts(value: i64, per_second: i64) -> (i64, i32) {
    let rest = value.rem_euclid(per_second) * (1_000_000_000 / per_second);
    (value.div_euclid(per_second), rest as i32)
}

fn day(seconds: i64) -> Option<String> {
    let day = Offset::UTC.to_datetime(Timestamp::new(seconds, 0).ok()?).date();
    (day.year() >= 0).then(|| day.to_string())
}

/// An instant at its offset; at Greenwich where its zone goes by a name, for what offset that was is not known here. Without a
/// zone it is a time of day somewhere.
fn instant(seconds: i64, nanoseconds: i32, zone: Option<&str>) -> Option<String> {
    let instant = Timestamp::new(seconds, nanoseconds).ok()?;
    let offset = zone.and_then(offset);
    let local = offset.unwrap_or(Offset::UTC).to_datetime(instant);
    let sign = match (zone, offset) {
        (None, _) => String::new(),
        (_, Some(offset)) if offset != Offset::UTC => {
            let minutes = offset.seconds() / 60;
            format!("{}{:02}:{:02}", if minutes < 0 { '-' } else { '+' }, minutes.abs() / 60, minutes.abs() % 60)
        }
        _ => "Z".to_owned(),
    };
    (local.year() >= 0).then(|| format!("{local}{sign}"))
}

/// `+05:30`.
fn offset(zone: &str) -> Option<Offset> {
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = zone[1..].split_once(':').or_else(|| zone[1..].split_at_checked(2))?;
    let minutes = hours.parse::<i32>().ok()?.checked_mul(60)?.checked_add(minutes.parse().ok()?)?;
    Offset::from_seconds(sign * minutes.checked_mul(60)?).ok()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::*;

    use super::*;

    fn check(array: impl Array + 'static, expected: Option<&str>) {
        let array: ArrayRef = Arc::new(array);
        assert_eq!(shown(&array, 0, 20).as_deref(), expected, "{array:?}");
        assert!(is_readable(array.data_type()));
    }

    #[test]
    fn values() {
        check(StringArray::from(vec!["Harbour"]), Some("Harbour"));
        check(LargeStringArray::from(vec!["Harbour"]), Some("Harbour"));
        check(StringViewArray::from(vec!["Harbour"]), Some("Harbour"));
        check(StringArray::from(vec![None::<&str>]), None);
        check(StringArray::from(vec!["longer than twenty bytes"]), None);
        check(DictionaryArray::<Int32Type>::from_iter(["Harbour"]), Some("Harbour"));
        check(Int64Array::from(vec![-7]), Some("-7"));
        check(UInt8Array::from(vec![7]), Some("7"));
        check(Float64Array::from(vec![0.5]), Some("0.5"));
        check(BooleanArray::from(vec![true]), Some("true"));
        check(Date32Array::from(vec![19748]), Some("2024-01-26"));
        check(Date32Array::from(vec![i32::MAX]), None);
        check(Date64Array::from(vec![1_706_261_400_000]), Some("2024-01-26"));
        let at = TimestampMicrosecondArray::from(vec![1_706_261_400_000_000]);
        check(at.clone(), Some("2024-01-26T09:30:00"));
        check(at.clone().with_timezone("UTC"), Some("2024-01-26T09:30:00Z"));
        check(at.clone().with_timezone("+05:30"), Some("2024-01-26T15:00:00+05:30"));
        check(at.clone().with_timezone("-10:00"), Some("2024-01-25T23:30:00-10:00"));
        check(at.with_timezone("Europe/Berlin"), Some("2024-01-26T09:30:00Z"));
        check(TimestampSecondArray::from(vec![i64::MAX]), None);
        check(TimestampNanosecondArray::from(vec![-1]), Some("1969-12-31T23:59:59.999999999"));
        let mut names = builder::ListBuilder::new(builder::StringBuilder::new());
        names.values().append_value("Ilse Toft");
        names.values().append_value("Orm");
        names.append(true);
        check(names.finish(), Some("Ilse Toft, Orm"));
    }
}
