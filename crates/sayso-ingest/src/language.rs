use sayso_text::{Article, Note};
use whatlang::{Detector, Lang, Script};

/// Finds out the language of an article's text, where that can be told: it goes before the declared one, which is then kept as
/// `declared-language`. An article that is not English is kept with a note.
pub(crate) fn fill(article: &mut Article, notes: &mut Vec<Note>) {
    let body = article.front.map_or(0, |front| front.end as usize);
    if let Some(found) = of(&article.text[body..]) {
        match &article.language {
            Some(declared) if primary(declared) == found => {}
            declared => {
                if let Some(declared) = declared.clone() {
                    article.metadata.insert("declared-language".to_owned(), declared);
                }
                article.language = Some(found.to_owned());
            }
        }
    }
    let Some(language) = article.language.as_deref().filter(|language| primary(language) != "en") else { return };
    if notes.iter().all(|note| note.kind != NOT_ENGLISH) {
        let message = format!("its language is `{language}`: it is kept, but not read, since only English is");
        notes.push(Note { span: None, kind: NOT_ENGLISH.into(), message });
    }
}

/// Whether a language tag means English, which is read.
///
/// ```
/// assert!(sayso_ingest::is_english("en-GB") && sayso_ingest::is_english("English") && !sayso_ingest::is_english("de"));
/// ```
pub fn is_english(tag: &str) -> bool {
    primary(tag) == "en"
}

const NOT_ENGLISH: &str = "not-english";

/// The first part of a language tag: `en` of `en-GB`, and of `English` and `eng`, which are none but are written.
fn primary(tag: &str) -> String {
    let primary = tag.trim().split(['-', '_']).next().unwrap_or("").to_ascii_lowercase();
    if matches!(primary.as_str(), "eng" | "english") { "en".to_owned() } else { primary }
}

/// With fewer letters a text says too little.
const FEWEST_LETTERS: usize = 40;
/// With as many letters, a text without little words of English is not English, whatever it is.
const MANY_LETTERS: usize = 240;
/// How sure the trigrams must be.
const SURE: f64 = 0.98;
const LIKELY: f64 = 0.5;
/// Bytes looked at, in pieces from all over the text.
const PIECE: usize = 256;
const PIECES: usize = 6;
/// Of what is not English, as much is enough to tell what it is.
const ENOUGH: usize = 700;

/// The language of a text as the primary part of a BCP 47 tag (`und` for one that is not English, but none that is known here);
/// `None` where it is not clear. Of several languages, the one that most of the text is in.
///
/// English is told by its little words, which no other language has so many of; others by the letters that follow one another,
/// where there are next to none of those words. So English with foreign names in it stays English.
fn of(text: &str) -> Option<&'static str> {
    let mut all = Words::default();
    let mut english = 0;
    let mut rest = String::new();
    for piece in pieces(text) {
        let words = Words::of(piece);
        all.add(&words);
        if words.are_english() {
            english += words.letters;
        } else if rest.len() < ENOUGH {
            rest.push_str(piece);
            rest.push(' ');
        }
    }
    if all.letters < FEWEST_LETTERS {
        return None;
    }
    if english * 2 >= all.letters {
        return Some("en");
    }
    other(&rest)
}

/// The language of a text in which there is little or no English.
///
/// The shorter it is, the surer the trigrams must be: names and headlines look like many a language.
fn other(text: &str) -> Option<&'static str> {
    let words = Words::of(text);
    let is_short = words.letters < MANY_LETTERS;
    if words.letters < FEWEST_LETTERS || words.english > words.count / 20 {
        return None;
    }
    let Some(info) = whatlang::detect(text) else { return Some("und") };
    // In other letters it is not English anyway, and few languages are left to choose from.
    let is_latin = info.script() == Script::Latin;
    let clear = tag(info.lang()).filter(|_| info.confidence() >= if is_latin { SURE } else { LIKELY });
    let is_other = !is_latin
        || !is_short && is_rather(text, info.lang())
        || (clear.is_some() || !is_short && words.english * 50 <= words.count) && Shared::of(text).are_few(&words);
    is_other.then_some(clear.unwrap_or("und"))
}

/// Whether a text is rather of a language than English, to be sure; two close languages are both rather that than English.
fn is_rather(text: &str, lang: Lang) -> bool {
    let info = Detector::with_allowlist(vec![Lang::Eng, lang]).detect(text);
    tag(lang).is_some() && info.is_some_and(|info| info.lang() == lang && info.confidence() >= SURE)
}

/// Pieces of a text, from one white space to another where there is some.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let text = text.trim();
    let is_short = text.len() <= PIECE * PIECES;
    let count = if is_short { text.len().div_ceil(PIECE) } else { PIECES };
    let stride = text.len().checked_div(count).unwrap_or(0);
    let length = if is_short { stride } else { PIECE };
    (0..count).filter_map(move |at| {
        let end = if is_short && at + 1 == count { text.len() } else { border(text, at * stride + length) };
        text.get(border(text, at * stride)..end)
    })
}

/// The first white space from a place on, or the place itself where none is near.
fn border(text: &str, at: usize) -> usize {
    const NEAR: usize = 40;
    let at = text.ceil_char_boundary(at);
    let near = text.ceil_char_boundary(at + NEAR);
    if at == 0 { 0 } else { text[at..near].find(char::is_whitespace).map_or(at, |next| at + next) }
}

/// Words of a text, and how many of them are English.
#[derive(Default)]
struct Words {
    letters: usize,
    count: usize,
    english: usize,
    /// Which of them, a bit each.
    kinds: u64,
}

impl Words {
    fn of(text: &str) -> Words {
        let mut words = Words::default();
        let is_address = |token: &str| token.contains("://") || token.starts_with("www.") || token.contains('@');
        for token in text.split_whitespace().filter(|token| !is_address(token)) {
            for word in token.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
                words.letters += if word.is_ascii() { word.len() } else { word.chars().count() };
                words.count += 1;
                if let Some(at) = english(word) {
                    words.english += 1;
                    words.kinds |= 1 << at;
                }
            }
        }
        words
    }

    fn add(&mut self, other: &Words) {
        self.letters += other.letters;
        self.count += other.count;
        self.english += other.english;
        self.kinds |= other.kinds;
    }

    /// One little word in ten, and not one alone: other languages have one or another that is written the same.
    fn are_english(&self) -> bool {
        self.english * 10 >= self.count && self.kinds.count_ones() > 1
    }
}

/// Which little word of English a word is.
fn english(word: &str) -> Option<usize> {
    let mut lower = [0; 8];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    LITTLE_WORDS.binary_search(&str::from_utf8(lower).ok()?).ok()
}

/// Little words that few other languages have; in the order of their letters.
const LITTLE_WORDS: &[&str] = &[
    "about", "after", "and", "are", "be", "because", "been", "but", "by", "can", "could", "for", "from", "had", "has",
    "have", "he", "her", "him", "his", "if", "is", "it", "its", "more", "my", "not", "of", "our", "out", "said", "say",
    "says", "she", "should", "some", "than", "that", "the", "their", "them", "there", "they", "this", "to", "up",
    "was", "were", "what", "when", "which", "who", "will", "with", "would", "you", "your",
];

/// Words that are no proof of English, but should not be many in another language.
#[derive(Default)]
struct Shared {
    little: usize,
    capitals: usize,
}

impl Shared {
    fn of(text: &str) -> Shared {
        const LITTLE: &[&str] =
            &["a", "an", "as", "at", "in", "on", "or", "no", "one", "two", "three", "five", "all", "new"];
        let mut shared = Shared::default();
        for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            shared.little += usize::from(LITTLE.contains(&word));
            shared.capitals += usize::from(word.starts_with(char::is_uppercase));
        }
        shared
    }

    /// Running text of another language, not a list of names or a headline.
    fn are_few(&self, words: &Words) -> bool {
        self.little * 10 <= words.count + 9 && self.capitals * 2 <= words.count
    }
}

/// The primary tag of BCP 47; `None` for languages that no news is written in, and for English, which is told otherwise.
fn tag(lang: Lang) -> Option<&'static str> {
    Some(match lang {
        Lang::Eng | Lang::Epo | Lang::Lat => return None,
        Lang::Afr => "af",
        Lang::Aka => "ak",
        Lang::Amh => "am",
        Lang::Ara => "ar",
        Lang::Aze => "az",
        Lang::Bel => "be",
        Lang::Ben => "bn",
        Lang::Bul => "bg",
        Lang::Cat => "ca",
        Lang::Ces => "cs",
        Lang::Cmn => "zh",
        Lang::Cym => "cy",
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Est => "et",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Guj => "gu",
        Lang::Heb => "he",
        Lang::Hin => "hi",
        Lang::Hrv => "hr",
        Lang::Hun => "hu",
        Lang::Hye => "hy",
        Lang::Ind => "id",
        Lang::Ita => "it",
        Lang::Jav => "jv",
        Lang::Jpn => "ja",
        Lang::Kan => "kn",
        Lang::Kat => "ka",
        Lang::Khm => "km",
        Lang::Kor => "ko",
        Lang::Lav => "lv",
        Lang::Lit => "lt",
        Lang::Mal => "ml",
        Lang::Mar => "mr",
        Lang::Mkd => "mk",
        Lang::Mya => "my",
        Lang::Nep => "ne",
        Lang::Nld => "nl",
        Lang::Nob => "nb",
        Lang::Ori => "or",
        Lang::Pan => "pa",
        Lang::Pes => "fa",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Rus => "ru",
        Lang::Sin => "si",
        Lang::Slk => "sk",
        Lang::Slv => "sl",
        Lang::Sna => "sn",
        Lang::Spa => "es",
        Lang::Srp => "sr",
        Lang::Swe => "sv",
        Lang::Tam => "ta",
        Lang::Tel => "te",
        Lang::Tgl => "tl",
        Lang::Tha => "th",
        Lang::Tuk => "tk",
        Lang::Tur => "tr",
        Lang::Ukr => "uk",
        Lang::Urd => "ur",
        Lang::Uzb => "uz",
        Lang::Vie => "vi",
        Lang::Yid => "yi",
        Lang::Zul => "zu",
    })
}

#[cfg(test)]
mod tests;
