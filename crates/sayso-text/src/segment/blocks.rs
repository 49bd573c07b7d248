use std::ops::Range;

use crate::Span;

/// Cuts one region of a text into its paragraphs, before it is known what each of them is.
///
/// A blank line always parts. A single line break parts as well, unless the line goes on after it:
/// * in hard-wrapped text, at a break that was forced (see [`wrap_width`]);
/// * in any text, where a line without final punctuation is followed by a lower-case letter.
///
/// A list item always begins a paragraph.
pub(super) fn blocks(text: &str, region: Range<usize>) -> Vec<Block> {
    let lines = lines(text, region);
    let width = wrap_width(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in &lines {
        match (above, blocks.last_mut()) {
            (Some(above), Some(block)) if goes_on(text, above, line, width) => {
                block.span = Span { end: line.span.end, ..block.span };
                block.lines += 1;
            }
            _ => blocks.push(Block { span: line.span, lines: 1 }),
        }
        above = Some(line);
    }
    blocks
}

/// Some lines of text that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Its words, without white space at the edges.
    pub(super) span: Span,
    /// How many lines it fills.
    pub(super) lines: usize,
}

/// A line with words on it.
struct Line {
    span: Span,
    /// Width in characters, counted no further than [`TOO_WIDE`].
    width: usize,
    /// Whether a blank line, or the start of the region, is above it.
    after_blank: bool,
}

/// No one wraps text wider than this by hand or by machine.
const TOO_WIDE: usize = 101;
/// Fewer breaks than this do not show whether a text is hard-wrapped.
const ENOUGH_BREAKS: usize = 3;
/// How far a forced break may fall short of the widest line: ragged edges, double spaces.
const SLACK: usize = 4;
/// A line shorter than this does not look as if it were broken for want of room.
const ROOM: usize = 30;

fn lines(text: &str, region: Range<usize>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = true;
    let mut start = region.start;
    let mut push = |range: Range<usize>, page: bool| {
        let span = Span::new(range.start, range.end).trimmed(text);
        if span.of(text).chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            after_blank = true;
        } else {
            let width = span.of(text).chars().take(TOO_WIDE).count();
            lines.push(Line { span, width, after_blank });
            after_blank = page;
        }
    };
    let mut chars = text[region.clone()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_line_end(c) {
            let at = region.start + at;
            push(start..at, is_page_end(c));
            start = at + c.len_utf8();
            if c == '\r' && chars.next_if(|&(_, c)| c == '\n').is_some() {
                start += 1;
            }
        }
    }
    push(start..region.end, false);
    lines
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Form feeds and paragraph separators part like a blank line.
fn is_page_end(c: char) -> bool {
    matches!(c, '\u{c}' | '\u{2029}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

/// The width at which the text is hard-wrapped; `None` where it is not.
///
/// A machine breaks a line where the next word has no more room. So in hard-wrapped text nearly every break is
/// "forced": with the next line's first word, the line would be wider than the widest line. In text that is broken
/// where a paragraph ends, hardly any is.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let breaks = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let wide = lines.iter().filter(|line| line.width >= TOO_WIDE).count();
    if wide * 20 > lines.len() {
        return None; // a stray long line (an address of the web) is no wrapping gone wrong
    }
    let width = lines.iter().map(|line| line.width).filter(|&w| w < TOO_WIDE).max()?;
    let forced = breaks().filter(|pair| is_forced(text, &pair[0], &pair[1], width)).count();
    let all = breaks().count();
    let open = breaks().filter(|pair| !ends_sentence(pair[0].span.of(text))).count();
    let is_wrapped = width > ROOM && all >= ENOUGH_BREAKS && forced * 4 >= all * 3 && open * 2 > all;
    is_wrapped.then_some(width)
}

fn is_forced(text: &str, above: &Line, line: &Line, width: usize) -> bool {
    let first_word = line.span.of(text).chars().take(TOO_WIDE).take_while(|c| !c.is_whitespace()).count();
    above.width + 1 + first_word + SLACK > width
}

fn goes_on(text: &str, above: &Line, line: &Line, width: Option<usize>) -> bool {
    let words = line.span.of(text);
    if line.after_blank || super::list::marker(words).is_some() || words.starts_with("http") {
        return false;
    }
    match width {
        Some(width) if is_forced(text, above, line, width) => true,
        _ => above.width >= ROOM && !is_complete(above.span.of(text)) && words.starts_with(char::is_lowercase),
    }
}

/// Whether the last mark of a line, closing quotation marks and brackets aside, may end a sentence.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '`']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

fn is_complete(line: &str) -> bool {
    ends_sentence(line) || line.ends_with([':', ';', '}', '>', '{'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = blocks(text, 0..text.len())
            .iter()
            .map(|block| block.span.of(text).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn blank_lines_part() {
        check("One.\n\nTwo.", &["One.", "Two."]);
        check("One.\r\n\r\nTwo.\r\n", &["One.", "Two."]);
        check("One.\n \u{a0}\u{200b}\n\n\nTwo.", &["One.", "Two."]);
        check("One\u{c}two.\u{2029}three", &["One", "two.", "three"]);
        check("", &[]);
        check(" \n\t\n", &[]);
    }

    #[test]
    fn line_breaks_part_unless_the_line_goes_on() {
        check("The bill passed.\nThe mayor said no.", &["The bill passed.", "The mayor said no."]);
        check("Harbour bill passed\nThe mayor said no.", &["Harbour bill passed", "The mayor said no."]);
        check(
            "Toft, who has called the bill both a mistake and a shame for\nthe harbour, left.",
            &["Toft, who has called the bill both a mistake and a shame for the harbour, left."],
        );
        check("Needed:\nsalt", &["Needed:", "salt"]);
    }

    #[test]
    fn hard_wrapped_text_is_joined() {
        check(
            "The council of Sarn voted on Tuesday to close the harbour for\n\
             the winter, Mayor Ilse Toft told reporters after a long debate\n\
             in which two members left the room. She did not say when it\n\
             would open again.\n\
             Fishermen said that they had not been asked, and that they\n\
             would lose a season.\n",
            &[
                "The council of Sarn voted on Tuesday to close the harbour for the winter, Mayor Ilse Toft told \
                 reporters after a long debate in which two members left the room. She did not say when it would \
                 open again.",
                "Fishermen said that they had not been asked, and that they would lose a season.",
            ],
        );
    }

    #[test]
    fn a_list_item_begins_a_paragraph() {
        check("- close the harbour\n- open the dam", &["- close the harbour", "- open the dam"]);
    }

    #[test]
    fn spans_lie_in_the_region() {
        let text = "date 2024-01-26 The bill\n\npassed";
        let found: Vec<_> = blocks(text, 15..text.len()).iter().map(|b| b.span.of(text)).collect();
        assert_eq!(found, ["The bill", "passed"]);
    }
}
