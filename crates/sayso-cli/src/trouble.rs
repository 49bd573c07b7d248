//! What went wrong, one line each on stderr.

use std::fmt::Display;
use std::io::{self, Write};

use crate::render::harmless;

/// Says what went wrong. Messages quote names and text of strangers, so they are made harmless.
pub(crate) fn complain(message: impl Display) {
    // Nobody can be told that stderr is closed.
    let _ = writeln!(io::stderr().lock(), "sayso: {}", harmless(&message.to_string()));
}
