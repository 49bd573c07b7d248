use std::collections::BTreeSet;

use super::order::{Column, median};
use super::pieces::Piece;

/// The text of columns in the order in which they are read: lines joined to paragraphs, words that were parted at the end of a
/// line put together, a blank line between paragraphs.
pub(super) fn text(columns: &[Column]) -> String {
    let words = words(columns);
    let mut text = String::new();
    let mut before: Option<(&Piece, Measures)> = None;
    for (number, column) in columns.iter().enumerate() {
        let measures = Measures::of(number, column);
        for line in column {
            match before {
                None => {}
                Some((above, outer)) if begins_paragraph(line, above, measures, outer) => text.push_str("\n\n"),
                Some(_) => join(&mut text, &line.text, &words),
            }
            text.push_str(&line.text);
            before = Some((line, measures));
        }
    }
    text
}

/// Edges of a column, and from baseline to baseline.
#[derive(Clone, Copy)]
struct Measures {
    /// Which column it is.
    number: usize,
    left: f64,
    right: f64,
    leading: f64,
}

impl Measures {
    fn of(number: usize, column: &[Piece]) -> Measures {
        let size = median(column.iter().map(|line| line.size).collect());
        let mut gaps: Vec<f64> = column
            .windows(2)
            .map(|two| two[0].baseline - two[1].baseline)
            .filter(|gap| (0.5 * size..3.0 * size).contains(gap))
            .collect();
        gaps.sort_by(f64::total_cmp);
        Measures {
            number,
            left: column.iter().map(|line| line.left).fold(f64::INFINITY, f64::min),
            right: column.iter().map(|line| line.right).fold(f64::NEG_INFINITY, f64::max),
            // The close ones: gaps between paragraphs are wider.
            leading: gaps.get(gaps.len() / 4).copied().unwrap_or(1.3 * size),
        }
    }
}

/// Whether a line begins a paragraph, seen from the one above, or from the last one of the column before.
fn begins_paragraph(line: &Piece, above: &Piece, inner: Measures, outer: Measures) -> bool {
    if line.size > 1.12 * above.size || above.size > 1.12 * line.size || is_item(&line.text) {
        return true;
    }
    let is_parted = above.text.strip_suffix('-').is_some_and(|stem| stem.ends_with(char::is_alphanumeric));
    if is_parted {
        return false;
    }
    let ends = ends_sentence(&above.text);
    let indent = line.left - inner.left;
    let is_indented = (0.7 * line.size..8.0 * line.size).contains(&indent);
    let gap = above.baseline - line.baseline;
    let goes_down = gap > 0.0 && line.left < above.right && above.left < line.right;
    if inner.number != outer.number && goes_down && gap > 1.4 * inner.leading.max(outer.leading) {
        return true; // out of a headline, into the columns below it
    }
    if inner.number != outer.number {
        // Into another column, or onto another page.
        return ends && (is_indented || had_room(above, line, outer) || !starts_small(&line.text));
    }
    let above_indent = above.left - inner.left;
    gap > 1.4 * inner.leading
        || gap < -line.size
        || (is_indented && above_indent < 0.5 * line.size)
        || (had_room(above, line, outer) && (ends || !starts_small(&line.text)))
}

/// Whether the first word of a line would have found room on the one above: then it was not the width that ended that one.
fn had_room(above: &Piece, line: &Piece, column: Measures) -> bool {
    let letters = line.text.chars().count().max(1) as f64;
    let first = line.text.split(' ').next().unwrap_or("").chars().count() as f64;
    let room = column.right - above.right;
    room > (first + 1.0) * line.width() / letters + 0.7 * line.size
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']).ends_with(['.', '!', '?', ':', '…'])
}

fn starts_small(line: &str) -> bool {
    line.chars().next().is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '.'))
}

fn is_item(line: &str) -> bool {
    line.starts_with(['•', '▪', '■', '●', '◦', '‣']) || line.starts_with("- ") || line.starts_with("* ")
}

/// Joins a line to the text before it.
fn join(text: &mut String, line: &str, words: &BTreeSet<String>) {
    let Some(stem) = text.strip_suffix('-').filter(|stem| stem.ends_with(char::is_alphanumeric)) else {
        if !text.ends_with(['—', '–', '/']) || line.starts_with(char::is_whitespace) {
            text.push(' ');
        }
        return;
    };
    if !line.starts_with(char::is_lowercase) {
        return; // "Anglo-" and "Sarnian": or "2020-" and "2024": the hyphen is theirs
    }
    let first: String =
        stem.chars().rev().take_while(|c| c.is_alphanumeric()).collect::<Vec<_>>().into_iter().rev().collect();
    let second: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
    let (first, second) = (first.to_lowercase(), second.to_lowercase());
    let is_whole = words.contains(&format!("{first}{second}"));
    let is_compound = words.contains(&format!("{first}-{second}")) || PREFIXES.contains(&first.as_str());
    if is_whole || !is_compound {
        text.pop();
    }
}

/// Words that keep their hyphen before another one.
const PREFIXES: &[&str] = &[
    "all", "anti", "co", "cross", "ex", "far", "half", "high", "ill", "long", "low", "mid", "much", "non", "off",
    "one", "pro", "quasi", "self", "short", "so", "three", "two", "vice", "well",
];

/// All words as they stand within lines, in small letters, with their hyphens.
fn words(columns: &[Column]) -> BTreeSet<String> {
    let lines = columns.iter().flatten();
    let mut words = BTreeSet::new();
    for line in lines {
        let mut parts = line.text.split(|c: char| !(c.is_alphanumeric() || c == '-')).peekable();
        while let Some(word) = parts.next() {
            let is_parted = parts.peek().is_none() && line.text.ends_with('-');
            if word.len() > 3 && word.len() < 60 && !is_parted {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines with their left edge and their gap to the one above, in letters of width 5 and height 10.
    fn column(lines: &[(&str, f64, f64)]) -> Column {
        let mut baseline = 700.0;
        lines
            .iter()
            .map(|&(text, left, gap)| {
                baseline -= gap;
                let right = left + 5.0 * text.chars().count() as f64;
                Piece { text: text.to_owned(), left, right, baseline, size: 10.0 }
            })
            .collect()
    }

    fn check(columns: &[Column], expected: &str) {
        assert_eq!(text(columns), expected);
    }

    #[test]
    fn paragraphs_by_gap_indent_and_room() {
        check(
            &[column(&[
                ("The harbour closes on Monday, the mayor", 50.0, 0.0),
                ("said. It is the second time this year.", 50.0, 12.0),
                ("Nobody knows why.", 50.0, 20.0),
            ])],
            "The harbour closes on Monday, the mayor said. It is the second time this year.\n\nNobody knows why.",
        );
        check(
            &[column(&[
                ("The harbour closes on Monday, the mayor", 50.0, 0.0),
                ("said. It is the second time this year..", 50.0, 12.0),
                ("Nobody knows why it has to be so, Toft", 62.0, 12.0),
                ("said.", 50.0, 12.0),
                ("The end is near, as it always was then.", 50.0, 12.0),
            ])],
            "The harbour closes on Monday, the mayor said. It is the second time this year..\n\nNobody knows why it has to be so, \
             Toft said.\n\nThe end is near, as it always was then.",
        );
    }

    #[test]
    fn paragraphs_go_on_in_the_next_column() {
        let first = column(&[
            ("The harbour closes on Monday, the", 50.0, 0.0),
            ("mayor of Sarn, a town by the sea,", 50.0, 12.0),
        ]);
        let second = column(&[("said on Friday after the session..", 300.0, 0.0), ("It rained.", 300.0, 12.0)]);
        check(
            &[first.clone(), second],
            "The harbour closes on Monday, the mayor of Sarn, a town by the sea, said on Friday after the session.. It rained.",
        );
        let other = column(&[("It rained. Nobody came to the harbour", 300.0, 0.0), ("then.", 300.0, 12.0)]);
        let whole = column(&[("The harbour closes on Monday, at six.", 50.0, 0.0)]);
        check(&[whole, other], "The harbour closes on Monday, at six.\n\nIt rained. Nobody came to the harbour then.");
    }

    #[test]
    fn parted_words() {
        let lines = [
            ("The govern-", 50.0, 0.0),
            ("ment is well-", 50.0, 12.0),
            ("known, Anglo-", 50.0, 12.0),
            ("Sarnian, long-term and harbour-", 50.0, 12.0),
            ("master, tax-free or tax-", 50.0, 12.0),
            ("free, and 2020-", 50.0, 12.0),
            ("2024.", 50.0, 12.0),
        ];
        check(
            &[column(&lines)],
            "The government is well-known, Anglo-Sarnian, long-term and harbourmaster, tax-free or tax-free, and 2020-2024.",
        );
    }

    #[test]
    fn headings_and_items_stand_alone() {
        let mut lines =
            column(&[("Harbour", 50.0, 0.0), ("closes", 50.0, 20.0), ("• one", 50.0, 12.0), ("• two", 50.0, 12.0)]);
        lines[0].size = 20.0;
        check(&[lines], "Harbour\n\ncloses\n\n• one\n\n• two");
    }
}
