use super::blocks::{Block, ends_sentence};
use crate::ParagraphKind;

/// Makes headings of those blocks that look like one and stand where one may stand.
///
/// A heading has no telling, so whoever doubts leaves a block a body. Two places are open to it:
/// * the first blocks of a text: a title, perhaps with a second line ("deck"), before running text;
/// * between paragraphs: one block alone, with running text or a list below it. Several in a row are rather a table,
///   a poll or a poem.
pub(super) fn mark_headings(text: &str, blocks: &[Block], kinds: &mut [ParagraphKind]) {
    let looks: Vec<bool> = (blocks.iter().zip(kinds.iter()).enumerate())
        .map(|(i, (block, kind))| {
            *kind == ParagraphKind::Body && block.lines == 1 && looks_like_heading(block.span.of(text), i == 0)
        })
        .collect();
    let mut run = 0..0;
    while run.start < blocks.len() {
        let end = (run.start..blocks.len()).find(|&i| !looks[i]).unwrap_or(blocks.len());
        run.end = end;
        let longest = if run.start == 0 { LONGEST_TITLE } else { 1 };
        let is_heading = end < blocks.len() && {
            let below = blocks[end].span.of(text);
            leads_on(below, kinds[end]) && (run.start == 0 || !is_rhetorical(blocks[run.start].span.of(text), below))
        };
        if is_heading && run.len() <= longest {
            kinds[run.clone()].fill(ParagraphKind::Heading);
        }
        run.start = end + 1;
    }
}

/// Blocks of a title: headline, deck, a line above them.
const LONGEST_TITLE: usize = 3;
/// Characters of the longest title and of the longest heading between paragraphs.
const WIDEST: (usize, usize) = (150, 90);

/// Whether below a block there is something that it can be the heading of.
fn leads_on(below: &str, kind: ParagraphKind) -> bool {
    match kind {
        ParagraphKind::Body => ends_sentence(below) || below.len() > 80,
        ParagraphKind::List | ParagraphKind::Caption => true,
        ParagraphKind::Heading => false,
    }
}

fn looks_like_heading(block: &str, is_first: bool) -> bool {
    let widest = if is_first { WIDEST.0 } else { WIDEST.1 };
    block.chars().take(widest + 1).count() <= widest
        && (if is_first { ends_as_title(block) } else { ends_as_heading(block) && !begins_as_speech(block) })
        && begins_as_heading(block)
        && !has_open_quotation(block)
        && !is_credit_line(block)
        && !block.contains(['@', '<', '>', '{', '}', '|', '=']) // remains of a web page
        && !block.contains("://")
}

/// Titles of some archives end in a semicolon where a deck follows.
fn ends_as_title(block: &str) -> bool {
    ends_as_heading(block.trim_end_matches(';'))
        || block.strip_suffix(['’', '\'', '”', '"']).is_some_and(ends_as_heading)
}

fn ends_as_heading(block: &str) -> bool {
    block.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | ')' | '%'))
}

fn begins_as_heading(block: &str) -> bool {
    let bare = block.trim_start_matches(['‘', '\'', '“', '"', '$', '€', '£', '#']);
    bare.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase())
        && block.chars().filter(|c| c.is_alphabetic()).take(3).count() == 3
}

/// A quotation standing alone, an interviewer's or a speaker's label ("Q: …", "TOFT: …"), an entry with its gloss
/// ("Ilse Toft — mayor since 2020").
fn begins_as_speech(block: &str) -> bool {
    block.starts_with(['“', '"', '`', '‘', '\'']) || block.contains(':') || block.contains(" — ")
}

/// Whether a block is a question to which the paragraphs around it are the speech: it goes on from the one above
/// ("So what now?", "Did they know?"), or the one below answers it in quotation marks.
fn is_rhetorical(block: &str, below: &str) -> bool {
    let mut words = block.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let goes_on = |word: &str| POINTING_BACK.iter().any(|back| back.eq_ignore_ascii_case(word));
    let is_labelled =
        block.strip_prefix('Q').is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c == ' '));
    block.ends_with('?')
        && (is_labelled
            || block.contains([',', '.', '!'])
            || below.starts_with(['“', '"', '\'', '‘', '`'])
            || words.clone().nth(1).is_none()
            || words.any(goes_on))
}

/// Words of questions within running text; a heading names whom it is about.
const POINTING_BACK: &[&str] =
    &["so", "and", "but", "or", "then", "they", "them", "he", "him", "she", "her", "it", "that", "you", "here"];

/// Whether a quotation mark stands without its partner: the block is a piece of someone's speech.
fn has_open_quotation(block: &str) -> bool {
    let count = |mark: char| block.matches(mark).count();
    count('"') % 2 == 1 || count('“') != count('”') || block.contains("''") || block.contains("``")
}

/// Bylines, datelines and times: no headings.
fn is_credit_line(block: &str) -> bool {
    let words: Vec<&str> = block.split_whitespace().collect();
    let first = words.first().copied().unwrap_or("");
    let is_time = |word: &&str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        TIME_WORDS.contains(&word.as_str()) || word.starts_with(|c: char| c.is_ascii_digit())
    };
    matches!(
        first,
        "By" | "BY" | "Updated" | "UPDATED" | "Published" | "Posted" | "Reporting" | "Editing" | "Copyright"
    ) || words.iter().all(is_time)
        || block.contains("(AP)")
        || block.contains("(Reuters)")
}

const TIME_WORDS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "am",
    "pm",
    "a.m",
    "p.m",
    "at",
    "on",
    "et",
    "est",
    "edt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "ist",
    "date",
];

#[cfg(test)]
mod tests {
    use super::super::kinds;
    use super::*;

    const PROSE: &str = "The council voted on Tuesday to close the harbour, Mayor Ilse Toft said.";

    fn check(blocks: &[&str], expected: &str) {
        let text = blocks.join("\n\n");
        let marks: String = kinds(&text)
            .into_iter()
            .map(|kind| match kind {
                ParagraphKind::Body => 'b',
                ParagraphKind::Heading => 'h',
                ParagraphKind::List => 'l',
                ParagraphKind::Caption => 'c',
            })
            .collect();
        assert_eq!(marks, expected, "{text}");
    }

    #[test]
    fn titles() {
        check(&["Harbour to close for the winter", PROSE], "hb");
        check(&["Toft: harbour to close;", "Fishermen to get money", PROSE], "hhb");
        check(&["‘No money’ for the harbour", PROSE], "hb");
        check(&["Can Toft save the harbour?", PROSE], "hb");
        check(&["Harbour to close.", PROSE], "bb"); // a full stop: it may be a sentence
        check(&["Harbour to close for the winter"], "b"); // nothing below it
        check(&["“We had to close it", PROSE], "bb");
        check(&["One", "Two men", "Three dogs", "Four cats", PROSE], "bbbbb");
    }

    #[test]
    fn headings_between_paragraphs() {
        check(&[PROSE, "The long fight over the harbour", PROSE], "bhb");
        check(&[PROSE, "What amends will Tovia be willing to make?", PROSE], "bhb");
        check(&[PROSE, "Background", "- The dam opened in 1990", PROSE], "bhlb");
        check(&[PROSE, "So what does it mean?", PROSE], "bbb");
        check(&[PROSE, "Did they know of it?", PROSE], "bbb");
        check(&[PROSE, "Is the harbour safe?", "“Yes,” Toft said."], "bbb");
        check(&[PROSE, "Toft wrote on Tuesday:", "“It is closed.”"], "bbb");
        check(&[PROSE, "“It is closed”", PROSE], "bbb");
        check(&[PROSE, "Q: What did you find?", PROSE], "bbb");
        check(&[PROSE, "VELL: Do you think so?", PROSE], "bbb");
        check(&[PROSE, "Ilse Toft, 52", "Ada Vell, 61", "Orm Sund, 40", PROSE], "bbbbb");
        check(&[PROSE, "(With inputs from agencies)"], "bb");
        check(&[PROSE, "and then", PROSE], "bbb");
    }

    #[test]
    fn credits_and_datelines() {
        check(&["By Ada Vell", PROSE], "bb");
        check(&["Jan. 26, 2024", PROSE], "bb");
        check(&["SARN (AP) — The council voted", PROSE], "bb");
        check(&[PROSE, "11:20 p.m. on Tuesday", PROSE], "bbb");
        check(&["Harbour to close", "By Ada Vell", PROSE], "bbb");
    }
}
