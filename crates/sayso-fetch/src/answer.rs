use std::time::Duration;

use jiff::Timestamp;

use crate::Validators;

/// What came of a fetch that did not fail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The address that answered, after redirects.
    pub url: String,
    /// Where the address that was asked for has moved for good (301, 308): the one to remember instead.
    pub moved: Option<String>,
    /// When it answered.
    pub retrieved: Timestamp,
    /// For how long the host calls its answer fresh (`Cache-Control: max-age`, or `Expires`), where it says so.
    pub fresh_for: Option<Duration>,
    /// What it answered.
    pub outcome: Outcome,
}

/// What a host answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The page.
    Fetched(Page),
    /// It has not changed since the validators were given (304).
    NotModified,
    /// It is gone for good (410): there is no use in asking again.
    Gone,
}

/// A page as it was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What the host says that it is, as it came.
    pub content_type: Option<String>,
    /// Its bytes, unpacked.
    pub bytes: Vec<u8>,
    /// What to ask with next time, where the host gave something.
    pub validators: Option<Validators>,
}
