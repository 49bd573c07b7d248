//! Media: nouns for them, words in their names, and those that everybody knows.

use std::sync::LazyLock;

use super::table::{Table, table};

/// Whether a noun in the singular stands for an outlet.
pub(super) fn is_outlet_noun(word: &str) -> bool {
    NOUNS.contains(word)
}

/// Whether a word in a name makes it an outlet's.
pub(crate) fn is_outlet_word(word: &str) -> bool {
    IN_NAMES.contains(word) || word.len() > 6 && ENDINGS.iter().any(|e| word.ends_with(e))
}

/// How made-up names of outlets end ("Northwire", "EstPress").
const ENDINGS: [&str; 6] = ["wire", "press", "news", "times", "broadcast", "radio"];

/// Whether a name (lower case) is that of an outlet known everywhere.
pub(crate) fn is_known_outlet(name: &str) -> bool {
    KNOWN.contains(name.strip_prefix("the ").unwrap_or(name))
}

static NOUNS: LazyLock<Table> = LazyLock::new(|| {
    table(
        "newspaper paper daily weekly tabloid broadsheet magazine publication outlet broadcaster newswire wire newsletter \
         website site blog podcast portal newsroom station channel periodical monthly quarterly media press radio television \
         tv newsdesk programme",
    )
});

static IN_NAMES: LazyLock<Table> = LazyLock::new(|| {
    table(
        "evening morning online torch beacon banner gleaner spectator messenger crier bee blade oregonian statesman \
         times post courier herald gazette tribune ledger newswire wire press echo mercury radio tv television channel \
         observer chronicle telegraph daily weekly news newspaper magazine digest bulletin examiner inquirer enquirer \
         independent reporter dispatch advertiser argus star sun mirror guardian express mail standard sentinel globe \
         journal today tonight broadcasting reuters tass xinhua bloomberg newsletter insider review record clarion bugle \
         beacon lantern klaxon argonaut correo faro gaceta prensa diario zeitung allgemeine presse figaro monde libération \
         corriere repubblica pravda izvestia kommersant asahi yomiuri mainichi telegraf dagblad posten tidende echoes \
         intelligencer democrat-gazette picayune plain-dealer newsday newsroom newsroute media network voice now monitor",
    )
});

static KNOWN: LazyLock<Table> = LazyLock::new(|| KNOWN_LINES.iter().copied().collect());

const KNOWN_LINES: &[&str] = &[
    "reuters",
    "associated press",
    "ap",
    "afp",
    "agence france-presse",
    "bloomberg",
    "bloomberg news",
    "bbc",
    "cnn",
    "nbc",
    "nbc news",
    "abc news",
    "cbs",
    "cbs news",
    "fox news",
    "msnbc",
    "npr",
    "pbs",
    "sky news",
    "itv",
    "channel 4",
    "al jazeera",
    "al-jazeera",
    "dpa",
    "efe",
    "ansa",
    "tass",
    "itar-tass",
    "ria novosti",
    "interfax",
    "xinhua",
    "kyodo",
    "yonhap",
    "pti",
    "ians",
    "anadolu",
    "politico",
    "axios",
    "the hill",
    "vox",
    "buzzfeed",
    "propublica",
    "the economist",
    "economist",
    "time",
    "newsweek",
    "der spiegel",
    "spiegel",
    "die zeit",
    "le monde",
    "le figaro",
    "el país",
    "haaretz",
    "forbes",
    "fortune",
    "nikkei",
    "usa today",
    "wall street journal",
    "vice",
    "upi",
];
