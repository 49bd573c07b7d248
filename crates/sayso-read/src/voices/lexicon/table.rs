use std::collections::HashSet;

/// A list of words parted by white space, for looking up.
pub(super) type Table = HashSet<&'static str>;

/// Makes a table of a list.
pub(super) fn table(words: &'static str) -> Table {
    words.split_whitespace().collect()
}
