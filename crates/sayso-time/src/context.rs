//! What an expression is read against: the day of publication, and the dates that the text has named before it.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

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
    /// What figures were told of last: a quarter, or a length in months ("the nine months").
    pub(crate) told_of: Option<ToldOf>,
    /// The day named last in the article.
    pub(crate) day: Option<Date>,
    /// The day named last in the same sentence.
    pub(crate) day_of_sentence: Option<Date>,
}

/// What figures are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ToldOf {
    /// A quarter.
    Quarter(Period),
    /// So many months.
    Months(u64),
}

/// How many days ahead a date without a year may lie where the clause does not say that it is to come.
const AHEAD: i32 = 100;

impl Context {
    /// Takes note of an expression that was read.
    pub(crate) fn remember(&mut self, meaning: &Meaning) {
        if let Meaning::Length(value, _) = meaning {
            let months = value.strip_prefix('P').and_then(|v| v.strip_suffix('M')).and_then(|n| n.parse().ok());
            self.told_of = months.map(ToldOf::Months).or(self.told_of);
        }
        let Some(period) = meaning.period() else { return };
        self.last = Some(period);
        match period {
            Period::Quarter(..) => (self.quarter, self.told_of) = (Some(period), Some(ToldOf::Quarter(period))),
            Period::Day(day) => (self.day, self.day_of_sentence) = (Some(day), Some(day)),
            _ => {}
        }
    }

    /// The period of this granularity `n` units after the one that holds the day of publication.
    pub(crate) fn relative(&self, n: i32, unit: Unit) -> Meaning {
        let period = self.published.and_then(|day| Period::holding(day, unit)?.shift(n, unit));
        Meaning::period_or(period, unit.open())
    }

    /// The period of this granularity `n` units after the one that holds the date named last, else the publication.
    pub(crate) fn after_last(&self, n: i32, unit: Unit) -> Meaning {
        let last = self.last.filter(|last| last.unit() <= unit).or(self.published.map(Period::Day));
        let period = last.and_then(|last| Period::holding(last.first()?, unit)?.shift(n, unit));
        Meaning::period_or(period, unit.open())
    }

    /// The same quarter, month or day a year before the one that figures were told of; else the year before.
    pub(crate) fn year_before(&self) -> Meaning {
        let told_of = match (self.told_of, self.last) {
            (Some(ToldOf::Quarter(quarter)), _) => Some(quarter),
            (Some(ToldOf::Months(_)), _) => None,
            (None, Some(last @ (Period::Month(..) | Period::Day(_)))) => Some(last),
            (None, _) => None,
        };
        match told_of.and_then(|period| period.shift(-1, Unit::Year)) {
            Some(period) => Meaning::Aside(period),
            None => self.after_last(-1, Unit::Year).aside(),
        }
    }

    /// The day that a time of day is of where the text does not say: that of the sentence, else the day named last where
    /// the news is of it, else that of the publication.
    pub(crate) fn day_here(&self) -> Option<Date> {
        let today = self.published;
        let of_news = self.day.filter(|day| {
            today.and_then(|today| day.until(today).ok()).is_some_and(|span| (0..=2).contains(&span.get_days()))
        });
        self.day_of_sentence.or(of_news).or(today)
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
        let past = years().rfind(|y| days(*y).is_some_and(|d| d <= 0));
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
