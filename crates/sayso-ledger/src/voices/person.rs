//! Names of people: what of them is compared.

use super::fold::{fold, slug};
use super::lexicon::{
    is_common_first, is_common_last, is_family_first, is_no_family_name, is_particle, is_shared, is_title,
    letters_after, never_in_a_name, suffix,
};

/// A person's full name, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PersonName {
    /// What it is looked up by: first and family name, with "jr" or a number behind where it has one.
    pub(super) key: String,
    /// Middle names and initials, folded; an initial is one letter.
    pub(super) middle: Vec<String>,
    /// Whether so many people have this first and family name that they say little.
    pub(super) common: bool,
    /// The name to show: without titles, "TOFT" as "Toft".
    pub(super) shown: String,
}

/// Why a name cannot be looked for in other articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoKey {
    /// It is a first or a family name alone.
    OneName,
    /// It has a family name, and no first name but an initial.
    Initial,
    /// It does not look like a person's name.
    NoName,
}

/// A word of a name.
struct Word<'n> {
    written: &'n str,
    folded: String,
}

/// No name has more words.
const LONGEST: usize = 7;

impl PersonName {
    /// Takes a name apart.
    pub(super) fn of(name: &str) -> Result<PersonName, NoKey> {
        let words = words(name).ok_or(NoKey::NoName)?;
        let (words, suffix) = between_titles(words);
        if words.len() < 2 {
            return Err(if words.is_empty() { NoKey::NoName } else { NoKey::OneName });
        }
        if !words.iter().all(Word::is_of_a_name) {
            return Err(NoKey::NoName);
        }
        let shouted = words.iter().all(|word| !word.written.chars().any(char::is_lowercase))
            && words.iter().any(|word| word.folded.len() > 3);
        if words.last().is_some_and(|last| is_no_family_name(&last.folded)) {
            return Err(NoKey::NoName);
        }
        let parts = Parts::of(&words, shouted)?;
        let shown = words.iter().map(|word| word.shown(shouted)).collect::<Vec<_>>().join(" ");
        let shown = match suffix {
            Some("jr") => format!("{shown} Jr."),
            Some("sr") => format!("{shown} Sr."),
            Some("2") => format!("{shown} II"),
            Some("3") => format!("{shown} III"),
            Some(_) => format!("{shown} IV"),
            None => shown,
        };
        let key = slug(parts.key.iter().map(String::as_str).chain(suffix));
        Ok(PersonName { common: parts.common || is_shared(&key), key, middle: parts.middle, shown })
    }
}

/// The words of a name; `None` where it has none, too many, or several names.
fn words(name: &str) -> Option<Vec<Word<'_>>> {
    let mut words = Vec::new();
    let mut aside = false;
    for written in name.split_whitespace() {
        // "Robert “Bo” Holm", "Ilse (Tove) Toft": what friends call them stands apart.
        let opens = written.starts_with(['"', '“', '‘', '(', '\'']);
        let closes = written.ends_with(['"', '”', '’', ')', '\'']);
        if opens || aside {
            aside = !closes;
            continue;
        }
        let folded = fold(written);
        if folded.is_empty() {
            continue;
        }
        words.push(Word { written: written.trim_matches(|c: char| !c.is_alphanumeric() && c != '.'), folded });
        if words.len() > LONGEST {
            return None;
        }
        let ends_early = written.ends_with([',', ';', ':']);
        let rest_is_suffix = || name.split_whitespace().next_back().is_some_and(|last| is_after(&fold(last)));
        if ends_early && !rest_is_suffix() {
            return None;
        }
    }
    (!words.is_empty()).then_some(words)
}

fn is_after(word: &str) -> bool {
    suffix(word).is_some() || letters_after(word)
}

/// The words of the name itself, and its suffix.
fn between_titles(mut words: Vec<Word<'_>>) -> (Vec<Word<'_>>, Option<&'static str>) {
    let mut found = None;
    while let Some(last) = words.last() {
        if words.len() > 2 && is_after(&last.folded) {
            found = found.or(suffix(&last.folded));
            words.pop();
        } else {
            break;
        }
    }
    let is_before = |word: &str| {
        let bare = word.strip_suffix("-elect").unwrap_or(word);
        let bare = ["ex-", "then-", "former-"].iter().find_map(|p| bare.strip_prefix(p)).unwrap_or(bare);
        is_title(bare)
    };
    let titles = words.iter().take_while(|word| is_before(&word.folded)).count();
    words.drain(..titles);
    (words, found)
}

impl Word<'_> {
    /// Letters, of which the first is a capital where the script has such; particles may be small.
    fn is_of_a_name(&self) -> bool {
        let letters = self.folded.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-');
        let capital = !self.written.starts_with(char::is_lowercase)
            || is_particle(&self.folded)
            || self.folded.starts_with("al-")
            || self.folded.starts_with("el-")
            || self.folded.starts_with("d'");
        letters && capital && !never_in_a_name(&self.folded) && !self.folded.ends_with("-born")
    }

    /// The letters of a word of initials: "J.", "J", "H.W.", "JK" (not in names in capitals).
    fn initials(&self, shouted: bool) -> Option<&str> {
        let letters = self.written.chars().filter(|c| c.is_alphabetic()).count();
        let points = self.written.chars().filter(|c| *c == '.').count();
        let is_initials = letters == 1
            || (letters <= 3 && points + 1 >= letters && points > 0)
            || (letters == 2 && !shouted && self.written.chars().all(char::is_uppercase));
        is_initials.then_some(self.folded.as_str())
    }

    fn shown(&self, shouted: bool) -> String {
        if let Some(initials) = self.initials(shouted) {
            return initials.chars().flat_map(|c| c.to_uppercase().chain(['.'])).collect();
        }
        let written = self.written.trim_end_matches('.');
        let written = written.strip_suffix("'s").or(written.strip_suffix("’s")).unwrap_or(written);
        if !shouted {
            return written.to_owned();
        }
        let mut first = true;
        let capital = |c: char| {
            let shown: String = if first { c.to_string() } else { c.to_lowercase().collect() };
            first = !c.is_alphabetic();
            shown
        };
        written.chars().map(capital).collect()
    }
}

struct Parts {
    key: Vec<String>,
    middle: Vec<String>,
    common: bool,
}

impl Parts {
    fn of(words: &[Word<'_>], shouted: bool) -> Result<Parts, NoKey> {
        let initials = |word: &Word<'_>| word.initials(shouted).map(str::to_owned);
        let mut at = 0;
        let mut middle = Vec::new();
        let mut leading = String::new();
        while let Some(letters) = words.get(at).and_then(initials) {
            leading.push_str(&letters);
            at += 1;
        }
        let end = words.len() - 1;
        if at > end || initials(&words[end]).is_some() {
            return Err(NoKey::OneName);
        }
        let first = if leading.is_empty() || at < end {
            // "J. Edgar Holm" goes by the name in the middle.
            middle.extend(leading.chars().map(String::from));
            at += 1;
            without_article(&words[at - 1].folded).to_owned()
        } else if leading.chars().count() > 1 {
            leading
        } else {
            return Err(NoKey::Initial);
        };
        if at > end {
            return Err(NoKey::OneName);
        }
        if is_family_first(&first) && middle.is_empty() && (end == 2 || words[end].folded.contains('-')) && at == 1 {
            let key = words.iter().map(|word| word.folded.clone()).collect();
            return Ok(Parts { key, middle, common: false });
        }
        let family =
            at + words[at..end].iter().rposition(|word| !is_particle(&word.folded)).map_or(0, |before| before + 1);
        for word in &words[at..family] {
            match initials(word) {
                Some(letters) => middle.extend(letters.chars().map(String::from)),
                None => middle.push(without_article(&word.folded).to_owned()),
            }
        }
        let last = without_article(&words[end].folded).to_owned();
        let is_common = |first: &str| first.len() < 3 || is_common_first(first);
        let common = is_common(&first) && is_common_last(&last);
        let particles = words[family..end].iter().map(|word| word.folded.clone());
        // Arabic articles are written or left out at will.
        let particles = particles.filter(|word| !matches!(word.as_str(), "al" | "el" | "ul"));
        let key = std::iter::once(first).chain(particles).chain([last]).collect();
        Ok(Parts { key, middle, common })
    }
}

fn without_article(word: &str) -> &str {
    ["al-", "el-", "ul-", "as-", "ad-", "ar-"].iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_their_keys() {
        for (name, key, middle, shown) in [
            ("Ilse Toft", "ilse-toft", "", "Ilse Toft"),
            ("ILSE TOFT", "ilse-toft", "", "Ilse Toft"),
            ("Ilse Toft’s", "ilse-toft", "", "Ilse Toft"),
            ("Dr. Ilse M. Toft, MP", "ilse-toft", "m", "Ilse M. Toft"),
            ("Sen. Ilse Maren Toft", "ilse-toft", "maren", "Ilse Maren Toft"),
            ("Democrat Ilse Toft", "ilse-toft", "", "Ilse Toft"),
            ("former President Ilse H.W. Toft", "ilse-toft", "h w", "Ilse H.W. Toft"),
            ("Ilse H W Toft", "ilse-toft", "h w", "Ilse H. W. Toft"),
            ("Ásgeir Øst", "asgeir-ost", "", "Ásgeir Øst"),
            ("Bo Toft Jr.", "bo-toft-jr", "", "Bo Toft Jr."),
            ("Bo Toft, Junior", "bo-toft-jr", "", "Bo Toft Jr."),
            ("Bo Toft III", "bo-toft-3", "", "Bo Toft III"),
            ("Bo “Bobo” Toft", "bo-toft", "", "Bo Toft"),
            ("J.K. Toft", "jk-toft", "", "J.K. Toft"),
            ("JK Toft", "jk-toft", "", "J.K. Toft"),
            ("J. K. Toft", "jk-toft", "", "J. K. Toft"),
            ("J. Edgar Toft", "edgar-toft", "j", "J. Edgar Toft"),
            ("Sean O’Dell", "sean-odell", "", "Sean O’Dell"),
            ("Pieter van der Toft", "pieter-van-der-toft", "", "Pieter van der Toft"),
            ("Bashir al-Tofti", "bashir-tofti", "", "Bashir al-Tofti"),
            ("Bashir al Tofti", "bashir-tofti", "", "Bashir al Tofti"),
            ("Bashir Tofti", "bashir-tofti", "", "Bashir Tofti"),
            ("Karim bin Tofti", "karim-bin-tofti", "", "Karim bin Tofti"),
            ("Kim Tof Un", "kim-tof-un", "", "Kim Tof Un"),
            ("Kim Tof-un", "kim-tof-un", "", "Kim Tof-un"),
            ("Ban Ki-toft", "ban-ki-toft", "", "Ban Ki-toft"),
            ("Marie-Claire Toft-Holm", "marie-claire-toft-holm", "", "Marie-Claire Toft-Holm"),
        ] {
            let found = PersonName::of(name).unwrap_or_else(|why| panic!("{name}: {why:?}"));
            assert_eq!(
                (found.key.as_str(), found.middle.join(" ").as_str(), found.shown.as_str()),
                (key, middle, shown)
            );
        }
    }

    #[test]
    fn what_is_no_full_name() {
        for (name, expected) in [
            ("Toft", NoKey::OneName),
            ("Mr. Toft", NoKey::OneName),
            ("President Toft", NoKey::OneName),
            ("J. Toft", NoKey::Initial),
            ("Ilse T", NoKey::OneName),
            ("Ilse Toft and Bo Holm", NoKey::NoName),
            ("Toft, Holm", NoKey::NoName),
            ("Ilse of Sarn", NoKey::NoName),
            ("Ilse Toft Is Right", NoKey::NoName),
            ("the mayor", NoKey::NoName),
            ("Sarn Republican", NoKey::NoName),
            ("Velmar-born Dane", NoKey::NoName),
            ("Northern Australian", NoKey::NoName),
            ("Sarn 47", NoKey::NoName),
            ("", NoKey::NoName),
            ("“”", NoKey::NoName),
        ] {
            assert_eq!(PersonName::of(name).err(), Some(expected), "{name}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_words_end(name in "[\\PC]{0,60}|([A-Z][a-z’.]{0,6} ){1,4}") {
            if let Ok(found) = PersonName::of(&name) {
                proptest::prop_assert!(!found.key.is_empty() && !found.key.contains(['~', '+', '@', ' ']));
                // What is shown has the same key: profiles are read back from it.
                let again = PersonName::of(&found.shown);
                proptest::prop_assert_eq!(again.map(|again| (again.key, again.middle)), Ok((found.key, found.middle)));
            }
        }
    }

    #[test]
    fn names_that_many_have() {
        for (name, expected) in [
            ("John Smith", true),
            ("John A. Smith", true),
            ("Mary Johnson Jr.", true),
            ("Mohammed al-Hussein", true),
            ("J.R. Smith", true),
            ("Ilse Smith", false),
            ("John Toft", false),
        ] {
            assert_eq!(PersonName::of(name).unwrap().common, expected, "{name}");
        }
    }
}
