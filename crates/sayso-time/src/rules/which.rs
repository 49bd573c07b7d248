//! Which of several of one name: last March, this Friday, the coming winter.

use crate::context::Context;
use crate::period::Period;
use crate::token::Cursor;

/// Which one of several months, seasons or days of one name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The last that is over.
    Last,
    /// That of this year.
    This,
    /// The next that has not begun.
    Next,
}

impl Which {
    /// The year in which the period of this name is the one that is meant.
    pub(super) fn year(self, context: &Context, of_year: impl Fn(i16) -> Option<Period>) -> Option<i16> {
        let today = context.published?;
        let mut years = (-2..=2).map(|k| today.year().saturating_add(k));
        match self {
            Which::This => Some(today.year()),
            Which::Last => years.rfind(|y| of_year(*y).and_then(Period::last).is_some_and(|last| last < today)),
            Which::Next => years.find(|y| of_year(*y).and_then(Period::first).is_some_and(|first| first > today)),
        }
    }
}

/// "last", "this past", "the coming" and the like, and where the name begins.
pub(super) fn modifier(c: &Cursor, i: usize) -> Option<(Which, usize)> {
    let the = c.skip(i, &["the"]);
    Some(match c.word(the) {
        "this" if the == i => match c.word(i + 1) {
            "past" | "last" => (Which::Last, i + 2),
            "coming" | "next" => (Which::Next, i + 2),
            _ => (Which::This, i + 1),
        },
        "last" | "previous" | "preceding" => (Which::Last, the + 1),
        "past" if the > i => (Which::Last, the + 1),
        "next" | "coming" | "following" => (Which::Next, the + 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn which_one() {
        check(
            "last March, this March, next March",
            "last March = DATE 2023-03; this March = DATE 2024-03; next March = DATE 2024-03",
        );
        check(
            "this past Friday, the coming Friday",
            "this past Friday = DATE 2024-01-19; the coming Friday = DATE 2024-02-02",
        );
    }
}
