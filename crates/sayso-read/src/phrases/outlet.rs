//! Names of newspapers, agencies and broadcasters, known or by their shape.

/// Outlets whose names have no telling shape.
const KNOWN: &[&str] = &[
    "reuters",
    "bloomberg",
    "afp",
    "ap",
    "dpa",
    "ansa",
    "tass",
    "interfax",
    "xinhua",
    "kyodo",
    "anadolu",
    "efe",
    "pti",
    "upi",
    "bbc",
    "cnn",
    "cnbc",
    "msnbc",
    "nbc",
    "cbs",
    "abc",
    "pbs",
    "npr",
    "itv",
    "sky",
    "axios",
    "politico",
    "vox",
    "forbes",
    "fortune",
    "newsweek",
    "time",
    "economist",
    "atlantic",
    "guardian",
    "independent",
    "telegraph",
    "mirror",
    "sun",
    "observer",
    "spectator",
    "le monde",
    "le figaro",
    "der spiegel",
    "spiegel",
    "die zeit",
    "bild",
    "el país",
    "el pais",
    "corriere della sera",
    "la repubblica",
    "nikkei",
    "haaretz",
    "al jazeera",
    "al arabiya",
    "meduza",
    "kommersant",
    "vedomosti",
    "izvestia",
    "pravda",
    "ria novosti",
    "ukrinform",
    "unian",
    "ndtv",
    "bellingcat",
    "buzzfeed",
    "huffpost",
    "propublica",
    "vice",
    "wired",
    "techcrunch",
    "semafor",
    "puck",
    "deadline",
    "variety",
    "usa today",
    "rte",
    "arte",
    "zdf",
    "ard",
    "nhk",
    "yonhap",
    "caixin",
    "globo",
    "clarín",
    "infobae",
    "tvp",
    "trt",
];
/// Last words of outlets' names.
const SHAPES: &[&str] = &[
    "times",
    "post",
    "courier",
    "herald",
    "tribune",
    "gazette",
    "news",
    "newswire",
    "agency",
    "tv",
    "television",
    "radio",
    "journal",
    "chronicle",
    "daily",
    "weekly",
    "globe",
    "mail",
    "express",
    "star",
    "standard",
    "echo",
    "examiner",
    "inquirer",
    "enquirer",
    "sentinel",
    "dispatch",
    "bulletin",
    "register",
    "ledger",
    "mercury",
    "record",
    "press",
    "wire",
    "broadcasting",
    "broadcaster",
    "magazine",
    "newspaper",
    "monitor",
    "review",
    "today",
    "insider",
    "argus",
    "advertiser",
    "reporter",
    "bee",
    "zeitung",
    "kurier",
    "dagblad",
    "gaceta",
    "blog",
    "podcast",
    "network",
    "telegraph",
    "telegram",
    "observer",
    "spectator",
    "guardian",
    "mirror",
    "sun",
    "bugle",
    "beacon",
    "clarion",
    "intelligencer",
    "statesman",
];
/// Words before a common noun for outlets that leave no doubt about its kind ("the trade paper").
const KINDS: &[&str] = &[
    "news",
    "press",
    "wire",
    "trade",
    "radio",
    "television",
    "tv",
    "local",
    "regional",
    "national",
    "daily",
    "weekly",
    "monthly",
    "online",
    "business",
    "financial",
    "sports",
    "satirical",
    "investigative",
    "morning",
    "evening",
    "sunday",
    "private",
    "public",
    "independent",
    "student",
    "industry",
    "state",
];
/// First words of broadcasters' names.
const FIRSTS: &[&str] = &["radio", "channel", "kanal", "canal", "agence", "agencia"];
/// Common nouns for outlets ("the newspaper").
const NOUNS: &[&str] = &[
    "newspaper",
    "paper",
    "agency",
    "broadcaster",
    "magazine",
    "newsletter",
    "website",
    "daily",
    "weekly",
    "tabloid",
    "station",
    "channel",
    "publication",
    "programme",
    "outlet",
    "blog",
];

/// Whether the name in these words is an outlet's: known, or made as their names are. A common noun is none.
pub(crate) fn is_outlet(name: &str) -> bool {
    let words: Vec<&str> = plain(name);
    let Some((last, first)) = words.last().zip(words.first()) else { return false };
    let lower = words.join(" ").to_lowercase();
    let is_capital = |w: &str| w.starts_with(char::is_uppercase);
    if words.len() > 6 || !words.iter().any(|w| is_capital(w)) {
        return false;
    }
    let short = lower.strip_suffix(" news").or(lower.strip_suffix(" newspaper")).or(lower.strip_suffix(" magazine"));
    let (last, first) = (last.to_lowercase(), first.to_lowercase());
    KNOWN.contains(&short.unwrap_or(&lower))
        || (is_capital(words[words.len() - 1]) && SHAPES.contains(&last.as_str()))
        || (words.len() == 3 && words[1] == "of" && SHAPES.contains(&first.as_str()) && is_capital(words[0]))
        || (words.len() > 1 && FIRSTS.contains(&first.as_str()) && is_capital(words[0]))
        || (words.len() > 1 && NOUNS.contains(&last.as_str()))
        || (words.len() > 1 && NOUNS.contains(&first.as_str()))
        || is_named_kind(&words)
}

/// Whether these words are those of a definite noun that can stand for an outlet named before ("the paper", "the station").
pub(crate) fn is_outlet_noun(phrase: &str) -> bool {
    let mut words = phrase.split_whitespace();
    let (the, noun, rest) = (words.next(), words.next(), words.next());
    the.is_some_and(|w| w.eq_ignore_ascii_case("the")) && rest.is_none() && noun.is_some_and(|n| NOUNS.contains(&n))
}

/// A kind and a name: "the news agency Toftwire", "the trade paper Cork & Bottle".
fn is_named_kind(words: &[&str]) -> bool {
    words.len() > 2
        && KINDS.contains(&&*words[0].to_lowercase())
        && NOUNS.contains(&words[1])
        && words[2..].iter().all(|w| w.starts_with(char::is_uppercase))
        && !(words[0] == "state" && words[1] == "agency")
}

/// Whether a name can mean this outlet: they share a telling word ("the Courier" of the Sarn Courier), or one is the other's
/// initials.
pub(crate) fn may_be_same(name: &str, outlet: &str) -> bool {
    let (a, b) = (plain(name), plain(outlet));
    let initials = |words: &[&str]| words.iter().filter_map(|w| w.chars().next()).collect::<String>().to_lowercase();
    let joined = |words: &[&str]| words.concat().to_lowercase();
    let telling = |w: &str| !matches!(w.to_lowercase().as_str(), "of" | "and" | "newspaper" | "agency" | "the");
    a.iter().any(|x| telling(x) && b.iter().any(|y| x.eq_ignore_ascii_case(y)))
        || (b.len() > 1 && initials(&b) == joined(&a))
        || (a.len() > 1 && initials(&a) == joined(&b))
        || (!a.is_empty() && !b.is_empty() && (joined(&a).contains(&joined(&b)) || joined(&b).contains(&joined(&a))))
}

fn plain(name: &str) -> Vec<&str> {
    let bare = |w: &str| w.trim_end_matches("'s").trim_end_matches("’s").len();
    (name.split_whitespace())
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .map(|w| &w[..bare(w)])
        .filter(|w| !w.is_empty() && !matches!(w.to_lowercase().as_str(), "the" | "a" | "an"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlets_by_list_and_shape() {
        for (name, expected) in [
            ("the Courier", true),
            ("the Sarn Courier", true),
            ("Bloomberg", true),
            ("Bloomberg News", true),
            ("Radio Toft", true),
            ("Channel Nine", true),
            ("the Times of Sarn", true),
            ("The Sarn Courier newspaper", true),
            ("the Sarn Telegraph", true),
            ("the news agency Toftwire", true),
            ("the trade paper Cork & Bottle", true),
            ("the state agency Toft", false),
            ("the power station Toft", false),
            ("the newspaper", false),
            ("reporters", false),
            ("the Senate", false),
            ("Washington", false),
            ("Ilse Toft", false),
            ("", false),
        ] {
            assert_eq!(is_outlet(name), expected, "{name}");
        }
    }

    #[test]
    fn one_outlet_under_two_names() {
        for (name, outlet, expected) in [
            ("the Courier", "Sarn Courier", true),
            ("PAU", "Prensa Andina Unida", true),
            ("Karv-Inform", "Karv-Inform", true),
            ("the Courier", "Sarn Herald", false),
            ("Reuters", "Channel Nine", false),
        ] {
            assert_eq!(may_be_same(name, outlet), expected, "{name} {outlet}");
        }
    }
}
