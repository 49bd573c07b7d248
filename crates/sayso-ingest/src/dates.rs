//! Dates and instants, however they are written, as ISO 8601.

pub(crate) mod machine;
mod people;

/// A date or an instant, as machines or as people write it: `Fri, 26 Jan 2024 09:30:00 +0530`, `Jan. 26, 2024, 9:30 a.m. GMT`.
/// `None` where no whole date of the calendar is found.
pub(crate) fn iso(written: &str) -> Option<String> {
    people::iso(written).or_else(|| machine::iso(written))
}
