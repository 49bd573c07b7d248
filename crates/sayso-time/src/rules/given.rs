//! Expressions that someone has marked already: read as a whole, also those that no text alone shows to be times.

use super::so_long::bare;
use super::{DATES, IN_TEXT};
use crate::amount::{Amount, Count, ordinal, unit};
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Unit};
use crate::read::longest;
use crate::token::Cursor;

/// The meaning of all of the words; where no rule reads them all, of the most that one does.
pub(crate) fn given(c: &Cursor, context: &Context) -> Option<Meaning> {
    let all = c.tokens.len();
    if let Some(meaning) = fixed(c, context) {
        return Some(meaning);
    }
    let mut best: Option<(usize, Meaning)> = None;
    for i in 0..all.min(12) {
        for rules in [IN_TEXT, DATES] {
            if let Some(Found { end, meaning }) = longest(c, i, context, rules)
                && best.as_ref().is_none_or(|(length, _)| end - i > *length)
            {
                best = Some((end - i, meaning));
            }
        }
    }
    best.map(|(_, meaning)| meaning)
}

/// Words that mean a time once it is said that they do.
fn fixed(c: &Cursor, context: &Context) -> Option<Meaning> {
    let i = c.skip(0, &["the", "its", "his", "their", "our"]);
    let rest = c.tokens.len() - i;
    let last = || context.last.map(Meaning::Period);
    if rest == 0 {
        return None;
    }
    let words: Vec<&str> = (i..c.tokens.len()).map(|at| c.word(at)).collect();
    Some(match words[..] {
        ["once" | "previously" | "earlier" | "formerly"] | ["time"] | ["then", "current"] => Meaning::Past,
        ["recent"]
        | ["recent", "weeks" | "days", "and", _]
        | ["past", "years" | "months" | "weeks" | "days" | "decades"] => Meaning::Past,
        ["already" | "yet" | "current" | "present"] => Meaning::Present,
        ["future"]
        | ["near" | "foreseeable", "future"]
        | ["as", "soon", "as", "possible"]
        | ["from", "time", "to", "time"]
        | ["later"] => Meaning::Future,
        ["a", "later", "date" | "time"] | ["near" | "short" | "long", "term"] => Meaning::Future,
        ["past"] => Meaning::Past,
        ["then"] | ["that", "time"] => last()?,
        ["some", "time"]
        | ["a", "while"]
        | ["a", "long" | "lengthy" | "short" | "brief", "period"]
        | ["a", "fairly" | "very", _, "period"] => Meaning::Length("PXX".to_owned(), None),
        ["quarter"] | ["period"] | ["latest", "quarter" | "period"] | ["that", "quarter"] => {
            let quarter = context
                .quarter
                .or(context.published.and_then(|d| Period::holding(d, Unit::Quarter)?.shift(-1, Unit::Quarter)));
            Meaning::period_or(quarter, Unit::Quarter.open())
        }
        ["latest", "fiscal", "year"] => context.relative(-1, Unit::Year),
        ["one", "day"] => Meaning::Length("P1D".to_owned(), None),
        ["fiscal" | "financial", "year"] => Meaning::Length("P1Y".to_owned(), None),
        ["morning"] if i > 0 => Meaning::Clock(context.day_here(), "TMO".to_owned()),
        ["day" | "week" | "month" | "hour" | "decade"] if i == 0 => {
            Meaning::Length(Amount { count: Count::whole(1), unit: unit(words[0])?.0 }.value(), None)
        }
        [_] if bare(c, i).is_some() => Meaning::Length(bare(c, i)?.0.value(), None),
        [_, "ahead"] if bare(c, i).is_some() => Meaning::Length(bare(c, i)?.0.value(), None),
        ["spring" | "summer" | "autumn" | "fall" | "winter"] => super::season::bare(c, i, context)?,
        ["may" | "march" | "april" | "june" | "august"] if i == 0 => super::month::bare(c, i, context)?,
        ["year"] if i > 0 => context.relative(0, Unit::Year),
        ["month"] if i > 0 => context.relative(0, Unit::Month),
        ["week"] if i > 0 => context.relative(0, Unit::Week),
        ["day"] if i > 0 => context.after_last(0, Unit::Day),
        _ => {
            // "the second day": it is told of on that day
            let (_, at) = ordinal(c, i)?;
            let (unit, _) = unit(c.word(at)).filter(|(unit, _)| at + 1 == c.tokens.len() && *unit != Unit::Quarter)?;
            context.relative(0, unit)
        }
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::{Sequence, normalise};

    #[test]
    fn given_expressions() {
        for (expression, value) in [
            ("already", "PRESENT_REF"),
            ("the quarter", "1989-Q3"),
            ("a year earlier", "1988"),
            ("Third-quarter", "1989-Q3"),
            ("the year", "1989"),
            ("Friday Oct. 13", "1989-10-13"),
        ] {
            assert_eq!(
                normalise(expression, date(1989, 10, 30)).map(|(_, v)| v).as_deref(),
                Some(value),
                "{expression}"
            );
        }
        assert_eq!(normalise("", date(1989, 10, 30)), None);
    }

    #[test]
    fn one_after_another() {
        let mut sequence = Sequence::new(date(1989, 11, 2));
        let values: Vec<_> = ["the second quarter", "the quarter", "a year ago"]
            .iter()
            .map(|e| sequence.normalise(e).unwrap().1)
            .collect();
        assert_eq!(values, ["1989-Q2", "1989-Q2", "1988-Q2"]);
    }
}
