//! What is said, as against what is wished, planned or believed.
//!
//! An attribution may be of a wish ("wants", "is leaning towards") as well as of words ("said", "denied"). A wish inside what another
//! voice tells is no telling of its own: nobody has heard it from who has it.

use crate::words::stem::stem;
use crate::words::tokens;

/// Whether the words of a cue say that something was told.
pub(crate) fn is_testimony(cue: &str) -> bool {
    let is_quote = cue.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '“').is_empty();
    is_quote || tokens(cue).any(|(_, token)| TOLD.binary_search(&&*stem(token)).is_ok())
}

/// Stems of verbs and nouns of telling; "told" and "said" are forms of their own.
const TOLD: [&str; 130] = [
    "accord",
    "account",
    "accus",
    "acknowledg",
    "add",
    "admit",
    "advic",
    "advis",
    "affirm",
    "alleg",
    "announc",
    "announcement",
    "answer",
    "argu",
    "ask",
    "assert",
    "assur",
    "blam",
    "brand",
    "brief",
    "broadcast",
    "cal",
    "caution",
    "charg",
    "cit",
    "cite",
    "claim",
    "comment",
    "complain",
    "conclud",
    "confirm",
    "contend",
    "contradict",
    "count",
    "cri",
    "cry",
    "declar",
    "declaration",
    "deny",
    "describ",
    "disclos",
    "dismis",
    "disput",
    "document",
    "dub",
    "emerg",
    "emphasis",
    "emphasiz",
    "estimat",
    "explain",
    "find",
    "forecast",
    "found",
    "hear",
    "heard",
    "indicat",
    "inform",
    "insist",
    "jok",
    "joke",
    "laugh",
    "learn",
    "learnt",
    "line",
    "list",
    "maintain",
    "mention",
    "messag",
    "new",
    "not",
    "note",
    "pledg",
    "point",
    "post",
    "predict",
    "project",
    "promis",
    "publish",
    "put",
    "quot",
    "read",
    "recal",
    "recount",
    "reiterat",
    "reject",
    "relat",
    "remark",
    "rep",
    "repeat",
    "reply",
    "report",
    "respond",
    "retract",
    "reveal",
    "rul",
    "rule",
    "rumour",
    "said",
    "say",
    "shout",
    "show",
    "shown",
    "sigh",
    "signal",
    "sob",
    "speak",
    "specify",
    "spok",
    "stat",
    "statement",
    "stres",
    "suggest",
    "swear",
    "swor",
    "tel",
    "term",
    "testify",
    "testimony",
    "tip",
    "told",
    "tweet",
    "underlin",
    "underscor",
    "version",
    "vow",
    "warn",
    "word",
    "writ",
    "written",
    "wrot",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_and_wishing() {
        assert!(TOLD.is_sorted(), "for binary search");
        for cue in
            ["said", "has told", "according to", "denied", "was quoted as saying", "warned", "", "reports", "signalled"]
        {
            assert!(is_testimony(cue), "{cue}");
        }
        for cue in
            ["wants", "is leaning towards", "are prepared", "hopes", "has offered", "is tired of", "propose", "knew of"]
        {
            assert!(!is_testimony(cue), "{cue}");
        }
    }
}
