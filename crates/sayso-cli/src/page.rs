//! How wide standard output is, and whether it wants colours.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};

use crate::args::{Color, Look};
use crate::render::Page;

/// Columns where nobody says how many there are.
const IN_A_FILE: usize = 80;

/// Longer lines are hard to read on any terminal.
const WIDEST: usize = 96;

/// The page for text on standard output, or in a file.
pub(crate) fn page(look: &Look, to_stdout: bool) -> Page {
    let stdout = io::stdout();
    let terminal = (to_stdout && stdout.is_terminal()).then(terminal_size::terminal_size).flatten();
    let columns = match (look.width, terminal) {
        (Some(width), _) => usize::from(width),
        (None, Some((terminal, _))) => comfortable(usize::from(terminal.0)),
        (None, None) => IN_A_FILE,
    };
    let colour = match look.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => to_stdout && AutoStream::choice(&stdout) != ColorChoice::Never,
    };
    Page { columns, colour }
}

/// Columns to use of those that a terminal has: some are left free at the right.
fn comfortable(terminal: usize) -> usize {
    terminal.saturating_sub(2).clamp(18, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_readable() {
        for (terminal, expected) in [(0, 18), (20, 18), (60, 58), (80, 78), (98, 96), (300, 96)] {
            assert_eq!(comfortable(terminal), expected, "{terminal}");
        }
    }
}
