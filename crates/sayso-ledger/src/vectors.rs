//! Vectors in rows: two numbers a byte, since they go from -7 to 7 and a ledger has a vector for everything that is told.

/// The numbers, two a byte, the first in the upper half; what is out of range counts as the nearest that is not.
///
/// Each half is the number and 8; a lower half of 0 says that there is no number: the count was odd.
pub(crate) fn packed(values: &[i8]) -> Vec<u8> {
    let half = |value: i8| (value.clamp(-7, 7) + 8) as u8;
    values.chunks(2).map(|two| half(two[0]) << 4 | two.get(1).map_or(0, |&second| half(second))).collect()
}

/// The numbers of a row; halves that no version wrote count as none.
pub(crate) fn unpacked(bytes: &[u8]) -> Box<[i8]> {
    bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter(|&half| half > 0).map(|half| half as i8 - 8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_goes_in_comes_out(values in proptest::collection::vec(-7..=7_i8, 0..130)) {
            let bytes = packed(&values);
            proptest::prop_assert_eq!(bytes.len(), values.len().div_ceil(2));
            proptest::prop_assert_eq!(&*unpacked(&bytes), &*values);
        }

        #[test]
        fn any_bytes_are_numbers_in_range(bytes: Vec<u8>) {
            proptest::prop_assert!(unpacked(&bytes).iter().all(|value| (-7..=7).contains(value)));
        }
    }
}
