//! The same stretch a year before: the same period last year, the year-ago quarter, the corresponding month of 2022.

use super::{so_long, year};
use crate::amount::{ordinal, unit};
use crate::context::{Context, ToldOf};
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    same(c, i, context).or_else(|| year_ago(c, i, context)).or_else(|| of_year(c, i, context))
}

/// "the 1988 period", "last year's quarter": the quarter of that year
fn of_year(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let the = c.skip(i, &["the"]);
    let (year, at) = year::reference(c, the, context)?;
    let at = c.possessive(at).unwrap_or(at);
    if at == the || !matches!(c.word(at), "quarter" | "period") {
        return None;
    }
    let quarter = context
        .quarter
        .or_else(|| context.published.and_then(|d| Period::holding(d, Unit::Quarter)?.shift(-1, Unit::Quarter)));
    let meaning = match (year, quarter) {
        (Some(year), Some(Period::Quarter(_, n))) => Meaning::Period(Period::Quarter(year, n)).aside(),
        _ => Meaning::Open(Unit::Quarter.open().to_owned()),
    };
    Some(Found { end: at + 1, meaning })
}

/// "the same month a year ago", "the corresponding period of last year", "the same time last year"
fn same(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    if c.word(i) != "the" || !matches!(c.word(i + 1), "same" | "corresponding" | "comparable" | "like" | "equivalent") {
        return None;
    }
    let (granularity, at) = stretch(c, i + 2)?;
    let of = c.skip(at, &["of", "in"]);
    let a_year_ago = c.reads(of, &["a", "year"]) && matches!(c.word(of + 2), "ago" | "earlier" | "before");
    let year_then = if a_year_ago || c.reads(of, &["the", "year", "before"]) {
        (None, of + 3)
    } else {
        let last = c.skip(of, &["the"]);
        if c.reads(last, &["last", "year"]) || c.reads(last, &["previous", "year"]) {
            (None, last + 2)
        } else {
            let (year, end) = year::four_digits(c, of)?;
            (Some(year), end)
        }
    };
    Some(Found { end: year_then.1, meaning: then(context, granularity, year_then.0) })
}

/// "the year-ago quarter", "the year-earlier period", "year-earlier"
fn year_ago(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let mut at = c.skip(i, &["the", "a"]);
    at = c.skip(at, &["comparable"]);
    if c.word(at) != "year" {
        return None;
    }
    let word = c.joined(at + 1);
    if !matches!(c.word(word), "ago" | "earlier") || (at > i && c.word(i) == "a") {
        return None;
    }
    let mut end = word + 1;
    let mut number = None;
    if let Some((n, past)) = ordinal(c, end).filter(|(n, past)| *n <= 4 && c.word(*past) == "quarter") {
        (number, end) = (Some(n as i8), past);
    }
    if let Some((amount, end)) = so_long::amount(c, end) {
        return Some(Found { end, meaning: Meaning::Length(amount.value(), None) });
    }
    let granularity = stretch(c, end);
    if granularity.is_none() && number.is_none() && word > at + 1 {
        return Some(Found { end, meaning: context.year_before() });
    }
    if let Some((_, past)) = granularity {
        end = past;
    } else if word == at + 1 {
        return None; // "a year ago" is another rule's
    }
    let meaning = then(context, granularity.and_then(|(g, _)| g), None);
    match (number, &meaning) {
        (Some(n), Meaning::Aside(period)) => {
            let year = period.first()?.year();
            Some(Found { end, meaning: Meaning::Aside(Period::Quarter(year, n)) })
        }
        _ => Some(Found { end, meaning }),
    }
}

/// A "period" keeps the granularity of the date named last, a "time" is about a month, units have their own.
fn stretch(c: &Cursor, i: usize) -> Option<(Option<Unit>, usize)> {
    match c.word(i) {
        "period" | "stretch" => return Some((None, i + 1)),
        "time" => return Some((Some(Unit::Month), i + 1)),
        _ => {}
    }
    unit(c.word(i)).filter(|(unit, plural)| !plural && *unit >= Unit::Day).map(|(unit, _)| (Some(unit), i + 1))
}

fn then(context: &Context, granularity: Option<Unit>, year: Option<i16>) -> Meaning {
    let open = granularity.map_or("XXXX-XX", Unit::open);
    let last = match (granularity, context.told_of, year) {
        (Some(Unit::Quarter), _, _) => context.quarter.or(context.last),
        (None, Some(ToldOf::Months(n)), None) => return Meaning::Length(format!("P{n}M"), None),
        (None, Some(ToldOf::Quarter(quarter)), _) if context.last.is_none_or(|l| l.unit() != Unit::Month) => {
            Some(quarter)
        }
        _ => context.last,
    };
    // With nothing named, figures are of the quarter that ended last; days, months and years are those of the publication.
    let last = last.or_else(|| match granularity {
        None | Some(Unit::Quarter) => Period::holding(context.published?, Unit::Quarter)?.shift(-1, Unit::Quarter),
        Some(_) => context.published.map(Period::Day),
    });
    let period = last.and_then(|last| {
        let own = granularity.unwrap_or(last.unit());
        let of_own = if own == last.unit() { last } else { Period::holding(last.first()?, own)? };
        let shift = match year {
            Some(year) => i32::from(year) - i32::from(last.first()?.year()),
            None => -1,
        };
        of_own.shift(shift, Unit::Year)
    });
    Meaning::period_or(period, open).aside()
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn a_year_before() {
        check(
            "Sales fell in October, compared to the same month a year ago",
            "October = DATE 2023-10; the same month a year ago = DATE 2022-10",
        );
        check(
            "In November it rose over the same period last year",
            "November = DATE 2023-11; the same period last year = DATE 2022-11",
        );
        check(
            "in the third quarter, from the year-ago quarter",
            "the third quarter = DATE 2023-Q3; the year-ago quarter = DATE 2022-Q3",
        );
        check(
            "in the third quarter; year-earlier profit",
            "the third quarter = DATE 2023-Q3; year-earlier = DATE 2022-Q3",
        );
        check(
            "from the year-ago period; at the same time last year",
            "the year-ago period = DATE 2022-Q4; the same time last year = DATE 2023-01",
        );
        check(
            "In May 2023, against the corresponding month of 2019",
            "May 2023 = DATE 2023-05; the corresponding month of 2019 = DATE 2019-05",
        );
    }
}
