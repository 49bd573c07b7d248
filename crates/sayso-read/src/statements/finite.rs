//! Whether words hold a finite verb, judged without a tagger of parts of speech.

use std::ops::Range;

use crate::phrases::noun::{AUXILIARIES, DETERMINERS, is_adverb, is_gap, is_stop};
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
        // "Each owns half": a determiner that opens the clause alone is its subject
        let stands_alone = at == among.start + 1
            && matches!(previous, "each" | "all" | "both" | "some" | "many" | "most" | "several" | "neither" | "few");
        let by_noun = (DETERMINERS.contains(&previous) && !stands_alone)
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
            || (!by_noun && is_third_person(words, among.start, at))
    })
}

/// Whether a word in "-s" is a verb by its place: behind a noun, with an object that a determiner begins ("The board publishes
/// the figures").
fn is_third_person(words: &Words, start: usize, at: usize) -> bool {
    let (here, previous, next) = (words.lower(at), words.lower(at - 1), words.lower(at + 1));
    let is_form = here.len() > 3
        && here.ends_with('s')
        && !here.ends_with("ss")
        && !here.ends_with("us")
        && !here.ends_with("'s")
        && !words.is_capital(at);
    let has_object = DETERMINERS.contains(&next) && words.before(at + 1).trim().is_empty();
    // "the talks the board held" has a clause of its own behind the noun
    let has_verb =
        || (at + 2..(at + 8).min(words.len())).take_while(|&w| !is_gap(words, w)).any(|w| is_past(words.lower(w)));
    let has_subject = at > start + 1 || words.is_capital(at - 1);
    is_form
        && has_object
        && has_subject
        && words.before(at).trim().is_empty()
        && !is_stop(previous)
        && !is_adverb(previous)
        && !previous.ends_with('s')
        && !has_verb()
}

fn is_past(word: &str) -> bool {
    PASTS.contains(&word) || AUXILIARIES.contains(&word) || (word.len() > 3 && word.ends_with("ed"))
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
                | "without"
                | "within"
                | "between"
                | "among"
                | "through"
                | "under"
                | "since"
                | "until"
                | "before"
                | "during"
                | "again"
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
