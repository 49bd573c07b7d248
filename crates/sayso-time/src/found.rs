//! What a rule hands back: where an expression ends and what it means.

use jiff::civil::Date;
use sayso_text::TimeKind;

use crate::period::Period;

/// An expression that a rule has read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    /// One past its last token.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) meaning: Meaning,
}

/// The meaning of an expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Meaning {
    /// A stretch of the calendar.
    Period(Period),
    /// A part of a stretch of the calendar, with its first and last day; the value is the whole stretch's.
    Within(Period, Date, Date),
    /// A stretch of the calendar named for comparison only ("a year earlier"): what follows does not refer to it.
    Aside(Period),
    /// A time of a day, as it follows the day in a value (`T18:00Z`, `TMO`).
    Clock(Option<Date>, String),
    /// A date of which the value says only a part.
    Open(String),
    /// A length of time, with the days that it covers where it is anchored ("the past three years").
    Length(String, Option<(Date, Date)>),
    /// Times that recur.
    Set(String),
    /// Some time ago.
    Past,
    /// Now.
    Present,
    /// Some time to come.
    Future,
}

impl Meaning {
    /// The period, or else a date with this value.
    pub(crate) fn period_or(period: Option<Period>, open: &str) -> Meaning {
        match period {
            // A period that the calendar does not hold has no days to show.
            Some(period) if period.first().is_some() => Meaning::Period(period),
            _ => Meaning::Open(open.to_owned()),
        }
    }

    /// The stretch of the calendar, for expressions that refer to it.
    pub(crate) fn period(&self) -> Option<Period> {
        match self {
            Meaning::Period(period) | Meaning::Within(period, ..) => Some(*period),
            Meaning::Clock(Some(day), _) => Some(Period::Day(*day)),
            _ => None,
        }
    }

    /// The same, as one that is named for comparison only.
    pub(crate) fn aside(self) -> Meaning {
        match self {
            Meaning::Period(period) => Meaning::Aside(period),
            other => other,
        }
    }

    /// Whether it would have a day if only the publication date were known.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self, Meaning::Open(_) | Meaning::Clock(None, _))
    }

    /// Its type in TIMEX3.
    pub(crate) fn kind(&self) -> TimeKind {
        match self {
            Meaning::Clock(..) => TimeKind::Time,
            Meaning::Open(value) if value.contains('T') => TimeKind::Time,
            Meaning::Length(..) => TimeKind::Duration,
            Meaning::Set(_) => TimeKind::Set,
            _ => TimeKind::Date,
        }
    }

    /// Its value in TIMEX3.
    pub(crate) fn value(&self) -> String {
        match self {
            Meaning::Period(period) | Meaning::Aside(period) | Meaning::Within(period, ..) => period.value(),
            Meaning::Clock(Some(day), time) => format!("{day}{time}"),
            Meaning::Clock(None, time) => format!("XXXX-XX-XX{time}"),
            Meaning::Open(value) | Meaning::Set(value) | Meaning::Length(value, _) => value.clone(),
            Meaning::Past => "PAST_REF".to_owned(),
            Meaning::Present => "PRESENT_REF".to_owned(),
            Meaning::Future => "FUTURE_REF".to_owned(),
        }
    }

    /// The first and last day that it can mean.
    pub(crate) fn days(&self) -> Option<(Date, Date)> {
        match self {
            Meaning::Period(period) | Meaning::Aside(period) => Some((period.first()?, period.last()?)),
            Meaning::Within(_, first, last) => Some((*first, *last)),
            Meaning::Clock(day, _) => day.map(|d| (d, d)),
            Meaning::Length(_, days) => *days,
            _ => None,
        }
    }
}
