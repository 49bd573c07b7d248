//! Stretches of the calendar: what a DATE can mean, its value and its days.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Units of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// Seasons as the northern hemisphere has them; TIMEX3 does not know where an article is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A stretch of the calendar of one granularity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Period {
    /// One day.
    Day(Date),
    /// The ISO week that begins on this Monday.
    Week(Date),
    /// The weekend of the ISO week that begins on this Monday.
    Weekend(Date),
    /// Year and month.
    Month(i16, i8),
    /// Year and quarter, 1 to 4.
    Quarter(i16, i8),
    /// Year and half, 1 or 2.
    Half(i16, i8),
    /// Year and season.
    Season(i16, Season),
    /// A year.
    Year(i16),
    /// A decade by the first three digits of its years.
    Decade(i16),
    /// A century by the first two digits of its years.
    Century(i16),
}

impl Period {
    /// The period of granularity `unit` that holds `date`; `None` for hours and shorter, and for millennia.
    pub(crate) fn holding(date: Date, unit: Unit) -> Option<Period> {
        let monday = || date.checked_sub(i64::from(date.weekday().to_monday_zero_offset()).days()).ok();
        Some(match unit {
            Unit::Day => Period::Day(date),
            Unit::Weekend => Period::Weekend(monday()?),
            Unit::Week => Period::Week(monday()?),
            Unit::Month => Period::Month(date.year(), date.month()),
            Unit::Quarter => Period::Quarter(date.year(), (date.month() + 2) / 3),
            Unit::Half => Period::Half(date.year(), if date.month() <= 6 { 1 } else { 2 }),
            Unit::Year => Period::Year(date.year()),
            Unit::Decade => Period::Decade(date.year().div_euclid(10)),
            Unit::Century => Period::Century(date.year().div_euclid(100)),
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        })
    }

    /// Its granularity; a season's is the quarter's.
    pub(crate) fn unit(self) -> Unit {
        match self {
            Period::Day(_) => Unit::Day,
            Period::Week(_) => Unit::Week,
            Period::Weekend(_) => Unit::Weekend,
            Period::Month(..) => Unit::Month,
            Period::Quarter(..) | Period::Season(..) => Unit::Quarter,
            Period::Half(..) => Unit::Half,
            Period::Year(_) => Unit::Year,
            Period::Decade(_) => Unit::Decade,
            Period::Century(_) => Unit::Century,
        }
    }

    /// Its first day; `None` outside the calendar.
    pub(crate) fn first(self) -> Option<Date> {
        match self {
            Period::Day(day) | Period::Week(day) => Some(day),
            Period::Weekend(monday) => monday.checked_add(5.days()).ok(),
            Period::Month(year, month) => Date::new(year, month, 1).ok(),
            Period::Quarter(year, quarter) => Date::new(year, quarter * 3 - 2, 1).ok(),
            Period::Half(year, half) => Date::new(year, half * 6 - 5, 1).ok(),
            Period::Season(year, Season::Spring) => Date::new(year, 3, 1).ok(),
            Period::Season(year, Season::Summer) => Date::new(year, 6, 1).ok(),
            Period::Season(year, Season::Autumn) => Date::new(year, 9, 1).ok(),
            // "The winter of 2022" may be the one that ends or the one that begins in 2022.
            Period::Season(year, Season::Winter) => Date::new(year.checked_sub(1)?, 12, 1).ok(),
            Period::Year(year) => Date::new(year, 1, 1).ok(),
            Period::Decade(decade) => Date::new(decade.checked_mul(10)?, 1, 1).ok(),
            Period::Century(century) => Date::new(century.checked_mul(100)?, 1, 1).ok(),
        }
    }

    /// Its last day; `None` outside the calendar.
    pub(crate) fn last(self) -> Option<Date> {
        let month_end = |year, month| Date::new(year, month, 1).ok().map(Date::last_of_month);
        match self {
            Period::Day(day) => Some(day),
            Period::Week(monday) | Period::Weekend(monday) => monday.checked_add(6.days()).ok(),
            Period::Month(year, month) => month_end(year, month),
            Period::Quarter(year, quarter) => month_end(year, quarter * 3),
            Period::Half(year, half) => month_end(year, half * 6),
            Period::Season(year, Season::Spring) => month_end(year, 5),
            Period::Season(year, Season::Summer) => month_end(year, 8),
            Period::Season(year, Season::Autumn) => month_end(year, 11),
            Period::Season(year, Season::Winter) => month_end(year.checked_add(1)?, 2),
            Period::Year(year) => month_end(year, 12),
            Period::Decade(decade) => month_end(decade.checked_mul(10)?.checked_add(9)?, 12),
            Period::Century(century) => month_end(century.checked_mul(100)?.checked_add(99)?, 12),
        }
    }

    /// The period of the same granularity that lies `n` units later (earlier where negative).
    pub(crate) fn shift(self, n: i32, unit: Unit) -> Option<Period> {
        let n = i64::from(n);
        if let (Period::Season(year, season), Unit::Year) = (self, unit) {
            return Some(Period::Season(i16::try_from(i64::from(year) + n).ok()?, season));
        }
        let span = match unit {
            Unit::Day => n.days(),
            Unit::Week | Unit::Weekend => n.checked_mul(7).filter(|d| d.abs() < 7_000_000)?.days(),
            Unit::Month => months(n)?,
            Unit::Quarter => months(n.checked_mul(3)?)?,
            Unit::Half => months(n.checked_mul(6)?)?,
            Unit::Year => months(n.checked_mul(12)?)?,
            Unit::Decade => months(n.checked_mul(120)?)?,
            Unit::Century => months(n.checked_mul(1200)?)?,
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Millennium => return None,
        };
        if n.abs() > 4_000_000 {
            return None;
        }
        let from = self.first()?.checked_add(span).ok()?;
        match self {
            Period::Season(..) => Period::season_at(from),
            _ => Period::holding(from, self.unit()),
        }
    }

    /// The season that holds `date`.
    pub(crate) fn season_at(date: Date) -> Option<Period> {
        Some(match date.month() {
            3..=5 => Period::Season(date.year(), Season::Spring),
            6..=8 => Period::Season(date.year(), Season::Summer),
            9..=11 => Period::Season(date.year(), Season::Autumn),
            12 => Period::Season(date.year(), Season::Winter),
            _ => Period::Season(date.year() - 1, Season::Winter),
        })
    }

    /// The value of TIMEX3: `2024-01-17`, `2024-W03`, `2024-W03-WE`, `2024-01`, `2024-Q1`, `2024-H1`, `2022-SP`, `2024`,
    /// `199` (a decade), `19` (a century).
    pub(crate) fn value(self) -> String {
        match self {
            Period::Day(day) => day.to_string(),
            Period::Week(monday) => {
                let week = monday.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Period::Weekend(monday) => format!("{}-WE", Period::Week(monday).value()),
            Period::Month(year, month) => format!("{year:04}-{month:02}"),
            Period::Quarter(year, quarter) => format!("{year:04}-Q{quarter}"),
            Period::Half(year, half) => format!("{year:04}-H{half}"),
            Period::Season(year, season) => format!("{year:04}-{}", season.code()),
            Period::Year(year) => format!("{year:04}"),
            Period::Decade(decade) => format!("{decade:03}"),
            Period::Century(century) => format!("{century:02}"),
        }
    }
}

fn months(n: i64) -> Option<jiff::Span> {
    (n.abs() < 200_000).then(|| n.months())
}

impl Season {
    /// Its code in TIMEX3.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Season::Spring => "SP",
            Season::Summer => "SU",
            Season::Autumn => "FA",
            Season::Winter => "WI",
        }
    }
}

impl Unit {
    /// What a DATE of this granularity looks like when it is not known which.
    pub(crate) fn open(self) -> &'static str {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => "XXXX-XX-XXTXX",
            Unit::Day => "XXXX-XX-XX",
            Unit::Weekend => "XXXX-WXX-WE",
            Unit::Week => "XXXX-WXX",
            Unit::Month => "XXXX-XX",
            Unit::Quarter => "XXXX-QX",
            Unit::Half => "XXXX-HX",
            Unit::Year => "XXXX",
            Unit::Decade => "XXX",
            Unit::Century | Unit::Millennium => "XX",
        }
    }
}

/// The last `weekday` that is not after `date`.
pub(crate) fn weekday_until(date: Date, weekday: Weekday) -> Option<Date> {
    let back = date.weekday().since(weekday);
    date.checked_sub(i64::from(back).days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_days() {
        let day = jiff::civil::date(2024, 1, 26);
        for (unit, shift, value, first, last) in [
            (Unit::Day, -30, "2023-12-27", "2023-12-27", "2023-12-27"),
            (Unit::Week, -1, "2024-W03", "2024-01-15", "2024-01-21"),
            (Unit::Weekend, -1, "2024-W03-WE", "2024-01-20", "2024-01-21"),
            (Unit::Month, -1, "2023-12", "2023-12-01", "2023-12-31"),
            (Unit::Quarter, -1, "2023-Q4", "2023-10-01", "2023-12-31"),
            (Unit::Half, -1, "2023-H2", "2023-07-01", "2023-12-31"),
            (Unit::Year, 1, "2025", "2025-01-01", "2025-12-31"),
            (Unit::Decade, -3, "199", "1990-01-01", "1999-12-31"),
            (Unit::Century, -1, "19", "1900-01-01", "1999-12-31"),
        ] {
            let period = Period::holding(day, unit).unwrap().shift(shift, unit).unwrap();
            assert_eq!(period.value(), value);
            assert_eq!(
                (period.first().unwrap().to_string(), period.last().unwrap().to_string()),
                (first.into(), last.into())
            );
        }
    }

    #[test]
    fn outside_the_calendar_is_nothing() {
        let day = jiff::civil::date(9999, 12, 31);
        assert_eq!(Period::Day(day).shift(i32::MAX, Unit::Century), None);
        assert_eq!(Period::Day(day).shift(1, Unit::Day), None);
        assert_eq!(Period::Decade(i16::MAX).first(), None);
    }
}
