//! Seasons: the spring of 2022, last winter, this fall, summer 2010.

use super::which::{Which, modifier};
use super::year;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::{Period, Season};
use crate::tense::tense;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let modified = modifier(c, i);
    let the = c.skip(i, &["the"]);
    let at = match modified {
        Some((_, at)) => at,
        None => match c.word(the) {
            "early" | "late" | "mid" => c.joined(the + 1),
            _ => the,
        },
    };
    let season = name(c.word(at))?;
    let end = at + 1;
    let of = c.skip(end, &["of", ","]);
    if let Some((year, end)) = year::reference(c, of, context) {
        return Some(Found { end, meaning: meaning(year, season) });
    }
    let of_year = |year| Some(Period::Season(year, season));
    if let Some((which, _)) = modified {
        let year = match (which, season, context.published) {
            // In January "this winter" began in the old year.
            (Which::This, Season::Winter, Some(today)) if today.month() <= 3 => Some(today.year() - 1),
            (Which::Last, Season::Winter, Some(today)) => Some(if today.month() == 12 {
                today.year() - 1
            } else {
                today.year() - if today.month() <= 2 { 2 } else { 1 }
            }),
            _ => which.year(context, of_year),
        };
        return Some(Found { end, meaning: meaning(year, season) });
    }
    let is_verb_or_thing = matches!(c.word(at), "fall" | "spring" | "falls" | "springs");
    let before = c.before(i, 1);
    let in_the = matches!(
        before,
        "in" | "by" | "since" | "until" | "during" | "through" | "from" | "till" | "for" | "over" | "before" | "after"
    );
    let stands = if is_verb_or_thing {
        in_the && (the > i || !matches!(before, "for" | "over" | "from" | "before" | "after"))
    } else {
        in_the || the > i || at > the
    };
    // "The fall of the city", "the Prague Spring", "Summer Olympics".
    if !stands || c.word(end) == "of" || c.capital(at) && (c.capital(end) || i > 0 && c.capital(i - 1)) {
        return None;
    }
    let year = context.year_of_season(season, tense(c, i, end));
    Some(Found { end, meaning: meaning(year, season) })
}

/// A season that is known to be one, without its year.
pub(super) fn bare(c: &Cursor, i: usize, context: &Context) -> Option<Meaning> {
    let season = name(c.word(i))?;
    Some(meaning(context.year_of_season(season, tense(c, i, i + 1)), season))
}

fn name(word: &str) -> Option<Season> {
    Some(match word {
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" | "wintertime" => Season::Winter,
        _ => return None,
    })
}

fn meaning(year: Option<i16>, season: Season) -> Meaning {
    Meaning::period_or(year.map(|year| Period::Season(year, season)), &format!("XXXX-{}", season.code()))
}

#[cfg(test)]
mod tests {
    use crate::read::tests::{check, check_on};

    #[test]
    fn seasons() {
        check("in the spring of 2022, talks began", "the spring of 2022 = DATE 2022-SP 2022-03-01..2022-05-31");
        check("last summer and this fall", "last summer = DATE 2023-SU; this fall = DATE 2024-FA");
        check(
            "in summer 2010 or the winter of last year",
            "summer 2010 = DATE 2010-SU; the winter of last year = DATE 2023-WI",
        );
        check("It was built in the autumn", "the autumn = DATE 2023-FA");
        check("since last winter", "last winter = DATE 2022-WI");
        check_on("", "last summer", "last summer = DATE XXXX-SU");
    }

    #[test]
    fn no_seasons() {
        check("Prices fall; the fall of the city; a spring of water; the Winter Games", "");
    }
}
