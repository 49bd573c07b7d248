use sayso_text::{Quotation, Span, Style};

/// In whose words a content is: inside quotation marks wholly, in part, or not at all. Punctuation does not count.
///
/// `quotations` are those of the whole document, in order.
pub(crate) fn style(content: &[Span], text: &str, quotations: &[Quotation]) -> Style {
    let (mut quoted, mut free) = (false, false);
    for piece in content {
        let first = quotations.partition_point(|q| q.span.end <= piece.start);
        let mut at = piece.start;
        for quotation in &quotations[first..] {
            if quotation.span.start >= piece.end {
                break;
            }
            free |= has_words(text, at, quotation.span.start);
            let (start, end) = (quotation.span.start.max(piece.start), quotation.span.end.min(piece.end));
            quoted |= has_words(text, start, end);
            at = end;
        }
        free |= has_words(text, at, piece.end);
    }
    match (quoted, free) {
        (true, false) => Style::Direct,
        (true, true) => Style::Mixed,
        (false, _) => Style::Indirect,
    }
}

fn has_words(text: &str, start: u32, end: u32) -> bool {
    start < end && Span { start, end }.of(text).contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use sayso_text::{Article, Document, quotations};

    use super::*;

    /// `[` and `]` hold the pieces of the content.
    fn check(marked: &str, expected: Style) {
        let mut text = String::new();
        let mut content = Vec::new();
        for c in marked.chars() {
            match c {
                '[' => content.push(Span::new(text.len(), text.len())),
                ']' => content.last_mut().expect("opened").end = text.len() as u32,
                c => text.push(c),
            }
        }
        let document = Document::of(&Article::from_text("a", text));
        assert_eq!(
            style(&content, &document.text, &quotations(&document.text, &document.paragraphs)),
            expected,
            "{marked}"
        );
    }

    #[test]
    fn styles() {
        check("[“We will vote on Monday,”] Mayor Ilse Toft said.", Style::Direct);
        check("[\"We will vote,\"] Toft said, [\"on Monday.\"]", Style::Direct);
        check("Toft said [the council would vote on Monday].", Style::Indirect);
        check("Toft said [the plan was “a scandal” and would fail].", Style::Mixed);
        check("Toft called the plan “[a scandal]”.", Style::Direct);
        check("[The plan is late], Toft said, [“and dear.”]", Style::Mixed);
        check("Toft said [the council’s vote wasn’t final].", Style::Indirect);
    }
}
