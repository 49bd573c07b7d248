//! Text whose pieces know how they are set, and the page on which it is printed.

use std::io::{self, Write};

use super::harmless::harmless;
use super::style::{Face, Ink};
use super::wrap;

/// Harmless text on one endless line, with its inks.
#[derive(Clone, Default)]
pub(crate) struct Marked {
    text: String,
    /// Where each ink ends, and the ink.
    inks: Vec<(usize, Ink)>,
}

/// Where and how text is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Page {
    /// Columns of the whole page.
    pub(crate) columns: usize,
    /// Whether colours and underlines are shown.
    pub(crate) colour: bool,
}

impl Marked {
    /// `text` in one ink.
    pub(crate) fn new(text: &str, ink: impl Into<Ink>) -> Marked {
        let mut marked = Marked::default();
        marked.push(text, ink);
        marked
    }

    /// So many blanks.
    pub(crate) fn blanks(columns: usize) -> Marked {
        let mut marked = Marked::default();
        marked.push_layout(&" ".repeat(columns), Face::Quiet);
        marked
    }

    /// Adds `text`, made harmless; blanks in a row become one.
    pub(crate) fn push(&mut self, text: &str, ink: impl Into<Ink>) {
        for piece in harmless(text).split_inclusive(' ') {
            if piece != " " || !self.text.ends_with(' ') {
                self.text.push_str(piece);
            }
        }
        self.ink(ink.into());
    }

    /// Adds `layout`, which is ours, with all its blanks.
    pub(crate) fn push_layout(&mut self, layout: &str, ink: impl Into<Ink>) {
        self.text.push_str(layout);
        self.ink(ink.into());
    }

    fn ink(&mut self, ink: Ink) {
        match self.inks.last_mut() {
            Some((end, last)) if *last == ink => *end = self.text.len(),
            _ => self.inks.push((self.text.len(), ink)),
        }
    }

    /// Columns that it takes on one line.
    pub(crate) fn columns(&self) -> usize {
        wrap::columns(&self.text)
    }

    /// Lines that it takes as a block after `head`.
    pub(crate) fn lines(&self, page: Page, head: &Marked) -> usize {
        let columns = page.columns.saturating_sub(head.columns());
        wrap::lines(&self.text, columns, columns).count()
    }

    /// Prints it as a block: `head` before its first line, blanks as wide as `head` before the others; at most `most`
    /// lines, the last of which ends in "…" where some are left out.
    pub(crate) fn print(&self, out: &mut dyn Write, page: Page, head: &Marked, most: usize) -> io::Result<()> {
        self.print_between(out, page, head, &Marked::blanks(head.columns()), most)
    }

    /// The same with `rest`, as wide as `head`, before the other lines.
    pub(crate) fn print_between(
        &self,
        out: &mut dyn Write,
        page: Page,
        head: &Marked,
        rest: &Marked,
        most: usize,
    ) -> io::Result<()> {
        let indent = head.columns();
        let columns = page.columns.saturating_sub(indent);
        let mut lines = wrap::lines(&self.text, columns, columns).peekable();
        let mut printed = 0;
        while let Some(mut line) = lines.next() {
            printed += 1;
            if printed == 1 {
                head.paint(out, page, 0, head.text.len())?;
            } else {
                rest.paint(out, page, 0, rest.text.len())?;
            }
            let shortened = printed == most && lines.peek().is_some();
            if shortened {
                let start = line.start;
                let shorter = wrap::lines(&self.text[start..], columns.saturating_sub(1), 1).next().unwrap_or(0..0);
                line.end = start
                    + self.text[start..start + shorter.end].trim_end_matches([',', ';', ':', '.', '…', ' ']).len();
            }
            self.paint(out, page, line.start, line.end)?;
            writeln!(out, "{}", if shortened { "…" } else { "" })?;
            if shortened {
                break;
            }
        }
        if printed == 0 && indent > 0 {
            head.paint(out, page, 0, head.text.trim_end().len())?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn paint(&self, out: &mut dyn Write, page: Page, start: usize, end: usize) -> io::Result<()> {
        if !page.colour {
            return out.write_all(&self.text.as_bytes()[start..end]);
        }
        let mut at = start;
        let first = self.inks.partition_point(|&(ends, _)| ends <= start);
        for &(ends, ink) in &self.inks[first..] {
            let (piece, style) = (&self.text[at..ends.min(end)], ink.style());
            write!(out, "{}{piece}{}", style.render(), style.render_reset())?;
            at = ends;
            if ends >= end {
                break;
            }
        }
        Ok(())
    }
}
