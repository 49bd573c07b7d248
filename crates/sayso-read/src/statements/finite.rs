//! Whether words hold a finite verb, judged without a tagger of parts of speech.

use std::ops::Range;

use crate::phrases::noun::{AUXILIARIES, DETERMINERS};
use crate::words::Words;

/// Irregular past forms that are rarely anything else.
const PASTS: &[&str] = &[
    "became",
    "began",
    "bought",
    "broke",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "cost",
    "did",
    "drew",
    "drove",
    "fell",
    "felt",
    "flew",
    "fought",
    "found",
    "gave",
    "got",
    "grew",
    "heard",
    "held",
    "hit",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "ran",
    "rang",
    "read",
    "rose",
    "sang",
    "sank",
    "sat",
    "saw",
    "sent",
    "set",
    "shook",
    "shot",
    "shut",
    "slept",
    "sold",
    "spent",
    "spoke",
    "sprang",
    "stole",
    "stood",
    "struck",
    "swore",
    "swept",
    "swam",
    "taught",
    "thought",
    "threw",
    "told",
    "took",
    "understood",
    "went",
    "withdrew",
    "woke",
    "won",
    "wore",
    "wrote",
    "ate",
    "bore",
    "bound",
    "bred",
    "dealt",
    "dug",
    "fed",
    "fled",
    "forgot",
    "froze",
    "hid",
    "hung",
    "hurt",
    "leapt",
    "lay",
    "rode",
    "sought",
    "shone",
    "sped",
    "spread",
    "stuck",
    "wept",
    "overtook",
];
/// Common verbs in the present, in the forms that are rarely nouns.
const PRESENTS: &[&str] = &[
    "needs",
    "wants",
    "makes",
    "takes",
    "gives",
    "comes",
    "goes",
    "keeps",
    "lives",
    "runs",
    "seems",
    "remains",
    "becomes",
    "holds",
    "stands",
    "sits",
    "lies",
    "employs",
    "owns",
    "sells",
    "buys",
    "pays",
    "faces",
    "includes",
    "involves",
    "follows",
    "begins",
    "ends",
    "brings",
    "costs",
    "means",
    "shows",
    "says",
    "knows",
    "thinks",
    "gets",
    "puts",
    "meets",
    "leads",
    "loses",
    "wins",
    "plays",
    "works",
    "serves",
    "opens",
    "closes",
    "carries",
    "covers",
    "produces",
    "operates",
    "belongs",
    "contains",
    "consists",
    "depends",
    "exists",
    "expires",
    "applies",
    "requires",
    "allows",
    "happens",
    "continues",
    "represents",
    "governs",
    "connects",
    "separates",
    "borders",
    "stretches",
    "provides",
    "offers",
    "receives",
    "represent",
    "include",
    "remain",
    "need",
    "want",
    "live",
    "know",
    "seem",
    "make",
    "take",
    "belong",
    "exist",
    "come",
    "go",
    "keep",
    "depend",
    "employ",
    "own",
    "carry",
    "contain",
    "amounts",
    "accounts",
    "dates",
    "forms",
    "has",
    "have",
    "rests",
    "marks",
    "feeds",
    "supplies",
    "exports",
    "imports",
    "lasts",
    "concerns",
    "relates",
    "deals",
];
const SUBJECTS: &[&str] =
    &["i", "he", "she", "it", "they", "we", "you", "there", "this", "that", "nobody", "who", "which"];
/// Words that are spelled like a past but are none.
const NO_PASTS: &[&str] = &[
    "red", "bed", "hundred", "need", "seed", "speed", "indeed", "shed", "feed", "breed", "greed", "weed", "sacred",
    "united", "reed", "deed",
];
const CONTRACTED: &[&str] = &["'s", "'re", "'ve", "'ll", "'d", "n't"];

/// The first finite verb among words.
pub(super) fn finite(words: &Words, among: Range<usize>) -> Option<usize> {
    among.clone().find(|&at| {
        let here = words.lower(at);
        let previous = if at > among.start { words.lower(at - 1) } else { "" };
        let by_noun = DETERMINERS.contains(&previous)
            || matches!(previous, "of" | "to" | "in" | "for" | "by" | "with" | "be" | "been" | "being" | "having");
        // never the first word: "Built in 1900, …", "Did …" are no clauses
        let is_first = at == among.start;
        if is_first {
            return CONTRACTED.iter().any(|c| here.ends_with(c) && here.len() > c.len());
        }
        (AUXILIARIES.contains(&here)
            && !matches!(here, "be" | "been" | "being" | "having" | "may" | "might" | "will")
            && !DETERMINERS.contains(&previous))
            || (matches!(here, "may" | "might" | "will") && !words.is_capital(at) && !by_noun)
            || (CONTRACTED.iter().any(|c| here.ends_with(c) && here.len() > c.len())
                && SUBJECTS.iter().any(|s| here.starts_with(s)))
            || (!by_noun && PASTS.contains(&here) && !words.is_capital(at))
            || (!by_noun && PRESENTS.contains(&here) && !words.is_capital(at))
            || (!by_noun
                && here.len() > 3
                && here.ends_with("ed")
                && !here.contains('-')
                && !words.is_capital(at)
                && !NO_PASTS.contains(&here)
                && is_verb_place(words, at))
            || (SUBJECTS.contains(&previous) && here.ends_with('s') && here.len() > 3)
    })
}

/// Whether a word in "-ed" can be a finite verb: a subject stands before it without a comma, no noun right behind a determiner.
fn is_verb_place(words: &Words, at: usize) -> bool {
    let next = words.lower(at + 1);
    let ends = words.before(at + 1).contains(['.', ',', ';', '\n']) || at + 1 >= words.len();
    let object = DETERMINERS.contains(&next)
        || matches!(
            next,
            "to" | "in"
                | "on"
                | "at"
                | "by"
                | "from"
                | "for"
                | "with"
                | "as"
                | "that"
                | "into"
                | "after"
                | "when"
                | "him"
                | "her"
                | "them"
                | "it"
                | "us"
                | "up"
                | "out"
                | "down"
                | "off"
                | "over"
                | "about"
                | "and"
                | "but"
                | "against"
                | "almost"
                | "nearly"
        );
    let number = next.starts_with(|c: char| c.is_ascii_digit());
    let previous = words.lower(at - 1);
    let subject = words.before(at).trim().is_empty() && !previous.ends_with("ly") || previous.ends_with("ly");
    subject && (ends || object || number || words.is_capital(at + 1) || SUBJECTS.contains(&previous))
}

/// Whether a clause of its own begins at a word: a joint and a subject behind it.
pub(super) fn is_clause_start(words: &Words, at: usize) -> bool {
    let next = words.lower(at + 1);
    matches!(words.lower(at), "and" | "but" | "while" | "whereas" | "although" | "though" | "yet" | "so")
        && (SUBJECTS.contains(&next)
            || DETERMINERS.contains(&next)
            || (at + 1 < words.len() && words.is_capital(at + 1))
            || next.ends_with('s'))
}
