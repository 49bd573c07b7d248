//! Readings for people.

mod depth;
mod explain;
mod harmless;
mod list;
mod marked;
#[cfg(test)]
pub(crate) mod markup;
mod runs;
pub(crate) mod stemma;
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

pub(crate) use marked::Marked;
pub(crate) use style::{Face, Ink};

/// Prints what parts one article from the next.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn rule(out: &mut dyn Write, page: Page) -> io::Result<()> {
    writeln!(out)?;
    quiet(out, page, &"━".repeat(page.columns))?;
    writeln!(out)
}

/// Prints a block of words with `head` before its first line.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn hanging(out: &mut dyn Write, page: Page, head: &str, words: &str) -> io::Result<()> {
    let mut layout = Marked::default();
    layout.push_layout(head, Face::Quiet);
    Marked::new(words, Face::Text).print(out, page, &layout, usize::MAX)
}

/// Prints something that serves the rest.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn quiet(out: &mut dyn Write, page: Page, text: &str) -> io::Result<()> {
    Marked::new(text, Face::Quiet).print(out, page, &Marked::default(), usize::MAX)
}
