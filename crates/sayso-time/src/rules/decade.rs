//! Decades and centuries: the 1990s, the mid-'70s, the nineties, the late 19th century.

use super::year;
use crate::amount::ordinal;
use crate::context::Context;
use crate::found::{Found, Meaning};
use crate::period::Period;
use crate::token::Cursor;

pub(super) fn read(c: &Cursor, i: usize, context: &Context) -> Option<Found> {
    let the = c.skip(i, &["the"]);
    let at = match c.word(the) {
        "early" | "late" | "mid" | "later" => c.joined(the + 1),
        _ => the,
    };
    if let Some((century, end)) = century(c, at) {
        return Some(Found { end, meaning: Meaning::Period(Period::Century(century)) });
    }
    let (decade, end) = in_four_digits(c, at)
        .or_else(|| in_two_digits(c, at, the > i || at > the, context))
        .or_else(|| in_words(c, at, the > i || at > the))?;
    Some(Found { end, meaning: Meaning::Period(Period::Decade(decade)) })
}

/// 1990s
fn in_four_digits(c: &Cursor, i: usize) -> Option<(i16, usize)> {
    let (n, len) = c.digits(i)?;
    let end = plural(c, i + 1)?;
    let stands_alone = !c.glued(i) || matches!(c.before(i, 1), "-" | "(" | "");
    (len == 4 && n % 10 == 0 && (1000..3000).contains(&n) && stands_alone).then_some((n as i16 / 10, end))
}

/// '90s, 70s: of the last hundred years; no temperatures and no ages.
fn in_two_digits(c: &Cursor, i: usize, has_article: bool, context: &Context) -> Option<(i16, usize)> {
    let apostrophe = c.word(i) == "'" && c.glued(i + 1);
    let at = if apostrophe { i + 1 } else { i };
    let (n, len) = c.digits(at)?;
    let end = plural(c, at + 1)?;
    let follows_another =
        matches!(c.before(i, 1), "and" | "or" | "," | "-") && matches!(context.last, Some(Period::Decade(_)));
    if len != 2
        || n % 10 != 0
        || !(apostrophe || has_article || follows_another)
        || (c.glued(at) && !apostrophe && c.before(at, 1) != "-")
    {
        return None;
    }
    Some((if n >= 30 { 190 } else { 200 } + n as i16 / 10, end))
}

/// the nineties, the nineteen-nineties
fn in_words(c: &Cursor, i: usize, has_article: bool) -> Option<(i16, usize)> {
    let (century, at) = match c.word(i) {
        "nineteen" => (190, c.joined(i + 1)),
        "eighteen" => (180, c.joined(i + 1)),
        _ => (190, i),
    };
    const NAMES: [&str; 8] =
        ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    let n = NAMES.iter().position(|name| *name == c.word(at))?;
    (at > i || has_article).then_some((century + n as i16 + 2, at + 1))
}

/// Past the `s` of "90s" or "90's".
fn plural(c: &Cursor, i: usize) -> Option<usize> {
    if !c.glued(i) {
        return None;
    }
    if c.word(i) == "s" { Some(i + 1) } else { c.possessive(i) }
}

/// 20th century, twenty-first-century
fn century(c: &Cursor, i: usize) -> Option<(i16, usize)> {
    let (n, end) = ordinal(c, i)?;
    let end = c.joined(end);
    let is_one = c.word(end) == "century" && (1..=30).contains(&n) && !(n <= 3 && c.word(i).len() > 3);
    (is_one && year::four_digits(c, i).is_none()).then_some((n as i16 - 1, end + 1))
}

#[cfg(test)]
mod tests {
    use crate::read::tests::check;

    #[test]
    fn decades() {
        check("In the 1990s Vell grew", "the 1990s = DATE 199 1990-01-01..1999-12-31");
        check("cars of the 70s and 80s", "the 70s = DATE 197; 80s = DATE 198");
        check(
            "the late 1970s, the mid-'80s, mid-1990s, the nineties",
            "the late 1970s = DATE 197; the mid-'80s = DATE 198; mid-1990s = DATE 199; the nineties = DATE 199",
        );
        check("a man in his 70s, 80s on the dial, his sixties", "");
    }

    #[test]
    fn centuries() {
        check(
            "a 19th-century pier of the early 20th century",
            "19th-century = DATE 18 1800-01-01..1899-12-31; the early 20th century = DATE 19",
        );
    }
}
