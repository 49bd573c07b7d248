//! The part of a text that is worth showing.

/// Hits within so many bytes of each other are shown together.
const TOGETHER: usize = 160;
/// What is kept before the first and behind the last of them, in bytes: enough for the thirty-two words of a snippet.
const AROUND: usize = 260;

/// The part of a text where most of the words are, judging by how they begin (in lower case); `None` where none is to be seen.
///
/// Where it is wrong, FTS5 marks nothing in it, and has to look at the whole text.
pub(super) fn window<'t>(text: &'t str, beginnings: &[String]) -> Option<&'t str> {
    let hits = hits(text.as_bytes(), beginnings);
    let mut best = (0, 0..0);
    for (at, &(first, _)) in hits.iter().enumerate() {
        let together = hits[at..].iter().take_while(|(place, _)| place - first <= TOGETHER);
        let mut seen = 0_u64;
        let last = together.inspect(|&&(_, which)| seen |= 1 << which).last().map_or(first, |&(place, _)| place);
        if seen.count_ones() > best.0 {
            best = (seen.count_ones(), first..last);
        }
    }
    (best.0 > 0).then(|| &text[border(text, best.1.start.saturating_sub(AROUND))..border(text, best.1.end + AROUND)])
}

/// Where words begin as asked: the place, and which of the beginnings it is.
fn hits(text: &[u8], beginnings: &[String]) -> Vec<(usize, usize)> {
    let is_of_word = |byte: u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let mut hits = Vec::new();
    let mut before = false;
    for (at, &byte) in text.iter().enumerate() {
        let now = is_of_word(byte);
        if now && !before {
            let begins = |beginning: &String| {
                text[at..].get(..beginning.len()).is_some_and(|word| word.eq_ignore_ascii_case(beginning.as_bytes()))
            };
            hits.extend(beginnings.iter().take(64).position(begins).map(|which| (at, which)));
        }
        before = now;
    }
    hits
}

/// The next border between words.
fn border(text: &str, from: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let is_space = |at: &usize| text.as_bytes()[*at].is_ascii_whitespace();
    (from..text.len()).find(is_space).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_with_most_of_the_words() {
        let filler = "What they ate nobody wrote down. ".repeat(50);
        let text = format!("{filler}The harbour is closed.{filler}The Harbours reopened late.{filler}");
        let found = window(&text, &["harb".to_owned(), "reop".to_owned()]).unwrap();
        assert!(found.contains("The Harbours reopened late."), "{found}");
        assert!(found.len() < 1000 && text.contains(found), "{found}");
        let found = window(&text, &["harb".to_owned()]).unwrap();
        assert!(found.contains("The harbour is closed."), "the first of equals: {found}");
        assert_eq!(window(&text, &["arb".to_owned()]), None);
        assert_eq!(window("", &["arb".to_owned()]), None);
        assert_eq!(window("é Harbour", &["harb".to_owned()]), Some("é Harbour"));
    }
}
