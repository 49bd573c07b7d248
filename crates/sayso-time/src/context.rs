//! What an expression is read against: the day of publication, and the dates that the text has named before it.

use jiff::civil::{Date, Weekday};
use jiff::ToSpan;

use crate::found::Meaning;
use crate::period::{Period, Season, Unit, weekday_until};
use crate::tense::Tense;

/// What an expression is read against.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Context {
    /// The day of publication.
    pub(crate) published: Option<Date>,
    /// The date named last, of any granularity.
    pub(crate) last: Option<Period>,
    /// The quarter named last.
    pub(crate) quarter: Option<Period>,
    /// The day named last in the same sentence.
    pub(crate) day_of_sentence: Option<Date>,
}

/// How many days ahead a date without a year may lie where the clause does not say that it is to come.
const AHEAD: i32 = 100;

impl Context {
    /// Takes note of an expression that was read.
    pub(crate) fn remember(&mut self, meaning: &Meaning) {
        let Some(period) = meaning.period() else { return };
        self.last = Some(period);
        match period {
            Period::Quarter(..) => self.quarter = Some(period),
            Period::Day(day) => self.day_of_sentence = Some(day),
            _ => {}
        }
    }

    /// The period of this granularity `n` units after the one that holds the day of publication.
    pub(crate) fn relative(&self, n: i32, unit: Unit) -> Meaning {
        let period = self.published.and_then(|day| Period::holding(day, unit)?.shift(n, unit));
        Meaning::period_or(period, unit.open())
    }

    /// The period of this granularity `n` units after the one that holds the date named last, else the publication.
    pub(crate) fn from_last(&self, n: i32, unit: Unit) -> Meaning {
        let last = self.last.filter(|last| last.unit() <= unit).or(self.published.map(Period::Day));
        let period = last.and_then(|last| Period::holding(last.first()?, unit)?.shift(n, unit));
        Meaning::period_or(period, unit.open())
    }

    /// The year of a month, or of a day in it, that stands without one. News looks back, but a day of the next weeks
    /// lies ahead.
    pub(crate) fn year_of(&self, month: i8, day: Option<i8>, tense: Tense) -> Option<i16> {
        self.nearest(tense, |year| match day {
            Some(day) => Date::new(year, month, day).ok().map(Period::Day),
            None => Some(Period::Month(year, month)),
        })
    }

    /// The year of a season that stands without one.
    pub(crate) fn year_of_season(&self, season: Season, tense: Tense) -> Option<i16> {
        self.nearest(tense, |year| Some(Period::Season(year, season)))
    }

    /// The year of a quarter that stands without one.
    pub(crate) fn year_of_quarter(&self, quarter: i8, tense: Tense) -> Option<i16> {
        self.nearest(tense, |year| Some(Period::Quarter(year, quarter)))
    }

    /// The year of a period that recurs every year.
    pub(crate) fn nearest(&self, tense: Tense, of_year: impl Fn(i16) -> Option<Period>) -> Option<i16> {
        let today = self.published?;
        let days = |year: i16| {
            let first = of_year(year)?.first()?;
            Some(today.until(first).ok()?.get_days())
        };
        // Leap days exist in one year of four.
        let years = || (-8..=8).map(|k| today.year().saturating_add(k)).filter(|y| days(*y).is_some());
        let past = years().filter(|y| days(*y).is_some_and(|d| d <= 0)).next_back();
        let ends_later = |y: &i16| of_year(*y).and_then(Period::last).is_some_and(|last| last >= today);
        let future = years().find(ends_later);
        match (tense, past, future) {
            (Tense::Past, Some(past), _) => Some(past),
            (Tense::Future, _, Some(future)) => Some(future),
            (_, Some(past), Some(future)) if past != future => {
                let ahead = days(future)?;
                Some(if ahead <= AHEAD { future } else { past })
            }
            (_, past, future) => past.or(future),
        }
    }

    /// The day of a weekday that stands alone: the last one, the day of publication included; the next where the clause
    /// looks ahead.
    pub(crate) fn weekday(&self, weekday: Weekday, tense: Tense) -> Meaning {
        let day = self.published.and_then(|today| {
            let last = weekday_until(today, weekday)?;
            if tense == Tense::Future && last != today { last.checked_add(7.days()).ok() } else { Some(last) }
        });
        Meaning::period_or(day.map(Period::Day), &open_weekday(weekday))
    }
}

/// The value of a weekday of an unknown week.
pub(crate) fn open_weekday(weekday: Weekday) -> String {
    format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
}
