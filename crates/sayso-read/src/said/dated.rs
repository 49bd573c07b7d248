//! Documents that carry their date in their name: "the report of 11 July", "a note dated Friday", "a list published on Friday".

use sayso_text::{Attribution, Time};

use crate::words::Words;

/// Words before a time that date a document.
const DATING: &[&str] = &[
    "dated",
    "of",
    "from",
    "published",
    "issued",
    "released",
    "printed",
    "posted",
    "written",
    "sent",
    "filed",
    "signed",
    "recorded",
    "delivered",
    "given",
    "made",
];
/// Nouns for what can carry a date.
const DOCUMENTS: &[&str] = &[
    "report",
    "letter",
    "note",
    "text",
    "draft",
    "document",
    "memo",
    "memorandum",
    "email",
    "e-mail",
    "decision",
    "list",
    "statement",
    "release",
    "minutes",
    "edition",
    "issue",
    "article",
    "item",
    "story",
    "bulletin",
    "paper",
    "order",
    "ruling",
    "verdict",
    "message",
    "post",
    "tweet",
    "announcement",
    "figures",
    "data",
    "count",
    "survey",
    "poll",
    "study",
    "filing",
    "interview",
    "speech",
    "editorial",
    "column",
    "notice",
    "affidavit",
    "complaint",
    "indictment",
    "cable",
    "audit",
    "briefing",
    "update",
    "indictment",
    "accounts",
    "guide",
    "record",
    "records",
    "log",
    "page",
    "catalogue",
    "tape",
    "recording",
    "photograph",
    "photographs",
    "picture",
    "footage",
    "video",
    "advertisement",
    "presentation",
    "plan",
    "proposal",
    "budget",
    "bill",
    "agreement",
    "contract",
    "census",
    "inquiry",
    "investigation",
    "review",
    "assessment",
    "estimate",
    "estimates",
    "projection",
    "outlook",
    "test",
    "tests",
    "analysis",
    "tally",
    "toll",
    "findings",
    "results",
    "interviews",
    "annex",
    "version",
    "forecast",
    "circular",
    "resolution",
    "judgment",
    "transcript",
    "lawsuit",
];

/// The time at the end of a source, right before the cue, where a tagger counts it to the source: "Ilse Toft on Jan 17 | said".
pub(super) fn trailing(words: &Words, of: &Attribution, times: &[Time], in_order: &[usize]) -> Option<usize> {
    let (&source, &cue) = (of.source.last()?, of.cue.first()?);
    let end = in_order.partition_point(|&t| times[t].span.end <= source.end);
    let &last = in_order[..end].last().filter(|&&t| times[t].span.start > source.start)?;
    let (at, all) = (words.within(times[last].span), words.within(source));
    let leads = matches!(words.lower(at.start - 1), "on" | "late" | "early" | "earlier")
        || matches!(words.lower(at.start), "yesterday" | "today" | "last" | "earlier" | "this");
    (leads && at.end == all.end && all.len() > at.len() + 1 && words.within(cue).start == all.end).then_some(last)
}

/// Whether the source of an attribution is a document.
pub(super) fn is_document(words: &Words, of: &Attribution) -> bool {
    of.source.iter().any(|&s| words.within(s).take(40).any(|w| DOCUMENTS.contains(&words.lower(w))))
}

/// Verbs of speech in a source's relative clause: "officials who briefed reporters this afternoon".
const SPOKE: &[&str] = &[
    "spoke",
    "briefed",
    "gathered",
    "addressed",
    "wrote",
    "testified",
    "told",
    "phoned",
    "called",
    "rang",
    "telephoned",
];

/// The time at which the source spoke by its own relative clause.
pub(super) fn relative(words: &Words, of: &Attribution, times: &[Time], in_order: &[usize]) -> Option<usize> {
    let &source = of.source.first()?;
    let all = words.within(source);
    let who = all.clone().take(40).find(|&w| matches!(words.lower(w), "who" | "which"))?;
    let verb = (who + 1..(who + 4).min(all.end)).find(|&w| SPOKE.contains(&words.lower(w)))?;
    let from = words.span(verb).end;
    let first = in_order.partition_point(|&t| times[t].span.start < from);
    let &time = in_order[first..].first().filter(|&&t| times[t].span.end <= source.end)?;
    let at = words.within(times[time].span);
    let is_close = !(verb..at.start).any(|w| {
        matches!(words.lower(w), "since" | "until" | "before" | "after" | "for" | "from" | "about" | "who" | "which")
    });
    is_close.then_some(time)
}

/// The time that dates the source where it is a document.
pub(super) fn time(words: &Words, of: &Attribution, times: &[Time], in_order: &[usize]) -> Option<usize> {
    of.source.iter().find_map(|&source| {
        let all = words.within(source);
        if !all.clone().take(40).any(|w| DOCUMENTS.contains(&words.lower(w))) {
            return None;
        }
        let first = in_order.partition_point(|&t| times[t].span.start < source.start);
        let inside = in_order[first..].iter().copied().take_while(|&t| times[t].span.end <= source.end);
        inside.take(8).find(|&t| {
            let at = words.within(times[t].span);
            let mut before = at.start;
            while before > all.start
                && matches!(words.lower(before - 1), "on" | "in" | "the" | "late" | "early" | "earlier")
            {
                before -= 1;
            }
            let leads = before > all.start && {
                let previous = words.lower(before - 1);
                DATING.contains(&previous)
                    || (before + 1 == at.start
                        && words.lower(before) == "on"
                        && at.len() + usize::from(words.is_capital(at.start)) > 1
                        && DOCUMENTS.contains(&previous))
            };
            // "Friday's report", "a 2014 study"
            let qualifies = (at.end..(at.end + 3).min(all.end)).any(|w| DOCUMENTS.contains(&words.lower(w)))
                && (before == all.start
                    || matches!(words.lower(at.start - 1), "the" | "a" | "an" | "its" | "their" | "his" | "her"));
            leads || qualifies
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn documents_with_their_dates() {
        for (input, times, expected) in [
            (
                "[k 61 cases], [c per] [s the county's report of 11 July].",
                &[("11 July", "2023-07-11")][..],
                "2023-07-11",
            ),
            (
                "[s The note, two pages dated Friday], [c calls] [k the tower likely].",
                &[("Friday", "2023-07-07")],
                "2023-07-07",
            ),
            ("[s A list the union published on Friday] [c names] [k nine].", &[("Friday", "2023-07-07")], "2023-07-07"),
            ("[s A 2014 study] [c found] [k no risk].", &[("2014", "2014")], "2014"),
            (
                "[s Officials who briefed reporters this afternoon] [c say] [k yes].",
                &[("this afternoon", "2023-03-14")],
                "2023-03-14",
            ),
            ("[s Mayor Ilse Toft on Jan 17] [c had said] [k no].", &[("Jan 17", "2024-01-17")], "2024-01-17"),
            ("[s Ilse Toft, mayor since 2014], [c said] [k no].", &[("2014", "2014")], "-"),
            ("[s A report on the 2014 fire] [c found] [k no risk].", &[("2014", "2014")], "-"),
        ] {
            check(input, times, expected);
        }
    }
}
