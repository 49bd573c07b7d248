//! Readings for people.

mod depth;
mod explain;
mod harmless;
mod list;
mod marked;
#[cfg(test)]
pub(crate) mod markup;
mod runs;
mod style;
mod text;
mod who;
mod wrap;

use std::io::{self, Write};

pub(crate) use explain::explain;
pub(crate) use harmless::harmless;
pub(crate) use marked::Page;
pub(crate) use text::article;
pub(crate) use who::who;

use marked::Marked;
use style::Face;

/// Prints what parts one article from the next.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn rule(out: &mut dyn Write, page: Page) -> io::Result<()> {
    writeln!(out)?;
    quiet(out, page, &"━".repeat(page.columns))?;
    writeln!(out)
}

/// Prints something that serves the rest.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn quiet(out: &mut dyn Write, page: Page, text: &str) -> io::Result<()> {
    Marked::new(text, Face::Quiet).print(out, page, &Marked::default(), usize::MAX)
}
