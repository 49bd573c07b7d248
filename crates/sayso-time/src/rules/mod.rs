//! The rules, each in a file of its own with its sentences beside it.

mod ago;
mod annually;
mod clock;
mod comparison;
mod day_of_month;
mod daypart;
mod decade;
mod duration;
mod given;
mod holiday;
mod later;
mod month;
mod now;
mod numeric;
mod ordinal;
mod part;
mod past_years;
mod quarter;
mod season;
mod so_long;
mod today;
mod week;
mod weekday;
mod which;
mod year;

use crate::context::Context;
use crate::found::Found;
use crate::token::Cursor;

pub(crate) use given::given;

/// One phenomenon: reads an expression that begins at a token.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    /// Its file.
    pub(crate) name: &'static str,
    /// Looks at a bounded number of tokens from `i` on (and a few before it).
    pub(crate) read: fn(c: &Cursor, i: usize, context: &Context) -> Option<Found>,
}

macro_rules! rules {
    ($($name:ident)*) => { &[$(Rule { name: stringify!($name), read: $name::read }),*] };
}

/// All rules that are tried at every word of a text. Of two that read as far, the earlier wins.
#[rustfmt::skip]
pub(crate) const IN_TEXT: &[Rule] = rules![
    numeric     // 2024-01-26, 7/8/07, 2024-01-26T09:30Z
    month       // 18 February, June 2023, last March
    day_of_month // the 17th of that month
    weekday     // Friday, last Monday, Thursday night, Tuesday of last week
    today       // yesterday, earlier today, the day after tomorrow
    daypart     // this morning, last night, the evening of June 3
    clock       // 6:40 p.m. (GMT +8), 18:00 UTC, noon Thursday
    quarter     // the third quarter of 2023, Q3, first half of last year
    season      // the spring of 2022, last winter
    holiday     // Christmas Eve, Good Friday
    week        // last month, this year, the following day, the weekend
    comparison  // the same period last year, the year-ago quarter
    part        // early next year, the end of March, mid-2011, the eve of the vote
    ordinal     // its third year, for a second day
    decade      // the 1990s, the late '70s, the 20th century
    year        // 2022, fiscal 2023, nineteen ninety-six, 2023-24
    ago         // two weeks ago
    later       // three days later, a year earlier, the day before
    annually    // annual, every Monday, twice a week, 15 a year
    past_years  // the past three years, the first nine months, coming weeks
    duration    // nearly two months, 27-year, decades-long, for weeks
    now         // currently, recently, soon, the near future
];

/// The rules that name a stretch of the calendar: what "early …", "the end of …" and "the morning of …" may be followed by.
pub(crate) const DATES: &[Rule] =
    rules![numeric month day_of_month weekday today quarter season holiday week decade year];
