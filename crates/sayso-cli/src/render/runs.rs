//! The spans of a reading, which may nest and overlap, as stretches of text in one ink each.

use sayso::{Attribution, Span};

use super::style::{Face, Ink};

/// What is marked in one text.
pub(crate) struct Runs {
    /// Stretches that are not plain, in text order, apart from each other.
    inks: Vec<(Span, Ink)>,
    /// Where the number of an attribution stands: after its cue, or what else it has.
    anchors: Vec<(u32, usize)>,
}

/// A piece of a paragraph.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words in one ink.
    Words(Span, Ink),
    /// The number of an attribution.
    Number(usize),
}

impl Runs {
    /// Marks for `attributions`, numbered from 1. Where roles meet, a source goes before a cue before a content.
    pub(crate) fn new(attributions: &[Attribution], text: &str) -> Runs {
        let mut anchors: Vec<(u32, usize)> = Vec::with_capacity(attributions.len());
        for (at, attribution) in attributions.iter().enumerate() {
            let place =
                [&attribution.cue, &attribution.source, &attribution.content].into_iter().find_map(|role| role.last());
            anchors.extend(place.map(|span| (fit(span.end, text), at + 1)));
        }
        anchors.sort_unstable();
        Runs { inks: flatten(attributions, text), anchors }
    }

    /// The pieces of `paragraph`, which cover it wholly.
    pub(crate) fn pieces(&self, paragraph: Span) -> Vec<Piece> {
        let mut numbers = self.anchors.partition_point(|&(at, _)| at <= paragraph.start);
        let first = self.inks.partition_point(|(span, _)| span.end <= paragraph.start);
        let mut stretches = Vec::new();
        let mut at = paragraph.start;
        for &(span, ink) in self.inks[first..].iter().take_while(|(span, _)| span.start < paragraph.end) {
            let (start, end) = (span.start.max(at), span.end.min(paragraph.end));
            stretches.push((at, start, Ink::default()));
            stretches.push((start, end, ink));
            at = end;
        }
        stretches.push((at, paragraph.end, Ink::default()));

        let mut pieces = Vec::new();
        for (mut start, end, ink) in stretches {
            while let Some(&(place, number)) = self.anchors.get(numbers).filter(|&&(place, _)| place <= end) {
                push_words(&mut pieces, start, place, ink);
                pieces.push(Piece::Number(number));
                start = place;
                numbers += 1;
            }
            push_words(&mut pieces, start, end, ink);
        }
        pieces
    }
}

fn push_words(pieces: &mut Vec<Piece>, start: u32, end: u32, ink: Ink) {
    if start < end {
        pieces.push(Piece::Words(Span { start, end }, ink));
    }
}

/// Sweeps over the edges of all spans, counting how many of each role are open.
fn flatten(attributions: &[Attribution], text: &str) -> Vec<(Span, Ink)> {
    let mut edges: Vec<(u32, usize, bool)> = Vec::new();
    for attribution in attributions {
        for (role, spans) in [&attribution.source, &attribution.cue, &attribution.content].into_iter().enumerate() {
            for span in spans {
                edges.push((fit(span.start, text), role, true));
                edges.push((fit(span.end, text), role, false));
            }
        }
    }
    edges.sort_unstable();
    let mut runs: Vec<(Span, Ink)> = Vec::new();
    let mut open = [0_i64; 3];
    let mut at = 0;
    for (place, role, opens) in edges {
        let face = if open[0] > 0 {
            Face::Source
        } else if open[1] > 0 {
            Face::Cue
        } else {
            Face::Text
        };
        let ink = Ink { face, told: open[2] > 0 };
        if at < place && ink != Ink::default() {
            match runs.last_mut() {
                Some((span, last)) if *last == ink && span.end == at => span.end = place,
                _ => runs.push((Span { start: at, end: place }, ink)),
            }
        }
        open[role] += if opens { 1 } else { -1 };
        at = place;
    }
    runs
}

/// `offset` inside `text`, on a character boundary: a reading of another text must not break the page.
fn fit(offset: u32, text: &str) -> u32 {
    text.floor_char_boundary(offset as usize) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::markup;

    /// Shows sources in [], cues in (), what is told in underscores, numbers after ^.
    #[track_caller]
    fn check(markup: &str, expected: &str) {
        let (_, document, reading) = markup::read(markup);
        let runs = Runs::new(&reading.attributions, &document.text);
        let mut shown = Vec::new();
        for paragraph in &document.paragraphs {
            let mut line = String::new();
            for piece in runs.pieces(paragraph.span) {
                line += &match piece {
                    Piece::Number(number) => format!("^{number}"),
                    Piece::Words(span, ink) => {
                        let words = span.of(&document.text);
                        let words = if ink.told { format!("_{words}_") } else { words.to_owned() };
                        match ink.face {
                            Face::Source => format!("[{words}]"),
                            Face::Cue => format!("({words})"),
                            _ => words,
                        }
                    }
                };
            }
            shown.push(line);
        }
        assert_eq!(shown.join(" / "), expected);
    }

    #[test]
    fn pieces_cover_the_paragraph() {
        check("Nothing is told.", "Nothing is told.");
        check("{1s Toft} {1c said} {1t it passed}.", "[Toft] (said)^1 _it passed_.");
        check("{1t It passed,} {1s Toft} {1c said}", "_It passed,_ [Toft] (said)^1");
        check("{1t It passed}, {1c said} {1s Toft}, {1t by a vote}", "_It passed_, (said)^1 [Toft], _by a vote_");
    }

    #[test]
    fn numbers_stand_after_the_cue_or_what_there_is() {
        check("{1s A} {1t x}", "[A]^1 _x_");
        check("“{1t x}”", "“_x_^1”");
        check("{1s A} {2s B} {1c {2c say}} {1t x} {2t y}", "[A] [B] (say)^1^2 _x_ _y_");
    }

    #[test]
    fn spans_may_nest() {
        check("{1s A} {1c says} {1t {2s B} {2c says} {2t x} now}", "[A] (says)^1 [_B_]_ _(_says_)^2_ x now_");
        check("{1s A, who {2c cited} {2s B}}", "[A, who cited]^2[ B]^1");
    }

    #[test]
    fn spans_may_go_on_in_the_next_paragraph() {
        check("{1s A} {1c says} {1t x.\n\ny.} z", "[A] (says)^1 _x._ / _y._ z");
        check("{1c say\n\nso} z", "(say) / (so)^1 z");
    }

    #[test]
    fn spans_of_another_text_do_no_harm() {
        let text = "Só, ele disse";
        let (_, _, mut reading) = markup::read("{1s A} {1c says} {1t x}");
        for (start, end) in [(0, 2), (2, 2), (2, 5), (5, 2), (0, 400), (300, 400), (14, 14), (u32::MAX, u32::MAX)] {
            reading.attributions[0].content = vec![Span { start, end }, Span { start: 1, end: 9 }];
            reading.attributions[0].cue = vec![Span { start, end }];
            let pieces = Runs::new(&reading.attributions, text).pieces(Span::new(0, text.len()));
            let words = pieces.iter().map(|piece| match piece {
                Piece::Words(span, _) => span.of(text),
                Piece::Number(_) => "",
            });
            assert_eq!(words.collect::<String>(), text, "{start}..{end}");
        }
    }
}
