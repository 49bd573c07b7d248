//! What only adds to a description and is no part of it: ", who …", "who asked not to be named", "seen by …".

use std::ops::Range;

use crate::words::Words;

/// Cuts what only adds: ", who …", ", which …", "who asked not to be named", "it did not name", "seen by …".
pub(super) fn without_clauses(words: &Words, run: Range<usize>) -> Range<usize> {
    let mut end = run.end;
    for at in run.start + 1..run.end {
        let comma = words.before(at).trim_start().starts_with([',', '–', '—', '(']);
        let word = words.lower(at);
        let relative = matches!(
            word,
            "who"
                | "which"
                | "whose"
                | "whom"
                | "speaking"
                | "citing"
                | "quoting"
                | "dated"
                | "published"
                | "headed"
                | "all"
                | "both"
        );
        let adds = comma && relative
            || matches!(word, "who" | "that") && hides(words, at + 1, run.end)
            || matches!(word, "it" | "he" | "she" | "they")
                && words.lower(at + 1) == "did"
                && words.lower(at + 2) == "not"
                && matches!(words.lower(at + 3), "name" | "identify")
            || matches!(word, "seen" | "obtained" | "reviewed" | "viewed" | "published" | "released" | "issued")
                && words.lower(at + 1) == "by"
            || matches!(word, "cited" | "quoted" | "interviewed") && words.lower(at + 1) == "by"
            || matches!(word, "at") && words.lower(at + 1) == "the" && matches!(words.lower(at + 2), "time" | "moment")
            || word == "which" && (at + 1..run.end).any(|w| matches!(words.lower(w), "seen" | "obtained" | "reviewed"));
        if adds {
            // "both on the campaign team" tells who they are.
            if matches!(word, "all" | "both") {
                continue;
            }
            end = at;
            break;
        }
    }
    run.start..end
}

/// Whether a clause only says that somebody wants no name.
fn hides(words: &Words, from: usize, limit: usize) -> bool {
    let said = |w: &str| {
        matches!(
            w,
            "asked"
                | "declined"
                | "requested"
                | "spoke"
                | "refused"
                | "wished"
                | "wanted"
                | "agreed"
                | "demanded"
                | "insisted"
                | "preferred"
        )
    };
    said(words.lower(from))
        && (from..limit.min(from + 8)).any(|w| {
            matches!(
                words.lower(w),
                "named"
                    | "identified"
                    | "anonymity"
                    | "anonymous"
                    | "name"
                    | "anonymously"
                    | "broadcast"
                    | "publish"
                    | "identify"
            )
        })
        || matches!(words.lower(from), "was" | "were" | "is" | "are")
            && matches!(words.lower(from + 1), "not")
            && matches!(words.lower(from + 2), "authorised" | "authorized" | "permitted" | "allowed")
}
