//! Words that are no names though they stand first in a sentence, numbers, and the small words within names.

use std::sync::LazyLock;

use super::table::{Table, table};

/// Whether a word (lower case) is an everyday word rather than a name.
pub(crate) fn is_common(word: &str) -> bool {
    COMMON.contains(word)
}

/// Whether a word in lower case may stand within a person's name ("van", "de").
pub(crate) fn is_link(word: &str) -> bool {
    [
        "de", "del", "della", "di", "da", "do", "dos", "das", "van", "von", "der", "den", "bin", "ibn", "al", "el",
        "la", "le", "du", "ter", "ten", "af", "zu", "zur", "vom",
    ]
    .contains(&word)
}

/// How many a word counts at least ("two", "several", "dozens"); `None` where it counts nothing.
pub(crate) fn number_of(word: &str) -> Option<u32> {
    if word.chars().next().is_some_and(|c| c.is_ascii_digit()) {
        return word.replace(',', "").parse().ok();
    }
    Some(match word {
        "one" => 1,
        "two" | "both" | "pair" | "couple" | "several" | "some" | "many" | "few" | "multiple" | "various"
        | "numerous" => 2,
        "three" | "trio" => 3,
        "four" | "quartet" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" | "dozen" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "dozens" => 24,
        "scores" => 40,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        "hundred" => 100,
        "hundreds" => 200,
        "thousand" => 1000,
        "thousands" => 2000,
        _ => return None,
    })
}

static COMMON: LazyLock<Table> = LazyLock::new(|| {
    table(
        "a an the this that these those he she it they we you i his her its their our your my him them us me mine ours one two \
         three four five six seven eight nine ten eleven twelve first second third last next other another others each every \
         either neither both all any some many most few several no none nobody nothing not nor and or but so yet for if unless \
         although though while whereas because since as when whenever where wherever who whom whose which what why how whether \
         in on at by to from with without within about above after again against ahead along among amid around before behind \
         below beneath beside besides between beyond despite down during except inside into like near of off onto out outside \
         over past per since than through throughout till toward towards under until up upon via here there then now today \
         yesterday tomorrow tonight later earlier soon once also even still just only already almost never always often \
         sometimes perhaps maybe meanwhile moreover however therefore thus hence instead otherwise indeed rather quite very \
         too much more less least such same yes please thank thanks asked according told speaking citing quoting let do does \
         did don't doesn't didn't is are was were be been being am have has had having can could may might must shall should \
         will would won't can't cannot it's that's there's what's he's she's i'm i'll i've we're we've they're you're let's \
         monday tuesday wednesday thursday friday saturday sunday january february march april june july august september \
         october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun \
         gmt am pm no. mr. until under new old good great big small long little own far little well right left north south \
         east west northern southern eastern western early late officials asked separately earlier privately publicly \
         officially reportedly allegedly apparently clearly finally recently currently nearly roughly given based following \
         including regarding concerning considering compared thanks owing due despite ends end note correction update latest \
         breaking exclusive analysis opinion editorial advertisement photo picture video image read see click share sign \
         meanwhile elsewhere nonetheless nevertheless afterwards eventually initially previously originally ultimately \
         similarly likewise additionally furthermore consequently accordingly specifically generally typically usually \
         normally especially particularly notably importantly interestingly surprisingly unsurprisingly predictably \
         fortunately unfortunately sadly happily hopefully luckily half part none nobody everybody everyone someone anyone \
         something anything everything god christmas easter internet \
         further trade shares sources brick rabies parking",
    )
});
