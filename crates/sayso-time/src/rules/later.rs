//! So long before or after the date named last: three days later, a year earlier, two months before.

use super::so_long;
use crate::amount::Amount;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Unit;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let (amount, at) = so_long::amount(c, i).or_else(|| so_long::bare(c, i))?;
    let sign = match c.word(at) {
        "later" | "afterwards" | "afterward" => 1,
        "earlier" | "previously" => -1,
        // "Two days before the vote" is a length; the vote's day is not known.
        "after" if c.ends(at + 1) => 1,
        "before" | "prior" if c.ends(at + 1) => -1,
        _ => return None,
    };
    if c.word(at + 1) == "than" {
        return None;
    }
    Some(Found { end: at + 1, meaning: shifted(context, amount, sign) })
}

fn shifted(context: &Context, amount: Amount, sign: i32) -> Meaning {
    let Amount { count, unit } = amount;
    let open = || Meaning::Open(unit.open().to_owned());
    let Some(n) = count.as_whole().and_then(|n| n.checked_mul(sign)) else { return open() };
    if unit < Unit::Day {
        return Meaning::Clock(context.day_here(), "TXX".to_owned());
    }
    // A figure of "a year earlier" is one of the same quarter, month or day.
    if (n, unit) == (-1, Unit::Year) {
        return context.year_before();
    }
    context.after_last(n, unit)
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn from_the_date_named_last() {
        check(
            "She left on Jan. 17. Three days later he came",
            "Jan. 17 = DATE 2024-01-17; Three days later = DATE 2024-01-20",
        );
        check("In 2009 it rose; two years earlier it fell", "2009 = DATE 2009; two years earlier = DATE 2007");
        check(
            "It fell in the third quarter from a year earlier",
            "the third quarter = DATE 2023-Q3; a year earlier = DATE 2022-Q3",
        );
        check(
            "On Jan. 17 it rose; two days before, it fell",
            "Jan. 17 = DATE 2024-01-17; two days before = DATE 2024-01-15",
        );
        check("Years later she spoke", "Years later = DATE XXXX");
    }

    #[test]
    fn from_an_event_it_is_a_length() {
        check(
            "three days later than planned, two days before the vote",
            "three days = DURATION P3D; two days = DURATION P2D",
        );
    }
}
