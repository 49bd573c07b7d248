//! The one place that asks the clock; everything else is told the time.
#![allow(clippy::disallowed_methods)] // fetching is an edge of the program: pages change with the hour

use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// The time of day.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    crate::http_date::after(Timestamp::UNIX_EPOCH, since)
}

/// A measure of time that goes by, whatever is done to the time of day.
pub(crate) struct Stopwatch(std::time::Instant);

impl Stopwatch {
    pub(crate) fn started() -> Stopwatch {
        Stopwatch(std::time::Instant::now())
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}
