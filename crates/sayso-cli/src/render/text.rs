//! One article for people: its words with the marks of its reading, and the list of who said what.

use std::io::{self, Write};

use sayso::{Article, Document, Paragraph, ParagraphKind, Reading};

use super::list::{self, superscript};
use super::marked::{Marked, Page};
use super::runs::{Piece, Runs};
use super::style::{Face, Ink};

/// Prints one article.
///
/// # Errors
/// When `out` cannot be written.
pub(crate) fn article(
    out: &mut dyn Write,
    page: Page,
    article: &Article,
    document: &Document,
    reading: &Reading,
) -> io::Result<()> {
    let margin = Margin::new(document, page);
    header(out, page, article, &margin)?;
    let runs = Runs::new(&reading.attributions, &document.text);
    for (index, paragraph) in document.paragraphs.iter().enumerate() {
        writeln!(out)?;
        let (words, head) = (words(&document.text, paragraph, &runs), margin.head(index));
        words.print(out, page, &head, usize::MAX)?;
    }
    list::attributions(out, page, document, reading, &margin)
}

/// The column at the left, in which paragraphs are numbered; headings are not.
pub(crate) struct Margin {
    numbers: Vec<Option<usize>>,
    /// Columns of the margin: none on a narrow page.
    pub(crate) columns: usize,
}

/// On a page narrower than this there is no margin.
const NARROW: usize = 48;

impl Margin {
    fn new(document: &Document, page: Page) -> Margin {
        let mut count = 0;
        let number = |paragraph: &Paragraph| {
            count += usize::from(paragraph.kind != ParagraphKind::Heading);
            (paragraph.kind != ParagraphKind::Heading).then_some(count)
        };
        let numbers: Vec<_> = document.paragraphs.iter().map(number).collect();
        let digits = count.to_string().len();
        Margin { numbers, columns: if page.columns < NARROW { 0 } else { digits + 3 } }
    }

    /// What stands in the margin beside a paragraph, as wide as the margin.
    pub(crate) fn head(&self, paragraph: usize) -> Marked {
        let head = match self.numbers.get(paragraph).copied().flatten() {
            Some(number) if self.columns > 0 => format!("{:>1$}  ", format!("¶{number}"), self.columns - 2),
            _ => " ".repeat(self.columns),
        };
        let mut marked = Marked::default();
        marked.push_layout(&head, Face::Quiet);
        marked
    }

    /// An empty margin.
    pub(crate) fn blank(&self) -> Marked {
        self.head(usize::MAX)
    }
}

/// Title, or what the article is known by; then outlet, author, date.
fn header(out: &mut dyn Write, page: Page, article: &Article, margin: &Margin) -> io::Result<()> {
    let title = article.title.as_deref().filter(|title| !title.trim().is_empty());
    Marked::new(title.unwrap_or(&article.id), Face::Heading).print(out, page, &margin.blank(), usize::MAX)?;
    let date = article.published.as_ref().map(|published| in_words(published.date));
    let known =
        [article.outlet.as_deref(), article.byline.as_deref(), date.as_deref(), title.map(|_| article.id.as_str())];
    let known: Vec<&str> = known.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect();
    if !known.is_empty() {
        Marked::new(&known.join(" · "), Face::Quiet).print(out, page, &margin.blank(), usize::MAX)?;
    }
    Ok(())
}

fn in_words(date: sayso::Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {} {}", date.day(), MONTHS[date.month() as usize - 1], date.year())
}

fn words(text: &str, paragraph: &Paragraph, runs: &Runs) -> Marked {
    let mut words = Marked::default();
    let mut after_number = false;
    for piece in runs.pieces(paragraph.span) {
        match piece {
            Piece::Words(span, ink) => words.push(span.of(text), within(paragraph.kind, ink)),
            Piece::Number(number) if after_number => words.push(&format!(",{}", superscript(number)), Face::Number),
            Piece::Number(number) => words.push(&superscript(number), Face::Number),
        }
        after_number = matches!(piece, Piece::Number(_));
    }
    words
}

fn within(kind: ParagraphKind, ink: Ink) -> Ink {
    let face = match (ink.face, kind) {
        (Face::Text, ParagraphKind::Heading) => Face::Heading,
        (Face::Text, ParagraphKind::Caption) => Face::Caption,
        (face, _) => face,
    };
    Ink { face, ..ink }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::markup;

    fn printed(columns: usize, colour: bool, (known, document, reading): &(Article, Document, Reading)) -> String {
        let mut out = Vec::new();
        article(&mut out, Page { columns, colour }, known, document, reading).expect("memory does not fail");
        String::from_utf8(out).expect("UTF-8")
    }

    #[track_caller]
    fn check(columns: usize, markup: &str, expected: &str) {
        let printed = printed(columns, false, &markup::read(markup));
        let shown: Vec<&str> = printed.lines().collect();
        let expected: Vec<&str> =
            expected.trim_matches('\n').lines().map(|line| line.get(12..).unwrap_or("")).collect();
        assert_eq!(shown, expected, "\n{printed}");
    }

    const HARBOUR: &str = "{1t The bill passed}, {1s Mayor Ilse Toft} {1c said} on Monday, {1t by a wide margin}.\n\n\
        # Doubts\n\n{2c According to} {2s the Harbour Gazette}, {2t {3s two councillors} {3c say} {3t votes were miscounted}}.\n\n\
        {4c It has emerged} {4t that a recount began}. No one was hurt.";

    #[test]
    fn a_page_of_sixty_columns() {
        check(
            60,
            HARBOUR,
            "
                trial

            ¶1  The bill passed, Mayor Ilse Toft said¹ on Monday, by a
                wide margin.

                Doubts

            ¶2  According to² the Harbour Gazette, two councillors say³
                votes were miscounted.

            ¶3  It has emerged⁴ that a recount began. No one was hurt.

                source · cue · content · 2 › as told in 2

            ¶1  1  Mayor Ilse Toft · said · The bill passed … by a wide
                   margin

            ¶2  2  the Harbour Gazette · According to · two councillors
                   say votes were miscounted
                3  2 › two councillors · say · votes were miscounted

            ¶3  4  (no source named) · It has emerged · that a recount
                   began

                4 attributions in 3 paragraphs
",
        );
    }

    #[test]
    fn a_narrow_page_has_no_margin() {
        check(
            24,
            "{1s Toft} {1c says} {1t the bill passed by a wide margin}.",
            "
            trial

            Toft says¹ the bill
            passed by a wide margin.

            source · cue · content

            1  Toft · says · the
               bill passed by a wide
               margin

            1 attribution
",
        );
    }

    #[test]
    fn the_comma_of_an_apposition_stays_out_of_the_list() {
        check(
            60,
            "{1s Toft, the mayor,} {1c says} {1t it passed}.",
            "
                trial

            ¶1  Toft, the mayor, says¹ it passed.

                source · cue · content

            ¶1  1  Toft, the mayor · says · it passed

                1 attribution
",
        );
    }

    #[test]
    fn nothing_found_is_said_quietly() {
        check(
            60,
            "It rained.",
            "\n                trial\n\n            ¶1  It rained.\n\n                No attributions found.\n",
        );
        check(60, "", "\n                trial\n\n                No attributions found.\n");
    }

    #[test]
    fn what_is_known_stands_under_the_title() {
        let mut harbour = markup::read("It rained.");
        harbour.0.title = Some("Rain \u{1b}[31mat the harbour\u{202e}".to_owned());
        harbour.0.outlet = Some("The Eastmoor Ledger".to_owned());
        harbour.0.published = sayso::Published::parse("2024-03-05T10:00:00Z");
        let printed = printed(60, false, &harbour);
        let head: Vec<&str> = printed.lines().take(2).collect();
        assert_eq!(head, ["    Rain ␛[31mat the harbour", "    The Eastmoor Ledger · 5 March 2024 · trial"]);
    }

    #[test]
    fn colours_mark_the_roles() {
        let printed = printed(60, true, &markup::read("{1s Toft} {1c says} {1t it passed}."));
        let line = printed.lines().find(|line| line.contains("¹")).expect("a number");
        let styled = |ink: Ink, words: &str| format!("{}{words}{}", ink.style().render(), ink.style().render_reset());
        let marked = [
            styled(Face::Source.into(), "Toft"),
            styled(Face::Cue.into(), "says"),
            styled(Face::Number.into(), "¹"),
            styled(Ink::TOLD, "it passed"),
        ];
        let mut rest = line;
        for piece in marked {
            rest = rest.split_once(&piece).unwrap_or_else(|| panic!("{piece:?} in {line:?}")).1;
        }
    }

    #[test]
    fn colours_shorten_the_list_and_plain_pages_do_not() {
        let long = markup::read(&format!("{{1s Toft}} {{1c says}} {{1t {}end}}.", "the bill passed and ".repeat(20)));
        let list = |page: String| {
            page.lines().skip_while(|line| !line.contains("content")).skip(2).map(str::to_owned).collect()
        };
        let (short, whole): (Vec<String>, Vec<String>) =
            (list(printed(60, true, &long)), list(printed(60, false, &long)));
        assert_eq!(short.iter().position(|line| line.is_empty()), Some(2), "{short:#?}");
        assert!(short[1].ends_with('…'), "{short:#?}");
        assert!(whole.join("\n").contains("end"), "{whole:#?}");
        assert!(whole.len() > 8, "{whole:#?}");
    }

    #[test]
    fn every_line_fits_the_page() {
        let bad =
            format!("{{1s {}}} {{1c 言う}} {{1t {}}}\0\u{1b}[2J", "x".repeat(500), "日本語 e\u{301} 👩‍👩‍👧 ".repeat(50));
        let marked = markup::read(&bad);
        for columns in [18, 24, 60, 100] {
            for line in printed(columns, false, &marked).lines() {
                assert!(super::super::wrap::columns(line) <= columns, "{columns}: {line:?}");
            }
        }
    }
}
