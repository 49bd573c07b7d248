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
    "annex",
    "version",
    "forecast",
    "circular",
    "resolution",
    "judgment",
    "transcript",
    "lawsuit",
];

/// Whether the source of an attribution is a document.
pub(super) fn is_document(words: &Words, of: &Attribution) -> bool {
    of.source.iter().any(|&s| words.within(s).take(40).any(|w| DOCUMENTS.contains(&words.lower(w))))
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
            ("[s Ilse Toft, mayor since 2014], [c said] [k no].", &[("2014", "2014")], "-"),
            ("[s A report on the 2014 fire] [c found] [k no risk].", &[("2014", "2014")], "-"),
        ] {
            check(input, times, expected);
        }
    }
}
