//! Which one in a row: its third year, for a second straight day.

use crate::amount::{ordinal, unit};
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Unit;
use crate::token::Cursor;

/// The first is left out: "the first day of school" is rarely counted on. Where the words show that it is the current one
/// ("into its third year", "for a second day") the value is that of the publication; elsewhere it stays open.
pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if !matches!(c.word(i), "the" | "its" | "his" | "her" | "their" | "a" | "our") {
        return None;
    }
    let (n, at) = ordinal(c, i + 1)?;
    let at = c.skip(at, &["straight", "consecutive", "successive", "full"]);
    let (unit, is_plural) = unit(c.word(at))?;
    if n < 2
        || is_plural
        || !matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Weekend)
    {
        return None;
    }
    if c.word(at + 1) == "-" && c.glued(at + 1) {
        return None; // a second week-long strike
    }
    let before = c.before(i, 1);
    let is_now = matches!(before, "for" | "enters" | "entering" | "into" | "now" | "marks");
    let meaning = if is_now { context.relative(0, unit) } else { Meaning::Open(unit.open().to_owned()) };
    Some(Found { end: at + 1, meaning })
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn which_in_a_row() {
        check("As the war heads into its third year", "its third year = DATE 2024 2024-01-01..2024-12-31");
        check("for a second straight day", "a second straight day = DATE 2024-01-26");
        check("It failed in its fifth month", "its fifth month = DATE XXXX-XX");
        check("the third time, the first day, the second fiddle", "");
        check_on("", "into its third year", "its third year = DATE XXXX");
    }
}
