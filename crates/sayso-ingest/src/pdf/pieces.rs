use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::{Point, Vec2};

use super::glyphs::Glyph;

/// Words on one baseline that follow each other closely. Places are seen so that the text runs to the right, upwards is up.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) baseline: f64,
    pub(super) size: f64,
}

/// A gap between letters that is wider than this part of their size stands for a blank.
const BLANK: f64 = 0.17;

/// One that is wider than this ends the piece: the next word belongs to another column.
const WIDEST: f64 = 1.2;

impl Piece {
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Whether something stands on the same baseline.
    pub(super) fn is_level_with(&self, other: &Piece) -> bool {
        (self.baseline - other.baseline).abs() < 0.35 * self.size.max(other.size)
    }

    /// Puts what follows on the same line behind it.
    pub(super) fn push(&mut self, next: &Piece) {
        if next.left - self.right > BLANK * self.size.min(next.size) && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(&next.text);
        self.right = self.right.max(next.right);
        self.size = self.size.max(next.size);
    }
}

/// The pieces of text on a page, from its letters in the order in which they are drawn. What runs in another direction than most
/// of the page is left out: stamps at its edge, words across it.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let turn = direction_of_most(glyphs);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open: Option<Piece> = None;
    for glyph in glyphs {
        let along = glyph.end - glyph.start;
        if along.hypot() > 0.01 * glyph.size && direction(along) != Some(turn) {
            continue;
        }
        let (start, end) = (turned(glyph.start, turn), turned(glyph.end, turn));
        let text = characters(glyph.text.as_ref());
        let goes_on = open.as_ref().is_some_and(|piece| {
            let gap = start.x - piece.right;
            let is_level = (start.y - piece.baseline).abs() < 0.35 * piece.size.max(glyph.size);
            is_level && gap > -0.4 * glyph.size && gap < WIDEST * piece.size.min(glyph.size)
        });
        if !goes_on {
            close(open.take(), &mut pieces);
        }
        let is_blank = text.chars().all(char::is_whitespace);
        match &mut open {
            Some(piece) => {
                let is_apart = start.x - piece.right > BLANK * piece.size.min(glyph.size);
                if (is_apart || is_blank) && !piece.text.ends_with(' ') {
                    piece.text.push(' ');
                }
                if !is_blank {
                    piece.text.push_str(&text);
                    piece.size = piece.size.max(glyph.size);
                }
                piece.right = piece.right.max(end.x);
            }
            None if is_blank => {}
            None => open = Some(Piece { text, left: start.x, right: end.x, baseline: start.y, size: glyph.size }),
        }
    }
    close(open, &mut pieces);
    pieces
}

/// Keeps a piece, unless it was drawn a second time to look bold.
fn close(piece: Option<Piece>, pieces: &mut Vec<Piece>) {
    let Some(mut piece) = piece else { return };
    piece.text.truncate(piece.text.trim_end().len());
    let is_again = |before: &Piece| {
        let near = 0.3 * piece.size;
        (before.left - piece.left).abs() < near
            && (before.baseline - piece.baseline).abs() < near
            && before.text == piece.text
    };
    if !piece.text.is_empty() && !pieces.iter().rev().take(8).any(is_again) {
        pieces.push(piece);
    }
}

/// What a letter stands for: ligatures as letters, soft hyphens as hyphens, nothing for what nobody sees.
fn characters(text: Option<&BfString>) -> String {
    let text = match text {
        None => return "\u{fffd}".to_owned(),
        Some(BfString::Char(character)) => character.to_string(),
        Some(BfString::String(text)) => text.clone(),
    };
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{fb00}' => plain.push_str("ff"),
            '\u{fb01}' => plain.push_str("fi"),
            '\u{fb02}' => plain.push_str("fl"),
            '\u{fb03}' => plain.push_str("ffi"),
            '\u{fb04}' => plain.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => plain.push_str("st"),
            '\u{ad}' | '\u{2010}' | '\u{2011}' => plain.push('-'),
            '\u{a0}' => plain.push(' '),
            // Private characters are drawings of a font: arrows, ornaments.
            '\u{e000}'..='\u{f8ff}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            character if character.is_control() => plain.push(' '),
            character => plain.push(character),
        }
    }
    plain
}

/// Quarter turns from left to right, against the clock; `None` for text at another angle.
fn direction(along: Vec2) -> Option<usize> {
    let quarters = along.atan2() / std::f64::consts::FRAC_PI_2;
    let nearest = quarters.round();
    ((quarters - nearest).abs() < 0.15).then_some(nearest.rem_euclid(4.0) as usize % 4)
}

fn direction_of_most(glyphs: &[Glyph]) -> usize {
    let mut counts = [0usize; 4];
    for glyph in glyphs {
        let along = glyph.end - glyph.start;
        if let Some(turn) = direction(along).filter(|_| along.hypot() > 0.01 * glyph.size) {
            counts[turn] += 1;
        }
    }
    (0..4).rev().max_by_key(|&turn| counts[turn]).unwrap_or(0)
}

/// A place, seen so that text in a direction runs to the right.
fn turned(place: Point, turn: usize) -> Point {
    match turn {
        0 => place,
        1 => Point::new(place.y, -place.x),
        2 => Point::new(-place.x, -place.y),
        _ => Point::new(-place.y, place.x),
    }
}
