use std::collections::{BTreeMap, BTreeSet};

use super::order;
use super::pieces::Piece;

/// Lines looked at, at the head and at the foot of a page.
const LINES: usize = 3;

/// Takes out what stands at the head and the foot of page after page, and the numbers of pages.
pub(super) fn remove_running_heads(pages: &mut [Vec<Piece>]) {
    if pages.len() < 2 {
        return;
    }
    let heads: Vec<[Vec<Piece>; 2]> = pages.iter().map(|page| outer_lines(page)).collect();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for page in &heads {
        let shapes: BTreeSet<String> = page.iter().flatten().map(|line| shape(&line.text)).collect();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let often = pages.len().div_ceil(3).clamp(2, 3);
    let is_running = |line: &&Piece| {
        is_page_number(&line.text) || counts.get(&shape(&line.text)).is_some_and(|&count| count >= often)
    };
    for (page, heads) in pages.iter_mut().zip(&heads) {
        // From the edge inwards: what stands below a line of the text is none of the page's furniture.
        for line in heads.iter().flat_map(|lines| lines.iter().take_while(is_running)) {
            page.retain(|piece| !piece.is_level_with(line));
        }
    }
}

/// The first lines from the top, and from the bottom.
fn outer_lines(page: &[Piece]) -> [Vec<Piece>; 2] {
    let mut lines = order::lines(page.to_vec());
    let bottom = lines.iter().rev().take(LINES).cloned().collect();
    lines.truncate(LINES);
    [lines, bottom]
}

/// A line without its numbers, by which a running head is known again.
fn shape(line: &str) -> String {
    let mut shape = String::new();
    for character in line.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase) {
        match character {
            '0'..='9' if shape.ends_with('#') => {}
            '0'..='9' => shape.push('#'),
            other => shape.push(other),
        }
    }
    shape
}

/// `3`, `- 3 -`, `Page 3 of 10`, `3/10`.
fn is_page_number(line: &str) -> bool {
    let is_word = |word: &str| matches!(word, "page" | "p" | "of" | "pg");
    let lower = line.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let numbers = words.clone().filter(|word| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())).count();
    line.len() <= 24
        && matches!(numbers, 1 | 2)
        && words.peek().is_some()
        && words.all(|word| is_word(word) || word.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> Vec<Piece> {
        let piece = |(at, text): (usize, &&str)| Piece {
            text: (*text).to_owned(),
            left: 50.0,
            right: 300.0,
            baseline: 700.0 - 12.0 * at as f64,
            size: 10.0,
        };
        lines.iter().enumerate().map(piece).collect()
    }

    fn check(pages: &[&[&str]], expected: &[&str]) {
        let mut pages: Vec<Vec<Piece>> = pages.iter().map(|lines| page(lines)).collect();
        remove_running_heads(&mut pages);
        let left: Vec<String> = pages
            .iter()
            .map(|page| page.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join("/"))
            .collect();
        assert_eq!(left, expected);
    }

    #[test]
    fn running_heads() {
        check(
            &[
                &[
                    "Sarn Courier 26 January 2024 1",
                    "The harbour",
                    "closes on",
                    "Monday, the",
                    "mayor said.",
                    "Page 1 of 2",
                ],
                &["Sarn Courier 26 January 2024 2", "It is", "the second", "time this", "year.", "Page 2 of 2"],
            ],
            &["The harbour/closes on/Monday, the/mayor said.", "It is/the second/time this/year."],
        );
        check(&[&["Sarn Courier", "One."], &["Sarn Courier", "Two."]], &["One.", "Two."]);
        check(&[&["1", "The 3", "more"]], &["1/The 3/more"]);
        check(&[&["The harbour", "closes."], &["It opens", "again."]], &["The harbour/closes.", "It opens/again."]);
    }

    #[test]
    fn page_numbers() {
        for (line, expected) in [
            ("3", true),
            ("- 12 -", true),
            ("Page 3 of 10", true),
            ("3/10", true),
            ("p. 3", true),
            ("3 people", false),
            ("Page", false),
            ("26 1 2024", false),
            ("", false),
        ] {
            assert_eq!(is_page_number(line), expected, "{line}");
        }
    }
}
