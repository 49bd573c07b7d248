//! Lines of a given width. Knows nothing of marks: a line is a range of the text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// No honest cluster (a letter with its marks, a family of emoji) is longer; what is longer falls apart into characters.
const LONGEST_CLUSTER: usize = 64;

/// The lines of `text` as ranges of bytes: `first` columns on the first line, `rest` on the others.
///
/// They break at blanks (which belong to no line) but for those before a dash, after dashes and hyphens between words, between ideographs, and
/// anywhere in a word that is longer than a line. Time grows with the length of the text alone.
pub(crate) fn lines(text: &str, first: usize, rest: usize) -> Lines<'_> {
    Lines { text, at: 0, columns: first.max(1), rest: rest.max(1) }
}

/// Columns that `text` takes on a terminal.
pub(crate) fn columns(text: &str) -> usize {
    text.width()
}

/// Iterator of [`lines`].
pub(crate) struct Lines<'t> {
    text: &'t str,
    at: usize,
    columns: usize,
    rest: usize,
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.len() - rest.trim_start_matches(' ').len();
        if start == self.text.len() {
            self.at = start;
            return None;
        }
        let columns = std::mem::replace(&mut self.columns, self.rest);
        let end = line_end(&self.text[start..], columns) + start;
        self.at = end;
        Some(start..start + self.text[start..end].trim_end_matches(' ').len())
    }
}

/// Where the first line of `text` ends, which does not begin with a blank.
fn line_end(text: &str, columns: usize) -> usize {
    // Looking no further keeps time linear even where all of the text is one cluster.
    let text = &text[..text.floor_char_boundary((columns + 1).saturating_mul(LONGEST_CLUSTER))];
    let (mut used, mut end_of_word, mut at) = (0, None, 0);
    let mut before = "";
    for cluster in clusters(text) {
        if cluster == " " {
            let dash_follows = text[at + 1..].starts_with(['—', '–', '―']);
            end_of_word = if dash_follows { end_of_word } else { Some(at) };
        } else {
            if at > 0 && may_break(before, cluster, &text[at..]) {
                end_of_word = Some(at);
            }
            let width = cluster.width();
            if used + width > columns && at > 0 {
                return end_of_word.unwrap_or(at);
            }
        }
        used += cluster.width();
        at += cluster.len();
        before = cluster;
    }
    text.len()
}

/// Whether a line may end between two clusters that no blank parts; `after` is the text from the second one on.
fn may_break(before: &str, cluster: &str, after: &str) -> bool {
    let is_word = |text: &str| text.starts_with(char::is_alphanumeric);
    match before {
        "—" | "―" => !matches!(cluster, "”" | "\"" | "’" | "'" | "," | "."),
        "-" | "–" | "/" => {
            is_word(cluster) && after.graphemes(true).take(3).filter(|cluster| is_word(cluster)).count() == 3
        }
        _ => {
            let wide = |text: &str| text.width() == 2;
            wide(before)
                && wide(cluster)
                && !"、。，．！？：；」』）】〉》".contains(cluster)
                && !"「『（【〈《".contains(before)
        }
    }
}

fn clusters(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true).flat_map(|cluster| {
        let whole = (cluster.len() <= LONGEST_CLUSTER).then_some(cluster);
        let apart = if whole.is_some() { "" } else { cluster };
        whole.into_iter().chain(apart.char_indices().map(|(at, c)| &apart[at..at + c.len_utf8()]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(columns: usize, text: &str, expected: &[&str]) {
        let found: Vec<&str> = lines(text, columns, columns).map(|line| &text[line]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_break_at_blanks() {
        check(10, "", &[]);
        check(10, "   ", &[]);
        check(10, "one", &["one"]);
        check(10, "one two three", &["one two", "three"]);
        check(13, "one two three", &["one two three"]);
        check(12, "one two three", &["one two", "three"]);
        check(3, "  one  two  ", &["one", "two"]);
        check(7, "“No,” she said", &["“No,”", "she", "said"]);
    }

    #[test]
    fn lines_break_after_dashes_between_words() {
        check(8, "well—informed", &["well—", "informed"]);
        check(9, "long-standing", &["long-", "standing"]);
        check(6, "mid-50s", &["mid-", "50s"]);
        check(3, "5-4", &["5-4"]);
        check(7, "a Covid-19", &["a", "Covid-1", "9"]);
        check(6, "he — x", &["he — x"]);
        check(6, "a man — she", &["a", "man —", "she"]);
        check(6, "he—” x", &["he—” x"]);
        check(5, "“he—”", &["“he—”"]);
    }

    #[test]
    fn long_words_are_broken() {
        check(4, "abcdefghij", &["abcd", "efgh", "ij"]);
        check(4, "a bcdefghij", &["a", "bcde", "fghi", "j"]);
        check(0, "abc", &["a", "b", "c"]);
    }

    #[test]
    fn columns_not_characters_count() {
        check(4, "日本語で話す", &["日本", "語で", "話す"]);
        check(5, "日本語。話す", &["日本", "語。", "話す"]);
        check(1, "日本", &["日", "本"]);
        check(4, "👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", &["👩‍👩‍👧👩‍👩‍👧", "👩‍👩‍👧"]);
        check(3, "e\u{301}e\u{301}e\u{301} e\u{301}", &["e\u{301}e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn the_first_line_may_be_shorter() {
        let text = "one two three four";
        let found: Vec<&str> = lines(text, 4, 9).map(|line| &text[line]).collect();
        assert_eq!(found, ["one", "two three", "four"]);
    }

    #[test]
    fn a_word_of_a_megabyte_is_broken_in_one_pass() {
        let text = "x".repeat(1 << 20);
        assert_eq!(lines(&text, 64, 64).count(), 1 << 14);
        let family = "👩\u{200d}".repeat(1 << 16);
        assert_eq!(lines(&family, 64, 64).count(), 1 << 11);
    }
}
