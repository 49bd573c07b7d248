//! The arithmetic of the head; `training/sayso_train/coref_head.py` is the same in Python.

use sayso_nn::{Encoder, Error, Kernel, Linear, Matrix, Vocabulary, Watch, Watched, Weights, gelu, softmax};

use super::features::{self, ROWS};
use super::passage::Passage;
use crate::{Input, Window};

/// Layers whose states it mixes: the last.
const LAYERS: usize = 5;
/// What is added to an attention chance before its logarithm is taken, and what makes the logarithms small numbers.
const FLOOR: f32 = 1e-4;
const MIDDLE: f32 = -4.0;
const SPREAD: f32 = 2.0;

/// The trained head: the tensors `heads.coref.…` of a model file.
pub(crate) struct Head {
    /// How much each layer counts for the pronoun, a first and a last piece.
    mix: Matrix,
    ana: Linear,
    first: Linear,
    last: Linear,
    prod_ana: Linear,
    prod_cand: Linear,
    prod: Linear,
    att: Linear,
    att_line: Linear,
    pairs: Matrix,
    pairs_line: Vec<f32>,
    out: Linear,
    none: f32,
}

/// What a window keeps for the head: pronouns, capitalised words and what stands between these.
pub(crate) struct Kept {
    watch: Watch,
    watched: Watched,
}

impl Head {
    /// The head of a model file; `None` where it has none.
    pub(crate) fn load(weights: &Weights, encoder: &Encoder) -> Result<Option<Head>, Error> {
        if !weights.contains("heads.coref.out.weight") {
            return Ok(None);
        }
        let name = |part: &str| format!("heads.coref.{part}");
        let (hidden, attention) = (encoder.hidden(), 2 * encoder.layers() * encoder.heads());
        let ana = Linear::load(weights, &name("ana"), None, hidden)?;
        let width = ana.outputs();
        let linear = |part: &str, outputs, inputs| Linear::load(weights, &name(part), Some(outputs), inputs);
        let unbiased = |part: &str, outputs, inputs| {
            let weight = weights.matrix(&name(&format!("{part}.weight")), Some(outputs), Some(inputs))?;
            Ok::<Linear, Error>(Linear::new(&weight, vec![0.0; outputs]))
        };
        Ok(Some(Head {
            mix: weights.matrix(&name("mix"), Some(3), Some(LAYERS.min(encoder.layers())))?,
            first: unbiased("first", width, hidden)?,
            last: unbiased("last", width, hidden)?,
            prod_ana: linear("prod_ana", width, hidden)?,
            prod_cand: linear("prod_cand", width, 2 * hidden)?,
            prod: unbiased("prod", width, width)?,
            att: unbiased("att", width, attention)?,
            att_line: unbiased("att_line", 1, attention)?,
            pairs: weights.matrix(&name("pairs.weight"), Some(ROWS), Some(width))?,
            pairs_line: weights.matrix(&name("pairs_line.weight"), Some(ROWS), Some(1))?.values,
            out: linear("out", 1, width)?,
            none: weights.vector(&name("none"), Some(1))?[0],
            ana,
        }))
    }

    /// What to keep of a window while it is encoded, as places behind `[CLS]`; `None` where it has no pronoun to ask about.
    pub(crate) fn watch(
        &self,
        input: &Input,
        window: &Window,
        vocabulary: &Vocabulary,
        encoder: &Encoder,
    ) -> Option<Watch> {
        let sees = window.sees.clone();
        let is_pronoun = |&piece: &usize| features::form(vocabulary.text(input.pieces[piece].id)).is_some();
        let between: Vec<usize> = sees.clone().filter(is_pronoun).collect();
        if between.is_empty() {
            return None;
        }
        /// Pieces of one name may have so many between them that are written small ("van der").
        const SMALL: usize = 4;
        let mut positions: Vec<usize> = Vec::new();
        let mut named: Option<usize> = None;
        for piece in sees.clone() {
            let written = |mark: u8| input.features[piece][0] == mark;
            let goes_on = vocabulary.text(input.pieces[piece].id).starts_with("##") && named == piece.checked_sub(1);
            if goes_on || !(written(0) || written(5)) {
                let from = named.filter(|last| piece - last <= SMALL).map_or(piece, |last| last + 1);
                positions.extend(from..=piece);
                named = Some(piece);
            }
        }
        positions.extend(&between);
        positions.sort_unstable();
        positions.dedup();
        let behind_begin = |pieces: Vec<usize>| pieces.into_iter().map(|piece| piece - sees.start + 1).collect();
        let layers = encoder.layers();
        let layers = layers - self.mix.columns..layers;
        Some(Watch { layers, positions: behind_begin(positions), between: behind_begin(between) })
    }

    /// How likely each candidate is meant, and last that none is; `None` where a candidate was not kept.
    pub(crate) fn chances(&self, kernel: Kernel, passage: &Passage, kept: &Kept) -> Option<Vec<f32>> {
        let count = passage.candidates.len();
        let at = |piece: usize| piece - passage.sees.start + 1;
        let hidden = self.ana.inputs();
        let pronoun = kept.mixed(at(passage.pronoun), self.mix_of(0), hidden)?;
        let (mut first, mut last, mut both, mut attention) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for candidate in &passage.candidates {
            let f = kept.mixed(at(candidate.pieces.start), self.mix_of(1), hidden)?;
            let l = kept.mixed(at(candidate.pieces.end - 1), self.mix_of(2), hidden)?;
            both.extend(f.iter().chain(&l));
            first.extend(f);
            last.extend(l);
            attention.extend(kept.attention(at(passage.pronoun), candidate.pieces.clone().map(at))?);
        }
        let width = self.ana.outputs();
        let applied = |linear: &Linear, input: &[f32]| {
            let mut out = vec![0.0; input.len() / linear.inputs() * linear.outputs()];
            linear.apply(kernel, input, &mut out);
            out
        };
        let mut product = applied(&self.prod_cand, &both);
        let of_pronoun = applied(&self.prod_ana, &pronoun);
        product.chunks_exact_mut(width).for_each(|row| row.iter_mut().zip(&of_pronoun).for_each(|(p, a)| *p *= a));
        let mut inner = applied(&self.prod, &product);
        self.first.add(kernel, &first, &mut inner);
        self.last.add(kernel, &last, &mut inner);
        self.att.add(kernel, &attention, &mut inner);
        let of_pronoun = applied(&self.ana, &pronoun);
        let mut chances = applied(&self.att_line, &attention);
        for ((row, rows), chance) in inner.chunks_exact_mut(width).zip(&passage.features).zip(&mut chances) {
            row.iter_mut().zip(&of_pronoun).for_each(|(h, a)| *h += a);
            for &group in rows {
                let told = &self.pairs.values[usize::from(group) * width..][..width];
                row.iter_mut().zip(told).for_each(|(h, told)| *h += told);
                *chance += self.pairs_line[usize::from(group)];
            }
        }
        gelu(&mut inner);
        self.out.add(kernel, &inner, &mut chances);
        debug_assert_eq!(chances.len(), count);
        chances.push(self.none);
        softmax(&mut chances, 1.0);
        Some(chances)
    }

    fn mix_of(&self, what: usize) -> &[f32] {
        &self.mix.values[what * self.mix.columns..][..self.mix.columns]
    }
}

impl Kept {
    pub(crate) fn new(watch: Watch, watched: Watched) -> Kept {
        Kept { watch, watched }
    }

    fn place(&self, position: usize) -> Option<usize> {
        self.watch.positions.binary_search(&position).ok()
    }

    /// The state at a position: the sum of its states after each layer, each times its weight.
    fn mixed(&self, position: usize, mix: &[f32], hidden: usize) -> Option<Vec<f32>> {
        let (place, positions) = (self.place(position)?, self.watch.positions.len());
        let mut out = vec![0.0; hidden];
        for (layer, weight) in mix.iter().enumerate() {
            let state = &self.watched.states[(layer * positions + place) * hidden..][..hidden];
            out.iter_mut().zip(state).for_each(|(out, state)| *out += weight * state);
        }
        Some(out)
    }

    /// Attention from a pronoun to the piece of a candidate that gets most, by head, and then from the candidate to the pronoun.
    fn attention(&self, pronoun: usize, pieces: impl Iterator<Item = usize>) -> Option<Vec<f32>> {
        let nth = self.watch.between.iter().position(|&p| p == pronoun)?;
        let places: Vec<usize> = pieces.map(|piece| self.place(piece)).collect::<Option<_>>()?;
        let (between, positions) = (self.watch.between.len(), self.watch.positions.len());
        let most = |chances: &[f32]| {
            let most = places.iter().map(|&place| chances[nth * positions + place]).fold(0.0, f32::max);
            ((most + FLOOR).ln() - MIDDLE) / SPREAD
        };
        let heads = |all: &[f32]| all.chunks_exact(between * positions).map(most).collect::<Vec<f32>>();
        Some([heads(&self.watched.paid), heads(&self.watched.got)].concat())
    }
}
