use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn, StandardFont, UNITS_PER_EM};
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::page::{Page, Resources};

use super::content::{Operand, Operators};
use super::packed::Budget;

/// A letter on a page.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// The characters that it stands for; `None` where the file does not say.
    pub(super) text: Option<BfString>,
    /// Where its baseline begins and ends.
    pub(super) start: Point,
    pub(super) end: Point,
    /// Height of its font, as it appears on the page.
    pub(super) size: f64,
}

/// Reads the letters of pages.
pub(super) struct GlyphReader<'p> {
    fonts: FontCache<'p>,
    font_resolver: FontResolverFn,
    cmap_resolver: CMapResolverFn,
    budget: Budget,
    /// What was unpacked before, by where it lies in memory, with its size.
    known: BTreeMap<(usize, usize), u64>,
    /// Operators that may still be run: forms in forms in forms are a way to make endlessly many.
    operators_left: u64,
    /// Letters that may still be shown.
    glyphs_left: u64,
}

/// What a page may still cost was used up.
#[derive(Debug)]
pub(super) struct TooMuch;

/// More letters than this on a page are none that anyone reads.
const GLYPHS_ON_A_PAGE: usize = 400_000;

const FORMS_IN_FORMS: u32 = 12;
const SAVED_STATES: usize = 512;

impl<'p> GlyphReader<'p> {
    /// For a file that may unpack to four times `held` bytes, and have twice `article` letters.
    pub(super) fn new(held: u64, article: u64) -> GlyphReader<'p> {
        GlyphReader {
            fonts: FontCache::new(),
            font_resolver: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            cmap_resolver: Arc::new(|_| None),
            budget: Budget::new(held),
            known: BTreeMap::new(),
            operators_left: held,
            glyphs_left: article.saturating_mul(2),
        }
    }

    /// The letters of a page in the order in which they are drawn, without those that belong to its furniture.
    pub(super) fn read(&mut self, page: &Page<'p>) -> Result<Vec<Glyph>, TooMuch> {
        let mut drawing = Drawing { reader: self, glyphs: Vec::new(), furniture: Vec::new() };
        let transform = Affine::new(page.initial_transform(false).as_coeffs());
        if let Some(content) = drawing.content(page)? {
            drawing.run(&content, page.resources(), State::new(transform), 0)?;
        }
        Ok(drawing.glyphs)
    }

    fn font(&mut self, dict: &Dict<'p>) -> Result<Option<Font<'p>>, TooMuch> {
        let place = (dict.data().as_ptr() as usize, dict.data().len());
        if !self.known.contains_key(&place) {
            if !self.budget.allows_font(dict) {
                return Err(TooMuch);
            }
            self.known.insert(place, 0);
        }
        Ok(self.fonts.font(dict, &self.font_resolver, &self.cmap_resolver))
    }

    /// The content of a form, unpacked. One that is drawn again costs less, as a letterhead on every page should.
    fn form(&mut self, stream: &Stream<'p>) -> Result<Option<Vec<u8>>, TooMuch> {
        let data = stream.dict().data();
        let place = (data.as_ptr() as usize, data.len());
        let is_allowed = match self.known.get(&place) {
            Some(size) => self.budget.take(size / 16),
            None => self.budget.allows(stream),
        };
        if !is_allowed {
            return Err(TooMuch);
        }
        let content = stream.decoded_data().ok().map(|data| data.into_owned());
        self.known.insert(place, content.as_ref().map_or(0, Vec::len) as u64);
        Ok(content)
    }

    fn standard_font(&self) -> Option<Font<'p>> {
        self.fonts.standard_font(StandardFont::Helvetica, &self.font_resolver)
    }
}

struct Drawing<'r, 'p> {
    reader: &'r mut GlyphReader<'p>,
    glyphs: Vec<Glyph>,
    /// For every marked stretch around, whether it is furniture of the page: its head, its number.
    furniture: Vec<bool>,
}

#[derive(Clone)]
struct State<'p> {
    page: Affine,
    font: Option<Font<'p>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    text: Affine,
    line: Affine,
}

impl State<'_> {
    fn new(page: Affine) -> Self {
        State {
            page,
            font: None,
            size: 1.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            text: Affine::IDENTITY,
            line: Affine::IDENTITY,
        }
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line *= Affine::translate((x, y));
        self.text = self.line;
    }
}

impl<'p> Drawing<'_, 'p> {
    /// The content of a page, unpacked.
    fn content(&mut self, page: &Page<'p>) -> Result<Option<Vec<u8>>, TooMuch> {
        let contents = b"Contents".as_slice();
        let streams: Vec<Stream<'_>> = match page.raw().get::<Stream<'_>>(contents) {
            Some(stream) => vec![stream],
            None => {
                let array = page.raw().get::<hayro_syntax::object::Array<'_>>(contents);
                array.into_iter().flat_map(|array| array.iter::<Stream<'_>>()).take(100_000).collect()
            }
        };
        let mut content = Vec::new();
        for stream in &streams {
            if !self.reader.budget.allows(stream) {
                return Err(TooMuch);
            }
            if let Ok(data) = stream.decoded_data() {
                content.extend_from_slice(&data);
                content.push(b'\n');
            }
        }
        Ok((!streams.is_empty()).then_some(content))
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: &Resources<'p>,
        mut state: State<'p>,
        depth: u32,
    ) -> Result<(), TooMuch> {
        let mut operators = Operators::of(content);
        let (mut operands, mut saved) = (Vec::new(), Vec::new());
        let marked_outside = self.furniture.len();
        while let Some(operator) = operators.next(&mut operands) {
            self.reader.operators_left = self.reader.operators_left.checked_sub(1).ok_or(TooMuch)?;
            if self.glyphs.len() > GLYPHS_ON_A_PAGE {
                return Err(TooMuch);
            }
            match operator {
                b"q" if saved.len() < SAVED_STATES => saved.push(state.clone()),
                b"Q" => state = saved.pop().unwrap_or(state),
                b"BMC" | b"BDC" => {
                    let is_furniture = matches!(operands.first(), Some(Operand::Name(name)) if name == b"Artifact");
                    if self.furniture.len() < 10_000 {
                        self.furniture.push(is_furniture);
                    }
                }
                b"EMC" => {
                    if self.furniture.len() > marked_outside {
                        self.furniture.pop();
                    }
                }
                b"Do" => {
                    if let Some(Operand::Name(name)) = operands.first() {
                        self.form(name, resources, &state, depth)?;
                    }
                }
                _ => self.text_operator(operator, &operands, resources, &mut state)?,
            }
        }
        self.furniture.truncate(marked_outside);
        Ok(())
    }

    /// A piece of page that is drawn from elsewhere.
    fn form(&mut self, name: &[u8], resources: &Resources<'p>, state: &State<'p>, depth: u32) -> Result<(), TooMuch> {
        let Some(stream) = resources.x_objects.get::<Stream<'p>>(name) else { return Ok(()) };
        let subtype = stream.dict().get::<hayro_syntax::object::Name<'_>>(b"Subtype".as_slice());
        if subtype.is_none_or(|subtype| subtype.as_ref() != b"Form") || depth >= FORMS_IN_FORMS {
            return Ok(());
        }
        let Some(content) = self.reader.form(&stream)? else { return Ok(()) };
        let own = stream.dict().get::<Dict<'p>>(b"Resources".as_slice()).map(Resources::new);
        let matrix = stream.dict().get::<[f64; 6]>(b"Matrix".as_slice()).map_or(Affine::IDENTITY, Affine::new);
        let inner = State { page: state.page * matrix, ..state.clone() };
        self.run(&content, own.as_ref().unwrap_or(resources), inner, depth + 1)
    }

    fn text_operator(
        &mut self,
        operator: &[u8],
        operands: &[Operand],
        resources: &Resources<'p>,
        state: &mut State<'p>,
    ) -> Result<(), TooMuch> {
        let number = |at: usize| match operands.get(at) {
            Some(Operand::Number(number)) => *number,
            _ => 0.0,
        };
        let matrix = || (operands.len() >= 6).then(|| Affine::new(std::array::from_fn(number)));
        match operator {
            b"cm" => state.page *= matrix().unwrap_or(Affine::IDENTITY),
            b"BT" => (state.text, state.line) = (Affine::IDENTITY, Affine::IDENTITY),
            b"Tc" => state.char_space = number(0),
            b"Tw" => state.word_space = number(0),
            b"Tz" => state.scale = number(0) / 100.0,
            b"TL" => state.leading = number(0),
            b"Ts" => state.rise = number(0),
            b"Tf" => {
                state.size = number(1);
                if let Some(Operand::Name(name)) = operands.first() {
                    state.font = match resources.fonts.get::<Dict<'p>>(name) {
                        Some(dict) => self.reader.font(&dict)?,
                        None => self.reader.standard_font(),
                    };
                }
            }
            b"Td" => state.move_line(number(0), number(1)),
            b"TD" => {
                state.leading = -number(1);
                state.move_line(number(0), number(1));
            }
            b"Tm" => {
                if let Some(matrix) = matrix() {
                    (state.text, state.line) = (matrix, matrix);
                }
            }
            b"T*" => state.move_line(0.0, -state.leading),
            b"Tj" => self.show_operand(operands.first(), state)?,
            b"'" => {
                state.move_line(0.0, -state.leading);
                self.show_operand(operands.first(), state)?;
            }
            b"\"" => {
                (state.word_space, state.char_space) = (number(0), number(1));
                state.move_line(0.0, -state.leading);
                self.show_operand(operands.get(2), state)?;
            }
            b"TJ" => {
                let Some(Operand::Array(array)) = operands.first() else { return Ok(()) };
                for operand in array {
                    match operand {
                        Operand::Number(number) => {
                            let moved = -number / f64::from(UNITS_PER_EM) * state.size;
                            let is_horizontal = state.font.as_ref().is_none_or(Font::is_horizontal);
                            let by = if is_horizontal { (moved * state.scale, 0.0) } else { (0.0, moved) };
                            state.text *= Affine::translate(by);
                        }
                        other => self.show_operand(Some(other), state)?,
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn show_operand(&mut self, operand: Option<&Operand>, state: &mut State<'p>) -> Result<(), TooMuch> {
        let (Some(Operand::Text(codes)), Some(font)) = (operand, state.font.clone()) else { return Ok(()) };
        let is_furniture = self.furniture.contains(&true);
        let mut at = 0;
        while at < codes.len() {
            let (code, length) = font.read_code(codes, at);
            at += length.max(1);
            let word_space = if code == 32 && length == 1 { state.word_space } else { 0.0 };
            let advance = font.code_advance(code) / f64::from(UNITS_PER_EM) * state.size;
            let advance = if font.is_horizontal() {
                Vec2::new((advance.x + state.char_space + word_space) * state.scale, 0.0)
            } else {
                Vec2::new(0.0, advance.y + state.char_space + word_space)
            };
            if !is_furniture {
                self.push(&font, code, advance, state)?;
            }
            state.text *= Affine::translate(advance);
        }
        Ok(())
    }

    fn push(&mut self, font: &Font<'p>, code: u32, advance: Vec2, state: &State<'p>) -> Result<(), TooMuch> {
        self.reader.glyphs_left = self.reader.glyphs_left.checked_sub(1).ok_or(TooMuch)?;
        let text = match font.glyph(font.map_code(code), code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let place = state.page * state.text;
        let start = place * Point::new(0.0, state.rise);
        let end = place * Point::new(advance.x, advance.y + state.rise);
        let size = (place * Point::new(0.0, state.size + state.rise) - start).hypot();
        if start.is_finite() && end.is_finite() && size.is_finite() && size > 0.0 {
            self.glyphs.push(Glyph { text, start, end, size });
        }
        Ok(())
    }
}
